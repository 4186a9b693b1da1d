"""The order of terms and factors, and the breaking of lines."""

import pytest
import sympy as sp
from sympy import Poly, symbols

from symgan.notation import SYMBOLS, f, f1, gamma, h, lam, n_d, n_g, psi, sigma, theta
from symgan.printing.latex import latex
from symgan.printing.order import factors, lines, pull_minus, terms
from symgan.printing.typst import typst
from symgan.records import Factor

x, y = symbols("x y", real=True)
LONG = sum(symbols("a:z")[k] ** k * (-1) ** k for k in range(1, 24))


def test_factors():
    product = (1 - h) * f(x) * f1 * psi * gamma * h * n_d * n_g * sp.I * sp.pi * 2
    assert factors(product) == (2, sp.pi, sp.I, n_g, n_d, h, gamma, psi, f1, f(x), 1 - h)
    assert factors(x * theta * sp.Symbol("c") * gamma) == (gamma, sp.Symbol("c"), theta, x)


def test_terms():
    assert terms(x - 1) == (x, -1)
    assert terms(1 - x - x**2) == (1, -x, -(x**2))
    assert terms(x - x**2 * y) == (x, -(x**2) * y)
    assert terms(-x - x**2 * y) == (-(x**2) * y, -x)
    assert terms(sigma**4 * h - sigma - 2) == (sigma**4 * h, -sigma, -2)


@pytest.mark.parametrize("printer", [latex, typst])
def test_no_sum_begins_with_a_minus_if_it_has_a_plus(printer):
    for s in SYMBOLS.values():
        assert not printer(theta**3 - s * theta - 7 * s).startswith("-")
    assert printer(-theta - psi).startswith("-")


def test_pull_minus():
    assert pull_minus(n_d * h - 2) == (True, 2 - n_d * h)
    assert pull_minus(2 - n_d * h) == (False, 2 - n_d * h)
    assert pull_minus(-h - gamma) == (True, h + gamma)
    assert pull_minus(gamma - h) == (False, gamma - h)
    assert pull_minus(-h * gamma) == (True, h * gamma)


@pytest.mark.parametrize("printer", [latex, typst])
def test_a_short_sum_is_one_line(printer):
    assert lines(x + y, printer) == (printer(x + y),)


@pytest.mark.parametrize("printer", [latex, typst])
@pytest.mark.parametrize("expr", [LONG, Poly(LONG + lam**2, lam), sp.Lt(LONG, 0), LONG - (LONG + 1) ** 2])
def test_a_long_sum_breaks_before_its_signs(printer, expr):
    broken = lines(expr, printer, width=40)
    assert len(broken) > 1
    assert " ".join(broken) == printer(expr)
    assert all(line.startswith(("+ ", "- ")) for line in broken[1:])
    assert all(line.count("(") == line.count(")") for line in broken)


def test_roots_break_at_the_plus_minus():
    factor = Factor(Poly(lam**2 - x, lam), 1, ((1 + 2 * x + x**2 / 3, sp.sqrt(1 + y + y**2)),))
    assert lines(factor, typst, width=12)[-1] == "plus.minus sqrt(1 + y + y^2)"
    assert lines(factor, latex, width=12)[-1] == r"\pm \sqrt{1 + y + y^{2}}"


@pytest.mark.parametrize(("printer", "word"), [(latex, r"\text{ and }"), (typst, '"and"')])
def test_a_long_condition_breaks_before_its_words(printer, word):
    condition = sp.And(*(s < 1 for s in symbols("a:k", real=True)))
    broken = lines(condition, printer, width=20)
    assert len(broken) > 2
    assert all(line.startswith(word) for line in broken[1:])
    assert " ".join(broken) == printer(condition)
