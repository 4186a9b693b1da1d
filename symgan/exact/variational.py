"""The variational inequality of a game on a box: <V(x), y - x> <= 0 for every y in the box, V the field.

On a box this says of each coordinate by itself: V_i = 0 inside, V_i <= 0 at the low end, V_i >= 0 at the high end, so
that no player gains to first order by a small move of its own. Solutions are decided exactly at a point, or proved to
exist near a point by interval Newton in ball arithmetic.
Source: F. Facchinei and J.-S. Pang, Finite-Dimensional Variational Inequalities and Complementarity Problems, 2003,
section 1.1; for interval Newton in the form of Krawczyk W. Tucker, Validated Numerics, chapter 5.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flint import arb, arb_mat, fmpq
from sympy import Expr, ImmutableMatrix, Rational, Symbol, sympify

from symgan.adversarial import boxes, losses
from symgan.decide.numbers import sign
from symgan.exact.ball_series import compiled, values, working
from symgan.exact.field import at, fractions, vector_field, worked_out
from symgan.exact.undecided import Undecided
from symgan.reading import text
from symgan.records import Game, InputError, Judgement, Status
from symgan.validity import is_real_quantity

BITS = 256

Box = dict[Symbol, tuple[Expr, Expr]]


@dataclass(frozen=True)
class Certificate:
    """That there is a solution: its ``free`` coordinates lie inside the box and within ``radius`` of the point.

    The other coordinates of the point are ends of the box. With the radius 0 the point itself is the solution.
    """

    point: Mapping[Symbol, Any]
    free: tuple[Symbol, ...]
    radius: Rational = Rational(0)


def check_certificate(game: Game, certificate: Certificate) -> Judgement:
    """PROVED where the solution exists; REFUTED where the point itself is claimed and is none; else UNDECIDED.

    It works the field out anew from the losses. InputError where the certificate has other parameters than the game,
    or no box of rational numbers is there.
    """
    if certificate.radius == 0:
        return solves(game, certificate.point)
    try:
        with working(BITS, order=1):
            enclosure(game, certificate)
    except Undecided as reason:
        return Judgement(Status.UNDECIDED, (f"The certificate is refused: {reason}.",))
    free = ", ".join(f"{{{p}}}" for p in certificate.free)
    width = f"{float(certificate.radius):.1g}"
    within = f"Interval Newton has one zero of the components of {free} within {width} of the point, inside the box."
    return Judgement(Status.PROVED, (within, "The other components have the right sign on all of that interval."))


def solves(game: Game, point: Mapping[Symbol, Any]) -> Judgement:
    """Whether a point solves the variational inequality, exactly; a witness is a point y with <V(x), y - x> > 0.

    For a point outside of the box the witness is the point itself. InputError where a parameter has no value or no box.
    """
    ends, there = box(game), _ordered(game, point)
    evidence = []
    for p, entry in zip(game.params, _field(game), strict=True):
        component = at(entry, there)
        place, way = _place(there[p], ends[p]), sign(component)
        if place is None or way is None:
            return Judgement(Status.UNDECIDED, (f"The sign of the component of {{{p}}} at the point is not decided.",))
        if abs(place) > 1:
            return Judgement(Status.REFUTED, (f"The value of {{{p}}} lies outside its box.",), there)
        if way not in (0, place):
            better = {**there, p: ends[p][way > 0]}
            why = f"The component of {{{p}}} is {{{text(component)}}}, so that a move of {{{p}}} gains."
            return Judgement(Status.REFUTED, (why,), better)
        evidence.append(f"{{{p}}} lies {_WHERE[place]}, and its component of the field is {{{text(component)}}}.")
    return Judgement(Status.PROVED, tuple(evidence))


_WHERE = {-1: "at the low end of its box", 0: "inside its box", 1: "at the high end of its box"}


def box(game: Game) -> Box:
    """The box of every parameter, decimals as fractions; InputError where one has none, or ends that are no numbers."""
    found = boxes(game)
    for p in game.params:
        if p not in found:
            raise InputError(f"'{game.title}' needs a box, as in Player(..., box=((0, 1),)), for {p} too")
    ends = {p: (fractions(found[p][0]), fractions(found[p][1])) for p in game.params}
    for p, (low, high) in ends.items():
        if sign(high - low) != 1:
            raise InputError(f"the box of {p} must run from a number to a higher one; got ({low}, {high})")
    return ends


def enclosure(game: Game, certificate: Certificate) -> list[arb]:
    """The solution in balls, in parameter order, at the precision that is worked with.

    Raises :class:`Undecided` where it is not proved that there is one as the certificate says, with components of the
    strict sign at the ends of the box.
    """
    ends, there, field = box(game), _ordered(game, certificate.point), _field(game)
    free = [game.params.index(p) for p in certificate.free]
    start = [_ball(there[p]) + _around(certificate.radius if p in certificate.free else 0) for p in game.params]
    found = _interval_newton(field, game.params, free, start)
    moved = values(compiled([*field], game.params), found)
    for k, p in enumerate(game.params):
        low, high = (_ball(e) for e in ends[p])
        if k in free and not (found[k] > low and found[k] < high):
            raise Undecided(f"the value of {p} is not seen to lie inside its box")
        if k not in free and not _pressed(there[p], ends[p], moved[k]):
            raise Undecided(f"the component of {p} is not seen to have the right sign at an end of its box")
    return found


def _pressed(value: Expr, ends: tuple[Expr, Expr], component: arb) -> bool:
    """Whether a value is that end of the box to which the component of the field drives it."""
    return bool((value == ends[0] and component < 0) or (value == ends[1] and component > 0))


def strict_ends(game: Game, certificate: Certificate) -> bool:
    """Whether no component vanishes, at the point, of the coordinates at ends of the box."""
    point = _ordered(game, certificate.point)
    held = (e for p, e in zip(game.params, _field(game), strict=True) if p not in certificate.free)
    return all(sign(at(e, point)) not in (0, None) for e in held)


def at_an_end(game: Game, point: Mapping[Symbol, Any], p: Symbol) -> bool:
    """Whether a coordinate of the point is not known to lie inside its box."""
    return _place(_ordered(game, point)[p], box(game)[p]) != 0


def _interval_newton(
    field: ImmutableMatrix, params: tuple[Symbol, ...], free: Sequence[int], start: Sequence[arb]
) -> list[arb]:
    """The one zero of the free components in the free coordinates within the start, in the form of Krawczyk.

    With C near V'(m)^-1 it maps X to m - C V(m) + (1 - C V'(X)) (X - m); an X that it maps into its inside holds one.
    """
    n, names = len(free), [params[k] for k in free]
    active = ImmutableMatrix([field[k] for k in free])
    slopes = compiled([*active.jacobian(names)], params)
    middle = [b.mid() if k in free else b for k, b in enumerate(start)]
    try:
        inverse = arb_mat(n, n, values(slopes, middle)).inv().mid()
    except ZeroDivisionError:
        raise Undecided("the Jacobian of the free components is not seen to be regular at the point") from None
    residual = inverse * arb_mat(n, 1, values(compiled([*active], params), middle))
    one = arb_mat(n, n, [int(i == j) for i in range(n) for j in range(n)])
    moved = (one - inverse * arb_mat(n, n, values(slopes, start))) * arb_mat(n, 1, [start[k] - middle[k] for k in free])
    found = list(start)
    for place, k in enumerate(free):
        found[k] = middle[k] - residual[place, 0] + moved[place, 0]
        if not start[k].contains_interior(found[k]):
            raise Undecided(f"interval Newton does not map the interval of {params[k]} into itself")
    return found


def _field(game: Game) -> ImmutableMatrix:
    return vector_field(game, worked_out(losses(game)))


def _ordered(game: Game, point: Mapping[Symbol, Any]) -> dict[Symbol, Expr]:
    complete = isinstance(point, Mapping) and set(point) == set(game.params)
    if not complete or not all(map(is_real_quantity, point.values())):
        raise InputError(f"a point of '{game.title}' has a real value for each of {game.params}; got {point!r}")
    return {p: fractions(point[p]) for p in game.params}


def _place(value: Expr, ends: tuple[Expr, Expr]) -> int | None:
    """-1 at the low end, 0 inside, 1 at the high end, beyond that outside; None where it is not decided."""
    above, below = sign(value - ends[0]), sign(ends[1] - value)
    if above is None or below is None:
        return None
    return {(0, 1): -1, (1, 1): 0, (1, 0): 1}.get((above, below), 2)


def _around(radius: Rational | int) -> arb:
    """A ball about zero."""
    return arb(0, _ball(sympify(radius)).upper())


def _ball(number: Expr) -> arb:
    if not number.is_Rational:
        raise Undecided(f"{number} is no rational number, and only these are enclosed")
    return arb(fmpq(int(number.p), int(number.q)))
