"""Enclosures of distances: they hold the closed forms and SciPy's quadrature, and are narrow."""

import pytest
from sympy import Rational, Symbol

import symgan as sg
from symgan import distances as D
from symgan.exact.enclosed_distance import enclosed
from symgan.laws import Dirac, Mixture, Normal, Uniform
from symgan.notation import theta
from symgan.numeric.distance import observe

HALF = [Rational(1, 2)] * 2
N, WIDE, Z = Normal(0, 1), Normal(1, 2), Uniform(0, 1)
MODES = Mixture(HALF, [Normal(-2, 1), Normal(3, Rational(1, 2))])
MIXED = Mixture(HALF, [Z, N])
KL, REVERSE, JS, TV, W1 = D.kl(), D.reverse_kl(), D.jensen_shannon(), D.total_variation(), D.wasserstein()


@pytest.mark.parametrize("definition", [KL, REVERSE, D.hellinger(), TV, W1])
@pytest.mark.parametrize("pair", [(N, WIDE), (WIDE, N), (N, Normal(6, 1))])
def test_the_closed_form_lies_in_the_enclosure(definition, pair):
    low, high = enclosed(definition, *pair)
    assert low <= sg.distance(definition, *pair).value <= high and high - low < Rational(1, 10**9)


@pytest.mark.parametrize("definition", [KL, REVERSE, JS, D.hellinger(), TV, W1])
@pytest.mark.parametrize("pair", [(MODES, Normal(0, 2)), (MIXED, WIDE)])
def test_mixtures_are_enclosed_where_quadrature_sees_them(definition, pair):
    d = sg.distance(definition, *pair)
    low, high = d.enclosure
    seen = observe(definition, *((law,) for law in pair), {})[1]
    assert d.value is None and d.reason and high - low < Rational(1, 10**9)
    assert float(low) - 1e-10 <= seen <= float(high) + 1e-10
    assert all(check.passed for check in sg.verify(d))


def test_uniform_parts_leave_no_tail():
    pair = Mixture(HALF, [Z, Uniform(2, 5)]), Uniform(0, 6)
    low, high = enclosed(TV, *pair)
    assert low <= Rational(1, 3) <= high and high - low < Rational(1, 10**20)
    assert enclosed(KL, *pair[::-1]) is None and enclosed(KL, N, Z) is None and enclosed(REVERSE, Z, N) is None
    assert enclosed(W1, Z, Uniform(3, 5)) is not None


@pytest.mark.parametrize("pair", [(N, Dirac(0)), (N, Normal(theta, 1)), (MODES, Mixture(HALF, [N, Dirac(1)]))])
def test_what_is_no_density_at_numbers_has_no_enclosure(pair):
    assert enclosed(JS, *pair) is None and enclosed(W1, *pair) is None


def test_a_divergence_or_cost_without_a_bound_of_its_tails_has_none():
    assert enclosed(D.pearson(), MODES, N) is None and enclosed(D.wasserstein(2), MODES, N) is None
    assert enclosed(D.fourier(), MODES, N) is None
    t = Symbol("t", positive=True)
    odd = sg.records.Divergence("odd", "odd", lambda u: (u - 1) ** 2 / (u + 1) ** Rational(3, 2))
    assert odd.generator(t).has(t) and enclosed(odd, MODES, N) is None
