"""What every regularizer must do. One that is dropped into the folder is put to it, and is missed in these tables.

The added terms are written by hand in NumPy, on one GAN: data N(1/4, 1/2), generator a + b z for standard
normal z, critic D(x) = p x + q x^2, the logistic objective; w = (a, b, p, q).
"""

from dataclasses import replace

import numpy as np
import pytest
from sympy import Rational, Symbol, expand, symbols

import symgan as sg
from symgan import models, objectives, regularizers
from symgan.adversarial import losses
from symgan.catalogue import names
from symgan.exact.field import worked_out
from symgan.laws import Dirac, Uniform
from symgan.notation import eta, f1, f2, gamma, kappa, lam, mu, nu, psi, rho, s, sigma, theta, xi, zeta
from symgan.numeric.constants import required
from symgan.numeric.field import FloatField
from tests.regularizers.test_kinked import TABLE as KINKED

NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(24)
Z = np.repeat(NODES, 24), np.tile(NODES, 24)  # the samples and the noise on them
P = np.outer(WEIGHTS, WEIGHTS).ravel() / WEIGHTS.sum() ** 2
MODEL = models.linear_quadratic(Rational(1, 4), Rational(1, 2))
GAME = sg.gan(objectives.minimax(), MODEL)
THIRD = Rational(1, 3)


def critic(w, x):
    return w[2] * x + w[3] * x**2


def slope(w, x):
    return w[2] + 2 * w[3] * x


def real(noise=0.0):
    return 0.25 + Z[0] / 2 + noise * Z[1]


def fake(w, noise=0.0):
    return w[0] + w[1] * Z[0] + noise * Z[1]


def value(w, on_real=0.0, on_fake=0.0):
    """L = E f(D(G(z))) + E f(-D(x)) with f(t) = -log(1 + exp(-t)), noise on either stream."""
    return P @ (-np.log(1 + np.exp(-critic(w, fake(w, on_fake)))) - np.log(1 + np.exp(critic(w, real(on_real)))))


def differences(function, w, step=1e-4):
    moves = step * np.eye(len(w))
    return np.array([(function(w + e) - function(w - e)) / (2 * step) for e in moves])


def squared(w, block):
    """The squared gradient of the value in one player's parameters."""
    return np.sum(differences(value, w)[block] ** 2)


def added(generator=None, critic=None):
    zero = lambda w: 0.0  # noqa: E731
    return lambda w: (value(w) + (generator or zero)(w), -value(w) + (critic or zero)(w))


def noised(on_real, on_fake):
    return lambda w: (value(w, on_real, on_fake), -value(w, on_real, on_fake))


G, D = slice(0, 2), slice(2, 4)
TABLE = {
    "critic_gradient_norm": [
        (regularizers.critic_gradient_norm(THIRD), added(generator=lambda w: squared(w, D) / 3)),
    ],
    "entropy": [(regularizers.entropy(THIRD), added(generator=lambda w: -np.log(abs(w[1])) / 3))],
    "instance_noise": [
        (regularizers.instance_noise(THIRD), noised(1 / 3, 1 / 3)),
        (regularizers.instance_noise(THIRD, fake=False), noised(1 / 3, 0)),
        (regularizers.instance_noise(THIRD, real=False), noised(0, 1 / 3)),
    ],
    "jare": [(regularizers.jare(THIRD), added(lambda w: squared(w, D) / 6, lambda w: squared(w, G) / 6))],
    "lecam": [(
        regularizers.lecam(THIRD, Rational(1, 2), Rational(-1, 5)),
        added(critic=lambda w: P @ ((critic(w, real()) + 0.2) ** 2 + (critic(w, fake(w)) - 0.5) ** 2) / 3),
    )],
    "mse": [(  # the encoder is that of the models: (x - 1/4) / (1/2)
        regularizers.mse(THIRD),
        added(lambda w: P @ (real() - w[0] - w[1] * (real() - 0.25) / 0.5) ** 2 / 3),
    )],
    "output_penalty": [(
        regularizers.output_penalty(THIRD),
        added(critic=lambda w: P @ (critic(w, real()) ** 2 + critic(w, fake(w)) ** 2) / 6),
    )],
    "r1": [(regularizers.r1(THIRD), added(critic=lambda w: P @ slope(w, real()) ** 2 / 6))],
    "r2": [(regularizers.r2(THIRD), added(critic=lambda w: P @ slope(w, fake(w)) ** 2 / 6))],
    "r1_r2": [(
        regularizers.r1_r2(THIRD), added(critic=lambda w: P @ (slope(w, real()) ** 2 + slope(w, fake(w)) ** 2) / 6)
    )],
    "simple_gradient_penalty": [
        (regularizers.simple_gradient_penalty(THIRD), added(critic=lambda w: P @ slope(w, Z[0]) ** 2 / 6)),
        (
            regularizers.simple_gradient_penalty(THIRD, Dirac(2), mass=3),
            added(critic=lambda w: slope(w, 2.0) ** 2 / 2),
        ),
    ],
    "weight_decay": [
        (regularizers.weight_decay(THIRD), added(critic=lambda w: (w[2] ** 2 + w[3] ** 2) / 6)),
        (regularizers.weight_decay(THIRD, player=0), added(generator=lambda w: (w[0] ** 2 + w[1] ** 2) / 6)),
    ],
}  # fmt: skip
# a game on which each has something to say at the equilibrium, with symbols, and lambda's polynomial there by hand
SHIFTED = sg.gan(objectives.wasserstein(), models.dirac(2))
SCALED = sg.gan(objectives.wasserstein(), models.gaussian_scale())
ANCHOR = Symbol("alpha_real", real=True)
BESIDE = replace(SCALED, equilibrium={theta: s, psi: zeta / (2 * s**2)})  # where the entropy and the critic balance
SPECTRA = {
    "critic_gradient_norm": (SCALED, lam**2 + 8 * eta * s**2 * lam + 4 * s**2),
    "entropy": (BESIDE, lam**2 + 2 * zeta / s**2 * lam + 4 * s**2),
    "instance_noise": (sg.dirac_gan(), lam**2 - 2 * f2 * sigma**2 * lam + f1**2),
    "jare": (SCALED, (lam + 4 * gamma * s**2) ** 2 + 4 * s**2),
    "lecam": (sg.dirac_gan(), lam**2 + f1**2 + 2 * xi * ANCHOR * f1),
    "mse": (SHIFTED, lam**2 + 2 * mu * lam + 1),
    "output_penalty": (SHIFTED, lam**2 + 8 * nu * lam + 1),
    "r1": (SCALED, lam**2 + 4 * gamma * s**2 * lam + 4 * s**2),
    "r2": (SCALED, lam**2 + 4 * gamma * s**2 * lam + 4 * s**2),
    "r1_r2": (SCALED, lam**2 + 8 * gamma * s**2 * lam + 4 * s**2),
    "simple_gradient_penalty": (SCALED, lam**2 + 4 * rho * lam + 4 * s**2),
    "weight_decay": (SHIFTED, lam**2 + kappa * lam + 1),
}
ENTRIES = [pytest.param(*case, id=f"{name}-{i}") for name, cases in TABLE.items() for i, case in enumerate(cases)]


def test_every_regularizer_is_in_the_tables():
    assert set(TABLE) == set(SPECTRA)
    assert set(TABLE) | set(KINKED) == set(names("regularizers"))


@pytest.mark.parametrize(("regularizer", "by_hand"), ENTRIES)
def test_the_field_is_that_of_terms_written_by_hand(regularizer, by_hand):
    field = FloatField(GAME.with_(regularizer), {})
    for w in np.random.default_rng(8).uniform(0.2, 0.7, (3, 4)):
        slopes = [differences(lambda w, i=i: by_hand(w)[i], w, 1e-5) for i in (0, 1)]
        assert field(w) == pytest.approx(-np.concatenate([slopes[0][G], slopes[1][D]]), abs=2e-7)


@pytest.mark.parametrize("name", sorted({*names("regularizers")} - {*KINKED}))
def test_the_spectrum_by_hand_and_every_stage_in_floats(name):
    game, polynomial = SPECTRA.get(name, (SHIFTED, None))
    d = sg.derive(game.with_(getattr(regularizers, name)()))
    assert polynomial is None or expand(d.charpoly.as_expr() - polynomial) == 0
    if name in ("instance_noise", "lecam"):
        return  # with an abstract f, whose three stand-ins take long, and which other tests verify
    constants = dict.fromkeys(required(d.game), Rational(2, 5))
    assert all(c.passed for c in sg.verify(d, constants))


# --- what single regularizers are for ---------------------------------------------------------


def test_penalties_on_losses_see_what_stands_before_them():
    """The penalty of the critic's gradient after weight decay has kappa in it, before it has not."""
    x, y = symbols("x y", real=True)
    game = sg.games.bilinear()
    first, second = regularizers.weight_decay(), regularizers.critic_gradient_norm()
    generator, _ = worked_out(losses(game.with_(first, second)))
    assert expand(generator - x * y - eta * (kappa * y - x) ** 2) == 0
    generator, _ = worked_out(losses(game.with_(second, first)))
    assert expand(generator - x * y - eta * x**2) == 0


def test_jacobian_regularization_of_three_players_takes_each_of_the_others():
    x, y, z = symbols("x y z", real=True)
    a = Symbol("a", real=True)
    game = sg.games.three_player()
    first, *_ = worked_out(losses(game.with_(regularizers.jare())))
    others = (a * y + z) ** 2 + (a * z + x) ** 2
    assert expand(first - (a * x**2 / 2 + x * y) - gamma / 2 * others) == 0


def test_jacobian_regularization_is_consensus_where_no_player_curves():
    """Equal on a bilinear game, and different as soon as V_xx is not zero."""
    b = Symbol("b", real=True)
    consensus = sg.methods.consensus(gamma)
    bilinear = sg.games.bilinear(b)
    assert sg.derive(bilinear.with_(regularizers.jare())).jacobian == sg.derive(bilinear, consensus).matrix
    curved = sg.games.quadratic([[1, b], [-b, 0]])
    assert sg.derive(curved.with_(regularizers.jare())).jacobian != sg.derive(curved, consensus).matrix


def test_the_gradient_of_the_generator_needs_two_players():
    with pytest.raises(sg.InputError, match="two players"):
        losses(sg.games.three_player().with_(regularizers.critic_gradient_norm()))


@pytest.mark.parametrize("model", [models.dirac(), models.dirac_d()])
def test_samples_without_a_density_have_no_entropy(model):
    with pytest.raises(sg.InputError, match="entropy needs"):
        losses(sg.gan(objectives.wasserstein(), model).with_(regularizers.entropy()))


@pytest.mark.parametrize("make", ["entropy", "lecam", "output_penalty", "r1_r2", "simple_gradient_penalty"])
def test_a_plain_game_has_no_critic_to_regularize(make):
    with pytest.raises(sg.InputError, match="plain expressions"):
        losses(sg.games.bilinear().with_(getattr(regularizers, make)()))


def test_the_measure_of_a_simple_penalty_is_taken_in_every_coordinate():
    """D = p1 x1 + p2 x2 on any law: |grad D|^2 = p1^2 + p2^2, times the mass."""
    game = sg.gan(objectives.wasserstein(), models.dirac_d())
    _, second = worked_out(losses(game.with_(regularizers.simple_gradient_penalty(law=Uniform(0, 1), mass=5))))
    p1, p2 = game.players[1].params
    assert expand(second.diff(p1, 2)) == 5 * rho and second.diff(p1, p2) == 0


def test_a_network_that_bears_the_name_of_its_input_is_refused():
    u = Symbol("u", real=True)
    model = replace(models.dirac(), critic=sg.Network((u,), lambda x: u * x), equilibrium=None)
    game = sg.gan(objectives.wasserstein(), model)
    assert losses(game)
    with pytest.raises(sg.InputError, match="call them otherwise"):
        losses(game.with_(regularizers.r1()))


def test_noise_on_one_stream_only_halves_the_damping():
    for chosen in ({"real": False}, {"fake": False}):
        d = sg.derive(sg.dirac_gan().with_(regularizers.instance_noise(**chosen)))
        assert d.jacobian[1, 1] == f2 * sigma**2
    d = sg.derive(sg.dirac_gan().with_(regularizers.instance_noise(real=False, fake=False)))
    assert d.jacobian[1, 1] == 0
