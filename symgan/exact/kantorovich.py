"""sg.kantorovich_rubinstein: a coupling and a 1-Lipschitz critic that prove each other best, exactly."""

from __future__ import annotations

from typing import Any

from sympy import Abs, Add, Expr, S, sign, true

from symgan.exact.densities import atoms, plain
from symgan.exact.transport import Atoms, monotone_plan
from symgan.laws import Law
from symgan.records import InputError, TransportCertificate


def kantorovich_rubinstein(p: Any, q: Any) -> TransportCertificate:
    """The certificate that W1 of two laws of finitely many points is both the least cost and the largest gap.

    The plan couples equal quantiles; the critic climbs with slope 1 where the distribution function
    of q is above that of p, and falls where it is below. Points and weights are numbers that are
    compared exactly. InputError for any other law.
    """
    laws = [atoms(plain(law)) if isinstance(law, Law) else None for law in (p, q)]
    first, second = laws
    if first is None or second is None or p.free_symbols | q.free_symbols:
        raise InputError(f"kantorovich_rubinstein takes laws of finitely many points at numbers; got {p} and {q}")
    plan = monotone_plan(first, second, true)
    if plan is None:
        raise InputError(f"the points of {p} and {q} could not be put into order")
    potential = _potential(first, second)
    values = dict(potential)
    primal = Add(*(mass * Abs(a - b) for a, b, mass in plan))
    dual = Add(*(w * values[a] for a, w in first)) - Add(*(w * values[b] for b, w in second))
    return TransportCertificate(plan, potential, primal, dual, _valid(first, second, plan, values, primal, dual))


def _potential(first: Atoms, second: Atoms) -> tuple[tuple[Expr, Expr], ...]:
    """The critic at each point, from left to right, 0 at the first one."""
    points = sorted({point for point, _ in (*first, *second)})
    height, found = S.Zero, [(points[0], S.Zero)]
    for left, right in zip(points, points[1:], strict=False):
        height += sign(_below(second, left) - _below(first, left)) * (right - left)
        found.append((right, height))
    return tuple(found)


def _below(law: Atoms, point: Expr) -> Expr:
    """The distribution function."""
    return Add(*(weight for at, weight in law if at <= point))


def _valid(first: Atoms, second: Atoms, plan: Any, values: dict[Expr, Expr], primal: Expr, dual: Expr) -> bool:
    """A coupling, a 1-Lipschitz critic, mass moved only where the critic has slope 1, and equal values."""
    sides = ((first, 0), (second, 1))
    marginals = all(
        Add(*(w for at, w in law if at == point)) == Add(*(move[2] for move in plan if move[side] == point))
        for law, side in sides
        for point in values
    )
    lipschitz = all(Abs(values[a] - values[b]) <= Abs(a - b) for a in values for b in values)
    slack = all(mass >= 0 and values[a] - values[b] == Abs(a - b) for a, b, mass in plan)
    return bool(marginals and lipschitz and slack and primal == dual)
