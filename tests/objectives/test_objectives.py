"""What every objective must do. One that is dropped into the folder is put to it, and is missed in these tables.

The losses are written by hand in NumPy as functions of the critic's outputs on real and on fake.
"""

from functools import lru_cache

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.optimize import minimize_scalar
from sympy import Rational, Symbol

import symgan as sg
from symgan import objectives
from symgan.adversarial import losses
from symgan.catalogue import find, names
from symgan.exact.field import jacobian, vector_field, worked_out
from symgan.exact.spectrum import characteristic_polynomial
from symgan.notation import f1, f2, psi, theta
from symgan.numeric.field import FloatField

E = np.exp(1)


def logistic(t):
    return -np.log(1 + np.exp(-t))


def cubic(t):
    """What stands for the abstract f."""
    return t / 2 - t**2 / 8 + t**3 / 12


# the losses of generator and critic at the outputs r on real and q on fake
LOSSES = {
    "abstract": (lambda r, q: cubic(q) + cubic(-r), lambda r, q: -cubic(q) - cubic(-r)),
    "hellinger": (lambda r, q: 1 - np.exp(q), lambda r, q: np.exp(q) - 1 - (1 - np.exp(-r))),
    "hinge": (lambda r, q: -q, lambda r, q: np.maximum(0, 1 - r) + np.maximum(0, 1 + q)),
    "jensen_shannon": (
        lambda r, q: np.log(2 * np.exp(-q) / (1 + np.exp(-q))),
        lambda r, q: -np.log(2 * np.exp(-q) / (1 + np.exp(-q))) - np.log(2 / (1 + np.exp(-r))),
    ),
    "kl": (lambda r, q: -np.exp(q) / E, lambda r, q: np.exp(q) / E - r),
    "least_squares": (lambda r, q: (q - 1) ** 2 / 2, lambda r, q: (r - 1) ** 2 / 2 + q**2 / 2),
    "minimax": (lambda r, q: logistic(q) + logistic(-r), lambda r, q: -logistic(q) - logistic(-r)),
    "non_saturating": (lambda r, q: -logistic(-q), lambda r, q: -logistic(q) - logistic(-r)),
    "pearson": (lambda r, q: -(q**2) / 4 - q, lambda r, q: q**2 / 4 + q - r),
    "relativistic": (lambda r, q: logistic(q - r), lambda r, q: -logistic(q - r)),
    "reverse_kl": (lambda r, q: 1 - q, lambda r, q: q - 1 + np.exp(-r)),
    "transport": (lambda r, q: -q, lambda r, q: 0 * q),
    "wasserstein": (lambda r, q: q - r, lambda r, q: r - q),
}
# by hand at 0: minus the product of both losses' slopes in q, and the sum of the curvatures of the critic's in r and q
SLOPES = {
    "abstract": (f1**2, -2 * f2),
    "hellinger": (1, 2),
    "hinge": (1, 0),
    "jensen_shannon": (Rational(1, 4), Rational(1, 2)),
    "kl": (1 / sg.read("exp(2)"), 1 / sg.read("exp(1)")),
    "least_squares": (0, 2),
    "minimax": (Rational(1, 4), Rational(1, 2)),
    "non_saturating": (Rational(1, 4), Rational(1, 2)),
    "pearson": (1, Rational(1, 2)),
    "relativistic": (Rational(1, 4), Rational(1, 2)),
    "reverse_kl": (1, 1),
    "transport": (0, 0),
    "wasserstein": (1, 0),
}
NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(48)
GRID = [a.ravel() for a in np.meshgrid(NODES, NODES)]
MASS = np.outer(WEIGHTS, WEIGHTS).ravel() / WEIGHTS.sum() ** 2
written = pytest.mark.parametrize("name", LOSSES)


def shift_gan(name):
    """Data N(1/4, 1/2), generator theta + z/2, critic psi x."""
    return sg.gan(find("objectives", name)(), sg.models.gaussian_shift(Rational(1, 4), Rational(1, 2)))


@lru_cache
def on_dirac(name):
    return sg.derive(sg.dirac_gan(find("objectives", name)()))


def by_differences(loss, point, i, step=1e-5):
    moved = np.array(point)
    moved[i] += step
    ahead = loss(moved)
    moved[i] -= 2 * step
    return (ahead - loss(moved)) / (2 * step)


def test_every_objective_is_in_the_tables():
    assert set(LOSSES) == set(SLOPES) == set(names("objectives"))


@written
def test_the_field_is_that_of_losses_written_by_hand(name):
    def mean(player):
        return lambda w: MASS @ LOSSES[name][player](w[1] * (0.25 + GRID[0] / 2), w[1] * (w[0] + GRID[1] / 2))

    field = FloatField(shift_gan(name), {}, {"f": lambda t: t / 2 - t**2 / 8 + t**3 / 12})
    for point in np.random.default_rng(4).uniform(-0.7, 0.7, (3, 2)):
        expected = [-by_differences(mean(i), point, i) for i in (0, 1)]
        assert field(point) == pytest.approx(expected, abs=1e-7)


@written
def test_the_spectrum_beside_the_slopes_by_hand(name):
    """With data and samples N(., s) and D = psi x: lambda^2 + curvature s^2 lambda + slopes."""
    product, curvature = SLOPES[name]
    s, lam = Symbol("s", positive=True), Symbol("lam")
    game = sg.gan(find("objectives", name)(), sg.models.gaussian_shift())
    slope = jacobian(vector_field(game, worked_out(losses(game))), game.equilibrium)
    assert characteristic_polynomial(slope).as_expr().equals(lam**2 + curvature * s**2 * lam + product)
    assert on_dirac(name).charpoly.as_expr().equals(lam**2 + product)


@pytest.mark.parametrize("name", names("objectives"))
def test_every_stage_agrees_with_the_float_side(name):
    checks = sg.verify(on_dirac(name))
    assert len(checks) > 5 and all(c.passed for c in checks), [c for c in checks if not c.passed]


# --- what the papers say of single objectives -------------------------------------------------

GENERATORS = {  # f, and f(u) at u = p/q between N(0, 1) and N(1/2, 1) in closed form where there is one
    "kl": (lambda u: u * np.log(u), 1 / 8),
    "reverse_kl": (lambda u: -np.log(u), 1 / 8),
    "pearson": (lambda u: (u - 1) ** 2, np.exp(1 / 4) - 1),
    "hellinger": (lambda u: (np.sqrt(u) - 1) ** 2, 2 - 2 * np.exp(-1 / 32)),
    "jensen_shannon": (lambda u: u * np.log(u) - (u + 1) * np.log((u + 1) / 2), None),
}


def density(x, mean):
    return np.exp(-((x - mean) ** 2) / 2) / np.sqrt(2 * np.pi)


@pytest.mark.parametrize("name", GENERATORS)
def test_the_best_critic_of_an_f_gan_measures_the_divergence(name):
    """-E critic loss at the pointwise best outputs is D_f(P || Q), for P = N(0, 1) and Q = N(1/2, 1)."""
    generator, closed = GENERATORS[name]
    critic = LOSSES[name][1]

    def best(x):
        p, q = density(x, 0), density(x, 0.5)

        def objective(v):  # the critic's loss is a sum of a part in real and a part in fake
            return p * (critic(v, 0.0) - critic(0.0, 0.0)) + q * critic(0.0, v)

        return -minimize_scalar(objective, bracket=(-1, 1), tol=1e-12).fun

    measured = quad(best, -9, 9, epsabs=1e-9, limit=80)[0]
    divergence = quad(lambda x: density(x, 0.5) * generator(density(x, 0) / density(x, 0.5)), -9, 9)[0]
    assert measured == pytest.approx(divergence, abs=1e-6)
    if closed is not None:
        assert divergence == pytest.approx(closed, abs=1e-7)


def test_least_squares_takes_any_labels():
    """With a on fake, b on real and c for the generator, D = 0 is best exactly where a + b = 0."""
    a, b, c = (Symbol(n, real=True) for n in "abc")
    generator, critic = worked_out(losses(sg.dirac_gan(objectives.least_squares(a, b, c))))
    assert (generator - (psi * theta - c) ** 2 / 2).expand() == 0
    assert (critic - b**2 / 2 - (psi * theta - a) ** 2 / 2).expand() == 0
    d = sg.derive(sg.dirac_gan(objectives.least_squares(-1, 1, 0)))
    assert d.jacobian.tolist() == [[0, 0], [-1, 0]]
    biased = sg.gan(objectives.least_squares(-1, 1, 0), sg.models.dirac_bias())
    assert sg.derive(biased).charpoly.as_expr() == sg.read("lam**2*(lam + 2)").expand()


def test_the_hinge_is_wasserstein_between_its_kinks():
    """Inside |psi theta| < 1 the runs are those of the Wasserstein GAN that is high on real; outside the critic rests."""
    field = FloatField(sg.dirac_gan(objectives.hinge()), {})
    assert field(np.array([0.5, 1.5])) == pytest.approx([1.5, -0.5])
    assert field(np.array([2.0, -0.6])) == pytest.approx([-0.6, 0.0])
    assert [e.subs({theta: 2, psi: -1}) for e in on_dirac("hinge").field] == [-1, 0]


def test_pairing_judges_differences_only():
    """A bias of the critic is felt by minimax, and not by relativistic pairing."""
    model = sg.models.dirac_bias()
    field = FloatField(sg.gan(objectives.relativistic(), model), {})
    assert field(np.array([0.3, 0.4, 5.0]))[2] == pytest.approx(0, abs=1e-12)
    assert field(np.array([0.3, 0.4, 5.0])) == pytest.approx(field(np.array([0.3, 0.4, 0.0])))


def test_an_expectation_with_a_kink_is_compared_where_it_is_accurate():
    """Max inside an expectation: the points of comparison come so near that no sample lies beyond the kink."""
    checks = sg.verify(sg.derive(sg.gan(objectives.hinge(), sg.models.uniform())))
    assert {c.name for c in checks} >= {"field at random points", "field by Monte Carlo, in standard errors"}
    assert all(c.passed for c in checks)
