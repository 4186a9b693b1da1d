"""Whether a point attracts: a method on the game, or the flow in which one player leads and the other one answers.

Each answer is where it does, exactly, with the reason; nowhere known (None) where it is not decided.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sympy import Expr, ImmutableMatrix, Symbol, false, nan, true, zoo
from sympy.logic.boolalg import Boolean

from symgan.decide.identity import is_zero
from symgan.exact.derivation import derive
from symgan.exact.field import at, jacobian, vector_field
from symgan.exact.local_equilibrium import Losses, response_slope, total_gradient
from symgan.exact.spectrum import characteristic_polynomial, factors
from symgan.exact.update import exactly, update_map
from symgan.exact.verdict import judge
from symgan.reading import text
from symgan.records import Game, InputError, Method, Outcome

Answer = tuple[Boolean | None, str]
Point = Mapping[Symbol, Expr]


def attraction(game: Game, losses: Losses, method: Method, point: Point, given: Boolean = true) -> Answer:
    """Where a method converges locally and exponentially to the point: nowhere, if it moves it."""
    moved = _moved(game, losses, method, point)
    if moved:
        return false, f"The method moves the point by {moved}."
    try:
        verdict = derive(replace(game, equilibrium=dict(point)), method, given).verdict
    except InputError as error:
        return None, f"Nothing is derived there: {_plain(error)}."
    told = " ".join(part for part in (verdict.reason, verdict.beyond) if part)
    return (None if verdict.outcome is Outcome.UNDECIDED else verdict.region), told


def led_attraction(game: Game, losses: Losses, point: Point, leader: int, given: Boolean = true) -> Answer:
    """The same for the flow in which the leader follows its total gradient, and the other one its own gradient."""
    response = response_slope(game, losses, leader)
    if response is None:
        return None, "The follower has no curvature, and so no answer."
    own = vector_field(game, losses)
    led = iter(-total_gradient(game, losses, leader, response))
    field = ImmutableMatrix([next(led) if i in game.blocks[leader] else own[i] for i in range(len(own))])
    there, matrix = field.applyfunc(lambda entry: at(entry, point)), jacobian(field, point)
    if there.has(zoo, nan) or matrix.has(zoo, nan):
        return None, "The follower has no curvature there, and so no answer."
    if any(is_zero(entry) is False for entry in there):
        return false, "The flow does not rest at the point."
    found = judge(matrix, factors(characteristic_polynomial(matrix)), True, given)
    return found.region, found.reason


def _moved(game: Game, losses: Losses, method: Method, point: Point) -> str:
    """By how much a step of a method without memory, or its velocity, moves the point; empty where it does not."""
    found = update_map(game, vector_field(game, losses), exactly(method))
    if found is None or found[1]:
        return ""
    before = [0 if method.flow else value for value in point.values()]
    shift = [at(e, point) - b for e, b in zip(found[0], before, strict=True)]
    surely = any(is_zero(e) is False for e in shift)
    return f"({', '.join(f'{{{text(e)}}}' for e in shift)})" if surely else ""


def _plain(error: InputError) -> str:
    """A reason as prose, in which braces would hold formulas; it may show a dict."""
    return str(error).replace("{", "(").replace("}", ")")
