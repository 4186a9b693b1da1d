"""What sg.prove rests on beyond signs: enclosures, elimination, solvers and witnesses, each on what is known beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from unittest.mock import patch
from warnings import catch_warnings, simplefilter

from sympy import (
    ITE,
    Abs,
    And,
    Eq,
    Equivalent,
    Expr,
    Function,
    ImmutableMatrix,
    Implies,
    Max,
    Min,
    Ne,
    Not,
    Or,
    Piecewise,
    Poly,
    Rational,
    S,
    Symbol,
    Xor,
    acos,
    cos,
    exp,
    false,
    log,
    pi,
    root,
    rootof,
    sign,
    sin,
    sinh,
    sqrt,
    symbols,
    tan,
    tanh,
    true,
)
from sympy.logic.boolalg import Boolean

import symgan as sg
from symgan.decide import numbers, semialgebraic
from symgan.decide.eliminate import eliminated
from symgan.decide.enclosure import enclose
from symgan.decide.formula import FALSE, TRUE, OverBudget, every, holds, sign_is, some, unknowns
from symgan.decide.kleene import Meaning
from symgan.decide.roots import Location, roots_location
from symgan.decide.semialgebraic import contradictory, signs_at
from symgan.decide.smtlib import script
from symgan.decide.solvers import Answer, by_cvc5, by_z3
from symgan.decide.truth import admits, truth, value
from symgan.decide.witness import points, refutes, simplified, spread
from symgan.decide.zero_bound import bits_from_zero

from .expect import refused, same

x, y = symbols("x y", real=True)
p, r = symbols("p r", positive=True)
q = Symbol("q", nonnegative=True)
n = Symbol("n", negative=True)
w = Symbol("w", nonzero=True, real=True)
k = Symbol("k", integer=True)
m = Symbol("m", integer=True, positive=True)


DECIMALS = (  # from tables, to 15 places
    (pi, "3.141592653589793"), (sqrt(2), "1.414213562373095"), (root(2, 3), "1.259921049894873"), (exp(pi), "23.140692632779269"),
    (2 ** sqrt(2), "2.665144142690225"), (8 ** Rational(-3, 2), "0.044194173824159"), (pi**-2, "0.101321183642338"), (sin(1), "0.841470984807897"),
    (tan(1), "1.557407724654902"), (acos(Rational(1, 3)), "1.230959417340775"), (Abs(sin(4)), "0.756802495307928"), (exp(1) - log(2), "2.025134647899100"),
    (rootof(x**3 - 3 * x + 1, 0), "-1.879385241571817"), (rootof(x**3 - 3 * x + 1, 1), "0.347296355333861"), (rootof(x**3 - 3 * x + 1, 2), "1.532088886237956"),
    (Max(sqrt(2), sin(1), evaluate=False), "1.414213562373095"), (Min(sqrt(2), sin(1), evaluate=False), "0.841470984807897"), (Rational(-1, 8), "-0.125"),
)  # fmt: skip
NUMBERS = (
    (sqrt(2) + sqrt(3) - pi, 1), (sqrt(3 + 2 * sqrt(2)) - 1 - sqrt(2), 0), (cos(pi / 8) - sqrt(2 + sqrt(2)) / 2, 0),
    (cos(2 * pi / 7) + cos(4 * pi / 7) + cos(6 * pi / 7) + Rational(1, 2), 0), (sin(pi / 5) - sqrt(5 - sqrt(5)) / sqrt(8), 0),
    (rootof(x**5 - x - 1, 0) ** 5 - rootof(x**5 - x - 1, 0) - 1, 0), (sqrt(2) - Rational(665857, 470832), -1),
    (exp(sqrt(163) * pi) - 262537412640768744, -1), (log(6) - log(2) - log(3), 0), (Rational(-1, 3), -1), (S.Zero, 0),
    (sqrt(2) + sqrt(3) - sqrt(5 + 2 * sqrt(6)) + Rational(1, 10**40), 1), (sqrt(-2), None), (x, None), (sin(1), 1), (log(Rational(1, 2)), -1),
)  # fmt: skip


def fact_numbers() -> Iterator[Any]:
    """Enclosures hold the tabulated decimals, and signs are exact at zero and beside it."""
    for number, decimal in DECIMALS:
        low, high = enclose(number, 16)
        yield same(
            (high - low <= Rational(1, 10**16), abs(low - Rational(decimal)) <= Rational(6, 10**16)), (True, True)
        )
    yield same([numbers.sign(number) for number, _ in NUMBERS], [expected for _, expected in NUMBERS])
    for bad in (x, sqrt(-2), log(-1)):
        yield refused(lambda b=bad: enclose(b), "enclos")
    yield same(
        [numbers.is_real(e) for e in (pi, sqrt(sqrt(2) - 2), log(-2), sqrt(2), log(sin(4)))],
        [True, False, False, True, False],
    )


def fact_bits_from_zero() -> Iterator[Any]:
    """Liouville's bound, worked out by hand: degree times height in bits, rounded up."""
    by_hand = ((Rational(3), 2), (Rational(1, 4), 3), (sqrt(2), 2), (sqrt(2) - 1, 6), (root(2, 3) ** 2, 4), (sqrt(2) * sqrt(3), 3), (1 / sqrt(2), 6),
               (sqrt(2) + root(3, 3) + 1, 28), (cos(pi / 7), 56), (sin(2 * pi / 7) + cos(pi / 5), 644), (rootof(x**5 - x - 1, 0), 10),
               (sqrt(2) * S.ImaginaryUnit, 4), (pi, None), (cos(1), None), (sqrt(pi), None), (sqrt(2) + pi, None))  # fmt: skip
    for number, bits in by_hand:
        yield same((number, bits_from_zero(number)), (number, bits))


ONE, ZERO, NONE = (x > 0, y > 0), (x < 0, y < 0), (sqrt(-x) > 0, 1 / (y - 1) > 0)  # at (1, 1)
TABLES: tuple[tuple[Any, str], ...] = (  # by rows and columns true, false, neither
    (And, "tfn fff nfn"), (Or, "ttt tfn tnn"), (Equivalent, "tfn ftn nnn"), (Xor, "ftn tfn nnn"), (Implies, "tfn ttt tnn"),
)  # fmt: skip
VALUES = (
    (1 / x, 0, None), (1 / (1 + 1 / x), 0, None), (sqrt(x), -1, None), (root(x, 3), -8, None), (root(x, 3), 8, 2), (1 / sqrt(x), 0, None),
    (sqrt(x), 0, 0), (log(x), 0, None), (log(x), -1, None), (log(x), 1, 0), (Piecewise((1, x > 0), (2, x < 0)), 0, None), (Abs(x), -2, 2),
    (Piecewise((sqrt(x), x > 0), (2, True)), -1, 2), ((-2) ** x, Rational(1, 2), None), ((-2) ** x, 3, -8), (x**y, 0, 0), (sign(x), -2, -1), (sign(x), 0, 0),
    (Max(x, 1), -2, 1), (sqrt(x) * sqrt(x - 1), -1, None), (tanh(x), 0, 0), (x**-2, 2, Rational(1, 4)), (x**0, 0, 1), ((-x) ** -3, 2, Rational(-1, 8)),
)  # fmt: skip


def fact_truth() -> Iterator[Any]:
    """Kleene's tables, terms with and without a real value, and relations at exact points."""
    at = {x: S.One, y: S.One}
    names = {True: "t", False: "f", None: "n"}
    for connective, table in TABLES:
        found = " ".join(
            "".join(names[truth(connective(a[0], b[1]), at)] for b in (ONE, ZERO, NONE)) for a in (ONE, ZERO, NONE)
        )
        yield same((connective, found), (connective, table))
    yield same([truth(Not(a[0], evaluate=False), at) for a in (ONE, ZERO, NONE)], [False, True, None])
    yield same([truth(ITE(x > 0, y > 2, y < 2), at), truth(true, {}), truth(false, {})], [False, True, False])
    for expr, where, expected in VALUES:
        yield same((expr, where, value(expr, {x: S(where), y: S(2)})), (expr, where, expected))
    relations = (x > y, x >= y, x < y, x <= y, Eq(x, y), Ne(x, y))
    for where in (sqrt(2), Rational(3, 2)):
        yield same([truth(r, {x: where, y: where}) for r in relations], [False, True, False, True, True, False])
    yield same([truth(r, {x: sqrt(2), y: Rational(3, 2)}) for r in relations], [False, False, True, True, False, True])
    yield same([truth(Eq(x * S.ImaginaryUnit, y), {x: S(v), y: S.Zero}) for v in (0, 1)], [True, False])
    kinds = (
        (p, (1, 0, -1)),
        (n, (-1, 0, 1)),
        (q, (0, -1)),
        (w, (-1, 0)),
        (k, (0, Rational(1, 2))),
        (m, (1, 0)),
        (m, (2, Rational(1, 2))),
        (k, (1, sqrt(2))),
    )
    yield same(
        [(admits(s, S(good)), [admits(s, S(b)) for b in bad]) for s, (good, *bad) in kinds],
        [(True, [False] * len(bad)) for _, (_, *bad) in kinds],
    )


EXACT: tuple[Boolean, ...] = (
    1 / x > y, x / (x - y) <= 1 / y, sqrt(x - y) < x, 1 / sqrt(x) > y, root(x, 3) ** -2 >= y, Abs(x - 1) > Abs(y), sign(x) * y >= sign(y),
    Max(x, y, 1 - x) >= Min(2 * x, y + 1), Piecewise((1 / x, y > 0), (sqrt(y), y < -1), (x, x > 1)) > y, Ne(x**2, y), Eq(x * y, 2),
    And(x > 0, Or(sqrt(x) > y, 1 / y > 0)), Equivalent(x > y, sqrt(x - y) > 0), Implies(1 / x > 0, sqrt(x) > y), Xor(x > 0, sqrt(y) > 1),
    ITE(x > 0, sqrt(y) > 1, y < 0), Not(And(x > 0, 1 / y > 0)), x * y < 1, x**3 * y / (x + 2) ** 2 >= 1 / (y - 3) ** 3, p / x > 1, x / n**2 > y, y / (n**3 * x**3) < 1,
)  # fmt: skip
GRID = [{x: Rational(u), y: Rational(v), p: S.Half, n: S(-2), m: S(2), k: S(-1)} for u in ("-3/2", "-1", "0", "1/4", "1", "2") for v in ("-2", "-1/2", "0", "1", "3/2", "3")]  # fmt: skip
Up, Flat, Down, Real = (
    Function(name, **{kind: True})
    for name, kind in zip("UFDA", ("positive", "nonnegative", "negative", "real"), strict=True)
)
BOUNDED = (  # what only bounds are used of, proved by them; and beside it what is false
    (exp(x) >= 1 + x, exp(x) >= 1 + 2 * x), (Implies(x > 0, exp(x) > 1), Implies(x > 0, exp(x) > 2)), (Implies(exp(x) < 1, x < 0), exp(x) < 1),
    (exp(2 * x) - 2 * exp(x) + 1 >= 0, exp(2 * x) > 1), (x * tanh(x) >= 0, tanh(x) >= 0), (log(p) <= p - 1, log(p) <= p - 2),
    (Implies(p > 1, log(p) > 0), Implies(p > 1, log(p) > 1)), (Implies(p < 1, log(p) < 0), log(p) < 0), (log(p) >= 1 - 1 / p, log(p) >= 1),
    (sin(x) + cos(x) < 2, sin(x) + cos(x) > 0), (Implies(x > pi, x > 3), Implies(x > 3, x > pi)), (Implies(And(p < 1, m > 0), p**m < 1), p**m < 1),
    (Implies(p > 1, p**m > 1), p**m > 1), (p**m > 0, (p - 1) ** m > 0), (exp(x + y) * exp(-y) > x, exp(x + y) > x), (sinh(p) > 0, sinh(x) > 0),
    (Implies(Eq(p, 1), p**x * y <= y), p**x <= 1), (exp(x - 1) > 0, exp(x - 1) >= 2 * x), (exp(x / 2) * exp(x / 3) * exp(x / 6) > x, exp(x / 2) > x + 2),
    (exp(-x) >= 1 - x, exp(-x) >= 2 - x), (exp(2 * x) >= 1 + 2 * x, exp(2 * x) >= 2),
    (Up(x) + (y - 1) ** 2 > 0, Real(x) + (y - 1) ** 2 > 0), (Down(x) < (y - 1) ** 2, Real(x) < (y - 1) ** 2), (Flat(x) >= -(y**2 - y) ** 2, Real(x) >= -(y**2 - y) ** 2),
    (Min(x, y) <= x, Min(x, y) >= x), (Implies(x > 4, x > pi), x > pi), (Max(x, y) >= x, Max(x, y) <= x),
    (Implies(x > sqrt(2), x**2 > 2), Implies(x > sqrt(2), x**2 > 3)), (Implies(x > 2 ** sqrt(2), x > 2), x > 2 ** sqrt(2)),
    (Implies(x > sqrt(1 + sqrt(2)), (x**2 - 1) ** 2 > 2), x > sqrt(1 + sqrt(2))),

)  # fmt: skip


def fact_elimination() -> Iterator[Any]:
    """At every point of a grid exactly one formula of three holds, and it is the right one."""
    for statement in EXACT:
        formulas = eliminated(statement, true)
        for point in GRID:
            wanted, signs = truth(statement, point), signs_at(formulas, point)
            found = [holds(f, signs) for f in (formulas.true, formulas.false, formulas.neither)]
            right = [wanted is True, wanted is False, wanted is None]
            wrong = [f for f, r in zip(found, right, strict=True) if f not in (None, r)]
            yield same((statement, point, wrong), (statement, point, []))
            yield same((statement, point, True in found or None in found), (statement, point, True))
    for symbol, bad in ((p, 0), (n, 0), (q, -1), (w, 0), (m, 0)):
        formulas = eliminated(symbol + x > 0, true)
        yield same(
            [
                holds(formulas.admitted, signs_at(formulas, {symbol: S(v), x: S.One}))
                for v in (bad, -1 if symbol == n else 1)
            ],
            [False, True],
        )


def fact_powers_without_a_value() -> Iterator[Any]:
    """A power with a symbolic exponent has no value at a pole, nor where its base or its exponent has none."""
    for term, where in (
        (x**w, ((-1, 1, True), (0, -1, True), (0, 1, False), (2, -1, False))),
        (x**k, ((-1, 1, False), (0, -1, True), (0, 1, False), (2, -1, False))),
        (log(x) ** k, ((-1, 1, True), (2, 1, False))),
        (p ** sqrt(x), ((-1, 1, True), (2, 1, False))),
    ):
        formulas = eliminated(term > y, true)
        for base, power, expected in where:
            at = {x: S(base), w: S(power), k: S(power), p: S(2), y: S(0)}
            yield same(
                (term, base, power, holds(formulas.neither, signs_at(formulas, at))), (term, base, power, expected)
            )


def fact_bounded_terms() -> Iterator[Any]:
    """Exponentials, logarithms, powers and numbers: their facts prove what is true, and never what is not."""
    for right, wrong in BOUNDED:
        yield same((right, sg.prove(right).status), (right, sg.Status.PROVED))
        yield same((wrong, sg.prove(wrong).status is sg.Status.PROVED), (wrong, False))


def fact_formulas() -> Iterator[Any]:
    """Joining, signs, and the text that both solvers read."""
    a, b, c = (sign_is(e, ">") for e in (x, y, p))
    yield same(
        (every(a, every(b, c), a), some(a, some(b, a)), every(a, FALSE), some(a, TRUE)),
        (every(a, b, c), some(a, b), FALSE, TRUE),
    )
    yield same((every(a, TRUE), some(a, FALSE), every(), some()), (a, a, TRUE, FALSE))
    yield same(
        (sign_is(S(2), ">"), sign_is(S(-2), ">="), sign_is(S.Zero, ">="), sign_is(S.Zero, "!=")),
        (TRUE, FALSE, TRUE, FALSE),
    )
    yield same((sign_is(x / 2 + Rational(1, 3), ">").poly, unknowns(every(b, a))), (Poly(3 * x + 2, x), (x, y)))
    text, names = script(every(sign_is(x**2 - 3 * x * y - 5, ">="), some(sign_is(y, "!="), sign_is(-x + 1, "="))))
    wanted = "(assert (and (>= (+ (* x0 x0) (* (- 3) x0 x1) (- 5)) 0) (or (distinct x1 0) (= (+ (* (- 1) x0) 1) 0))))"
    yield same(
        (text.splitlines()[1:], names),
        (["(declare-const x0 Real)", "(declare-const x1 Real)", wanted], {"x0": x, "x1": y}),
    )
    yield same(
        (script(TRUE)[0].count("assert true"), script(FALSE)[0].count("assert false"), "(> x0 0)" in script(a)[0]),
        (1, 1, True),
    )
    for large in (
        x**10 * y**10 > 1,
        x**40 + y > 0,
        sum(symbols("u0:20", real=True)) > 0,
        (x + y + p + q + r + 1) ** 8 > 0,
        Symbol("z") > 0,
        x**-40 > y,
    ):
        yield same((large, _over_budget(large)), (large, True))


def _over_budget(statement: Boolean) -> bool:
    try:
        eliminated(statement, true)
    except OverBudget:
        return True
    return False


def fact_solvers() -> Iterator[Any]:
    """Both solvers on what is known, and exact models."""
    motzkin = 3 * x**2 * y**2 - x**4 * y**2 - x**2 * y**4 - 1
    unsatisfiable = (FALSE, sign_is(motzkin, ">"), every(sign_is(x**2 - 2, "="), sign_is(x**3 - 2 * x, "!=")))
    satisfiable = (TRUE, sign_is(motzkin, ">="), every(sign_is(x**3 - 2, "="), sign_is(y - x, ">")))
    for solver in (by_z3, by_cvc5):
        yield same([solver(f).satisfiable for f in unsatisfiable], [False] * 3)
        answers = [solver(f) for f in satisfiable]
        yield same(
            [(a.satisfiable, set(a.model or ())) for a in answers], [(True, set(unknowns(f))) for f in satisfiable]
        )
    for low, place in ((-2, 0), (0, 1), (1, 2)):
        between = every(sign_is(x**3 - 3 * x + 1, "="), sign_is(x - low, ">"), sign_is(low + 1 + (place == 0) - x, ">"))
        yield same(by_z3(between).model, {x: rootof(x**3 - 3 * x + 1, place)})
        found = by_cvc5(between).model[x]
        yield same(low < found < low + 2, True)
    yield same(
        by_z3(every(sign_is(3 * x - 7, "="), sign_is(y + x, "="))).model, {x: Rational(7, 3), y: Rational(-7, 3)}
    )
    yield same(
        by_cvc5(every(sign_is(3 * x - 7, "="), sign_is(y + x, "="))).model, {x: Rational(7, 3), y: Rational(-7, 3)}
    )


STEP, NOISE, SLOPE, CURVE = sg.notation.h, sg.notation.sigma, sg.notation.f1, sg.notation.f2
JURY = And(-2 * CURVE * NOISE**2 - STEP * SLOPE**2 > 0, STEP**2 * SLOPE**2 + 4 * STEP * CURVE * NOISE**2 + 4 > 0)
SQUARE = CURVE**2 * NOISE**4
SPIRAL, NODE = -2 * CURVE * NOISE**2 / SLOPE**2, 2 / (-CURVE * NOISE**2 + sqrt(SQUARE - SLOPE**2))


def _cases(
    spiral: Any = SQUARE < SLOPE**2,
    below: Any = STEP < SPIRAL,
    node: Any = SQUARE >= SLOPE**2,
    under: Any = STEP < NODE,
) -> Boolean:
    return Or(And(CURVE < 0, spiral, below), And(CURVE < 0, node, under))


def fact_region() -> Iterator[Any]:
    """The step sizes of the Dirac-GAN with instance noise: both cases together, and nothing that is less."""
    judgement = sg.prove(Equivalent(JURY, _cases()))
    yield same(
        (judgement.status, len(judgement.evidence), "agree" in judgement.evidence[0]), (sg.Status.PROVED, 1, True)
    )
    wrong = (
        And(CURVE < 0, STEP < SPIRAL), And(CURVE < 0, SQUARE >= SLOPE**2, STEP < NODE), _cases(below=STEP <= SPIRAL), _cases(under=STEP <= NODE),
        _cases(node=SQUARE > SLOPE**2), _cases(spiral=SQUARE >= SLOPE**2, node=SQUARE < SLOPE**2), _cases(below=STEP < NODE, under=STEP < SPIRAL),
    )  # fmt: skip
    for region in wrong:
        statement = Equivalent(JURY, region)
        found = sg.prove(statement)
        yield same((region, found.status), (region, sg.Status.REFUTED))
        yield same((set(found.witness), truth(statement, found.witness)), ({STEP, NOISE, SLOPE, CURVE}, False))


GIVEN = (  # what needs its hypotheses, and the assumptions of symbols that occur only there
    (exp(x) > 1, exp(2 * x) > 1), (x > 0, Eq(x, p)), (x < 2, Eq(x, n + 1)), (Ne(x, 0), Eq(x, w)), (x * y > 0, And(x**2 > 4, x > 0, y > sqrt(x))),
    (log(p * r) > log(p), r > 1), (x > 1, log(x) > 0), (Abs(x) > 1, x**2 > 1), (y >= x, Eq(y, Max(x, 3))), (x >= 1, And(x > 0, Eq(x, m + 0))),
)  # fmt: skip


def fact_given() -> Iterator[Any]:
    """Hypotheses are used, with all that is known of their symbols; without them the statement is not proved."""
    for statement, given in GIVEN:
        yield same((statement, sg.prove(statement, given).status), (statement, sg.Status.PROVED))
        yield same((statement, sg.prove(statement).status is sg.Status.PROVED), (statement, False))
    odd = (
        Eq(x > 0, y > 0),
        Eq(ImmutableMatrix([x]), ImmutableMatrix([y])),
        Eq(y, S.Infinity, evaluate=False),
    )
    yield same([sg.prove(s).status for s in odd], [sg.Status.UNDECIDED] * len(odd))


def fact_verdicts() -> Iterator[Any]:
    """What the evidence says: which route, where terms have no value, and hypotheses that nothing satisfies."""
    said = " ".join
    yield same("agree" in said(sg.prove(x**2 + y**2 >= x * y).evidence), True)
    yield same("real values" in said(sg.prove(sqrt(x) + sqrt(y) >= sqrt(x + y)).evidence), True)
    yield same("real values" in said(sg.prove(sqrt(p) + sqrt(r) >= sqrt(p + r)).evidence), False)
    yield same(
        [len(contradictory(g)) for g in (And(x > 1, x < -1), true, false, x > 700, Eq(7 * x**2, 5), Symbol("z") > 900)],
        [1, 0, 1, 0, 0, 0],
    )
    yield same("Nothing satisfies" in said(sg.prove(x > y, And(x > 1, x**2 < 1)).evidence), True)
    yield same("exact elimination" in said(sg.prove(Eq(tanh(x), (exp(2 * x) - 1) / (exp(2 * x) + 1))).evidence), True)
    yield same(
        "balls" in said(sg.prove(Eq(cos(pi / 7) - cos(2 * pi / 7) + cos(3 * pi / 7), S.Half, evaluate=False)).evidence),
        True,
    )
    bounds = sg.prove(exp(x) < 3 + x + 5 * x**2 + exp(y) * x**4, And(x < 1, x > 0, y > 0))
    yield same(
        (bounds.status, "Only bounds" in said(bounds.evidence), "{exp(x)}" in said(bounds.evidence)),
        (sg.Status.UNDECIDED, True, True),
    )
    yield same("Only bounds" in said(sg.prove(sin(x) ** 2 <= x**2).evidence), True)
    complex_ = sg.prove(Symbol("z") ** 2 >= 0)
    yield same((complex_.status, "No solver was asked" in said(complex_.evidence)), (sg.Status.UNDECIDED, True))
    yield same(
        (sg.prove(Ne(x**2, 2)).witness, sg.prove(Ne(k**2, 2500), y > 7).status), ({x: -sqrt(2)}, sg.Status.REFUTED)
    )


def _with_answers(z3: Answer, cvc5: Answer, statement: Boolean, given: Boolean = true) -> tuple[sg.Judgement, int]:
    """The judgement where the solvers give these answers, and how often it warns."""
    with (
        patch.object(semialgebraic, "by_z3", lambda formula: z3),
        patch.object(semialgebraic, "by_cvc5", lambda formula: cvc5),
        catch_warnings(record=True) as warned,
    ):
        simplefilter("always")
        return semialgebraic.by_solvers(statement, given), len(warned)


def fact_two_solvers() -> Iterator[Any]:
    """One solver alone proves nothing, opposite answers are loud, and only a point that was put in refutes."""
    no, open_, yes = Answer(False), Answer(None, reason="cvc5 stopped: here"), Answer(True, {x: S.One, y: S(2)})
    proved, undecided, refuted = sg.Status.PROVED, sg.Status.UNDECIDED, sg.Status.REFUTED
    statement, said = x**2 + y**2 >= 2 * x * y, []
    for first, second, status, warned in (
        (no, no, proved, 0), (no, open_, undecided, 0), (open_, no, undecided, 0), (no, yes, undecided, 1), (yes, no, undecided, 1), (yes, yes, undecided, 0),
    ):  # fmt: skip
        judgement, warnings = _with_answers(first, second, statement)
        said.append(" ".join(judgement.evidence))
        yield same((first, second, judgement.status, warnings), (first, second, status, warned))
    for found, words in zip(
        said, ("agree", "z3 alone", "here", "DISAGREE", "DISAGREE", "could not be confirmed"), strict=True
    ):
        yield same((found, words in found, "alone" in found), (found, True, words == "z3 alone"))
    yield same("here" in said[1], True)
    judgement, warnings = _with_answers(no, yes, x > y)
    yield same((judgement.status, judgement.witness, warnings, len(judgement.evidence)), (refuted, {x: 1, y: 2}, 1, 2))
    yield same(_with_answers(yes, no, x > y)[0].witness, {x: 1, y: 2})
    far = Ne(1000 * x, 7777)
    yield same(
        (
            _with_answers(open_, open_, far)[0].status,
            _with_answers(open_, open_, x**2 > y, And(y > 20, x > y))[0].status,
        ),
        (undecided, undecided),
    )
    given = _with_answers(no, no, x**2 >= y**2, x > y**2 + 5)[0].evidence[0]
    yield same(("{x**2 >= y**2}" in given, "given {x > y**2 + 5}" in given, "given" in said[0]), (True, True, False))


def fact_formulas_are_compared() -> Iterator[Any]:
    """A formula that is not its relation is noticed before anything is proved by it."""
    for statement, formulas in (
        (x**2 + x + 1 > 0, ((FALSE, FALSE), (TRUE, TRUE), (FALSE, TRUE))),
        (sqrt(x) > y, ((FALSE, TRUE), (TRUE, FALSE), (FALSE, FALSE))),
    ):
        found = eliminated(statement, true)
        semialgebraic.compare(found)
        for true_, false_ in formulas:
            found.relations[statement] = Meaning(true_, false_)
            yield same((statement, true_, false_, _differs(found)), (statement, true_, false_, True))


def _differs(formulas: Any) -> bool:
    try:
        semialgebraic.compare(formulas)
    except AssertionError:
        return True
    return False


def fact_witnesses() -> Iterator[Any]:
    """Points that refute, made as simple as they still refute, and points that spread."""
    yield same(
        (refutes({x: sqrt(2)}, Ne(x**2, 2)), refutes({k: S.Half}, k > 1), refutes({x: S.Zero}, x > 0, x > 1)),
        (True, False, False),
    )
    model: dict[Symbol, Expr] = {x: Rational(1234567, 1000003), y: Rational(-7000001, 1000000)}
    yield same(simplified(model, x < y), {x: S(1), y: S(-7)})
    yield same(simplified({x: sqrt(2), y: Rational(355, 113)}, Or(Ne(x**2, 2), y < 3)), {x: sqrt(2), y: S(3)})
    yield same((simplified({x: S(1)}, x > 0), simplified({k: Rational(7, 2)}, k < 3)), (None, {k: S(3)}))
    yield same(simplified({x: Rational(33333, 10**5)}, Or(x <= Rational(1, 4), x >= S.Half)), {x: Rational(1, 3)})
    some_points = spread([p, k, x], 30)
    yield same(
        (
            len(some_points),
            all(v[p] > 0 and v[k].is_integer for v in some_points),
            min(len({v[s] for v in some_points}) for s in (p, k, x)) >= 5,
        ),
        (30, True, True),
    )
    yield same((spread([], 3), len(list(points([x], 4))), len(list(points([p, x, y], 5000)))), ([{}], 4, 9 * 11 * 11))


ROOTS = (
    (x**2 + 1, True, (0, 2, 0)), (x**2 + 1, False, (0, 2, 0)), ((x + 1) ** 3 * (x - 2) * (x**2 + 4), True, (3, 2, 1)), (x**3, True, (0, 3, 0)), (x**3, False, (3, 0, 0)),
    ((x + 1) ** 2 * (2 * x - 1) ** 2 * (x**2 + 1) * (x - 3) * (x**2 - x + 1), False, (2, 6, 1)), (x**2 + sqrt(2), True, (0, 2, 0)), (x**2 + pi, True, None),
    (x**2 + sqrt(2) * x + 1, False, (0, 2, 0)), ((x**2 + sqrt(3)) * (x - sqrt(2)) ** 2 * (x + 1), True, (1, 2, 2)), (x**2 + pi * x + 1, True, (2, 0, 0)),
    (x**2 - pi * x + 1, False, (1, 0, 1)), (x - 1 - Rational(1, 10**300), False, (0, 0, 1)), ((x + Rational(1, 10**200)) * (x**2 + 1), True, (1, 2, 0)), (x**4 + x**2 - 2, True, (1, 2, 1)),
)  # fmt: skip


def fact_roots() -> Iterator[Any]:
    """Roots inside, on the boundary and outside, with multiplicity."""
    for expr, flow, expected in ROOTS:
        yield same((expr, flow, roots_location(Poly(expr, x), flow)), (expr, flow, expected and Location(*expected)))
    for bad in (Poly(0, x), Poly(x * y, x), Poly(x + S.ImaginaryUnit, x), Poly(x + y, x, y)):
        yield refused(lambda b=bad: roots_location(b, True), "roots")
