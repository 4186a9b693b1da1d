"""What a planted error has to get past: facts, claims, and derivations checked against runs, cheap ones first.

An item is a name and a function that gives sentences, one for each thing that does not hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from typing import Any

from sympy import Rational, symbols

import symgan as sg
from symgan import games, methods, objectives, regularizers
from symgan.notation import h_d, h_g

from .facts_numeric import remembered

FACTS = (
    *("definitions", "models", "decide", "decide_by_solvers", "numeric", "exact", "exact_methods", "methods"),
    *("solved", "beyond", "equilibria", "kinked", "switching", "audit", "unit"),
)
x, y, u, w = symbols("x y u w", real=True)


def coupled() -> sg.Game:
    """Two parameters a player, all of them coupled, and nothing symmetric."""
    first = sg.Player("a", (x, u), x**2 / 2 + u**2 + x * y - u * w + x * u / 3 + x**3 / 6)
    return sg.Game(
        "coupled",
        (first, sg.Player("b", (y, w), y**2 / 2 + w**2 / 3 - x * y + 2 * u * w + y * w / 5)),
        dict.fromkeys((x, u, y, w), 0),
    )


def searched() -> sg.Game:
    """A game whose equilibrium (3/2, -1/2) has to be found."""
    return sg.Game(
        "searched", (sg.Player("a", (x,), x**2 / 2 - x + x * y), sg.Player("b", (y,), y**2 / 2 + 2 * y - x * y))
    )


def cases() -> Iterator[tuple[sg.Game, sg.Method, dict[str, Any]]]:
    """Games and methods that together use everything, at constants."""
    dirac, step = sg.dirac_gan(), Rational(1, 10)
    plain, own = sg.dirac_gan(objectives.wasserstein()), sg.dirac_gan(objectives.non_saturating())
    mse, noise, r1, r2 = regularizers.mse(), regularizers.instance_noise(), regularizers.r1(), regularizers.r2()
    yield games.bilinear(), methods.gradient_flow(), {}
    yield searched(), methods.simultaneous(), {"h": 0.1}
    yield games.three_player(), methods.gradient_flow(), {"a": 0.3}
    yield games.three_player(), methods.simultaneous(step), {"a": 1.3}
    yield coupled(), methods.alternating(step, 2, 3), {}
    yield plain, methods.alternating(), {"h": 0.1, "n_g": 1, "n_d": 2}
    yield plain, methods.alternating(order=(1, 0), n_g=1, n_d=2), {"h": 0.1}
    yield plain.with_(r2), methods.gradient_flow(tau=2), {"gamma": 0.5}
    yield own.with_(mse), methods.simultaneous(), {"h": 0.1, "mu": 0.5}
    yield dirac.with_(mse), methods.simultaneous((h_g, h_d)), {"h_g": 0.1, "h_d": 0.2, "mu": 0.5}
    yield dirac, methods.alternating(), {"h": 0.1, "n_g": 1, "n_d": 5}
    yield dirac.with_(r1), methods.alternating(), {"h": 0.1, "n_g": 1, "n_d": 2, "gamma": 0.5, "f1": 2}
    yield searched(), methods.consensus(step, step), {}
    yield coupled(), methods.momentum((step, 2 * step), (-step, step), alternating=True), {}
    yield coupled(), methods.optimistic(step), {}
    yield searched(), methods.extragradient((step, 2 * step), step), {}
    yield coupled(), remembered(step), {}
    yield dirac, remembered(), {"h": 0.1}
    yield sg.dirac_gan(objectives.minimax()).with_(noise, r1), methods.simultaneous(step), {"sigma": 0.5, "gamma": 0.5}
    yield dirac, methods.gradient_flow(), {}
    yield sg.dirac_gan(objectives.non_saturating()), methods.gradient_flow(), {}
    yield sg.dirac_gan(objectives.non_saturating()), methods.simultaneous(), {"h": 0.04}


def checked(game: sg.Game, method: sg.Method, at: dict[str, Any]) -> Iterator[str | None]:
    """The derivation's checks at those constants."""
    for check in sg.verify(sg.derive(game, method), at):
        yield None if check.passed else f"{check.name}: {check.predicted} against {check.observed}"


def judged(key: str) -> Iterator[str | None]:
    """The judgement of a claim against the one it expects."""
    (expected,) = (c.expected for c in sg.claims() if c.key == key)
    status = sg.check(key).status
    yield None if status is expected else f"{status}, not {expected}"


def names(few: bool = False) -> list[str]:
    """Every item by its name: facts, cases, claims; with ``few``, of the claims one for each definition."""
    facts = {f: vars(import_module(f"{__package__}.facts_{f}")) for f in FACTS}
    found = [f"{f} {n}" for f in FACTS for n in facts[f] if n.startswith("fact_")]
    claims = one_a_definition(sg.claims()) if few else sg.claims()
    return [*found, *(f"case {i}" for i, _ in enumerate(cases())), *(f"claim {c.key}" for c in claims)]


def one_a_definition(claims: Iterable[sg.Claim]) -> Iterator[sg.Claim]:
    """The claims that speak of a definition, or make a kind of statement, that none before them does."""
    known: set[str] = set()
    for claim in claims:
        used = set(_used(claim.says))
        if used - known:
            known |= used
            yield claim


def _used(part: Any) -> Iterator[str]:
    """The kind of a statement, and the names of what its games and methods are made of."""
    if isinstance(part, sg.Game):
        made_of = (part.objective, part.model, *part.regularizers)
        yield from (thing.name for thing in made_of if thing is not None) if part.objective else (part.name,)
    elif isinstance(part, sg.Method):
        yield part.name
    elif isinstance(part, tuple):
        yield from (name for inner in part for name in _used(inner))
    elif is_dataclass(part):
        yield type(part).__name__
        yield from (name for f in fields(part) for name in _used(getattr(part, f.name)))


def fallen(name: str) -> str | None:
    """The first sentence that an item gives for something that does not hold, or None."""
    kind, key = name.split(" ", 1)
    if kind == "claim":
        item = judged(key)
    elif kind == "case":
        item = checked(*list(cases())[int(key)])
    else:
        item = vars(import_module(f"{__package__}.facts_{kind}"))[key]()
    return next((sentence for sentence in item if sentence), None)
