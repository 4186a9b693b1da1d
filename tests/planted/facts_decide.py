"""Decisions whose answer is known beforehand: statements true, false, and beyond reach, at and around boundaries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sympy import (
    Abs,
    And,
    Eq,
    Equivalent,
    Implies,
    Ne,
    Not,
    Or,
    Piecewise,
    Rational,
    Symbol,
    cos,
    exp,
    false,
    log,
    oo,
    root,
    rootof,
    sin,
    sqrt,
    symbols,
    true,
)

import symgan as sg
from symgan.decide.identity import is_zero
from symgan.decide.prove import holds
from symgan.decide.signs import negative, nonnegative, positive, zero
from symgan.decide.univariate import counterexample, spans

from .expect import equivalent, refused, same

x, y = symbols("x y", real=True)
p, r = symbols("p r", positive=True)
q = Symbol("q", nonnegative=True)
n = Symbol("n", negative=True)
w = Symbol("w", nonzero=True, real=True)
k = Symbol("k", integer=True)
m = Symbol("m", integer=True, positive=True)

# a true and a false statement that SymPy leaves standing; the false one fails only at x = 7777/1000, where nobody looks
T, T_TOO, F = x**2 - 2 * x + 2 > 0, y**2 - 2 * y + 2 > 0, Ne(1000 * x, 7777)

PROVED = (
    (And(T, T_TOO), true), (And(x * y > 0, T), And(x > 0, y > 0)), (Or(T, x > 5), true), (Or(x * y > 0, x > 5), And(x > 0, y > 0)),
    (Or(x**2 * y > 0, y <= 0, Eq(x, 0)), true), (Implies(x > 0, x * y > 0), y > 0), (Implies(y > 0, T), true), (Equivalent(T, T_TOO), true),
    (Equivalent(x * y > 0, x + y > 0), And(x > 0, y > 0)), (Equivalent(x * y > 0, x + y > 0, T), And(x > 0, y > 0)), (Not(x**2 - 2 * x + 2 < 0, evaluate=False), true),
    (Eq((x + 1) ** 2, x**2 + 2 * x + 1), true),
    (Eq((sqrt(x**2 + 1) + 1) * (sqrt(x**2 + 1) - 1), x**2), true),
    (Eq(sqrt(p) ** 3 * sqrt(r) ** 2 / sqrt(p), p * r), true),
    (Eq(1 / (sqrt(p) + 1), (sqrt(p) - 1) / (p - 1)), true),
    (Eq(1 / (p + 1) + 1 / (p + 2), (2 * p + 3) / (p**2 + 3 * p + 2)), true),
    (x**2 >= 0, true), (x**2 + 1 > 0, true), (x**2 - 2 * x + 2 > 0, true), (x**2 - 2 * x + 1 >= 0, true),
    (-(x**2) <= 0, true), (p**3 + p > 0, true), (p**2 - 3 * p + 3 > 0, true), (n**2 + n + 1 > 0, true),
    (n**3 - n**2 < 0, true), (q**2 + q >= 0, true), (q + 1 > 0, true), (p * n < 0, true), (1 / p > 0, true),
    (n - p < 0, true), (w**2 > 0, true), (Ne(w * p, 0), true), (Ne(x - y, 0), Ne(x, y)), (Ne(x, 0), x > 0), (Eq(x, y), Eq(x - y, 0)), (Ne(x**2 + 1, 0), true), (p + x**2 > 0, true),
    (x * y > 0, And(x > 0, y > 0)), (x * y < 0, And(x > 0, y < 0)), (x * y > 0, And(x < 0, y < 0)),
    (x > 0, x >= 1), (x < 0, x <= -1), (x > 0, x > 1), (x**2 > 0, Ne(x, 0)), (x - y > 0, x > y), (x - y < 0, y > x),
    (x - y >= 0, x > y), (x * (x - y) > 0, And(x > 0, x > y)), (Eq((x - y) ** 2, 0), Eq(x, y)),
    (And(p > 0, x**2 >= 0), true), (Or(x > 0, x <= 0), true), (Or(x < 1, x >= 1), true), (Or(x > 5, p > 0), true),
    (Implies(x > 2, x > 0), true), (Equivalent(x > 1, x - 1 > 0), true), (Equivalent(x - 1 > 0, x > 1, x + y > 1 + y), true),
    (Not(x**2 < 0), true), (true, true), (Implies(And(x > 0, y > 0), x * y > 0), true),
)  # fmt: skip
REFUTED = (
    (x**2 > 0, true), (x**2 - 2 * x + 1 > 0, true), (p > 1, true), (x**3 > 0, true), (p - x > 0, true), (x > 0, x >= 0),
    (x < 0, x <= 0), (q > 0, true), (q**2 + q > 0, true), (p**2 - 3 * p + 2 > 0, true), (p**2 - 3 * p + 2 >= 0, true),
    (x * y > 0, And(x > 0, y < 0)), (x * y > 0, x > 0), (x > y, x >= y), (Ne(x, 0), true), (Eq(x, 0), true),
    (Eq(sqrt(x**2 + 1), x + 1), true), (Eq((x + 1) ** 2, x**2 + 1), true), (Eq(x**2, x * y), true), (x**2 <= 0, true),
    (And(p > 0, x > 0), true), (Or(x > 0, x < 0), true), (Implies(x > 0, x > 2), true), (Not(x < 0), true),
    (Equivalent(x > 0, x >= 0), true), (Equivalent(p > 0, x > 0), true), (false, true), (n > 0, true), (n + 1 < 0, true),
    (x >= 0, x >= -1), (x < 0, x < 1), (x > -1, x < 0), (k * (k - 1) > 0, true), (w > 0, true), (x * p > 0, y > 0),
    (x - y > 0, And(x > 0, y > 0)), (x < 0, Ne(x, 0)), (Eq(root(x**2 + 1, 3), 1), true), (x**2 + x * y > 0, Ne(x, 0)),
    (Implies(Ne(x, 0), x > 0), true), (x * y >= 0, And(x >= 0, y <= 1)), (Not(And(x > 0, y > 0)), true),
)  # fmt: skip
NOT_PROVED = (  # false, but far from the points that a search tries
    Ne(1000 * x, 7777), p < 1000, Ne(x**2, 2), And(Ne(1000 * x, 7777), p > 0), Or(x > Rational(7777, 1000), x < 7),
    And(T, F), And(F, T_TOO), Or(F, x > 9000), Or(F, Eq(y, 1), x > 9000), Implies(T, F), Implies(y > 0, F), Equivalent(T, F), Equivalent(F, T_TOO),
    Equivalent(T, T_TOO, F), Equivalent(F, T, T_TOO), Not(Eq(1000 * x, 7777), evaluate=False), Not(And(T, F)), Or(And(T, F), x > 9000),
    Implies(x > 0, Ne(x**2, 3)), Not(Eq(1000 * x, 7777)), Equivalent(p > 0, p < 1000), Equivalent(x**2 > 2, x**2 >= 2),
)  # fmt: skip
NOT_REFUTED = (  # true, though perhaps beyond the means at hand
    Eq(sin(x) ** 2 + cos(x) ** 2, 1), x**2 - x * y + y**2 >= 0, Implies(And(x > 0, y > x), y > 0),
    Eq(sqrt(x**2 + 2 * x + 1), abs(x + 1)), Eq(root(p, 3) ** 2 * root(p, 3), p), x**4 - 2 * x**2 * y**2 + y**4 >= 0,
)  # fmt: skip


def fact_proved() -> Iterator[Any]:
    """True statements, each within the means at hand."""
    for relation, given in PROVED:
        yield same((relation, sg.prove(relation, given).status), (relation, sg.Status.PROVED))
        yield same((relation, holds(relation, given)), (relation, True))  # without a solver


def fact_refuted() -> Iterator[Any]:
    """False statements: the witness has every symbol, satisfies what is given, and makes the statement false."""
    for relation, given in REFUTED:
        judgement = sg.prove(relation, given)
        yield same((relation, judgement.status), (relation, sg.Status.REFUTED))
        witness = judgement.witness
        yield same(set(witness), relation.free_symbols | given.free_symbols)
        yield same((relation.subs(witness), given.subs(witness)), (false, true))
        yield same([s for s, v in witness.items() for kind in ("positive", "negative", "integer", "nonzero", "nonnegative")
                    if getattr(s, f"is_{kind}") and not getattr(v, f"is_{kind}")], [])  # fmt: skip


def fact_beyond() -> Iterator[Any]:
    """Nothing false is ever proved, nothing true ever refuted."""
    yield same([s for s in NOT_PROVED if sg.prove(s).status is sg.Status.PROVED], [])
    yield same([s for s in NOT_REFUTED if sg.prove(s).status is sg.Status.REFUTED], [])
    yield same(sg.prove(x * y > 0, And(F, y > 0)).status is sg.Status.PROVED, False)
    for condition in (x + 1, x, 1, "x > 0"):
        yield refused(lambda c=condition: sg.prove(c), "Booleans")
        yield refused(lambda c=condition: sg.prove(x > 0, given=c), "Booleans")
    proved, assumed = sg.prove(T).evidence[0], sg.prove(x > 0, x > 1).evidence[0]
    yield same(("given" in proved, "given" in assumed, "x > 1" in assumed), (False, True, True))
    yield same(("x > 0" in sg.prove(x > 0).evidence[0], "false at" in sg.prove(x > 0).evidence[0]), (True, True))
    open_, wrong = (
        sg.prove(Ne(k**2, 2)).evidence[0],
        sg.prove(false).evidence[0],
    )  # of integers the solvers know nothing
    yield same(("neither" in open_.lower(), " at" in wrong), (True, False))


def fact_witness_of_many_symbols() -> Iterator[Any]:
    """Six constants, and a statement false only where all of them are alike: the search must reach it."""
    names = symbols("u0:6", positive=True)
    different = Or(*(Ne(a, 2) for a in names[:3]), *(Ne(a, 1) for a in names[3:]))
    judgement = sg.prove(different)
    yield same(judgement.status, sg.Status.REFUTED)
    yield same(list(judgement.witness.values()) if judgement.witness else None, [2, 2, 2, 1, 1, 1])
    yield same(sg.prove(Eq(x, 2), And(x > 1, Ne(x, 2))).witness, {x: 3})


SIGNS = (  # an expression, and when it is positive, negative, not negative, and zero
    (p * x, x > 0, x < 0, x >= 0, Eq(x, 0)),
    (n * x, x < 0, x > 0, x <= 0, Eq(x, 0)),
    (x**2 * y, And(Ne(x, 0), y > 0), And(Ne(x, 0), y < 0), Or(y >= 0, Eq(x, 0)), Or(Eq(x, 0), Eq(y, 0))),
    (-(x**2), false, Ne(x, 0), Eq(x, 0), Eq(x, 0)),
    (x * y, x * y > 0, x * y < 0, x * y >= 0, Or(Eq(x, 0), Eq(y, 0))),
    (2 - 2 * x, x < 1, x > 1, x <= 1, Eq(x, 1)),
    (p**2 + 1, true, false, true, false),
    (-3 - p, false, true, false, false),
    (x**2 - x + 1, true, false, true, false),
    (x - x, false, false, true, true),
    (x**3, x > 0, x < 0, x >= 0, Eq(x, 0)),
    (p**2 - 3 * p + 2, Or(p < 1, p > 2), And(p > 1, p < 2), Or(p <= 1, p >= 2), Or(Eq(p, 1), Eq(p, 2))),
    (q**2 + q, q > 0, false, true, Eq(q, 0)),
    (n**3 - n, And(n > -1, n < 0), n < -1, n >= -1, Eq(n, -1)),
    (w**2 * (x - 1), x > 1, x < 1, x >= 1, Eq(x, 1)),
    (w * (x - 1), w * (x - 1) > 0, w * (x - 1) < 0, w * (x - 1) >= 0, Eq(x, 1)),
    (-Rational(2, 3) * (x - 1) / p, x < 1, x > 1, x <= 1, Eq(x, 1)),
    (x - p, x > p, x < p, x >= p, Eq(x, p)),
    (
        (x - 1) ** 2 * (y - 1) ** 3,
        And(Ne(x, 1), y > 1),
        And(Ne(x, 1), y < 1),
        Or(Eq(x, 1), y >= 1),
        Or(Eq(x, 1), Eq(y, 1)),
    ),
)


def fact_signs() -> Iterator[Any]:
    """The sign of an expression, as a condition that is true at the right points."""
    for expr, *wanted in SIGNS:
        for question, answer in zip((positive, negative, nonnegative, zero), wanted, strict=True):
            yield equivalent(question(expr), answer)
    yield same((positive(p * x), nonnegative(p * x), nonnegative(-p * x)), (x > 0, x >= 0, x <= 0))
    yield same(zero(p * (x - 1)), Eq(x - 1, 0))
    yield same(positive(x**2 + 1), true)
    yield equivalent(positive(1 / w), w > 0)
    for power, wanted in ((x**m, x**m > 0), ((1 - p) ** (2 * m), Ne(p, 1)), ((1 - p) ** (2 * m) * x, And(Ne(p, 1), x > 0)), (p**m * x, x > 0),
                          ((1 - p) ** m * x, (1 - p) ** m * x > 0), (x**m * x ** (m + 1), Or(x > 0, Ne(x, 0) & (x > 0))), (p**m - p ** (2 * m), p**m < 1),
                          (2**m * x, x > 0), (x**m * y**3, x**m * y > 0), (x / 3**m, x > 0), (2 ** (m + 1) - 2**m, true)):  # fmt: skip
        yield equivalent(positive(power), wanted)
    yield equivalent(positive(w / (x**2 + 1) / p), w > 0)
    yield same(zero(p / w), false)


def fact_signs_given() -> Iterator[Any]:
    """What is given settles a question that says the same or the opposite, and only such a one."""
    settled = (
        (positive, x - y, x > y, true), (positive, x - y, y > x, false), (positive, x - y, x <= y, false),
        (zero, x - y, Ne(x, y), false), (zero, x - y, Eq(x, y), true), (negative, x - y, x < y, true),
        (nonnegative, x - y, x > y, true), (nonnegative, x - y, x < y, false), (positive, x, x > 0, true),
        (positive, x * (y - 1), And(x > 0, y > 1), true), (positive, x, Ne(x, 0), x > 0), (positive, x * y, x < 0, y < 0),
        (positive, x, x >= 0, x > 0), (positive, x, x > -1, x > 0), (positive, x, x < 1, x > 0), (zero, x, x > 1, false),
        (zero, x, x < -1, false), (zero, x, x <= -1, false), (zero, x, x >= 1, false), (zero, x, x >= 0, Eq(x, 0)),
        (positive, x**2, Ne(x, 0), true), (positive, x - y, x >= y, x > y), (positive, x, Eq(y, 0), x > 0),
        (negative, x - y, x > y, false), (positive, x - 2, x > 1, x > 2), (positive, x, x > p, x > 0),
    )  # fmt: skip
    for question, expr, given, answer in settled:
        found = question(expr, given)
        yield equivalent(found, answer, given)
        if question is not nonnegative:
            yield same(found in (true, false), answer in (true, false))


def fact_signs_of_curves() -> Iterator[Any]:
    """A cubic below zero wherever its symbol may lie, and a square in a symbolic power."""
    yield same(negative(n**3 + n**2 + n - 1), true)
    yield same(positive(n**3 + n**2 + n - 1), false)
    yield same(positive(r ** (2 * m) - 2 * r**m + 1), Ne(r**m - 1, 0))


def fact_identities() -> Iterator[Any]:
    """Zero, not zero, and cannot be told."""
    zeros = ((x + y) ** 3 - x**3 - 3 * x**2 * y - 3 * x * y**2 - y**3, sqrt(x**2 + y**2) ** 4 - (x**2 + y**2) ** 2,
             1 / x - y / (x * y), (sqrt(p) + sqrt(r)) * (sqrt(p) - sqrt(r)) - p + r, sqrt(8) - 2 * sqrt(2), sqrt(x * y) ** 3 - x * y * sqrt(x * y),
             1 / sqrt(x**2 + 1) - sqrt(x**2 + 1) / (x**2 + 1), (1 + sqrt(x**2 + 1)) ** 3 - 3 * x**2 - 4 - (x**2 + 4) * sqrt(x**2 + 1))  # fmt: skip
    yield same([is_zero(e) for e in zeros], [True] * len(zeros))
    others = (x - y, x**2 - y**2, (x + 1) / (y + 1), sqrt(2) - 1, x * y - 1)
    yield same([is_zero(e) for e in others], [False] * len(others))
    open_ones = (
        sin(x) ** 2 + cos(x) ** 2 - 1,
        root(p, 3) - root(r, 3),
        sqrt(p) - sqrt(r),
        log(p * r) - log(p) - log(r),
        y * (sin(x) ** 2 + cos(x) ** 2 - 1),
        Piecewise((x, x > 0), (-x, True)) - Abs(x),
    )
    yield same([is_zero(e) is True and not e.equals(0) for e in open_ones], [False] * len(open_ones))
    yield same([is_zero(e) is False and e.equals(0) is not False for e in open_ones], [False] * len(open_ones))


def fact_one_symbol() -> Iterator[Any]:
    """Statements about one number, at and between the roots of their polynomials."""
    a = sqrt(2)
    holding = (
        (x**2 > 2, x > a), (x**2 >= 2, x >= a), (Equivalent(x**2 < 2, And(-a < x, x < a)), true), (Implies(p**2 > 9, p > 3), true),
        (Or(x < 0, x**3 + x > 0, Eq(x, 0)), true), (Implies(n**2 > 4, n < -2), true), (x**4 - 5 * x**2 + 6 > 0, x > sqrt(3)),
    )  # fmt: skip
    for relation, facts in holding:
        yield same(counterexample(relation, facts), (True, None))
    failing = ((x**2 > 2, x >= a, a), (p**2 - 3 * p + Rational(9, 4) > 0, true, Rational(3, 2)), (x**2 - 4 < 0, x >= 2, 2),
               (Ne(x**5 - x - 1, 0), true, rootof(x**5 - x - 1, 0)), (Ne(x**4 - 10 * x**2 + 1, 0), x > 1, rootof(x**4 - 10 * x**2 + 1, 3)))  # fmt: skip
    for relation, facts, where in failing:
        yield same(counterexample(relation, facts), (True, {(p if relation.has(p) else x): where}))
    others = (x * y > 0, exp(x) > x, k**2 > 2, sqrt(x) > 1, x**30 > 2, Symbol("z") > 1)
    yield same([counterexample(s, true)[0] for s in others], [False] * len(others))
    yield same([spans(s, true) for s in others], [None] * len(others))
    between = (
        ((x**2 > 2, true), [(-oo, -a), (a, oo)]), ((p**2 < 2, true), [(0, a)]), ((Ne(p, 4), true), [(0, 4), (4, oo)]),
        ((Or(x < 1, x >= 1), x < 3), [(-oo, 3)]), ((x < 3, Ne(x, 1)), [(-oo, 1), (1, 3)]),
        (((x - 1) ** 2 * (x - 2) <= 0, true), [(-oo, 2)]), ((And(x > 1, x**3 < 0), true), []),
    )  # fmt: skip
    for stated, intervals in between:
        yield same(list(spans(*stated) or ()), intervals)
