"""An audit of expressions: differences are proved to be zero, or shown at a point, exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sympy import (
    And,
    Eq,
    Equivalent,
    Expr,
    Function,
    ImmutableMatrix,
    MatrixBase,
    S,
    Symbol,
    Tuple,
    nan,
    oo,
    sympify,
    zoo,
)
from sympy.core.function import AppliedUndef

from symgan.adversarial import losses
from symgan.analysis.audit import Audit, Linearization, title
from symgan.analysis.slips import Vector, slips
from symgan.decide import witness
from symgan.decide.identity import is_zero
from symgan.decide.prove import prove
from symgan.exact.field import jacobian, vector_field, worked_out
from symgan.exact.multiples import multiples
from symgan.exact.spectrum import characteristic_polynomial, factors
from symgan.exact.update import update_map
from symgan.exact.verdict import judge
from symgan.notation import taylor_symbol
from symgan.reading import read, text
from symgan.reading_latex import is_latex, plain
from symgan.records import Derivation, Game, InputError, Judgement, Method, Outcome, Status, Verdict


def compared_exactly(function: Any, d: Derivation) -> Audit:
    """The audit of expressions in the parameters and what the method remembers."""
    moved = update_map(d.game, d.field, d.method)
    if moved is None:
        raise InputError(f"one step of '{d.title}' has no closed form to compare with; give the numbers of steps")
    derived, memory = list(moved[0]), moved[1]
    found = _expressions(function, d, list(memory))
    equal, function_words = _judged(found, derived[: len(found)], d)
    whole = ImmutableMatrix([*found, *derived[len(found) :]])
    linearization = _linearized(whole, {**d.equilibrium, **_at_rest(memory, d)}, d)
    if equal.witness is None:
        return Audit(title(d), equal, (), linearization=linearization)
    n, params = len(d.game.params), list(d.game.params)
    variables = {*params, *memory}
    found_move = found[:n] if d.method.flow else [a - p for a, p in zip(found, params, strict=False)]
    return Audit(
        title(d),
        equal,
        slips(found_move, d.game, d.method, _move(d), lambda u, parts: multiples(u, parts, variables)),
        tuple(function_words(e).subs(equal.witness) for e in found[:n]),
        tuple(function_words(e).subs(equal.witness) for e in derived[:n]),
        linearization,
    )


def _expressions(function: Any, d: Derivation, memory: Sequence[Symbol]) -> list[Expr]:
    """The entries of what was given: one a parameter, or with those of the memory; InputError otherwise."""
    names = {s.name: s for s in (*d.game.params, *memory, *_constants(d))}
    value = _read(function, names) if isinstance(function, str) else function
    entries = list(value) if isinstance(value, (MatrixBase, Tuple, list, tuple)) else [value]
    entries = [_read(e, names) if isinstance(e, str) else sympify(e) for e in entries]
    n = len(d.game.params)
    if len(entries) not in (n, n + len(memory)) or not all(isinstance(e, Expr) for e in entries):
        also = f", or with the memory {', '.join(map(str, memory))} {n + len(memory)}" if memory else ""
        raise InputError(
            f"what '{d.title}' is compared with has {n} entries, for {d.game.params}{also}; got {function!r}"
        )
    for s in set().union(*(e.free_symbols for e in entries)):
        if s.name in names and s != names[s.name]:
            raise InputError(
                f"the symbol {s} of the function is not that of the game; take it from the game or from sg.notation"
            )
    return entries


def _read(written: str, names: Mapping[str, Symbol]) -> Any:
    """Plain text, or LaTeX."""
    return read(plain(written, names) if is_latex(written) else written, names)


def _constants(d: Derivation) -> set[Symbol]:
    """The constants of the derivation."""
    values = [*d.losses, *(v for h in d.method.hyper for v in (h if isinstance(h, tuple) else (h,)))]
    return set().union(*(sympify(v).free_symbols for v in values)) - set(d.game.params)


def _judged(found: list[Expr], derived: list[Expr], d: Derivation) -> tuple[Judgement, Callable[[Expr], Expr]]:
    """Whether the entries are identical, and what puts a concrete function in the place of an abstract one."""
    concrete = _concrete([*found, *derived])
    if all(is_zero(a - b) is True for a, b in zip(found, derived, strict=True)):
        return Judgement(
            Status.PROVED, ("Exactly expanded, the difference from the derived one is identically zero.",)
        ), concrete
    pairs = [(concrete(a), concrete(b)) for a, b in zip(found, derived, strict=True)]
    same = And(*(Eq(a, b, evaluate=False) for a, b in pairs))
    point = witness.find(same, d.given, set(d.game.params))
    if point is None:
        return Judgement(
            Status.UNDECIDED, ("Neither was the difference shown to be zero, nor was a point found.",)
        ), concrete
    words = "It differs from the derived one."
    names = sorted({a.func.__name__ for e in (*found, *derived) for a in e.atoms(AppliedUndef)})
    if names:
        words = (
            f"It differs from the derived one, as with {{Eq({names[0]}(t), {text(_cubic(names[0])(Symbol('t')))})}}."
        )
    return Judgement(Status.REFUTED, (words,), point), concrete


def _concrete(entries: Iterable[Expr]) -> Callable[[Expr], Expr]:
    """A cubic in the place of every abstract function, with its first two derivatives at 0 as they are named."""
    names = sorted({a.func.__name__ for e in entries for a in e.atoms(AppliedUndef)})

    def put_in(expr: Expr) -> Expr:
        for name in names:
            expr = expr.replace(Function(name), _cubic(name))
        return expr.doit() if names else expr

    return put_in


def _cubic(name: str) -> Callable[[Any], Expr]:
    first, second = (taylor_symbol(name, k) for k in (1, 2))
    return lambda t: first * t + second * t**2 / 2 + t**3 / 6


def _move(d: Derivation) -> Callable[[Game, Method, Sequence[int]], Vector | None]:
    """The move of a game under a method, as expressions."""

    def move(game: Game, method: Method, signs: Sequence[int]) -> Vector | None:
        moved = update_map(game, vector_field(game, worked_out(losses(game))), method)
        if moved is None:
            return None
        entries = [a - (0 if method.flow else p) for a, p in zip(moved[0], game.params, strict=False)]
        turned = {p: s * p for p, s in zip(game.params, signs, strict=True) if s != 1}
        return [e.subs(turned, simultaneous=True) if turned else e for e in entries]

    return move


def _at_rest(memory: dict[Symbol, Expr], d: Derivation) -> dict[Symbol, Expr]:
    return {s: sympify(e).subs(d.equilibrium) for s, e in memory.items()}


def _linearized(whole: ImmutableMatrix, point: dict[Symbol, Expr], d: Derivation) -> Linearization | None:
    """The local analysis of the given function beside the derived one; None where one of them has none."""
    matrix = jacobian(whole, point).replace(_is_value, lambda e: Symbol(str(e), real=True))
    if d.matrix is None or d.charpoly is None or matrix.has(nan, zoo, oo):
        return None
    there = [0 if d.method.flow else e for e in point.values()]
    rests = all(is_zero(e.subs(point, simultaneous=True).doit() - r) is True for e, r in zip(whole, there, strict=True))
    poly = characteristic_polynomial(matrix)
    same = all(is_zero(e) is True for e in (poly - d.charpoly).all_coeffs())
    verdict = d.verdict if same else judge(matrix, factors(poly), d.method.flow, d.given)
    return Linearization(
        rests,
        all(is_zero(e) is True for e in matrix - d.matrix),
        same,
        rests and (same or _same_verdict(d, verdict)),
        _words(d.verdict),
        _words(verdict),
    )


def _is_value(expr: Any) -> bool:
    """Whether this is an abstract function at a number, such as f(0): a constant of the given function."""
    return isinstance(expr, AppliedUndef) and not expr.free_symbols


def _same_verdict(d: Derivation, other: Verdict) -> bool | None:
    """Whether two verdicts agree, for the same values of the constants; None where that is not decided."""
    if Outcome.UNDECIDED in (d.verdict.outcome, other.outcome):
        return None
    parts = [(d.verdict.region, other.region), (d.verdict.unstable, other.unstable)]
    judged = [prove(Equivalent(a, b), d.given).status for a, b in parts if a is not None and b is not None]
    if Status.REFUTED in judged:
        return False
    return None if Status.UNDECIDED in judged else True


def _words(verdict: Verdict) -> str:
    if verdict.outcome != Outcome.CONDITIONAL:
        return verdict.outcome.lower()
    return "never stable" if verdict.region is S.false else f"stable exactly when {{{text(verdict.region)}}}"
