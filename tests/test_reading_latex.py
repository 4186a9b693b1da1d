"""LaTeX read as plain text: what is meant, there and back, and refusals where two things could be."""

import pytest
from sympy import I, Matrix, expand, symbols

import symgan as sg
from symgan import methods, objectives, regularizers
from symgan.notation import h
from symgan.printing.latex import latex
from symgan.reading import read
from symgan.reading_latex import is_latex, plain

x, y = symbols("x y", real=True)

READ = {
    r"-\psi f'(\psi\theta)": "-psi*f1(psi*theta)",
    r"\theta f'\left(\psi \, \theta\right) - 2\gamma\psi": "theta*f1(psi*theta) - 2*gamma*psi",
    r"\frac{\theta}{1+e^{\psi\theta}}": "theta/(1 + exp(psi*theta))",
    r"\frac12 x^2y": "x**2*y/2",
    r"f''(0)\sigma^2 - f'(0)": "f2*sigma**2 - f1",
    r"\tfrac{1}{2}\ln(x)^{2}": "log(x)**2/2",
    r"h_g \psi^{2}\sqrt{1+x}": "h_g*psi**2*sqrt(1 + x)",
    r"h_{g} \cdot 2 \times 0.5": "h_g",
    r"$-x^{2}/2 + (x)(y)[x]$": "-x**2/2 + x**2*y",
    r"|y - x_{1}| x_1": "x_1*Abs(y - x_1)",
    r"\exp{x} + \tanh\left(x\right)": "exp(x) + tanh(x)",
    r"f(x)(x + 1) + g'(x)": "f(x)*(x + 1) + g1(x)",
    r"e^{-x} e^x": "1",
    r"\sigma \cdot (x + 1)": "sigma*(x + 1)",
    r"\frac{x}{y} x": "x**2/y",
    r"\frac xy": "x/y",
    r"x/y \cdot x^1": "x**2/y",
}


@pytest.mark.parametrize("source", READ)
def test_a_formula_says_what_it_says(source):
    found = read(plain(source), {"x": x, "y": y})
    assert expand(found - read(READ[source], {"x": x, "y": y})) == 0 and is_latex(source)


def test_matrices_are_read_entry_by_entry():
    column = r"\begin{pmatrix} -y \\[0.6em] \frac{x}{2} \end{pmatrix}"
    assert read(plain(column), {"x": x, "y": y}) == Matrix([-y, x / 2])
    square = r"\begin{bmatrix} 0 & -x \\ x & 0 \end{bmatrix}"
    assert read(plain(square), {"x": x}) == Matrix([[0, -x], [x, 0]])


def test_an_index_of_digits_is_that_of_a_known_name():
    assert plain("a_{11} b_1", {"a11"}) == "a11*b_1"


GAMES = (
    sg.dirac_gan().with_(regularizers.r1(), regularizers.mse()),
    sg.dirac_gan(objectives.minimax()),
    sg.games.quadratic(),
)


@pytest.mark.parametrize("method", [methods.gradient_flow(), methods.alternating(h, 1, 2)], ids=lambda m: m.name)
@pytest.mark.parametrize("game", GAMES, ids=lambda g: g.title)
def test_what_we_print_is_read_back(game, method):
    d = sg.derive(game, method)
    for e in [*d.update, *d.jacobian, *(value for value, _ in d.eigenvalues)]:
        names = {s.name: s for s in e.free_symbols}
        back = read(plain(latex(e), names), names) if not e.has(I) else e
        assert expand(back - e) == 0


REFUSED = {
    r"\sigma(x)": "sigmoid or a product",
    r"2x/3y": "above or below",
    "x^10": r"\^\{10\}",
    r"\log x": "parentheses",
    r"\sin^2(x)": "parentheses",
    r"e x": "base of the exponential",
    r"\foo x": "not known",
    r"x = y": "at '= y', this is not part of a formula",
    r"\frac{1}": "at 'the end', something is missing",
    r"(x": r"\) is missing",
    r"f' x": "argument of f' is missing",
    r"x'": "not known",
    r"x \pm y": "not known",
    r"\sqrt[3]{x}": "written as a power",
    r"|x||y|": "not part of a formula",
    r"x +": "missing",
    "": "missing",
}


@pytest.mark.parametrize("source", REFUSED)
def test_what_could_mean_two_things_is_refused(source):
    with pytest.raises(sg.InputError, match=REFUSED[source]):
        plain(source)


def test_an_audit_reads_latex():
    game = sg.dirac_gan().with_(regularizers.r1())
    field = [r"-\psi f'(\psi\theta)", r"\theta f'(\psi\theta) - \gamma \psi"]
    assert sg.audit(field, game).equal.status == "PROVED"
    column = rf"\begin{{pmatrix}} {field[0]} \\ {field[1]} \end{{pmatrix}}"
    assert sg.audit(column, game).equal.status == "PROVED"
    with pytest.raises(sg.InputError, match="2 entries"):
        sg.audit(field[0], game)


def test_plain_text_has_no_mark_of_latex():
    assert not is_latex("Matrix([-psi*f1(psi*theta), theta**2/2])")
