"""What every model must do. One that is dropped into the folder is put to it, and is missed in this table.

The laws and the networks are written by hand in NumPy: nodes and weights of data and latent code, the
generator and the critic as functions of the parameters.
"""

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import pytest
from sympy import Rational, Symbol

import symgan as sg
from symgan import models, objectives
from symgan.adversarial import losses
from symgan.catalogue import find, names
from symgan.exact.equilibrium import equilibrium
from symgan.exact.field import jacobian, vector_field, worked_out
from symgan.exact.spectrum import characteristic_polynomial
from symgan.laws import Mixture, Normal, Uniform
from symgan.notation import f1, f2, lam, m, psi, s, sigma, theta
from symgan.numeric.constants import required
from symgan.numeric.field import FloatField
from symgan.request import Request

HERMITE, GAUSS = (np.polynomial.hermite_e.hermegauss(48), np.polynomial.legendre.leggauss(48))


class ByHand(NamedTuple):
    """A model at numbers: nodes and weights, networks of parameters and points, and lambda's polynomial for WGAN."""

    arguments: tuple[Any, ...]
    data: tuple[np.ndarray, np.ndarray]
    latent: tuple[np.ndarray, np.ndarray]
    generator: Any  # (w, z) -> samples
    critic: Any  # (w, x) -> outputs
    wasserstein: Any


def point_mass(*at):
    return np.array([at if len(at) > 1 else at[0]], dtype=float), np.ones(1)


def normal(mean, std):
    return mean + std * HERMITE[0], HERMITE[1] / HERMITE[1].sum()


UNIT = (GAUSS[0], GAUSS[1] / 2)
QUARTER, HALF = Rational(1, 4), Rational(1, 2)
TABLE = {
    "affine": ByHand(
        (Uniform(-1, 1),), UNIT, UNIT, lambda w, z: w[0] + w[1] * z, lambda w, x: w[2] * x, lam**3 + lam
    ),
    "dirac": ByHand((HALF,), point_mass(0.5), point_mass(0), lambda w, z: w[0] + 0 * z, lambda w, x: w[1] * x, lam**2 + 1),
    "dirac_bias": ByHand(
        (), point_mass(0), point_mass(0), lambda w, z: w[0] + 0 * z, lambda w, x: w[1] * x + w[2], lam**3 + lam
    ),
    "dirac_d": ByHand(
        (), point_mass(0, 0), point_mass(0), lambda w, z: w[:2].reshape(1, 2), lambda w, x: x @ w[2:], (lam**2 + 1) ** 2
    ),
    "dirac_overparametrized": ByHand(
        (2,), point_mass(2), point_mass(0), lambda w, z: w[0] * w[1] + 0 * z, lambda w, x: w[2] * x, lam**3 + 5 * lam
    ),
    "gaussian_scale": ByHand(
        (HALF,), normal(0, 0.5), normal(0, 1), lambda w, z: w[0] * z, lambda w, x: w[1] * x**2, lam**2 + 1
    ),
    "gaussian_shift": ByHand(
        (QUARTER, HALF), normal(0.25, 0.5), normal(0, 1), lambda w, z: w[0] + z / 2, lambda w, x: w[1] * x, lam**2 + 1
    ),
    "linear_quadratic": ByHand(
        (QUARTER, HALF), normal(0.25, 0.5), normal(0, 1), lambda w, z: w[0] + w[1] * z,
        lambda w, x: w[2] * x + w[3] * x**2, lam**4 + Rational(9, 4) * lam**2 + 1,
    ),
    "uniform": ByHand((), UNIT, UNIT, lambda w, z: w[0] * z, lambda w, x: w[1] * x**2, lam**2 + Rational(4, 9)),
}  # fmt: skip
written = pytest.mark.parametrize("name", TABLE)


def made(name, objective):
    """At numbers where the table has them, and else with the default arguments."""
    return sg.gan(objective, find("models", name)(*(TABLE[name].arguments if name in TABLE else ())))


@lru_cache
def derived(name):
    """The Wasserstein GAN on the model at numbers."""
    return sg.derive(made(name, objectives.wasserstein()))


def linearized(game):
    """The Jacobian of the field at the equilibrium, and its characteristic polynomial."""
    slope = jacobian(vector_field(game, worked_out(losses(game))), game.equilibrium)
    return slope, characteristic_polynomial(slope).as_expr()


def value(hand, w):
    """L = E f(D(G(z))) + E f(-D(x)) with the logistic f."""
    (x, p), (z, q) = hand.data, hand.latent
    fake, real = hand.critic(w, hand.generator(w, z)), hand.critic(w, x)
    return q @ -np.log(1 + np.exp(-fake)) + p @ -np.log(1 + np.exp(real))


def differences(function, w, step=1e-5):
    moves = step * np.eye(len(w))
    return np.array([(function(w + e) - function(w - e)) / (2 * step) for e in moves])


def test_every_model_is_in_the_table():
    assert set(TABLE) == set(names("models"))


@written
def test_the_field_is_that_of_laws_and_networks_written_by_hand(name):
    game = made(name, objectives.minimax())
    field, sizes = FloatField(game, {}), [len(p.params) for p in game.players]
    signs = np.repeat([-1, 1], sizes)  # the generator descends, the critic climbs
    for w in np.random.default_rng(5).uniform(-0.8, 0.8, (3, sum(sizes))):
        assert field(w) == pytest.approx(signs * differences(lambda w: value(TABLE[name], w), w), abs=1e-8)


@written
def test_the_spectrum_of_the_wasserstein_gan_by_hand(name):
    assert (derived(name).charpoly.as_expr() - TABLE[name].wasserstein).expand() == 0


@pytest.mark.parametrize("name", names("models"))
def test_the_equilibrium_holds_for_every_f_and_the_float_side_agrees(name):
    game = sg.gan(objectives.abstract(), find("models", name)())
    field = vector_field(game, worked_out(losses(game)))
    assert set(equilibrium(game, field)) == set(game.params)
    checks = sg.verify(derived(name), dict.fromkeys(required(derived(name).game), HALF))
    assert len(checks) > 5 and all(c.passed for c in checks), [c for c in checks if not c.passed]


@written
def test_the_encoder_inverts_the_generator_at_the_equilibrium(name):
    """The pixel-wise error vanishes there, and is a square."""
    game = made(name, objectives.wasserstein())
    generator, _ = worked_out(losses(game.with_(sg.regularizers.mse())))
    error = generator - worked_out(losses(game))[0]
    assert error.subs(game.equilibrium).expand() == 0
    assert all(error.diff(p).subs(game.equilibrium).expand() == 0 for p in game.params)
    assert error.subs(dict.fromkeys(game.params, 3)).subs(lam, 0) > 0


# --- what single models are for ---------------------------------------------------------------


def test_away_from_the_origin_the_data_damp_the_critic():
    """J = [[0, -f1], [f1, 2 c^2 f2]] by hand, as far as the objective is curved."""
    c = Symbol("c", real=True)
    assert linearized(sg.gan(objectives.abstract(), models.dirac(c)))[0].tolist() == [[0, -f1], [f1, 2 * c**2 * f2]]
    assert sg.derive(sg.gan(objectives.minimax(), models.dirac(2))).verdict.outcome is sg.Outcome.STABLE


def test_the_dirac_gan_at_the_origin_is_as_it_was():
    model = models.dirac()
    assert model.name == "dirac" and sg.dirac_gan().name == "dirac-gan (f)" and model.equilibrium == {theta: 0, psi: 0}


@pytest.mark.parametrize("n", [1, 2, 4])
def test_coordinates_of_the_dirac_gan_do_not_mix(n):
    """In every dimension the one-dimensional spectrum, n times; with noise and penalties too."""
    one, many = (sg.gan(objectives.wasserstein(), model) for model in (models.dirac(), models.dirac_d(n)))
    for add in (sg.regularizers.r1, sg.regularizers.r2, sg.regularizers.mse, sg.regularizers.weight_decay):
        (_, first), (_, whole) = linearized(one.with_(add())), linearized(many.with_(add()))
        assert (whole - first**n).expand() == 0


def test_noise_in_two_dimensions_is_independent_in_each():
    """The Hessian of the critic's loss is -2 sigma^2 f2 times the identity: no covariance of two coordinates."""
    slope, _ = linearized(sg.gan(objectives.abstract(), models.dirac_d()).with_(sg.regularizers.instance_noise(sigma)))
    assert slope[2:, 2:].tolist() == [[2 * f2 * sigma**2, 0], [0, 2 * f2 * sigma**2]]


@pytest.mark.parametrize("n", [0, -1, HALF, 1.5, Symbol("n")])
def test_dimensions_are_counted(n):
    with pytest.raises(sg.InputError, match="dimensions"):
        models.dirac_d(n)


def test_a_model_and_an_objective_are_asked_for_with_their_arguments():
    """As in: symgan derive dirac-gan --objective least-squares --set at=2 --set a=-1 --set c=0."""
    game, _, rest = Request("dirac-gan", "least-squares", settings={"at": "2", "a": "-1", "c": "0"}).build()
    assert rest == {} and game.equilibrium == {theta: 2, psi: 0}
    assert linearized(game)[0].tolist() == [[0, 0], [-1, -8]]
    game, _, _ = Request("dirac-d-gan", "wasserstein", settings={"n": "3"}).build()
    assert len(game.params) == 6


def test_the_bias_is_damped_by_a_curved_objective():
    _, polynomial = linearized(sg.gan(objectives.abstract(), models.dirac_bias()))
    assert (polynomial - (lam**2 + f1**2) * (lam - 2 * f2)).expand() == 0


def test_a_wider_generator_turns_faster_and_has_a_line_of_equilibria():
    """theta1 theta2 = c: the frequency is sqrt(theta1^2 + theta2^2), and 0 along the hyperbola."""
    game = sg.gan(objectives.wasserstein(), models.dirac_overparametrized(6))
    first, second = game.players[0].params
    for there in ((1, 6), (2, 3), (-3, -2)):
        moved = sg.Game("moved", game.players, {first: there[0], second: there[1], psi: 0})
        assert (linearized(moved)[1] - lam * (lam**2 + there[0] ** 2 + there[1] ** 2)).expand() == 0


@pytest.mark.parametrize("law", [Normal(0, 2), Mixture([HALF, HALF], [Normal(-1, 1), Normal(1, 1)]), Uniform(0, 1)])
def test_a_linear_critic_sees_the_mean_only(law):
    """lambda^3 + (1 + mean^2) lambda for every law: the shift turns against the critic, the scale follows the mean."""
    _, polynomial = linearized(sg.gan(objectives.wasserstein(), models.affine(law)))
    assert (polynomial - (lam**3 + (1 + law.moment(1) ** 2) * lam)).expand() == 0


def test_the_location_model_is_the_dirac_gan_with_noise():
    """Nagarajan and Kolter's structure: K_DD = s^2, so that both have f2 s^2 ± sqrt(f2^2 s^4 - f1^2)."""
    shifted = linearized(sg.gan(objectives.abstract(), models.gaussian_shift()))
    assert shifted == linearized(sg.dirac_gan().with_(sg.regularizers.instance_noise(s)))


def test_means_and_deviations_are_learned_together():
    _, polynomial = linearized(sg.gan(objectives.wasserstein(), models.linear_quadratic()))
    assert polynomial == lam**4 + lam**2 * (4 * m**2 + 4 * s**2 + 1) + 4 * s**2
