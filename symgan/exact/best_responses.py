"""sg.best_responses: what a player answers to the others, branch by branch, with where each branch exists and is best.

A branch solves the player's condition of first order in one smooth piece of its loss, or lies on a
kink of it. It is the best response where no other answer costs less, which is proved or left open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import permutations

from sympy import And, Expr, I, ImmutableMatrix, Or, Pow, Symbol, hessian, simplify, together, true
from sympy.core.relational import Gt
from sympy.logic.boolalg import Boolean

from symgan.adversarial import boxes, losses
from symgan.decide.prove import holds, prove
from symgan.decide.signs import negative, nonnegative, positive
from symgan.exact.field import at, worked_out
from symgan.exact.local_equilibrium import definite
from symgan.exact.pieces import pieces, surely
from symgan.exact.polynomial_system import real_solutions, where_real
from symgan.exact.undecided import Undecided
from symgan.records import Game, InputError, Judgement, Piece, Status
from symgan.validity import validate

Answer = dict[Symbol, Expr]
NOWHERE = "For general values of the others' parameters the loss is stationary nowhere."


@dataclass(frozen=True)
class Branch:
    """An answer as a function of the others' parameters, and the losses of all players there.

    It is stationary (on a kink: least) where it ``exists``, and a strict local minimum of its player's loss where
    ``least``. ``judgement`` is on the statement that where ``best`` no answer costs less.
    """

    answer: Answer
    exists: Boolean
    least: Boolean
    losses: tuple[Expr, ...]
    on_kink: bool = False
    best: Boolean = true
    judgement: Judgement = Judgement(Status.UNDECIDED)


@dataclass(frozen=True)
class BestResponses:
    """All branches of a player's answer; ``reason`` says what is missing where the search did not end."""

    game: Game
    player: int
    branches: tuple[Branch, ...]
    reason: str = ""

    def _repr_markdown_(self) -> str:
        from symgan.printing.answers import responses_markdown

        return responses_markdown(self)


def best_responses(game: Game, player: int = 1, given: Boolean = true) -> BestResponses:
    """The answers of a player, the second one if left out, to all parameters of the others.

    Exact for losses that are polynomial in its parameters, or so piece by piece; answers on kinks are found for a
    player of one parameter. InputError for a number that is none of the players'.
    """
    validate(game)
    if player not in range(len(game.players)):
        raise InputError(f"player is one of the numbers 0 to {len(game.players) - 1}; got {player!r}")
    plain, params = worked_out(losses(game)), game.players[player].params
    if set(params) & set(boxes(game)):
        return BestResponses(game, player, (), "The player has a box, on whose boundary answers are not searched for.")
    try:
        found = pieces(ImmutableMatrix(plain), params, given)
        branches = [*_stationary(found, player, params, given), *_kinks(found, player, params, given)]
    except Undecided as unknown:
        return BestResponses(game, player, (), f"The answers are not all found: {unknown}.")
    branches = [b for b in branches if prove(~b.exists, given).status is not Status.PROVED]
    judged = tuple(_judged(b, branches, plain[player], player, given) for b in branches)
    return BestResponses(game, player, judged, "" if judged else NOWHERE)


def _stationary(found: Iterable[Piece], player: int, params: tuple[Symbol, ...], given: Boolean) -> Iterator[Branch]:
    """The solutions of the condition of first order, each in its piece."""
    for piece in found:
        loss = piece.field[player]
        for answer in _short(real_solutions([loss.diff(p) for p in params], params)):
            inside = (_signed(at(q, answer), side, given) for q, side in piece.signs)
            exists = _short_form(And(where_real(answer), *inside), given)
            bent = hessian(loss, params).applyfunc(lambda e, there=answer: together(at(e, there)))
            curved = definite(ImmutableMatrix(bent)).replace(lambda r: isinstance(r, Gt), lambda r: _sign(r, given))
            yield Branch(answer, exists, _short_form(And(exists, curved), given), _losses(piece, answer))


def _kinks(found: tuple[Piece, ...], player: int, params: tuple[Symbol, ...], given: Boolean) -> Iterator[Branch]:
    """The points between two pieces, to both sides of which the loss grows."""
    for above, below in permutations(found, 2) if len(params) == 1 else ():
        shared = set(above.signs) & set(below.signs)
        apart = set(above.signs) - shared
        if len(apart) != 1 or set(below.signs) - shared != {(q, -side) for q, side in apart}:
            continue
        ((quantity, side),) = apart
        if not surely(side * quantity.diff(params[0]), 1, given):  # ``above`` is not where the parameter is larger
            continue
        for answer in _short(real_solutions([quantity], params)):
            up, down = (at(piece.field[player].diff(params[0]), answer) for piece in (above, below))
            inside = (_signed(at(q, answer), s, given) for q, s in shared)
            there = And(where_real(answer), *inside, positive(up, given), negative(down, given))
            least = _short_form(there, given)
            yield Branch(answer, least, least, _losses(above, answer), on_kink=True)


def _short(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """The answers, if there are finitely many, and square roots of the others' parameters suffice to write them."""
    if any(value.free_symbols & set(answer) for answer in answers for value in answer.values()):
        raise Undecided("there is a continuum of them")
    powers = (part for answer in answers for value in answer.values() for part in value.atoms(Pow))
    if any(not (2 * part.exp).is_integer or part.has(I) for part in powers if part.free_symbols):
        raise Undecided("an answer is a root of too high a degree")
    return answers


def _judged(branch: Branch, branches: list[Branch], loss: Expr, player: int, given: Boolean) -> Branch:
    """The branch with where it costs no more than the others, and whether no answer at all costs less there."""
    own = branch.losses[player]
    rivals = [(b, nonnegative(together(b.losses[player] - own), given)) for b in branches if b is not branch]
    cheapest = And(branch.least, *(Or(~rival.least, cheaper) for rival, cheaper in rivals))
    simple = And(*(cheaper for _, cheaper in rivals))
    forms = (simple, branch.least, _short_form(And(branch.least, simple), given))
    region = next((form for form in forms if _same(form, cheapest, given)), cheapest)
    return replace(branch, best=region, judgement=prove(loss >= own, And(given, region)))


def _short_form(condition: Boolean, given: Boolean) -> Boolean:
    """The condition without those of its parts that the others imply."""
    for part in And.make_args(condition):
        rest = And(*(other for other in And.make_args(condition) if other != part))
        if rest is not true and holds(part, And(given, rest)):
            return _short_form(rest, given)
    return condition


def _same(first: Boolean, second: Boolean, given: Boolean) -> bool:
    return all(prove(a, And(given, b)).status is Status.PROVED for a, b in ((first, second), (second, first)))


def _losses(piece: Piece, answer: Answer) -> tuple[Expr, ...]:
    """What all players lose with the answer put in."""
    return tuple(simplify(at(loss, answer)) for loss in piece.field)


def _signed(value: Expr, side: int, given: Boolean) -> Boolean:
    return (positive if side > 0 else negative)(value, given)


def _sign(relation: Gt, given: Boolean) -> Boolean:
    return positive(relation.lhs - relation.rhs, given)
