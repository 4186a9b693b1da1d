"""Laws from words: "normal 0 1", "1/2 normal -2 1 + 1/2 dirac 3", and with commas one independent law a coordinate."""

from __future__ import annotations

from sympy import Expr

from symgan.errors import InputError
from symgan.laws import Dirac, Law, Mixture, Normal, Uniform
from symgan.reading import read

KINDS = {"dirac": (Dirac, 1), "normal": (Normal, 2), "uniform": (Uniform, 2)}


def read_laws(words: str) -> tuple[Law, ...]:
    """The laws that the words say, one a coordinate; constants are numbers or symbols, without spaces.

    InputError where a law is not known or does not have its constants.
    """
    return tuple(_law(part) for part in words.split(","))


def _law(words: str) -> Law:
    parts = [_weighted(part) for part in words.split(" + ")]
    if len(parts) == 1 and parts[0][0] == 1:
        return parts[0][1]
    return Mixture([weight for weight, _ in parts], [law for _, law in parts])


def _weighted(words: str) -> tuple[Expr, Law]:
    """A law with the weight before it, or 1."""
    weight, *rest = words.split() or [""]
    if weight in KINDS:
        weight, rest = "1", [weight, *rest]
    kind, *constants = rest or [""]
    if kind not in KINDS or len(constants) != KINDS[kind][1]:
        raise InputError(f"'{words.strip()}' is no law; there are dirac at, normal mean std and uniform low high")
    return _constant(weight), KINDS[kind][0](*map(_constant, constants))


def _constant(word: str) -> Expr:
    found = read(word)
    if not isinstance(found, Expr):
        raise InputError(f"a constant of a law must be a number or a symbol; got '{word}'")
    return found
