"""Two solvers behind one verdict: both must agree, formulas are compared, and nothing passes in silence."""

import pytest
from sympy import And, Eq, Equivalent, Integer, Ne, S, Symbol, exp, sqrt, symbols, true

from symgan.decide import semialgebraic
from symgan.decide.eliminate import eliminated
from symgan.decide.formula import FALSE, TRUE
from symgan.decide.kleene import Meaning
from symgan.decide.semialgebraic import by_solvers, compare, contradictory, refuted
from symgan.decide.solvers import Answer
from symgan.records import Status

a, b = symbols("a b", real=True)
k = Symbol("k", integer=True)
TRUE_STATEMENT = a**2 + b**2 >= 2 * a * b


def solved(z3, cvc5, monkeypatch):
    monkeypatch.setattr(semialgebraic, "by_z3", lambda formula: z3)
    monkeypatch.setattr(semialgebraic, "by_cvc5", lambda formula: cvc5)


def test_a_proof_names_both():
    judgement = by_solvers(TRUE_STATEMENT, true)
    assert judgement.status is Status.PROVED
    assert "z3 nlsat and cvc5 coverings agree" in judgement.evidence[0]


@pytest.mark.parametrize("other", [Answer(None, reason="stopped"), Answer(True, {a: Integer(1), b: Integer(1)})])
@pytest.mark.filterwarnings("ignore:THE SOLVERS DISAGREE")
def test_one_alone_never_proves(other, monkeypatch):
    for pair in ((Answer(False), other), (other, Answer(False))):
        solved(*pair, monkeypatch)
        assert by_solvers(TRUE_STATEMENT, true).status is Status.UNDECIDED


def test_one_alone_is_said_so(monkeypatch):
    solved(Answer(False), Answer(None, reason="cvc5 stopped: here"), monkeypatch)
    evidence = " ".join(by_solvers(TRUE_STATEMENT, true).evidence)
    assert "z3 alone" in evidence and "cvc5 stopped: here" in evidence


def test_disagreement_is_loud(monkeypatch):
    for pair in ((Answer(False), Answer(True, {})), (Answer(True, {}), Answer(False))):
        solved(*pair, monkeypatch)
        with pytest.warns(RuntimeWarning, match="THE SOLVERS DISAGREE"):
            judgement = by_solvers(TRUE_STATEMENT, true)
        assert judgement.status is Status.UNDECIDED and "THE SOLVERS DISAGREE" in judgement.evidence[0]


def test_a_confirmed_witness_refutes_whatever_a_solver_says(monkeypatch):
    solved(Answer(False), Answer(True, {a: Integer(1), b: Integer(2)}), monkeypatch)
    with pytest.warns(RuntimeWarning, match="DISAGREE"):
        judgement = by_solvers(a > b, true)
    assert judgement.status is Status.REFUTED and judgement.witness == {a: 1, b: 2}


def test_a_model_that_does_not_refute_is_no_witness(monkeypatch):
    model = Answer(True, {a: Integer(1), b: Integer(1)})
    solved(model, model, monkeypatch)
    judgement = by_solvers(TRUE_STATEMENT, true)
    assert judgement.status is Status.UNDECIDED and judgement.witness is None
    assert "could not be confirmed" in " ".join(judgement.evidence)


def test_bounds_that_leave_it_open_are_named():
    judgement = by_solvers(exp(a) < 3 + a + 5 * a**2 + exp(b) * a**4, And(a < 1, a > 0, b > 0))
    assert judgement.status is Status.UNDECIDED and "{exp(a)}" in " ".join(judgement.evidence)


def test_formulas_are_compared_with_the_statement():
    formulas = eliminated(And(sqrt(a) > b, Ne(a, 3)), true)
    compare(formulas)
    for wrong in (Meaning(FALSE, TRUE), Meaning(TRUE, TRUE), Meaning(FALSE, FALSE)):
        formulas.relations.update(dict.fromkeys(formulas.relations, wrong))
        with pytest.raises(AssertionError, match="report"):
            compare(formulas)


def test_a_wrong_encoder_proves_nothing(monkeypatch):
    def dropped(statement, given):
        formulas = eliminated(statement, given)
        swapped = {r: Meaning(m.false, m.true) for r, m in formulas.relations.items()}
        return type(formulas)(TRUE, formulas.true, FALSE, FALSE, formulas.variables, (), swapped)

    monkeypatch.setattr(semialgebraic, "eliminated", dropped)
    with pytest.raises(AssertionError, match="report"):
        by_solvers(TRUE_STATEMENT, true)


def test_where_terms_have_no_value_is_told():
    partial, total = by_solvers(sqrt(a) >= 0, true), by_solvers(sqrt(a) >= 0, a > 1)
    assert partial.status is total.status is Status.PROVED
    assert "real values" in " ".join(partial.evidence) and "real values" not in " ".join(total.evidence)


def test_vacuous_proofs_are_told():
    assert "Nothing satisfies" in contradictory(And(a > 1, a < -1))[0]
    assert "Nothing satisfies" in contradictory(S.false)[0]
    assert contradictory(true) == contradictory(a > 7) == contradictory(Eq(7 * a**2, 5)) == ()
    assert contradictory(Symbol("z") > 1000) == ()  # not known
    assert "Nothing satisfies" in by_solvers(a > b, And(a > 1, a**2 < 1)).evidence[-1]


def test_a_witness_has_every_symbol_and_respects_integers():
    judgement = by_solvers(Ne(k**2, 2500), b**2 <= 2)
    assert judgement.status is Status.REFUTED and judgement.witness[k] in (50, -50) and set(judgement.witness) == {k, b}
    open_ = by_solvers(Ne(k**2, 2), true)  # true for integers, which the solvers do not know
    assert open_.status is Status.UNDECIDED


def test_exact_elimination_needs_no_solver(monkeypatch):
    judgement = by_solvers(Equivalent(sqrt(a) > sqrt(a) - 1, true), true)
    assert judgement.status is Status.PROVED


def test_a_refutation_shows_the_point():
    assert refuted(a > b, {a: Integer(0), b: sqrt(2)}).evidence == (
        "{a > b} is false at {Eq(a, 0)}, {Eq(b, sqrt(2))}.",
    )
    assert refuted(S.false, {}).evidence == ("{False} is false.",)
