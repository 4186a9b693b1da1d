"""sg.classify: all points of a game at which something is stationary, each labelled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sympy import Expr, Symbol, true
from sympy.logic.boolalg import Boolean

from symgan.adversarial import boxes, losses
from symgan.exact.equilibrium import ordered_point, zeros
from symgan.exact.field import vector_field, worked_out
from symgan.exact.labels import Label, label
from symgan.exact.polynomial_system import without_repeats
from symgan.exact.stackelberg_points import stackelberg_points
from symgan.exact.undecided import Undecided
from symgan.records import Game, Method
from symgan.validity import validate

Point = dict[Symbol, Expr]
Search = Callable[[], tuple[Point, ...]]


@dataclass(frozen=True)
class Classification:
    """The labelled points of a game; ``reasons`` says of each search that did not end what is missing."""

    game: Game
    labels: tuple[Label, ...]
    reasons: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether every stationary point, of the field and of the reduced losses, is there for general constants.

        At special constants, where a denominator vanishes, there may be more; points on kinks are not searched for.
        """
        return not self.reasons

    def _repr_markdown_(self) -> str:
        from symgan.printing.answers import classification_markdown

        return classification_markdown(self)


def classify(game: Game, methods: Sequence[Method] | None = None, given: Boolean = true) -> Classification:
    """Every equilibrium of a game, and with two players every stationary point of either reduced loss, labelled.

    Found exactly where the losses are polynomial or so piece by piece; else, and for an equilibrium that the game
    names, the reason stands beside the points that are known. ``methods`` as in :func:`symgan.label`.
    """
    validate(game)
    points, reasons = list[Point](), list[str]()
    for name, search in _searches(game, given):
        try:
            points += search()
        except Undecided as unknown:
            reasons.append(f"{name} are not all found: {unknown}.")
    if reasons and game.equilibrium is not None:
        points.append(ordered_point(game, game.equilibrium))
    if boxes(game):
        reasons.append("Points on the boundary of the players' boxes are not searched for.")
    labels = tuple(label(game, point, methods, given) for point in without_repeats(points))
    return Classification(game, labels, tuple(reasons))


def _searches(game: Game, given: Boolean) -> Iterator[tuple[str, Search]]:
    plain = worked_out(losses(game))
    yield "Equilibria", lambda: zeros(vector_field(game, plain), game.params, given)
    for leader in range(2 if len(game.players) == 2 else 0):
        name = f"Stationary points of the loss of {game.players[leader].name} along the answer to it"
        yield name, lambda i=leader: stackelberg_points(game, plain, i, given)  # type: ignore[misc]
