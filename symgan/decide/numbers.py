"""The sign of a number, exactly: balls of growing precision, and a bound on how near to zero it may come."""

from __future__ import annotations

from sympy import Expr, expand_log

from symgan.decide.enclosure import BUDGET_BITS, ball
from symgan.decide.identity import is_zero
from symgan.decide.zero_bound import bits_from_zero


def sign(number: Expr) -> int | None:
    """-1, 0 or 1 for a real number; None where it is not real, has no enclosure, or is too near to zero to tell.

    Zero is said of an algebraic number whose ball is smaller than Liouville's inequality allows
    for any other number, and of what exact algebra shows to be zero.
    """
    if number.is_Rational:
        return int(number.p > 0) - int(number.p < 0)
    if number.free_symbols or number.is_extended_real is False:
        return None
    gap = bits_from_zero(number)
    limit = BUDGET_BITS if gap is None else min(BUDGET_BITS, 4 * gap + 128)
    bits = 64
    while bits <= limit:
        found = _seen(number, bits, gap)
        if found is not None:
            return found
        bits *= 2
    return 0 if is_zero(expand_log(number, factor=True)) is True else None


def _seen(number: Expr, bits: int, gap: int | None) -> int | None:
    """The sign that a ball of this precision shows."""
    from flint import arb

    found = ball(number, bits)
    if not found.is_finite() or not (found.imag.is_zero() or number.is_extended_real):
        return None
    if found.real > 0 or found.real < 0:
        return 1 if found.real > 0 else -1
    if gap is not None and found.real.abs_upper() < arb((1, -gap)):
        return 0
    return None


def is_real(number: Expr) -> bool:
    """Whether a number is seen to be real: by its form, or because its ball is flat."""
    if number.is_extended_real is not None:
        return bool(number.is_extended_real and number.is_finite is not False)
    found = ball(number, 64)
    return bool(found.is_finite() and found.imag.is_zero())
