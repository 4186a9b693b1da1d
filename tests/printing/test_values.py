"""What a step found, as displayed formulas."""

import sympy as sp
from sympy import Matrix, Poly, sqrt

from symgan.notation import f1, gamma, lam, mu, psi, theta
from symgan.printing.latex import latex
from symgan.printing.typst import typst
from symgan.printing.values import formulas
from symgan.records import Factor


def test_words_and_nothing_have_no_formula():
    assert formulas(None, latex) == formulas("words", latex) == ()


def test_one_formula():
    assert formulas(-gamma / 2, typst) == (("-frac(gamma, 2)",),)
    assert formulas(Matrix([theta, psi]), typst) == (("mat(theta; psi)",),)
    assert formulas({theta: 0, psi: 0}, typst) == (("theta = 0, psi = 0",),)
    assert formulas(Poly(lam**2 + mu, lam), latex) == ((r"\lambda^{2} + \mu",),)
    assert formulas(gamma < 2, latex) == ((r"\gamma < 2",),)
    assert formulas(sp.true, typst) == (('"true"',),)


def test_each_entry_of_a_tuple_is_a_formula():
    assert formulas((theta, -theta), latex) == ((r"\theta",), (r"-\theta",))


def test_roots():
    pair = Factor(Poly(lam**2 + 2 * mu * lam + f1**2, lam), 1, ((-mu, sqrt(mu**2 - f1**2)),))
    twice = Factor(Poly(lam - 1, lam), 2, ((sp.Integer(1), sp.Integer(0)),))
    assert formulas((pair, twice), typst) == (
        ("lambda = -mu plus.minus sqrt(mu^2 - f'(0)^2)",),
        ('lambda = 1, quad "multiplicity 2"',),
    )


def test_a_wide_formula_has_several_lines():
    wide = sum((1 + s) ** 20 for s in sp.symbols("a:z"))
    ((first, *more),) = formulas(wide, latex)
    assert more and all(line.startswith("+ ") for line in more)
    assert " ".join([first, *more]) == latex(wide)
