"""Penalties on lengths, clipping and BEGAN by hand, and what boxes do to a step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from sympy import Abs, Max, Min, Rational, Symbol, sqrt, symbols

import symgan as sg
from symgan import games, methods, models, objectives, regularizers
from symgan.adversarial import boxes, losses
from symgan.exact.field import worked_out
from symgan.laws import Dirac, Normal
from symgan.notation import c, c_d, g0, gamma, h, psi, sigma, tau, theta
from symgan.numeric import dual
from symgan.numeric.constants import required
from symgan.numeric.field import FloatField
from symgan.numeric.simulate import simulate

from .expect import near, refused, same

x, y, low = symbols("x y low", real=True)
k = Symbol("k_t", real=True)
LINEAR = sg.dirac_gan(objectives.wasserstein())
CLIPPED = LINEAR.with_(regularizers.wgan_clip())


def curved() -> sg.Game:
    """Data at 3, generator theta, critic psi x^2, so that it matters where the gradient is taken."""
    networks = sg.Network((theta,), lambda z: theta), sg.Network((psi,), lambda x: psi * x**2)
    return sg.gan(objectives.wasserstein(), sg.Model(Dirac(3), Dirac(0), *networks, name="curved"))


def added(game: sg.Game, regularizer: sg.Regularizer) -> tuple[Any, ...]:
    pairs = zip(worked_out(losses(game.with_(regularizer))), worked_out(losses(game)), strict=True)
    return tuple(after - before for after, before in pairs)


def fact_penalties_on_the_length_of_the_gradient() -> Iterator[Any]:
    long, above = Abs(psi), Max(0, Abs(psi) - g0)
    yield same(added(LINEAR, regularizers.wgan_gp()), (0, gamma * (long - g0) ** 2 / 2))
    yield same(added(LINEAR, regularizers.dragan()), (0, gamma * (long - g0) ** 2 / 2))
    yield same(added(LINEAR, regularizers.wgan_lp()), (0, gamma * above**2 / 2))
    yield same(added(LINEAR, regularizers.relu_penalty()), (0, gamma * Max(0, long - 1)))
    yield same(added(LINEAR, regularizers.relu_penalty(g0=g0)), (0, gamma * above))
    plane = sg.gan(objectives.wasserstein(), models.dirac_d(2))
    p1, p2 = plane.players[1].params
    yield same(added(plane, regularizers.wgan_gp())[1], gamma * (sqrt(p1**2 + p2**2) - g0) ** 2 / 2)


def fact_where_the_gradient_is_taken() -> Iterator[Any]:
    """(2 psi x)^2 on the segment from 3 to theta, and at 3 with noise."""
    yield same(added(curved(), regularizers.wgan_gp(g0=0)), (0, 2 * gamma * psi**2 * (9 + 3 * theta + theta**2) / 3))
    yield same(added(curved(), regularizers.dragan(g0=0)), (0, 2 * gamma * psi**2 * (9 + sigma**2)))
    there, at = np.array([2.0, 1.0]), {gamma: 2}  # between 2 and 3 the gradient 2 x is longer than 1
    plain = FloatField(curved(), at)(there)
    one_sided = FloatField(curved().with_(regularizers.wgan_lp(gamma, 1)), at)(there)
    yield near(one_sided - plain, [0, -2 * (4 * 19 / 3 - 5)], 1e-9)  # the mean of (2 x - 1) 2 x, where x^2 has 19/3
    yield near(FloatField(curved().with_(regularizers.relu_penalty()), at)(there) - plain, [0, -10], 1e-9)


def fact_quadratic_transport_cost() -> Iterator[Any]:
    """The transport from theta to 0 has the length of theta; the potential there is -theta^2/2."""
    game = sg.dirac_gan(objectives.transport())
    value = (psi * theta + theta**2 / 2) ** 2 / 2
    yield same(worked_out(losses(game)), (-psi * theta, 0))
    yield same(added(game, regularizers.wgan_qc())[1], value + gamma * (Abs(psi) - Abs(theta)) ** 2 / 2)
    yield same(added(game, regularizers.wgan_qc(vector=True))[1], value + gamma * (psi + theta) ** 2 / 2)
    away = sg.gan(objectives.transport(), models.dirac(2))
    missed = 4 * psi**2 / 2 + (psi * theta + (2 - theta) ** 2 / 2) ** 2 / 2 + gamma * (psi - 2 + theta) ** 2 / 2
    yield same(added(away, regularizers.wgan_qc(vector=True))[1], missed)
    latent = sg.Network((theta,), lambda z: theta + z), sg.Network((psi,), lambda x: psi * x**2)
    moved = sg.gan(objectives.transport(), sg.Model(Dirac(3), Normal(0, 2), *latent, name="spread"))
    matched = (2 * psi + 1) ** 2 * (theta**2 + 4) - 6 * (2 * psi + 1) * theta + 9  # E (2 psi x - (3 - x))^2
    found = worked_out(losses(moved.with_(regularizers.wgan_qc(vector=True))))[1]
    yield same(found.diff(gamma), matched / 2)
    yield same([regularizers.wgan_qc(vector=v).name for v in (False, True)], ["wgan-qc", "wgan-qc-vector"])
    line = sg.Model((Dirac(0), Normal(0, 1)), Dirac(0), *_plane(), name="line")
    for model in models.gaussian_shift(), line:
        spread = sg.gan(objectives.transport(), model).with_(regularizers.wgan_qc())
        yield refused(lambda spread=spread: losses(spread), "data at one point")


def _plane() -> tuple[sg.Network, sg.Network]:
    """A generator at (theta, 0), and a critic that is linear in the first coordinate."""
    return sg.Network((theta,), lambda z: (theta, 0)), sg.Network((psi,), lambda x: psi * x[0])


def fact_began() -> Iterator[Any]:
    game = games.began()
    real, fake = Abs(c) * Abs(1 - psi), Abs(theta) * Abs(1 - psi)
    yield same(losses(game), (fake, real - k * fake, k * (fake - gamma * real)))
    yield same([p.rate for p in game.players], [1, 1, tau])
    yield same(boxes(game), {k: (0, 1)})


def fact_boxes_of_a_game() -> Iterator[Any]:
    game = sg.Game("boxed", (sg.Player("a", (x,), x * y, box=((0, 3),)), sg.Player("b", (y,), -x * y, box=((low, 1),))))
    yield same(boxes(LINEAR), {})
    yield same(boxes(game), {x: (0, 3), y: (low, 1)})
    yield same(boxes(game.with_(regularizers.wgan_clip(2))), {x: (0, 3), y: (Max(-2, low), 1)})
    yield same(boxes(game.with_(regularizers.wgan_clip(Rational(1, 2))))[y][1], Rational(1, 2))
    several = sg.gan(objectives.wasserstein(), models.affine()).with_(regularizers.wgan_clip())
    yield same(boxes(several), {psi: (-c_d, c_d)})
    biased = sg.gan(objectives.wasserstein(), models.dirac_bias()).with_(regularizers.wgan_clip(1))
    yield same(list(boxes(biased).values()), [(-1, 1), (-1, 1)])
    yield same(required(CLIPPED), {c_d})
    for box in ((0, 1), (0, 1)), ((1, 0),), ((1, 1),), ((0, 1, 2),), ("01",), ((0, "1"),):
        wrong = sg.Game("wrong", (sg.Player("a", (x,), x**2, box=box),))
        yield refused(lambda wrong=wrong: boxes(wrong), "a pair for each")


def fact_steps_end_in_the_box() -> Iterator[Any]:
    moved = theta - h * psi
    clipped = Max(-c_d, Min(c_d, h * moved + Max(-c_d, Min(c_d, h * moved + psi))))
    twice = methods.alternating(h, 1, 2)
    yield same(sg.derive(CLIPPED, twice).update.tolist(), [[moved], [clipped]])
    yield same(sg.derive(CLIPPED, twice).matrix, sg.derive(LINEAR, twice).matrix)
    at = {h: 0.5, c_d: 0.3}
    yield near(simulate(CLIPPED, twice, at, [1, 0.2], 2).points, [[1, 0.2], [0.9, 0.3], [0.75, 0.3]])
    yield near(simulate(CLIPPED, methods.simultaneous(0.5), {c_d: 0.3}, [-2, 0.2], 1).points[-1], [-2.1, -0.3])
    field = FloatField(CLIPPED, {c_d: 0.3})
    yield near(field.turn(0, np.array([1.0, 5.0]), 0.5, 1), [-1.5, 5])  # the other player waits, wherever it is
    for bound in 0.3, -0.3:  # on a bound a weight still moves
        yield near(dual.derivative(lambda value: field.project(np.array([0.0, value]))[1], bound, 1), 1)
    both = methods.lookahead(methods.simultaneous(0.5), 0.5, 2)
    yield near(simulate(CLIPPED, both, {c_d: 0.3}, [4, 0.2], 1).points[-1], [3.875, 0.25])


def fact_an_equilibrium_on_the_boundary_is_undecided() -> Iterator[Any]:
    boxed = ((-1, 1), 0, True), ((0, 1), 0, False), ((-1, 0), 0, False), ((1, 3), 2, True), ((-5, 1), 2, False)
    for box, at, inside in boxed:
        game = sg.Game("boxed", (sg.Player("a", (x,), (x - at) ** 2, box=(box,)),), {x: at})
        for method in methods.gradient_flow(), methods.simultaneous():
            yield same(sg.derive(game, method).verdict.outcome is sg.Outcome.UNDECIDED, not inside)


def fact_a_flow_is_held_by_the_box() -> Iterator[Any]:
    """On the bound theta moves by -psi alone: from theta^2 = 2 - 36/25, where the circle meets it, up to 0."""
    run = simulate(CLIPPED, methods.gradient_flow(), {c_d: 2}, [1, 1], 1)
    yield near(np.hypot(*run.points[-1]), np.sqrt(2), 1e-8)
    for start in [-1, 1.2], [1, -1.2]:  # on the boundary, and on the way inside
        run = simulate(CLIPPED, methods.gradient_flow(), {c_d: 1.2}, start, 0.5)
        yield same(bool(abs(run.points[-1][1]) < 1), True)
    for side in 1, -1:
        run = simulate(CLIPPED, methods.gradient_flow(), {c_d: 1.2}, [side, side], 6)
        yield same(bool(abs(run.points[:, 1]).max() == 1.2), True)
        yield near(np.hypot(*run.points[-1]), 1.2, 1e-8)
    yield refused(lambda: simulate(CLIPPED, methods.gradient_flow(), {c_d: 1.2}, [1, 2], 1), "starts inside")
