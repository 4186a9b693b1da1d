"""Definitions and laws by their literal content, as papers and textbooks state them; nothing here comes from the code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from sympy import (
    Derivative,
    Eq,
    Function,
    ImmutableMatrix,
    Matrix,
    Rational,
    Subs,
    Symbol,
    cos,
    diag,
    exp,
    eye,
    log,
    sin,
    symbols,
)

import symgan as sg
from symgan import games, methods, models, objectives, regularizers
from symgan.adversarial import losses
from symgan.exact.field import worked_out
from symgan.exact.moments import expect, open_gradients
from symgan.exact.update import linear_update, update_map
from symgan.laws import Dirac, Expectation, Mixture, Normal, Uniform, empirical
from symgan.notation import f, f1, f2, gamma, kappa, mu, psi, sigma, theta
from symgan.numeric.predict import number

from .expect import near, refused, same

a, b, c, m, x, y, z = symbols("a b c m x y z", real=True)
s = Symbol("s", positive=True)
R, F = Symbol("R"), Symbol("F")
g = Function("g")


def fact_objectives() -> Iterator[Any]:
    """What each player minimizes, at the critic's outputs R on real and F on fake."""
    minimax, saturating, plain = objectives.minimax(g), objectives.non_saturating(g), objectives.wasserstein()
    yield same(minimax.generator(R, F), g(F) + g(-R))
    yield same(minimax.critic(R, F), -g(F) - g(-R))
    yield same(saturating.generator(R, F), -g(-F))
    yield same(saturating.critic(R, F), -g(F) - g(-R))
    yield same(plain.generator(R, F), F - R)
    yield same(plain.critic(R, F), R - F)
    yield same(objectives.abstract().generator(R, F), f(F) + f(-R))
    yield same(objectives.minimax().generator(R, F), -log(1 + exp(-F)) - log(1 + exp(R)))
    yield same(objectives.non_saturating().generator(R, F), log(1 + exp(F)))


def shifted() -> sg.Model:
    """Data at 3, generator theta + z, critic psi x^2, encoder x - 1: here real and fake, data and latent differ."""
    generator = sg.Network((theta,), lambda z: theta + z)
    encoder = sg.Network((), lambda x: x - 1)
    critic = sg.Network((psi,), lambda x: psi * x**2)
    return sg.Model(Dirac(3), Normal(0, 2), generator, critic, encoder, "shifted", {theta: 0, psi: 0})


def fact_losses() -> Iterator[Any]:
    """The losses of a GAN in which the two streams differ, with each regularizer, worked out by hand."""
    game = sg.gan(objectives.wasserstein(), shifted())
    base = psi * (theta**2 + 4) - 9 * psi
    yield same(worked_out(losses(game)), (base, -base))
    added = {
        regularizers.r1(): (0, 18 * gamma * psi**2),
        regularizers.r2(): (0, 2 * gamma * psi**2 * (theta**2 + 4)),
        regularizers.mse(): (mu * (1 - theta) ** 2, 0),
        regularizers.weight_decay(): (0, kappa * psi**2 / 2),
        regularizers.weight_decay(player=0): (kappa * theta**2 / 2, 0),
    }
    for regularizer, (first, second) in added.items():
        yield same(worked_out(losses(game.with_(regularizer))), (base + first, second - base))


def fact_penalties_see_the_noised_law() -> Iterator[Any]:
    """Noise of variance sigma^2 on both streams cancels in the loss, and adds sigma^2 to E x^2 in the penalty."""
    game = sg.gan(objectives.wasserstein(), shifted())
    base = psi * (theta**2 + 4) - 9 * psi
    for regularizer, second_moment in ((regularizers.r1(), 9), (regularizers.r2(), theta**2 + 4)):
        noisy = game.with_(regularizers.instance_noise(), regularizer)
        penalty = 2 * gamma * psi**2 * (second_moment + sigma**2)
        yield same(worked_out(losses(noisy)), (base, penalty - base))


def fact_pixel_error() -> Iterator[Any]:
    """mu E|x - G(E(x))|^2 for data N(1, 4), E(x) = x - 1 and G(z) = theta + 2 z: E(2 - theta - x)^2."""
    model = sg.Model(
        Normal(1, 2),
        Dirac(0),
        sg.Network((theta,), lambda z: theta + 2 * z),
        sg.Network((psi,), lambda x: psi * x),
        sg.Network((), lambda x: x - 1),
    )
    game = sg.gan(objectives.wasserstein(), model)
    added = worked_out(losses(game.with_(regularizers.mse())))[0] - worked_out(losses(game))[0]
    yield same(added, mu * ((1 - theta) ** 2 + 4))
    yield refused(lambda: losses(games.bilinear().with_(regularizers.mse())), "plain expressions")
    yield refused(lambda: losses(games.bilinear().with_(regularizers.instance_noise())), "plain expressions")
    yield refused(lambda: losses(games.bilinear().with_(regularizers.weight_decay(player=2))), "players 0 to 1")


def fact_games() -> Iterator[Any]:
    """Mescheder 2018, Definition 2.1; the bilinear game; the circulant of three players."""
    yield same(worked_out(losses(sg.dirac_gan())), (f(psi * theta) + f(0), -f(psi * theta) - f(0)))
    yield same(sg.derive(sg.dirac_gan()).jacobian, Matrix([[0, -f1], [f1, 0]]))
    yield same(sg.derive(games.bilinear()).jacobian, Matrix([[0, -1], [1, 0]]))
    yield same(sg.derive(games.three_player()).jacobian, -Matrix([[a, 1, 0], [0, a, 1], [1, 0, a]]))
    yield same(sg.derive(games.bilinear(s)).jacobian, Matrix([[0, -s], [s, 0]]))
    yield same(sg.derive(games.quadratic([[1, a, b], [c, 2, m], [x, y, 3]])).jacobian, Matrix([[1, a, b], [c, 2, m], [x, y, 3]]))
    yield same([str(e) for e in sg.derive(games.quadratic()).jacobian], ["a11", "a12", "a21", "a22"])
    yield same({e.is_real for e in sg.derive(games.quadratic()).jacobian}, {True})
    collapse, pull = sg.derive(games.fixed_critic()), sg.notation.kappa
    yield same(collapse.jacobian, Matrix([[-pull, 0], [0, -pull]]))
    yield same([*collapse.equilibrium.values()], [sg.notation.c, 0])
    for rows in ([], [[1, 2]], [[1, 2], [3]]):
        yield refused(lambda rows=rows: games.quadratic(rows), "is square")
    yield same(sg.dirac_gan().params, (theta, psi))
    yield same(models.dirac().encoder(x), x)
    noisy = sg.dirac_gan().with_(regularizers.instance_noise())
    yield same(sg.derive(noisy).jacobian, Matrix([[0, -f1], [f1, 2 * f2 * sigma**2]]))


def fact_methods() -> Iterator[Any]:
    """The deciding matrix of each method on x y with rates and turns, by hand."""
    game, h, k = games.bilinear(), Symbol("h", positive=True), Symbol("k", positive=True)
    turned = {
        methods.simultaneous((h, k)): [[1, -h], [k, 1]],
        methods.alternating((h, k), 1, 1): [[1, -h], [k, 1 - h * k]],
        methods.alternating((h, k), 2, 3): [[1, -2 * h], [3 * k, 1 - 6 * h * k]],
        methods.alternating((h, k), 1, 1, order=(1, 0)): [[1 - h * k, -h], [k, 1]],
        methods.gradient_flow(): [[0, -1], [1, 0]],
        methods.gradient_flow(tau=3): [[0, -1], [3, 0]],
    }
    for method, rows in turned.items():
        yield same(sg.derive(game, method).matrix, Matrix(rows))
    yield refused(lambda: sg.derive(game, methods.simultaneous((h,))), "1 step sizes")
    for order in ((0, 0), (0, 1, 1), (0,), (1, 2), {0, 1}, "01", 0):
        yield refused(lambda order=order: sg.derive(game, methods.alternating(h, 1, 1, order=order)), "permutation")
    for n in (0, -1, Rational(1, 2), 1.5, "x", Symbol("n", negative=True), Symbol("n", integer=False), Symbol("n", integer=True, negative=True)):
        yield refused(lambda n=n: methods.alternating(h, n, 1), "positive integer")
    yield same(methods.alternating(h, Symbol("n", integer=True), 1.0).hyper[2], 1)


def fact_methods_with_memory_and_slopes() -> Iterator[Any]:
    """Textbook block matrices on a general planar game: heavy ball, optimism, extrapolation, consensus; then in turn."""
    h, k, d, one, none = *symbols("h k d", positive=True), eye(2), 0 * eye(2)
    J, first = Matrix([[a, b], [c, m]]), Matrix([[1, 0], [0, 0]])
    rates, betas = diag(h, k), diag(x, y)
    polyak = [[one + betas + rates * J, -betas], [one, none]]
    wanted = {
        methods.momentum((h, k), (x, y)): polyak,
        methods.momentum(h, d): [[(1 + d) * one + h * J, -d * one], [one, none]],
        methods.optimistic((h, k), x, y): [[one + x * rates * J, -y * rates], [J, none]],
        methods.optimistic(h): [[one + 2 * h * J, -h * one], [J, none]],
        methods.extragradient((h, k), d): [[one + rates * J * (one + d * J)]],
        methods.extragradient(h, k=2): [[one + h * J + h**2 * J**2 + h**3 * J**3]],
        methods.consensus(d): [[J - d * J.T * J]],
        methods.consensus(d, (h, k)): [[one + rates * (J - d * J.T * J)]],
    }
    game = games.quadratic(J.tolist())
    for method, blocks in wanted.items():
        yield same(linear_update(game, ImmutableMatrix(J), method), Matrix(blocks).expand())
    turned = methods.momentum((h, k), (x, y), alternating=True)
    seen = Matrix([[one + first * (betas + rates * J), -first * betas]])  # where the second player looks
    after = seen + (one - first) * (rates * J * seen + Matrix([[betas, -betas]]))
    yield same(linear_update(game, ImmutableMatrix(J), turned), Matrix([[after], [Matrix([[one, none]])]]).expand())
    hopeful = methods.optimistic((h, k), x, y, alternating=True)
    seen = Matrix([[one + x * first * rates * J, -y * first * rates]])
    now = first * Matrix([[J, none]]) + (one - first) * J * seen
    after = seen + (one - first) * rates * (x * J * seen - y * Matrix([[none, one]]))
    yield same(linear_update(game, ImmutableMatrix(J), hopeful), Matrix([[after], [now]]).expand())
    yield same([methods.momentum().name, turned.name, methods.optimistic().name, hopeful.name], ["momentum", "alternating-momentum", "optimistic", "alternating-optimistic"])
    yield same((methods.consensus(d).flow, methods.consensus(d, h).flow, methods.extragradient().flow), (True, False, False))
    for bad in (0, -1, 1.5, "x", None):
        yield refused(lambda bad=bad: methods.extragradient(h, k=bad), "no positive integer")


def fact_turns() -> Iterator[Any]:
    """Of three players the first takes n_g steps, the second n_d, the third one; in another order the counts stay theirs."""
    game, step = games.three_player(), Rational(1, 10)
    rows = ImmutableMatrix([[-a, -1, 0], [0, -a, -1], [-1, 0, -a]])
    one, two, three = (eye(3) + step * diag(*(int(i == j) for j in range(3))) * rows for i in range(3))
    for order, wanted in ((None, three * two**3 * one**2), ((2, 1, 0), one**2 * two**3 * three)):
        method, at = methods.alternating(step, 2, 3, order), Matrix(game.params)
        yield same(linear_update(game, rows, method), wanted.expand())
        yield same(update_map(game, rows * at, method)[0], (wanted * at).expand())


LAWS = (  # a law at numbers, with E X, E X^2 and E X^3
    (Dirac(2), 2, 4, 8),
    (Normal(1, 2), 1, 5, 13),
    (Normal(), 0, 1, 0),
    (Uniform(-1, 3), 1, Rational(7, 3), 5),
    (Uniform(), Rational(1, 2), Rational(1, 3), Rational(1, 4)),
    (Mixture((Rational(1, 4), Rational(3, 4)), (Dirac(0), Dirac(4))), 3, 12, 48),
    (Mixture((Rational(1, 4), Rational(3, 4)), (Dirac(4), Normal(1, 2))), Rational(7, 4), Rational(31, 4), Rational(103, 4)),
    (empirical((1, 3)), 2, 5, 14),
)


def fact_laws() -> Iterator[Any]:
    """The first moments of each law, exactly, by quadrature, by the density, and in 40,000 samples."""
    for law, *moments in LAWS:
        nodes, weights = law.quadrature(float, 12)
        samples = law.sample(float, np.random.default_rng(5), 40_000)
        yield same(samples.shape, (40_000,))
        yield near(weights.sum(), 1)
        for k, moment in enumerate(moments, start=1):
            power = samples**k
            yield same(law.moment(k), moment)
            yield near(weights @ nodes**k, float(moment))
            yield near(number(Expectation(x**k, (x, law)), {}), float(moment), 1e-9)
            yield near(power.mean(), float(moment), 5 * power.std() / 200 + 1e-12)


def fact_moments() -> Iterator[Any]:
    """Moments with constants in them."""
    yield same(Normal(m, s).moment(4), m**4 + 6 * m**2 * s**2 + 3 * s**4)
    yield same(Normal(m, s).moment(0), 1)
    yield same(Uniform(a, b).moment(2), (a**2 + a * b + b**2) / 3)
    yield same(Uniform(0, 1).moment(4), Rational(1, 5))
    yield same(empirical((a, b, c)).moment(2), (a**2 + b**2 + c**2) / 3)
    for weights, laws in (((1,), (Dirac(0), Dirac(1))), ((Rational(1, 2), Rational(1, 3)), (Dirac(0), Dirac(1)))):
        yield refused(lambda w=weights, laws=laws: Mixture(w, laws), "weight a law")


def fact_expectations() -> Iterator[Any]:
    """Expectations are linear, product over independent variables, and differentiated under the integral."""
    normal, other = (x, Normal(0, s)), (z, Uniform(0, 1))
    yield same(expect(Expectation(3 * x**2 + y * z + 2, normal, other)), 3 * s**2 + y / 2 + 2)
    yield same(expect(Expectation(x**2 * z**2, normal, other)), s**2 / 3)
    yield same(expect(Expectation(x**4 * z, normal, (z, Dirac(y)))), 3 * s**4 * y)
    yield same(expect(Expectation(z**2, (z, Mixture((Rational(1, 4), Rational(3, 4)), (Dirac(y), Normal(0, s)))))), (y**2 + 3 * s**2) / 4)
    either = Mixture((Rational(1, 4), Rational(3, 4)), (Dirac(y), Normal(0, 2)))
    yield same(expect(Expectation(x**2 * z**2 * (x + z) ** 2, normal, (z, either))), 3 * s**4 * (y**2 + 12) / 4 + s**2 * (y**4 + 144) / 4)
    yield same(open_gradients(Subs(Derivative(x**3, x), x, 2) * Derivative(y**2, y)), 24 * y)
    held = Expectation(c * sin(y * x), normal)
    yield same(held, c * Expectation(sin(y * x), normal))
    yield same(held.diff(y), c * Expectation(x * cos(y * x), normal))
    yield same(held.free_symbols, {c, y, s})
    yield same(held.subs(x, 7), held)
    yield same(expect(held.subs(y, 0)), 0)
    yield same(expect(Expectation(exp(x * z), normal, (z, Dirac(0)))), 1)
    value = number(Expectation(exp(y * x), normal), {y: Rational(1, 2), s: 2})
    yield near(value, float(np.exp(0.5)), 1e-9)
    joint = Expectation(exp(x * z), (x, Normal(0, 1)), (z, Dirac(y)))
    yield near(number(joint, {y: 1}), float(np.exp(0.5)), 1e-9)
    yield same(Eq(held, held), True)
