"""First integrals of planar flows beyond the quadratic ones, by the classical forms of an exact equation.

A common factor of the field is taken out first, since v = g u has the integrals of u. Then, in this
order: polynomials by undetermined coefficients, Hamiltonian (div u = 0), separable
(u1 = A(x) B(y), u2 = C(x) D(y)), an integrating factor of one variable. What is found is verified.

Source: E. L. Ince, Ordinary Differential Equations, chapter 2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sympy import (
    Abs,
    Add,
    Expr,
    ImmutableMatrix,
    Mul,
    Poly,
    PolynomialError,
    S,
    Symbol,
    cancel,
    cos,
    exp,
    factor_list,
    fraction,
    hessian,
    integrate,
    log,
    sin,
    together,
    true,
)
from sympy.logic.boolalg import And, Boolean

from symgan.decide.identity import is_zero
from symgan.decide.signs import factored, positive
from symgan.exact.field import at
from symgan.exact.invariants import polynomial_invariants
from symgan.exact.lyapunov import lie_derivative

# Polynomials are tried up to this degree, and expressions of more operations than this are not integrated.
BUDGET_DEGREE = 4
BUDGET_OPERATIONS = 150
# An integrand of higher degree is not integrated: its denominator would have to be factored.
BUDGET_INTEGRAND_DEGREE = 6


def first_integrals(params: tuple[Symbol, ...], field: ImmutableMatrix) -> tuple[Expr, ...]:
    """Functions that are constant along every orbit of the flow; empty where none was found within the budgets.

    ``field`` is the velocity, shape (n, 1). The quadratic ones are those of
    :func:`symgan.exact.invariants.quadratic_invariants`; the other forms are for n = 2.
    """
    if sum(e.count_ops() for e in field) > BUDGET_OPERATIONS:
        return ()
    for degree in range(3, BUDGET_DEGREE + 1):
        found = polynomial_invariants(params, field, True, degree)
        if found:
            return found
    if len(params) != 2:
        return ()
    reduced = without_common_factor(field)[1]
    candidates = (form(params, reduced) for form in _FORMS)
    verified = (_real(e) for e in candidates if e is not None and is_zero(lie_derivative(e, params, reduced)) is True)
    return tuple(next(([e] for e in verified), []))


def without_common_factor(field: ImmutableMatrix) -> tuple[Expr, ImmutableMatrix]:
    """(g, u) with v = g u, g the common factor of the two components and of their denominators."""
    first, second = (together(e) for e in field)
    if first == 0 or second == 0:
        g = first + second
        return g, ImmutableMatrix([S.Zero if e == 0 else S.One for e in (first, second)])
    above, below = fraction(cancel(first / second))
    return cancel(first / above), ImmutableMatrix([above, below])


def _hamiltonian(params: tuple[Symbol, ...], u: ImmutableMatrix) -> Expr | None:
    """H with u = (dH/dy, -dH/dx), where u has no divergence."""
    x, y = params
    if is_zero(u[0].diff(x) + u[1].diff(y)) is not True:
        return None
    along = antiderivative(u[0], y)
    rest = antiderivative(cancel(-u[1] - along.diff(x)), x) if along is not None else None
    return None if rest is None else along + rest


def _separable(params: tuple[Symbol, ...], u: ImmutableMatrix) -> Expr | None:
    """The integral of C/A dx - B/D dy, where u = (A(x) B(y), C(x) D(y))."""
    x, y = params
    first, second = (_split(e, x, y) for e in u)
    if first is None or second is None:
        return None
    sides = antiderivative(cancel(second[0] / first[0]), x), antiderivative(cancel(first[1] / second[1]), y)
    return None if sides[0] is None or sides[1] is None else sides[0] - sides[1]


def _split(expr: Expr, x: Symbol, y: Symbol) -> tuple[Expr, Expr] | None:
    """(A(x), B(y)) with expr = A B; None where a factor holds both."""
    if expr == 0:
        return None
    content, numerator, denominator = factored(expr)
    parts = [content, *(q**m for q, m in numerator), *(q**-m for q, m in denominator)]
    if any(p.has(x) and p.has(y) for p in parts):
        return None
    return Mul(*(p for p in parts if not p.has(y))), Mul(*(p for p in parts if p.has(y)))


def _integrating_factor(params: tuple[Symbol, ...], u: ImmutableMatrix) -> Expr | None:
    """The Hamiltonian of m u with m' / m = -div(u) / u_i a function of the i-th variable alone."""
    divergence = u[0].diff(params[0]) + u[1].diff(params[1])
    for i, variable in enumerate(params):
        quotient = cancel(-divergence / u[i]) if u[i] != 0 else S.NaN
        if quotient is S.NaN or quotient.has(params[1 - i]):
            continue
        exponent = antiderivative(quotient, variable)
        if exponent is not None:
            return _hamiltonian(params, (exp(exponent) * u).applyfunc(cancel))
    return None


_FORMS: tuple[Callable[[tuple[Symbol, ...], ImmutableMatrix], Expr | None], ...] = (
    _hamiltonian,
    _separable,
    _integrating_factor,
)


def antiderivative(expr: Expr, x: Symbol) -> Expr | None:
    """An antiderivative in x of a rational function, or of a polynomial in x and exp, sin, cos of linear arguments.

    None for any other, and beyond the budget.
    """
    numerator, denominator = fraction(cancel(expr))
    try:
        above, below = Poly(numerator, x), Poly(denominator, x)
        linear = all(Poly(q, x).degree() <= 1 for q, _ in factor_list(denominator, x)[1] if q.has(x))
        small = linear and max(above.degree(), below.degree()) <= BUDGET_INTEGRAND_DEGREE
    except PolynomialError:
        small = not denominator.has(x) and _is_elementary(numerator, x)
    return integrate(cancel(expr), x) if small and expr.count_ops() <= BUDGET_OPERATIONS else None


def _is_elementary(expr: Expr, x: Symbol) -> bool:
    """Whether expr is a polynomial in x and in exp, sin and cos of arguments linear in x."""
    try:
        poly = Poly(expr.expand())
    except PolynomialError:
        return False
    functions = [g for g in poly.gens if g.has(x) and g != x]
    plain = all(isinstance(g, (exp, sin, cos)) and g.args[0].diff(x, 2) == 0 for g in functions)
    return plain and poly.total_degree() <= BUDGET_INTEGRAND_DEGREE


def _real(integral: Expr) -> Expr:
    """Scaled to leading coefficient one in its terms, and with logarithms of absolute values."""
    terms = Add.make_args(integral.expand())
    scale = next((c for c, rest in (t.as_coeff_Mul() for t in terms) if rest.is_polynomial()), S.One)
    return Add(*(t / scale for t in terms)).replace(log, lambda e: log(Abs(e)) if not e.is_positive else log(e))


def definite(integral: Expr, point: dict[Symbol, Expr], given: Boolean = true) -> Boolean:
    """When the integral has a strict extremum at the point that its Hessian shows; false where it is not critical."""
    smooth = integral.replace(Abs, lambda e: e)
    if any(is_zero(at(smooth.diff(p), point)) is not True for p in point):
        return S.false
    matrix = hessian(smooth, tuple(point)).applyfunc(lambda e: at(e, point))
    signs: Iterator[Boolean] = (And(*(positive(m, given) for m in _minors(side * matrix))) for side in (1, -1))
    return next((s for s in signs if s is not S.false), S.false)


def _minors(matrix: ImmutableMatrix) -> list[Expr]:
    """The leading principal minors."""
    return [matrix[:k, :k].det() for k in range(1, matrix.rows + 1)]
