"""sg.lift: a planar result carried to every dimension, where the coupling is a matrix instead of a number.

1. The losses of the planar game become those of vectors x and y, with the matrix A for the coupling
   s: s^2 is A A' or A' A, whichever fits, and s alone is A or A'.
2. For singular vectors, A v = s u and A' u = s v, the columns of E = diag(u, v) span a space that the
   Jacobian, its transpose and the Hessians of the losses keep: J E = E J(s), an exact identity in
   every dimension. A step that is linear in them keeps it too, and acts there as the planar one.
3. The singular vectors of a square matrix are bases. So the eigenvalues are those of the planar
   matrix at each singular value, and all of these have to lie in the planar region.

Source: the singular value decomposition; the identities are checked by :mod:`symgan.decide.block_identity`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sympy import (
    And,
    BlockMatrix,
    Expr,
    Identity,
    ImmutableMatrix,
    Implies,
    MatMul,
    MatrixExpr,
    MatrixSymbol,
    Poly,
    S,
    Symbol,
    Transpose,
    ZeroMatrix,
)
from sympy.logic.boolalg import Boolean

from symgan.adversarial import losses
from symgan.blocks import GREATEST, LEAST, Equal
from symgan.decide.block_identity import identical
from symgan.decide.prove import prove
from symgan.exact.field import at, jacobian, worked_out
from symgan.exact.linear_steps import linear_step
from symgan.exact.undecided import Undecided
from symgan.reading import text
from symgan.records import Derivation, InputError, Judgement, Status

_n, _m = Symbol("n", integer=True, positive=True), Symbol("m", integer=True, positive=True)
COUPLING = MatrixSymbol("A", _n, _m)
_u, _v = MatrixSymbol("u", _n, 1), MatrixSymbol("v", _m, 1)


@dataclass(frozen=True)
class Lift:
    """What a planar derivation says in every dimension, for a square coupling with singular values in an interval.

    ``jacobian`` is the block Jacobian in the coupling A. ``region`` is exactly when the method
    converges, in the least and the greatest singular value, both positive; None where the planar
    region is not bounded by them. ``judgement`` is PROVED with the reasons, or UNDECIDED with what
    is missing.
    """

    derivation: Derivation
    symbol: Symbol
    jacobian: BlockMatrix | None
    region: Boolean | None
    judgement: Judgement

    def _repr_markdown_(self) -> str:
        return self.judgement._repr_markdown_()


def lift(d: Derivation, symbol: Symbol) -> Lift:
    """The planar derivation with the coupling ``symbol``, a positive constant, carried to matrices of any size.

    InputError where the game has not two players of one parameter each, or no such constant.
    """
    if [len(p.params) for p in d.game.players] != [1, 1]:
        raise InputError(f"a planar game of two players is lifted; '{d.game.name}' has {len(d.game.params)} parameters")
    if symbol not in d.jacobian.free_symbols or not symbol.is_positive:
        there = ", ".join(sorted(str(s) for s in d.jacobian.free_symbols if s.is_positive)) or "none"
        raise InputError(f"the coupling is a positive constant of the Jacobian; {symbol} is none, there are: {there}")
    try:
        block = in_blocks(d.jacobian, symbol)
        _kept(d, symbol)
        if d.matrix is None:
            raise Undecided(f"the planar game is undecided: {d.verdict.reason}")
    except Undecided as unknown:
        return Lift(d, symbol, None, None, Judgement(Status.UNDECIDED, (f"Not carried over: {unknown}.",)))
    region, reasons = at_the_ends(d.verdict.region, symbol, d.given)
    assumed = (f"This is given at every singular value {{{symbol}}}: {{{text(d.given)}}}.",) * (d.given is not S.true)
    told = (*_identities(symbol, block), *assumed, *reasons)
    status = Status.UNDECIDED if region is None else Status.PROVED
    return Lift(d, symbol, block, region, Judgement(status, told))


def in_blocks(matrix: ImmutableMatrix, symbol: Symbol) -> BlockMatrix:
    """The planar matrix with A for the coupling: even powers on the diagonal, odd ones beside it, or Undecided."""
    rows = [[_block(matrix[i, j], symbol, (i, j)) for j in range(2)] for i in range(2)]
    return BlockMatrix(rows)


def _block(entry: Expr, symbol: Symbol, place: tuple[int, int]) -> MatrixExpr:
    """A polynomial in the coupling at a place of the matrix, as one in A."""
    poly = Poly(entry, symbol) if entry.is_polynomial(symbol) else None
    odd = place[0] != place[1]
    if poly is None or any(k % 2 != odd for (k,), _ in poly.terms()):
        raise Undecided(f"{{{text(entry)}}} is no {'odd' if odd else 'even'} polynomial in {{{symbol}}}")
    first, second = (COUPLING, COUPLING.T) if place[0] == 0 else (COUPLING.T, COUPLING)
    square, start = first * second, first if odd else Identity(first.rows)
    zero = ZeroMatrix(start.rows, start.cols)
    terms = [c * MatMul(*[square] * (k // 2), start) for (k,), c in poly.terms() if c != 0]
    return sum((t.doit() for t in terms), zero)


def _kept(d: Derivation, symbol: Symbol) -> None:
    """Undecided unless what the method computes with keeps the space of two singular vectors."""
    linear_step(d.method)
    matrices = [ImmutableMatrix(d.jacobian), *hessians(d)]
    for planar in matrices:
        block = in_blocks(planar, symbol)
        for own, small in ((block, planar), (Transpose(block), planar.T)):
            if not keeps(own, small, symbol):
                raise Undecided("the blocks do not keep the space that two singular vectors span")


def hessians(d: Derivation) -> Iterator[ImmutableMatrix]:
    """The Hessian of each player's loss at the equilibrium."""
    params = tuple(d.equilibrium)
    for loss in worked_out(losses(d.game)):
        slopes = ImmutableMatrix([loss.diff(p) for p in params])
        yield jacobian(slopes, d.equilibrium).applyfunc(lambda e: at(e, {}))


def keeps(block: MatrixExpr, planar: ImmutableMatrix, symbol: Symbol) -> bool:
    """M E = E M(s) for E = diag(u, v), where A v = s u and A' u = s v, in every dimension."""
    one = Identity(1)
    basis = BlockMatrix([[_u, ZeroMatrix(_n, 1)], [ZeroMatrix(_m, 1), _v]])
    numbers = [[e * one if e != 0 else ZeroMatrix(1, 1) for e in row] for row in planar.tolist()]
    pair = {"right": Equal(COUPLING * _v, symbol * _u), "left": Equal(COUPLING.T * _u, symbol * _v)}
    return identical(block * basis, basis * BlockMatrix(numbers), pair)


def at_the_ends(region: Boolean, symbol: Symbol, given: Boolean) -> tuple[Boolean | None, tuple[str, ...]]:
    """The region for all values of the symbol in an interval, in its ends, each condition at as few as are needed."""
    inside = And(given, symbol >= LEAST, symbol <= GREATEST)
    found, told = [], []
    for part in And.make_args(region):
        at_end = next((c for c in _candidates(part, symbol) if _enough(c, part, inside)), None)
        if at_end is None:
            return _together(region, symbol, inside, part)
        found.append(at_end)
        told.append(f"{{{text(part)}}} holds at every singular value exactly when {{{text(at_end)}}}.")
    return And(*found), tuple(told) if region not in (S.true, S.false) else _all_or_nothing(region)


def _together(
    region: Boolean, symbol: Symbol, inside: Boolean, part: Boolean
) -> tuple[Boolean | None, tuple[str, ...]]:
    """The whole region at both ends, where a part of it needs the others."""
    both = And(region.subs(symbol, LEAST), region.subs(symbol, GREATEST))
    if _enough(both, region, inside):
        return both, (f"{{{text(region)}}} holds at every singular value exactly when at the least and the greatest.",)
    return None, (f"Convergence asks for {{{text(part)}}} at every singular value {{{symbol}}}.",)


def _all_or_nothing(region: Boolean) -> tuple[str, ...]:
    return (f"At every singular value it {'converges' if region is S.true else 'does not converge'}.",)


def _candidates(part: Boolean, symbol: Symbol) -> tuple[Boolean, ...]:
    """The condition at the greatest value, at the least, at both; as it stands where it lacks the symbol."""
    if symbol not in part.free_symbols:
        return (part,)
    high, low = part.subs(symbol, GREATEST), part.subs(symbol, LEAST)
    return high, low, And(high, low)


def _enough(condition: Boolean, part: Boolean, inside: Boolean) -> bool:
    return condition == part or prove(Implies(condition, part), inside).status is Status.PROVED


def _identities(symbol: Symbol, block: BlockMatrix) -> tuple[str, ...]:
    return (
        f"With a matrix {{A}} for the coupling the Jacobian is {{J @ Id == {text(block)}}}.",
        f"Where {{A @ v == {symbol} @ u}} and {{A.T @ u == {symbol} @ v}}, the matrix {{J}}, its transpose and the "
        f"Hessians of the losses take the span of {{Matrix([[u, 0 @ v], [0 @ u, v]])}} to itself, and act there as in "
        "the plane: an identity in every dimension.",
        "The step is linear in them, so that it does the same; and the singular vectors of a square matrix are bases.",
    )
