"""Theorems on block matrices on random blocks: NumPy's eigenvalues against what is concluded, which proves nothing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from math import inf
from typing import Any

import numpy as np
from sympy import (
    Adjoint,
    Basic,
    BlockMatrix,
    Eq,
    Identity,
    Implies,
    MatAdd,
    MatMul,
    MatPow,
    MatrixSymbol,
    Ne,
    Not,
    S,
    Symbol,
    Transpose,
    lambdify,
)
from sympy.logic.boolalg import Boolean
from sympy.matrices.expressions import ZeroMatrix

from symgan.blocks import BlockTheorem, Definite, Equal, Observable, Symmetric
from symgan.notation import lam
from symgan.records import Check, InputError

LARGEST = 6  # rows and columns of a random block
ATTEMPTS = 4000  # draws until an instance is found for which all that is given holds
TOLERANCE = 1e-7
ZERO = 1e-9  # what counts as zero in an eigenvalue that floats have found

Values = Mapping[Basic, Any]


def random_checks(theorem: BlockTheorem, instances: int = 20, seed: int = 0) -> tuple[Check, ...]:
    """For random blocks of random sizes for which all that is given holds, the eigenvalue nearest to a violation.

    One check an instance: its observed value is the least margin by which the conclusion holds.
    InputError where no instance is found.
    """
    rng = np.random.default_rng(seed)
    return tuple(_check(theorem, instance(theorem, rng)) for _ in range(instances))


def _check(theorem: BlockTheorem, values: Values) -> Check:
    eigenvalues = np.linalg.eigvals(array(theorem.matrix, values))
    least = min(margin(theorem.conclusion, {**values, lam: e}) for e in eigenvalues)
    shapes = " and ".join(str(int(evaluated(x.rows, values).real)) for x in theorem.vector)
    error = max(-least, 0.0)
    return Check(f"eigenvalues of random blocks [{shapes} rows]", 0.0, least, error, TOLERANCE, error <= TOLERANCE)


def instance(theorem: BlockTheorem, rng: np.random.Generator) -> dict[Basic, Any]:
    """Sizes, constants and blocks, drawn until all that is given holds; InputError where that never comes."""
    blocks, sizes, constants = _symbols(theorem)
    for _ in range(ATTEMPTS):
        values: dict[Basic, Any] = {n: int(rng.integers(1, LARGEST + 1)) for n in sizes}
        values |= {c: _constant(c, rng) for c in constants}
        values |= {b: _block([int(evaluated(n, values).real) for n in b.shape], rng) for b in blocks}
        for fact in theorem.given.values():
            if isinstance(fact, Equal) and isinstance(fact.right, MatrixSymbol):
                values[fact.right] = array(fact.left, values)
        if all(holds(fact, values) for fact in theorem.given.values()):
            return values
    raise InputError(f"in {ATTEMPTS} draws no random blocks were found for which all that is given holds")


def holds(fact: Any, values: Values) -> bool:
    """Whether a given fact holds in floats, clear of its border where it is strict."""
    if isinstance(fact, Equal):
        right = array(fact.right, values) if fact.right is not None else 0.0
        return bool(np.abs(array(fact.left, values) - right).max() < ZERO)
    if isinstance(fact, Symmetric):
        return bool(np.array_equal(values[fact.matrix], values[fact.matrix].T))
    if isinstance(fact, Definite):
        matrix = array(fact.matrix, values)
        least = np.linalg.eigvalsh(matrix).min() if np.allclose(matrix, matrix.T) else -inf
        return bool(least > 1e-3 if fact.strict else least > -ZERO)
    if isinstance(fact, Observable):
        return _observable(array(fact.output, values), array(fact.dynamics, values))
    return isinstance(fact, Boolean) and margin(fact, values) > 0


def _observable(output: np.ndarray, dynamics: np.ndarray) -> bool:
    """Hautus' condition at each eigenvalue, clear of its border."""
    stacked = (np.vstack([output, dynamics - e * np.eye(len(dynamics))]) for e in np.linalg.eigvals(dynamics))
    return all(np.linalg.svd(s, compute_uv=False).min() > 1e-3 for s in stacked)


def margin(condition: Boolean, values: Values) -> float:
    """By how much a condition on numbers holds; negative where it does not, infinite where it does not apply."""
    if isinstance(condition, Implies):
        first, second = condition.args
        return margin(second, values) if margin(first, values) > 0 else inf
    if isinstance(condition, Not):
        return -margin(condition.args[0], values)
    difference = evaluated(condition.lhs - condition.rhs, values)
    if isinstance(condition, (Eq, Ne)):
        apart = abs(difference) - ZERO * 10
        return float(-apart if isinstance(condition, Eq) else apart)
    return float(-difference.real if condition.lhs is condition.lts else difference.real)


def array(expr: Any, values: Values) -> np.ndarray:
    """A matrix expression with its sizes, constants and blocks put in; shape (rows, columns)."""
    if isinstance(expr, MatrixSymbol):
        return np.asarray(values[expr])
    if isinstance(expr, (Identity, ZeroMatrix)):
        rows, columns = (int(evaluated(n, values).real) for n in expr.shape)
        return np.eye(rows) if isinstance(expr, Identity) else np.zeros((rows, columns))
    if isinstance(expr, BlockMatrix):
        return np.block([[array(b, values) for b in row] for row in expr.blocks.tolist()])
    return _composed(expr, values)


def _composed(expr: Any, values: Values) -> np.ndarray:
    if isinstance(expr, MatAdd):
        return np.asarray(sum(array(part, values) for part in expr.args))
    if isinstance(expr, MatMul):
        number, factors = expr.as_coeff_matrices()
        return np.asarray(evaluated(number, values).real * reduce(np.matmul, (array(f, values) for f in factors)))
    if isinstance(expr, MatPow):
        return np.linalg.matrix_power(array(expr.base, values), int(expr.exp))
    if isinstance(expr, (Transpose, Adjoint)):
        return array(expr.arg, values).conj().T
    raise InputError(f"blocks are added, multiplied and transposed; {expr} is something else")


def evaluated(number: Any, values: Values) -> complex:
    """A number with the constants put in."""
    if number in values or S(number).is_number:
        return complex(values.get(number, number))
    symbols = sorted(S(number).free_symbols, key=str)
    return complex(lambdify(symbols, number, "numpy")(*(values[s] for s in symbols)))


def _symbols(theorem: BlockTheorem) -> tuple[list[Any], list[Any], list[Any]]:
    """Blocks, sizes and constants, each in the order of their names."""
    facts = [v for f in theorem.given.values() for v in ([f] if isinstance(f, Basic) else vars(f).values())]
    terms = [theorem.matrix, theorem.conclusion, *theorem.vector, *(v for v in facts if isinstance(v, Basic))]
    named = set().union(*(t.atoms(MatrixSymbol) for t in terms))
    sizes = set().union(*(S(n).free_symbols for b in named for n in b.shape))
    free = {s for t in terms for s in t.free_symbols if isinstance(s, Symbol)} - {lam, *sizes}
    return sorted(named - set(theorem.vector), key=str), sorted(sizes, key=str), sorted(free, key=str)


def _constant(constant: Symbol, rng: np.random.Generator) -> float:
    """A number of any size that the sign of the constant admits."""
    size = float(10 ** rng.uniform(-1.5, 1.5))
    return size if constant.is_positive or rng.random() < 0.5 else -size


def _block(shape: list[int], rng: np.random.Generator) -> np.ndarray:
    """A matrix of one of the families that facts speak of: any, shifted, semidefinite, with orthonormal columns."""
    rows, columns = shape
    plain = rng.normal(size=shape)
    family = rng.integers(4)
    if family == 0 and rows >= columns:
        return np.linalg.qr(plain)[0]
    if family == 1 or rows != columns:
        return plain
    if family == 2:
        return plain + rng.uniform(-6, 6) * np.eye(rows)
    thin = plain[:, : int(rng.integers(1, rows + 1))]
    return thin @ thin.T
