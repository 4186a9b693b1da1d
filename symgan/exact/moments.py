"""Expectations worked out exactly: point masses put in, polynomials by moments, anything else left standing."""

from __future__ import annotations

from sympy import Add, Derivative, Expr, Mul, Poly, Subs, Symbol

from symgan.laws import Dirac, Expectation, Law, Mixture


def open_gradients(expr: Expr) -> Expr:
    """The gradients in the critic's input, which a definition leaves unevaluated, carried out."""
    return expr.replace(lambda e: isinstance(e, (Subs, Derivative)), lambda e: e.doit())


def expect(expr: Expr) -> Expr:
    """The expression with each expectation that has an exact value replaced by it, from the inside out."""
    found = expr.replace(lambda e: isinstance(e, Expectation), lambda e: _value(e.integrand, e.bindings))
    return found if found == expr else expect(found)  # an inner value may split the expectation around it


def _value(integrand: Expr, bindings: tuple[tuple[Symbol, Law], ...]) -> Expr:
    """E[integrand], one law after the other; what is no polynomial in a variable stays an expectation over it."""
    for i, (x, law) in enumerate(bindings):
        others = bindings[:i] + bindings[i + 1 :]
        if isinstance(law, Dirac):
            return _value(integrand.subs(x, law.args[0]), others)
        if isinstance(law, Mixture):
            weights, laws = law.args
            parts = zip(weights, laws, strict=True)
            return Add(*(w * _value(integrand, ((x, part), *others)) for w, part in parts))
    variables = [x for x, _ in bindings]
    if variables and integrand.is_polynomial(*variables):
        return _by_moments(Poly(integrand, *variables), [law for _, law in bindings])
    return Expectation(integrand, *bindings)


def _by_moments(poly: Poly, laws: list[Law]) -> Expr:
    """E[poly] for independent variables: each monomial is the product of their moments."""
    return Add(
        *(
            coefficient * Mul(*(law.moment(k) for law, k in zip(laws, powers, strict=True)))
            for powers, coefficient in poly.terms()
        )
    )
