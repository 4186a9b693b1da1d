"""Solved regions, rates and optima that are known by hand, and the parts that they are made with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sympy import (
    Abs,
    And,
    Eq,
    Not,
    Or,
    Poly,
    Rational,
    S,
    Symbol,
    exp,
    expand,
    oo,
    sqrt,
    true,
)

import symgan as sg
from symgan import games, methods, regularizers
from symgan.decide.even_powers import in_squares
from symgan.decide.reduced import reduced
from symgan.decide.scaling import scaled_out
from symgan.exact.boundary import loss_at, loss_on
from symgan.exact.branches import branches, polynomials
from symgan.exact.optimum import best, better, both, neat
from symgan.exact.partition import Cell, _merged, condition, partition, sign_of, walls
from symgan.exact.rates import rate, steps_to
from symgan.exact.samples import evaluator, samples
from symgan.exact.solved_region import solve
from symgan.notation import beta, f1, f2, gamma, h, h_d, h_g, mu, n_d, sigma
from symgan.numeric.boundary import bisected, boundary_checks, converges

from .expect import near, same

x, y = Symbol("x", real=True), Symbol("y", real=True)
p, q = Symbol("p", positive=True), Symbol("q", negative=True)
PROVED, REFUTED, UNDECIDED = sg.Status.PROVED, sg.Status.REFUTED, sg.Status.UNDECIDED
R1 = sg.dirac_gan().with_(regularizers.r1())


def _cases(solution: Any) -> list[Any]:
    return [(c.condition, [(i.low, i.high, i.low_lost, i.high_lost) for i in c.intervals]) for c in solution.cases]


def fact_noise() -> Iterator[Any]:
    """The two cases, in this form, with the wall on the side of the root."""
    d = sg.derive(sg.dirac_gan().with_(regularizers.instance_noise()), methods.simultaneous())
    solution = solve(d, h)
    apart = sqrt(f2**2 * sigma**4 - f1**2)
    yield same(solution.judgement.status, PROVED)
    yield same(
        _cases(solution),
        [
            (And(f2 < 0, f1**2 <= f2**2 * sigma**4), [(0, 2 / (apart - f2 * sigma**2), "", "the eigenvalue -1")]),
            (And(f2 < 0, f1**2 > f2**2 * sigma**4), [(0, -2 * f2 * sigma**2 / f1**2, "", "a complex pair")]),
        ],
    )
    yield same({how for _, how in solution.boundaries}, {"a complex pair", "the eigenvalue -1"})


def fact_penalty() -> Iterator[Any]:
    """Both knobs of the gradient penalty: a range for the strength, two cases for the step; hypotheses choose one."""
    d = sg.derive(R1, methods.simultaneous())
    (case,) = _cases(solve(d, gamma))
    ends = (f1**2 * h, (f1**2 * h**2 + 4) / (2 * h), "a complex pair", "the eigenvalue -1")
    yield same(case, (f1**2 * h**2 < 4, [ends]))
    yield same(len(solve(d, h, gamma > 2 * Abs(f1)).cases), 1)
    two = solve(sg.derive(R1, methods.simultaneous((h_g, h_d))), h_d)
    (case,) = _cases(two)
    yield same((case[0], two.judgement.status), (f1**2 * h_g < gamma, PROVED))


def fact_implicit() -> Iterator[Any]:
    """Degree three, symbolic counts, and degree three in the eigenvalue: implicit, and proved in their way."""
    found = solve(sg.derive(R1, methods.alternating(h, 1, 2)), h)
    yield same((found.cases, found.judgement.status, len(found.boundaries)), ((), PROVED, 2))
    yield same("implicit" in found.judgement.evidence[0] and len(found.judgement.evidence) == 3, True)
    counted = solve(sg.derive(R1, methods.alternating()), n_d)
    yield same((counted.cases, counted.boundaries), ((), ()))
    for unknown in (mu, "h", None):
        try:
            solve(sg.derive(R1, methods.simultaneous()), unknown)
            yield f"{unknown} was taken"
        except sg.InputError as refused:
            yield same("f1, gamma, h" in str(refused), True)


def fact_flows() -> Iterator[Any]:
    """For a flow the boundary is the eigenvalue 0 or a complex pair."""
    a, b = sg.notation.theta, sg.notation.psi
    players = (sg.Player("a", (a,), x * a**2 / 2 - a * b), sg.Player("b", (b,), b**2 / 2 + 2 * a * b))
    found = solve(sg.derive(sg.Game("g", players, {a: 0, b: 0})), x)
    yield same((_cases(found), found.judgement.status), ([(true, [(-1, oo, "a complex pair", "")])], PROVED))
    players = (sg.Player("a", (a,), x * a**2 / 2 - a * b), sg.Player("b", (b,), 3 * b**2 / 2 - 3 * a * b))
    found = solve(sg.derive(sg.Game("g", players, {a: 0, b: 0})), x)
    yield same(_cases(found), [(true, [(1, oo, "the eigenvalue 0", "")])])


def fact_losses() -> Iterator[Any]:
    d = sg.derive(R1, methods.simultaneous())
    yield same(loss_at(d, h, gamma / f1**2), "a complex pair")
    yield same(loss_on(d, h, Poly(4 - 2 * h * gamma + h**2 * f1**2, h)), "the eigenvalue -1")
    yield same(loss_on(d, h, Poly(h, h)), "the eigenvalue +1")


def fact_branches() -> Iterator[Any]:
    yield same(branches(Poly(p * h - x, h)), (x / p,))
    yield same(set(branches(Poly(x**2 * h**2 - 1, h))), {1 / Abs(x)})
    yield same(set(branches(Poly(h**2 - 2 * x * h + y, h))), {x + sqrt(x**2 - y), x - sqrt(x**2 - y)})
    yield same(branches(Poly(h**2 + p * h + p**2, h)), ())
    yield same(branches(Poly(h**3 + h + x, h)), None)
    yield same(branches(Poly(h**4 - p, h)), (sqrt(sqrt(p)),))
    at_five = sorted(b.subs(y, 5) for b in branches(Poly(x**2 + y * x + 1, x)))
    yield same(at_five[0] + at_five[1], -5) or same(expand(at_five[0] * at_five[1]), 1)
    turned = branches(Poly(x * h**2 - 4 * y * h + 4, h))
    yield same(all(len(b.as_numer_denom()[0].free_symbols) == 0 for b in turned), True)
    found = polynomials([(x * h - 1) * (x * h + 1), (h - 1) ** 2 * (p * h - y) * (h - 2) / (h + 3), y - 1], h)
    yield same({abs(e.as_expr().subs({h: 7, x: 2, p: 3, y: 1})) for e in found}, {195, 6, 20, 5, 10})
    yield same(polynomials([sqrt(h) - 1], h), None)


def fact_partition() -> Iterator[Any]:
    points = samples([x, y], true)
    yield same((len(points), points == samples([x, y], true)), (160, True))
    yield same(all(q_[x] > q_[y] for q_ in samples([x, y], x > y, 20)), True)
    labelled = [(q_, "in" if q_[x] > 0 and q_[y] > 1 else "out") for q_ in points]
    (corner,) = [c for c in partition(labelled, [x, y, y - 1, x + y], [x, y]) if c.label == "in"]
    yield same(set(corner.signs), {(x, 1), (y - 1, 1)})
    yield same([c.label for c in partition(labelled, [], [x, y])], [None])
    apart = [Cell(((x, 1), (y, 1)), "a"), Cell(((x, 1), (y + 1, -1)), "a")]
    yield same((_merged(apart), _merged([apart[0], Cell(((x, 1), (y, -1)), "a")])), (apart, [Cell(((x, 1),), "a")]))
    yield same(condition([(x - p, 1), (y, -1)]), And(x > p, y < 0))
    yield same(condition([(x - p, -1), (y, 1)], [x - p]), And(x <= p, y > 0))
    yield same(sign_of(-p * x**3 * (y**2 + 1)), [x])
    yield same(sign_of(p), [])
    found = walls([Poly(x * h**2 + y * h + 1, h), Poly(h - 2, h)])
    yield same({x, y, 4 * x + 2 * y + 1} <= set(found) and bool({y**2 - 4 * x, 4 * x - y**2} & set(found)), True)
    value = evaluator(1 / x, [x])
    yield same((value({x: S.Zero}), value({x: S(4)})), (None, 0.25))


def fact_rates() -> Iterator[Any]:
    pair, real = rate(sg.derive(R1, methods.simultaneous())).cases
    yield same(pair, (4 * f1**2 > gamma**2, sqrt(f1**2 * h**2 - gamma * h + 1)))
    yield same(real, (4 * f1**2 <= gamma**2, h * sqrt(gamma**2 - 4 * f1**2) / 2 + Abs(gamma * h / 2 - 1)))
    flow = rate(sg.derive(R1))
    yield same(flow.cases[0], (4 * f1**2 > gamma**2, -gamma / 2))
    yield same(flow.cases[1][1], -gamma / 2 + sqrt(gamma**2 / 4 - f1**2))
    ((_, radius),) = rate(sg.derive(games.bilinear(), methods.extragradient())).cases
    yield same(radius.subs(h, S.Half), sqrt(Rational(13, 16)))
    late, early = rate(sg.derive(games.bilinear(), methods.optimistic())).cases
    yield same((late[0], early[0]), (2 * h > 1, 2 * h <= 1))
    yield near([float(late[1].subs(h, 1)), float(early[1].subs(h, Rational(1, 4)))], [1.931851652578, 0.965925826289], 1e-9)
    yield same(rate(sg.derive(R1, methods.momentum(h, beta))).cases, ())
    ((_, steps),) = steps_to(Rational(1, 100), rate(sg.derive(games.bilinear(), methods.extragradient(S.Half))))
    yield near(float(steps), 44.36, 0.01)
    yield near(float(steps_to(exp(-2), flow)[0][1].subs(gamma, 1)), 4.0)


def _best(d: Any, *knobs: Any) -> list[Any]:
    return [(c.condition, dict(c.at), c.rate, c.defective, c.judgement.status) for c in best(d, *knobs).cases]


def fact_optima() -> Iterator[Any]:
    yield same(_best(sg.derive(R1), gamma), [(true, {gamma: 2 * Abs(f1)}, -Abs(f1), True, PROVED)])
    d = sg.derive(R1, methods.simultaneous())
    yield same(_best(d, h, gamma), [(true, {h: 1 / Abs(f1), gamma: 2 * Abs(f1)}, 0, True, PROVED)])
    yield same(_best(sg.derive(games.bilinear(), methods.optimistic()), h), [(true, {h: S.Half}, sqrt(2) / 2, True, PROVED)])
    found = best(sg.derive(sg.dirac_gan(), methods.simultaneous()), h)
    yield same((found.cases, "no smallest value" in found.reason), ((), True))


def fact_optimal_steps() -> Iterator[Any]:
    d = sg.derive(R1, methods.simultaneous())
    yield same(
        _best(d, h),
        [
            (4 * f1**2 <= gamma**2, {h: 2 / gamma}, sqrt(gamma**2 - 4 * f1**2) / gamma, False, PROVED),
            (4 * f1**2 >= gamma**2, {h: gamma / (2 * f1**2)}, sqrt(4 * f1**2 - gamma**2) / (2 * Abs(f1)), False, PROVED),
        ],
    )
    yield same(best(d, h).reason, "")
    for knobs in ((), (mu,)):
        try:
            best(d, *knobs)
            yield f"{knobs} were taken"
        except sg.InputError as refused:
            yield same("f1, gamma, h" in str(refused), True)


def fact_nothing_better() -> Iterator[Any]:
    d = sg.derive(R1, methods.simultaneous())
    here = {gamma: 1, f1: 1}
    yield same([better(d, S(value) / 10).subs({**here, h: S.Half}) for value in (8, 9)], [False, True])
    flow = sg.derive(R1)
    yield same([better(flow, S(-k) / 4).subs(here) for k in (1, 3)], [True, False])
    linear = sg.derive(games.bilinear(), methods.optimistic(Rational(1, 4)))
    yield same([bool(better(linear, S(k) / 100)) for k in (96, 97)], [False, True])
    yield same(neat(sqrt((x**2 - 2 * x * p + p**2) / 4)), Abs(x - p) / 2)
    yield same(neat(Abs(x) / x**2), 1 / Abs(x))
    yield same(neat(Abs(x - p), x > p), x - p)
    proof, open_, no = (sg.Judgement(s) for s in (PROVED, UNDECIDED, REFUTED))
    yield same([both(*pair).status for pair in ((proof, proof), (proof, open_), (no, open_), (open_, no))],
               [PROVED, UNDECIDED, REFUTED, REFUTED])  # fmt: skip


def fact_reduced() -> Iterator[Any]:
    yield same(scaled_out(h * x**2 < gamma, x > 1), {gamma: 1})
    yield same(scaled_out(gamma**2 > 4 * x**2, true), {gamma: 1})
    yield same(scaled_out(gamma + 1 > h, true), {})
    yield same([scaled_out(s, true) for s in (n_d * gamma > h, exp(gamma) > h, sqrt(gamma) > h)], [{}, {}, {}])
    yield same(scaled_out(x * gamma > 1 / h, true), {gamma: 1, h: 1})
    relation, given, before = in_squares(x**4 > x**2 * y, And(q**2 > 2, y < 0))
    yield same((relation.has(x), relation.has(y), given.has(q), given.has(y)), (False, True, False, True))
    unknown = (before[x] ** 2).free_symbols.pop()
    yield same((unknown.is_nonnegative, before[q].is_negative), (True, True))
    relation, _, before = in_squares(Abs(f1) > f1**2 * y, true)
    yield same((relation.has(Abs), relation.has(f1)), (False, False))
    short = reduced((x - 1) * (x + 1) * p > p * y**2, true)
    yield same((short.relation.has(x), short.relation.has(p)), (False, False))
    own = {s: S(4) for s in short.relation.free_symbols}
    yield same(short.restored(own), {x: 2, y: 2, p: 1})


def fact_statements_in_squares() -> Iterator[Any]:
    """What reduction helps to prove, and witnesses that come back from it."""
    yield same(sg.prove(Not(And(x**2 * p < -1, y > 0), evaluate=False)).status, PROVED)
    refuted = sg.prove(sigma**2 * p > f1**2)
    yield same((refuted.status, set(refuted.witness)), (REFUTED, {sigma, p, f1}))
    refuted = sg.prove(Or(f1**2 < 2 * p**2, f1**2 > 2 * p**2))
    yield same((refuted.status, refuted.witness[f1] ** 2 == 2 * refuted.witness[p] ** 2), (REFUTED, True))
    yield same(sg.prove(Eq(Abs(f1) * h, 1), Eq(f1**2 * h**2, 1)).status, PROVED)


def fact_bisection() -> Iterator[Any]:
    """Runs stop converging where hand algebra says; a slip in the bound is seen."""
    d = sg.derive(R1, methods.simultaneous())
    at = {"gamma": 0.4, "f1": 0.5, "f2": -0.25}
    yield near(bisected(d, h, at, 1.0, 2.4), 1.6, 0.01)
    yield same(bisected(d, h, at, 2.0, 2.4), float("inf"))
    yield same(bisected(d, h, at, 1.0, 1.4), float("inf"))
    checks = boundary_checks(d, solve(d, h), {**at, "h": 9})
    yield same([c.passed for c in checks], [True])
    yield near([checks[0].predicted], [1.6])
    yield same((converges(d, {**at, "h": 1.4}), converges(d, {**at, "h": 1.8})), (True, False))


def fact_runs_about_a_point() -> Iterator[Any]:
    """The distance is that to the equilibrium, wherever it is."""
    a, b = sg.notation.theta, sg.notation.psi
    players = (sg.Player("a", (a,), (a - 7) ** 2 / 2 + 2 * (a - 7) * b), sg.Player("b", (b,), b**2 / 2 - 2 * (a - 7) * b))
    d = sg.derive(sg.Game("g", players, {a: 7, b: 0}), methods.simultaneous())
    (check,) = boundary_checks(d, solve(d, h), {})
    yield same((check.passed, check.predicted), (True, 0.4))


def fact_bisected_flows() -> Iterator[Any]:
    a, b = sg.notation.theta, sg.notation.psi
    players = (sg.Player("a", (a,), p * a**2 / 2 - a * b), sg.Player("b", (b,), 3 * b**2 / 2 - 3 * a * b))
    d = sg.derive(sg.Game("g", players, {a: 0, b: 0}))
    (check,) = boundary_checks(d, solve(d, p), {})
    yield same((check.passed, check.predicted), (True, 1.0))


