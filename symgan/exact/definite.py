"""The sign of a function of the parameters everywhere, and where it vanishes, by exact factors.

Exponentials of one quantity e are powers of E = exp(e), and the factor E - 1 has the sign of e.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sympy import Dummy, Expr, Mul, S, Symbol, cancel, cosh, exp, expand, sinh, tanh, true
from sympy.logic.boolalg import Boolean

from symgan.decide.signs import factored, negative, positive

# Functions that are analytic on the whole line.
ENTIRE = (exp, tanh, sinh, cosh)
# An expression of more operations than this is not factored.
BUDGET_OPERATIONS = 400


@dataclass(frozen=True)
class Signed:
    """sign * expr >= 0 everywhere, with equality exactly where one of the factors in ``zeros`` vanishes."""

    sign: int
    zeros: tuple[Expr, ...]


def signed(expr: Expr, given: Boolean = true) -> Signed | None:
    """The sign that the expression has wherever it is not zero; None where it is not told by the factors."""
    factors = factored_out(expr)
    if factors is None:
        return None
    content, powers = factors
    known = {q: _sign(q, given) for q in powers}
    if content == 0 or any(sign is None and powers[q] % 2 for q, sign in known.items()):
        return None
    negatives = sum(power for q, power in powers.items() if known[q] == -1)
    zeros = tuple(q for q, power in powers.items() if power > 0 and not _never_zero(q, given))
    return Signed((1 if content > 0 else -1) * (-1) ** negatives, zeros)


def factored_out(expr: Expr) -> tuple[Expr, dict[Expr, int]] | None:
    """A constant and the irreducible factors with their powers, those of the denominator negative.

    A factor exp(e) - 1 stands there as the factors of e, which has the same sign and zeros, times
    a positive number: so the product is the expression up to a positive factor.
    """
    plain, bases = with_bases(expr)
    if plain.count_ops() > BUDGET_OPERATIONS:
        return None
    content, numerator, denominator = factored(cancel(plain))
    powers: dict[Expr, int] = {}
    for q, power in (*numerator, *((q, -m) for q, m in denominator)):
        base = next((b for b in bases if (q - (b - 1)).is_zero or expand(q - b + 1) == 0), None)
        if base is None:
            _count(powers, q.xreplace({b: exp(e) for b, e in bases.items()}), power)
            continue
        inner, above, below = factored(bases[base])
        content *= inner ** abs(power)
        for p, m in (*above, *((p, m) for p, m in below)):
            _count(powers, p, m * power)
    return content, powers


def _count(powers: dict[Expr, int], factor: Expr, power: int) -> None:
    powers[factor] = powers.get(factor, 0) + power


def with_bases(expr: Expr) -> tuple[Expr, dict[Symbol, Expr]]:
    """The expression with positive symbols for exponentials, and what each is the exponential of."""
    rewritten = expr.rewrite(ENTIRE[1:], exp)
    bases: dict[Symbol, Expr] = {}
    for power in sorted(rewritten.atoms(exp), key=lambda e: (e.count_ops(), str(e))):
        if power.args[0].free_symbols and all(not (power.args[0] / e).cancel().is_Rational for e in bases.values()):
            sign = -1 if power.args[0].could_extract_minus_sign() else 1
            bases[Dummy(f"E{len(bases)}", positive=True)] = sign * power.args[0]
    plain = rewritten.replace(exp, lambda e: _power(e, bases))
    return plain, bases


def _power(exponent: Expr, bases: dict[Symbol, Expr]) -> Expr:
    for base, e in bases.items():
        ratio = (exponent / e).cancel()
        if ratio.is_Rational:
            return base**ratio
    return exp(exponent)


def _sign(factor: Expr, given: Boolean) -> int | None:
    """1 or -1 where the factor has that sign or is zero, else None."""
    plain, _ = with_bases(factor)
    for sign in (1, -1):
        if positive(sign * plain, given) is S.true or (sign * factor).is_nonnegative:
            return sign
    return None


def _never_zero(factor: Expr, given: Boolean) -> bool:
    plain, _ = with_bases(factor)
    return S.true in (positive(plain, given), negative(plain, given))


def analytic_everywhere(entries: Iterable[Expr]) -> bool:
    """Whether each entry is made of polynomials and entire functions, over denominators without a zero."""
    for entry in entries:
        plain, bases = with_bases(entry)
        if not plain.is_rational_function() or plain.has(exp):
            return False
        _, _, denominator = factored(cancel(plain))
        if any(not _never_zero(q, true) for q, _ in denominator):
            return False
    return True


def as_product(expr: Expr) -> Expr:
    """The expression in factors, (exp(e) - 1)/(exp(e) + 1) as tanh(e/2)."""
    plain, bases = with_bases(expr)
    content, numerator, denominator = factored(cancel(plain))
    result = content * Mul(*(q**m for q, m in numerator)) / Mul(*(q**m for q, m in denominator))
    for base, e in bases.items():
        half = Dummy("half", real=True)
        turned = result.subs(base, (1 + half) / (1 - half))
        shorter = cancel(turned)
        if shorter.count_ops() < result.count_ops() and base not in shorter.free_symbols:
            result = shorter.subs(half, tanh(e / 2))
    return result.xreplace({b: exp(e) for b, e in bases.items()})
