"""sg.derive: from the losses of a game and a method to the verdict, every step recorded with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from sympy import And, Expr, ImmutableMatrix, Symbol, false, fraction, nan, oo, sympify, together, true, zoo
from sympy.core.function import AppliedUndef
from sympy.logic.boolalg import Boolean

from symgan.adversarial import boxes, losses
from symgan.decide.identity import is_zero
from symgan.decide.signs import zero
from symgan.exact.beyond import beyond
from symgan.exact.faces import face_verdict, held_at_bounds, refuse_bounds, resting_point
from symgan.exact.field import at, jacobian, vector_field, worked_out
from symgan.exact.invariants import quadratic_invariants
from symgan.exact.kinked_map import kinked_verdict
from symgan.exact.pieces import SWITCHING, pieces, smooth_around
from symgan.exact.smoothness import kinks
from symgan.exact.spectrum import characteristic_polynomial, eigenvalues, factors
from symgan.exact.steps import record
from symgan.exact.switched import switched_verdict
from symgan.exact.undecided import Undecided
from symgan.exact.update import exactly, linear_update, update_map
from symgan.exact.verdict import judge, undecided
from symgan.laws import Expectation
from symgan.methods.gradient_flow import gradient_flow
from symgan.notation import lam, taylor_symbol
from symgan.reading import text
from symgan.records import Derivation, Game, InputError, Method, Piece, Verdict
from symgan.validity import validate


def derive(game: Game, method: Method | None = None, given: Boolean = true) -> Derivation:
    """The local analysis of a training method at the equilibrium of a game, by exact algebra.

    ``method`` defaults to the gradient flow; ``given`` is a SymPy Boolean of extra hypotheses on
    the constants. Raises InputError (a ValueError) for losses that are no expressions, a false
    or ambiguous equilibrium, and a symbol used for two quantities. What cannot be decided is a
    verdict UNDECIDED with its reason, never an exception.
    """
    method = gradient_flow() if method is None else method
    _validate(game, method, given)
    method = exactly(method)
    whole = losses(game)
    plain = worked_out(whole)
    field = vector_field(game, plain)
    point = resting_point(game, field, given)
    local = _local(field, point, given)
    kinked = kinks(local, point, given)
    slope = _slope(local, point, kinked)
    moved = update_map(game, field, method)
    near = moved if local == field else update_map(game, local, method)
    found: dict[str, Any] = {"game": game, "method": method, "losses": plain, "field": field, "equilibrium": point}
    found |= {"jacobian": slope, "update": moved[0] if moved else None}
    found["pieces"] = _pieces(_without_memory(moved), point, given)
    beside = _local(_without_memory(near), point, given)
    try:
        special = _on_the_edge(found, beside, given)
        if special is not None:
            return _finish(found, beside, given, special, whole)
        _rests(moved, point, method)
        matrix = linear_update(game, slope, method, point)
    except Undecided as unknown:
        return _finish(found, beside, given, undecided(str(unknown)), whole)
    given = And(given, ~kinked)
    _readings_agree(near, point, matrix)
    given = And(given, *_hypotheses(matrix, given))
    poly = characteristic_polynomial(matrix)
    parts = factors(poly)
    found |= {"matrix": matrix, "charpoly": poly, "factors": parts, "eigenvalues": eigenvalues(parts)}
    if beside is not None and not beside.has(Expectation):
        found["invariants"] = quadratic_invariants(game.params, beside, method.flow)
    return _finish(found, beside, given, judge(matrix, parts, method.flow, given), whole)


def _finish(
    found: dict[str, Any], beside: ImmutableMatrix | None, given: Boolean, verdict: Any, whole: tuple[Expr, ...]
) -> Derivation:
    """The derivation with what is found beyond the linearization; ``beside`` is the step around the equilibrium."""
    nothing = {"matrix": None, "charpoly": None, "factors": (), "eigenvalues": None}
    derivation = Derivation(**{**nothing, **found}, given=given, verdict=verdict, steps=())
    told, steps = beyond(derivation if beside is None else replace(derivation, update=beside))
    return record(replace(told, update=derivation.update), steps, whole)


def _slope(local: ImmutableMatrix, point: dict[Symbol, Expr], kinked: Boolean) -> ImmutableMatrix:
    """The Jacobian of the field at the equilibrium; nan throughout where it has none."""
    slope = jacobian(local, point)
    return slope.applyfunc(lambda _: nan) if kinked is true or slope.has(nan, zoo, oo) else slope


def _without_memory(moved: Any) -> ImmutableMatrix | None:
    """The step in closed form, if there is one on the parameters alone."""
    return None if moved is None or moved[1] else moved[0]


def _pieces(step: ImmutableMatrix | None, point: dict[Symbol, Expr], given: Boolean) -> tuple[Piece, ...]:
    """The smooth pieces of a field or a step; none where it does not switch, or has too many."""
    try:
        return pieces(step, tuple(point), given) if step is not None and step.has(*SWITCHING) else ()
    except Undecided:
        return ()


def _local(step: Any, point: dict[Symbol, Expr], given: Boolean) -> Any:
    """The field or the step as it is around the equilibrium: its smooth piece, where it does not switch there."""
    here = smooth_around(_pieces(step, point, given), point, given)
    return here.field if here else step


def _on_the_edge(found: dict[str, Any], beside: ImmutableMatrix | None, given: Boolean) -> Verdict | None:
    """The verdict where the field switches or a box holds a parameter; None where there is a linearization."""
    if found["jacobian"].has(nan):
        if found["method"].flow:
            refuse_bounds(found["game"], found["equilibrium"], given=given)
        return _switched(found, given)
    held = held_at_bounds(found["game"], found["field"], found["equilibrium"], given)
    if not held:
        return None
    if not found["method"].flow:
        return kinked_verdict(found["pieces"], found["equilibrium"], given)
    if beside is None:
        raise Undecided("the velocity has no closed form, and is needed on the boundary of a box")
    return face_verdict(found["game"], beside, found["equilibrium"], held, given)


def _switched(found: dict[str, Any], given: Boolean) -> Verdict:
    """The verdict where the field has no derivative at the equilibrium; only what is read as pieces has one."""
    if not found["pieces"]:
        raise Undecided("the field has no derivative at the equilibrium, so there is no linearization")
    decided = switched_verdict if found["method"].flow else kinked_verdict
    return decided(found["pieces"], found["equilibrium"], given)


def _rests(moved: Any, point: dict[Symbol, Expr], method: Method) -> None:
    """Undecided where a step of the method leaves the equilibrium of the game, so that it is no fixed point."""
    if moved is None:
        return
    update, memory = moved
    start = [0 if method.flow else e for e in point.values()]
    there = {**point, **_settled(point, memory)}
    shift = [at(e, there) - s for e, s in zip(update[: len(point), :], start, strict=True)]
    if any(e.has(nan, zoo, oo) for e in shift):
        raise Undecided("the step of the method has no value at the equilibrium of the game")
    if any(is_zero(e) is False for e in shift):
        by = ", ".join(f"{{{text(e)}}}" for e in shift)
        raise Undecided(f"the method does not rest at the equilibrium of the game: it moves it by ({by})")


def _settled(point: dict[Symbol, Expr], memory: dict[Symbol, Expr]) -> dict[Symbol, Expr]:
    """The memory at rest at the equilibrium."""
    return {s: sympify(e).subs(point) for s, e in memory.items()}


def _readings_agree(moved: Any, point: dict[Symbol, Expr], matrix: ImmutableMatrix) -> None:
    """The Jacobian of the update map is the matrix of the linear reading; a difference is a defect of symgan."""
    if moved is None:
        return
    update, memory = moved
    difference = jacobian(update, {**point, **_settled(point, memory)}) - matrix
    if any(is_zero(entry) is False for entry in difference):
        raise AssertionError(f"the two readings of the method differ by {difference}; please report this")


def _hypotheses(matrix: ImmutableMatrix, given: Boolean) -> Iterator[Boolean]:
    """Denominators that could vanish are hypotheses."""
    for entry in matrix:
        vanishes = zero(fraction(together(entry))[1], given)
        if vanishes is not false:
            yield ~vanishes


def _validate(game: Game, method: Method, given: Boolean) -> None:
    if not isinstance(game, Game):
        raise InputError(f"derive takes a game, such as sg.dirac_gan() or sg.Game(...); got {game!r}")
    if not isinstance(method, Method):
        raise InputError(f"derive takes a method, such as sg.methods.simultaneous(); got {method!r}")
    if not isinstance(given, (Boolean, bool)) or isinstance(given, Symbol):
        raise InputError(f"given takes a SymPy Boolean, such as gamma > 1; got {given!r}")
    validate(game)
    _validate_names(game, method)


def _validate_names(game: Game, method: Method) -> None:
    """Two different quantities with one name in one derivation are refused."""
    seen: dict[str, tuple[Symbol, str]] = {lam.name: (lam, "the eigenvalue")}
    for symbol, role in _roles(game, method):
        other, taken = seen.setdefault(symbol.name, (symbol, role))
        if other != symbol or taken != role:
            raise InputError(
                f"the name '{symbol.name}' stands for two quantities: {taken} and {role}; "
                "give one of them a symbol of another name"
            )


def _roles(game: Game, method: Method) -> Iterator[tuple[Symbol, str]]:
    """Every symbol of the game and the method with the role it plays."""
    for p in game.params:
        yield p, "a parameter of the game"
    for s in sorted(_constants(game), key=str):
        yield s, "a constant of the game"
    for player in game.players:
        for applied in player.loss.atoms(AppliedUndef):
            name = applied.func.__name__
            yield Symbol(name, commutative=False), f"the function {name}"
            yield from ((taylor_symbol(name, k), "a constant of the game") for k in (1, 2))
    for r in game.regularizers:
        yield from ((s, f"a strength of {r.name}") for s in r.hyper if isinstance(s, Symbol))
    for value in method.hyper:
        for s in value if isinstance(value, tuple) else (value,):
            if isinstance(s, Symbol):
                yield s, f"a constant of {method.name}"
            else:  # an expression may name constants of the game, but not its parameters
                inside: set[Any] = getattr(s, "free_symbols", set()) & set(game.params)
                yield from ((p, f"a constant of {method.name}") for p in inside)


def _constants(game: Game) -> set[Symbol]:
    """The free symbols of losses, rates and boxes, and of the equilibrium unless they are strengths; no parameters."""
    bounds = chain(*boxes(replace(game, regularizers=())).values())
    given = (*(p.loss for p in game.players), *(p.rate for p in game.players), *bounds)
    values = game.equilibrium.values() if isinstance(game.equilibrium, Mapping) else ()
    strengths = {value for r in game.regularizers for value in r.hyper}
    return (_free(given) | _free(values) - strengths) - set(game.params)


def _free(values: Iterable[Any]) -> set[Symbol]:
    return set().union(*(getattr(value, "free_symbols", set()) for value in values))
