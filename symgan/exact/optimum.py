"""sg.best: the values of some constants for which training converges fastest, proved to be the best.

Sample points suggest the optimum; that no values do better is then proved from the characteristic
polynomial alone: for no choice do all its roots lie strictly inside the circle of the optimal radius.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sympy import (
    Abs,
    Add,
    And,
    Dummy,
    Eq,
    Expr,
    Not,
    Or,
    Poly,
    Pow,
    S,
    Symbol,
    cancel,
    expand,
    eye,
    fraction,
    oo,
    ordered,
    sympify,
    together,
    true,
)
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean

from symgan.decide.identity import is_zero
from symgan.decide.prove import prove
from symgan.decide.signs import factored, nonnegative
from symgan.exact.branches import branches
from symgan.exact.partition import condition, partition, walls
from symgan.exact.rates import rate
from symgan.exact.samples import Point, evaluator, samples
from symgan.exact.spectrum import magnitude
from symgan.exact.stability import half_plane, required_positive
from symgan.notation import lam
from symgan.records import Derivation, InputError, Judgement, Optimum, OptimumCase, Status

CLOSE = 1e-5  # two rates in floats
SHIFT = 1e-12
GRID = tuple(2.0 ** (k / 4) for k in range(-28, 29))  # values of a constant at which nothing may be better
BUDGET_CANDIDATES = 24
BUDGET_SAMPLES = 60
BUDGET_OPERATIONS = 40  # a rate longer than this is not fit to print

Guess = Callable[[Point], tuple[int, int] | None]


@dataclass(frozen=True)
class Candidate:
    """Values of the knobs, and the rate there, where the condition on the other constants holds.

    ``closed`` is the condition with the walls between cases taken in.
    """

    condition: Boolean
    at: tuple[tuple[Symbol, Expr], ...]
    rate: Expr
    closed: Boolean = true


def best(d: Derivation, *knobs: Symbol, given: Boolean | bool = True) -> Optimum:
    """The values of the knobs with the smallest spectral radius (for a flow, abscissa), by cases on the rest.

    Each case carries the judgement whether no values of the knobs do better, over all that their
    assumptions and ``given`` admit. Where there is no optimum in closed form there is a reason in
    place of cases, or for what they leave out. InputError where a knob is no constant of the deciding matrix.
    """
    free = d.charpoly.free_symbols - {lam} if d.charpoly is not None else set()
    for knob in knobs or (None,):
        if knob not in free:
            names = ", ".join(sorted(map(str, free))) or "none at all"
            raise InputError(f"the rate of '{d.title}' does not depend on {knob}; its constants are {names}")
    facts = And(d.given, sympify(given))
    found = rate(d)
    chosen = [Candidate(c, (), e) for c, e in found.cases]
    for knob in knobs:
        free = free - {knob}
        chosen = _minimized(chosen, knob, sorted(free, key=str), facts)
    cases = tuple(_proved(d, c, found.cases, facts) for c in chosen)
    return Optimum(knobs, d.method.flow, cases, found.reason or _missing(cases, facts))


def _missing(cases: Sequence[OptimumCase], facts: Boolean) -> str:
    """A sentence, where the cases leave something out."""
    if not cases:
        return "The rate has no smallest value in closed form."
    covered = prove(Or(*(c.condition for c in cases)), facts).status is Status.PROVED
    return "" if covered else "Elsewhere no smallest rate in closed form was found."


def _minimized(chosen: Sequence[Candidate], knob: Symbol, names: Sequence[Symbol], facts: Boolean) -> list[Candidate]:
    """For each case of the other constants the value of one knob where the rate, itself given by cases, is smallest."""
    polys = list(_critical(chosen, knob))
    values = [v for p in polys for v in branches(p) or ()]
    if len(values) > BUDGET_CANDIDATES:
        return []
    guess = _guess(chosen, knob, values, names)
    labelled = [(point, guess(point)) for point in samples(names, facts, BUDGET_SAMPLES)]
    cells = partition(labelled, walls(polys, facts), names)
    found = []
    for cell in cells:
        if isinstance(cell.label, tuple):
            value, piece = values[cell.label[0]], chosen[cell.label[1]]
            where = condition(cell.signs)
            at = ((s, e.subs(knob, value)) for s, e in (*piece.at, (knob, knob), (None, piece.rate)))
            *put_in, (_, least) = ((s, neat(e, And(facts, where))) for s, e in at)
            if least.count_ops() <= BUDGET_OPERATIONS:
                closed = condition(cell.signs, [q for q, _ in cell.signs if q.is_Add])
                found.append(Candidate(where, tuple(put_in), least, closed))
    return found


def _critical(chosen: Sequence[Candidate], knob: Symbol) -> Iterator[Poly]:
    """The polynomials in the knob on whose zeros the rate can be smallest: stationary, at a kink, or at a switch."""
    switches = [r.lhs - r.rhs for c in chosen for r in ordered(c.condition.atoms(Relational))]
    found = dict.fromkeys(q for q in switches if q.has(knob) and q.is_polynomial(knob))
    for expr in (e for c in chosen for e in _stationary(c.rate, knob)):
        numerator = fraction(together(expr))[0]
        if numerator.has(knob) and numerator.is_polynomial(knob):
            found |= dict.fromkeys(q for q, _ in factored(numerator)[1] if q.has(knob))
    yield from (Poly(q, knob) for q in found)


def _stationary(expr: Expr, knob: Symbol) -> Iterator[Expr]:
    """For a sum of at most two terms with rational squares: what vanishes where the sum is stationary or has a kink.

    t' = T'/(2t) for a term t with square T, so t1 + t2 is stationary only if T1'^2 T2 = T2'^2 T1.
    """
    squares = [
        cancel(together((t**2).replace(Abs, lambda e: e if e.has(knob) else Abs(e))))
        for t in Add.make_args(expr)
        if t.has(knob)
    ]
    rest = [t for t in Add.make_args(expr) if not t.has(knob)]
    if len(squares) == 1:
        yield squares[0].diff(knob)
    if len(squares) == 2 and not rest:
        first, second = squares
        yield first.diff(knob) ** 2 * second - second.diff(knob) ** 2 * first
    yield from squares


def _guess(chosen: Sequence[Candidate], knob: Symbol, values: Sequence[Expr], names: Sequence[Symbol]) -> Guess:
    """A function of a point of the other constants: which value of the knob is best there, and in which case.

    None where a value on the grid is better than all.
    """
    compiled = [evaluator(v, names) for v in values]
    cases = [(evaluator(c.condition, [*names, knob]), evaluator(c.rate, [*names, knob])) for c in chosen]

    def rates(point: Point, at: float) -> Iterator[tuple[float, int]]:
        for j, (holds, value) in enumerate(cases):
            for shift in (0.0, SHIFT, -SHIFT):  # on a wall either case holds, and a root may fail by rounding
                near = {**point, knob: at * (1 + shift)}
                rate = value(near) if holds(near) is True else None
                if isinstance(rate, float | int):
                    yield rate, j
                    break

    def guess(point: Point) -> tuple[int, int] | None:
        at = [(i, v) for i, value in enumerate(compiled) if _admits(knob, v := value(point))]
        found = [(r, i, j) for i, v in at for r, j in rates(point, v)]
        elsewhere = min((r for v in GRID if _admits(knob, v) for r, _ in rates(point, v)), default=oo)
        least = min((r for r, _, _ in found), default=oo)
        if least == oo or elsewhere < least - CLOSE:
            return None
        best = next(i for r, i, _ in found if r <= least + CLOSE)
        return best, next(j for _, i, j in found if i == best)

    return guess


def _admits(knob: Symbol, value: Any) -> bool:
    """Whether the assumptions of the knob admit a float."""
    if not isinstance(value, float | int):
        return False
    return not (
        (knob.is_positive and value <= 0) or (knob.is_nonnegative and value < 0) or (knob.is_negative and value >= 0)
    )


def neat(expr: Expr, given: Boolean = true) -> Expr:
    """A nonnegative root or modulus, with its radicals and moduli brought to lowest terms.

    Even powers of a symbol whose modulus appears are powers of the modulus, which may then cancel.
    """
    moduli = {m: Dummy() for m in expr.atoms(Abs)}
    even = {m.args[0]: d for m, d in moduli.items()}
    expr = expr.xreplace(moduli).replace(
        lambda e: isinstance(e, Pow) and e.exp.is_even and e.base in even, lambda e: even[e.base] ** e.exp
    )
    expr = expr.replace(lambda e: isinstance(e, Pow) and e.exp == S.Half, lambda e: magnitude(cancel(e.base)))
    expr = expr.xreplace({d: m for m, d in moduli.items()})
    return expr.replace(Abs, lambda e: _modulus(cancel(e), given))


def _modulus(expr: Expr, given: Boolean) -> Expr:
    """|expr|, without the bars where what is given tells the sign."""
    for sign in (1, -1):
        if nonnegative(sign * expr, given) is S.true:
            return sign * expr
    return Abs(expr)


def _proved(d: Derivation, c: Candidate, pieces: Sequence[tuple[Boolean, Expr]], facts: Boolean) -> OptimumCase:
    """The candidate with the judgement that its rate is attained and nothing does better, on the walls if it can be."""
    at = dict(c.at)
    for where in dict.fromkeys((c.closed, c.condition)):
        here = And(facts, where)
        judgement = best_there(d, pieces, at, c.rate, here)
        if judgement.status is Status.PROVED:
            break
    return OptimumCase(where, c.at, c.rate, _is_defective(d, at, here), judgement)


def best_there(
    d: Derivation, pieces: Sequence[tuple[Boolean, Expr]], at: Mapping[Symbol, Expr], least: Expr, facts: Boolean
) -> Judgement:
    """Whether the rate, given by the pieces, is ``least`` at these values, and no values whatever give less."""
    attained = Or(*(And(cond.subs(at), Eq(neat(e.subs(at), facts), least)) for cond, e in pieces))
    return both(prove(attained, facts), _impossible(better(d, least), facts))


def _impossible(condition: Boolean, facts: Boolean) -> Judgement:
    """The judgement that the condition never holds; one of its parts that never holds is enough."""
    for part in (*ordered(condition.args), condition) if isinstance(condition, And) else (condition,):
        judgement = prove(Not(part, evaluate=False), facts)
        if judgement.status is Status.PROVED:
            break
    return judgement


def both(first: Judgement, second: Judgement) -> Judgement:
    """The judgement on two statements together: a refutation of one refutes, and proofs of both prove."""
    by_status = {j.status: j for j in (second, first)}
    for status in (Status.REFUTED, Status.UNDECIDED):
        if status in by_status:
            return by_status[status]
    return Judgement(Status.PROVED, (*first.evidence, *second.evidence))


def better(d: Derivation, value: Expr) -> Boolean:
    """When the spectral radius (abscissa) is strictly less than the value, from the factors of degree one and two.

    Where it can be, the square of a radius is put in and not the radius, so that no root appears.
    """
    if d.method.flow:
        shifted = (Poly(f.poly.as_expr().subs(lam, lam + value), lam) for f in d.factors)
        return And(*(c > 0 for p in shifted for c in half_plane(p, flow=True)))
    return And(*(c > 0 for f in d.factors for c in _inside_circle(f.poly, value)))


def _inside_circle(poly: Poly, radius: Expr) -> list[Expr]:
    """What must be positive for all roots to have a modulus less than the radius.

    For z + a0 and z^2 + a1 z + a0 the conditions of Jury for the scaled polynomial,
    r^2 + a0 > |a1| r and r^2 > a0, said in r^2 alone.
    """
    square = cancel(radius**2)
    if poly.degree() == 1:
        return [square - poly.eval(0) ** 2]
    if poly.degree() == 2:
        _, a1, a0 = poly.all_coeffs()
        return [square + a0, (square + a0) ** 2 - a1**2 * square, square - a0]
    return required_positive(half_plane(Poly(poly.as_expr().subs(lam, lam * radius), lam), flow=False))


def _is_defective(d: Derivation, at: Mapping[Symbol, Expr], given: Boolean) -> bool:
    """Whether roots of a factor meet there without as many eigenvectors: the square-free polynomial does not vanish.

    That polynomial has a factor z - c where the two roots c ± o meet, and (z - c)^2 - o^2 where not.
    """
    assert d.matrix is not None
    there = d.matrix.subs(at)
    product, meet = eye(there.rows), False
    for center, offset in (pair for f in d.factors for pair in f.pairs or ()):
        apart = expand((offset**2).subs(at))
        moved = there - center.subs(at) * eye(there.rows)
        together_there = offset != 0 and is_zero(apart) is True
        meet = meet or together_there
        product *= moved if together_there or offset == 0 else moved**2 - apart * eye(there.rows)
    point = next(iter(samples(product.free_symbols, given, 1)), {})
    return meet and any(e.subs(point).is_zero is False for e in product)
