"""Bounds of solved regions, found again by runs."""

import numpy as np
import pytest

import symgan as sg
from symgan import games, methods, regularizers
from symgan.exact.derivation import derive
from symgan.exact.solved_region import solve
from symgan.notation import f1, gamma, h, sigma
from symgan.numeric.boundary import bisected, boundary_checks, converges
from symgan.records import Interval, Solution, SolvedCase

AT = {"gamma": 0.4, "f1": 0.5, "f2": -0.25}


@pytest.fixture(scope="module")
def penalty():
    return derive(sg.dirac_gan().with_(regularizers.r1()), methods.simultaneous())


def test_runs_converge_up_to_the_solved_step(penalty):
    (check,) = boundary_checks(penalty, solve(penalty, h), AT)
    assert check.passed and check.predicted == pytest.approx(1.6)
    assert check.observed == pytest.approx(1.6, rel=5e-3)


def test_the_case_that_holds_is_the_one_that_is_checked(penalty):
    (check,) = boundary_checks(penalty, solve(penalty, h), {**AT, "gamma": 2})
    assert check.predicted == pytest.approx(4 / (2 + np.sqrt(3))) and check.passed


def test_both_ends_of_a_range_are_checked(penalty):
    checks = boundary_checks(penalty, solve(penalty, gamma), {"h": 0.3, "f1": 0.5, "f2": -0.25})
    assert [round(c.predicted, 4) for c in checks] == [0.075, 6.7042]
    assert all(c.passed for c in checks)


@pytest.mark.parametrize("factor", [0.9, 1.1])
def test_a_wrong_bound_is_noticed(factor, penalty):
    right = solve(penalty, h)
    wrong = tuple(
        SolvedCase(c.condition, tuple(Interval(i.low, factor * i.high, i.low_lost, i.high_lost) for i in c.intervals))
        for c in right.cases
    )
    planted = Solution(right.unknown, right.region, right.given, wrong, right.solved, (), right.judgement)
    (check,) = boundary_checks(penalty, planted, AT)
    assert not check.passed


def test_no_change_between_the_two_values_is_infinitely_wrong(penalty):
    assert bisected(penalty, h, AT, 1.8, 2.0) == bisected(penalty, h, AT, 1.0, 1.2) == np.inf


def test_a_method_with_memory():
    d = derive(games.bilinear(), methods.optimistic())
    (check,) = boundary_checks(d, solve(d, h), {})
    assert check.predicted == pytest.approx(1 / np.sqrt(3)) and check.passed


def test_instance_noise():
    d = derive(sg.dirac_gan().with_(regularizers.instance_noise()), methods.simultaneous())
    (check,) = boundary_checks(d, solve(d, h), {"sigma": 2.8, "f1": 0.5, "f2": -0.25})
    assert check.passed


def test_a_flow_that_turns_unstable():
    d = derive(sg.dirac_gan(sg.objectives.minimax()).with_(regularizers.r1()))
    assert converges(d, {"gamma": 0.5})
    assert not converges(derive(sg.dirac_gan(sg.objectives.minimax())), {})


@pytest.mark.parametrize("missing", [{}, {"gamma": "many"}])
def test_a_missing_or_impossible_constant_is_refused(missing, penalty):
    with pytest.raises(sg.InputError):
        boundary_checks(penalty, solve(penalty, h), missing)
    assert f1 in penalty.verdict.region.free_symbols and sigma not in penalty.verdict.region.free_symbols
