"""Rates in closed form against eigenvalues by NumPy."""

import math
from functools import cache

import numpy as np
import pytest
from sympy import Rational, S

import symgan as sg
from symgan import games, methods, regularizers
from symgan.exact.derivation import derive
from symgan.exact.rates import rate, steps_to
from symgan.notation import beta, f1, f2, gamma, h, mu

R1 = sg.dirac_gan().with_(regularizers.r1())
CASES = {
    "simultaneous": (
        sg.dirac_gan(),
        methods.simultaneous(),
    ),
    "flow": (R1,),
    "r1": (
        R1,
        methods.simultaneous(),
    ),
    "noise": (
        sg.dirac_gan().with_(regularizers.instance_noise()),
        methods.simultaneous(),
    ),
    "alternating": (
        R1,
        methods.alternating(h, 1, 1),
    ),
    "mse": (
        sg.dirac_gan().with_(regularizers.mse()),
        methods.alternating(h, 2, 1),
    ),
    "optimistic": (
        games.bilinear(),
        methods.optimistic(),
    ),
    "consensus": (
        R1,
        methods.consensus(mu, h),
    ),
}


@cache
def derived(name):
    return derive(*CASES[name])


def _values(d, rng):
    """Random constants: f2 negative, f1 of either sign, the others positive."""
    found = {}
    for s in sorted(d.charpoly.free_symbols, key=str):
        size = Rational(round(1000 * rng.uniform(0.05, 2.5)), 1000)
        found[s] = -size if s == f2 or (s == f1 and rng.random() < 0.5) else size
    return found


@pytest.mark.parametrize("name", CASES)
def test_the_rate_is_that_of_the_spectrum(name):
    d = derived(name)
    rng = np.random.default_rng(1)
    for _ in range(6):
        values = _values(d, rng)
        (found,) = {e.subs(values).evalf() for c, e in rate(d).cases if c.subs(values) == True}
        spectrum = np.linalg.eigvals(np.array(d.matrix.subs(values)).astype(float))
        expected = spectrum.real.max() if d.method.flow else np.abs(spectrum).max()
        assert float(found) == pytest.approx(expected, abs=1e-7)


def test_the_cases_meet_where_the_eigenvalues_do():
    (pair, first), (real, second) = rate(derived("r1")).cases
    at = {gamma: 1, f1: S.Half, h: Rational(1, 3)}
    assert first.subs(at) == second.subs(at) == Rational(5, 6)
    assert pair.subs(at) == False and real.subs(at) == True


def test_no_closed_form_is_said():
    r = rate(derive(R1, methods.momentum(h, beta)))
    assert r.cases == () and "no closed form" in r.reason


def test_steps_to_an_accuracy():
    d = derive(games.bilinear(), methods.extragradient(S.Half))
    ((_, steps),) = steps_to(Rational(1, 1000), rate(d))
    assert float(steps) == pytest.approx(math.log(1e-3) / math.log(math.sqrt((1 - 0.25) ** 2 + 0.25)))
    (_, (_, time)) = steps_to(Rational(1, 1000), rate(derived("flow")))
    assert float(time.subs({gamma: 2, f1: S.Half})) == pytest.approx(math.log(1e3) / (1 - math.sqrt(0.75)))


def test_optimistic_roots_in_closed_form():
    """The quartic splits over the Gaussian numbers, and its roots are those of Azizian et al.: (1 ± 2ih ± sqrt(1 - 4h^2))/2."""
    found = {e.subs(h, Rational(3, 10)) for e, _ in derived("optimistic").eigenvalues}
    expected = {
        S.Half * (1 + s * 2 * sg.notation.h.subs(h, Rational(3, 10)) * 1j + t * 0.8) for s in (1, -1) for t in (1, -1)
    }
    assert sorted((complex(e) for e in found), key=str) == pytest.approx(
        sorted((complex(e) for e in expected), key=str)
    )
