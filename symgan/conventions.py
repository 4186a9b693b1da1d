"""sg.restate: what was derived, as a source writes it whose signs, orders and symbols are not ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial, singledispatch
from typing import Any

from sympy import Basic, Expr, ImmutableMatrix, Matrix, MatrixBase, Poly, Subs, Symbol, cancel, eye
from sympy.logic.boolalg import Boolean

from symgan.decide.identity import is_zero
from symgan.exact.update import linear_update
from symgan.methods.alternating import alternating
from symgan.notation import f, taylor_symbol
from symgan.reading import text
from symgan.records import Derivation, Game, InputError, Optimum, Player, Rate, Solution, SolvedCase

_OTHER = {"min": "max", "max": "min"}
ODD = tuple(taylor_symbol(f.__name__, k) for k in (1, 3, 5, 7))  # these change sign with the argument of f


@dataclass(frozen=True)
class Convention:
    """How a source writes what symgan derives, wherever it writes it otherwise; players are counted from 0.

    ``maximizes`` names the players whose printed function is maximized. With ``opposite_field`` the
    printed field is that of the gradients, -v, and the flow is w' = -field. ``order`` is the source's
    order of the players. With ``reflected`` the printed f(t) is our f(-t). ``symbols`` gives our
    symbols in those of the source: {gamma: 2*gamma} is a gradient penalty without its half, {h: eta}
    another name. ``first`` is the player who moves first where players take turns.
    """

    maximizes: tuple[int, ...] = ()
    opposite_field: bool = False
    order: tuple[int, ...] = ()
    reflected: bool = False
    symbols: Mapping[Symbol, Expr] = field(default_factory=dict, hash=False)
    first: int | None = None

    @property
    def inverse(self) -> Convention:
        """The convention that leads back; InputError where a symbol is not a multiple of one of the source's."""
        order = tuple(self.order.index(i) for i in range(len(self.order)))
        there = tuple(order[i] for i in self.maximizes) if order else self.maximizes
        first = None if self.first is None else order[0] if order else 0
        back = dict(_solved(ours, theirs) for ours, theirs in self.symbols.items())
        return replace(self, maximizes=there, order=order, symbols=back, first=first)

    def sentences(self, names: Sequence[str] = ()) -> tuple[str, ...]:
        """What is otherwise, in sentences with expressions in braces; ``names`` are those of the players."""
        called = {i: f"player {name}" for i, name in enumerate(names)}
        said = [f"{called.get(i, f'player {i}')} maximizes its function" for i in self.maximizes]
        said += ["the field is that of the gradients, so that the flow follows its opposite"] * self.opposite_field
        said += [f"the order is {', '.join(called.get(i, f'player {i}') for i in self.order)}"] if self.order else []
        said += ["the printed {f(t)} is our {f(-t)}"] * self.reflected
        said += [f"our {{{s}}} is its {{{text(e)}}}" for s, e in self.symbols.items()]
        said += [f"{called.get(self.first, f'player {self.first}')} moves first"] if self.first is not None else []
        return tuple(said)


def _solved(ours: Symbol, theirs: Expr) -> tuple[Symbol, Expr]:
    factor, symbol = theirs.as_coeff_Mul()
    if not isinstance(symbol, Symbol):
        raise InputError(f"{ours} = {theirs} cannot be turned around; write a multiple of one symbol")
    return symbol, ours / factor


@dataclass(frozen=True)
class Restated:
    """The results of a derivation as they stand in another convention.

    ``players`` hold the printed functions, which are minimized or maximized as ``goals`` says.
    Where the field is ``opposite``, the real parts of a stable flow's eigenvalues are positive.
    ``moves`` is the order in which players take turns, empty where they do not.
    """

    title: str
    players: tuple[Player, ...]
    goals: tuple[str, ...]
    equilibrium: Mapping[Symbol, Expr] = field(hash=False)
    field: ImmutableMatrix
    jacobian: ImmutableMatrix
    matrix: ImmutableMatrix | None
    charpoly: Poly | None
    eigenvalues: tuple[tuple[Expr, int], ...] | None
    region: Boolean
    flow: bool
    moves: tuple[int, ...]
    opposite: bool = False
    words: tuple[str, ...] = ()

    @property
    def game(self) -> Game:
        """The game whose players minimize these functions, those to be maximized with the opposite sign."""
        signs = (-1 if goal == "max" else 1 for goal in self.goals)
        players = tuple(replace(p, loss=s * p.loss) for p, s in zip(self.players, signs, strict=True))
        return Game(self.title, players, self.equilibrium)

    def _repr_markdown_(self) -> str:
        from symgan.printing.notebook import restated_markdown

        return restated_markdown(self)


@singledispatch
def restate(thing: Any, convention: Convention) -> Any:
    """A derivation, an answer, or an expression, a condition, a polynomial, a matrix in another convention.

    Expressions, conditions, polynomials, solved regions, rates and optima have their symbols and f
    restated. A matrix of one row a player has its players reordered too. A derivation (or one that is
    restated already) gives a :class:`Restated`: only there is it known what has a sign. InputError
    for anything else.
    """
    raise InputError(f"an expression, a matrix, a derivation or an answer of one can be restated; got {thing!r}")


@restate.register
def _expression(thing: Basic, convention: Convention) -> Basic:
    symbols = dict(convention.symbols)
    return (_reflected(thing) if convention.reflected else thing).xreplace(symbols)


@restate.register
def _polynomial(thing: Poly, convention: Convention) -> Poly:
    return Poly(restate(thing.as_expr(), convention), *(restate(g, convention) for g in thing.gens))


@restate.register
def _matrix(thing: MatrixBase, convention: Convention) -> ImmutableMatrix:
    order = convention.order or tuple(range(thing.rows))
    if len(order) != thing.rows:
        raise InputError(f"the matrix has {thing.rows} rows for {len(order)} players; restate the derivation it is of")
    return permuted(entries(thing, convention), order)


@restate.register
def _derivation(thing: Derivation, convention: Convention) -> Restated:
    players = tuple(replace(p, loss=loss) for p, loss in zip(thing.game.players, thing.losses, strict=True))
    ours = Restated(
        thing.title,
        players,
        ("min",) * len(players),
        thing.equilibrium,
        thing.field,
        thing.jacobian,
        thing.matrix,
        thing.charpoly,
        thing.eigenvalues,
        thing.verdict.region,
        thing.method.flow,
        _moves(thing),
    )
    return restate(ours, convention)


@restate.register
def _again(thing: Restated, convention: Convention) -> Restated:
    c, n = convention, len(thing.players)
    order = c.order or tuple(range(n))
    _admitted(c, order, thing)
    places = positions(thing.players, order)
    params = [p for i in order for p in thing.players[i].params]
    sign, flow_sign = (-1 if c.opposite_field and on else 1 for on in (True, thing.flow))
    matrix, moves = thing.matrix, thing.moves
    if c.first is not None and moves and matrix is not None:
        matrix, moves = rotated(matrix, thing.players, moves, c.first)
    return replace(
        thing,
        players=tuple(_player(thing.players[i], i in c.maximizes, c) for i in order),
        goals=tuple(_OTHER[thing.goals[i]] if i in c.maximizes else thing.goals[i] for i in order),
        equilibrium={restate(p, c): restate(thing.equilibrium[p], c) for p in params},
        field=sign * permuted(entries(thing.field, c), places),
        jacobian=sign * permuted(entries(thing.jacobian, c), places),
        matrix=None if matrix is None else flow_sign * permuted(entries(matrix, c), places),
        charpoly=None if thing.charpoly is None else turned(restate(thing.charpoly, c), flow_sign),
        eigenvalues=thing.eigenvalues and tuple((flow_sign * restate(e, c), m) for e, m in thing.eigenvalues),
        region=restate(thing.region, c),
        moves=tuple(order.index(i) for i in moves),
        opposite=thing.opposite != c.opposite_field,
        words=(*thing.words, *c.sentences([p.name for p in thing.players])),
    )


@restate.register
def _solution(thing: Solution, convention: Convention) -> Solution:
    told = partial(restate, convention=convention)
    unknown, scale = _called(thing.unknown, convention)
    cases = (
        SolvedCase(
            told(c.condition),
            tuple(replace(i, low=told(i.low) / scale, high=told(i.high) / scale) for i in c.intervals),
        )
        for c in thing.cases
    )
    return replace(
        thing,
        unknown=unknown,
        region=told(thing.region),
        given=told(thing.given),
        cases=tuple(cases),
        solved=told(thing.solved),
        boundaries=tuple((told(edge), how) for edge, how in thing.boundaries),
    )


@restate.register
def _rate(thing: Rate, convention: Convention) -> Rate:
    return replace(thing, cases=tuple((restate(c, convention), restate(e, convention)) for c, e in thing.cases))


@restate.register
def _optimum(thing: Optimum, convention: Convention) -> Optimum:
    told = partial(restate, convention=convention)
    named = {s: _called(s, convention) for s in thing.knobs}
    cases = (
        replace(
            c,
            condition=told(c.condition),
            at=tuple((named[s][0], told(e) / named[s][1]) for s, e in c.at),
            rate=told(c.rate),
        )
        for c in thing.cases
    )
    return replace(thing, knobs=tuple(s for s, _ in named.values()), cases=tuple(cases))


def _called(unknown: Symbol, convention: Convention) -> tuple[Symbol, Expr]:
    """The source's symbol for an unknown, and how much of ours one of it is."""
    scale, symbol = restate(unknown, convention).as_coeff_Mul()
    if not isinstance(symbol, Symbol) or scale.is_positive is not True:
        raise InputError(f"the unknown {unknown} is to be a positive multiple of one symbol, not {scale * symbol}")
    return symbol, scale


def _player(p: Player, turned: bool, c: Convention) -> Player:
    loss = restate(p.loss, c)
    rate = restate(p.rate, c) if isinstance(p.rate, Basic) else p.rate
    return replace(p, params=tuple(restate(s, c) for s in p.params), loss=-loss if turned else loss, rate=rate)


def entries(matrix: MatrixBase, convention: Convention) -> ImmutableMatrix:
    """The matrix with its symbols and f restated."""
    return ImmutableMatrix(matrix).applyfunc(lambda e: restate(e, convention))


def positions(players: Sequence[Player], order: Iterable[int]) -> tuple[int, ...]:
    """For the parameters of the players in that order, their places in the order as it was."""
    ends = [0]
    for p in players:
        ends.append(ends[-1] + len(p.params))
    return tuple(k for i in order for k in range(ends[i], ends[i + 1]))


def permuted(matrix: ImmutableMatrix, places: Sequence[int]) -> ImmutableMatrix:
    """Rows (and columns, if there is more than one) in another order; the memory's blocks likewise."""
    n = len(places)
    rows = [k + b * n for b in range(matrix.rows // n) for k in places]
    return matrix.extract(rows, rows if matrix.cols > 1 else [0])


def turned(poly: Poly, sign: int) -> Poly:
    """The polynomial whose roots are those of the given one, times the sign; leading coefficient kept."""
    return poly if sign == 1 else Poly((-1) ** poly.degree() * poly.as_expr().subs(poly.gen, -poly.gen), poly.gen)


def rotated(
    matrix: ImmutableMatrix, players: Sequence[Player], moves: tuple[int, ...], first: int
) -> tuple[ImmutableMatrix, tuple[int, ...]]:
    """The matrix of the round that begins with another player, and its order: S M S^-1, S being what is put off.

    The turns that are put off to the end are the rows of M in the blocks of their players, since no
    later turn changes these; InputError where S is not invertible.
    """
    k = moves.index(first)
    waiting = positions(players, moves[:k])
    put_off = Matrix(eye(matrix.rows))
    for row in waiting:
        put_off[row, :] = matrix[row, :]
    if is_zero(put_off.det()) is not False:
        raise InputError("the turn that is put off has no inverse at these constants; derive with the other order")
    whole = put_off * matrix * put_off.inv()
    return ImmutableMatrix(whole).applyfunc(cancel), (*moves[k:], *moves[:k])


def _reflected(expr: Basic) -> Basic:
    """f(t) for f(-t): derivatives of odd order change sign."""
    there = expr.replace(f, lambda t: f(-t)).replace(lambda e: isinstance(e, Subs), lambda e: e.doit())
    return there.xreplace({s: -s for s in ODD})


def _moves(d: Derivation) -> tuple[int, ...]:
    """The order of turns of a derivation, which must be that of the players; empty where they do not take turns."""
    if d.method.name != "alternating" or d.matrix is None:
        return ()
    difference = d.matrix - linear_update(d.game, d.jacobian, alternating(*d.method.hyper))
    return tuple(range(len(d.game.players))) if all(is_zero(e) is True for e in difference) else ()


def _admitted(c: Convention, order: tuple[int, ...], thing: Restated) -> None:
    n = len(thing.players)
    if sorted(order) != list(range(n)):
        raise InputError(f"order {order} is no permutation of the players 0 to {n - 1}")
    strange = [i for i in (*c.maximizes, *(() if c.first is None else (c.first,))) if i not in range(n)]
    if strange:
        raise InputError(f"'{thing.title}' has no player {strange[0]}; its players are 0 to {n - 1}")
    for p in thing.equilibrium:
        if not isinstance(c.symbols.get(p, p), Symbol):
            raise InputError(f"the parameter {p} may have another name, but not another scale as in {c.symbols[p]}")
