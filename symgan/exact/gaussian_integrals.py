"""Integrals of a polynomial times the exponential of a quadratic one, over an interval: by parts, down to erf."""

from __future__ import annotations

from sympy import Add, Expr, Poly, S, Symbol, cancel, erf, exp, expand, factor, factor_terms, oo, pi, sqrt


def integral(factor_: Expr, exponent: Expr, x: Symbol, low: Expr, high: Expr) -> Expr | None:
    """The integral of factor_ e^exponent from low to high, both polynomials in x, the exponent of degree 2 at most.

    Over the whole line the exponent may be complex, and a positive constant times what does not
    decrease has the integral oo. None where the exponent is linear, where it is
    not known to be bounded above, or where a polynomial has an infinite end.
    """
    terms = Poly(factor_, x).all_coeffs()[::-1]
    constant, slope, bend = (Poly(exponent, x).coeff_monomial(x**n) for n in range(3))
    if (low, high) == (-oo, oo) and bend.is_nonnegative and len(terms) == 1 and terms[0].is_positive:
        return oo
    if bend == 0:
        if slope != 0 or S.Infinity in (high, -low):
            return None
        antiderivative = Add(*(c * x ** (n + 1) / (n + 1) for n, c in enumerate(terms)))
        return exp(constant) * (antiderivative.subs(x, high) - antiderivative.subs(x, low))
    if not bend.is_negative:
        return None
    weight = exp(exponent)
    powers = [_bell(constant, slope, -bend, low, high)]
    for n in range(len(terms) - 1):
        # the derivative of x^n e^(-a x^2 + b x + c) is (n x^(n-1) + b x^n - 2 a x^(n+1)) e^(...)
        ends = _end(x**n * weight, x, high) - _end(x**n * weight, x, low)
        powers.append((n * powers[n - 1] + slope * powers[n] - ends) / (-2 * bend))
    return Add(*(c * p for c, p in zip(terms, powers, strict=True)))


def _bell(constant: Expr, slope: Expr, a: Expr, low: Expr, high: Expr) -> Expr:
    """The integral of e^(-a x^2 + b x + c), a > 0, by completing the square."""
    middle = slope / (2 * a)
    height = exp(_short(constant + slope**2 / (4 * a)))
    if (low, high) == (-oo, oo):
        return height * sqrt(pi / a)
    return height * sqrt(pi / a) / 2 * (_erf(sqrt(a) * (high - middle)) - _erf(sqrt(a) * (low - middle)))


def _erf(argument: Expr) -> Expr:
    return erf(argument if argument.is_infinite else factor_terms(factor(_short(argument))))


def _short(expr: Expr) -> Expr:
    """A rational function of the constants in lowest terms, other terms left as they are."""
    return cancel(expr) if expr.is_rational_function(*expr.free_symbols) else expand(expr)


def _end(decaying: Expr, x: Symbol, end: Expr) -> Expr:
    return S.Zero if end.is_infinite else decaying.subs(x, end)
