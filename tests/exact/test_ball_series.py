"""Power series of balls along a field, against the Taylor series of solutions that are known."""

import pytest
from flint import arb, ctx
from sympy import Abs, Rational, acos, asin, asinh, atan, cos, exp, log, pi, sin, sqrt, symbols, tan, tanh

from symgan.decide.enclosure import ball
from symgan.exact.ball_series import compiled, solution, values, working
from symgan.exact.undecided import Undecided

x, y, t = symbols("x y t", real=True)
ORDER = 5

# x' = v(x), and its solution: separation of variables, by hand.
SOLVED = [
    (x, exp(t)),
    (1 + x**2, tan(t)),
    (x / 3 + Rational(1, 3), 2 * exp(t / 3) - 1),
    (-(x**2), 1 / (1 + t)),
    (1 / x, sqrt(4 + 2 * t)),
    (x ** Rational(3, 2), 1 / (1 - t / 2) ** 2),
    (x**pi, (1 - (pi - 1) * t) ** (1 / (1 - pi))),
    (2**x, -log(1 - t * log(2)) / log(2)),
    (exp(-x), log(1 + t)),
    (tanh(x), asinh(exp(t))),
    (1 / (2 * x * exp(x**2)), sqrt(log(2 + t))),
    (x * log(x), exp(2 * exp(t))),
    (1 / cos(x), asin(t + Rational(1, 2))),
    (-1 / sin(x), acos(t + Rational(1, 2))),
    (1 / (1 + tan(x) ** 2), atan(t + 1)),
    ((1 + x**2) / atan(x), tan(sqrt(2 * t + 1))),
    (sqrt(1 - x**2) / asin(x), sin(sqrt(2 * t + 1))),
    (-sqrt(1 - x**2) / acos(x), cos(sqrt(2 * t + 1))),
]


@pytest.mark.parametrize("field, solved", SOLVED)
def test_coefficients_of_solutions(field, solved):
    expected = [solved.diff(t, k).subs(t, 0) for k in range(ORDER + 1)]
    with working(128, ORDER + 1):
        velocity = compiled([field], (x,))
        (found,) = solution(velocity, [ball(expected[0], 128).real], ORDER)
        factorial = 1
        for k, wanted in enumerate(expected):
            factorial *= max(k, 1)
            exact = ball(wanted / factorial, 256).real
            assert found[k].contains(exact), k
            assert found[k].rad() < 1e-25


def test_a_box_of_starts_holds_every_solution():
    with working(64, 6):
        velocity = compiled([y, -sin(x)], (x, y))
        wide = solution(velocity, [arb(1, 0.1), arb(0, 0.1)], 5)
        for start in ((1.1, 0.1), (0.9, -0.1), (1.05, 0.02)):
            thin = solution(velocity, [arb(s) for s in start], 5)
            assert all(w[k].contains(s[k]) for w, s in zip(wide, thin, strict=True) for k in range(6))


def test_parts_that_are_shared_and_entries_that_are_constant():
    with working(64, 4):
        velocity = compiled([exp(x * y) + 1, 1 / (exp(x * y) + 1), Rational(1, 3)], (x, y))
        first, second, third = values(velocity, [arb(0), arb(5)])
        assert first == 2
        assert second.contains(0.5)
        assert third.contains(arb(1) / 3)
        assert [s[1].contains(1) for s in solution(compiled([Rational(1)], (x,)), [arb(3)], 3)] == [True]


@pytest.mark.parametrize("field", [1 / x, log(x), sqrt(x), x ** Rational(1, 3), x**-2])
def test_where_a_function_is_singular_no_number_is_known(field):
    with working(64, 6):
        (found,) = solution(compiled([field], (x,)), [arb(0, 1)], 5)
        assert not any(found[k].is_finite() for k in range(1, 6))


def test_what_has_no_series_is_undecided():
    with working(64, 6), pytest.raises(Undecided, match="Abs has no power series"):
        compiled([Abs(x)], (x,))
    with working(64, 6), pytest.raises(Undecided, match="no real enclosure"):
        compiled([x + sqrt(-2)], (x,))


def test_settings_stand_again_afterwards():
    before = (ctx.prec, ctx.cap)
    with pytest.raises(ZeroDivisionError), working(300, 77):
        assert (ctx.prec, ctx.cap) == (300, 77)
        raise ZeroDivisionError
    assert (ctx.prec, ctx.cap) == before
