"""Derived expressions at numbers, by SymPy's own evaluation: what the numeric side compares with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from sympy import Add, Expr, Float, Integer, Symbol, cosh, exp, pi, sinh, sqrt, sympify, tanh

from symgan.laws import Dirac, Expectation, Law, Mixture, Normal, Uniform
from symgan.records import InputError

DIGITS = 20
STEP = 0.4  # of the trapezoidal rule, in standard deviations
REACH = 21  # nodes on each side of the mean: beyond 8.4 standard deviations nothing is left in double precision


def number(expr: Any, values: Mapping[Symbol, Any]) -> complex:
    """The expression at the values, as a complex float; expectations by :func:`expected`."""
    there = sympify(expr).subs(values)
    return complex(there.replace(lambda e: isinstance(e, Expectation), expected).evalf(DIGITS))


def numbers(entries: Iterable[Expr], values: Mapping[Symbol, Any]) -> np.ndarray:
    """Each of the entries at the values, shape (m,)."""
    return np.array([number(e, values) for e in entries])


def expected(node: Expectation) -> Expr:
    """E[integrand] as a trapezoidal sum against the density of the law, the only free symbols being the bound ones.

    For smooth integrands and a normal density the sum converges faster than any power of the
    step; it shares nothing with the Gauss rules that the losses are read with.
    """
    return _sum(node.integrand, list(node.bindings))


def _sum(integrand: Expr, bindings: list[tuple[Symbol, Law]]) -> Expr:
    if not bindings:
        return integrand.evalf(DIGITS)
    (x, law), *rest = bindings
    return Add(*(weight * _sum(integrand.subs(x, at), rest) for at, weight in _nodes(law)))


def _nodes(law: Law) -> list[tuple[Expr, Expr]]:
    """Nodes and weights of the trapezoidal rule for a law."""
    if isinstance(law, Dirac):
        return [(law.args[0], Integer(1))]
    if isinstance(law, Mixture):
        return [(x, w * p) for w, part in zip(*law.args, strict=True) for x, p in _nodes(part)]
    if isinstance(law, Normal):
        mean, std = law.args
        points = [Float(k * STEP) for k in range(-REACH, REACH + 1)]
        return [(mean + std * t, STEP * exp(-(t**2) / 2) / sqrt(2 * Float(pi))) for t in points]
    if isinstance(law, Uniform):
        low, high = law.args
        # t -> tanh(pi/2 sinh t) makes the ends of the interval flat, so that the sum converges as for a normal law
        points = [Float(k * STEP / 4) for k in range(-REACH, REACH + 1)]
        return [((low + high + (high - low) * tanh(pi / 2 * sinh(t))) / 2, _tanh_weight(t)) for t in points]
    raise InputError(f"the law {law} has no density here")


def _tanh_weight(t: Expr) -> Expr:
    return STEP / 4 * Float(pi) / 4 * cosh(t) / cosh(Float(pi) / 2 * sinh(t)) ** 2
