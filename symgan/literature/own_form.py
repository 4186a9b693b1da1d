"""A claim in the convention of its source, made from its statement and not typed."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from sympy import Basic, ImmutableMatrix, MatrixBase, Poly, S

from symgan.conventions import Convention, entries, permuted, positions, restate, rotated, turned
from symgan.literature.statements import (
    Best,
    CharacteristicPolynomial,
    Conserved,
    Converges,
    DecidingMatrix,
    Every,
    Modulus,
    Multiplied,
    Spectrum,
)
from symgan.notation import lam
from symgan.reading import text
from symgan.records import Claim, Method


def own_form(claim: Claim) -> str:
    """The claim as its source's convention has it, in words with expressions in braces; empty where that is ours.

    It is made by restating the statement. Only a wording that is no formula of the statement is kept
    as it is printed, in ``Claim.original``.
    """
    convention = claim.source.convention
    if convention is None:
        return ""
    theirs, ours = (formula(claim.says, c) for c in (convention, Convention()))
    return theirs if theirs != ours else ""


@singledispatch
def formula(statement: Any, c: Convention) -> str:
    """The formulas of a statement in a convention, as prose; empty where it has none."""
    return ""


@formula.register
def _every(statement: Every, c: Convention) -> str:
    return ", ".join(part for part in (formula(s, c) for s in statement.statements) if part)


@formula.register
def _spectrum(statement: Spectrum, c: Convention) -> str:
    sign = _sign(statement.method, c)
    pairs = [(restate(sign * center, c), restate(offset, c)) for center, offset in statement.pairs]
    told = dict.fromkeys(f"{{{text(center)} ± {text(offset)}}}" for center, offset in pairs)
    return f"eigenvalues {' and '.join(told)}"


@formula.register
def _modulus(statement: Modulus, c: Convention) -> str:
    return f"modulus {_told(statement.modulus, c)}"


@formula.register
def _converges(statement: Converges, c: Convention) -> str:
    whenever = {S.true: "always", S.false: "never"}
    return f"convergence {whenever.get(statement.region) or f'when {_told(statement.region, c)}'}"


@formula.register
def _characteristic_polynomial(statement: CharacteristicPolynomial, c: Convention) -> str:
    polynomial = Poly(statement.polynomial, lam)
    turns = _sign(statement.method, c) == -1
    return f"polynomial {_told(turned(polynomial, -1).as_expr() if turns else statement.polynomial, c)}"


@formula.register
def _deciding_matrix(statement: DecidingMatrix, c: Convention) -> str:
    players, matrix = statement.game.players, ImmutableMatrix(statement.matrix)
    if c.first is not None and statement.method.name == "alternating":
        matrix, _ = rotated(matrix, players, tuple(range(len(players))), c.first)
    places = positions(players, c.order or range(len(players)))
    return f"matrix {_told(_sign(statement.method, c) * permuted(matrix, places), c)}"


@formula.register
def _conserved(statement: Conserved, c: Convention) -> str:
    return f"constant {_told(statement.quantity, c)}"


@formula.register
def _multiplied(statement: Multiplied, c: Convention) -> str:
    return f"factor {_told(statement.factor, c)} of {_told(statement.quantity, c)}"


@formula.register
def _best(statement: Best, c: Convention) -> str:
    at = [f"{{Eq({text(restate(s, c))}, {text(restate(e, c))})}}" for s, e in statement.at.items()]
    return f"{' and '.join(at)} with rate {_told(statement.rate, c)}"


def _told(value: Basic, c: Convention) -> str:
    restated = entries(value, c) if isinstance(value, MatrixBase) else restate(value, c)
    return f"{{{text(restated)}}}"


def _sign(method: Method, c: Convention) -> int:
    """The sign of eigenvalues and matrices of a flow: that of the field."""
    return -1 if method.flow and c.opposite_field else 1
