"""The free algebra of blocks with shapes and its involution: every expression has one normal form.

A word is a product of blocks, each perhaps transposed (a complex one: conjugated as well); an
element is a sum of words with scalar coefficients. Two expressions are equal for blocks of all
sizes if their normal forms are. The coefficients are polynomials in real symbols: lam is
re + i im there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any, TypeAlias

from sympy import (
    Adjoint,
    And,
    Dummy,
    Eq,
    Expr,
    I,
    Identity,
    MatAdd,
    MatMul,
    MatPow,
    MatrixSymbol,
    Ne,
    Not,
    S,
    Symbol,
    Transpose,
    conjugate,
    expand,
    fraction,
    together,
)
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean
from sympy.matrices.expressions import ZeroMatrix

from symgan.decide.identity import is_zero
from symgan.errors import InputError

Letter: TypeAlias = tuple[MatrixSymbol, bool]  # the block, and whether its adjoint is meant
Word: TypeAlias = tuple[Letter, ...]


@dataclass(frozen=True)
class Element:
    """A matrix of the shape rows x columns: its words with their coefficients."""

    rows: Expr
    columns: Expr
    terms: Mapping[Word, Expr]

    @property
    def is_zero(self) -> bool:
        """Whether every coefficient is identically zero."""
        return all(is_zero(c) is True for c in self.terms.values())


@dataclass(frozen=True)
class Algebra:
    """The blocks that are symmetric, and those that are complex; all others are real."""

    symmetric: frozenset[MatrixSymbol] = frozenset()
    complex: frozenset[MatrixSymbol] = frozenset()

    def __call__(self, expr: Any) -> Element:
        """The normal form of a matrix expression; InputError where shapes do not match or something is no block."""
        if isinstance(expr, MatrixSymbol):
            return Element(expr.rows, expr.cols, {((expr, False),): S.One})
        if isinstance(expr, Identity):
            return Element(expr.rows, expr.cols, {(): S.One})
        if isinstance(expr, ZeroMatrix):
            return Element(expr.rows, expr.cols, {})
        return self._composed(expr)

    def _composed(self, expr: Any) -> Element:
        if isinstance(expr, MatAdd):
            return reduce(add, map(self, expr.args))
        if isinstance(expr, MatMul):
            number, factors = expr.as_coeff_matrices()
            return scaled(reduce(self.product, map(self, factors)), plain(number))
        if isinstance(expr, MatPow) and expr.exp.is_Integer and expr.exp > 0:
            return reduce(self.product, [self(expr.base)] * int(expr.exp))
        if isinstance(expr, (Adjoint, Transpose)):
            return self._turned(expr)
        raise InputError(f"blocks are added, multiplied and transposed; {expr} is something else")

    def _turned(self, expr: Any) -> Element:
        inner = self(expr.arg)
        blocks = {block for word in inner.terms for block, _ in word}
        if isinstance(expr, Transpose) and (blocks & self.complex or any(c.has(I) for c in inner.terms.values())):
            raise InputError(f"{expr.arg} is complex; take its adjoint, and not its transpose")
        return self.adjoint(inner)

    def adjoint(self, a: Element) -> Element:
        """The conjugate transpose: words are reversed, coefficients conjugated."""
        return Element(
            a.columns, a.rows, collected((self.mirrored(w), expand(conjugate(c))) for w, c in a.terms.items())
        )

    def mirrored(self, word: Word) -> Word:
        """The adjoint of a word."""
        return tuple((block, not starred and block not in self.symmetric) for block, starred in reversed(word))

    def product(self, a: Element, b: Element) -> Element:
        """The product; InputError where the shapes do not match."""
        if a.columns != b.rows:
            raise InputError(f"a matrix of {a.columns} columns is multiplied by one of {b.rows} rows")
        terms = ((v + w, expand(c * d)) for v, c in a.terms.items() for w, d in b.terms.items())
        return Element(a.rows, b.columns, collected(terms))


def add(a: Element, b: Element) -> Element:
    """The sum; InputError where the shapes differ."""
    if (a.rows, a.columns) != (b.rows, b.columns):
        raise InputError(f"a matrix of shape {a.rows} x {a.columns} is added to one of {b.rows} x {b.columns}")
    return Element(a.rows, a.columns, collected((*a.terms.items(), *b.terms.items())))


def scaled(a: Element, number: Expr) -> Element:
    """The element times a number."""
    return Element(a.rows, a.columns, collected((w, expand(number * c)) for w, c in a.terms.items()))


def collected(terms: Iterable[tuple[Word, Expr]]) -> dict[Word, Expr]:
    """Equal words together, without those whose coefficients cancel."""
    found: dict[Word, Expr] = {}
    for word, coefficient in terms:
        found[word] = found.get(word, S.Zero) + coefficient
    return {word: c for word, c in found.items() if c != 0}


def plain(number: Expr) -> Expr:
    """A number in real symbols: one that may be complex is re + i im. InputError where it may divide by zero."""
    if fraction(together(number))[1].is_zero is not False:
        raise InputError(f"{number} may divide by zero")
    found = {s: real_parts(s) for s in number.free_symbols if s.is_real is not True}
    return expand(number.subs({s: x + I * y for s, (x, y) in found.items()}))


def real_condition(condition: Boolean) -> Boolean:
    """A condition on numbers as one on real symbols: an equation of complex numbers is two of real ones.

    InputError where something is compared with a number that is not real.
    """
    if not isinstance(condition, Relational):
        return condition.func(*map(real_condition, condition.args)) if condition.args else condition
    real, imaginary = separated(plain(condition.lhs - condition.rhs))
    if isinstance(condition, (Eq, Ne)):
        both = And(Eq(real, 0), Eq(imaginary, 0))
        return both if isinstance(condition, Eq) else Not(both)
    if imaginary != 0:
        raise InputError(f"{condition} compares numbers that are not real")
    return condition.func(real, 0)


def separated(number: Expr) -> tuple[Expr, Expr]:
    """Real and imaginary part of a polynomial in real symbols; InputError where it cannot be told apart."""
    total = expand(number)
    imaginary = total.coeff(I)
    real = expand(total - I * imaginary)
    if not (real.is_real and imaginary.is_real):
        raise InputError(f"real and imaginary part of {number} cannot be told apart")
    return real, imaginary


def real_parts(symbol: Symbol) -> tuple[Symbol, Symbol]:
    """Real symbols that stand for the real and the imaginary part."""
    return Symbol(f"Re_{symbol.name}", real=True), Symbol(f"Im_{symbol.name}", real=True)


def abstraction(algebra: Algebra) -> Callable[[Element], tuple[Expr, Expr]]:
    """A function that takes a number, in words of one row and one column, to its real and imaginary part.

    A word that is its own adjoint is a real symbol; any other is x + i y, and its adjoint x - i y.
    """
    known: dict[Word, Expr] = {}

    def value(word: Word) -> Expr:
        if word not in known:
            x, y = Dummy("x", real=True), Dummy("y", real=True)
            mirrored = algebra.mirrored(word)
            known[word], known[mirrored] = (x, x) if mirrored == word else (x + I * y, x - I * y)
        return known[word]

    return lambda a: separated(sum(c * (value(w) if w else S.One) for w, c in a.terms.items()))
