"""What kind of equilibrium a solution of the variational inequality on a box is, by the conditions of second order.

Where every coordinate at an end of the box has a component of the field that does not vanish, no move of it gains to
first order, and the conditions of second order are those in the free coordinates alone. The solution may be known by
an enclosure only, so that each condition is the sign of a determinant, exact at a point and certified on balls.
Source: J. Nocedal and S. J. Wright, Numerical Optimization, 2006, section 12.5 (strict complementarity); for local
minimax points Jin, Netrapalli and Jordan 2020, propositions 18 to 20.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from flint import arb_mat
from sympy import Expr, Matrix, Symbol, hessian

from symgan.adversarial import losses
from symgan.decide.identity import is_zero
from symgan.decide.numbers import sign
from symgan.exact.ball_series import compiled, values, working
from symgan.exact.field import at, worked_out
from symgan.exact.undecided import Undecided
from symgan.exact.variational import BITS, Certificate, at_an_end, enclosure, solves, strict_ends
from symgan.records import Game, InputError, Judgement, Status

# The sign of the determinant of a matrix at the solution; None where it is not decided.
Sign = Callable[[Matrix], int | None]
Params = tuple[Symbol, ...]


def second_order(game: Game, certificate: Certificate, leader: int | None = None) -> Judgement:
    """Whether a solution is a strict local Nash equilibrium; with a leader, a strict local minimax point of a zero-sum
    game, in which the leader minimizes and the other player answers.

    PROVED: the sufficient conditions hold. REFUTED: a necessary one is false, the witness is the point. UNDECIDED
    between the two, and where the certificate is refused. InputError for a leader where the game is not zero-sum.
    """
    if leader is not None and not _zero_sum(game):
        raise InputError(f"local minimax points are asked for in zero-sum games of two players; '{game.title}' is none")
    try:
        with working(BITS, order=1):
            strict = strict_ends(game, certificate)
            found = _curved(game, certificate, leader, _signs(game, certificate))
    except Undecided as reason:
        return Judgement(Status.UNDECIDED, (f"{reason}.",))
    if found is False and (
        strict or leader is None
    ):  # an answer held without force may leave its end as the leader moves
        why = "A condition of second order that is necessary is false in the free coordinates."
        return Judgement(Status.REFUTED, (why,), {p: certificate.point[p] for p in game.params})
    if found and strict:
        return Judgement(Status.PROVED, ("The conditions of second order hold strictly in the free coordinates.",))
    return Judgement(Status.UNDECIDED, ("The conditions of second order hold with equality, or are too near to it.",))


def _zero_sum(game: Game) -> bool:
    plain = worked_out(losses(game))
    return len(plain) == 2 and is_zero(plain[0] + plain[1]) is True


def _curved(game: Game, certificate: Certificate, leader: int | None, sign_of: Sign) -> bool | None:
    """True where every block that must be is positive definite, False where one cannot even be semidefinite."""
    plain = worked_out(losses(game))
    free = [tuple(p for p in player.params if p in certificate.free) for player in game.players]
    if leader is None:
        answers = [_definite(loss, own, (), sign_of) for loss, own in zip(plain, free, strict=True)]
        return False if False in answers else None if None in answers else True
    follows = _definite(plain[1 - leader], free[1 - leader], (), sign_of)
    return follows and _definite(plain[leader], free[leader], free[1 - leader], sign_of)


def _definite(loss: Expr, over: Params, given: Params, sign_of: Sign) -> bool | None:
    """Whether the Hessian over these parameters is definite (Sylvester), or its Schur complement where others answer.

    A minor of the complement is that of the whole matrix, bordered by the given block, over the minor of that block.
    """

    def minor(*rows: Symbol) -> int | None:
        return sign_of(hessian(loss, rows)) if rows else 1

    base = minor(*given)
    if not base:
        return None
    if all(minor(*given, *over[:k]) == base for k in range(1, len(over) + 1)):
        return True
    chosen = (part for k in range(1, len(over) + 1) for part in combinations(over, k))
    return False if any(minor(*given, *part) == -base for part in chosen) else None


def _signs(game: Game, certificate: Certificate) -> Sign:
    """How signs at the solution are found: exactly at a point, else from the enclosure."""
    if certificate.radius == 0:
        if solves(game, certificate.point).status is not Status.PROVED:
            raise Undecided("the point is not proved to be a solution")
        if any(at_an_end(game, certificate.point, p) for p in certificate.free):
            raise Undecided("a coordinate that is called free lies at an end of its box")
        return lambda matrix: sign(matrix.applyfunc(lambda e: at(e, certificate.point)).det())
    solution = enclosure(game, certificate)

    def seen(matrix: Matrix) -> int | None:
        found = arb_mat(matrix.rows, matrix.cols, values(compiled([*matrix], game.params), solution)).det()
        return 1 if found > 0 else -1 if found < 0 else None

    return seen
