"""First integrals against those of textbooks, and constant along orbits in floats."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp
from sympy import Matrix, Symbol, cancel, cos, exp, lambdify, log, sin, symbols

from symgan.exact.first_integrals import antiderivative, definite, first_integrals, without_common_factor

x, y = symbols("x y", real=True)
a = Symbol("a", positive=True)
KNOWN = [
    ((y, -x - x**3), x**2 / 2 + x**4 / 4 + y**2 / 2),  # Duffing
    ((y, -x + x**2), x**2 / 2 - x**3 / 3 + y**2 / 2),
    ((y, -sin(x)), y**2 / 2 - cos(x)),  # the pendulum
    ((x * (1 - y), y * (x - 1)), x - log(x) + y - log(y)),  # Lotka and Volterra
    ((x * (1 - a * y), y * (x - 1)), x - log(x) + a * y - log(y)),
    ((2 * x * y / 3, (1 - x**2) / 3), y**2 + x**2 / 2 - log(x)),  # Nagarajan and Kolter
    ((y, -x - y**2), (y**2 + x - 1 / 2) * exp(2 * x)),  # an integrating factor exp(2 x)
    ((y, -x - x * y), x**2 / 2 + y - log(1 + y)),
    ((y * (1 + x * y), -(x**3) * (1 + x * y)), x**4 / 4 + y**2 / 2),  # the common factor is taken out
]


@pytest.mark.parametrize(("field", "known"), KNOWN)
def test_the_integral_is_a_function_of_the_known_one(field, known):
    (found,) = first_integrals((x, y), Matrix(field))
    smooth = found.subs({x: Symbol("x", positive=True), y: Symbol("y", positive=True)})
    jacobian = Matrix([smooth, known.subs({x: Symbol("x", positive=True), y: Symbol("y", positive=True)})])
    wronskian = jacobian.jacobian([Symbol("x", positive=True), Symbol("y", positive=True)]).det()
    for at in ((0.7, 0.4), (0.3, 1.7)):
        numbers = dict(zip((Symbol("x", positive=True), Symbol("y", positive=True)), at, strict=True)) | {a: 2}
        assert abs(float(wronskian.subs(numbers))) < 1e-12


@pytest.mark.parametrize(("field", "known"), KNOWN)
def test_it_is_constant_along_an_orbit(field, known):
    (found,) = first_integrals((x, y), Matrix(field))
    velocity = lambdify((x, y), [e.subs(a, 2) if hasattr(e, "subs") else e for e in field])
    run = solve_ivp(lambda _, p: velocity(*p), (0, 3), [0.8, 0.3], rtol=1e-10, atol=1e-12)
    along = [complex(found.subs({x: p, y: q, a: 2})).real for p, q in run.y.T[::5]]
    assert np.ptp(along) < 1e-7 and len(found.free_symbols & {x, y}) == 2


@pytest.mark.parametrize("field", [(y, -x - y), (y, -x - y**3), (y + x**2, -sin(x * y)), (y, -x - exp(y))])
def test_none_is_invented(field):
    assert first_integrals((x, y), Matrix(field)) == ()


def test_only_planar_fields_have_the_other_forms():
    z = Symbol("z", real=True)
    assert first_integrals((x, y, z), Matrix([-x, -y, -(z**2)])) == ()


def test_the_budget_of_operations_is_kept():
    long = sum(sin(k * x) * y**k for k in range(1, 60))
    assert first_integrals((x, y), Matrix([long.diff(y), -long.diff(x)])) == ()


def test_the_common_factor():
    g, u = without_common_factor(Matrix([x * y, x**2]))
    assert (g * u).applyfunc(cancel) == Matrix([x * y, x**2]) and not u.has(x**2) and cancel(g / x).is_number
    g, u = without_common_factor(Matrix([0, x * y]))
    assert g * u == Matrix([0, x * y]) and u == Matrix([0, 1])
    g, u = without_common_factor(Matrix([x / (1 + y), y / (1 + y)]))
    assert (g * u - Matrix([x / (1 + y), y / (1 + y)])).applyfunc(cancel) == Matrix([0, 0]) and u[0].is_polynomial()


@pytest.mark.parametrize("expr", [1 / (1 + x), x**2 / (x - 1), x * exp(2 * x), y * x * sin(3 * x) + x, 3])
def test_antiderivatives(expr):
    assert cancel((antiderivative(x * 0 + expr, x).diff(x) - expr).rewrite(exp).simplify()) == 0


@pytest.mark.parametrize("expr", [1 / (1 + x**2), exp(x**2), x**9, log(x), exp(x) / x])
def test_what_is_not_integrated(expr):
    assert antiderivative(expr, x) is None


def test_definite():
    origin = {x: 0, y: 0}
    assert definite(x**2 + 3 * y**2, origin) is definite(-(x**2) - y**2, origin)
    assert definite(x**2 - y**2, origin) == False
    assert definite(x**2, origin) == False
    assert definite(x**2 + y**2, {x: 1, y: 0}) == False
    assert definite(x**2 + a * x * y + y**2, origin).subs(a, 1) == True
    assert definite(x**2 + a * x * y + y**2, origin).subs(a, 3) == False
    assert definite(y**2 + x**2 / 2 - log(abs(x)), {x: 1, y: 0}) == True
