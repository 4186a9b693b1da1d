"""Fourier metrics: infinite where a moment below the exponent differs, and in closed form between two equal bounds."""

from __future__ import annotations

from sympy import Abs, Add, Eq, Expr, I, Piecewise, Poly, S, Symbol, ceiling, exp, expand, factorial, oo
from sympy.logic.boolalg import Boolean

from symgan.decide.identity import is_zero
from symgan.decide.prove import prove
from symgan.exact.closed_form import Found, found, missing
from symgan.exact.densities import Density, components, density, plain, x
from symgan.exact.gaussian_integrals import integral
from symgan.exact.transport import scaled, transport
from symgan.laws import Dirac, Law
from symgan.records import FourierMetric, OptimalTransport, Status

_W1 = OptimalTransport("wasserstein-1", "W1", 1)


def characteristic(law: Law, k: Symbol) -> Expr | None:
    """The characteristic function E exp(i k X) at a real k other than 0; None where a width may be 0."""
    parts = [(weight, _characteristic(part, k)) for weight, part in components(plain(law))]
    return None if any(value is None for _, value in parts) else Add(*(weight * value for weight, value in parts))


def _characteristic(law: Law, k: Symbol) -> Expr | None:
    if isinstance(law, Dirac):
        return exp(I * k * law.args[0])
    known = density(law)
    if known is None:
        return None
    if known.log.has(x):
        return integral(S.One, known.log + I * k * x, x, known.low, known.high)
    return _of_interval(known, k)


def _of_interval(law: Density, k: Symbol) -> Expr:
    """The antiderivative of exp(i k x) is exp(i k x)/(i k)."""
    wave = exp(I * k * x) / (I * k)
    return exp(law.log) * (wave.subs(x, law.high) - wave.subs(x, law.low))


def fourier(definition: FourierMetric, p: Law, q: Law, given: Boolean) -> Found:
    """d_s of two laws on the line.

    The difference of the characteristic functions is the sum of (i k)^n (E X^n - E Y^n)/n!, so that
    |k|^s is too small near k = 0 wherever moments of an order below s differ.
    """
    p, q = plain(p), plain(q)
    if p == q:
        return found(S.Zero, "The laws are the same.")
    for order in range(1, ceiling(definition.exponent)):
        gap = _gap(p, q, order)
        if is_zero(gap) is not True:
            return _unless(definition, p, q, given, gap, order)
    return _between(definition, p, q, given)


def _gap(p: Law, q: Law, order: int) -> Expr:
    return expand(p.moment(order) - q.moment(order))


def _unless(definition: FourierMetric, p: Law, q: Law, given: Boolean, gap: Expr, order: int) -> Found:
    """Infinite, unless the moments of this order, which are not known to be the same, are."""
    why = f"The moments of order {order} differ, so that the quotient is unbounded at small frequencies"
    if prove(~Eq(gap, 0), given).status is Status.PROVED:
        return found(oo, why + ".")
    solved = _solved(gap)
    if solved is None:
        return missing(f"it is not known where the moments of order {order} are the same")
    rest = fourier(definition, p.subs(solved), q.subs(solved), given)
    same = next(iter(Eq(symbol, value) for symbol, value in solved.items()))
    return (
        rest if rest.value is None else found(Piecewise((rest.value, same), (oo, True)), f"{why}, unless {{{same}}}.")
    )


def _solved(gap: Expr) -> dict[Symbol, Expr] | None:
    """Where the difference is 0, for a symbol in which it is linear."""
    for symbol in sorted(gap.free_symbols, key=str):
        poly = Poly(gap, symbol)
        if poly.degree() == 1 and poly.LC().is_nonzero:
            return {symbol: expand(-poly.coeff_monomial(1) / poly.LC())}
    return None


def _between(definition: FourierMetric, p: Law, q: Law, given: Boolean) -> Found:
    """The limit of the quotient for k -> 0 from below, and a bound from above for every k, where they are the same."""
    s = definition.exponent
    if not s.is_Integer:
        return missing("a closed form is known for whole exponents only")
    limit = Abs(_gap(p, q, s)) / factorial(s)
    if s == 1:
        above = transport(_W1, p, q, given).value
        if above is not None and prove(Eq(above, limit), given).status is Status.PROVED:
            why = "The quotient tends to the difference of the means for {k} to 0. Two waves exp(i k x) and exp(i k y) "
            why += (
                "differ by {2*Abs(sin(k*(x - y)/2))}, at most {Abs(x - y)} times the frequency, so that it is nowhere "
            )
            return found(limit, why + "above W1, which is the same.")
    if s == 2 and _widened(p, q):
        why = "Of two laws of one kind and mean the wider one is the larger in convex order, so that the difference of "
        why += (
            "the characteristic functions is {k**2} times that of a measure of one sign and mass half the difference "
        )
        return found(limit, why + "of the second moments: the quotient is largest for {k} to 0.")
    return missing("the limit of the quotient for k to 0 and the bound by the transport cost differ")


def _widened(p: Law, q: Law) -> bool:
    """Whether both are one symmetric law, made wider or narrower around the same center, or a point there."""
    laws = scaled(p), scaled(q)
    return None not in laws and len({law.of for law in laws if law} - {None}) == 1
