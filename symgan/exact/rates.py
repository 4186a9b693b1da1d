"""sg.rate: how fast a method converges, in closed form by cases."""

from __future__ import annotations

from itertools import product

from sympy import Abs, And, Expr, I, Max, S, conjugate, count_ops, expand, factor, log, sqrt, sympify, true
from sympy.logic.boolalg import Boolean

from symgan.decide.signs import negative, nonnegative
from symgan.exact.partition import condition, sign_of
from symgan.exact.spectrum import magnitude
from symgan.records import Derivation, Factor, Rate

BUDGET_CASES = 8

Piece = tuple[Boolean, Expr]


def rate(d: Derivation) -> Rate:
    """The spectral radius of the deciding matrix, or for a flow its spectral abscissa, by cases on the constants.

    Near the equilibrium the distance shrinks like the k-th power of the radius (like exp of the
    abscissa times t), up to polynomial factors where an eigenvalue is defective. Where an
    eigenvalue has no closed form there are no cases, but a reason.
    """
    parts = [pieces(f, d.method.flow, d.given) for f in d.factors]
    combined = list(product(*(p or () for p in parts)))
    if not parts or not combined:
        return Rate((), d.method.flow, "An eigenvalue has no closed form, so neither has the rate.")
    if len(combined) > BUDGET_CASES:
        return Rate((), d.method.flow, f"The rate falls into {len(combined)} cases, more than are worth printing.")
    cases = ((And(*(c for c, _ in chosen)), Max(*(e for _, e in chosen))) for chosen in combined)
    return Rate(tuple((c, e) for c, e in cases if c is not S.false), d.method.flow)


def steps_to(accuracy: Expr, rate: Rate) -> tuple[tuple[Boolean, Expr], ...]:
    """How many steps (how much time, for a flow) shrink the distance by the factor ``accuracy`` < 1, by cases.

    log(accuracy)/log(radius), or log(accuracy)/abscissa; meaningful where the equilibrium is stable.
    """
    wanted = log(sympify(accuracy))
    return tuple((c, wanted / (e if rate.flow else log(e))) for c, e in rate.cases)


def pieces(factor: Factor, flow: bool, given: Boolean) -> list[Piece] | None:
    """For the roots center ± offset of a factor: what is largest of their moduli (real parts), by the sign of offset^2.

    The offset is real or imaginary, so it adds to the real or to the imaginary part of the center;
    a second pair may be the conjugate of the first. None for other factors.
    """
    if factor.pairs is None or len(factor.pairs) > 2:
        return None
    center, offset = factor.pairs[0]
    (real, imaginary), square = (expand(part) for part in center.as_real_imag()), expand(offset**2)
    if square.has(I) or any(expand(c - conjugate(center)) != 0 for c, _ in factor.pairs[1:]):
        return None
    if offset == 0:
        return [(true, real if flow else _modulus(Abs(real), imaginary))]
    if flow:
        values = [real, real + magnitude(square)]
    else:
        values = [_modulus(real, _reach(imaginary, -square)), _modulus(_reach(real, square), imaginary)]
    where, wall = [negative(square, given), nonnegative(square, given)], sign_of(square, given)
    if wall:
        turned = 1 if negative(square, And(given, wall[0] > 0)) is S.true else -1
        where = [condition([(wall[0], turned)]), condition([(wall[0], -turned)], wall)]
    return [(c, value) for c, value in zip(where, values, strict=True) if c is not S.false]


def _reach(part: Expr, square: Expr) -> Expr:
    """How far a part of the center, moved both ways by the root of the square, gets from zero."""
    return magnitude(square) + Abs(part)


def _modulus(real: Expr, imaginary: Expr) -> Expr:
    """The modulus of a number; its real part is not negative where the imaginary one is zero."""
    return real if imaginary == 0 else sqrt(_shortest(expand(real**2 + imaginary**2)))


def _shortest(radicand: Expr) -> Expr:
    """The expanded or the factored form."""
    plain = expand(radicand)
    return min((plain, factor(plain)), key=count_ops)
