"""The text for the solvers, read back by a small reader of its own."""

from sympy import symbols

from symgan.decide.formula import FALSE, TRUE, every, sign_is, some
from symgan.decide.smtlib import script

a, b = symbols("a b", real=True)


def test_a_formula_in_full():
    text, names = script(every(sign_is(a**2 - 3 * a * b - 5, ">="), some(sign_is(b, "!="), sign_is(-a + 1, "="))))
    assert names == {"x0": a, "x1": b}
    assert text.splitlines() == [
        "(set-logic QF_NRA)",
        "(declare-const x0 Real)",
        "(declare-const x1 Real)",
        "(assert (and (>= (+ (* x0 x0) (* (- 3) x0 x1) (- 5)) 0) (or (distinct x1 0) (= (+ (* (- 1) x0) 1) 0))))",
    ]


def test_constants_and_one_term():
    assert "(assert true)" in script(TRUE)[0] and "(assert false)" in script(FALSE)[0]
    assert "(assert (> x0 0))" in script(sign_is(7 * a, ">"))[0]
    assert "(assert (> (* x0 x0 x1) 0))" in script(sign_is(a**2 * b, ">"))[0]


def test_symbols_of_one_name_are_told_apart():
    first, second = symbols("a", real=True), symbols("a", positive=True)
    text, names = script(sign_is(first - second, ">"))
    assert set(names.values()) == {first, second} and text.count("declare-const") == 2
