"""Statements on points of a game: where its field vanishes, and what kind of equilibrium is there, judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympy import And, Eq, Equivalent, Implies, Integer, Or, S

from symgan.adversarial import losses
from symgan.catalogue import unknown
from symgan.decide import witness
from symgan.decide.prove import prove
from symgan.decide.signs import positive, zero
from symgan.exact.critical_point import kinds
from symgan.exact.derivation import derive
from symgan.exact.equilibrium import equilibrium
from symgan.exact.field import at, vector_field, worked_out
from symgan.exact.local_equilibrium import nash, stackelberg
from symgan.exact.split import hamiltonian
from symgan.literature.evidence import all_zero, shown, undecided
from symgan.literature.statements import (
    Hamiltonian,
    LocalEquilibrium,
    NoNash,
    OnlyEquilibrium,
    Rests,
    RestsSomewhere,
)
from symgan.literature.statements.points import OfKind
from symgan.reading import text
from symgan.records import InputError, Judgement, Status


def only_equilibrium(statement: OnlyEquilibrium) -> Judgement:
    """The factors of the field that can vanish do so at the point alone."""
    field = vector_field(statement.game, worked_out(losses(statement.game)))
    vanishes = And(*(zero(entry) for entry in field))
    at_point = And(*(Eq(p, value) for p, value in statement.point.items()))
    if vanishes == at_point:
        why = f"Every other factor of the field has one sign, so it vanishes exactly where {{{text(vanishes)}}}."
        return Judgement(Status.PROVED, (why,))
    return undecided(f"The field vanishes where {{{text(vanishes)}}}.")


def rests(statement: Rests) -> Judgement:
    """Each component of the field vanishes at the point."""
    field = vector_field(statement.game, worked_out(losses(statement.game)))
    return all_zero([at(entry, statement.point) for entry in field], "the field at the point")


def no_nash(statement: NoNash) -> Judgement:
    """A second derivative of the player's own loss is negative."""
    d = derive(statement.game)
    curved = Or(*(positive(d.jacobian[i, i]) for i in statement.game.blocks[statement.player]))
    name = statement.game.players[statement.player].name
    if curved is S.true:
        return Judgement(Status.PROVED, (f"The second derivative of the loss of player {name} is negative there.",))
    return undecided(f"The loss of player {name} was not found to curve downward.")


def hamiltonian_of(statement: Hamiltonian) -> Judgement:
    """The derived function and the claimed one have the same gradient."""
    field = vector_field(statement.game, worked_out(losses(statement.game)))
    found = hamiltonian(field, statement.game.params)
    if found is None:
        return undecided("The Jacobian was not found antisymmetric everywhere.")
    slopes = [(found - statement.function).diff(p) for p in statement.game.params]
    return all_zero(slopes, "the gradient of the derived function less that of the claimed one")


def rests_somewhere(statement: RestsSomewhere) -> Judgement:
    """Proved by a point; refuted where a component of the field has no zero."""
    field = vector_field(statement.game, worked_out(losses(statement.game)))
    moving = next((v for v in field if zero(v) is S.false), None)
    if moving is not None:
        point = dict.fromkeys(statement.game.params, Integer(0))
        why = f"The component {{{text(moving)}}} of the field has no zero; at {shown(point)} it is"
        return Judgement(Status.REFUTED, (f"{why} {{{text(at(moving, point))}}}.",), point)
    try:
        found = equilibrium(statement.game, field)
    except InputError as error:
        return undecided(f"No point was found: {error}.")
    return Judgement(Status.PROVED, (f"The field vanishes at {shown(found)}.",))


def local_equilibrium(statement: LocalEquilibrium) -> Judgement:
    """The conditions of second order are equivalent to the region; refuted only where even the weak ones fail."""
    point = statement.point if statement.point is not None else derive(statement.game).equilibrium
    strict, weak = (_conditions(statement, point, strict) for strict in (True, False))
    derived = f"The conditions of first and second order are {{{text(strict)}}}."
    if prove(Equivalent(strict, statement.region), statement.given).status is Status.PROVED:
        return Judgement(Status.PROVED, (derived, "This is the claimed region."))
    claimed = And(Implies(statement.region, weak), Implies(strict, statement.region))
    named = set().union(*(S(value).free_symbols for value in point.values()))
    found = witness.find(claimed, statement.given, named)
    if found is None:
        return undecided(f"{derived} Whether this is the claimed region is not decided.")
    there = {**found, **{p: at(S(value), found) for p, value in point.items()}}
    why = f"At {shown(there)} the conditions and the claim differ."
    return Judgement(Status.REFUTED, (derived, why), there)


def _conditions(statement: LocalEquilibrium, point: Mapping[Any, Any], strict: bool) -> Any:
    game, plain = statement.game, worked_out(losses(statement.game))
    if statement.leader is None:
        return nash(game, plain, point, strict)
    return stackelberg(game, plain, point, statement.leader, strict)


def of_kind(statement: OfKind) -> Judgement:
    """The condition of that kind on the Jacobian is equivalent to the region."""
    conditions = kinds(derive(statement.game).jacobian)
    if statement.kind not in conditions:
        raise InputError(unknown("kinds", statement.kind, tuple(conditions)))
    condition = conditions[statement.kind]
    found = prove(Equivalent(condition, statement.region), statement.given)
    if found.status is not Status.PROVED:
        return found
    derived = f"By trace, determinant and discriminant the kind is {statement.kind} where {{{text(condition)}}}."
    return Judgement(Status.PROVED, (derived, *found.evidence))
