"""The limit cycle of a planar flow that intervals prove, in floats: the orbit through its enclosed crossing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from sympy import Expr, Symbol, sympify

from symgan.exact.field import fractions
from symgan.exact.filippov import surfaces
from symgan.exact.validated import enclosed_cycle
from symgan.numeric.simulate import simulate
from symgan.numeric.verify import Case
from symgan.records import InputError


def enclosed(case: Case, start: tuple[float, float]) -> np.ndarray:
    """Points of the cycle at the constants, shape (m, 2), that intervals prove near a point of the switching line.

    ``start`` is that point, relative to the equilibrium; only its place along the line counts. InputError where the
    velocity does not jump across one line, and where no cycle is proved.
    """
    d, params = case.derivation, case.derivation.game.params
    section = _section(case)
    values = {s: fractions(sympify(v)) for s, v in case.values.items() if sympify(v).is_number}
    near = dict(zip(params, (fractions(float(e)) for e in case.center + np.array(start)), strict=True))
    found = enclosed_cycle((d.update or d.field).subs(values), params, section, near)
    if isinstance(found, str):
        raise InputError(f"no cycle of '{d.title}' is proved: {found}")
    along, period = (float(sum(pair)) / 2 for pair in (found.crossings[0], found.period))
    return simulate(d.game, d.method, values, _on_line(section, params, along, values), period).points


def _section(case: Case) -> Expr:
    """The one line across which the velocity jumps."""
    d = case.derivation
    jumps = {s.quantity for s in surfaces(d.pieces, d.game.params, d.given) if not s.continuous}
    if len(jumps) != 1 or not d.method.flow:
        raise InputError(f"a cycle is enclosed where a velocity jumps across one line; '{d.title}' has {len(jumps)}")
    return jumps.pop()


def _on_line(section: Expr, params: tuple[Symbol, ...], along: float, values: Mapping[Symbol, Any]) -> list[float]:
    """The point of the line at which the parameter that runs along it has this value."""
    runs = 0 if section.diff(params[1]) != 0 else 1
    other = params[1 - runs]
    solved = float((other - section / section.diff(other)).subs({params[runs]: along, other: 0}).subs(values))
    return [along, solved] if runs == 0 else [solved, along]
