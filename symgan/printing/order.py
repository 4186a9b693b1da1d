"""The order in which a paper writes the factors of a product and the terms of a sum, and where it breaks a line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sympy import Integral, Poly, Sum
from sympy.core import Add, Derivative, Expr, I, Mul, Number, Pow, Rational, Subs, Symbol
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational
from sympy.core.sorting import default_sort_key
from sympy.functions.elementary.piecewise import Piecewise
from sympy.logic.boolalg import And, Or

from symgan import notation
from symgan.laws import Expectation
from symgan.reading import derivative_at

GREEK = (
    *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu"),
    *("nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"),
    *("Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega"),
)
# the constants of notation.py in their order there; theta, psi and lambda are no constants
CONSTANTS = tuple(name for name in notation.SYMBOLS if name not in ("theta", "psi", "lam"))
# operators that reach to the end of their term, and notations too tall for a fraction
TAIL = (Derivative, Expectation, Integral, Piecewise, Subs, Sum)

_SIGNS = re.compile(r" (?=(?:[+-]|\\pm|plus\.minus) )")
_WORDS = re.compile(r' (?="and" |"or" |\\text\{ (?:and|or) \})')


def factors(product: Expr) -> tuple[Expr, ...]:
    """Number, i, counts, constants, parameters, f'(0), functions, sums, operators: ``2 i n_d h gamma psi f(t)``."""
    return tuple(sorted(Mul.make_args(product), key=_factor_key))


def terms(total: Expr) -> tuple[Expr, ...]:
    """A leading positive number and then rising degrees, ``1 - h gamma``, else falling degrees; a plus comes first.

    Imaginary terms follow the real ones, as in ``-1 + i``.
    """
    parts = Add.make_args(total)
    rising = any(t.is_Rational and t > 0 for t in parts) and not total.has(notation.lam)
    ordered = sorted(parts, key=lambda t: _term_key(t, rising))
    real = [t for t in ordered if not _imaginary(t)]
    first = next((t for t in real or ordered if not has_minus(t)), ordered[0])
    return first, *(t for t in ordered if t is not first)


@dataclass(frozen=True)
class Product:
    """A product as it is printed: a sign, a fraction, and operators behind it."""

    minus: bool
    numerator: tuple[Expr, ...]
    denominator: tuple[Expr, ...]
    operators: tuple[Expr, ...]


def split(product: Expr) -> Product:
    """The product in its printed parts, each in order; a factor equal to one is left out."""
    number, rest = product.as_coeff_Mul()
    above, below = abs(number).as_numer_denom()
    numerator = [] if above == 1 else [above]
    denominator = [] if below == 1 else [below]
    operators = []
    for factor in () if rest == 1 else factors(rest):
        if isinstance(factor, Pow) and factor.exp.is_Rational and factor.exp < 0:
            denominator.append(Pow(factor.base, -factor.exp))
        elif _is_operator(factor.base if isinstance(factor, Pow) else factor):
            operators.append(factor)
        else:
            numerator.append(factor)
    return Product(has_minus(product), _one_root(numerator), _one_root(denominator), tuple(operators))


def _one_root(parts: list[Expr]) -> tuple[Expr, ...]:
    """The factors with square roots of positive things under one root: SymPy takes ``sqrt(h_g h_d)`` apart."""
    roots = [p for p in parts if isinstance(p, Pow) and p.exp == Rational(1, 2) and p.base.is_nonnegative]
    if len(roots) < 2:
        return tuple(parts)
    root = Pow(Mul(*(p.base for p in roots)), Rational(1, 2), evaluate=False)
    return tuple(sorted((*(p for p in parts if p not in roots), root), key=_factor_key))


def has_minus(term: Expr) -> bool:
    """Whether the term is printed with a leading minus."""
    return bool(term.as_coeff_Mul()[0].is_negative)


def pull_minus(coefficient: Expr) -> tuple[bool, Expr]:
    """(minus, magnitude) of a polynomial's coefficient: ``n h - 2`` is minus ``2 - n h``."""
    parts = Add.make_args(coefficient)
    constant = [t for t in parts if t.is_Rational]
    minus = has_minus(constant[0]) if constant else all(map(has_minus, parts))
    return minus, Add(*(-t for t in parts)) if minus else coefficient


def lines(expr: Any, printer: Callable[[Any], str], width: int = 72) -> tuple[str, ...]:
    """The printed expression, broken where it is wider than width glyphs: each further line begins with its sign.

    A sum, a polynomial, its roots or a relation breaks at +, - and ±, a compound condition at "and" and "or".
    """
    printed = printer(expr)
    if _visible(printed) <= width:
        return (printed,)
    pairs = getattr(expr, "pairs", None) or ()
    if len(pairs) > 1:
        parts = [lines(replace(expr, pairs=(pair,)), printer, width) for pair in pairs]
        *others, last = (part for rows in parts for part in rows)
        return (*(f"{row}," for row in others), last)
    if isinstance(expr, (And, Or)):
        return _filled(_pieces(printed, _WORDS), width)
    if isinstance(expr, (Add, Poly, Relational)) or hasattr(expr, "pairs"):
        return _filled(_pieces(printed, _SIGNS), width)
    return (printed,)


def is_function_like(symbol: Symbol) -> bool:
    """Whether the symbol is printed as a value of a function, such as f'(0)."""
    return notation.LATEX.get(symbol.name, "").endswith(")")


def _symbol_key(symbol: Symbol) -> tuple[int, int, str]:
    name = symbol.name
    if name in CONSTANTS:
        return (0 if symbol.is_integer else 1), CONSTANTS.index(name), name
    if symbol.is_integer:
        return 0, len(CONSTANTS), name
    # other constants, then Greek parameters, then variables: c psi x
    greek = name.split("_")[0] in (*GREEK, "eps", "lam")
    return 2, 1 if greek else 2 if name[0] in "tuvwxyz" else 0, name


def _factor_key(factor: Expr) -> tuple[int, Any]:
    base = factor.base if isinstance(factor, Pow) else factor
    if isinstance(factor, Number):
        return 0, 0
    if factor == I:
        return 2, 0
    if isinstance(base, Symbol):
        return (5 if is_function_like(base) else 3), _symbol_key(base)
    if base.is_number and not base.has(AppliedUndef):
        return 1, default_sort_key(factor)
    return _rank(base), default_sort_key(factor)


def _rank(base: Expr) -> int:
    """The place of what is no number and no symbol: roots of products come before f'(0), which is 5."""
    if _is_operator(base):
        return 8
    if isinstance(base, Add):
        return 7
    return 4 if isinstance(base, Mul) else 6


def _is_operator(base: Expr) -> bool:
    return isinstance(base, TAIL) and derivative_at(base) is None


def _term_key(term: Expr, rising: bool) -> tuple[Any, ...]:
    """Real before imaginary, by degree in lambda, by degree, then as the factors come, higher powers first."""
    varying = [factor for factor in factors(term) if not isinstance(factor, Number)]
    degree = sum((_degree(factor) for factor in varying), Rational(0))
    powers = [(_factor_key(factor), -_degree(factor)) for factor in varying]
    in_lambda = sum((_degree(factor) for factor in varying if factor.has(notation.lam)), Rational(0))
    return _imaginary(term), -in_lambda, degree if rising else -degree, powers


def _degree(factor: Expr) -> Rational:
    if not factor.free_symbols:
        return Rational(0)
    return factor.exp if isinstance(factor, Pow) and factor.exp.is_Rational else Rational(1)


def _imaginary(term: Expr) -> bool:
    return I in Mul.make_args(term)


def _visible(printed: str) -> int:
    """About how many glyphs the markup shows: a word such as lambda is one, braces and blanks are none."""
    return len(re.sub(r"\\?[A-Za-z]{2,}|\\.", "x", printed).translate(str.maketrans("", "", "{}_^ ")))


def _pieces(printed: str, mark: re.Pattern[str]) -> list[str]:
    """The printed text, cut before each mark that stands outside all brackets."""
    cuts = [m.start() for m in mark.finditer(printed) if _depth(printed[: m.start()]) == 0]
    return [printed[a:b].strip() for a, b in zip([0, *cuts], [*cuts, len(printed)], strict=True)]


def _depth(printed: str) -> int:
    return sum((c in "([{") - (c in ")]}") for c in printed)


def _filled(pieces: list[str], width: int) -> tuple[str, ...]:
    """The pieces in as few lines as hold them."""
    done: list[str] = []
    line, *rest = pieces
    for piece in rest:
        if _visible(line) + _visible(piece) > width:
            done.append(line)
            line = piece
        else:
            line = f"{line} {piece}"
    return (*done, line)
