"""sg.label: what kind of point a point of a game is: at rest, Nash, Stackelberg, local minimax, attractor.

Each property has the condition in the constants under which it is sure, and a judgement on whether
it holds for all of them. A strict equilibrium is proved by its conditions of second order; one is
refuted only where what is necessary fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sympy import And, Eq, Expr, S, Symbol, false, sympify, true
from sympy.logic.boolalg import Boolean

from symgan.adversarial import boxes, losses
from symgan.decide import witness
from symgan.decide.prove import prove
from symgan.exact.attraction import Answer, attraction, led_attraction
from symgan.exact.equilibrium import ordered_point
from symgan.exact.field import at, vector_field, worked_out
from symgan.exact.local_equilibrium import Losses, Slopes, led_slopes, losses_around, own_slopes
from symgan.exact.own_optimum import own_optimum
from symgan.exact.pieces import surely
from symgan.methods.extragradient import extragradient
from symgan.methods.gradient_flow import gradient_flow
from symgan.methods.simultaneous import simultaneous
from symgan.reading import text
from symgan.records import Game, InputError, Judgement, Method, Status, Step
from symgan.validity import validate

Point = dict[Symbol, Expr]
ROUGH = "A loss has a kink at the point, or the point does not lie strictly inside the boxes of the players."


@dataclass(frozen=True)
class Property:
    """A property of a point: sure where ``condition`` holds, and judged for all constants that are given.

    Refuted means that it is not so for all of them; the witness has constants, with the point, at which it fails.
    """

    key: str
    title: str
    condition: Boolean
    judgement: Judgement


@dataclass(frozen=True)
class Label:
    """A point of a game with its properties; the steps show the derivatives that they rest on."""

    game: Game
    point: Point
    properties: tuple[Property, ...]
    steps: tuple[Step, ...]

    def __getitem__(self, key: str) -> Property:
        """The property of that key; KeyError if this point was not asked for it."""
        return {p.key: p for p in self.properties}[key]

    def _repr_markdown_(self) -> str:
        from symgan.printing.answers import label_markdown

        return label_markdown(self)


@dataclass(frozen=True)
class _Place:
    """A point of a game, the losses as they are around it (None on a kink or a box), and what is given."""

    game: Game
    whole: Losses
    smooth: Losses | None
    point: Point
    given: Boolean

    @property
    def leaders(self) -> range:
        return range(2 if len(self.game.players) == 2 else 0)


def label(
    game: Game, point: Mapping[Symbol, Any], methods: Sequence[Method] | None = None, given: Boolean = true
) -> Label:
    """What kind of point this is; ``point`` has a value for each parameter, which may hold constants.

    The properties: "stationary"; "differential-nash" and "nash"; for two players, with player i first,
    "stackelberg-i" (strict), "led-attractor-i" and, not strict, "minimax-i" where the losses add up to zero,
    "weak-stackelberg-i" elsewhere; and "attractor-NAME" for each of the ``methods``, the plain ones if left out.
    InputError for a point of another form.
    """
    validate(game)
    plain = worked_out(losses(game))
    ordered = ordered_point(game, point)
    smooth = losses_around(plain, ordered, given) if _inside_boxes(game, ordered, given) else None
    place = _Place(game, plain, smooth, ordered, given)
    wanted = (gradient_flow(), simultaneous(), extragradient()) if methods is None else methods
    alone = tuple(_nash(place))
    found = (*_at_rest(place), *alone, *_led(place, alone[-1].judgement), *_attracting(place, wanted))
    return Label(game, ordered, found, tuple(_steps(place)))


def _inside_boxes(game: Game, point: Point, given: Boolean) -> bool:
    """Whether the point is seen to lie strictly inside the boxes of the players, so that they do nothing to it."""
    bounds = ((point[p], *map(sympify, box)) for p, box in boxes(game).items())
    return all(surely(value - low, 1, given) and surely(high - value, 1, given) for value, low, high in bounds)


def _at_rest(place: _Place) -> Iterator[Property]:
    if place.smooth is None:
        yield Property("stationary", "stationary", false, _open(ROUGH))
        return
    field = vector_field(place.game, place.smooth)
    here = And(*(Eq(at(entry, place.point), 0) for entry in field))
    yield Property("stationary", "stationary", here, _decided(place, here, here, "the field vanishes"))


def _nash(place: _Place) -> Iterator[Property]:
    players = range(len(place.game.players))
    if place.smooth is not None:
        own = [own_slopes(place.game, place.smooth, place.point, i) for i in players]
        strict, weak = (And(*(s.least(sharp) for s in own)) for sharp in (True, False))
        why = "the conditions of second order hold strictly for each player alone"
        yield Property("differential-nash", "differential Nash", strict, _decided(place, strict, strict, why))
        judged = _decided(place, strict, weak, why)
    else:
        strict, judged = false, _open(ROUGH)
    if judged.status is Status.UNDECIDED and _inside_boxes(place.game, place.point, place.given):
        judged = own_optimum(place.game, place.whole, place.point, place.given)
        strict = true if judged.status is Status.PROVED else strict
    yield Property("nash", "local Nash", strict, judged)


def _led(place: _Place, nash: Judgement) -> Iterator[Property]:
    """Local minimax points and Stackelberg equilibria with each of two players as the leader."""
    for leader in place.leaders:
        name = place.game.players[leader].name
        strict, weak = _led_conditions(place, leader)
        why = f"the conditions of second order hold strictly along the answer to {name}"
        judged = _decided(place, strict, strict, why) if place.smooth else _open(ROUGH)
        yield Property(f"stackelberg-{leader}", f"Stackelberg, {name} leads", strict, judged)
        if S(sum(place.whole)).expand() == 0:
            yield _minimax(place, leader, strict, weak, nash)
        else:
            judged = _decided(place, strict, weak, why) if place.smooth else _open(ROUGH)
            yield Property(f"weak-stackelberg-{leader}", f"local Stackelberg, {name} leads", strict, judged)
        if place.smooth is not None:
            answer = led_attraction(place.game, place.smooth, place.point, leader, place.given)
            yield _attractor(place, f"led-attractor-{leader}", f"attracts the flow that {name} leads", answer)


def _minimax(place: _Place, leader: int, strict: Boolean, weak: Boolean, nash: Judgement) -> Property:
    """Local minimax: strict by the second order; every local Nash equilibrium is one, the other one waiting."""
    name = place.game.players[leader].name
    judged = _open(ROUGH)
    if place.smooth is not None:
        rests = And(*(Eq(at(e, place.point), 0) for e in vector_field(place.game, place.smooth)))
        judged = _decided(place, strict, And(weak, rests), "the conditions of second order hold strictly")
    if judged.status is not Status.PROVED and nash.status is Status.PROVED:
        why = "A local Nash equilibrium of a zero-sum game is local minimax: the other one may stay where it is."
        judged, strict = Judgement(Status.PROVED, (*nash.evidence, why)), true
    return Property(f"minimax-{leader}", f"local minimax, {name} first", strict, judged)


def _led_conditions(place: _Place, leader: int) -> tuple[Boolean, Boolean]:
    """What is sufficient and what is necessary, in the losses around the point."""
    if place.smooth is None:
        return false, true
    follower = own_slopes(place.game, place.smooth, place.point, 1 - leader)
    led = led_slopes(place.game, place.smooth, place.point, leader)
    if led is None:
        return false, follower.least(strict=False)
    return And(follower.least(), led.least()), And(follower.least(strict=False), led.least(strict=False))


def _attracting(place: _Place, methods: Sequence[Method]) -> Iterator[Property]:
    for method in methods:
        if not isinstance(method, Method):
            raise InputError(f"methods holds methods, such as sg.methods.simultaneous(); got {method!r}")
        answer = attraction(place.game, place.smooth or place.whole, method, place.point, place.given)
        yield _attractor(place, f"attractor-{method.name}", f"attracts {method.name}", answer)


def _attractor(place: _Place, key: str, title: str, answer: Answer) -> Property:
    region, told = answer
    if region is None:
        return Property(key, title, false, _open(told))
    judged = _decided(place, region, region, "runs that start near it converge to it exponentially")
    return Property(key, title, region, replace(judged, evidence=(*judged.evidence, told)))


def _steps(place: _Place) -> Iterator[Step]:
    """The derivatives that the conditions of second order are made of."""
    if place.smooth is None:
        return
    own = [own_slopes(place.game, place.smooth, place.point, i) for i in range(len(place.game.players))]
    why = "The gradient and the Hessian of each player's own loss, in its own parameters, at the point."
    yield _shown("own", "Each player alone", why, own)
    for leader in place.leaders:
        led = led_slopes(place.game, place.smooth, place.point, leader)
        if led is not None:
            why = "The total gradient and the total second derivatives of the leader's loss along the other's answer."
            yield _shown(f"led-{leader}", f"{place.game.players[leader].name} leads", why, [led], ("own",))


def _shown(key: str, title: str, why: str, found: list[Slopes], uses: tuple[str, ...] = ()) -> Step:
    return Step(key, title, why, tuple(m for s in found for m in (s.gradient, s.hessian)), uses)


def _decided(place: _Place, strict: Boolean, weak: Boolean, why: str) -> Judgement:
    """PROVED where what is sufficient holds for all that is given; REFUTED where what is necessary fails somewhere."""
    if prove(strict, place.given).status is Status.PROVED:
        return Judgement(Status.PROVED, (f"At the point {why}.",))
    named: set[Any] = set().union(*(value.free_symbols for value in place.point.values()))
    found = witness.find(weak, place.given, named)
    if found is None:
        return _open(f"Whether {why} is not decided by {{{text(strict)}}}.")
    there = {**found, **{p: at(value, found) for p, value in place.point.items()}}
    needed = "" if weak is S.false else f": that needs {{{text(weak)}}}"
    return Judgement(Status.REFUTED, (f"It is not so that {why}{needed}.",), there)


def _open(reason: str) -> Judgement:
    return Judgement(Status.UNDECIDED, (reason,))
