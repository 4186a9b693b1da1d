"""Backward error analysis: the vector field whose flow for the time h is one step of a method, as a series in h.

With memory it is the field of the principal branch: memory becomes a function of the parameters,
K = K0 + h K1 + ..., that the step keeps. Both series are found order by order, undetermined
coefficients at each, from  x(exp(hD) .) = X(x, K, h)  and  K(exp(hD) .) = G(x, K, h),  where
(X, G) is the step and D the derivative along the field sought.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sympy import (
    Dummy,
    Expr,
    ImmutableMatrix,
    Integer,
    Matrix,
    S,
    Symbol,
    count_ops,
    expand,
    eye,
    factor,
    factorial,
    nan,
    oo,
    sympify,
    true,
    zeros,
    zoo,
)

from symgan.adversarial import losses
from symgan.exact.equilibrium import equilibrium
from symgan.exact.field import jacobian, vector_field, worked_out
from symgan.exact.linear_reading import LinearReading
from symgan.exact.pieces import SWITCHING
from symgan.exact.smoothness import kinks
from symgan.exact.undecided import Undecided
from symgan.exact.update import exactly, linear_update, update_map
from symgan.exact.vector import linear
from symgan.records import Game, InputError, Method, ModifiedField
from symgan.validity import validate

# Beyond these the series is cut off: the order in h, and the operations in one term.
BUDGET_ORDER = 6
BUDGET_OPERATIONS = 3000
BUDGET_EQUATIONS = 10_000  # operations in the equations of one order, before they are simplified


@dataclass(frozen=True)
class _Step:
    """One step as expressions: parameters and memory after it, and the memory where the step size is zero."""

    params: tuple[Symbol, ...]
    memory: tuple[Symbol, ...]
    moved: ImmutableMatrix
    kept: ImmutableMatrix
    rest: ImmutableMatrix


def modified_field(game: Game, method: Method, order: int = 2) -> ModifiedField:
    """The field f0 + h f1 + ... + h^order f_order whose time-h flow is one step of the method up to O(h^(order + 2)).

    For a method with memory it is the field of the principal branch, on which the memory is a
    function of the parameters. InputError for a flow, and where no symbol or more than one is the
    step size: the constant of the method at whose zero a step stands still. Where the step has no
    closed form, or a budget runs out, the terms found so far come with the reason.
    Source: Hairer, Lubich and Wanner, Geometric Numerical Integration, chapter IX.
    """
    method = _discrete(game, method, order)
    found = update_map(game, vector_field(game, worked_out(losses(game))), method)
    if found is None:
        why = "The step has no closed form, or one too long to print; modified_matrix needs none."
        return ModifiedField(None, (), None, why)
    if found[0].has(*SWITCHING):
        return ModifiedField(None, (), None, "The step switches, and only a smooth one has a modified field.")
    (moved, start), n = found, len(game.params)
    rest = ImmutableMatrix(len(start), 1, list(start.values()))
    step = _Step(game.params, tuple(start), moved[:n, :], moved[n:, :], rest)
    return _series(step, _step_size(step, method), order)


def modified_matrix(game: Game, method: Method, order: int = 2) -> ModifiedField:
    """The same on the linearization at the equilibrium: terms and field are matrices, shape (n, n).

    The matrix is log(M)/h as a series in h, where M is the deciding matrix on those of its
    eigenvectors whose eigenvalues tend to one with h. Errors as for :func:`modified_field`.
    """
    method = _discrete(game, method, order)
    try:
        step = _linear(game, method)
    except Undecided as unknown:
        return ModifiedField(None, (), None, f"There is no deciding matrix: {unknown}.")
    found = _series(step, _step_size(step, method), order)
    terms = tuple(ImmutableMatrix(t.jacobian(Matrix(game.params))) for t in found.terms)
    return replace(found, terms=terms, field=_sum(_step_size(step, method), terms))


def _discrete(game: Game, method: Method, order: int) -> Method:
    """The method with decimals as fractions; InputError where it is a flow or an argument is none."""
    validate(game)
    if not isinstance(method, Method) or method.flow:
        raise InputError(
            f"a modified field belongs to a discrete method, such as sg.methods.simultaneous(); got {method!r}"
        )
    if isinstance(order, bool) or not isinstance(order, int) or order < 0:
        raise InputError(f"order is a number 0, 1, 2, ... of powers of the step size; got {order!r}")
    method = exactly(method)
    shared = set().union(*(loss.free_symbols for loss in losses(game))) & _symbols(method)
    if shared:
        raise InputError(
            f"{min(map(str, shared))} is a constant both of '{game.name}' and of {method.name}; rename one"
        )
    return method


def _symbols(method: Method) -> set[Symbol]:
    values = [v for value in method.hyper for v in (value if isinstance(value, tuple) else (value,))]
    return set().union(*(sympify(v).free_symbols for v in values))


def _linear(game: Game, method: Method) -> _Step:
    """The step on the linearization; the parameters stand for their distance from the equilibrium."""
    field = vector_field(game, worked_out(losses(game)))
    point = equilibrium(game, field)
    slope = jacobian(field, point)
    if kinks(field, point, true) is not S.false or slope.has(nan, zoo, oo):
        raise Undecided("the field may have no derivative at the equilibrium")
    matrix = linear_update(game, slope, method, point)
    n, v = slope.rows, LinearReading(game, slope, point)
    start = method.settled(v, linear(eye(n)))
    x = ImmutableMatrix(game.params)
    memory = tuple(Dummy(f"m{i}", real=True) for i in range(n * len(start)))
    state = ImmutableMatrix([*x, *memory])
    rest = ImmutableMatrix(len(memory), 1, [e for block in start for e in block.values + block.slopes * x])
    return _Step(game.params, memory, matrix[:n, :] * state, matrix[n:, :] * state, rest)


def _step_size(step: _Step, method: Method) -> Symbol:
    """The one constant of the method at whose zero parameters and memory stay where they are."""
    still = [s for s in sorted(_symbols(method), key=str) if _rests(step, s)]
    if len(still) != 1:
        named = ", ".join(map(str, still)) or "none"
        raise InputError(f"a modified field needs one symbol as the step size of {method.name}; there is {named}")
    return still[0]


def _rests(step: _Step, size: Symbol) -> bool:
    there = {**dict(zip(step.memory, step.rest, strict=True)), size: Integer(0)}
    pairs = ((step.moved, step.params), (step.kept, step.rest))
    return all(
        expand(e.subs(there, simultaneous=True) - w) == 0
        for after, now in pairs
        for e, w in zip(after, now, strict=True)
    )


def _series(step: _Step, size: Symbol, order: int) -> ModifiedField:
    """The terms up to the order asked for, or up to where a budget runs out."""
    fields: list[Matrix] = []
    memory = [Matrix(step.rest)]
    which = "Once the memory is settled, one step" if step.memory else "One step"
    why = f"{which} is the flow of this field for the time {{{size}}}, up to terms of order {{{size}**{order + 2}}}."
    for n in range(1, min(order, BUDGET_ORDER) + 2):
        unknown = [Dummy() for _ in (*step.params, *step.memory)]
        split = len(step.params)
        equations = _order(step, size, [*fields, Matrix(unknown[:split])], [*memory, _column(unknown[split:])], n)
        solved = _solved(equations, unknown)
        if isinstance(solved, str):
            why = f"Only {n - 1} terms are given: {solved}."
            break
        fields.append(solved[:split, :])
        memory.append(solved[split:, :])
    if order > BUDGET_ORDER and len(fields) > BUDGET_ORDER:
        why = f"The series is cut off at the order {BUDGET_ORDER}, the budget."
    terms = tuple(map(ImmutableMatrix, fields))
    return ModifiedField(size, terms, _sum(size, terms), why)


def _length(column: Matrix) -> int:
    return sum(e.count_ops() for e in column)


def _order(step: _Step, size: Symbol, fields: list[Matrix], memory: list[Matrix], n: int) -> Matrix:
    """The coefficient of h^n of what must vanish: both series carried along the flow, less the step on them."""
    here = [Matrix(step.params), *(zeros(len(step.params), 1) for _ in range(n))]
    branch = sum((size**i * m for i, m in enumerate(memory)), start=zeros(len(step.memory), 1))
    put = dict(zip(step.memory, branch, strict=True))
    carried = Matrix.vstack(_along(here, fields, step.params, n), _along(memory, fields, step.params, n))
    taken = Matrix.vstack(Matrix(step.moved.xreplace(put)), Matrix(step.kept.xreplace(put)))
    return carried - taken.diff(size, n).subs(size, 0) / factorial(n)


def _along(series: list[Matrix], fields: list[Matrix], params: tuple[Symbol, ...], n: int) -> Matrix:
    """The coefficient of h^n of g_0 + h g_1 + ... carried along the flow of f_0 + h f_1 + ... for the time h.

    It is the sum over k of D^k g / k!, D being the sum of h^(i + 1) times the derivative along f_i.
    """
    total, power = series[n], series
    for k in range(1, n + 1):
        power = [_derived(power, fields, params, m) for m in range(n + 1)]
        total = total + power[n] / factorial(k)
    return total


def _derived(series: list[Matrix], fields: list[Matrix], params: tuple[Symbol, ...], m: int) -> Matrix:
    terms = (series[m - 1 - i].jacobian(Matrix(params)) * fields[i] for i in range(min(m, len(fields))))
    return sum(terms, start=zeros(series[0].rows, 1))


def _solved(equations: Matrix, unknown: list[Symbol]) -> Matrix | str:
    """The solution of equations that are linear in the unknowns, or the reason why there is none to be had."""
    if _length(equations) > BUDGET_EQUATIONS:
        return "the next one is too long"
    slope = equations.jacobian(Matrix(unknown))
    constant = equations.xreplace(dict.fromkeys(unknown, Integer(0)))
    try:
        solution = -constant if slope == eye(len(unknown)) else slope.LUsolve(-constant)
    except ValueError:  # SymPy's word for a singular matrix
        return "the memory has no single branch"
    solution = solution.applyfunc(_shortest)
    return solution if _length(solution) <= BUDGET_OPERATIONS else "the next one is too long"


def _shortest(entry: Expr) -> Expr:
    """The entry expanded or factored, whichever is shorter to print."""
    return min((expand(entry), factor(entry)), key=count_ops)


def _column(entries: list[Symbol]) -> Matrix:
    return Matrix(len(entries), 1, entries)


def _sum(size: Symbol, terms: tuple[ImmutableMatrix, ...]) -> ImmutableMatrix | None:
    """f_0 + h f_1 + ..., or None where there is no term."""
    if not terms:
        return None
    return ImmutableMatrix(sum((size**i * t for i, t in enumerate(terms)), start=zeros(*terms[0].shape)))
