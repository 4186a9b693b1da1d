"""Identities between products of block matrices of any size: equal normal forms, rewritten by what is given."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from typing import Any, TypeAlias

from sympy import Adjoint, BlockMatrix, MatAdd, MatMul, MatPow, MatrixExpr, S, Transpose, expand

from symgan.blocks import Equal
from symgan.decide.identity import is_zero
from symgan.decide.star_algebra import Algebra, Element, Word, add, collected, plain, scaled
from symgan.errors import InputError

# Words that are replaced before an identity is given up.
BUDGET_REWRITES = 500

Grid: TypeAlias = list[list[Element]]


def identical(left: MatrixExpr, right: MatrixExpr, given: Mapping[str, Equal] | None = None) -> bool:
    """Whether the two block matrices are equal for blocks of every size, by the equations that are given.

    An equation whose left side is one word is used from left to right, and so is its adjoint. False
    says nothing. InputError where shapes do not match, or an equation has another left side.
    """
    algebra = Algebra()
    rules = _rules(algebra, given or {})
    first, second = grid(left, algebra), grid(right, algebra)
    if [len(row) for row in first] != [len(row) for row in second]:
        raise InputError("the two sides are not divided into blocks in the same way")
    pairs = [pair for rows in zip(first, second, strict=True) for pair in zip(*rows, strict=True)]
    return all(_vanishes(add(a, scaled(b, S.NegativeOne)), rules) for a, b in pairs)


def grid(expr: MatrixExpr, algebra: Algebra) -> Grid:
    """The blocks of a sum or product of block matrices in normal form; anything else is one block."""
    if isinstance(expr, BlockMatrix):
        return [[algebra(expr.blocks[i, j]) for j in range(expr.blockshape[1])] for i in range(expr.blockshape[0])]
    if isinstance(expr, (Adjoint, Transpose)) and expr.has(BlockMatrix):
        return [[algebra.adjoint(e) for e in column] for column in zip(*grid(expr.arg, algebra), strict=True)]
    if isinstance(expr, MatAdd) and expr.has(BlockMatrix):
        return reduce(_sum, [grid(part, algebra) for part in expr.args])
    if isinstance(expr, (MatMul, MatPow)) and expr.has(BlockMatrix):
        number, factors = expr.as_coeff_matrices() if isinstance(expr, MatMul) else (S.One, [expr.base] * int(expr.exp))
        product = reduce(lambda a, b: _product(a, b, algebra), [grid(f, algebra) for f in factors])
        return [[scaled(e, plain(number)) for e in row] for row in product]
    return [[algebra(expr)]]


def _sum(a: Grid, b: Grid) -> Grid:
    return [[add(x, y) for x, y in zip(*rows, strict=True)] for rows in zip(a, b, strict=True)]


def _product(a: Grid, b: Grid, algebra: Algebra) -> Grid:
    if len(a[0]) != len(b):
        raise InputError(f"{len(a[0])} columns of blocks are multiplied by {len(b)} rows of blocks")
    columns = list(zip(*b, strict=True))
    return [[reduce(add, map(algebra.product, row, column)) for column in columns] for row in a]


def _rules(algebra: Algebra, given: Mapping[str, Equal]) -> dict[Word, Element]:
    """What each word is replaced by."""
    rules: dict[Word, Element] = {}
    for name, fact in given.items():
        left = algebra(fact.left)
        if len(left.terms) != 1 or () in left.terms:
            raise InputError(f"the left side of '{name}' is to be a single product of blocks")
        ((word, number),) = left.terms.items()
        right = algebra(fact.right) if fact.right is not None else scaled(left, S.Zero)
        rules[word] = scaled(right, 1 / number)
        rules[algebra.mirrored(word)] = algebra.adjoint(rules[word])
    return rules


def _vanishes(element: Element, rules: Mapping[Word, Element]) -> bool:
    for _ in range(BUDGET_REWRITES):
        if element.is_zero:
            return True
        found = next((place for word in element.terms if (place := _found(word, rules))), None)
        if found is None:
            return False
        element = _replaced(element, *found)
    return False


def _found(word: Word, rules: Mapping[Word, Element]) -> tuple[Word, int, int, Element] | None:
    """The word, the place of the first product in it that is replaced, its length, and by what."""
    for start in range(len(word)):
        for inner, by in rules.items():
            if word[start : start + len(inner)] == inner:
                return word, start, len(inner), by
    return None


def _replaced(element: Element, word: Word, start: int, length: int, by: Element) -> Element:
    terms: dict[Word, Any] = dict(element.terms)
    number = terms.pop(word)
    new = ((word[:start] + w + word[start + length :], expand(number * c)) for w, c in by.terms.items())
    kept = collected((*terms.items(), *new))
    return Element(element.rows, element.columns, {w: c for w, c in kept.items() if is_zero(c) is not True})
