"""Derived expressions at numbers, by SymPy's own evaluation: what the numeric side compares with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from mpmath import mp
from sympy import Add, Expr, Float, ImmutableMatrix, Integer, Symbol, cosh, exp, pi, sinh, sqrt, sympify, tanh

from symgan.laws import Dirac, Expectation, Law, Mixture, Normal, Uniform
from symgan.records import InputError

DIGITS = 20
STEP = 0.25  # of the trapezoidal rule, in standard deviations
REACH = 34  # nodes on each side of the mean: beyond 8.5 standard deviations nothing is left in double precision
UNIFORM_STEP = 0.1  # of the same rule for a uniform law, once its ends are flat: beyond 3.2 nothing is left of it
UNIFORM_REACH = 32
EXACT_DIGITS = 60  # of the derived spectrum where floats cannot tell on which side of the boundary it lies
ON_THE_BOUNDARY = 1e-15


def number(expr: Any, values: Mapping[Symbol, Any]) -> complex:
    """The expression at the values, as a complex float; expectations by :func:`expected`."""
    return complex(_evaluated(expr, values, DIGITS))


def _evaluated(expr: Any, values: Mapping[Symbol, Any], digits: int) -> Expr:
    """The expression at the values; InputError where something in it has none."""
    there = sympify(expr).subs(values)
    result = there.replace(lambda e: isinstance(e, Expectation), expected).evalf(digits)
    if result.free_symbols or not result.is_number:
        raise InputError(f"{expr} has no number at these constants: {result} is left")
    return result


def numbers(entries: Iterable[Expr], values: Mapping[Symbol, Any]) -> np.ndarray:
    """Each of the entries at the values, shape (m,)."""
    return np.array([number(e, values) for e in entries])


def excess(matrix: ImmutableMatrix, values: Mapping[Symbol, Any], flow: bool) -> float:
    """How far a derived spectrum reaches over the boundary, from sixty digits; 0 where it ends on it."""
    with mp.workdps(EXACT_DIGITS):
        parts = ([mp.mpf(str(p)) for p in _evaluated(e, values, EXACT_DIGITS).as_real_imag()] for e in matrix)
        entries = mp.matrix(matrix.rows, matrix.cols)
        for i, part in enumerate(parts):
            entries[i // matrix.cols, i % matrix.cols] = mp.mpc(*part)
        spectrum = mp.eig(entries, left=False, right=False)
        over = max(mp.re(e) if flow else abs(e) - 1 for e in spectrum)
        return float(over) if abs(over) > ON_THE_BOUNDARY else 0.0


def expected(node: Expectation) -> Expr:
    """E[integrand] as a trapezoidal sum against the density of the law, the only free symbols being the bound ones.

    For smooth integrands and a normal density the sum converges faster than any power of the
    step; it shares nothing with the Gauss rules that the losses are read with.
    """
    return _sum(node.integrand, list(node.bindings), {})


def _sum(integrand: Expr, bindings: list[tuple[Symbol, Law]], at: Mapping[Symbol, Expr]) -> Expr:
    if not bindings:
        return integrand.evalf(DIGITS, subs=at)
    (x, law), *rest = bindings
    return Add(*(weight * _sum(integrand, rest, {**at, x: node}) for node, weight in _nodes(law)))


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
        points = [Float(k * UNIFORM_STEP) for k in range(-UNIFORM_REACH, UNIFORM_REACH + 1)]
        return [((low + high + (high - low) * tanh(pi / 2 * sinh(t))) / 2, _tanh_weight(t)) for t in points]
    raise InputError(f"the law {law} has no density here")


def _tanh_weight(t: Expr) -> Expr:
    return UNIFORM_STEP * Float(pi) / 4 * cosh(t) / cosh(Float(pi) / 2 * sinh(t)) ** 2
