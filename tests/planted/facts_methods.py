"""The methods of the catalogue as block matrices on a general planar game, and their first steps in the textbook's form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from sympy import ImmutableMatrix, Matrix, Rational, Symbol, diag, expand, eye, nan, symbols, zeros

import symgan as sg
from symgan import games, methods
from symgan.exact.update import linear_update, update_map
from symgan.exact.vector import Vector, linear, point
from symgan.notation import lam
from symgan.numeric.field import FloatField
from symgan.numeric.simulate import hyper_values
from tests.methods.test_conformance import EVERY
from tests.methods.textbook import START

from .expect import near, refused, same

a, b, c, m = symbols("a b c m", real=True)
h, k, q, r = symbols("h k q r", positive=True)
J, ONE, NONE = Matrix([[a, b], [c, m]]), eye(2), zeros(2)
FIRST, SECOND = diag(1, 0), diag(0, 1)
PLANAR = games.quadratic(J.tolist())


def _agrees(method: sg.Method, blocks: list) -> str | None:
    difference = linear_update(PLANAR, ImmutableMatrix(J), method) - Matrix(blocks)
    wrong = [e for e in difference if e.simplify() != 0]
    return f"the matrix of {method.name} is off by {wrong}" if wrong else None


def fact_adjusted_fields() -> Iterator[Any]:
    """Fields made of J and its transpose; as maps with one rate a player."""
    turned = (J - J.T) / 2
    yield _agrees(methods.symplectic_gradient_adjustment(q), [[J - q * turned.T * J]])
    yield _agrees(methods.symplectic_gradient_adjustment(q, (h, k)), [[ONE + diag(h, k) * (J - q * turned.T * J)]])
    yield _agrees(methods.hamiltonian_descent(), [[-J.T * J]])
    yield _agrees(methods.hamiltonian_descent(h), [[ONE - h * J.T * J]])
    flows = (methods.hamiltonian_descent(), methods.lola(), methods.unrolled(), methods.stackelberg())
    yield same([method.flow for method in flows], [True] * 4)
    yield same([methods.lola(q, h).flow, methods.stackelberg(h=h).flow], [False, False])


def fact_foresight() -> Iterator[Any]:
    """Each loss has the Hessian of its player's row; a player descends A^T H A with A what it foresees."""
    hessians = Matrix([[-a, -b], [-b, 0]]), Matrix([[0, -c], [-c, -m]])
    foreseen = ONE + q * SECOND * J, ONE + q * FIRST * J
    aware = FIRST * -(foreseen[0].T * hessians[0] * foreseen[0]) + SECOND * -(foreseen[1].T * hessians[1] * foreseen[1])
    yield _agrees(methods.lola(q), [[aware]])
    yield _agrees(methods.lola(q, h), [[ONE + h * aware]])
    one_step = FIRST * -(foreseen[0].T * hessians[0] * foreseen[0]) + SECOND * J
    yield _agrees(methods.unrolled(1, q), [[one_step]])
    twice = foreseen[0] ** 2
    yield _agrees(methods.unrolled(2, q, h=h), [[ONE + h * (FIRST * -(twice.T * hessians[0] * twice) + SECOND * J)]])
    yield _agrees(methods.unrolled(2, q, through=False), [[FIRST * J * twice + SECOND * J]])
    leading = Matrix([[1, -c / m]]) * -hessians[0]
    yield _agrees(methods.stackelberg(), [[Matrix.vstack(leading, Matrix([[c, m]]))]])
    following = Matrix([[-b / a, 1]]) * -hessians[1]
    yield _agrees(methods.stackelberg(1, h), [[ONE + h * Matrix.vstack(Matrix([[a, b]]), following)]])
    yield refused(lambda: sg.derive(PLANAR, methods.stackelberg(2)), "players 0 to 1")


def fact_foresight_needs_a_level_loss() -> Iterator[Any]:
    """With a slope of 2 in y the first player is tempted to leave (0, 0); by hand by -2 times what it moves y."""
    x, y = symbols("x y", real=True)
    players = sg.Player("a", (x,), x**2 / 2 + x * y + 2 * y), sg.Player("b", (y,), y**2 / 2 - x * y)
    game = sg.Game("tempting", players, {x: 0, y: 0})
    for method, shift in ((methods.lola(q), -2 * q), (methods.stackelberg(), -2), (methods.unrolled(1, q), -2 * q)):
        d = sg.derive(game, method)
        yield same((d.verdict.outcome, d.update.subs({x: 0, y: 0})[0]), (sg.Outcome.UNDECIDED, shift))
        yield same("does not rest" in d.verdict.reason, True)
    symbolic = sg.derive(game, methods.unrolled())
    yield same((symbolic.update, "has the slope {2} in y" in symbolic.verdict.reason), (None, True))
    moved = sg.simulate(game, methods.lola(0.5, 0.1), start=[0, 0], steps=1).points[1]
    yield near(moved, [-0.1, 0.0])


def fact_implicit_steps() -> Iterator[Any]:
    """Resolvents: of the whole Jacobian, and of its part between the players."""
    mixed = Matrix([[0, b], [c, 0]])
    yield _agrees(methods.proximal_point(h), [[(ONE - h * J).inv()]])
    yield _agrees(methods.competitive(h), [[ONE + (ONE - h * mixed).inv() * h * J]])
    rates = diag(h, k)
    yield _agrees(methods.competitive((h, k)), [[ONE + (ONE - rates * mixed).inv() * rates * J]])
    moved, _ = update_map(PLANAR, ImmutableMatrix(J * Matrix(PLANAR.params)), methods.proximal_point(h))
    yield same(((ONE - h * J) * moved - Matrix(PLANAR.params)).applyfunc(lambda e: e.simplify()), zeros(2, 1))


def fact_steps_made_of_steps() -> Iterator[Any]:
    """Products and means of 1 + h J."""
    step = ONE + h * J
    plain = methods.simultaneous(h)
    yield _agrees(methods.runge_kutta(h, 2), [[ONE + h * J + (h * J) ** 2 / 2]])
    yield _agrees(methods.runge_kutta(h), [[ONE + h * J + (h * J) ** 2 / 2 + (h * J) ** 3 / 6 + (h * J) ** 4 / 24]])
    yield _agrees(methods.lookahead(plain, q, 2), [[(1 - q) * ONE + q * step**2]])
    yield _agrees(methods.periodic([plain, methods.simultaneous(k)]), [[(ONE + k * J) * step]])
    yield _agrees(methods.averaging(plain, q), [[q * ONE, (1 - q) * step], [NONE, step]])
    yield _agrees(methods.averaging(plain), [[ONE, NONE, NONE], [NONE, step, NONE], [NONE, NONE, ONE]])
    seen = ONE + 2 * h * FIRST * J
    yield _agrees(methods.prediction(h), [[ONE + h * FIRST * J + h * SECOND * J * seen]])
    yield same([m.name for m in (methods.lookahead(), methods.averaging(), methods.averaging(decay=q), methods.periodic([plain, methods.momentum()]))], ["lookahead-5 of simultaneous", "average of simultaneous", "exponential average of simultaneous", "simultaneous then momentum"])
    for wrong in (lambda: methods.lookahead(methods.gradient_flow()), lambda: methods.averaging("x")):
        yield refused(wrong, "discrete method")
    for none in ([], (), plain):
        yield refused(lambda none=none: methods.periodic(none), "list of methods")
    yield refused(lambda: methods.runge_kutta(order=3), "order 2 and 4")
    for bad in (0, -1, 1.5, "x", None, Symbol("n", integer=True)):
        yield refused(lambda bad=bad: methods.lookahead(k=bad), "no positive integer")
        if not isinstance(bad, Symbol):
            yield refused(lambda bad=bad: methods.unrolled(bad), "positive integer")


def fact_memory() -> Iterator[Any]:
    """Nesterov, extrapolation from the past, momentum on extragradient, and the limit maps of RMSProp and Adam."""
    ahead = (1 + q) * ONE, -q * ONE
    yield _agrees(methods.nesterov(h, q), [[(ONE + h * J) * ahead[0], (ONE + h * J) * ahead[1]], [ONE, NONE]])
    yield _agrees(methods.past_extragradient(h, k), [[ONE + h * J, h * k * J], [J, k * J]])
    extra = ONE + q * ONE + h * J * (ONE + k * J)
    yield _agrees(methods.momentum_extragradient(h, k, q), [[extra, -q * ONE], [ONE, NONE]])
    yield _agrees(methods.rmsprop(h, q, r), [[ONE + h / r * J, NONE], [NONE, q * ONE]])
    mean = (1 - q) * J, q * ONE
    rows = [[ONE + h / r * mean[0], h / r * mean[1], NONE, NONE, NONE], [*mean, NONE, NONE, NONE]]
    rows += [[NONE, NONE, k * ONE, NONE, NONE], [NONE, NONE, NONE, q * ONE, NONE], [NONE, NONE, NONE, NONE, k * ONE]]
    yield _agrees(methods.adam(h, q, k, r), rows)


def fact_first_steps() -> Iterator[Any]:
    """Three steps in floats of every method are those of its textbook form."""
    for _, case in EVERY:
        method, field = case.make(1), FloatField(case.game, {})
        if method.flow:
            found = method.step(field, START, (), *hyper_values(method, {}))[0]
            yield near(found, case.expected([START]), 1e-12)
            continue
        run = [START]
        for _ in range(3):
            run.append(case.expected(run))
        yield near(sg.simulate(case.game, method, start=START, steps=3).points, run, 1e-12)
        yield same(len(method.begun(field, START)) in case.memory, True)


def fact_one_eigenvalue() -> Iterator[Any]:
    """The polynomials that papers print, and none where the players are told apart."""
    mu = Symbol("mu")
    printed = {
        methods.simultaneous(h): lam - 1 - h * mu,
        methods.momentum(h, q): lam**2 - (1 + q + h * mu) * lam + q,
        methods.optimistic(h): lam**2 - (1 + 2 * h * mu) * lam + h * mu,
        methods.proximal_point(h): lam - 1 / (1 - h * mu),
    }
    for method, polynomial in printed.items():
        yield same((sg.eigenvalue_polynomial(method).as_expr() - polynomial).simplify(), 0)
    yield same(sg.eigenvalue_polynomial(methods.simultaneous(h), r).as_expr().expand(), lam - 1 - h * r)
    apart = (methods.alternating(), methods.consensus(), methods.simultaneous((h, k)), methods.lola(), methods.prediction(h))
    yield same([sg.eigenvalue_polynomial(method) for method in apart], [None] * 5)
    yield refused(lambda: sg.eigenvalue_polynomial("momentum"), "takes a method")


def fact_vectors() -> Iterator[Any]:
    """Taylor polynomials cut off after the slopes."""
    u = Vector(ImmutableMatrix([2, 0]), ImmutableMatrix([[1, 3], [4, 0]]))
    w = Vector(ImmutableMatrix([5, 1]), ImmutableMatrix([[0, 2], [1, 1]]))
    yield same([*(u * w).values, *(u * w).slopes], [10, 0, 5, 19, 4, 0])
    yield same([*(u / w).values, *(u / w).slopes], [Rational(2, 5), 0, Rational(1, 5), Rational(11, 25), 4, 0])
    yield same([*(1 - u).values, *(1 - u).slopes], [-1, 1, -1, -3, -4, 0])
    yield same([*(3 / w).values, *(3 / w).slopes], [Rational(3, 5), 3, 0, -Rational(6, 25), -3, -3])
    root = Vector(ImmutableMatrix([4, 0]), ImmutableMatrix([[1, 3], [4, 1]])).sqrt()
    yield same([*root.values, *root.slopes[0, :]], [2, 0, Rational(1, 4), Rational(3, 4)])
    yield same(root.slopes[1, 0] is nan, True)
    yield same(linear(Matrix([[1, 0]])) / (linear(Matrix([[0, 1]])).sqrt() + r), linear(Matrix([[1 / r, 0]])))
    yield same((0.1 * point([10])).values[0], 1)
    yield same([*u.kept((1,)).values, *u.kept((0,)).slopes], [0, 0, 1, 3, 0, 0])


def fact_lazy_regularization() -> Iterator[Any]:
    """On the penalized bilinear game: two free steps, then one with three times the damping of the first player."""
    x, y = symbols("x y", real=True)
    plain = sg.Game("plain", (sg.Player("a", (x,), x * y), sg.Player("b", (y,), -x * y)), {x: 0, y: 0})
    game = plain.with_(sg.regularizers.weight_decay(q, player=0))
    turn = Matrix([[0, -1], [1, 0]])
    wanted = (ONE + h * (turn - 3 * q * FIRST)) * (ONE + h * turn) ** 2
    for which in ("weight-decay", game.regularizers[0]):
        d = sg.derive(game, methods.lazy_regularization(which, 3, h))
        yield same(d.matrix, wanted.expand())
        yield same(d.update.applyfunc(expand), (wanted * Matrix([x, y])).applyfunc(expand))
    yield refused(lambda: sg.derive(plain, methods.lazy_regularization("r1", 2, h)), "it has none")
    field, at = FloatField(game, {q: 2}), np.array([0.3, 0.5])
    yield near(field.without("weight-decay")(at), [-0.5, 0.3])
