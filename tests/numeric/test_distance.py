"""The numeric twin of distances: against textbook values, and it notices a wrong closed form."""

from dataclasses import replace

import numpy as np
import pytest
from sympy import Abs, Rational, log, sqrt

import symgan as sg
from symgan import distances as D
from symgan.laws import Dirac, Mixture, Normal, Uniform, empirical
from symgan.notation import m, s, sigma, theta
from symgan.numeric.transport_program import transport_plan

Z, N = Uniform(0, 1), Normal(0, 1)
HALF = [Rational(1, 2)] * 2
MODES = Mixture(HALF, [Normal(0, 1), Normal(5, 1)])
PAIRS = {
    "points": (Dirac(0), Dirac(theta)),
    "lines": ((Dirac(0), Z), (Dirac(theta), Z)),
    "normal": (Normal(m, s), Normal(theta, sigma)),
    "uniform": (Uniform(-1, 1), Uniform(theta, theta + 1)),
    "mixed": (Z, Normal(theta, 1)),
    "moved": (MODES, Mixture(HALF, [Normal(theta, 1), Normal(5 + theta, 1)])),
    "samples": (empirical([0, 1, 3]), Mixture([Rational(1, 4), Rational(3, 4)], [Dirac(2), Dirac(-1)])),
}
AT = {theta: 0.7, m: 0.2, s: 0.8, sigma: 1.3}
KINDS = ("kl", "reverse_kl", "jensen_shannon", "total_variation", "pearson", "hellinger")
ALL = (*(getattr(D, kind)() for kind in KINDS), D.wasserstein(1), D.wasserstein(2), D.fourier(1), D.fourier(2))


def checked(d):
    free = set().union(*(law.free_symbols for law in (*d.first, *d.second)))
    return sg.verify(d, {symbol: value for symbol, value in AT.items() if symbol in free})


@pytest.mark.parametrize("pair", PAIRS)
def test_every_closed_form_is_observed(pair):
    derived = [sg.distance(definition, *PAIRS[pair]) for definition in ALL]
    seen = [check for d in derived if d.value is not None for check in checked(d)]
    assert len(seen) >= 2 and all(check.passed for check in seen)


@pytest.mark.parametrize("definition", [D.kl(), D.wasserstein(), D.wasserstein(2), D.fourier(1)])
def test_a_wrong_closed_form_is_noticed(definition):
    d = sg.distance(definition, N, Normal(theta, 1))
    assert all(check.passed for check in checked(d))
    assert not any(check.passed for check in checked(replace(d, value=d.value + Rational(1, 1000))))


def test_an_infinite_distance_is_told_from_a_large_one():
    d = sg.distance(D.kl(), Dirac(0), Dirac(theta))
    assert checked(d)[0].passed and not checked(replace(d, value=1000 + theta))[0].passed
    finite = sg.distance(D.kl(), N, Normal(theta, 1))
    assert not checked(replace(finite, value=d.value))[0].passed


def test_a_constant_left_out_is_asked_for():
    with pytest.raises(sg.InputError, match="theta"):
        sg.verify(sg.distance(D.kl(), N, Normal(theta, 1)), {})


def test_plan_and_potentials_of_the_linear_program_agree_with_the_exact_certificate():
    p, q = PAIRS["samples"]
    certificate = sg.kantorovich_rubinstein(p, q)
    points = [np.array([[float(a.args[0])] for a in law.args[1]]) for law in (p, q)]
    weights = [np.array([float(w) for w in law.args[0]]) for law in (p, q)]
    plan = transport_plan(*points, *weights, 1.0)
    assert certificate.valid and certificate.primal == certificate.dual == Rational(19, 12)
    assert plan.cost == pytest.approx(19 / 12, abs=1e-9)
    assert plan.first @ weights[0] + plan.second @ weights[1] == pytest.approx(19 / 12, abs=1e-9)
    assert plan.masses.sum(axis=1) == pytest.approx(weights[0]) and plan.masses.sum(axis=0) == pytest.approx(weights[1])


def test_in_the_plane_the_linear_program_finds_the_distance_of_parallel_lines():
    d = sg.distance(D.wasserstein(), *PAIRS["lines"])
    (check,) = checked(d)
    assert d.value == Abs(theta) and check.name == "W1 by a linear program" and check.observed == pytest.approx(0.7)


def test_a_pair_without_a_route_has_no_check():
    d = sg.distance(D.wasserstein(2), *PAIRS["moved"])
    assert d.value == Abs(theta) and checked(d) == ()
    assert checked(sg.distance(D.kl(), (N, N), (Normal(theta, 1), Normal(0, 2)))) == ()


def test_jensen_shannon_of_laws_apart_is_log_two():
    (check,) = sg.verify(sg.distance(D.jensen_shannon(), Z, Uniform(3, 5)))
    assert check.observed == pytest.approx(float(log(2)), abs=1e-14)
    (check,) = sg.verify(sg.distance(D.wasserstein(2), N, Normal(0, 3)))
    assert check.observed == pytest.approx(float(sqrt(4)), abs=1e-10)
