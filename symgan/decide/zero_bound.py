"""How close to zero an algebraic number can come without being zero: Liouville's inequality.

A number x of degree at most d and absolute logarithmic height h is zero or |x| >= exp(-d h). The
height is bounded along the expression: h(xy) <= h(x) + h(y), h(x_1 + ... + x_n) <= sum h(x_i) + log n,
h(x^q) = |q| h(x), h(root of an integer polynomial) <= log of its 2-norm, h(root of unity) = 0.
M. Waldschmidt, "Diophantine Approximation on Linear Algebraic Groups", 2000, chapter 3.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, lcm, prod

from sympy import Add, CRootOf, Expr, I, Mul, Pow, Rational, cos, pi, preorder_traversal, sin


def bits_from_zero(expr: Expr) -> int | None:
    """A number B such that expr is zero or |expr| >= 2**-B; None where expr is not seen to be algebraic."""
    height = _height(expr)
    return None if height is None else ceil(_degree(expr) * height)


def _height(expr: Expr) -> Fraction | None:
    """A bound on the height, in units of log 2."""
    if isinstance(expr, Rational):
        return Fraction(max(abs(expr.p), expr.q).bit_length())
    if isinstance(expr, (Add, Mul)):
        parts = [_height(a) for a in expr.args]
        terms = len(parts) if isinstance(expr, Add) else 1
        return None if None in parts else sum(filter(None, parts), Fraction((terms - 1).bit_length()))
    if isinstance(expr, Pow) and isinstance(expr.exp, Rational):
        base = _height(expr.base)
        return None if base is None else base * Fraction(abs(expr.exp.p), expr.exp.q)
    if isinstance(expr, CRootOf):
        return Fraction(sum(abs(int(c)) for c in expr.poly.all_coeffs()).bit_length())
    if _turn(expr) is not None:
        return Fraction(2)  # (z + 1/z) / 2 or (z - 1/z) / 2i for a root of unity z
    return Fraction(0) if expr == I else None


def _degree(expr: Expr) -> int:
    """A bound on the degree: the product of the degrees of the distinct irrationalities."""
    degrees: dict[object, int] = {}
    turns = [turn for part in preorder_traversal(expr) if (turn := _turn(part)) is not None]
    if turns:
        degrees["turn"] = 4 * lcm(*(turn.q for turn in turns))  # of exp(i pi / q), and of i
    for part in preorder_traversal(expr):
        if isinstance(part, Pow):
            degrees[part.base, part.exp.q] = part.exp.q
        elif isinstance(part, CRootOf):
            degrees[part] = part.poly.degree()
        elif part == I:
            degrees[part] = 2
    return prod(degrees.values())


def _turn(expr: Expr) -> Rational | None:
    """r where expr is the sine or cosine of r pi."""
    if not isinstance(expr, (sin, cos)):
        return None
    turn = expr.args[0] / pi
    return turn if isinstance(turn, Rational) else None
