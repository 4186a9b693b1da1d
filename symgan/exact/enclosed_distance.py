"""Distances without a closed form, at numbers: integrals in ball arithmetic, and bounds of what lies in the tails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, reduce
from itertools import pairwise
from operator import add, mul
from typing import TYPE_CHECKING, Any

from sympy import Abs, Add, Expr, Mul, Pow, Rational, S, Symbol, log, pi, sqrt

from symgan.decide.enclosure import ball, bounds
from symgan.decide.identity import is_zero
from symgan.exact.densities import components
from symgan.exact.divergence import at_infinity, at_zero
from symgan.laws import Law, Normal, Uniform
from symgan.records import Divergence, OptimalTransport

if TYPE_CHECKING:
    from flint import acb, arb

BITS = 96
GOAL = -40  # the binary digits after the point that an integral is worked out to
BUDGET_EVALUATIONS = 20_000
REACH = 14  # standard deviations beyond which everything is tail

_t = Symbol("t", positive=True)
Function = Callable[[Any, bool], Any]  # of a ball, and whether it has to be analytic there


@dataclass(frozen=True)
class Part:
    """A normal part (mean, deviation) or a uniform one (low, high), as balls, with its weight and largest density."""

    weight: acb
    normal: bool
    first: acb
    second: acb
    height: acb
    cuts: tuple[Expr, ...]

    def density(self, x: acb) -> acb:
        """The weighted density, of a uniform part between its ends."""
        if not self.normal:
            return self.height
        z = (x - self.first) / self.second
        return self.height * (-z * z / 2).exp()

    def below(self, x: acb) -> acb:
        """The weighted distribution function, of a uniform part between its ends."""
        if not self.normal:
            return self.weight * (x - self.first) / (self.second - self.first)
        return self.weight * (-(x - self.first) / (self.second * type(x)(2).sqrt())).erfc() / 2


def enclosed(definition: Any, p: Law, q: Law) -> tuple[Rational, Rational] | None:
    """Rational bounds of the distance of two laws on the line with density; None where there is no route to them."""
    from flint import ctx

    with ctx.workprec(BITS):
        parts = _parts(p), _parts(q)
        if parts[0] is None or parts[1] is None:
            return None
        found = None
        if isinstance(definition, Divergence):
            found = _divergence(definition, parts[0], parts[1])
        elif isinstance(definition, OptimalTransport) and definition.power == 1:
            found = _first_wasserstein(parts[0], parts[1])
        return None if found is None or not found.is_finite() else bounds(found)


def _parts(law: Law) -> tuple[Part, ...] | None:
    found = []
    for weight, part in components(law):
        if not isinstance(part, (Normal, Uniform)) or law.free_symbols:
            return None
        numbers = [ball(e, BITS) for e in (weight, *part.args)]
        normal = isinstance(part, Normal)
        mean, deviation = part.args
        cuts = (mean - REACH * deviation, mean, mean + REACH * deviation) if normal else part.args
        height = weight / (deviation * sqrt(2 * pi)) if normal else weight / (deviation - mean)
        weighs, first, second = numbers
        found.append(Part(weighs, normal, first, second, ball(height, BITS), cuts))
    return tuple(found)


def _cells(p: tuple[Part, ...], q: tuple[Part, ...]) -> list[tuple[Expr, Expr]]:
    """From the first cut to the last one."""
    return list(pairwise(sorted({cut for part in (*p, *q) for cut in part.cuts})))


def _active(parts: tuple[Part, ...], low: Expr, high: Expr) -> tuple[Part, ...]:
    """The parts with density in a cell."""
    return tuple(part for part in parts if part.normal or (part.cuts[0] <= low and high <= part.cuts[1]))


def _integral(integrand: Callable[[Any, bool], acb], low: Expr, high: Expr) -> arb:
    from flint import acb, arb

    goal = arb((1, GOAL))
    ends = ball(low, BITS), ball(high, BITS)
    return acb.integral(integrand, *ends, abs_tol=goal, rel_tol=goal, eval_limit=BUDGET_EVALUATIONS).real


# --- divergences -----------------------------------------------------------------------------


def _divergence(definition: Divergence, p: tuple[Part, ...], q: tuple[Part, ...]) -> arb | None:
    """Cell by cell; where only one of the laws has density, its mass times f(0) or the slope of f at infinity."""
    missing, slope = at_zero(definition), at_infinity(definition)
    tail = _tails(definition, p, q)
    f = _compiled(definition.generator(_t))
    if tail is None or not tail.is_finite() or not f(ball(Rational(2), BITS), True).is_finite():
        return None
    total = tail
    for low, high in _cells(p, q):
        ours, theirs = _active(p, low, high), _active(q, low, high)
        if ours and theirs:
            total += _integral(partial(_weighted, f, ours, theirs), low, high)
        elif ours or theirs:
            weight = slope if ours else missing
            if weight.is_infinite:
                return None
            total += ball(weight, BITS).real * _mass(ours or theirs, low, high)
    return total


def _weighted(f: Function, p: tuple[Part, ...], q: tuple[Part, ...], x: acb, analytic: bool) -> acb:
    ours, theirs = (sum((part.density(x) for part in parts), start=x * 0) for parts in (p, q))
    return theirs * f(ours / theirs, analytic)


def _compiled(f: Expr) -> Function:
    """f at a complex ball; not finite where f is not known to be analytic on it and has to be."""
    if f == _t:
        return lambda t, analytic: t
    if not f.has(_t):
        constant = ball(f, BITS)
        return lambda t, analytic: constant
    inner = [_compiled(part) for part in f.args] if isinstance(f, (Add, Mul, log, Abs)) else [_compiled(f.args[0])]
    return _outer(f, inner)


def _outer(f: Expr, inner: list[Function]) -> Function:
    """The function of what is inside."""
    if isinstance(f, (Add, Mul)):
        joined = add if isinstance(f, Add) else mul
        return lambda t, analytic: reduce(joined, (part(t, analytic) for part in inner))
    if isinstance(f, log):
        return lambda t, analytic: inner[0](t, analytic).log(analytic=analytic)
    if isinstance(f, Abs):
        return lambda t, analytic: inner[0](t, analytic).real_abs(analytic=analytic)
    if isinstance(f, Pow) and f.exp.is_Integer:
        power = int(f.exp)
        return lambda t, analytic: inner[0](t, analytic) ** power
    if isinstance(f, Pow) and f.exp == Rational(1, 2):
        return lambda t, analytic: inner[0](t, analytic).sqrt(analytic=analytic)
    return lambda t, analytic: t * type(t)("nan")


def _mass(parts: tuple[Part, ...], low: Expr, high: Expr) -> arb:
    ends = ball(low, BITS), ball(high, BITS)
    return sum((part.below(ends[1]) - part.below(ends[0]) for part in parts), start=ends[0] * 0).real


def _tails(definition: Divergence, p: tuple[Part, ...], q: tuple[Part, ...]) -> arb | None:
    """A ball around 0 that holds what lies outside the cells.

    There c (P - Q) <= D <= f(0) Q + (lim f(t)/t) P, with c = f'(1), P and Q the masses: a convex f
    lies above its tangent at 1 and below f(0) + t lim f(t)/t. Of t log t the second bound is
    replaced by that of the logarithm of p/q by a polynomial.
    """
    if not any(part.normal for part in (*p, *q)):
        return ball(Rational(0), BITS).real
    f = definition.generator(_t)
    masses = _outside(p), _outside(q)
    swapped = _t * definition.generator(1 / _t)
    if is_zero(f - _t * log(_t)) is True:
        return _logarithmic(p, q, masses)
    if is_zero((swapped - _t * log(_t)).expand(log=True)) is True:
        return _logarithmic(q, p, masses[::-1])
    tangent = S.Zero if not (f / Abs(_t - 1)).has(_t) else f.diff(_t).subs(_t, 1)  # |t - 1| has the tangent 0 as well
    sizes = [ball(Abs(e), BITS) for e in (at_zero(definition), at_infinity(definition), tangent)]
    missing, slope, below = (size.real for size in sizes)
    return _around((missing + below) * masses[1] + (slope + below) * masses[0])


def _around(size: arb) -> arb:
    """The ball around 0 of this size."""
    from flint import arb

    return arb(0, size.abs_upper())


def _outside(parts: tuple[Part, ...]) -> arb:
    """A bound of the mass beyond REACH standard deviations of any normal part: that of its own reach."""
    from flint import acb

    reach = acb(REACH)
    return sum((p.weight * (reach / acb(2).sqrt()).erfc() for p in parts if p.normal), start=reach * 0).real


def _logarithmic(p: tuple[Part, ...], q: tuple[Part, ...], masses: tuple[arb, arb]) -> arb | None:
    """P - Q <= the integral of p log(p/q) <= that of p (log sup p - log of one part of q), over the tails."""
    from flint import acb

    p, q = (tuple(part for part in parts if part.normal) for parts in (p, q))
    if not p:
        return _around(masses[1])
    if not q:
        return None
    two_pi, one = 2 * acb.pi(), acb(1)
    top = sum((a.height for a in p), start=one * 0)
    widest = q[0]
    constant = abs((top / widest.height).log().real)
    reach = acb(REACH)
    # E[Z^2; |Z| > r] = 2 r phi(r) + P(|Z| > r), and (x - m)^2 <= 2 (x - a)^2 + 2 (a - m)^2
    rest = (reach / acb(2).sqrt()).erfc()
    second = 2 * reach * (-reach * reach / 2).exp() / two_pi.sqrt() + rest
    size = masses[0] + masses[1]
    for a in p:
        shift = (a.first - widest.first) ** 2
        growth = (a.second**2 * second + shift * rest) / widest.second**2
        size += (a.weight * (growth + constant * rest)).real
    return _around(size)


# --- transport -------------------------------------------------------------------------------


def _first_wasserstein(p: tuple[Part, ...], q: tuple[Part, ...]) -> arb:
    """W1 as the integral of |F - G|; beyond the cells both are nearer to 0 or 1 than E (|X - m| - r s)_+ tells."""
    from flint import acb

    reach = acb(REACH)
    density = (-reach * reach / 2).exp() / (2 * acb.pi()).sqrt()
    size = sum((2 * a.weight * a.second * density for a in (*p, *q) if a.normal), start=reach * 0).real
    total = _around(size)
    for low, high in _cells(p, q):
        total += _integral(partial(_gap, p, q, (low, high)), low, high)
    return total


def _gap(p: tuple[Part, ...], q: tuple[Part, ...], cell: tuple[Expr, Expr], x: acb, analytic: bool) -> acb:
    """|F - G| in a cell, where uniform parts lie below, above, or around it."""
    ours, theirs = (sum((_share(part, x, cell) for part in parts), start=x * 0) for parts in (p, q))
    return (ours - theirs).real_abs(analytic=analytic)


def _share(part: Part, x: acb, cell: tuple[Expr, Expr]) -> acb:
    if part.normal or (part.cuts[0] <= cell[0] and cell[1] <= part.cuts[1]):
        return part.below(x)
    return part.weight if part.cuts[1] <= cell[0] else part.weight * 0
