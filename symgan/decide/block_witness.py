"""Blocks of small integers for which a theorem on block matrices fails, found and put in exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, islice, product
from typing import Any

from sympy import Basic, Expr, ImmutableMatrix, Matrix, MatrixSymbol, Poly, Rational, S, Symbol, roots
from sympy.logic.boolalg import Boolean

from symgan.blocks import BlockTheorem, Definite, Equal, Observable, Sign, Symmetric
from symgan.decide.star_algebra import real_condition, real_parts
from symgan.decide.truth import admits, truth
from symgan.notation import lam

# Instances that are tried, and rows of a block matrix whose eigenvalues are written down.
BUDGET_INSTANCES = 400
BUDGET_ROWS = 3
# Matrices that are tried for one block.
BUDGET_CHOICES = 20

ENTRIES = (0, 1, -1)
NUMBERS = (S.One, S(2), Rational(1, 2), -S.One, S.Zero)


def counterexample(theorem: BlockTheorem) -> dict[Basic, Any] | None:
    """Blocks, constants and an eigenvalue: all that is given holds there, and the conclusion is false; None if none."""
    conclusion, parts = real_condition(theorem.conclusion), real_parts(lam)
    for values in islice(_instances(theorem), BUDGET_INSTANCES):
        if all(holds(fact, values) for fact in theorem.given.values()):
            for eigenvalue in _eigenvalues(put_in(theorem.matrix, values)):
                there = dict(zip(parts, eigenvalue.as_real_imag(), strict=True))
                if truth(conclusion, {**_constants(values), **there}) is False:
                    shown = {k: v for k, v in values.items() if not isinstance(v, int)}
                    return {**shown, lam: eigenvalue}
    return None


def holds(fact: Any, values: Mapping[Basic, Any]) -> bool:
    """Whether a given fact holds for these blocks, exactly."""
    if isinstance(fact, Equal):
        right = put_in(fact.right, values) if fact.right is not None else 0 * put_in(fact.left, values)
        return put_in(fact.left, values) == right
    if isinstance(fact, Symmetric):
        return bool(put_in(fact.matrix, values).is_symmetric())
    if isinstance(fact, Definite):
        return _definite(put_in(fact.matrix, values), fact.strict)
    if isinstance(fact, Observable):
        return _observable(put_in(fact.output, values), put_in(fact.dynamics, values))
    if isinstance(fact, Sign):
        (number,) = put_in(fact.number, values)
        return bool(number > 0 if fact.strict else number >= 0)
    return isinstance(fact, Boolean) and truth(real_condition(fact), _constants(values)) is True


def put_in(expr: Any, values: Mapping[Basic, Any]) -> ImmutableMatrix:
    """A matrix expression with its sizes and blocks put in."""
    sizes = {k: v for k, v in values.items() if isinstance(k, Symbol)}
    blocks = {k.subs(sizes): v for k, v in values.items() if isinstance(k, MatrixSymbol)}
    return ImmutableMatrix(expr.subs(sizes).subs(blocks).doit().as_explicit())


def _definite(matrix: ImmutableMatrix, strict: bool) -> bool:
    """By principal minors: the leading ones positive, or all of them at least zero."""
    n = matrix.rows
    if not matrix.is_symmetric():
        return False
    if strict:
        return all(matrix[:k, :k].det() > 0 for k in range(1, n + 1))
    rows = (list(c) for k in range(1, n + 1) for c in combinations(range(n), k))
    return all(matrix.extract(c, c).det() >= 0 for c in rows)


def _observable(output: ImmutableMatrix, dynamics: ImmutableMatrix) -> bool:
    """Kalman's rank condition, which is the same."""
    rows = [output * dynamics**k for k in range(dynamics.rows)]
    return bool(Matrix.vstack(*map(Matrix, rows)).rank() == dynamics.rows)


def _constants(values: Mapping[Basic, Any]) -> dict[Any, Any]:
    return {k: v for k, v in values.items() if isinstance(k, Symbol)}


def _eigenvalues(matrix: ImmutableMatrix) -> tuple[Expr, ...]:
    """The eigenvalues that have a closed form."""
    return tuple(roots(Poly(matrix.charpoly(lam).as_expr(), lam)))


def _instances(theorem: BlockTheorem) -> Iterator[dict[Basic, Any]]:
    """Constants and blocks with their sizes, the smallest first."""
    parts = [part for fact in theorem.given.values() for part in parts_of(fact)]
    terms = [theorem.matrix, theorem.conclusion, *theorem.vector, *parts]
    named = set().union(*(t.atoms(MatrixSymbol) for t in terms))
    blocks = sorted(named - set(theorem.vector), key=str)
    sizes = sorted(set().union(*(S(side).free_symbols for b in named for side in b.shape)), key=str)
    free = {s for t in terms for s in t.free_symbols if isinstance(s, Symbol)} - {lam, *sizes}
    constants = sorted(free, key=str)
    numbers = [[v for v in NUMBERS if admits(c, v)] for c in constants]
    for shape in sorted(product((1, 2), repeat=len(sizes)), key=sum):
        fixed = dict(zip(sizes, shape, strict=True))
        if theorem.matrix.rows.subs(fixed) <= BUDGET_ROWS:
            choices = [_matrices(b, theorem, fixed) for b in blocks]
            for entries in product(*numbers, *choices):
                yield {**fixed, **dict(zip((*constants, *blocks), entries, strict=True))}


def _matrices(block: MatrixSymbol, theorem: BlockTheorem, sizes: Mapping[Symbol, int]) -> list[ImmutableMatrix]:
    """Matrices of small entries for one block, as far as what is given of it alone admits them."""
    rows, columns = (int(S(side).subs(sizes)) for side in block.shape)
    found = (ImmutableMatrix(rows, columns, entries) for entries in product(ENTRIES, repeat=rows * columns))
    own = [f for f in theorem.given.values() if isinstance(f, (Definite, Symmetric)) and f.matrix == block]
    fit = (m for m in found if all(holds(f, {**sizes, block: m}) for f in own))
    return list(islice(fit, BUDGET_CHOICES))


def parts_of(fact: Any) -> list[Basic]:
    """The expressions in a fact."""
    return [fact] if isinstance(fact, Basic) else [v for v in vars(fact).values() if isinstance(v, Basic)]
