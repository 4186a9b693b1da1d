"""Formulas as a paper prints them, in both formats side by side; the Typst ones are compiled, too."""

import pytest
import sympy as sp
import typst as typesetter
from sympy import And, Derivative, Equivalent, I, Implies, Matrix, Mul, Not, Or, Poly, Rational, Subs, Symbol, exp, sqrt

from symgan.laws import Dirac, Expectation, Normal, Uniform, empirical
from symgan.notation import f, f1, f2, gamma, h, h_d, h_g, lam, mu, n_d, n_g, psi, sigma, theta
from symgan.printing.latex import latex
from symgan.printing.paper import PlusMinus
from symgan.printing.typst import typst
from symgan.records import Factor

t, u, x, y, z = sp.symbols("t u x y z", real=True)
n = Symbol("n", integer=True)
A = sp.MatrixSymbol("A", 2, 2)
eps, law = Symbol("eps_fake", real=True), Normal(0, 1)
half_trace = 1 - n_g * n_d * h**2 * f1**2 / 2
slope = Subs(Derivative(psi * u, u), u, x)


def primed(point, order=1):
    return Subs(Derivative(f(u), (u, order)), u, point)


GOLDEN = [
    # numbers and names
    (sp.Integer(-3), "-3", "-3"),
    (Rational(-3, 4), "-frac(3, 4)", r"-\frac{3}{4}"),
    (sp.Float("0.25") * x, "0.25 x", "0.25 x"),
    (sp.Float("1.5e-20"), "1.5 dot 10^(-20)", r"1.5 \cdot 10^{-20}"),
    (sp.pi * I * x, "pi i x", r"\pi i x"),
    (sp.E, "e", "e"),
    (sp.oo, "infinity", r"\infty"),
    (-sp.oo, "-infinity", r"-\infty"),
    (Symbol("x_1") * Symbol("k_ab"), 'k_("ab") x_1', r"k_{\text{ab}} x_{1}"),
    (Symbol("alpha_k") ** 2, "alpha_k^2", r"\alpha_{k}^{2}"),
    (Symbol("theta'") ** 2, "theta'^2", r"\theta'^{2}"),
    (Symbol("x^a") ** 2, "(x^a)^2", "(x^{a})^{2}"),
    (Symbol("loss of G") * 2, '2 "loss of G"', r"2 \text{loss of G}"),
    (f1**2 * f2, "f'(0)^2 f''(0)", "f'(0)^{2} f''(0)"),
    (Symbol("lam_1") + eps, "epsilon' + lambda_1", r"\varepsilon' + \lambda_{1}"),
    # products
    (-theta * psi * f1, "-psi theta f'(0)", r"-\psi \theta f'(0)"),
    (n_g * n_d * h**2 * f1**2, "n_g n_d h^2 f'(0)^2", "n_{g} n_{d} h^{2} f'(0)^{2}"),
    (2 * sqrt(h_g * h_d) * I * f1, "2 i sqrt(h_g h_d) f'(0)", r"2 i \sqrt{h_{g} h_{d}} f'(0)"),
    (-gamma / 2, "-frac(gamma, 2)", r"-\frac{\gamma}{2}"),
    ((x + y) / (2 * z), "frac(x + y, 2 z)", r"\frac{x + y}{2 z}"),
    (2 * x / (y * (x + 1)), "frac(2 x, y (1 + x))", r"\frac{2 x}{y (1 + x)}"),
    (2 * 3**n, "2 dot 3^n", r"2 \cdot 3^{n}"),
    (x * 2**n, "2^n x", "2^{n} x"),
    (Mul(-1, x + 1, evaluate=False), "-(1 + x)", "-(1 + x)"),
    (x * (h - 1) * sp.log(x), "x log(x) (h - 1)", r"x \log(x) (h - 1)"),
    (psi * f(0) * (1 - h), "psi f(0) (1 - h)", r"\psi f(0) (1 - h)"),
    (Mul(x, -2, evaluate=False), "(-2) x", "(-2) x"),
    # powers
    ((1 - h * gamma) ** n_d, "(1 - h gamma)^(n_d)", r"(1 - h \gamma)^{n_{d}}"),
    ((1 - h * gamma) ** (-n_d), "(1 - h gamma)^(-n_d)", r"(1 - h \gamma)^{-n_{d}}"),
    (x ** Rational(3, 2), "x^(frac(3, 2))", r"x^{\frac{3}{2}}"),
    (x ** Rational(1, 3), "root(3, x)", r"\sqrt[3]{x}"),
    (1 / sqrt(x), "frac(1, sqrt(x))", r"\frac{1}{\sqrt{x}}"),
    (x ** (y**2), "x^(y^2)", "x^{y^{2}}"),
    ((x**y) ** z, "(x^y)^z", "(x^{y})^{z}"),
    ((-1) ** n, "(-1)^n", "(-1)^{n}"),
    (Rational(2, 3) ** n, "(frac(2, 3))^n", r"\left(\frac{2}{3}\right)^{n}"),
    (exp(-x / 2), "e^(-frac(x, 2))", r"e^{-\frac{x}{2}}"),
    (exp(x * lam) ** y, "(e^(lambda x))^y", r"(e^{\lambda x})^{y}"),
    (primed(t) ** 2, "f'(t)^2", "f'(t)^{2}"),
    (abs(lam) ** 2, "abs(lambda)^2", r"\left|{\lambda}\right|^{2}"),
    (sp.re(lam) ** 2, '(op("Re")(lambda))^2', r"(\operatorname{Re}(\lambda))^{2}"),
    (sp.sin(x) ** 2, "(sin(x))^2", r"(\sin(x))^{2}"),
    (sp.factorial(n) ** 2, "(n!)^2", "(n!)^{2}"),
    (
        slope**2,
        "(lr(frac(dif, dif u) psi u |)_(u = x))^2",
        r"\left(\left.\frac{\mathrm{d}}{\mathrm{d} u} \psi u\right|_{u = x}\right)^{2}",
    ),
    (psi * primed(t) ** 2 * (1 - h) / 2, "frac(psi f'(t)^2 (1 - h), 2)", r"\frac{\psi f'(t)^{2} (1 - h)}{2}"),
    (f(t).diff(t) * x, "x f'(t)", "x f'(t)"),
    (
        Derivative(x + u, u) * y * Derivative(x**2, x),
        "y (frac(dif, dif x) x^2) frac(dif, dif u) (u + x)",
        r"y \left(\frac{\mathrm{d}}{\mathrm{d} x} x^{2}\right) \frac{\mathrm{d}}{\mathrm{d} u} (u + x)",
    ),
    # sums
    (1 - h * gamma, "1 - h gamma", r"1 - h \gamma"),
    (1 - h * gamma + h**2 * f1**2, "1 - h gamma + h^2 f'(0)^2", r"1 - h \gamma + h^{2} f'(0)^{2}"),
    (h * gamma - h**2 * f1**2, "h gamma - h^2 f'(0)^2", r"h \gamma - h^{2} f'(0)^{2}"),
    (h - 1, "h - 1", "h - 1"),
    (-x - 1, "-x - 1", "-x - 1"),
    (sqrt(f2**2 * sigma**4 - f1**2), "sqrt(sigma^4 f''(0)^2 - f'(0)^2)", r"\sqrt{\sigma^{4} f''(0)^{2} - f'(0)^{2}}"),
    (f(psi * theta) + f(0), "f(psi theta) + f(0)", r"f(\psi \theta) + f(0)"),
    (I - 1, "-1 + i", "-1 + i"),
    (sqrt(3) * I / 2 - Rational(1, 2), "-frac(1, 2) + frac(sqrt(3) i, 2)", r"-\frac{1}{2} + \frac{\sqrt{3} i}{2}"),
    (-sp.log(1 + exp(-t)), "-log(1 + e^(-t))", r"-\log(1 + e^{-t})"),
    # eigenvalues and polynomials
    (
        PlusMinus(-gamma / 2, sqrt(gamma**2 / 4 - f1**2)),
        "-frac(gamma, 2) plus.minus sqrt(frac(gamma^2, 4) - f'(0)^2)",
        r"-\frac{\gamma}{2} \pm \sqrt{\frac{\gamma^{2}}{4} - f'(0)^{2}}",
    ),
    (PlusMinus(sp.Integer(0), -I * f1), "plus.minus i f'(0)", r"\pm i f'(0)"),
    (PlusMinus(1 - h, sp.Integer(0)), "1 - h", "1 - h"),
    (PlusMinus(x, y - 1), "x plus.minus (1 - y)", r"x \pm (1 - y)"),
    (
        PlusMinus(half_trace, sqrt(half_trace**2 - 1)),
        "1 - frac(n_g n_d h^2 f'(0)^2, 2) plus.minus sqrt((1 - frac(n_g n_d h^2 f'(0)^2, 2))^2 - 1)",
        r"1 - \frac{n_{g} n_{d} h^{2} f'(0)^{2}}{2} "
        r"\pm \sqrt{\left(1 - \frac{n_{g} n_{d} h^{2} f'(0)^{2}}{2}\right)^{2} - 1}",
    ),
    (
        Poly(lam**2 - (2 - n_g * n_d * h**2 * f1**2) * lam + 1, lam),
        "lambda^2 - (2 - n_g n_d h^2 f'(0)^2) lambda + 1",
        r"\lambda^{2} - (2 - n_{g} n_{d} h^{2} f'(0)^{2}) \lambda + 1",
    ),
    (
        Poly(lam**3 + (gamma - h) * lam**2 - (h + mu) * lam + h - 2, lam),
        "lambda^3 + (gamma - h) lambda^2 - (h + mu) lambda - (2 - h)",
        r"\lambda^{3} + (\gamma - h) \lambda^{2} - (h + \mu) \lambda - (2 - h)",
    ),
    (Poly(x**2 * y - h * x + 1, x, y), "x^2 y - h x + 1", "x^{2} y - h x + 1"),
    (Poly(0, lam), "0", "0"),
    (
        Factor(Poly(lam + h - 1, lam), 2, ((1 - h, sp.Integer(0)),)),
        'lambda = 1 - h, quad "multiplicity 2"',
        r"\lambda = 1 - h, \quad \text{multiplicity 2}",
    ),
    (Factor(Poly(lam**3 + 1, lam), 1), "lambda^3 + 1 = 0", r"\lambda^{3} + 1 = 0"),
    # functions and operators
    (sp.Max(x, 1) - sp.Min(x, y), "max(1, x) - min(x, y)", r"\max(1, x) - \min(x, y)"),
    (
        sp.sign(x) + sp.im(lam) + sp.conjugate(lam),
        'overline(lambda) + op("Im")(lambda) + op("sign")(x)',
        r"\overline{\lambda} + \operatorname{Im}(\lambda) + \operatorname{sign}(x)",
    ),
    (
        x * sp.Heaviside(sp.Abs(y) - h) - sp.Heaviside(-x * y),
        "x bold(1)_(abs(y) > h) - bold(1)_(0 > x y)",
        r"x \mathbf{1}_{\left|{y}\right| > h} - \mathbf{1}_{0 > x y}",
    ),
    (sp.gamma(n) + sp.factorial(n), "n! + Gamma(n)", r"n! + \Gamma(n)"),
    (sp.atan(x) + sp.erf(x), 'arctan(x) + op("erf")(x)', r"\arctan(x) + \operatorname{erf}(x)"),
    (
        sp.Piecewise((x, x > 0), (0, True)),
        'cases(x & "if" x > 0, 0 & "otherwise")',
        r"\begin{cases} x & \text{for}\: x > 0 \\0 & \text{otherwise} \end{cases}",
    ),
    (primed(psi * theta, 2), "f''(psi theta)", r"f''(\psi \theta)"),
    (primed(0, 5), "f^((5))(0)", "f^{(5)}(0)"),
    (f(t).diff(t), "f'(t)", "f'(t)"),
    (Derivative(psi * u**2, u), "frac(dif, dif u) psi u^2", r"\frac{\mathrm{d}}{\mathrm{d} u} \psi u^{2}"),
    (
        Derivative(x * y**2, x, (y, 2), evaluate=False),
        "frac(partial^3, partial x partial y^2) x y^2",
        r"\frac{\partial^{3}}{\partial x \partial y^{2}} x y^{2}",
    ),
    (
        Subs(Derivative(psi * u, u), u, theta),
        "lr(frac(dif, dif u) psi u |)_(u = theta)",
        r"\left.\frac{\mathrm{d}}{\mathrm{d} u} \psi u\right|_{u = \theta}",
    ),
    (sp.Integral(x + 1, x) * x, "x integral (1 + x) dif x", r"x \int \left(1 + x\right)\, dx"),
    (Derivative(-psi * u, u), "frac(dif, dif u) (-psi u)", r"\frac{\mathrm{d}}{\mathrm{d} u} (-\psi u)"),
    (Subs(x + y, x, 1), "lr((x + y) |)_(x = 1)", r"\left.(x + y)\right|_{x = 1}"),
    (
        1 + x * sp.Piecewise((y, x > 0), (0, True)),
        '1 + x (cases(y & "if" x > 0, 0 & "otherwise"))',
        r"1 + x \left(\begin{cases} y & \text{for}\: x > 0 \\0 & \text{otherwise} \end{cases}\right)",
    ),
    (sp.Sum(-x, (n, 0, 3)), "sum_(n = 0)^(3) (-x)", r"\sum_{n=0}^{3} -x"),
    (
        sp.Integral(x * y, (x, 0, 1), (y, 0, x)),
        "integral_(0)^(x) integral_(0)^(1) x y dif x dif y",
        r"\int\limits_{0}^{x}\int\limits_{0}^{1} x y\, dx\, dy",
    ),
    (sp.Sum(x**n / 2, (n, 0, sp.oo)), "sum_(n = 0)^(infinity) frac(x^n, 2)", r"\sum_{n=0}^{\infty} \frac{x^{n}}{2}"),
    # expectations and laws
    (
        Expectation(f(psi * (theta + sigma * eps)), (eps, law)),
        "EE_(epsilon') [f(psi (sigma epsilon' + theta))]",
        r"\mathbb{E}_{\varepsilon'} [f(\psi (\sigma \varepsilon' + \theta))]",
    ),
    (
        gamma / 2 * Expectation(slope**2, (x, Dirac(0))),
        "frac(gamma, 2) EE_x [(lr(frac(dif, dif u) psi u |)_(u = x))^2]",
        r"\frac{\gamma}{2} \mathbb{E}_{x} "
        r"\left[\left(\left.\frac{\mathrm{d}}{\mathrm{d} u} \psi u\right|_{u = x}\right)^{2}\right]",
    ),
    (
        mu * Expectation((x * y - theta) ** 2, (x, law), (y, law)),
        "mu EE_(x, y) [(x y - theta)^2]",
        r"\mu \mathbb{E}_{x, y} [(x y - \theta)^{2}]",
    ),
    (Dirac(theta), "delta_(theta)", r"\delta_{\theta}"),
    (Normal(mu, sigma), "cal(N)(mu, sigma^2)", r"\mathcal{N}(\mu, \sigma^{2})"),
    (Uniform(-1, 1), "cal(U)(-1, 1)", r"\mathcal{U}(-1, 1)"),
    (
        empirical([-1, 1]),
        "frac(1, 2) delta_(-1) + frac(1, 2) delta_1",
        r"\frac{1}{2} \delta_{-1} + \frac{1}{2} \delta_{1}",
    ),
    # matrices, conditions, collections
    (
        Matrix([[0, -f1], [f1, -gamma]]),
        "mat(0, -f'(0); f'(0), -gamma)",
        r"\begin{pmatrix} 0 & -f'(0) \\ f'(0) & -\gamma \end{pmatrix}",
    ),
    (
        Matrix([x, y / 2]),
        "mat(row-gap: #0.8em, x; frac(y, 2))",
        r"\begin{pmatrix} x \\[0.6em] \frac{y}{2} \end{pmatrix}",
    ),
    ((A.T) ** -1, "(A^T)^(-1)", "(A^{T})^{-1}"),
    (2 * A * A.T - A, "2 A A^T - A", "2 A A^{T} - A"),
    (
        And(h < 2 / gamma, Or(sp.Ne(x, 0), y >= 1)),
        '(y >= 1 "or" x != 0) "and" h < frac(2, gamma)',
        r"(y \geq 1 \text{ or } x \neq 0) \text{ and } h < \frac{2}{\gamma}",
    ),
    (Not(And(x <= 1, y < 2)), '"not" (x <= 1 "and" y < 2)', r"\text{not } (x \leq 1 \text{ and } y < 2)"),
    (Implies(x < 1, y > 2), "x < 1 => y > 2", r"x < 1 \Rightarrow y > 2"),
    (Equivalent(x < 1, y < 2), "x < 1 <=> y < 2", r"x < 1 \Leftrightarrow y < 2"),
    (sp.Eq(x, y), "x = y", "x = y"),
    (sp.true, '"true"', r"\text{true}"),
    (sp.false, '"false"', r"\text{false}"),
    ((x, y - 1), "(x, y - 1)", "(x, y - 1)"),
    ({theta: 0, psi: 0}, "theta = 0, psi = 0", r"\theta = 0, \psi = 0"),
]


@pytest.mark.parametrize(("expr", "expected"), [(e, t) for e, t, _ in GOLDEN])
def test_typst(expr, expected):
    assert typst(expr) == expected


@pytest.mark.parametrize(("expr", "expected"), [(e, t) for e, _, t in GOLDEN])
def test_latex(expr, expected):
    assert latex(expr) == expected


def test_the_typst_column_compiles():
    page = "\n\n".join(f"$ {printed} $" for _, printed, _ in GOLDEN)
    assert typesetter.compile(page.encode()).startswith(b"%PDF")
