"""Whether all products of some matrices contract, in whatever order they come: shown in a weighted norm.

Sources: G.-C. Rota and G. Strang, "A note on the joint spectral radius", 1960, for the products; V. D. Blondel and
Y. Nesterov, "Computationally efficient approximations of the joint spectral radius", 2005, for the weight.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sympy import ImmutableMatrix, Rational, eye, zeros
from sympy.polys.matrices.exceptions import DMNonInvertibleMatrixError

from symgan.exact.vector import inverse

# So many products of one length are looked at, at most, of so large matrices.
BUDGET_PRODUCTS = 300
BUDGET_SIZE = 4


def contraction(matrices: Iterable[ImmutableMatrix]) -> tuple[int, ImmutableMatrix] | None:
    """A length k and a weight P with (M x)^T P (M x) < x^T P x for all x != 0 and all products M of k of the matrices.

    The matrices have rational entries, shape (n, n), and so has P, which is positive definite. None where
    nothing was found within the budget, which says nothing of the matrices.
    """
    matrices = tuple(dict.fromkeys(matrices))
    if matrices[0].rows > BUDGET_SIZE:
        return None
    weights = list(_weights(matrices))
    words, length = matrices, 1
    while len(words) <= BUDGET_PRODUCTS:
        for p in weights:
            if all(_is_definite(p - m.T * p * m) for m in words):
                return length, p
        words, length = tuple(a * m for a in matrices for m in words), length + 1
    return None


def _weights(matrices: tuple[ImmutableMatrix, ...]) -> Iterator[ImmutableMatrix]:
    """Positive definite solutions of P = 1 + c (the sum of M^T P M).

    With c = 1 one product contracts by itself. With the mean there is a solution wherever all
    long products contract.
    """
    n = matrices[0].rows
    for c in (Rational(1), Rational(1, len(matrices))):
        moved = sum((_kronecker(m.T) for m in matrices), zeros(n * n))
        try:
            found = inverse(eye(n * n) - c * moved) * eye(n).reshape(n * n, 1)
        except DMNonInvertibleMatrixError:
            continue
        p = ImmutableMatrix(found).reshape(n, n)
        if _is_definite(p):
            yield p


def _kronecker(m: ImmutableMatrix) -> ImmutableMatrix:
    """The square of shape (n^2, n^2) that takes P, row by row, to M P M^T."""
    n = m.rows
    return ImmutableMatrix(n * n, n * n, lambda i, j: m[i // n, j // n] * m[i % n, j % n])


def _is_definite(p: ImmutableMatrix) -> bool:
    """Whether all leading minors are positive."""
    return all(p[:k, :k].det() > 0 for k in range(1, p.rows + 1))
