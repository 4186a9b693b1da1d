"""Regions solved by hand against the conditions they solve: the right one is proved, every slip is refuted.

The step sizes of simultaneous gradient descent on the Dirac-GAN, with instance noise and with R1,
and random intervals; each with the mistakes one makes: strict for not strict, a case left out,
cases or bounds exchanged.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Abs, And, Eq, Equivalent, Ge, Gt, Integer, Le, Lt, Or, Rational, sqrt, symbols

from symgan.decide.prove import prove
from symgan.decide.truth import admits, truth
from symgan.notation import f1, f2, gamma, h, sigma
from symgan.records import Status

x, y = symbols("x y", real=True)
JURY = And(-2 * f2 * sigma**2 - h * f1**2 > 0, h**2 * f1**2 + 4 * h * f2 * sigma**2 + 4 > 0)
strength = f2**2 * sigma**4
SPIRAL, NODE = -2 * f2 * sigma**2 / f1**2, 2 / (-f2 * sigma**2 + sqrt(strength - f1**2))
JURY_R1 = And(gamma - h * f1**2 > 0, 4 - 2 * h * gamma + h**2 * f1**2 > 0)


def cases(spiral=strength < f1**2, below_spiral=h < SPIRAL, node=strength >= f1**2, below_node=h < NODE):
    return Or(And(f2 < 0, spiral, below_spiral), And(f2 < 0, node, below_node))


RIGHT = {
    "noise": Equivalent(JURY, cases()),
    "noise, with the absolute value": Equivalent(
        JURY, cases(below_spiral=h < 2 * Abs(f2) * sigma**2 / f1**2, below_node=h < 2 / (Abs(f2) * sigma**2 + sqrt(strength - f1**2)))
    ),
    "noise, the double root on the other side": Equivalent(JURY, cases(spiral=strength <= f1**2, node=strength > f1**2)),
    "noise, the sign of f2 left to the bounds": Equivalent(
        JURY, Or(And(strength < f1**2, h < SPIRAL), And(strength >= f1**2, h < NODE))
    ),
    "R1": Equivalent(
        JURY_R1,
        Or(
            And(gamma <= 2 * Abs(f1), h < gamma / f1**2),
            And(gamma > 2 * Abs(f1), h < 4 / (gamma + sqrt(gamma**2 - 4 * f1**2))),
        ),
    ),
}  # fmt: skip
WRONG = {
    "the naive one-case answer": And(f2 < 0, h < SPIRAL),
    "the other one": And(f2 < 0, strength >= f1**2, h < NODE),
    "the spiral alone": And(f2 < 0, strength < f1**2, h < SPIRAL),
    "not strict in the spiral": cases(below_spiral=h <= SPIRAL),
    "not strict in the node": cases(below_node=h <= NODE),
    "the double root left out": cases(node=strength > f1**2),
    "cases exchanged": cases(spiral=strength >= f1**2, node=strength < f1**2),
    "bounds exchanged": cases(below_spiral=h < NODE, below_node=h < SPIRAL),
    "the other root": cases(below_node=h < 2 / (-f2 * sigma**2 - sqrt(strength - f1**2))),
    "the factor two lost": cases(below_spiral=h < SPIRAL / 2),
    "another square": cases(below_spiral=h < -2 * f2 * sigma / f1**2),
}


@pytest.mark.parametrize("name", RIGHT)
def test_the_right_cases_are_proved_wherever_they_are(name):
    judgement = prove(RIGHT[name])
    assert judgement.status is Status.PROVED
    assert "agree" in judgement.evidence[0] and len(judgement.evidence) == 1  # everywhere, so there is nothing to add


@pytest.mark.parametrize("name", WRONG)
def test_every_slip_is_refuted_by_a_point(name):
    statement = Equivalent(JURY, WRONG[name])
    judgement = prove(statement)
    assert judgement.status is Status.REFUTED
    assert set(judgement.witness) == {f1, f2, h, sigma}
    assert truth(statement, judgement.witness) is False
    assert all(admits(s, v) for s, v in judgement.witness.items())


def test_the_naive_answer_is_refuted_with_numbers_put_in_by_hand():
    at = prove(Equivalent(JURY, WRONG["the naive one-case answer"])).witness
    below_spiral = at[f2] < 0 and at[h] < -2 * at[f2] * at[sigma] ** 2 / at[f1] ** 2
    matrix_stable = -2 * at[f2] * at[sigma] ** 2 - at[h] * at[f1] ** 2 > 0 and (
        at[h] ** 2 * at[f1] ** 2 + 4 * at[h] * at[f2] * at[sigma] ** 2 + 4 > 0
    )
    assert bool(below_spiral) is not bool(matrix_stable)


ends = st.lists(st.integers(-5, 5), min_size=2, max_size=3, unique=True).map(sorted)
weak = {Lt: Le, Le: Lt}
kinds = st.sampled_from([Lt, Le])


def intervals(bounds, kinds_):
    """The union of the intervals between a bound and the next, every other one."""
    pairs = zip(bounds[::2], bounds[1::2], kinds_[::2], kinds_[1::2], strict=False)
    return [And(k(low, x), m(x, high)) for low, high, k, m in pairs]


@given(st.integers(-4, 0), st.integers(1, 3), kinds, kinds, st.integers(1, 4))
@settings(max_examples=15)
def test_intervals_and_their_slips(low, width, left, right, scale):
    """scale (x - low)(x - high) against the interval, on a line that y shifts."""
    high, place = low + width, x + y
    strict = left is Lt
    condition = (Lt if strict else Le)(scale * (place - low) * (place - high), 0)
    kind = Lt if strict else Le
    region = And(kind(low, place), kind(place, high))
    assert prove(Equivalent(condition, region)).status is Status.PROVED
    wrong = [
        And(weak[kind](low, place), kind(place, high)),
        And(kind(low, place), weak[kind](place, high)),
        kind(low, place),
        kind(place, high),
        And(kind(low, place), kind(place, high + Rational(1, 1000))),
        And(kind(high, place), kind(place, low)),
        Or(kind(low, place), kind(place, high)),
    ]
    for region_ in wrong:
        assert prove(Equivalent(condition, region_)).status is Status.REFUTED


@given(st.integers(-2, 2), st.integers(1, 2), st.booleans())
@settings(max_examples=8)
def test_case_splits_and_their_slips(shift, scale, strict):
    """x**2 + 2 shift x + y > 0, solved for x: always where y > shift**2, else outside of the two roots."""
    kind, other = (Gt, Ge) if strict else (Ge, Gt)
    condition = kind(scale * (x**2 + 2 * shift * x + y), 0)
    root = sqrt(shift**2 - y)
    outside = Or(kind(x, -shift + root), kind(-shift - root, x))
    split = Or(y > shift**2, And(y <= shift**2, outside))
    assert prove(Equivalent(condition, split)).status is Status.PROVED
    wrong = [
        y > shift**2,
        And(y <= shift**2, outside),
        Or(y > shift**2, And(y <= shift**2, other(x, -shift + root))),
        Or(y > shift**2, And(y <= shift**2, Or(other(x, -shift + root), other(-shift - root, x)))),
        Or(y > shift**2 + 1, And(y <= shift**2, outside)),
    ]
    for region in wrong:
        assert prove(Equivalent(condition, region)).status is Status.REFUTED


coefficients = st.lists(st.integers(-2, 2), min_size=5, max_size=5)
GRID = [Rational(v, 3) for v in range(-6, 7)]


@given(coefficients, coefficients, st.sampled_from([Gt, Ge, Eq]), st.sampled_from([Gt, Le]), st.booleans())
@settings(max_examples=40)
def test_random_statements_are_never_wrong(u, v, first, second, joined):
    """Never proved where a point of a grid refutes, never refuted by a point that does not, and always decided."""
    p, q = (k[0] * x**2 + k[1] * x * y + k[2] * y**3 + k[3] * x + k[4] + y for k in (u, v))
    statement = Or(first(p, 0), second(q, 0)) if joined else Equivalent(first(p, 0), second(q, 0))
    judgement = prove(statement)
    assert judgement.status is not Status.UNDECIDED
    if judgement.status is Status.PROVED:
        assert all(statement.subs({x: r, y: s}) == True for r in GRID for s in GRID)
    else:
        assert truth(statement, judgement.witness) is False


def test_integers_are_searched_where_solvers_see_reals():
    k = symbols("k", integer=True, positive=True)
    assert prove(k**2 >= k).status is Status.PROVED  # between 0 and 1 it would be false
    assert prove(k**2 > 2 * k).witness == {k: Integer(1)}
