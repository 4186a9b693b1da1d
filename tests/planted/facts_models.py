"""Objectives, models and regularizers of the catalogue by their literal content, and points of several coordinates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sympy import Heaviside, Max, Rational, Symbol, exp, log, symbols

import symgan as sg
from symgan import games, models, objectives, regularizers
from symgan.adversarial import losses
from symgan.exact.field import worked_out
from symgan.laws import Dirac, Normal, Uniform
from symgan.notation import c, eta, gamma, m, mu, nu, psi, rho, s, sigma, theta, xi, zeta

from .expect import refused, same

R, F, x, z, a = symbols("R F x z a", real=True)
v, w = symbols("v w", real=True)
HALF = Rational(1, 2)


def fact_divergences() -> Iterator[Any]:
    """Minus f*(g(F)), and f*(g(F)) - g(R), worked out by hand from the table of the paper."""
    table = {
        objectives.kl(): (exp(F - 1), R),
        objectives.reverse_kl(): (F - 1, -exp(-R)),
        objectives.pearson(): (F**2 / 4 + F, R),
        objectives.hellinger(): (exp(F) - 1, 1 - exp(-R)),
        objectives.jensen_shannon(): (-log(2 - 2 / (1 + exp(-F))), log(2) - log(1 + exp(-R))),
    }
    for objective, (on_fake, on_real) in table.items():
        yield same(objective.generator(R, F), -on_fake)
        yield same(objective.critic(R, F), on_fake - on_real)
    yield same([o.name for o in table], ["kl", "reverse-kl", "pearson", "hellinger", "jensen-shannon"])


def fact_hinge_and_pairing() -> Iterator[Any]:
    """The hinge's two kinks, at 1 on real and at -1 on fake; pairing in the difference alone."""
    hinge, paired = objectives.hinge(), objectives.relativistic(lambda t: t**3)
    yield same(hinge.generator(R, F), -F)
    yield same(hinge.critic(R, F), Max(0, 1 - R) + Max(0, 1 + F))
    yield same(sg.derive(sg.dirac_gan(hinge)).field[1], -theta * Heaviside(psi * theta + 1))
    yield same(paired.generator(R, F), (F - R) ** 3)
    yield same(paired.critic(R, F), -((F - R) ** 3))
    yield same(objectives.relativistic().critic(R, F), log(1 + exp(R - F)))
    labeled = objectives.least_squares(2, 3, 5)
    yield same((labeled.generator(R, F), labeled.critic(R, F)), ((F - 5) ** 2 / 2, (R - 3) ** 2 / 2 + (F - 2) ** 2 / 2))
    plain = objectives.least_squares()
    yield same((plain.generator(R, F), plain.critic(R, F)), ((F - 1) ** 2 / 2, (R - 1) ** 2 / 2 + F**2 / 2))


def fact_models() -> Iterator[Any]:
    """Data, latent code, G(z), D(x), E(x) and the equilibrium of each model, with its parameters in order."""
    t1, t2, p1, p2, bias = *symbols("theta1 theta2 psi1 psi2", real=True), Symbol("b", real=True)
    linear, square = psi * x, psi * x**2
    line = {t1: 1, t2: c, psi: 0}
    both = {t1: m, t2: s, p1: 0, p2: 0}
    table = [
        (models.dirac(), (Dirac(0), Dirac(0), theta, linear, x, {theta: 0, psi: 0})),
        (models.dirac(c), (Dirac(c), Dirac(0), theta, linear, x, {theta: c, psi: 0})),
        (models.dirac_bias(), (Dirac(0), Dirac(0), theta, linear + bias, x, {theta: 0, psi: 0, bias: 0})),
        (models.dirac_overparametrized(), (Dirac(c), Dirac(0), t1 * t2, linear, x, line)),
        (models.gaussian_shift(), (Normal(0, s), Normal(0, 1), theta + s * z, linear, x / s, {theta: 0, psi: 0})),
        (models.gaussian_shift(m, 2), (
            Normal(m, 2), Normal(0, 1), theta + 2 * z, linear, (x - m) / 2, {theta: m, psi: 0}
        )),
        (models.gaussian_scale(), (Normal(0, s), Normal(0, 1), theta * z, square, x / s, {theta: s, psi: 0})),
        (models.uniform(), (Uniform(-1, 1), Uniform(-1, 1), theta * z, square, x, {theta: 1, psi: 0})),
        (models.affine(), (Normal(0, 1), Normal(0, 1), t1 + t2 * z, linear, x, {t1: 0, t2: 1, psi: 0})),
        (models.affine(Uniform(0, a)), (Uniform(0, a), Uniform(0, a), t1 + t2 * z, linear, x, {t1: 0, t2: 1, psi: 0})),
        (models.linear_quadratic(), (
            Normal(m, s), Normal(0, 1), t1 + t2 * z, p1 * x + p2 * x**2, (x - m) / s, both
        )),
    ]  # fmt: skip
    for model, (data, latent, generator, critic, encoder, equilibrium) in table:
        yield same((model.data, model.latent), (data, latent))
        yield same((model.generator(z), model.critic(x), model.encoder(x)), (generator, critic, encoder))
        yield same(list(model.equilibrium.items()), list(equilibrium.items()))
        yield same((*model.generator.params, *model.critic.params), tuple(equilibrium))
    found = [model.name for model, _ in table]
    yield same(found[:4], ["dirac", "dirac-away", "dirac-bias", "dirac-overparametrized"])
    yield same(found[4:7], ["gaussian-shift", "gaussian-shift", "gaussian-scale"])
    yield same(found[7:], ["uniform", "affine", "affine", "linear-quadratic"])


def fact_coordinates() -> Iterator[Any]:
    """The Dirac-GAN in two dimensions: laws, networks, noise and penalties coordinate by coordinate."""
    t1, t2, p1, p2 = symbols("theta1 theta2 psi1 psi2", real=True)
    model = models.dirac_d()
    yield same((model.data, model.latent, model.name), ((Dirac(0), Dirac(0)), Dirac(0), "dirac-d"))
    yield same((model.generator(z), model.critic((v, w))), ((t1, t2), p1 * v + p2 * w))
    yield same(list(model.equilibrium.items()), [(t1, 0), (t2, 0), (p1, 0), (p2, 0)])
    yield same(len(models.dirac_d(3).data), 3)
    yield same(len(models.dirac_d(1).data), 1)
    yield refused(lambda: models.dirac_d(0), "positive number of dimensions")
    yield refused(lambda: models.dirac_d(3 * HALF), "positive number of dimensions")
    yield same(model.encoder(x), x)
    squared = sg.Objective("squared", lambda real, fake: fake**2, lambda real, fake: real**2 - fake)
    moved = replace(model, data=(Dirac(3), Normal(0, 2)), encoder=sg.Network((), lambda x: 0))
    game = sg.gan(squared, moved)
    first, second = (p1 * t1 + p2 * t2) ** 2, 9 * p1**2 + 4 * p2**2 - p1 * t1 - p2 * t2
    yield same(worked_out(losses(game)), (first, second))
    noise = sigma**2 * (p1**2 + p2**2)
    yield same(worked_out(losses(game.with_(regularizers.instance_noise()))), (first + noise, second + noise))
    one = regularizers.instance_noise(fake=False)
    yield same(worked_out(losses(game.with_(one))), (first, second + noise))
    other = regularizers.instance_noise(real=False)
    yield same(worked_out(losses(game.with_(other))), (first + noise, second))
    for penalty, weight in ((regularizers.r1(), gamma / 2), (regularizers.r1_r2(), gamma), (_measure(), 3 * rho / 2)):
        yield same(worked_out(losses(game.with_(penalty))), (first, second + weight * (p1**2 + p2**2)))
    error = mu * ((3 - t1) ** 2 + 4 + t2**2)
    yield same(worked_out(losses(game.with_(regularizers.mse()))), (first + error, second))


def _measure() -> sg.Regularizer:
    return regularizers.simple_gradient_penalty(law=Uniform(0, 1), mass=3)


def fact_penalties() -> Iterator[Any]:
    """Each added term by hand: data N(0, s), generator theta z, critic psi x^2, the Wasserstein objective."""
    game = sg.gan(objectives.wasserstein(), models.gaussian_scale())
    base = psi * (theta**2 - s**2)
    real, fake, p, q = s**2, theta**2, *symbols("alpha_real alpha_fake", real=True)
    table = {
        regularizers.r1_r2(): (0, 2 * gamma * psi**2 * (real + fake)),
        regularizers.output_penalty(): (0, 3 * nu * psi**2 * (real**2 + fake**2) / 2),
        regularizers.lecam(): (
            0,
            xi * (3 * psi**2 * (real**2 + fake**2) - 2 * psi * (q * real + p * fake) + p**2 + q**2),
        ),
        regularizers.lecam(1, 2, 3): (
            0,
            3 * psi**2 * (real**2 + fake**2) - 2 * psi * (3 * real + 2 * fake) + 13,
        ),
        regularizers.entropy(): (-zeta * log(theta**2) / 2, 0),
        regularizers.critic_gradient_norm(): (eta * (real - fake) ** 2, 0),
        regularizers.jare(): (gamma * (real - fake) ** 2 / 2, gamma * (2 * psi * theta) ** 2 / 2),
        regularizers.simple_gradient_penalty(): (0, 2 * rho * psi**2),
        regularizers.simple_gradient_penalty(law=Dirac(3), mass=theta): (0, 18 * rho * theta * psi**2),
    }
    for regularizer, (first, second) in table.items():
        yield same(worked_out(losses(game.with_(regularizer))), (base + first, second - base))
    yield same([r.hyper for r in table][1:4], [(nu,), (xi, p, q), (1, 2, 3)])
    yield same([r.hyper for r in table][4:], [(zeta,), (eta,), (gamma,), (rho, 1), (rho, theta)])
    yield same([r.name for r in table][:4], ["r1-r2", "output-penalty", "lecam", "lecam"])
    yield same([r.name for r in table][4:7], ["entropy", "critic-gradient-norm", "jare"])
    yield same([r.name for r in table][7:], ["simple-gradient-penalty"] * 2)


def fact_penalties_on_losses() -> Iterator[Any]:
    """Three players, and the order in which penalties are added."""
    a, x, y, z = symbols("a x y z", real=True)
    first, second, third = worked_out(losses(games.three_player().with_(regularizers.jare())))
    own = ((a * x + y) ** 2, (a * y + z) ** 2, (a * z + x) ** 2)
    yield same(first, a * x**2 / 2 + x * y + gamma * (own[1] + own[2]) / 2)
    yield same(second, a * y**2 / 2 + y * z + gamma * (own[0] + own[2]) / 2)
    yield same(third, a * z**2 / 2 + z * x + gamma * (own[0] + own[1]) / 2)
    decayed = games.bilinear().with_(regularizers.weight_decay(3), regularizers.critic_gradient_norm())
    yield same(worked_out(losses(decayed)), (x * y + eta * (3 * y - x) ** 2, 3 * y**2 / 2 - x * y))
    three = games.three_player().with_(regularizers.critic_gradient_norm())
    yield refused(lambda: losses(three), "two players")
    flat = sg.gan(objectives.wasserstein(), models.dirac()).with_(regularizers.entropy())
    yield refused(lambda: losses(flat), "one input that moves one output")
    summed = sg.Network((theta,), lambda z: theta + z[0] + z[1])
    two = replace(models.dirac(), latent=(Normal(0, 1), Normal(0, 1)), generator=summed)
    for model in (models.dirac_d(), two):
        many = sg.gan(objectives.wasserstein(), model).with_(regularizers.entropy())
        yield refused(lambda many=many: losses(many), "one input that moves one output")


def fact_names_of_inputs() -> Iterator[Any]:
    """A network may not hold the symbol that stands for its input, nor one that is averaged over."""
    u, y1 = Symbol("u", real=True), Symbol("y", real=True)
    for taken, penalty in ((u, regularizers.r1()), (y1, regularizers.simple_gradient_penalty())):
        critic = sg.Network((psi,), lambda x, taken=taken: psi * taken * x)
        game = sg.gan(objectives.wasserstein(), replace(models.dirac(), critic=critic))
        yield refused(lambda game=game, penalty=penalty: losses(game.with_(penalty)), "call them otherwise")
    wasserstein, x1, z1, y2 = objectives.wasserstein(), *symbols("x z x2", real=True)
    for wrong in ({"data": (Dirac(0), 1)}, {"latent": 3}, {"data": 3}):
        yield refused(lambda wrong=wrong: sg.gan(wasserstein, replace(models.dirac_d(), **wrong)), "tuples of them")
    for named in (
        {"generator": sg.Network((x1,), lambda z: x1)},
        {"generator": sg.Network((theta,), lambda z: theta * z1)},
        {"critic": sg.Network((psi,), lambda x: psi * x * z1)},
        {"critic": sg.Network((z1,), lambda x: x)},
        {"data": Normal(z1, 1)},
        {"latent": Normal(x1, 1)},
    ):
        yield refused(lambda named=named: sg.gan(wasserstein, replace(models.dirac(), **named)), "random variable here")
    plane = replace(models.dirac_d(), generator=sg.Network((y2,), lambda z: (z, z)))
    yield refused(lambda: sg.gan(wasserstein, plane), "random variable here")
    for lawful in ({"data": Normal(theta, 1)}, {"data": Normal(psi, 1)}, {"latent": Normal(0, theta**2)}):
        yield refused(lambda lawful=lawful: sg.gan(wasserstein, replace(models.dirac(), **lawful)), "may not depend")
    yield refused(lambda: sg.gan(objectives.wasserstein, models.dirac()), "an objective and a model")
    yield refused(lambda: sg.gan(objectives.wasserstein(), models.dirac), "an objective and a model")
    yield refused(lambda: sg.gan(objectives.wasserstein, models.dirac), "an objective and a model")


def fact_players() -> Iterator[Any]:
    """The losses that the players keep are their own, and the latent code has a law of its own."""
    first, second = sg.gan(objectives.least_squares(2, 3, 5), models.dirac()).players
    yield same(
        worked_out((first.loss, second.loss)), ((psi * theta - 5) ** 2 / 2, (psi * theta - 2) ** 2 / 2 + 9 * HALF)
    )
    game = sg.gan(objectives.wasserstein(), models.dirac())
    for without in ("model", "objective"):  # of which the losses are not made anew
        yield same(losses(replace(game, **{without: None})), tuple(player.loss for player in game.players))
    bent = replace(models.dirac(), latent=Dirac(2), generator=sg.Network((theta,), lambda z: theta * z**2 / 2))
    game = sg.gan(objectives.wasserstein(), bent)
    yield same(
        worked_out(losses(game.with_(regularizers.entropy()))),
        (2 * psi * theta - zeta * log(4 * theta**2) / 2, -2 * psi * theta),
    )
