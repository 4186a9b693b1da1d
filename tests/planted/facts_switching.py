"""Losses with their branches locked, and flows that switch, against motions solved by hand."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from sympy import (
    Abs,
    Add,
    And,
    Derivative,
    Eq,
    Expr,
    Integral,
    Max,
    Min,
    Ne,
    Or,
    Piecewise,
    Rational,
    Subs,
    Symbol,
    exp,
    sign,
    sqrt,
    symbols,
)

import symgan as sg
from symgan import methods, objectives
from symgan.laws import Dirac, Expectation, Mixture, Normal, Uniform, empirical
from symgan.notation import gamma, psi, theta
from symgan.numeric import dual
from symgan.numeric.branches import locked, oriented, switches
from symgan.numeric.field import FloatField
from symgan.numeric.limit_cycle import limit_cycle
from symgan.numeric.simulate import hyper_values
from symgan.numeric.switching import Switched, switched_flow

from .expect import near, refused, same

x, y, s, t, u = symbols("x y s t u", real=True)
c = Symbol("c", positive=True)
z = Symbol("z")  # not known to be real

WEIGHTED = Mixture((Rational(1, 3), Rational(2, 3)), (Dirac(-1), Dirac(2)))
LOSSES = (  # with the number of quantities that they switch on
    (x * Abs(y - 1), 1), (Abs(x * y - 2) ** 3, 1), (sign(x + y) * x**2, 1), (Max(x**2, 3 * x, 1 - y), 2), (Min(x, y, x * y - 1), 2), (Max(0, Abs(y) - 1) ** 2, 2),
    (Abs(Abs(x) - Abs(y)), 3), (Piecewise((x**2, x < y), (x**3, x <= 2 * y), (y * x, True)), 2), (Piecewise((x, And(x > 0, y >= 0)), (2 * x, Or(x > 1, y > 1)), (3 * x, True)), 4),
    (Piecewise((7 * x, Eq(x, y)), (x**2, Ne(x, 2 * y)), (9 * x, True)), 0), (Piecewise((7 * x, Eq(c, 3)), (x**2, True)), 0), (Piecewise((7 * x, c > Abs(2 - c)), (x**2, True)), 0),
    (Subs(Derivative(Abs(y * u) * u, u), u, x), 1), (Derivative(Max(x * y, x**2), x) ** 2, 1), (sqrt(Subs(Derivative(y * u**2, u), u, x) ** 2) * x, 1), (Subs(Abs(z * y), z, Abs(x) - 1), 2),
    (Subs(Derivative(t * Subs(Derivative(u * Abs(u - x * t), u), u, t + y), t), t, 2 * y), 1), (Expectation(Max(0, 1 - s * x), (s, empirical((-1, Rational(1, 2), 2)))), 3), (Expectation(Abs(s * x + t * y), (s, Dirac(2)), (t, WEIGHTED)), 2),
    (Expectation(Abs(s * x + t * y) ** 3, (s, WEIGHTED), (t, Mixture((Rational(1, 4), Rational(3, 4)), (Dirac(1), Dirac(3))))), 4), (Expectation(Max(0, x + s * t), (s, Dirac(2)), (t, Uniform(0, 1))), 0),
    (Expectation(s**2 * Abs(x), (s, Mixture((Rational(1, 4), Rational(3, 4)), (Normal(1, 1), Dirac(3))))), 1), (Expectation(sign(s - x) * x, (s, Normal(0, 1))), 0), (Integral(Abs(x) * Abs(t - y), (t, 0, 1)), 1),
    (Expectation(Piecewise((s * x, s > x), (y * x, y > 1), (0, True)), (s, Normal(0, 1))), 1), (c * Abs(c - 2) * x + exp(-Abs(x)), 1), (sign(c - 5) * x + Max(c, 2) * y, 0), (Max(x, Min(c, 4), 1), 2), (x**2 * y, 0),
    (Expectation(Abs(Subs(Derivative(y * u, u), u, x + s)) ** 3, (s, Normal(0, 1))), 1), (2 ** Abs(x), 1), (Expectation((s + Abs(x)) ** 3, (s, Mixture((Rational(1, 4), Rational(3, 4)), (Normal(1, 1), Dirac(3))))), 1), (Abs(x) ** 3 * sqrt(y**2 + 1), 1),
)  # fmt: skip


def fact_locked_losses() -> Iterator[Any]:
    """The field of a loss is that of the locked one with the right signs, at points on all sides."""
    for loss, count in LOSSES:
        branches = locked([loss], (x, y))
        yield same((loss, len(branches.quantities)), (loss, count))
        for point in ((0.3, -1.7), (1.6, 0.4), (-0.8, -0.6), (2.5, 2.2)):
            seen: dict[Any, int] = {}
            for quantity, side in zip(branches.quantities, branches.sides, strict=True):
                value = quantity.subs({**seen, c: 3}).subs(dict(zip((x, y), point, strict=True)))
                seen[side] = 1 if value > 0 else -1
            plain, smooth = (_slopes(e, point) for e in (loss, branches.losses[0].subs(seen)))
            yield near(smooth, plain, 1e-12)


def _slopes(loss: Expr, point: Sequence[float]) -> np.ndarray:
    return FloatField(sg.Game("one", (sg.Player("p", (x, y), loss),)), {c: Rational(3)})(np.array(point))


def fact_quantities() -> Iterator[Any]:
    """One surface is one quantity, in one of its signs; an inner one comes first; sections come last."""
    written = [Abs(1 - y), Max(2 * y, 2), Piecewise((1, 3 - 3 * y > 0), (0, True)), sign(y - 1)]
    branches = locked(written, (x, y), (2 - 2 * x, 1 - y))
    yield same(branches.quantities, (y - 1, x - 1))
    for e, wanted in ((1, [2, 6, 0, 1]), (-1, [2, 2, 1, -1])):
        yield same([loss.subs(branches.sides[0], e).subs(y, 1 + 2 * e) for loss in branches.losses], wanted)
    yield same(oriented(6 - 2 * x), (x - 3, -1))
    inner, outer = locked([Max(0, Abs(y) - 1)], (x, y)).quantities
    yield same((inner, len(outer.free_symbols)), (y, 2))
    smooth = (x * y + exp(x) + sqrt(x**2 + y**2), sqrt(exp(x) ** 2), (z**2) ** Rational(1, 3), sqrt(z**4))
    yield same([switches(e) for e in (*smooth, Abs(x), Max(x, y), sqrt(z**2), x * sign(y))], [False] * 4 + [True] * 4)


def fact_slopes_along_a_vector() -> Iterator[Any]:
    """(u . grad) x^2 y at (2, 3) with u = (1, -1) is 12 - 4; twice it is 6 - 8."""
    at, u = np.array([2.0, 3.0]), np.array([1.0, -1.0])
    once = lambda w: dual.along(lambda v: v[0] * v[0] * v[1], w, u)  # noqa: E731
    yield near((once(at), dual.along(once, at, u)), (8, -2))


def _game(first: Expr, second: Expr) -> sg.Game:
    return sg.Game("g", (sg.Player("g", (theta,), first), sg.Player("d", (psi,), second)))


def _run(
    game: sg.Game, start: Sequence[float], time: float, method: sg.Method | None = None, at: Any = None
) -> Switched:
    method, at = method or methods.gradient_flow(), at or {}
    times, hyper = np.linspace(0.0, time, 101), hyper_values(method, at)
    return switched_flow(game, method, FloatField(game, at), at, hyper, np.array(start, float), times)


def _told(found: Switched) -> list[tuple[str, Expr, int]]:
    return [(e.kind, e.surface, e.side) for e in found.events]


RELU = _game(psi * theta, -psi * theta + Rational(7, 10) * Max(0, Abs(psi) - 1))
PENALTY = _game(psi * theta, -psi * theta + gamma * (Abs(psi) - 1) ** 2 / 2)


def fact_sliding() -> Iterator[Any]:
    """Along psi = 1 with theta' = -1 to (0, 1), then on the circle; with theta' = 1 from and to points of contact."""
    found = _run(RELU, [0.5, 1.0], 3.0)
    yield same(_told(found), [("sliding", psi - 1, 0), ("leaving", psi - 1, -1), ("crossing", psi, -1)])
    yield near([e.time for e in found.events], [0, 0.5, 0.5 + math.pi / 2])
    yield near([e.point for e in found.events], [[0.5, 1], [0, 1], [-1, 0]])
    late = found.run.times[:, None] - 0.5
    circle = np.hstack([-np.sin(late), np.cos(late)])
    yield near(found.run.points, np.where(late < 0, np.hstack([-late, 1 + 0 * late]), circle), 5e-13)
    touched = _run(_game(-theta, -psi * theta + 2 * Max(0, psi)), [0.0, 0.0], 4.0)
    t = touched.run.times
    yield same(_told(touched), [("sliding", psi, 0), ("leaving", psi, 1)])
    yield near(touched.run.points, np.array([t, np.maximum(0, t - 2) ** 2 / 2]).T, 1e-11)
    held = _run(_game(theta + Abs(theta) / 2, Abs(psi)), [0.0, 0.0], 2.0)  # theta' = -1/2 where theta < 0
    yield same(_told(held), [("sliding", psi, 0)])
    yield near(held.run.points[-1], [-1, 0])
    ended = _run(_game(theta, Piecewise((Abs(psi), theta > 0), (-2 * psi, True))), [1.0, 0.5], 2.0)
    yield same(_told(ended), [("sliding", psi, 0), ("leaving", psi, 1)])
    yield near(ended.run.points[-1], [-1, 2])
    for above, kinds in ((1e-5, ["sliding", "leaving"]), (-1e-5, [])):
        short = _run(RELU, [1 + above, 0.1 * above], 3.0)
        yield same([e.kind for e in short.events if e.kind != "crossing"], kinds)
        yield near(np.hypot(*short.run.points[-1]), 1 + min(above, 0), 1e-10)


def fact_relay_and_hinge() -> Iterator[Any]:
    """theta' = psi, psi' = -sign(theta + psi): across at sqrt 7 - 1, sliding from 3 sqrt 7 - 5; the hinge on its hyperbola."""
    found, root = _run(_game(-psi * theta, Abs(theta + psi)), [3.0, 0.0], 5.0), math.sqrt(7)
    yield same(_told(found), [("crossing", psi + theta, -1), ("sliding", psi + theta, 0)])
    yield near([e.time for e in found.events], [root - 1, 3 * root - 5])
    end = (3 - root) * math.exp(3 * root - 10)
    yield near(found.run.points[-1], [end, -end], 1e-11)
    hinge = _run(sg.dirac_gan(objectives.hinge()), [3.0, -0.1], 6.0)
    yield same(_told(hinge), [("sliding", psi * theta + 1, 0), ("leaving", psi * theta + 1, 1)])
    t, late = hinge.run.times, hinge.run.times > hinge.events[1].time
    slides = (t > hinge.events[0].time) & ~late
    yield near(hinge.run.points[slides].prod(axis=1), np.full(slides.sum(), -1), 1e-11)
    begun = hinge.events[0]
    yield near(hinge.run.points[slides, 0] ** 2, begun.point[0] ** 2 - 2 * (t[slides] - begun.time), 1e-11)
    yield near((hinge.run.points[late] ** 2).sum(axis=1), np.full(late.sum(), 2), 1e-11)


def fact_rest() -> Iterator[Any]:
    """Where two surfaces that attract cross; after switches without end; at a node on a surface."""
    found = _run(_game(Abs(theta), Abs(psi)), [1.0, 0.5], 3.0)
    yield same(_told(found), [("sliding", psi, 0), ("resting", theta, 0)])
    yield near(found.run.points, np.maximum(0, [1, 0.5] - found.run.times[:, None]))
    moved = _run(_game(Abs(theta - 2), Abs(psi + 1)), [3.0, -0.5], 3.0)
    yield near(moved.run.points[-1], [2, -1])
    endless = _run(_game(Abs(theta) + 2 * sign(psi) * theta, Abs(psi) - 2 * sign(theta) * psi), [1.0, 0.5], 2.0)
    yield same(endless.events[-1].kind, "resting")
    yield near(endless.events[-1].time, 0.75, 1e-9)
    node = _run(PENALTY, [3.0, -2.0], 1000.0, at={gamma: 3})
    yield same(_told(node), [("crossing", psi, 1)])
    yield near(node.run.points[-1], [-3, 0], 1e-11)


def fact_no_way_on() -> Iterator[Any]:
    """Escaping parts and their ends, too many surfaces, sliding along two of them in space, infinity, endless switches."""
    for start in (0.0, 0.5, 1.0, -1.0):
        place = f"theta = {start:.6g}, psi = 0 orbits leave"
        yield refused(lambda start=start: _run(PENALTY, [start, 0.0], 1.0, at={gamma: 1}), place)
    many = _game(Add(*(Abs(psi + k * theta) for k in range(7))), psi**2)
    yield refused(lambda: _run(many, [0.0, 0.0], 1.0), "more than 6")
    lengths = sg.Game("l1", tuple(sg.Player(str(p), (p,), Abs(p)) for p in (x, y, s)))
    yield refused(lambda: _run(lengths, [1.0, 0.5, 2.0], 2.0), "slide along more than one")
    yield near(_run(lengths, [1.0, 0.5, 2.0], 0.9).run.points[-1], [0.1, 0, 1.1])
    side = lambda p: Piecewise((1, exp(60) * p > 0), (-1, True))  # noqa: E731 - a quantity that is small only very near
    endless = _game((side(theta) + 2 * side(psi)) * theta, (side(psi) - 2 * side(theta)) * psi)
    yield refused(lambda: _run(endless, [1.0, 0.5], 2.0), "accumulate at time 0.75")
    yield refused(lambda: _run(_game(-(theta**4) / 4 + Abs(psi), psi**2), [1.0, 1.0], 2.0), "could not be integrated")
    yield refused(lambda: _run(_game(-(theta**2) + Abs(psi), psi), [1e95, 1.0], 20.0), "leaves the ball")


def fact_starts_and_other_flows() -> Iterator[Any]:
    """A start on a surface that is crossed, or touched where the field is continuous; consensus by its linear pieces."""
    found = _run(PENALTY, [2.0, 0.0], 1.0, at={gamma: 1})
    yield same((_told(found), found.run.flow, found.run.params), ([("crossing", psi, 1)], True, (theta, psi)))
    exact = _run(_game(psi * theta, -4 * psi * theta + (Abs(psi) - 1) ** 2), [3.0, -2.0], 5.0)
    yield same(len(exact.events), 3)
    yield near(
        [float(e.surface.subs(dict(zip((theta, psi), e.point, strict=True)))) for e in exact.events], [0] * 3, 1e-16
    )
    omega, decay = math.sqrt(3) / 2, math.exp(-0.5)  # about (-1, 0): theta'' + theta' + theta + 1 = 0, theta'(0) = 0
    end = -1 + 3 * decay * (math.cos(omega) + math.sin(omega) / (2 * omega))
    yield near(found.run.points[-1][0], end, 1e-11)
    with np.errstate(divide="raise", invalid="raise"):
        touched = _run(_game(psi * theta, -psi * theta + Max(0, Abs(psi) - 1) ** 2), [0.0, 1.0], 1.0)
    yield near(touched.run.points[-1], [-math.sin(1), math.cos(1)], 1e-11)
    run = sg.simulate(RELU, methods.gradient_flow(), start=[0.5, 1.0], steps=2)
    yield near(run.points[-1], [-math.sin(1.5), math.cos(1.5)], 1e-11)
    played = _game(Abs(theta) + psi * theta, -psi * theta)
    bent = _run(played, [1.0, 0.0], 0.2, methods.consensus(Rational(1, 2)))
    # v = (-1 - psi, theta), J^T v = (theta, 1 + psi): v - J^T v/2 = A (theta, psi + 1) with A = [[-1/2, -1], [1, -1/2]]
    turned = math.exp(-0.1) * np.array([math.cos(0.2) - math.sin(0.2), math.sin(0.2) + math.cos(0.2)])
    yield near(bent.run.points[-1], turned - [0, 1], 1e-11)


def fact_limit_cycles() -> Iterator[Any]:
    """WGAN-GP at gamma = 3/2: theta = gamma (1 + rho)/(1 - rho), period 2 pi/omega; a center; neither."""
    omega, rho = math.sqrt(7) / 4, math.exp(-3 * math.pi / math.sqrt(7))
    wide = 1.5 * (1 + rho) / (1 - rho)
    for section, place in ((None, wide), (-psi, -wide)):
        found = limit_cycle(PENALTY, {gamma: 1.5}, (1.7, 0), section=section)
        yield near((found.amplitude, found.period, *found.point), (wide, 2 * math.pi / omega, place, 0), 1e-10)
    center = limit_cycle(sg.dirac_gan(objectives.hinge()), start=(0.3, 0.4))
    yield near((center.amplitude, center.period, center.turns), (0.5, 2 * math.pi, 2), 1e-10)
    third = sg.Game("g", (sg.Player("s", (s,), s**2), sg.Player("x", (x,), x * y), sg.Player("y", (y,), -x * y)))
    yield near(limit_cycle(third, start=(0, 0.3, 0.4)).point, (0, 0.5, 0), 1e-10)
    for strength in (Rational(19, 10), Rational(-19, 10)):
        game = _game(psi * theta, -psi * theta + strength * psi**2 / 2)
        yield refused(lambda game=game: limit_cycle(game, start=(1, 0)), "settles at no closed orbit")
