"""Which runs of a planar map in affine pieces converge to a saddle: those that come onto its stable line.

Around the saddle the map is linear. A run that converges moves by this linear map from some time on, and so lies on
the stable line; it may come there from other pieces.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from sympy import Expr, ImmutableMatrix, Ne
from sympy.logic.boolalg import Boolean

from symgan.decide.prove import prove
from symgan.exact.field import at, jacobian
from symgan.exact.pieces import smooth_around
from symgan.exact.undecided import Undecided
from symgan.records import Derivation, Piece, Status


@dataclass(frozen=True)
class Saddle:
    """A fixed point around which a planar map is linear, with real eigenvalues ``inside`` and ``outside`` the circle.

    ``here`` is the map around it, and ``matrix`` its slope, of shape (2, 2).
    """

    here: Piece
    matrix: ImmutableMatrix
    inside: Expr
    outside: Expr

    def along(self, eigenvalue: Expr, vector: ImmutableMatrix) -> Expr:
        """The coordinate of a vector of shape (2, 1) along the eigenvector, up to a factor: by the left eigenvector."""
        return self.matrix[1, 0] * vector[0] + (eigenvalue - self.matrix[0, 0]) * vector[1]


def saddle(d: Derivation) -> Saddle:
    """The equilibrium, where the step is a planar map in affine pieces and has a saddle there.

    Raises :class:`Undecided` elsewhere, with what is missing.
    """
    here = _around(d)
    for inside, outside in _pairs(d):
        if _proved(inside**2 < 1, d.given) and _proved(outside**2 > 1, d.given):
            return Saddle(here, d.matrix, inside, outside)
    raise Undecided("it is not seen that one eigenvalue lies inside the unit circle and one outside")


def _around(d: Derivation) -> Piece:
    """The one affine piece around the equilibrium, of a planar map that has no others."""
    params = d.game.params
    if d.update is None or d.matrix is None or d.method.flow or d.method.start or len(params) != 2:
        raise Undecided("the step is no planar map in closed form on the parameters alone")
    if any(e.diff(p, q) != 0 for piece in d.pieces for e in piece.field for p, q in product(params, repeat=2)):
        raise Undecided("the pieces of the step are not affine")
    here = smooth_around(d.pieces, d.equilibrium, d.given)
    if here is None or not here.signs:
        raise Undecided("the step is not one linear piece around the equilibrium")
    return here


def _pairs(d: Derivation) -> tuple[list[Expr], ...]:
    """Both eigenvalues, in both orders, where they are real and the second parameter does not move by itself."""
    assert d.matrix is not None
    found = [e for e, _ in d.eigenvalues or ()]
    real = d.matrix.trace() ** 2 > 4 * d.matrix.det()  # else they have no values to compare
    alone = len(found) == 2 and _proved(real, d.given) and _proved(Ne(d.matrix[1, 0], 0), d.given)
    return (found, found[::-1]) if alone else ()


def leaves_the_piece(d: Derivation, s: Saddle, end: ImmutableMatrix) -> Iterator[Boolean]:
    """What is not seen to hold at the ends of the segment from -end to end around the saddle, if it lies in its piece.

    The piece is convex, so nothing is missing in between. ``end`` has shape (2, 1).
    """
    for quantity, side in s.here.signs:
        for turn in (1, -1):
            there = {p: e + turn * x for (p, e), x in zip(d.equilibrium.items(), end, strict=True)}
            inside = side * at(quantity, there) >= 0
            if not _proved(inside, d.given):
                yield inside


def is_negligible(d: Derivation, s: Saddle) -> bool:
    """Whether the starts of which some iterate lies on the stable line are known to be a set of measure zero.

    A piece with an invertible slope brings a null set back to a null set. One with a slope of rank
    one, of range e and kernel k, does so if only countably many points of a line along e come onto
    the stable line. They do if no power of the saddle's matrix turns e into k or into the stable
    direction, since then no interval of such a line is ever folded or laid onto the stable line.
    """
    slopes = {jacobian(piece.field, d.equilibrium) for piece in d.pieces}
    flat = [a for a in slopes if a.det().expand() == 0]
    if any(a != s.matrix for a in slopes if a not in flat) or not _proved(Ne(s.matrix.det(), 0), d.given):
        return False
    return all(_turns_away(d, s, *pair) for pair in product(map(_range, flat), map(_kernel, flat)))


def _turns_away(d: Derivation, s: Saddle, e: ImmutableMatrix, k: ImmutableMatrix) -> bool:
    """Whether e is nearer to the unstable direction than k, which its images under the matrix are then as well."""
    kept = s.along(s.outside, e) * s.along(s.inside, k)
    lost = s.along(s.inside, e) * s.along(s.outside, k)
    return _proved(kept**2 > lost**2, d.given)


def _range(slope: ImmutableMatrix) -> ImmutableMatrix:
    """A vector that spans the range of a matrix of rank one; zero for the zero matrix."""
    return next((slope[:, j] for j in range(2) if any(slope[:, j])), slope[:, 0])


def _kernel(slope: ImmutableMatrix) -> ImmutableMatrix:
    """A vector that spans the kernel of a matrix of rank one; zero for the zero matrix."""
    row = next((slope[i, :] for i in range(2) if any(slope[i, :])), slope[0, :])
    return ImmutableMatrix([row[1], -row[0]])


def _proved(statement: Boolean, given: Boolean) -> bool:
    return prove(statement, given).status is Status.PROVED
