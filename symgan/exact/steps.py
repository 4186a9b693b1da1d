"""The steps of a derivation, each with its reason, in the order in which a paper would print them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from sympy import And, Expr, Gt, Lt, Piecewise, S, Symbol, expand, nan
from sympy.logic.boolalg import Boolean

from symgan.adversarial import boxes
from symgan.decide.prove import prove
from symgan.exact.faces import Held, face_matrix, held_at_bounds
from symgan.exact.filippov import Surface, surfaces
from symgan.exact.kinked_map import one_sided_slopes
from symgan.exact.pieces import smooth_around
from symgan.exact.undecided import Undecided
from symgan.reading import text
from symgan.records import Derivation, Status, Step


def record(d: Derivation, found: tuple[Step, ...], losses: tuple[Expr, ...]) -> Derivation:
    """The derivation with its steps, those of the marginal case last; ``losses`` are those of the definition."""
    return replace(d, steps=(*_steps(d, losses), *found))


def _steps(d: Derivation, losses: tuple[Expr, ...]) -> Iterator[Step]:
    names = ", ".join(p.name for p in d.game.players)
    yield Step("losses", "Losses", f"Each player minimizes its own loss, in the order {names}.", losses)
    if losses != d.losses:
        why = "Gradients in the critic's input are carried out and expectations over known laws are put in."
        yield Step("worked-out", "Losses worked out", why, d.losses, ("losses",))
    why = "Each player's block is minus the gradient of its loss in its own parameters."
    yield Step("field", "Vector field", why, d.field, ("losses",))
    how = "The field vanishes there" if d.game.equilibrium is not None else "The only zero of the field"
    held = held_at_bounds(d.game, d.field, d.equilibrium, d.given)
    how += ", but for what points out of a box" if held else ""
    yield from _constraint_step(d)
    if d.pieces:
        what = "field" if d.method.flow else "step"
        why = f"The {what} switches; in each piece it is smooth."
        yield Step("pieces", "Smooth pieces", why, tuple(map(_cases(d), range(len(d.game.params)))), ("field",))
        yield from _surface_step(d)
    yield Step("equilibrium", "Equilibrium", f"{how}, put in exactly.", d.equilibrium, ("field",))
    why = "The field is differentiated entry by entry, then the equilibrium is put in, then exact moments are taken."
    if not d.jacobian.has(nan):
        yield Step("jacobian", "Jacobian of the field", why, d.jacobian, ("field", "equilibrium"))
    yield from _method_steps(d)
    yield from _kink_step(d)
    yield from _face_step(d, held)
    yield Step("verdict", "Verdict", d.verdict.reason, d.verdict.region, ("charpoly",) if d.charpoly else ())
    if d.invariants:
        yield Step("invariants", "Conserved quantities", _invariant_reason(d), d.invariants, ("field",))


def _constraint_step(d: Derivation) -> Iterator[Step]:
    """The boxes of the players; nothing without any."""
    found = boxes(d.game)
    if found:
        what = "On a bound the velocity is the field without what points out of the box"
        back = "After each move of a turn, and at the end of a step, the parameters are put back between these bounds"
        why = what if d.method.flow else back
        value = tuple(And(p >= low, p <= high) for p, (low, high) in found.items())
        yield Step("constraints", "Boxes", f"{why}.", value)


def _face_step(d: Derivation, held: tuple[Held, ...]) -> Iterator[Step]:
    """The slope of a projected flow along the face on which bounds hold parameters."""
    if not held or not d.method.flow or d.update is None:
        return
    here = smooth_around(d.pieces, d.equilibrium, d.given)
    pushes = ", ".join(f"{{{text(h.parameter)}}} by {{{text(h.push)}}}" for h in held)
    why = f"At the equilibrium the field pushes {pushes}, out of the box. The other parameters move by this matrix."
    matrix = face_matrix(here.field if here else d.update, d.equilibrium, held)
    yield Step("face", "Along the face", why, matrix, ("field", "equilibrium"))


def _kink_step(d: Derivation) -> Iterator[Step]:
    """The slopes of the pieces of a discrete step that meet at the equilibrium; nothing where it has no kink there."""
    if d.method.flow or not d.pieces or not d.jacobian.has(nan):
        return
    try:
        slopes = one_sided_slopes(d.pieces, d.equilibrium, d.given)
    except Undecided:
        return
    places = "; ".join(f"where {{{text(isolated(piece.region, d.game.params))}}}" for piece in slopes)
    why = f"The step has a kink at the equilibrium. Its pieces have these slopes there: {places}."
    yield Step("one-sided", "One-sided Jacobians", why, tuple(slopes.values()), ("pieces", "equilibrium"))


def _cases(d: Derivation) -> Callable[[int], Expr]:
    """Each entry of the step by cases, one for each piece; as they are, since SymPy takes a minute to compare many."""

    def entry(i: int) -> Expr:
        first = d.pieces[0].field[i]
        if all(piece.field[i] == first for piece in d.pieces):
            return first
        cases = ((piece.field[i], isolated(piece.region, d.game.params)) for piece in d.pieces)
        return Piecewise(*cases, evaluate=False)

    return entry


def _surface_step(d: Derivation) -> Iterator[Step]:
    """What orbits do where the field jumps; nothing where it is continuous, or for a map."""
    found = surfaces(d.pieces, d.game.params, d.given) if d.method.flow else ()
    jumps = [s for s in found if not s.continuous]
    if jumps:
        yield Step(
            "surfaces", "Switching surfaces", " ".join(_on_surface(s, d.game.params) for s in jumps), (), ("pieces",)
        )


def _on_surface(surface: Surface, params: tuple[Symbol, ...]) -> str:
    """Where orbits slide along a surface and where they leave it, and how fast they move on it."""
    ways = [("slide along it", surface.sliding), ("leave it to both sides", surface.escaping)]
    told = [f"{way}{_where(isolated(part, params))}" for way, part in ways if not _nowhere(part)]
    ((parameter, value),) = surface.where
    there = f"Where {{Eq({parameter}, {text(value)})}} the field jumps, and orbits "
    if not told:
        return f"{there}cross it{_where(isolated(surface.region, params))}."
    if all(entry == 0 for entry in surface.sliding_field):
        return f"{there}{' and '.join(told)}; there every point is at rest in Filippov's sense."
    velocity = ", ".join(f"{{{text(entry)}}}" for entry in surface.sliding_field)
    return f"{there}{' and '.join(told)}, with the velocity ({velocity}) on it."


def isolated(condition: Boolean, params: tuple[Symbol, ...]) -> Boolean:
    """The condition with one parameter alone on the left of each inequality in which it has a number as its factor."""
    return condition.replace(lambda e: isinstance(e, (Gt, Lt)), lambda e: _isolated(e, params))


def _isolated(relation: Boolean, params: tuple[Symbol, ...]) -> Boolean:
    quantity = relation.lhs - relation.rhs
    for p in reversed(params):
        slope = quantity.diff(p)
        if slope.is_number and slope != 0:
            kind = type(relation) if slope > 0 else type(relation.reversed)
            return kind(p, expand(p - quantity / slope))
    return relation


def _nowhere(part: Boolean) -> bool:
    return prove(~part).status is Status.PROVED


def _where(part: Boolean) -> str:
    return "" if part is S.true else f" where {{{text(part)}}}"


def _invariant_reason(d: Derivation) -> str:
    here = smooth_around(d.pieces, d.equilibrium, d.given)
    if here is None:
        return "Its change along every run is identically zero."
    return f"Its change along every run is identically zero where {{{text(here.region)}}}, around the equilibrium."


def _method_steps(d: Derivation) -> Iterator[Step]:
    uses: tuple[str, ...] = ("jacobian",)
    if d.update is not None and not (d.method.flow and d.update == d.field):
        what = "The velocity of the flow" if d.method.flow else "One step of the method"
        yield Step("update", "Update map", f"{what}, written out in the parameters.", d.update, ("field",))
        uses = ("jacobian", "update")
    if d.matrix is None:
        return
    if d.matrix != d.jacobian:
        yield Step("matrix", "Deciding matrix", _matrix_reason(d), d.matrix, uses)
        uses = ("matrix",)
    yield Step("charpoly", "Characteristic polynomial", "The determinant of {lam} minus the matrix.", d.charpoly, uses)
    yield Step("eigenvalues", "Eigenvalues", _eigenvalue_reason(d), d.factors, ("charpoly",))


def _matrix_reason(d: Derivation) -> str:
    both = " It equals the Jacobian of the update map, entry by entry." if d.update is not None else ""
    return f"The method is read on the linearized field at the equilibrium.{both}"


def _eigenvalue_reason(d: Derivation) -> str:
    if d.eigenvalues is None:
        return "A factor of degree above two has no closed form fit to print; the verdict does not need one."
    return "Each factor is solved as half the trace, plus or minus the root of its square less the determinant."
