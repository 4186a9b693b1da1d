"""LaTeX: what is its own, beside the formulas of test_golden."""

import pytest
import sympy as sp

from symgan.notation import f1, gamma, lam, mu, theta
from symgan.printing.latex import latex, plus_minus


def test_plus_minus():
    assert plus_minus(-mu, sp.sqrt(mu**2 - f1**2)) == r"-\mu \pm \sqrt{\mu^{2} - f'(0)^{2}}"
    assert plus_minus(sp.Integer(0), gamma) == r"\pm \gamma"
    assert plus_minus(theta, sp.Integer(0)) == r"\theta"


def test_real_part_is_no_fraktur_letter():
    assert latex(sp.re(lam) + sp.im(lam)) == r"\operatorname{Re}(\lambda) + \operatorname{Im}(\lambda)"


def test_special_characters_in_a_name_are_escaped():
    assert latex(sp.Symbol("50% of $G")) == r"\text{50\% of \$G}"


def test_no_double_exponent():
    assert latex(sp.Symbol("x^a") ** 2) == "(x^{a})^{2}"
    assert latex(f1**2) == "f'(0)^{2}"


def test_delimiters_grow_around_tall_formulas_only():
    assert latex((1 - gamma) ** 2) == r"(1 - \gamma)^{2}"
    assert latex((1 - gamma / 2) ** 2) == r"\left(1 - \frac{\gamma}{2}\right)^{2}"


def test_other_functions_are_sympys():
    assert latex(sp.zeta(theta)) == sp.latex(sp.zeta(theta))


def test_an_unknown_object_is_refused():
    with pytest.raises(NotImplementedError, match="object"):
        latex(object())
