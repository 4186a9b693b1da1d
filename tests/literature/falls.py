"""Whether a statement is false at a witness: worked out anew, from the losses and the derived matrix."""

from __future__ import annotations

from collections.abc import Mapping
from functools import singledispatch
from typing import Any

import numpy as np
from sympy import Expr, Matrix, MatrixSymbol, S, Symbol, hessian, zeros

from symgan.blocks import Definite
from symgan.decide.identity import is_zero
from symgan.exact.derivation import derive
from symgan.literature import quantities
from symgan.literature.statements import (
    Changes,
    Conserved,
    Converges,
    DecidingMatrix,
    Every,
    Holds,
    Least,
    LimitCycles,
    LocalEquilibrium,
    Modulus,
    NoiseDrift,
    PowersGrow,
    RepelsAll,
    RestsSomewhere,
    Spectrum,
)
from symgan.literature.statements.dimensions import EveryEigenvalue
from symgan.literature.statements.distances import DistanceIs, Infinite
from symgan.literature.statements.starts import ConvergingStarts, StepTakes
from symgan.notation import lam
from symgan.numeric.distance import observe
from symgan.records import Game

Point = Mapping[Any, Expr]


@singledispatch
def falls(says: Any, at: Point) -> bool:
    raise NotImplementedError(f"no way to put a witness into a {type(says).__name__}")


@falls.register
def _every(says: Every, at: Point) -> bool:
    """Some part is false; a witness of one part may lack the symbols of another."""
    return any(falls(p, at) for p in says.statements)


@falls.register
def _limit_cycles(says: LimitCycles, at: Point) -> bool:
    return True  # that orbits are closed is tested with the centers


@falls.register
def _conserved(says: Conserved, at: Point) -> bool:
    d = derive(says.game, says.method)
    after = says.quantity.subs(dict(zip(says.game.params, d.update, strict=True)), simultaneous=True)
    return (after - says.quantity).subs(at) != 0


@falls.register
def _changes(says: Changes, at: Point) -> bool:
    d = derive(says.game, says.method)
    after = says.quantity.subs(dict(zip(says.game.params, d.update, strict=True)), simultaneous=True)
    return (after - says.quantity - says.change).subs(at) != 0


@falls.register
def _spectrum(says: Spectrum, at: Point) -> bool:
    poly = derive(says.game, says.method).charpoly
    claimed = [c + s * o for c, o in says.pairs for s in (1, -1)]
    there = poly.as_expr().subs(at)
    return any(is_zero(there.subs(poly.gen, e.subs(at))) is not True for e in claimed)


@falls.register
def _deciding_matrix(says: DecidingMatrix, at: Point) -> bool:
    return (derive(says.game, says.method).matrix - says.matrix).subs(at) != zeros(*says.matrix.shape)


@falls.register
def _modulus(says: Modulus, at: Point) -> bool:
    d = derive(says.game, says.method)
    return any(is_zero(abs(e.subs(at)) ** 2 - says.modulus.subs(at) ** 2) is False for e, _ in d.eigenvalues)


@falls.register
def _converges(says: Converges, at: Point) -> bool:
    return says.region.subs(at) != derive(says.game, says.method).verdict.region.subs(at)


@falls.register
def _holds(says: Holds, at: Point) -> bool:
    values = _plain(says.game, says.point) if says.game else {}
    relation, given = (c.subs(says.where).subs(values).subs(at) for c in (says.relation, says.given))
    return relation == False and given == True


def _plain(game: Game, point: Point) -> dict[Any, Expr]:
    """What the symbols of a statement stand for, by SymPy's own derivatives; for games without expectations."""
    own = [(p, player) for player in game.players for p in player.params]
    v = [-player.loss.diff(p) for p, player in own]
    slope = [entry.diff(p) for entry in v for p, _ in own]
    named = (*quantities.losses(game), *quantities.field(game), *quantities.slope(game))
    found = (*(player.loss for player in game.players), *v, *slope)
    return {s: S(e).subs(dict(point), simultaneous=True) for s, e in zip(named, found, strict=True)}


@falls.register
def _noise_drift(says: NoiseDrift, at: Point) -> bool:
    """By the Hessian; a Stratonovich integral is turned into Ito's by its drift (Dg g)/2 first."""
    x = Matrix(says.game.params)
    moved = Matrix(derive(says.game).field)
    for g in [] if says.ito else says.noise:
        moved += Matrix(g).jacobian(x) * g / 2
    slope = Matrix([says.quantity]).jacobian(x)
    bent = sum(((g.T * hessian(says.quantity, list(x)) * g)[0] for g in says.noise), S.Zero)
    return ((slope * moved)[0] + bent / 2 - says.drift).subs(at).doit() != 0


@falls.register
def _least(says: Least, at: Point) -> bool:
    value = says.function.subs(says.at, simultaneous=True)
    smaller = (says.function < value).subs(at) == True
    return smaller or (says.value is not None and (value - says.value).subs(at) != 0)


@falls.register
def _local_equilibrium(says: LocalEquilibrium, at: Point) -> bool:
    """Some player, or the follower, has a slope to go down, or curves downward: no local optimum of its own."""
    where = {**says.point, **at} if says.point is not None else {**says.game.equilibrium, **at}
    players = says.game.players if says.leader is None else [says.game.players[1 - says.leader]]
    slopes = [(p.loss.diff(x), p.loss.diff(x, 2)) for p in players for x in p.params]
    return any(first.subs(where) != 0 or second.subs(where) < 0 for first, second in slopes)


@falls.register
def _powers_grow(says: PowersGrow, at: Point) -> bool:
    """Successive quotients of the powers' entries over k^(order - 1) r^k grow without a bound: here, they double."""
    matrix = derive(says.game, says.method).matrix.subs(at)
    radius = max(abs(e) for e in matrix.eigenvals())
    size = [max(abs(e) for e in matrix**k) / (S(k) ** (says.order - 1) * radius**k) for k in (20, 80)]
    return bool(size[1] > 2 * size[0])


@falls.register
def _repels_all(says: RepelsAll, at: Point) -> bool:
    """The field at the start points straight back to the equilibrium."""
    d = derive(says.game)
    back = [d.equilibrium[p] - at[p] for p in says.game.params]
    there = list(d.field.subs(at))
    return (
        any(back)
        and all(is_zero(there[i] * back[0] - there[0] * back[i]) for i in range(len(back)))
        and (sum(a * b for a, b in zip(there, back, strict=True)) > 0)
    )


@falls.register
def _every_eigenvalue(says: EveryEigenvalue, at: Point) -> bool:
    """In floats: what is given holds of the blocks, and the number is an eigenvalue that is not where it should be."""
    theorem = says.theorem
    sizes = {
        n: size for b, m in at.items() if isinstance(b, MatrixSymbol) for n, size in zip(b.shape, m.shape, strict=True)
    }
    blocks = {b.subs(sizes): m for b, m in at.items() if isinstance(b, MatrixSymbol)}

    def put_in(expr: Any) -> np.ndarray:
        whole = expr.subs(sizes).subs(blocks).subs({s: v for s, v in at.items() if isinstance(s, Symbol)})
        return np.array(whole.doit().as_explicit().tolist(), dtype=complex)

    for fact in theorem.given.values():
        assert isinstance(fact, Definite), "no other fact is put in yet"
        least = np.linalg.eigvalsh(put_in(fact.matrix)).min()
        if least < 0 or (fact.strict and least == 0):
            return False
    near = np.abs(np.linalg.eigvals(put_in(theorem.matrix)) - complex(at[lam])).min()
    return near < 1e-9 and theorem.conclusion.subs(lam, at[lam]) == False


@falls.register
def _rests_somewhere(says: RestsSomewhere, at: Point) -> bool:
    return any(-p.loss.diff(x).subs(at) != 0 for p in says.game.players for x in p.params)


@falls.register
def _converging_starts(says: ConvergingStarts, at: Point) -> bool:
    """The linear step turns the segment, or makes it longer."""
    end = Matrix([S(says.end[p]) for p in says.game.params]).subs(at)
    after = derive(says.game, says.method).matrix.subs(at) * end
    return is_zero(after[0] * end[1] - after[1] * end[0]) is False or bool(after.norm() >= end.norm())


@falls.register
def _step_takes(says: StepTakes, at: Point) -> bool:
    after = derive(says.game, says.method).update.subs(dict(says.start), simultaneous=True).subs(at)
    return any(is_zero(e - S(says.after[p]).subs(at)) is False for p, e in zip(says.game.params, after, strict=True))


def _observed(says: Any, at: Point) -> float:
    """By quadrature, a linear program or a grid of frequencies, whatever the exact side says."""
    sides = (side if isinstance(side, tuple) else (side,) for side in (says.first, says.second))
    return observe(says.definition, *sides, at)[1]


@falls.register
def _distance_is(says: DistanceIs, at: Point) -> bool:
    return abs(_observed(says, at) - float(says.value.subs(at))) > 1e-6


@falls.register
def _infinite(says: Infinite, at: Point) -> bool:
    return (_observed(says, at) > 1e3) != (says.where.subs(at) == True)
