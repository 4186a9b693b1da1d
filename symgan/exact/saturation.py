"""sg.saturation: how flat the Jensen-Shannon divergence becomes while two densities part, by explicit bounds."""

from __future__ import annotations

from typing import Any

from sympy import Eq, Expr, Ge, Rational, Symbol, factor_terms, limit, log, nan, oo, sqrt

from symgan.decide.prove import prove
from symgan.exact.densities import Density, density, plain, x
from symgan.exact.divergence import shortened
from symgan.exact.gaussian_integrals import integral
from symgan.laws import Law
from symgan.records import InputError, Saturation, Status, Step

_u = Symbol("u", nonnegative=True)
_LEMMA = _u - log(1 + _u**2)  # with u^2 = p/q: log(1 + p/q) <= sqrt(p/q)


def saturation(p: Law, q: Law, symbol: Symbol) -> Saturation:
    """Bounds log 2 - E <= JS(p, q) <= log 2 and |dJS/dsymbol| <= S, with E the integral of sqrt(p q).

    log 2 - JS is half the integral of p log(1 + q/p) + q log(1 + p/q), and log(1 + u^2) <= u.
    For the derivative only q may hold the symbol; it is minus half the integral of
    q log(1 + p/q) times the score of q, bounded the same way and by the inequality of Cauchy and
    Schwarz. InputError where a law has no density e^polynomial on the whole line.
    """
    ours, theirs = _density(p), _density(q)
    if not isinstance(symbol, Symbol) or ours.log.has(symbol) or not theirs.log.has(symbol):
        raise InputError(f"the second law moves with the symbol, and the first one does not; got {p}, {q} and {symbol}")
    if not _lemma_holds():
        raise InputError("the bound of the logarithm by its root was not proved")
    overlap = _overlap(1, ours, theirs)
    spread = _overlap(theirs.log.diff(symbol) ** 2, ours, theirs)
    least = log(2) - overlap
    slope = factor_terms(sqrt(shortened(spread / overlap)) * overlap / 2)
    ends = _limit(slope, symbol, -oo), _limit(slope, symbol, oo)
    lemma = "{log(1 + u**2) <= u}, with the root of p/q and that of q/p as {u}."
    score = "The same bound of the logarithm, and Cauchy-Schwarz with the score of q."
    steps = (
        Step("least", "The divergence is near log 2", lemma, least),
        Step("slope", "Its derivative is bounded", score, slope),
    )
    return Saturation(symbol, least, slope, ends, steps)


def _limit(slope: Expr, symbol: Symbol, end: Expr) -> Expr:
    """The limit of the bound; nan where it is not found for constants that are symbols."""
    try:
        return limit(slope, symbol, end)
    except NotImplementedError:
        return nan


def _density(law: Any) -> Density:
    found = density(plain(law)) if isinstance(law, Law) else None
    if found is None or found.low != -oo:
        raise InputError(f"saturation takes normal laws with a positive standard deviation; got {law}")
    return found


def _overlap(weight: Expr | int, p: Density, q: Density) -> Expr:
    """The integral of weight sqrt(p q), in which the exponents add up to their mean."""
    found = integral(weight, (p.log + q.log) * Rational(1, 2), x, -oo, oo)
    assert found is not None  # the mean of two falling parabolas falls
    return shortened(found)


def _lemma_holds() -> bool:
    """0 at 0, and from there on increasing."""
    start, rises = Eq(_LEMMA.subs(_u, 0), 0), Ge(_LEMMA.diff(_u), 0)
    return bool(start) and prove(rises).status is Status.PROVED
