"""Divergences in closed form: f(0), the slope of f at infinity, and the integral of q f(p/q) in between."""

from __future__ import annotations

from sympy import (
    Abs,
    Add,
    Expr,
    Ge,
    Le,
    Max,
    Min,
    Mul,
    Piecewise,
    Poly,
    S,
    Symbol,
    exp,
    expand,
    expand_log,
    expand_power_base,
    limit,
    oo,
    powsimp,
    sqrt,
)
from sympy.logic.boolalg import And, Boolean

from symgan.exact.closed_form import Found, case_by_case, found, missing
from symgan.exact.coincidence import Masses, cases
from symgan.exact.densities import Density, atoms, density, diffuse, plain, x
from symgan.exact.gaussian_integrals import integral
from symgan.laws import Law
from symgan.records import Divergence

_t = Symbol("t", positive=True)
_ratio = Symbol("ell", real=True)  # log(p/q)


def at_zero(definition: Divergence) -> Expr:
    """f(0) = lim f(t) for t -> 0: what a unit of mass of q counts where p has none."""
    return limit(definition.generator(_t), _t, 0, "+")


def at_infinity(definition: Divergence) -> Expr:
    """The slope of f at infinity, lim f(t)/t: what a unit of mass of p counts where q has none."""
    return limit(definition.generator(_t) / _t, _t, oo)


def divergence(definition: Divergence, p: Law, q: Law, given: Boolean) -> Found:
    """D_f(p, q) of two laws on the line."""
    p, q = plain(p), plain(q)
    if p == q:
        return found(S.Zero, "The laws are the same, and f(1) = 0.")
    points = atoms(p), atoms(q)
    if points[0] is not None and points[1] is not None:
        masses = (*((a, w, S.Zero) for a, w in points[0]), *((a, S.Zero, w) for a, w in points[1]))
        return _discrete(definition, masses, given)
    if (points[0] is not None and diffuse(q)) or (points[1] is not None and diffuse(p)):
        why = "One law lives on points that the other gives no mass, so that the divergence is f(0) plus the slope of f"
        return found(at_zero(definition) + at_infinity(definition), f"{why} at infinity.")
    densities = density(p), density(q)
    if densities[0] is None or densities[1] is None:
        return missing("no closed form is known for a mixture, nor for a law whose width may be 0")
    return _continuous(definition, densities[0], densities[1])


def _discrete(definition: Divergence, masses: Masses, given: Boolean) -> Found:
    """The sum over the points, by cases on which points are the same."""
    split = cases(masses, given)
    if split is None:
        return missing("there are too many pairs of points that may be the same")
    values = [(condition, _sum(definition, joined)) for condition, joined in split]
    return found(
        case_by_case(values),
        "A sum of q f(p/q) over the points, with f(0) and the slope of f at infinity where one law has no mass.",
    )


def _sum(definition: Divergence, masses: Masses) -> Expr:
    return Add(*(_mass(definition, p, q) for _, p, q in masses))


def _mass(definition: Divergence, p: Expr, q: Expr) -> Expr:
    if q == 0:
        return p * at_infinity(definition)
    return q * (at_zero(definition) if p == 0 else definition.generator(p / q))


def _continuous(definition: Divergence, p: Density, q: Density) -> Found:
    """What lies outside the other's interval by f(0) and the slope, what lies inside by the integral of q f(p/q)."""
    low, high = Max(p.low, q.low), Min(p.high, q.high)
    high = high if high.is_infinite else Max(low, high)
    log_ratio = _polynomial(p.log - q.log)
    if not log_ratio.has(x):
        inside = _mass_within(q, low, high) * definition.generator(exp(log_ratio))
    else:
        inside = _within(definition, p, q, log_ratio, low, high)
    if inside is None:
        return missing("the integral of q f(p/q) is no sum of polynomials times exponentials of quadratic ones")
    outside = [_outside(at_zero(definition), q, p, low, high), _outside(at_infinity(definition), p, q, low, high)]
    value = Add(*(part for part, _ in outside), inside)
    bounded = And(*(condition for _, condition in outside))
    why = "The integral of q f(p/q) where both have a density, with f(0) and the slope of f at infinity elsewhere."
    return found(Piecewise((shortened(value), bounded), (oo, True)), why)


def _outside(weight: Expr, law: Density, other: Density, low: Expr, high: Expr) -> tuple[Expr, Boolean]:
    """The mass of the law outside the other's interval times the weight, and when that is finite."""
    inside = And(Le(other.low, law.low), Ge(other.high, law.high))
    if weight == 0 or inside is S.true:
        return S.Zero, S.true
    if weight is S.Infinity:
        return S.Zero, inside
    return weight * (1 - _mass_within(law, low, high)), S.true


def _mass_within(law: Density, low: Expr, high: Expr) -> Expr:
    mass = integral(S.One, law.log, x, low, high)
    assert mass is not None  # a density of its own is integrable
    return mass


def _within(definition: Divergence, p: Density, q: Density, log_ratio: Expr, low: Expr, high: Expr) -> Expr | None:
    """The integral of q f(p/q), where log(p/q) is a polynomial."""
    weight = definition.generator(_t) / Abs(_t - 1)
    if not weight.has(_t):
        return None if (low, high) != (-oo, oo) else _absolute(p, q, log_ratio, weight)
    terms = _exponential_terms(expand(definition.generator(exp(_ratio))))
    if terms is None:
        return None
    parts = []
    for coefficient, power, share in terms:
        mixed = _polynomial(share * p.log + (1 - share) * q.log)
        parts.append(integral(coefficient * log_ratio**power, mixed, x, low, high))
    return None if None in parts else Add(*parts)


def _exponential_terms(expr: Expr) -> list[tuple[Expr, int, Expr]] | None:
    """A sum of c ell^k e^(j ell) as its (c, k, j); None for anything else."""
    terms = []
    for term in Add.make_args(expr):
        coefficient, rest = term.as_independent(_ratio, as_Add=False)
        parts = Mul.make_args(rest)
        share = Add(*(part.args[0] for part in parts if isinstance(part, exp))) / _ratio
        polynomial = Mul(*(part for part in parts if not isinstance(part, exp)))
        if share.has(_ratio) or not polynomial.is_polynomial(_ratio):
            return None
        terms.append((coefficient, Poly(polynomial, _ratio).degree(), share))
    return terms


def _absolute(p: Density, q: Density, log_ratio: Expr, weight: Expr) -> Expr | None:
    """weight times the integral of |p - q|, which changes its sign at the one or two roots of log(p/q) only.

    The integrals over the parts add up to 0, so that those on which p > q make up half.
    """
    bend, slope, constant = (Poly(log_ratio, x).coeff_monomial(x**n) for n in (2, 1, 0))
    if bend == 0:
        ends = (-oo, _polynomial(-constant / slope))
    elif bend.is_nonzero:
        root = sqrt(slope**2 - 4 * bend * constant)
        ends = ((-slope - root) / (2 * bend), (-slope + root) / (2 * bend))
    else:
        return None
    return 2 * weight * Abs(_mass_within(p, *ends) - _mass_within(q, *ends))


def _polynomial(expr: Expr) -> Expr:
    return Poly(expand(expand_log(expr)), x).as_expr() if expr.is_polynomial(x) else expr


def shortened(value: Expr) -> Expr:
    """Products under roots and logarithms taken apart, and like terms cancelled."""
    return powsimp(expand(expand_log(expand_power_base(value))))
