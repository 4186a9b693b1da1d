"""Penalties on the length of the critic's gradient, and clipping: fields with kinks and jumps, and boxes.

The added terms are written by hand in NumPy where the gradient keeps its sign: data uniform on (1, 2), generator
a + b z for z uniform on (0, 1), critic D(x) = p x + q x^2; w = (a, b, p, q).
"""

import numpy as np
import pytest
from sympy import Abs, Max, Min, Rational, Symbol, expand, sign, sqrt, symbols

import symgan as sg
from symgan import models, objectives, regularizers
from symgan.adversarial import boxes, losses
from symgan.exact.field import vector_field, worked_out
from symgan.laws import Uniform
from symgan.notation import c_d, g0, gamma, lam, mu, psi, theta
from symgan.numeric.constants import required
from symgan.numeric.field import FloatField

A, B, P, Q = symbols("a b p q", real=True)
MODEL = sg.Model(
    Uniform(1, 2),
    Uniform(0, 1),
    sg.Network((A, B), lambda z: A + B * z),
    sg.Network((P, Q), lambda x: P * x + Q * x**2),
    name="segments",
)
GAME = sg.gan(objectives.wasserstein(), MODEL)
NODES, WEIGHTS = np.polynomial.legendre.leggauss(6)
X, Z, T = (g.ravel() for g in np.meshgrid(*3 * [(NODES + 1) / 2]))
MASS = np.einsum("i,j,k", WEIGHTS, WEIGHTS, WEIGHTS).ravel() / 8
ALIKE = [np.array([0.3, 0.5, s * 0.4, s * 0.25]) for s in (1, -1)]  # the gradient is at least 1/2 long, up or down
THIRD, SMALL = Rational(1, 3), Rational(1, 10)


def steepness(w, x):
    return abs(w[2] + 2 * w[3] * x)


def between(w):
    return T * (1 + X) + (1 - T) * (w[0] + w[1] * Z)


def near(w):
    """With noise of deviation 1/10, by the moments 0 and 1/100: two points do."""
    return np.stack([1 + X + 0.1, 1 + X - 0.1])


def mean(term, points):
    return lambda w: np.mean(np.atleast_2d(term(steepness(w, points(w)))) @ MASS)


def still(w):
    return 0.0


TABLE = {
    "dragan": [
        (regularizers.dragan(THIRD, 1, SMALL), mean(lambda n: (n - 1) ** 2 / 6, near)),
    ],
    "relu_penalty": [
        (regularizers.relu_penalty(THIRD, SMALL), mean(lambda n: (n - 0.1) / 3, between)),
        (regularizers.relu_penalty(THIRD, 9), still),
    ],
    "wgan_clip": [(regularizers.wgan_clip(THIRD), still)],
    "wgan_gp": [
        (regularizers.wgan_gp(THIRD, 1), mean(lambda n: (n - 1) ** 2 / 6, between)),
        (regularizers.wgan_gp(THIRD, 9), mean(lambda n: (n - 9) ** 2 / 6, between)),
    ],
    "wgan_lp": [
        (regularizers.wgan_lp(THIRD, SMALL), mean(lambda n: (n - 0.1) ** 2 / 6, between)),
        (regularizers.wgan_lp(THIRD, 9), still),
    ],
    "wgan_qc": [],  # its transport is known for data at one point only; below
}
ENTRIES = [pytest.param(*case, id=f"{name}-{i}") for name, cases in TABLE.items() for i, case in enumerate(cases)]


def field_of(game):
    return vector_field(game, worked_out(losses(game)))


@pytest.mark.parametrize("w", ALIKE)
@pytest.mark.parametrize(("regularizer", "by_hand"), ENTRIES)
def test_the_critic_descends_the_term_written_by_hand(regularizer, by_hand, w):
    plain, penalized = FloatField(GAME, {}), FloatField(GAME.with_(regularizer), {})
    steps = 1e-5 * np.eye(4)[2:]
    slopes = [(by_hand(w + e) - by_hand(w - e)) / 2e-5 for e in steps]
    assert penalized(w) - plain(w) == pytest.approx([0, 0, *(-s for s in slopes)], abs=1e-8)


ON_DIRAC = {  # what is added to psi' on the Dirac-GAN, by hand
    "dragan": -gamma * sign(psi) * (Abs(psi) - g0),
    "relu_penalty": -gamma * sign(psi),
    "wgan_clip": 0,
    "wgan_gp": -gamma * sign(psi) * (Abs(psi) - g0),
    "wgan_lp": -gamma * sign(psi) * (Abs(psi) - g0),
    "wgan_qc": -gamma * sign(psi) * (Abs(psi) - Abs(theta)) - theta * (psi * theta + theta**2 / 2),
}


@pytest.mark.parametrize("slope", [2, -2])
@pytest.mark.parametrize("name", TABLE)
def test_what_is_added_on_the_dirac_gan(name, slope):
    """Where the gradient is longer than g0."""
    game = sg.dirac_gan(objectives.wasserstein())
    there = {psi: slope, g0: 1}
    added = field_of(game.with_(getattr(regularizers, name)())) - field_of(game)
    assert added[0] == 0 and expand((added[1] - ON_DIRAC[name]).subs(there)) == 0


@pytest.mark.parametrize("name", ["relu_penalty", "wgan_lp"])
def test_short_gradients_are_not_penalized_by_one_sided_penalties(name):
    game = sg.dirac_gan(objectives.wasserstein())
    one_sided = getattr(regularizers, name)(gamma, 1)
    assert (field_of(game.with_(one_sided)) - field_of(game)).subs(psi, THIRD).is_zero_matrix


def beside(pulled, regularizer, point):
    """A Wasserstein GAN whose generator is pulled aside, so that the critic's slope at the equilibrium is not zero."""
    critic = sg.gan(objectives.wasserstein(), models.dirac(pulled[1])).with_(pulled[0], regularizer)
    return sg.Game(critic.name, critic.players, point, critic.regularizers, critic.objective, critic.model)


# psi = -2 mu theta and theta = gamma (psi - g0), and theta = -psi with data at -5
STEEP = 2 * mu * gamma * g0 / (1 + 2 * mu * gamma)
BALANCED = {theta: -STEEP / (2 * mu), psi: STEEP}
SETTLED = (gamma + 5) / (gamma + 1)
DAMPED = lam**2 + (2 * mu + gamma) * lam + 2 * mu * gamma + 1
AT_FIVE = regularizers.weight_decay(1, player=0), -5
EQUILIBRIA = [
    (beside((regularizers.mse(), 0), regularizers.wgan_gp(), BALANCED), DAMPED),
    (beside((regularizers.mse(), 0), regularizers.dragan(), BALANCED), DAMPED),
    (
        beside(AT_FIVE, regularizers.wgan_lp(gamma, 1), {theta: -SETTLED, psi: SETTLED}),
        lam**2 + (1 + gamma) * lam + gamma + 1,
    ),
    (beside(AT_FIVE, regularizers.relu_penalty(2), {theta: -3, psi: 3}), lam**2 + lam + 1),
    (sg.dirac_gan(objectives.transport()).with_(regularizers.wgan_qc(vector=True)), lam**2 + gamma * lam + gamma),
    (sg.dirac_gan(objectives.wasserstein()).with_(regularizers.wgan_clip()), lam**2 + 1),
]


@pytest.mark.parametrize(("game", "polynomial"), EQUILIBRIA)
def test_where_the_field_is_smooth_the_spectrum_by_hand_and_every_stage_in_floats(game, polynomial):
    d = sg.derive(game)
    assert expand(d.charpoly.as_expr() - polynomial) == 0
    assert all(c.passed for c in sg.verify(d, {symbol: Rational(2, 5) for symbol in required(game, d.method)}))


def test_in_several_coordinates_the_length_is_euclidean():
    game = sg.gan(objectives.wasserstein(), models.dirac_d(2)).with_(regularizers.wgan_gp())
    p1, p2 = game.players[1].params
    _, critic = worked_out(losses(game))
    long = sqrt(p1**2 + p2**2)
    assert expand(critic.diff(gamma) - (long - g0) ** 2 / 2) == 0


def test_the_vector_penalty_minds_the_direction_and_the_norms_do_not():
    """At psi = theta the critic points away from the data: only the vector penalty pulls it back."""
    printed, vector = (
        sg.gan(objectives.transport(), models.dirac_d(2)).with_(regularizers.wgan_qc(vector=v)) for v in (False, True)
    )
    t1, t2, p1, p2 = printed.params
    away = {t1: 3, t2: 4, p1: 3, p2: 4}
    gap = [(b - a).subs(away) for a, b in zip(field_of(printed), field_of(vector), strict=True)]
    assert gap == [0, 0, -6 * gamma, -8 * gamma]


def test_the_transport_is_known_for_data_at_one_point_only():
    game = sg.gan(objectives.transport(), models.gaussian_shift()).with_(regularizers.wgan_qc())
    with pytest.raises(sg.InputError, match="data at one point"):
        losses(game)


# --- boxes --------------------------------------------------------------------------------------


def test_boxes_of_players_and_of_constraints_are_joined():
    game = sg.dirac_gan().with_(regularizers.wgan_clip())
    assert boxes(sg.dirac_gan()) == {} and boxes(game) == {psi: (-c_d, c_d)}
    x, y = symbols("x y", real=True)
    low = Symbol("low", real=True)
    boxed = sg.Game(
        "boxed", (sg.Player("a", (x,), x * y, box=((0, 3),)), sg.Player("b", (y,), -x * y, box=((low, 1),)))
    )
    assert boxes(boxed) == {x: (0, 3), y: (low, 1)}
    assert boxes(boxed.with_(regularizers.wgan_clip(2))) == {x: (0, 3), y: (Max(-2, low), Min(2, 1))}


@pytest.mark.parametrize(
    "box", [(), ((0, 1), (0, 1)), ((1, 0),), ((0, 0),), ((0, sqrt(-1)),), ((0, "1"),), ((0, 1, 2),)]
)
def test_a_box_has_two_bounds_in_order_for_each_parameter(box):
    x = Symbol("x", real=True)
    with pytest.raises(sg.InputError, match="a pair for each"):
        boxes(sg.Game("boxed", (sg.Player("a", (x,), x**2, box=box),)))
