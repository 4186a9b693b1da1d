"""Each solver by itself: answers that are known, models that satisfy, and budgets that end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import Rational, rootof, symbols

from symgan.decide import solvers
from symgan.decide.formula import FALSE, TRUE, every, holds, sign_is, some, unknowns
from symgan.decide.numbers import sign
from symgan.decide.solvers import by_cvc5, by_z3

a, b, c, d, e, g, k, r, u, v = symbols("a b c d e g k r u v", real=True)
BOTH = pytest.mark.parametrize("solver", [by_z3, by_cvc5], ids=lambda f: f.__name__)
UNSATISFIABLE = [
    FALSE,
    sign_is(-(a**2) - 1, ">="),
    every(sign_is(a - b, ">"), sign_is(b - c, ">"), sign_is(c - a, ">")),
    every(sign_is(a**2 - 2, "="), sign_is(a**3 - 2 * a, "!=")),
    sign_is(2 * a * b - a**2 - b**2, ">"),
    every(sign_is(a + b + c, "="), sign_is(a**2 + b**2 + c**2, "="), sign_is(a, "!=")),
    # Motzkin's polynomial is nowhere negative, though it is no sum of squares
    sign_is(3 * a**2 * b**2 - a**4 * b**2 - a**2 * b**4 - 1, ">"),
]
SATISFIABLE = [
    TRUE,
    sign_is(a * b - 1, "="),
    every(sign_is(a**3 - 2, "="), sign_is(b - a, ">")),
    some(every(sign_is(a, ">"), sign_is(-a, ">")), sign_is(b - 7, "=")),
    every(sign_is(a**2 + b**2 - 1, "="), sign_is(a - b, "=")),
    sign_is(3 * a**2 * b**2 - a**4 * b**2 - a**2 * b**4 - 1, ">="),
    # solved for a by dividing by d: z3 tells of division by zero beside its model
    every(
        *(sign_is(x, "!=") for x in (d, u**2 + v**2)),
        *(sign_is(x, "=") for x in (r - g**2 - k**2, d * u - a * g + b * k, d * v - c * k + e * g)),
    ),
]


@BOTH
@pytest.mark.parametrize("formula", UNSATISFIABLE, ids=range(len(UNSATISFIABLE)))
def test_unsatisfiable(solver, formula):
    assert solver(formula).satisfiable is False


@BOTH
@pytest.mark.parametrize("formula", SATISFIABLE, ids=range(len(SATISFIABLE)))
def test_satisfiable(solver, formula):
    answer = solver(formula)
    assert answer.satisfiable is True and set(answer.model) == set(unknowns(formula))


def signs(model):
    return lambda poly: sign(poly.as_expr().subs(model))


@pytest.mark.parametrize("formula", SATISFIABLE, ids=range(len(SATISFIABLE)))
def test_the_model_of_z3_is_exact(formula):
    assert holds(formula, signs(by_z3(formula).model)) is True


def test_roots_are_taken_by_their_place():
    x = symbols("x")
    for low, high, place in ((-2, 0, 0), (0, 1, 1), (1, 2, 2)):
        between = every(sign_is(a**3 - 3 * a + 1, "="), sign_is(a - low, ">"), sign_is(high - a, ">"))
        assert by_z3(between).model[a] == rootof(x**3 - 3 * x + 1, place)
        assert low < by_cvc5(between).model[a] < high


coefficients = st.lists(st.integers(-3, 3), min_size=6, max_size=6)


@given(coefficients, coefficients, st.sampled_from([">", ">=", "=", "!="]))
def test_the_solvers_agree_and_models_satisfy(u, v, relation):
    def quadratic(k):
        return k[0] * a**2 + k[1] * a * b + k[2] * b**2 + k[3] * a + k[4] * b + k[5]

    formula = every(sign_is(quadratic(u), relation), sign_is(quadratic(v), ">"))
    first, second = by_z3(formula), by_cvc5(formula)
    assert first.satisfiable is second.satisfiable is not None
    if first.satisfiable:
        assert holds(formula, signs(first.model)) is True
    else:
        grid = [Rational(k, 2) for k in range(-6, 7)]
        assert not any(holds(formula, signs({a: x, b: y})) for x in grid for y in grid)


@BOTH
def test_running_out_is_unknown_with_the_reason(solver, monkeypatch):
    monkeypatch.setattr(solvers, "BUDGET_Z3", 50)
    monkeypatch.setattr(solvers, "BUDGET_CVC5", 1)
    hard = every(sign_is(a**3 + b**3 + c**3 - 3 * a * b * c + 1, "="), *(sign_is(s, ">") for s in (a, b, c)))
    answer = solver(hard)
    assert answer.satisfiable is None and answer.model is None and "stopped" in answer.reason


@BOTH
def test_the_same_question_has_the_same_answer(solver):
    formula = SATISFIABLE[2]
    assert solver(formula) == solver(formula)
