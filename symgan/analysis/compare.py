"""sg.audit: expressions are compared exactly, a callable at points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympy import Basic, MatrixBase
from sympy.logic.boolalg import Boolean, true

from symgan.analysis.audit import Audit
from symgan.analysis.by_expressions import compared_exactly
from symgan.analysis.by_numbers import compared_at_points
from symgan.exact.derivation import derive
from symgan.records import Game, InputError, Method


def audit(
    function: Any,
    game: Game,
    method: Method | None = None,
    at: Mapping[Any, Any] | None = None,
    given: Boolean = true,
) -> Audit:
    """Whether a function is the field of a game (its update under a discrete method), and what it is if not.

    ``function`` is a callable on arrays of shape (n,), the parameters, then one such array for each
    vector that the method remembers, at the numbers ``at`` of all constants; or it is expressions in
    the parameters (a Matrix, a list, text, or LaTeX). Expressions are compared exactly, a callable at points.
    InputError for anything else, and for a callable that fails or returns arrays of another shape.
    """
    d = derive(game, method, given)
    if callable(function) and not isinstance(function, (Basic, MatrixBase)):
        return compared_at_points(function, d, {} if at is None else at)
    if at is not None:
        raise InputError("at gives numbers to a callable; expressions are compared for all values of the constants")
    return compared_exactly(function, d)
