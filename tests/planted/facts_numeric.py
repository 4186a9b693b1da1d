"""The float side against calculus done by hand, and the checks themselves against derivations that are wrong on purpose."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import starmap
from typing import Any

import numpy as np
from sympy import (
    Abs,
    And,
    Derivative,
    Eq,
    Function,
    Integral,
    Matrix,
    Max,
    Min,
    Ne,
    Not,
    Or,
    Piecewise,
    Rational,
    Symbol,
    cos,
    cosh,
    exp,
    log,
    pi,
    sign,
    sin,
    sinh,
    symbols,
    tanh,
    zoo,
)  # fmt: skip

import symgan as sg
from symgan import games, methods, objectives, regularizers
from symgan.laws import Dirac, Expectation, Mixture, Normal, Uniform
from symgan.notation import f1, f2, h
from symgan.numeric import concrete, dual, observe
from symgan.numeric.field import FloatField
from symgan.numeric.residual import projected_residual
from symgan.numeric.rules import monte_carlo, quadrature

from . import wrong
from .expect import near, refused, same

c, t, x, y, z = symbols("c t x y z", real=True)
p = Symbol("p", positive=True)
k = Symbol("k", integer=True, positive=True)

DUALS = (  # a function, a point, and its first two derivatives there
    (dual.exp, 0.5, math.exp(0.5), math.exp(0.5)), (dual.log, 2.0, 0.5, -0.25), (dual.sin, 0.7, math.cos(0.7), -math.sin(0.7)),
    (dual.cos, 0.7, -math.sin(0.7), -math.cos(0.7)), (dual.sinh, 0.7, math.cosh(0.7), math.sinh(0.7)),
    (dual.cosh, 0.7, math.sinh(0.7), math.cosh(0.7)), (dual.absolute, -2.0, -1.0, 0.0), (dual.absolute, 3.0, 1.0, 0.0),
    (dual.tanh, 0.5, 1 - math.tanh(0.5) ** 2, -2 * math.tanh(0.5) * (1 - math.tanh(0.5) ** 2)), (dual.sign, 2.0, 0.0, 0.0),
    (lambda v: dual.power(v, 3.0), 2.0, 12.0, 12.0), (lambda v: dual.power(v, -1), 2.0, -0.25, 0.25), (lambda v: dual.power(v, -2.0), 2.0, -0.25, 0.375),
    (lambda v: dual.power(v, 0), 2.0, 0.0, 0.0), (lambda v: dual.power(2.0, v), 3.0, 8 * math.log(2), 8 * math.log(2) ** 2),
    (lambda v: dual.power(v, v), 1.0, 1.0, 2.0), (lambda v: 3.0 - v * v, 2.0, -4.0, -2.0), (lambda v: v - 3.0 * v * v, 2.0, -11.0, -6.0),
    (lambda v: dual.where(dual.plain(v) > 1, v * v, 5.0), 2.0, 4.0, 2.0), (lambda v: dual.where(dual.plain(v) > 1, 5.0, v * v), 2.0, 0.0, 0.0),
    (lambda v: dual.total(np.array([1.0, 2.0]) * v * v), 3.0, 18.0, 6.0), (lambda v: 7.0, 1.0, 0.0, 0.0),
    (lambda v: dual.where(dual.plain(v) > 1, 5.0, v * v), 0.5, 1.0, 2.0), (lambda v: -(v * 2.0), 1.0, -2.0, 0.0),
)  # fmt: skip


def fact_duals() -> Iterator[Any]:
    """First and second derivatives; two nested ones keep apart."""
    for i, (function, at, first, second) in enumerate(DUALS):
        yield near((i, dual.derivative(function, at, 1)), (i, first))
        nested = dual.derivative(lambda v, g=function: dual.derivative(g, v, 2), at, 1)
        yield near((i, nested), (i, second))
    yield near(dual.derivative(lambda v: v * dual.derivative(lambda u: v + u, 1.0, 2), 1.0, 1), 1.0)
    yield near(dual.derivative(lambda v: dual.derivative(lambda u: v * u * u, 3.0, 2), 1.0, 1), 6.0)
    yield near(float(dual.total(4.0)), 4.0)
    yield near(dual.plain(dual.Dual(dual.Dual(2.0, 1.0, 1), 3.0, 2)), 2.0)


GRADIENTS = (  # a loss in x, with its derivative at points, by hand
    (Derivative(x**4, (x, 2)), {2: 48, -1: -24}),
    (Max(x**2, 3 * x), {1: 3, 4: 8}), (Min(x**2, 3 * x), {1: 2, 4: 3}), (Abs(x - 1), {0: -1, 3: 1}), (x**3 / 3 - 2 * x, {2: 2, -1: -1}),
    (Piecewise((x**2, x < 1), (x**3, True)), {0.5: 1, 1: 3, 2: 12}), (Piecewise((x**2, x <= 1), (x**3, True)), {1: 2, 2: 12}),
    (Piecewise((x**2, x > 1), (x**3, True)), {1: 3, 2: 4}), (Piecewise((x**2, x >= 1), (x**3, True)), {1: 2, 0: 0}),
    (Piecewise((x**2, And(x > 0, x < 2)), (5 * x, True)), {1: 2, 3: 5, -1: 5}), (Piecewise((x**2, Or(x < 0, x > 2)), (5 * x, True)), {1: 5, 3: 6, -1: -2}),
    (Piecewise((x**2, Not(Or(x < 0, x > 2))), (5 * x, True)), {1: 2, 3: 5}), (Piecewise((x**2, Eq(x, 1)), (5 * x, True)), {1: 2, 3: 5}),
    (Piecewise((x**2, Ne(x, 1)), (5 * x, True)), {1: 5, 3: 6}), (Piecewise((x**2, x < 0), (x, x < 2), (4 * x, True)), {-1: -2, 1: 1, 3: 4}),
    (Piecewise((x**2, And(x > 0, ~Eq(x, 3), x < 5)), (5 * x, True)), {1: 2, 3: 5, 6: 5}),
    (Integral(x * t, (t, 0, 2)), {1: 2}), (Integral(t**2, (t, 0, x)), {2: 4}), (Integral(exp(x * t), (t, -1, 1)), {0: 0}),
    (exp(2 * x), {0: 2}), (log(p * x), {2: 0.5}), (sin(x) * cos(x), {0: 1}), (sinh(x), {0: 1}), (cosh(x), {1: math.sinh(1)}), (tanh(x), {0: 1}),
    (sign(x) * x, {-2: -1}), (p**x, {1: 3 * math.log(3)}), (x**p, {2: 12}), (pi * x / 2, {0: math.pi / 2}), (Max(x, 1, x**2), {0.5: 0, 3: 6}),
    (Expectation((x + y) ** 2, (y, Normal(1, 2))), {3: 8}), (Expectation(x**2 * y * z, (y, Uniform(0, 1)), (z, Dirac(3))), {1: 3}),
    (Expectation(exp(x * y), (y, Mixture((Rational(1, 4), Rational(3, 4)), (Dirac(0), Dirac(1))))), {0: 0.75}),
    (Integral(Expectation(x**2 * y**2 * t, (y, Normal(0, 2))), (t, 0, 1)), {1: 4}), (Expectation(sin(x * z) * y, (y, Normal(2, 1)), (z, Dirac(1))), {0: 2}),
    (Expectation(Integral(x**2 * y**2 * t, (t, 0, 1)), (y, Normal(0, 2))), {1: 4}), (Integral(t * Expectation(exp(x * y) * t, (y, Normal(1, 1))), (t, 0, 1)), {0: 1 / 3}),
)  # fmt: skip


def fact_gradients() -> Iterator[Any]:
    """The float field of one player is minus the derivative of its loss, whatever nodes the loss is made of."""
    for loss, values in GRADIENTS:
        field = FloatField(sg.Game("one", (sg.Player("p", (x,), loss),)), {p: 3})
        for at, slope in values.items():
            yield near(field(np.array([float(at)])), [-slope], 1e-9)
    bad = (Function("g")(x), Integral(x * t, (t, 0, zoo)), Integral(x, t), Integral(x, (t, 0, 1), (z, 0, 1)))
    for loss in bad[:1] + bad[2:]:
        yield refused(lambda loss=loss: FloatField(sg.Game("one", (sg.Player("p", (x,), loss),)), {})(np.ones(1)), "")
    wanted = "one finite interval"
    yield refused(lambda: FloatField(sg.Game("one", (sg.Player("p", (x,), Integral(exp(-t * x), (t, 0, sg.read("oo")))),)), {}), wanted)


def fact_field() -> Iterator[Any]:
    """The verbs in floats on a game by hand: rates, turns, blocks, and the Jacobian row by row."""
    game = sg.Game("hand", (sg.Player("a", (x,), x**2 / 2 + 2 * x * y, rate=2), sg.Player("b", (y,), c * y**2 - 3 * x * y, rate=c)))
    field, at = FloatField(game, {c: Rational(1, 2)}), np.array([1.0, 2.0])
    yield near(field(at), [-10.0, 0.5])
    yield near(field.only(0, at), [-10.0, 0.0])
    yield near(field.only(1, at), [0.0, 0.5])
    yield near(field.jacobian(at), [[-2.0, -4.0], [1.5, -0.5]])
    yield near(field.turn(1, at, 0.1, 2), [1.0, 2.0975])
    yield near(field.turn(0, at, 0.1, 0), at)
    slow = sg.derive(replace(game, equilibrium={x: 0, y: 0}))
    yield same(slow.jacobian, Matrix([[-2, -4], [3 * c, -2 * c**2]]))


def fact_rules() -> Iterator[Any]:
    """Both rules on a product of two laws: E X^2 Y = 5 for X ~ N(1, 2) and Y ~ U(0, 2)."""
    for rule, tolerance in ((quadrature(8), 1e-12), (monte_carlo(200_000, 3), 0.08)):
        (first, second), weights = rule((Normal(1, 2), Uniform(0, 2)), float)
        yield near(weights.sum(), 1.0, 1e-12)
        yield near((weights * first**2 * second).sum(), 5.0, tolerance)


def fact_stand_ins() -> Iterator[Any]:
    """Three different functions with the f'(0) and f''(0) asked for, and f(0) = 0."""
    made = [g for _, g in concrete.stand_ins(Rational(2, 3), Rational(-1, 5))]
    yield same([[concrete.slope(g, n) for n in (0, 1, 2)] for g in made], [[0, Rational(2, 3), Rational(-1, 5)]] * 3)
    yield same(len({concrete.slope(g, 3) for g in made}), 3)
    yield same(concrete.slope(lambda v: exp(2 * v), 3), 8)
    logistic = objectives.minimax().generator(0, t)
    yield same(tuple(logistic.diff(t, n).subs(t, 0) for n in (1, 2)), concrete.DEFAULT_SLOPES)


def fact_constants() -> Iterator[Any]:
    """Constants by symbol and by name, exact; missing, unknown and impossible ones are refused."""
    game, method = sg.dirac_gan().with_(regularizers.r1()), methods.alternating((h, Symbol("h_2", positive=True)))
    good = {"h": 0.1, "h_2": "1/5", "gamma": 1, "n_g": 1, "n_d": 2}
    from symgan.numeric.constants import abstract_functions, constants_of, required

    needed = required(game, method)
    yield same({s.name for s in needed}, set(good))
    found = constants_of(good, needed)
    yield same({s.name: v for s, v in found.items()}, {"h": Rational(1, 10), "h_2": Rational(1, 5), "gamma": 1, "n_g": 1, "n_d": 2})
    yield same(constants_of({h: 1, **{n: 1 for n in good if n != "h"}, "f1": 2, f2: -1}, needed)[f1], 2)
    yield same(abstract_functions(game), ("f",))
    yield same({s.name for s in required(sg.Game("g", (sg.Player("p", (x,), x**2, rate=c),)))}, {"c"})
    wrong = {"h": (-1, "must be positive"), "n_g": (1.5, "must be a positive integer"), "gamma": ("x", "number"), "n_d": (0, "a positive integer"),
             "f1": (0, "real and nonzero"), "f2": ("I", "real"), "k": (1, "no constant here is called k"), "h_2": ("a b", "number")}  # fmt: skip
    for name, (value, words) in wrong.items():
        yield refused(lambda n=name, v=value: constants_of({**good, n: v}, needed), words)
    yield refused(lambda: constants_of({"h": 1}, needed), "gamma, h_2, n_d, n_g")
    yield refused(lambda: constants_of({"c": 0.5}, {Symbol("c", integer=True)}), "must be an integer")


def fact_runs() -> Iterator[Any]:
    """Runs on x y: outward spiral, circle, leapfrog; each player's own step and order."""
    game = games.bilinear()
    spiral = sg.simulate(game, methods.simultaneous(0.1), start=(1.0, 0.0), steps=10)
    yield near(np.linalg.norm(spiral.points, axis=1), 1.01 ** (np.arange(11) / 2))
    yield near(spiral.times, np.arange(11))
    circle = sg.simulate(game, methods.gradient_flow(), start={x: 1.0, y: 0.0}, steps=2)
    yield near(circle.points, np.stack([np.cos(circle.times), np.sin(circle.times)], axis=1), 1e-9)
    yield same((circle.times[0], circle.times[-1], circle.flow, spiral.flow, len(circle.times)), (0.0, 2.0, True, False, 41))
    yield near(sg.simulate(game, methods.alternating(0.1, 1, 1), steps=1).points, [[1, 1], [0.9, 1.09]])
    yield near(sg.simulate(game, methods.alternating(0.1, 1, 1, order=(1, 0)), steps=1).points[-1], [0.89, 1.1])
    yield near(sg.simulate(game, methods.alternating((0.1, 0.2), 2, 3), steps=1).points[-1], [0.8, 1.48])
    yield near(sg.simulate(game, methods.gradient_flow(tau=4), start=(1, 0), steps=1).points[-1], [math.cos(2), 2 * math.sin(2)], 1e-9)
    noisy = sg.simulate(sg.dirac_gan(), methods.simultaneous(1), {"f1": 1, "f2": 0}, (1.0, 1.0), 1).points[-1]
    yield near(noisy, [1 - 1.25, 1 + 1.25])
    usual = sg.simulate(sg.dirac_gan(), methods.simultaneous(h), {"h": 1}, (0.0, 1.0), 1).points[-1]
    yield near(usual, [-0.5, 1.0])
    named = sg.simulate(sg.dirac_gan(), methods.simultaneous(1), {}, (0.0, 1.0), 1, functions={"f": lambda v: 3 * v}).points[-1]
    yield near(named, [-3.0, 1.0])
    yield refused(lambda: sg.simulate(game, methods.simultaneous(0.1), start=(1.0,)), "has 2 numbers")
    alone = sg.Game("alone", (sg.Player("p", (x,), x**2),))
    yield refused(lambda: sg.simulate(alone, methods.gradient_flow(), start="no", steps=1), "has 1 number")
    yield near(sg.simulate(alone, methods.gradient_flow(), start=(1,), steps=1).points[-1], [math.exp(-2)], 1e-9)
    yield near(sg.simulate(alone, methods.simultaneous(0.25), start=(1,), steps=2).points.ravel(), [1, 0.5, 0.25])
    yield refused(lambda: FloatField(sg.dirac_gan(), {}), "is abstract")
    stiff = sg.Game("blow-up", (sg.Player("p", (x,), -(x**3)), sg.Player("q", (y,), y**2)))
    yield refused(lambda: sg.simulate(stiff, methods.gradient_flow(1), start=(1.0, 1.0), steps=2), "could not be integrated")


def remembered(h: Any = h) -> sg.Method:
    """A method with memory, as a user would write it: x + 2 h v(x_t) - h v(x_(t-1))."""

    def step(v: Any, x: Any, memory: tuple[Any, ...], h: Any) -> tuple[Any, tuple[Any, ...]]:
        (before,) = memory
        now = v(x)
        return x + 2 * h * now - h * before, (now,)

    return sg.Method("remembered", step, (h,), start=lambda v, x: (v(x),))


def fact_observed() -> Iterator[Any]:
    """The simulated step near the equilibrium of x y: its Jacobian, the rate of its runs, where its spectrum lies."""
    game = games.bilinear()
    field, center = FloatField(game, {}), np.zeros(2)
    yield near(observe.matrix(methods.simultaneous(0.1), field, {}, center), [[1, -0.1], [0.1, 1]], 1e-9)
    yield near(observe.rate_of_runs(game, methods.simultaneous(0.1), field, {}, center), math.sqrt(1.01), 1e-9)
    yield near(observe.rate_of_runs(game, methods.gradient_flow(), field, {}, center), 1.0, 1e-8)
    turn, back = np.array([[0.0, -1.0], [1.0, 0.0]]), np.zeros((2, 2))
    memory = np.block([[np.eye(2) + 0.2 * turn, -0.1 * np.eye(2)], [turn, back]])
    yield near(observe.matrix(remembered(0.1), field, {}, center), memory, 1e-9)
    run = observe.run(game, remembered(0.1), field, {}, np.array([1.0, 0.0]), 2)
    yield near(run.points, [[1, 0], [1, 0.1], [0.98, 0.2]])
    yield near(observe.spectral_rate(np.diag([-3.0, -1.0]), True), math.exp(-1))
    yield near(observe.spectral_rate(np.diag([-3.0, -1.0]), False), 3.0)
    yield same([observe.duration(r, False, 24, 20.0) for r in (1.0, 1.1, 2.0, 0.5, 100.0, 0.0)], [24, 24, 4, 4, 1, 1])
    yield near([observe.duration(r, True, 3, math.e) for r in (1.0, 1.1, math.e, math.exp(-2))], [3, 3, 1, 0.5])
    yield same((observe.duration(1.0, True), observe.duration(1.0, False)), (observe.RUN_TIME, observe.RUN_STEPS))
    where = ((np.diag([-1, -2]), "stable", "unstable"), (turn, "marginal", "marginal"), (np.diag([0.5, 1.0]), "unstable", "marginal"),
             (np.diag([-0.5, 0.5]), "unstable", "stable"), (np.diag([-1.0, 0.0]), "marginal", "marginal"), (np.diag([-3, -3]), "stable", "unstable"))  # fmt: skip
    for matrix, flow, step in where:
        yield same((observe.location(matrix, True), observe.location(matrix, False)), (flow, step))


def fact_checks_of_steps() -> Iterator[Any]:
    """Each check falls on a derivation that is wrong on purpose, and no other does: transposed, doubled, shifted."""
    yield from starmap(same, wrong.steps())


def fact_checks_of_flows() -> Iterator[Any]:
    """The same for a flow."""
    yield from starmap(same, wrong.flow())


def fact_checks_on_the_boundary() -> Iterator[Any]:
    """The same for a center, and for a spiral outwards."""
    yield from starmap(same, wrong.marginal())


def fact_checks_of_parts() -> Iterator[Any]:
    """Which checks there are where something is missing, and one for each concrete function."""
    yield from starmap(same, wrong.partial())


def fact_checks_of_laws() -> Iterator[Any]:
    """A law that is read wrongly by the one or the other side is seen."""
    yield from starmap(same, wrong.random())


def fact_cubic_error() -> Iterator[Any]:
    """The four-point difference is exact up to degree four: the step of x' = x + (x^3 - x)/10 at 0."""
    game = sg.Game("cubic", (sg.Player("p", (x,), x**2 / 2 - x**4 / 4),), equilibrium={x: 0})
    yield near(observe.matrix(methods.simultaneous(0.1), FloatField(game, {}), {}, np.zeros(1)), [[0.9]], 1e-11)
    bent = sg.Game("bent", (sg.Player("p", (x,), x**2 / 2 - x**3 / 3),), equilibrium={x: 0})
    yield near(observe.rate_of_runs(bent, methods.simultaneous(0.1), FloatField(bent, {}), {}, np.zeros(1)), 0.9, 1e-7)


def fact_projected_residual() -> Iterator[Any]:
    """On the unit square the field of (x - 1/2)(y - 1/2) is (1/2 - y, x - 1/2), and a step stays in the square."""
    x, y = symbols("x y", real=True)
    value = (x - Rational(1, 2)) * (y - Rational(1, 2))
    players = (sg.Player("min", (x,), value, box=((0, 1),)), sg.Player("max", (y,), -value, box=((0, 1),)))
    game = sg.Game("square", players)
    found = projected_residual(game, [[0.5, 0.5], [1, 0.25], [1, 1], [0, 0.5]])
    yield near(list(found), [0.0, 0.5, 0.5, 0.5])
    yield near(float(projected_residual(game, [0.75, 0.5])), 0.25)
    yield refused(lambda: projected_residual(game, [0.5]), "2 numbers")
    yield refused(lambda: projected_residual(game, [[[0.5, 0.5]]]), "2 numbers")
