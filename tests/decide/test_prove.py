"""sg.prove: nothing false is ever proved, every refutation comes with a point, and bad input gets a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import (
    Abs,
    And,
    Eq,
    Equivalent,
    Ge,
    Gt,
    Implies,
    Le,
    Lt,
    Matrix,
    Mul,
    Ne,
    Not,
    Or,
    Rational,
    Symbol,
    false,
    log,
    nan,
    sqrt,
    symbols,
    true,
)

from symgan.decide.prove import prove
from symgan.notation import f1, f2, gamma, h, n_d, sigma
from symgan.records import InputError, Status

a, b = symbols("a b", real=True)
p, q = symbols("p q", positive=True)
PROVED = [
    Eq((a + b) ** 2, a**2 + 2 * a * b + b**2),
    Eq(1 / (a * (a + 1)), 1 / a - 1 / (a + 1)),
    Eq(sqrt(p) ** 2 + 1, p + 1),
    a**2 - 2 * a * b + b**2 >= 0,
    p**2 + q**2 >= 2 * p * q,
    p / q + 1 > 0,
    -p < q,
    Ne(p + q, 0),
    a**2 + a + 1 > 0,
    Implies(f2 < 0, f2 * sigma**2 < 0),
    Implies(And(a > 0, b < 0), a * b < 0),
    Or(a > 0, a < 1),
    Not(Eq(p, 0)),
    And(p > 0, a**2 >= 0),
    Equivalent(a < 0, a * p < 0),
    n_d * h > 0,
    true,
]
REFUTED = [
    Eq(a * b, a + b),
    Eq(a, a + 1, evaluate=False),
    a**2 > 0,
    a > b,
    p >= q,
    h * gamma < 2,
    Implies(a > 0, b > 0),
    Equivalent(a > 0, a >= 0),
    Or(a > 0, b > 0),
    Not(Eq(a, 0)),
    Eq(sqrt(a**2), a),
    1 / a > 0,
    Implies(p > 1, p > 2),
    false,
]
UNDECIDED_OR_BETTER = [
    sqrt(a - 1) < a + 5,
    log(a) < a,
    Abs(a) >= a,
    1 / a**2 > 0,
    Implies(a > 2, a**2 > 4),
    Or(a > 1, Eq(a, 1), a < 1),
]


@pytest.mark.parametrize("relation", PROVED)
def test_true_statements_are_never_refuted_and_the_easy_ones_are_proved(relation):
    judgement = prove(relation)
    assert judgement.status is not Status.REFUTED
    assert judgement.status is Status.PROVED
    assert judgement.evidence


@pytest.mark.parametrize("relation", REFUTED)
def test_false_statements_are_refuted_at_a_point_that_anyone_can_put_in(relation):
    judgement = prove(relation)
    assert judgement.status is Status.REFUTED and judgement.evidence
    assert set(judgement.witness) == relation.free_symbols
    assert relation.subs(judgement.witness) == False
    assert all(
        v.is_Rational and getattr(v, f"is_{k}", True)
        for s, v in judgement.witness.items()
        for k in s._assumptions
        if s._assumptions[k] and k in ("positive", "integer")
    )


@pytest.mark.parametrize("relation", UNDECIDED_OR_BETTER)
def test_hard_statements_end_without_an_exception_and_unrefuted(relation):
    assert prove(relation).status is not Status.REFUTED


def test_a_witness_is_never_where_a_denominator_vanishes():
    judgement = prove(Eq(1 / a, 5))
    assert judgement.status is Status.REFUTED and judgement.witness[a] != 0
    assert prove(1 / a**2 + 1 > 0).status is not Status.REFUTED


terms = st.lists(st.tuples(st.integers(-2, 2), st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=4)
GRID = [Rational(v) for v in ("-3", "-1", "-1/2", "0", "1/3", "1", "2")]


@given(terms, st.sampled_from([Gt, Ge, Lt, Le, Eq, Ne]), st.sampled_from([true, a > 0, Ne(b, 0), (a > 0) & (b < 0)]))
def test_nothing_proved_fails_on_a_grid_and_nothing_refuted_holds_at_its_witness(parts, kind, hypothesis):
    relation = kind(a * 7 + sum(c * a**i * b**j for c, i, j in parts), 7 * a, evaluate=False)
    judgement = prove(relation, hypothesis)
    if judgement.status is Status.PROVED:
        for x in GRID:
            for y in GRID:
                at = {a: x, b: y}
                assert hypothesis.subs(at) == False or relation.subs(at).doit() == True
    if judgement.status is Status.REFUTED:
        assert hypothesis.subs(judgement.witness) == True
        assert relation.subs(judgement.witness) == False


def test_hypotheses_are_used_and_kept_to():
    assert prove(a * b > 0).status is Status.REFUTED
    assert prove(a * b > 0, And(a < 0, b < 0)).status is Status.PROVED
    refuted = prove(a > b, And(a > 0, b > 0))
    assert refuted.status is Status.REFUTED and set(refuted.witness) == {a, b}
    assert all(v > 0 for v in refuted.witness.values())


def test_contradictory_hypotheses_end_without_an_exception():
    for given_ in (And(a > 1, a < -1), And(a > 0, a < 0), false):
        assert prove(a > b, given_).status is not Status.REFUTED


def test_the_answer_depends_on_assumptions():
    free, positive = Symbol("c", real=True), Symbol("c", positive=True)
    assert prove(free > 0).status is Status.REFUTED and prove(positive >= 0).status is Status.PROVED
    assert prove(Ne(f1, 0)).status is Status.PROVED


def test_a_large_power_takes_no_time():
    assert prove((a + b) ** 31 + 1 > 0).status is Status.REFUTED
    assert prove(Mul(*((a - k) for k in range(8))) ** 2 >= 0).status is Status.PROVED


@pytest.mark.parametrize("bad", ["a > 0", None, 1, a, a + b, [a > 0], Symbol("B"), Matrix([1])])
def test_what_is_no_statement_is_refused(bad):
    with pytest.raises(InputError, match="Boolean"):
        prove(bad)
    with pytest.raises(InputError, match="given"):
        prove(a > 0, bad)


@pytest.mark.parametrize("odd", [Eq(Matrix([a]), Matrix([b])), Eq(a > 0, b > 0), Eq(a, nan), True, False])
def test_unusual_statements_get_a_judgement(odd):
    assert prove(odd).status in Status


def test_a_judgement_is_no_truth_value():
    with pytest.raises(TypeError, match="three values"):
        bool(prove(a > 0))
