"""Statements about one real number, decided by the signs of their polynomials at and between the real roots."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sympy import (
    Expr,
    Integer,
    Ne,
    Poly,
    PolynomialError,
    Rational,
    Symbol,
    intervals,
    minimal_polynomial,
    oo,
    ordered,
    rootof,
)
from sympy.core.relational import Relational
from sympy.logic.boolalg import And, Boolean
from sympy.polys.polyerrors import NotAlgebraic

from symgan.decide.numbers import sign
from symgan.decide.witness import refutes

# Polynomials of a higher degree, or minimal polynomials of one, are left to others.
BUDGET_DEGREE = 24


@dataclass(frozen=True)
class Line:
    """The real line cut at the roots of polynomials: cells 0, 2, ... lie between the roots, which are cells 1, 3, ...

    ``vanishing[k]`` holds the numbers of the polynomials that vanish at root k, ``bounds[k]`` rational
    numbers that enclose it.
    """

    polys: tuple[Poly, ...]
    bounds: tuple[tuple[Rational, Rational], ...]
    vanishing: tuple[frozenset[int], ...]

    @property
    def cells(self) -> range:
        return range(2 * len(self.bounds) + 1)

    def between(self, cell: int) -> Rational:
        """A rational number in a cell between roots."""
        if not self.bounds:
            return Integer(0)
        left = self.bounds[cell // 2 - 1][1] if cell > 0 else self.bounds[0][0] - 2
        right = self.bounds[cell // 2][0] if cell // 2 < len(self.bounds) else left + 2
        return (left + right) / 2

    def sign(self, number: int, cell: int) -> int:
        """The sign of a polynomial in a cell; at a root of others it is that of the cell beside."""
        if cell % 2 and number in self.vanishing[cell // 2]:
            return 0
        value = self.polys[number].eval(self.between(cell - cell % 2))
        return int(bool(value > 0)) - int(bool(value < 0))

    def point(self, cell: int) -> Expr:
        """A number in a cell: rational where it can be."""
        if cell % 2 == 0:
            return self.between(cell)
        low, high = self.bounds[cell // 2]
        number = min(self.vanishing[cell // 2])
        before = sum(number in there for there in self.vanishing[: cell // 2])
        return low if low == high else rootof(self.polys[number], before)


def counterexample(relation: Boolean, given: Boolean) -> tuple[bool, dict[Symbol, Expr] | None]:
    """Whether the statement is decided here, and a point at which it fails, None where it holds.

    Decided are statements in one real symbol whose relations are between polynomials with rational
    coefficients, or linear with algebraic ones.
    """
    cut = _cut(relation, given)
    if cut is None:
        return False, None
    x, line, truths = cut
    for cell in line.cells:
        if truths(cell) is False:
            point = {x: line.point(cell)}
            return (True, point) if refutes(point, relation, given) else (False, None)  # put in again
    return True, None


def spans(relation: Boolean, given: Boolean) -> tuple[tuple[Expr, Expr], ...] | None:
    """The open intervals on which a statement about one real number holds; None where that is not decided here.

    Two intervals with a common end are two where the statement fails at that end.
    """
    cut = _cut(relation, given)
    if cut is None:
        return None
    _, line, truths = cut
    found: list[tuple[Expr, Expr]] = []
    for cell in line.cells[::2]:
        if truths(cell) is True:
            low, high = (line.point(c) if c in line.cells else c * oo for c in (cell - 1, cell + 1))
            joined = bool(found) and found[-1][1] == low and truths(cell - 1) is True
            found = [*found[:-1], (found[-1][0], high)] if joined else [*found, (low, high)]
    return tuple(found)


def _cut(relation: Boolean, given: Boolean) -> tuple[Symbol, Line, Callable[[int], bool | None]] | None:
    """The symbol, its line, and for a cell whether the statement holds there, None where nothing is stated."""
    symbols = relation.free_symbols | given.free_symbols
    if len(symbols) != 1 or not (x := next(iter(symbols))).is_real or x.is_integer:
        return None
    admitted = And(given, *_assumed(x), evaluate=False)
    relations = list(ordered(admitted.atoms(Relational) | relation.atoms(Relational)))
    plain = all(isinstance(side, Expr) for r in relations for side in r.args)
    signs = _signs([r.lhs - r.rhs for r in relations], x) if plain else None
    if signs is None:
        return None
    line, sign_of = signs

    def truths(cell: int) -> bool | None:
        here = {r: r.func(Integer(sign_of(i, cell)), 0) for i, r in enumerate(relations)}
        if admitted.xreplace(here) != True:  # noqa: E712 - a SymPy Boolean
            return None
        told = relation.xreplace(here)
        return bool(told) if told in (True, False) else None

    return x, line, truths


def _assumed(x: Symbol) -> Iterator[Boolean]:
    """What the symbol's assumptions say, as conditions that are not evaluated away."""
    stand_in = Symbol(x.name, real=True)
    known = (
        (x.is_positive, stand_in > 0),
        (x.is_negative, stand_in < 0),
        (x.is_nonnegative, stand_in >= 0),
        (x.is_nonpositive, stand_in <= 0),
        (x.is_nonzero, Ne(stand_in, 0)),
    )
    yield from (r.func(x, 0, evaluate=False) for holds, r in known if holds)


def _signs(sides: list[Expr], x: Symbol) -> tuple[Line, Callable[[int, int], int]] | None:
    """The line cut at the roots of all sides, and the sign of each side in each cell; None where one does not fit."""
    read = [_polynomial(side, x) for side in sides]
    if any(r is None for r in read):
        return None
    polys = tuple(r[0] for r in read if r is not None)
    found = intervals([p for p in polys if not p.is_ground], strict=True) if any(not p.is_ground for p in polys) else []
    numbers = [i for i, p in enumerate(polys) if not p.is_ground]
    bounds = tuple((Rational(a), Rational(b)) for (a, b), _ in found)
    line = Line(polys, bounds, tuple(frozenset(numbers[i] for i in there) for _, there in found))
    roots = [None if r is None or r[1] is None else _place(line, *r[1]) for r in read]

    def sign_of(number: int, cell: int) -> int:
        root = roots[number]
        if root is None:
            return line.sign(number, cell)
        slope, place = root
        return slope * (int(cell > place) - int(cell < place))

    return line, sign_of


def _polynomial(side: Expr, x: Symbol) -> tuple[Poly, tuple[int, Expr] | None] | None:
    """A polynomial with rational coefficients, and for a linear side with others the sign of its slope and its root."""
    try:
        poly = Poly(side, x)
        if poly.degree() > BUDGET_DEGREE:
            return None
        if all(c.is_Rational for c in poly.all_coeffs()):
            return poly, None
        if poly.degree() != 1:
            return None
        slope, rest = poly.all_coeffs()
        least = minimal_polynomial(-rest / slope, x, polys=True)
    except (PolynomialError, NotAlgebraic, NotImplementedError):
        return None
    leaning = sign(slope)
    return (least, (leaning, -rest / slope)) if leaning and least.degree() <= BUDGET_DEGREE else None


def _place(line: Line, slope: int, root: Expr) -> tuple[int, int]:
    """The slope, and the cell of the root."""
    for k, (low, high) in enumerate(line.bounds):
        if sign(root - low) in (0, 1) and sign(high - root) in (0, 1):
            return slope, 2 * k + 1
    raise AssertionError(f"the root {root} of a minimal polynomial was not isolated; please report this")
