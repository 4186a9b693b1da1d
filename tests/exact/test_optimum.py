"""Best values against hand algebra, and against a search by NumPy."""

import numpy as np
import pytest
from sympy import Abs, Eq, Rational, S, Symbol, sqrt

import symgan as sg
from symgan import games, methods, regularizers
from symgan.exact import optimum
from symgan.exact.derivation import derive
from symgan.exact.optimum import best, better, both
from symgan.notation import beta, f1, f2, gamma, h, mu, sigma
from symgan.records import Judgement, Status

R1 = sg.dirac_gan().with_(regularizers.r1())
NOISE = sg.dirac_gan().with_(regularizers.instance_noise())


def proved(d, *knobs):
    found = best(d, *knobs)
    assert found.cases and all(c.judgement.status is Status.PROVED for c in found.cases)
    return found


def at(found, values):
    """The case that holds at the values: the best values and the rate."""
    (case, *_) = [c for c in found.cases if c.condition.subs(values) == True]
    return {s: e.subs(values) for s, e in case.at}, case.rate.subs(values), case


def test_critical_damping():
    """Mescheder et al. 2018, Lemma 3.3: gamma = 2 |f'(0)|, rate |f'(0)|, and the double eigenvalue is defective there."""
    (case,) = proved(derive(R1), gamma).cases
    assert dict(case.at) == {gamma: 2 * Abs(f1)} and case.rate == -Abs(f1) and case.defective


def test_the_best_step_and_strength_leave_radius_zero():
    (case,) = proved(derive(R1, methods.simultaneous()), h, gamma).cases
    assert dict(case.at) == {h: 1 / Abs(f1), gamma: 2 * Abs(f1)} and case.rate == 0 and case.defective
    assert "quadratically" in sg.best(derive(R1, methods.simultaneous()), h, gamma)._repr_markdown_()


def test_the_best_step_has_two_cases():
    found = proved(derive(R1, methods.simultaneous()), h)
    values, radius, _ = at(found, {gamma: S.Half, f1: S.Half})
    assert values == {h: 1} and radius == sqrt(3) / 2
    values, radius, _ = at(found, {gamma: 2, f1: S.Half})
    assert values == {h: 1} and radius == sqrt(3) / 2
    assert found.reason == ""


def test_optimistic_and_extragradient_on_the_bilinear_game():
    """Zhang and Yu 2020: eta sigma = 1/2 with radius 1/sqrt 2; extragradient: 1/sqrt 2 with radius sqrt 3 / 2."""
    (case,) = proved(derive(games.bilinear(), methods.optimistic()), h).cases
    assert case.at == ((h, S.Half),) and case.rate == sqrt(2) / 2
    (case,) = proved(derive(games.bilinear(), methods.extragradient()), h).cases
    assert case.at == ((h, sqrt(2) / 2),) and case.rate == sqrt(3) / 2


GRIDS = (
    (
        (
            NOISE,
            methods.simultaneous(),
        ),
        h,
        {f1: S.Half, f2: -Rational(1, 4), sigma: 1},
    ),
    (
        (
            NOISE,
            methods.simultaneous(),
        ),
        h,
        {f1: S.Half, f2: -Rational(1, 4), sigma: 2},
    ),
    (
        (
            R1,
            methods.alternating(h, 1, 1),
        ),
        h,
        {f1: -S.Half, gamma: Rational(1, 3)},
    ),
    (
        (
            sg.dirac_gan(),
            methods.consensus(gamma, h),
        ),
        h,
        {f1: S.Half, gamma: 2},
    ),
    (
        (
            sg.dirac_gan().with_(regularizers.mse()),
            methods.simultaneous(),
        ),
        h,
        {f1: S.Half, mu: 1},
    ),
    ((NOISE,), sigma, {f1: S.Half, f2: -Rational(1, 3)}),
)


@pytest.mark.parametrize("number", range(len(GRIDS)))
def test_nothing_on_a_grid_is_better(number):
    asked, knob, values = GRIDS[number]
    d = derive(*asked)
    found, radius, _ = at(proved(d, knob), values)

    def observed(value):
        spectrum = np.linalg.eigvals(np.array(d.matrix.subs({**values, knob: value})).astype(float))
        return spectrum.real.max() if d.method.flow else np.abs(spectrum).max()

    assert observed(found[knob]) == pytest.approx(float(radius), abs=1e-7)
    assert all(observed(v) >= float(radius) - 1e-9 for v in np.linspace(0.02, 6, 120))


def test_a_rate_without_a_smallest_value_is_told():
    found = best(derive(sg.dirac_gan(), methods.simultaneous()), h)
    assert found.cases == () and "no smallest value" in found.reason
    found = best(derive(R1, methods.momentum(h, beta)), h)
    assert found.cases == () and "no closed form" in found.reason


@pytest.mark.parametrize("knobs", [(), (mu,), (h, mu), ("h",)])
def test_a_knob_that_the_rate_does_not_hold_is_refused(knobs):
    with pytest.raises(sg.InputError, match="does not depend on"):
        best(derive(R1, methods.simultaneous()), *knobs)


def test_a_smaller_rate_than_the_best_is_possible_only_if_the_value_is_too_large():
    """What is proved can fail: a value above the optimum is undercut, and the witness shows where."""
    d = derive(R1, methods.simultaneous())
    at_numbers = {gamma: S.Half, f1: S.Half}
    too_large = better(d, S(9) / 10).subs(at_numbers)
    assert too_large.subs(h, 1) == True
    assert sg.prove(~better(d, S(9) / 10), Eq(gamma, S.Half) & Eq(f1, S.Half)).status is Status.REFUTED
    assert sg.prove(~better(d, sqrt(3) / 2), Eq(gamma, S.Half) & Eq(f1, S.Half)).status is Status.PROVED


def test_two_judgements_together():
    proof, open_, no = (Judgement(s) for s in (Status.PROVED, Status.UNDECIDED, Status.REFUTED))
    assert both(proof, proof).status is Status.PROVED
    assert both(proof, open_).status is both(open_, proof).status is Status.UNDECIDED
    assert both(no, open_).status is both(proof, no).status is both(open_, no).status is Status.REFUTED


def test_a_guess_that_is_wrong_is_not_proved(monkeypatch):
    """The samples only suggest: with a wrong suggestion the judgement is not PROVED."""
    right = optimum._minimized

    def wrong(*arguments):
        return [
            optimum.Candidate(c.condition, tuple((s, 2 * e) for s, e in c.at), c.rate, c.closed)
            for c in right(*arguments)
        ]

    monkeypatch.setattr(optimum, "_minimized", wrong)
    found = best(derive(R1, methods.simultaneous()), h)
    assert found.cases and all(c.judgement.status is not Status.PROVED for c in found.cases)


def test_symbols_of_ones_own():
    a = Symbol("a", positive=True)
    x, y = sg.notation.theta, sg.notation.psi
    game = sg.Game("damped", (sg.Player("x", (x,), x * y + a * x**2 / 2), sg.Player("y", (y,), -x * y)), {x: 0, y: 0})
    (case,) = proved(derive(game), a).cases
    assert case.at == ((a, 2),) and case.rate == -1
