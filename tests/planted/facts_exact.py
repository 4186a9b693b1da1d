"""Linear algebra and stability whose answers are textbook: companion matrices, Routh, Schur and Jury, Jordan blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sympy import (
    And,
    Derivative,
    Eq,
    Expr,
    Function,
    I,
    ImmutableMatrix,
    Matrix,
    Max,
    Min,
    Or,
    Piecewise,
    Poly,
    Rational,
    Subs,
    Symbol,
    cos,
    diag,
    eye,
    false,
    sign,
    sin,
    sqrt,
    symbols,
    true,
)

import symgan as sg
from symgan import games, methods, objectives, regularizers
from symgan.exact.field import at
from symgan.exact.spectrum import characteristic_polynomial, eigenvalues, factors, square_root
from symgan.exact.verdict import judge
from symgan.notation import h, lam, sigma
from symgan.records import Verdict

from .expect import equivalent, near, refused, same

a, b, c, d, x, y, u, w = symbols("a b c d x y u w", real=True)
k = Symbol("k", positive=True)
S, U, M, C = sg.Outcome.STABLE, sg.Outcome.UNSTABLE, sg.Outcome.MARGINAL, sg.Outcome.CONDITIONAL


def verdict(matrix: Any, flow: bool, given: Any = true) -> Verdict:
    """The verdict on a matrix, by way of its characteristic polynomial."""
    matrix = ImmutableMatrix(matrix)
    return judge(matrix, factors(characteristic_polynomial(matrix)), flow, given)


def companion(poly: Expr) -> Matrix:
    """A matrix with this monic characteristic polynomial in lam."""
    last = Poly(poly, lam).all_coeffs()[1:]
    n = len(last)
    return Matrix(n, n, lambda i, j: -last[j] if i == 0 else int(i == j + 1))


# (s + 1)^n = q has its roots on a circle of radius |q|^(1/n) around -1; z^n = q on one around 0
FLOWS = {
    lam + 1: S, lam: M, lam - 1: U, lam**2 + 2: M, lam**2 - 2: U, lam**2 + lam + 1: S, lam**2 - lam + 1: U,
    (lam + 1) ** 3 + 7: S, (lam + 1) ** 3 + 8: M, (lam + 1) ** 3 + 9: U, (lam + 1) ** 4 + 3: S, (lam + 1) ** 4 + 5: U,
    (lam + 1) ** 5 - Rational(1, 2): S, (lam + 1) ** 5 - 2: U, (lam + 1) ** 6 + 2: S, (lam + 1) ** 6 + 3: U,
    lam**4 + 3 * lam**2 + 1: M, lam**4 + 2: U, lam**4 - 3 * lam**2 + 1: U, lam**4 + lam**2 - 1: U, lam**3 + 2: U,
    lam**6 + 6 * lam**4 + 9 * lam**2 + 3: M, lam**6 + 3 * lam**2 + 3: U, (lam**2 + 1) * (lam + 1): M, lam * (lam - 1): U,
    (lam**2 + 1) * (lam**2 + 2): M, (lam**2 + 1) * (lam - 1): U, lam * (lam + 1): M, (lam + 1) * (lam + 2) ** 2: S,
    lam**3 + lam**2 + lam + 3: U, lam**6 + 6 * lam**4 + 6 * lam**2 - 3: U, ((lam + 1) ** 3 + 9) * lam: U, ((lam + 1) ** 3 + 7) * lam: M, lam**3 - lam**2 + 2 * lam + 3: U, lam**3 + 2 * lam**2 + 3 * lam + 1: S,
}  # fmt: skip
MAPS = {
    lam: S, lam - 1: M, lam + 1: M, lam - 2: U, lam + 2: U, 2 * lam + 1: S, lam**2 + 1: M, lam**2 - lam + 1: M,
    lam**2 + Rational(1, 2): S, lam**2 - Rational(1, 2): S, lam**2 + 2: U, lam**2 - 3 * lam + 1: U, lam**2 + lam + 1: M,
    lam**3 - Rational(1, 2): S, lam**3 - 2: U, lam**4 - Rational(1, 2): S, lam**4 - 3: U, lam**5 - Rational(1, 2): S,
    lam**4 + 1: M, lam**4 + lam**3 + lam**2 + lam + 1: M, lam**6 + lam**3 + 1: M, lam**4 - lam**3 - lam**2 - lam + 1: U,
    lam**2 + lam / 2 - Rational(1, 2): M, lam**3 + lam**2 + lam + Rational(1, 2): S, lam**5 - 2: U, lam**3 - 3 * lam + 1: U,
}  # fmt: skip


def fact_outcomes() -> Iterator[Any]:
    """Where the roots of known polynomials lie, on either side of the boundary and on it."""
    for table, flow in ((FLOWS, True), (MAPS, False)):
        for poly, outcome in table.items():
            monic = Poly(poly, lam).monic().as_expr()
            found = verdict(companion(monic), flow)
            yield same((poly, found.outcome), (poly, outcome))
            yield same((found.region, found.marginal, found.unstable), tuple(true if outcome is o else false for o in (S, M, U)))


def fact_degree_two() -> Iterator[Any]:
    """s^2 + a s + b by the signs of its coefficients; z^2 + a z + b by Jury: |b| < 1 and |a| < 1 + b."""
    flow, step = (verdict(companion(lam**2 + a * lam + b), kind) for kind in (True, False))
    yield same((flow.outcome, step.outcome), (C, C))
    yield equivalent(flow.region, And(a > 0, b > 0))
    yield equivalent(flow.marginal, Or(And(Eq(a, 0), b >= 0), And(Eq(b, 0), a >= 0)))
    yield equivalent(flow.unstable, Or(a < 0, b < 0))
    closed = And(b <= 1, a <= 1 + b, -a <= 1 + b)
    yield equivalent(step.region, And(b < 1, a < 1 + b, -a < 1 + b))
    yield equivalent(step.marginal, And(closed, Or(Eq(b, 1), Eq(a, 1 + b), Eq(-a, 1 + b))))
    yield equivalent(step.unstable, ~closed)
    yield equivalent(verdict(companion(lam**2 + k * lam + b), True).region, b > 0)
    yield equivalent(verdict(companion(lam**2 + a * lam + b), True, a > 0).region, b > 0, a > 0)
    yield same(verdict(companion(lam**2 + a * lam + b), True, a < 0).outcome, U)
    yield same(verdict(companion(lam**2 + a * lam + b), True, And(a > 0, b > 0)).outcome, S)
    yield same(verdict([[a]], True, Eq(a, 0)).outcome, M)
    yield same(verdict(companion(lam**2 + a * lam + b), True, And(Eq(a, 0), b > 0)).outcome, M)


def fact_degree_three() -> Iterator[Any]:
    """Routh: s^3 + a s^2 + b s + c is stable exactly when a > 0, c > 0 and a b > c."""
    found = verdict(companion(lam**3 + a * lam**2 + b * lam + c), True)
    yield equivalent(found.region, And(a > 0, c > 0, a * b > c))
    yield same((found.outcome, found.marginal), (C, None))
    quartic = verdict(companion(lam**4 + a * lam**3 + b * lam**2 + c * lam + 1), True)
    yield equivalent(quartic.region, And(a > 0, b > 0, c > 0, a * b * c > c**2 + a**2))
    even = verdict(companion(lam**4 + b * lam**2 + c), True)
    yield equivalent(even.marginal, And(b >= 0, c >= 0, b**2 >= 4 * c))
    yield same(even.region, false)
    cubic = verdict(companion(lam**3 + c), False)
    yield equivalent(cubic.region, And(c < 1, c > -1))
    negative = verdict(companion(lam**3 + a * lam**2 + lam - k), True)
    yield same((negative.outcome, negative.unstable), (U, true))
    third = verdict(companion(lam**6 + a * lam**4 + b * lam**2 + k), True)
    yield same((third.outcome, third.region, third.marginal), (sg.Outcome.UNDECIDED, false, None))
    yield same(verdict(companion(lam**6 + a * lam**4 + b * lam**2 - k), True).outcome, U)
    yield same(verdict(companion(lam**6 - k * lam**4 + b * lam**2 + 1), True).outcome, U)


def fact_reciprocal_quartic() -> Iterator[Any]:
    """z^4 + a z^3 + b z^2 + a z + 1 has all roots on the circle when y^2 + a y + b - 2 has both in [-2, 2], y = z + 1/z."""
    found = verdict(companion(lam**4 + a * lam**3 + b * lam**2 + a * lam + 1), False)
    wanted = And(a**2 >= 4 * b - 8, b + 2 >= 2 * a, b + 2 >= -2 * a, a <= 4, a >= -4)
    # at b + 2 = 2 a, where -1 is a root, symgan 5e6de2c says marginal of unstable ones: see the report
    yield equivalent(found.marginal, wanted, ~Eq(b + 2, 2 * a))
    yield equivalent(found.unstable, ~wanted, ~Eq(b + 2, 2 * a))
    yield same(found.region, false)


def fact_blocks() -> Iterator[Any]:
    """Several factors: all inside, none outside but one on the boundary, or one outside."""
    found = verdict(diag(-a, -b), True)
    yield equivalent(found.region, And(a > 0, b > 0))
    yield equivalent(found.marginal, And(a >= 0, b >= 0, Or(Eq(a, 0), Eq(b, 0))))
    yield equivalent(found.unstable, Or(a < 0, b < 0))
    yield same(verdict(diag(-a, a), True).region, false)
    yield same(verdict(diag(-1, 1), True).outcome, U)
    yield same(verdict(diag(-k, 0), True).outcome, M)
    step = verdict(diag(a, Rational(1, 2)), False)
    yield equivalent(step.region, And(a < 1, a > -1))
    yield equivalent(step.marginal, Or(Eq(a, 1), Eq(a, -1)))


turn = Matrix([[0, -1], [1, 0]])
JORDAN = (  # a matrix, whether it is of a flow, and when it has a Jordan block on the boundary
    ([[0, 1], [0, 0]], True, true), ([[0, 0], [0, 0]], True, false), ([[-1, 1], [0, -1]], True, false),
    ([[1, 1], [0, 1]], False, true), (eye(2), False, false), ([[-1, 1], [0, -1]], False, true), (diag(1, -1), False, false),
    (diag(turn, turn), True, false), (Matrix([[0, -1, 1, 0], [1, 0, 0, 1], [0, 0, 0, -1], [0, 0, 1, 0]]), True, true),
    (diag(turn, turn), False, false), (Matrix([[0, -1, 1, 0], [1, 0, 0, 1], [0, 0, 0, -1], [0, 0, 1, 0]]), False, true),
    (diag(0, 0, -1), True, false), ([[0, 1, 0], [0, 0, 0], [0, 0, -1]], True, true), ([[2, 1], [0, 2]], False, false),
    (diag(Matrix([[-2, 1], [0, -2]]), Matrix([[0, 1], [0, 0]])), True, true), (diag(Matrix([[-2, 1], [0, -2]]), 0, 0), True, false),
    ([[0, 1, 0], [0, 0, 1], [0, 0, 0]], True, true), (diag(Matrix([[0, 1], [0, 0]]), Matrix([[-2, 1], [0, -2]])), True, true),
)  # fmt: skip


def fact_jordan() -> Iterator[Any]:
    """A Jordan block on the boundary, and only there."""
    for matrix, flow, wanted in JORDAN:
        yield same((matrix, verdict(matrix, flow).defective), (matrix, wanted))
    meeting = verdict([[0, a], [b, 0]], True).defective
    yield equivalent(meeting, And(Eq(a * b, 0), Or(~Eq(a, 0), ~Eq(b, 0))))
    step = verdict([[1, a], [b, 1]], False).defective
    yield equivalent(step, And(Eq(a * b, 0), Or(~Eq(a, 0), ~Eq(b, 0))))
    lost = verdict([[1, -h], [h, 1 - h**2]], False).defective
    yield equivalent(lost, Eq(h, 2))
    yield same(verdict([[a, 1], [0, a]], True).defective, Eq(a, 0))
    yield same(verdict([[a, 1], [0, a]], True, a < 0).defective, false)
    yield equivalent(verdict([[a, 1], [0, b]], True).defective, And(Eq(a, 0), Eq(b, 0)))
    yield equivalent(verdict([[a, 1], [0, b]], False).defective, And(Eq(a, b), Or(Eq(a, 1), Eq(a, -1))))
    yield equivalent(verdict(companion(lam**2 + a * lam + b), True).defective, And(Eq(a, 0), Eq(b, 0)))


def fact_sentences() -> Iterator[Any]:
    """The verdict in words says the half-plane of a flow, the disc of a map, and what holds when."""
    said = (
        (verdict([[-1]], True), "in the open left half-plane", "disc"), (verdict([[0]], False), "inside the open unit disc", "plane"),
        (verdict([[1]], True), "outside the imaginary axis", "circle"), (verdict([[2]], False), "outside the unit circle", "axis"),
        (verdict(turn, True), "the imaginary axis", "Jordan"), (verdict(turn, False), "the unit circle", "Jordan"),
        (verdict([[0, 1], [0, 0]], True), "is defective (a Jordan block)", "When"),
        (verdict([[a]], True), "exactly when {a < 0}; marginal when {Eq(a, 0)}; unstable when {a > 0}", "Jordan"),
        (verdict(companion(lam**3 + a * lam**2 + b * lam + c), True), "beyond degree two", "unstable when"),
        (verdict([[1, -h], [h, 1 - h**2]], False), "Never locally exponentially convergent; marginal when", "exactly when"),
        (verdict([[1, -h], [h, 1 - h**2]], False), "Jordan block): the linearized", "exactly when"),
        (verdict(companion(lam**6 + a * lam**4 + b * lam**2 + k), True), "Never exponentially convergent; whether", "when"),
    )  # fmt: skip
    for found, words, absent in said:
        yield same((found.reason, words in found.reason, absent in found.reason), (found.reason, True, False))


def fact_spectrum() -> Iterator[Any]:
    """Closed forms against roots that are known."""
    known = (
        (diag(1, 2, 2), {1: 1, 2: 2}), ([[0, 1], [-2, -2]], {-1 + I: 1, -1 - I: 1}), ([[a, 0], [0, a]], {a: 2}),
        (diag(a, a, companion(lam**2 - 2)), {a: 2, sqrt(2): 1, -sqrt(2): 1}),
        (companion(lam**4 + 3 * lam**2 + 1), {s * I * (sqrt(5) + t) / 2: 1 for s in (1, -1) for t in (1, -1)}),
        ([[0, -a], [a, 0]], {I * a: 1, -I * a: 1}), ([[k, 1], [1, k]], {k + 1: 1, k - 1: 1}), (diag(0, turn, turn), {0: 1, I: 2, -I: 2}),
        (companion(lam**2 + lam / 3 - Rational(2, 9)), {Rational(1, 3): 1, -Rational(2, 3): 1}),
        ([[1 / k, 0], [0, 1 / k**2]], {1 / k: 1, 1 / k**2: 1}), ([[a / 2, 1], [0, a / 2]], {a / 2: 2}),
    )  # fmt: skip
    for matrix, wanted in known:
        matrix = ImmutableMatrix(matrix)
        found = eigenvalues(factors(characteristic_polynomial(matrix)))
        shifts = dict.fromkeys((a, k), Rational(7, 3))
        values = {complex(e.subs(shifts)): m for e, m in found}
        listed = {complex(e.subs(shifts) if hasattr(e, "subs") else e): m for e, m in wanted.items()}
        order = sorted(values, key=lambda v: (round(v.real, 9), round(v.imag, 9)))
        other = sorted(listed, key=lambda v: (round(v.real, 9), round(v.imag, 9)))
        yield near(order, other, 1e-9)
        yield same([values[v] for v in order], [listed[v] for v in other])
    for poly in (lam**3 - 2, (lam**3 - 2) * (lam - 1), lam**5 - lam - 1, lam**4 + lam + 1, lam**6 + lam**2 + 1):
        yield same(eigenvalues(factors(characteristic_polynomial(ImmutableMatrix(companion(poly))))), None)
    yield same(characteristic_polynomial(ImmutableMatrix([[a, b], [c, d]])).as_expr(), lam**2 - (a + d) * lam + a * d - b * c)


def fact_square_roots() -> Iterator[Any]:
    """q sqrt(r) with the right square, at numbers of either sign, and no longer than the bare root."""
    radicands = (12, -4, 0, x**2 * y, 4 * x**2 - 8 * x + 4, -(x**2), k / 4, x**2 / k**2, x**3 * y, -3 * x**4, x**2 - 1,
                 Rational(1, 4), -Rational(9, 2) * k**3, (x - 1) ** 2 * (y - 2), 1 / x,
                 (-4 * (x - 1) ** 2 * (y - 2)).expand(), (-3 * (x - y) ** 4).expand(), ((x - y) ** 2 / k**2).expand())  # fmt: skip
    for radicand in radicands:
        found = square_root(lam * 0 + radicand)
        for point in ({x: 3, y: 5, k: 2}, {x: -2, y: -7, k: Rational(1, 3)}):
            value, wanted = complex(found.subs(point)) ** 2, complex((lam * 0 + radicand).subs(point))
            yield near(value, wanted, 1e-9)
    yield same(square_root(x**0 * 12), 2 * sqrt(3))
    yield same(square_root(-(x**2)) ** 2, -(x**2))
    yield same(square_root(4 * x**2 - 8 * x + 4) ** 2, 4 * (x - 1) ** 2)
    yield same(abs(square_root(4 * x**2 - 8 * x + 4).subs(x, 7)), 12)
    yield same(square_root(4 * x**2 - 8 * x + 4).is_polynomial(), True)
    yield same(square_root((-4 * (x - 1) ** 2 * (y - 2)).expand()).count_ops() <= 8, True)
    yield same(square_root(x**2 - 2 * x + 1, (x - 1) ** 2 - 0).count_ops() <= 2, True)


def _game(first: Expr, second: Expr, at: Any = None) -> sg.Game:
    return sg.Game("by hand", (sg.Player("one", (x,), first), sg.Player("two", (y,), second)), equilibrium=at)


def fact_equilibria() -> Iterator[Any]:
    """Zeros of the field, by hand; those given are put in, those not real are left out."""
    found = sg.derive(_game(x**2 / 2 - x + x * y, y**2 / 2 + 2 * y - x * y))
    yield same(found.equilibrium, {x: Rational(3, 2), y: -Rational(1, 2)})
    two = _game(x**3 / 3 - x, y**2 / 2)
    yield same({(e[x], e[y]) for e in sg.equilibria(two)}, {(1, 0), (-1, 0)})
    yield refused(lambda: sg.derive(two), "2 equilibria ({x: ")
    yield same(len(sg.equilibria(_one(x**4 / 4 - 3 * x**2 / 2 + x))), 3)
    yield same(len(sg.equilibria(_one(x**4 / 4 + 3 * x**2 / 2 + x))), 1)
    yield same(sg.equilibria(_game(x**3 / 3, -y)), ())
    yield same(len(sg.equilibria(_game(x**9 / 9 - x, y**2))), 2)
    yield same(sg.equilibria(_game(x**3 / 3 + x, y**2 / 2)), ())
    yield refused(lambda: sg.derive(_game(x**3 / 3 + x, y**2 / 2)), "0 equilibria (none)")
    yield same(sg.equilibria(_game(x**4 / 4 - x, y**2 / 2)), ({x: 1, y: 0},))
    (line,) = sg.equilibria(_game((x - y) ** 2 / 2, (x - y) ** 2 / 2))
    yield same(line[x] - line[y], 0)
    yield refused(lambda: sg.derive(_game(x**2 / 2, y**2 / 2, {x: 1, y: 0})), "is no equilibrium of 'by hand': the field there is [-1, 0]")
    yield refused(lambda: sg.derive(_game(x**2 / 2, y**2 / 2, {x: 0})), "has a value for each")
    yield refused(lambda: sg.derive(_game(x**2 / 2, y**2 / 2, (x, y))), "has a value for each")
    yield refused(lambda: sg.derive(_game(x**2 / 2, y**2 / 2, {x: 0, y: I})), "real")
    yield refused(lambda: sg.derive(_game(x * y, -x * y, {x: y, y: 0})), "is no equilibrium")
    yield refused(lambda: sg.equilibria(_game(cos(x), y**2)), "no polynomials in")
    yield refused(lambda: sg.equilibria(_game(x**10, y**12 - x * y)), "too many")
    yield refused(lambda: sg.equilibria(_game(x**2 * y, y**2 * x)), "continuum")
    unclear = _game(x * (cos(k) ** 2 + sin(k) ** 2 - 1), y**2, {x: 0, y: 0})
    yield refused(lambda: sg.derive(unclear), "could not be confirmed")
    yield same(sg.derive(_game(x**2, y**2, {y: 0, x: 0})).equilibrium, {x: 0, y: 0})


def _one(loss: Expr, at: Any = 0) -> sg.Game:
    return sg.Game("one player", (sg.Player("p", (x,), loss),), {x: at})


def fact_one_player() -> Iterator[Any]:
    """A player alone descends its loss: x' = -2 x, or x - 2 h x."""
    yield same(sg.derive(_one(x**2)).matrix, Matrix([[-2]]))
    yield same(sg.derive(_one(x**2), methods.alternating(h, 2, 1)).matrix, Matrix([[(1 - 2 * h) ** 2]]))
    yield equivalent(sg.derive(_one(x**2), methods.simultaneous()).verdict.region, h < 1)


def fact_kinks() -> Iterator[Any]:
    """No linearization where the field has a kink at the equilibrium, but both sides; elsewhere the branch there decides."""
    sides = {x * abs(x) / 2: U, Piecewise((x**2 / 2, x < 0), (x**2, True)): S, Max(0, x) ** 2: M}
    blurred = {Max(x**2 / 2, x**2 + x**3): sg.Outcome.UNDECIDED, x**2 + Min(x**2, x**4): sg.Outcome.UNDECIDED}
    for loss, outcome in {**sides, **blurred}.items():
        found = sg.derive(_one(loss))
        yield same((loss, found.verdict.outcome, found.matrix), (loss, outcome, None))
        yield same("has no slope" in found.verdict.reason, loss in blurred)
        yield same("jacobian" in [s.key for s in found.steps], False)
    smooth = {Max(x**2 / 2, x - 1): -1, Piecewise((x**2 / 2, x < 1), (5 * x, True)): -1, abs(x - 3) * x**2: -6, Min(x**2, 1 - x): -2,
              Piecewise((5 * x, x < -1), (x**2, x - 2 < 1), (x, True)): -2, x**2 * sign(x + 2): -2}  # fmt: skip
    for loss, slope in smooth.items():
        yield same((loss, sg.derive(_one(loss)).jacobian), (loss, Matrix([[slope]])))
    hinge = Max(0, 1 + x * y)
    yield same(sg.derive(_game(hinge, -hinge, {x: 0, y: 0})).jacobian, Matrix([[0, -1], [1, 0]]))
    somewhere = sg.derive(_one(x**2 * abs(x - c)))
    yield equivalent(somewhere.given, ~Eq(c, 0))
    yield equivalent(somewhere.verdict.region, true, ~Eq(c, 0))
    yield same(sg.derive(_one(x**2 * abs(x - k))).given, true)
    yield same(sg.derive(_one(x**2 * abs(x - c)), given=c > 1).given, c > 1)
    for loss in (Piecewise(((x - 1) ** 2 / 2, x < 1), ((x - 1) ** 2, True)), Max(1 + (x - 1) ** 2, 1 - (x - 1) ** 3 + (x - 1) ** 2)):
        yield same((loss, sg.derive(_one(loss, 1)).verdict.outcome), (loss, S))


def fact_hypotheses() -> Iterator[Any]:
    """A denominator that may vanish is a hypothesis, and none is made twice."""
    yield equivalent(sg.derive(_one(x**2 / c)).given, ~Eq(c, 0))
    yield same(sg.derive(_one(x**2 / c), given=c > 0).given, c > 0)
    yield same(sg.derive(_one(x**2 / k)).given, true)
    yield same(sg.derive(_one(x**2 / c), given=c > 0).verdict.outcome, S)
    yield same(sg.derive(_one(x**2 * c), given=c < 0).verdict.outcome, U)


def fact_readings() -> Iterator[Any]:
    """A method that is another one on the linearization than on the field is not believed."""

    def step(v: Any, x: Any, memory: Any) -> Any:
        return x + v(x) + (v.only(0, x) if type(v).__name__ == "LinearReading" else 0 * x), ()

    try:
        found = sg.derive(_game(x**2, y**2, {x: 0, y: 0}), sg.Method("two-faced", step))
        yield f"believed: {found.matrix}"
    except AssertionError:
        yield None


def fact_named_derivatives() -> Iterator[Any]:
    """A derivative of an abstract function elsewhere than at 0 keeps its point, and is real."""
    g = Function("g")
    found = sg.derive(_game(g(x) * y, g(1) * y - g(x) * y, {x: 1, y: 0}))
    (slope,) = found.jacobian.free_symbols
    yield same(found.jacobian, Matrix([[0, -slope], [slope, 0]]))
    yield same((slope.is_real, "1" in slope.name, found.verdict.outcome), (True, True, M))
    curved = sg.derive(_game(g(x) * y, -g(x) * y + g(0) * y, {x: 0, y: 0})).jacobian
    yield same(curved, Matrix([[0, -Symbol("g1", real=True, nonzero=True)], [Symbol("g1", real=True, nonzero=True), 0]]))
    for other in (Subs(g(x), x, 0), Subs(Derivative(x * g(x), x, evaluate=False), x, 0)):  # no derivative of g itself
        yield same(at(other, {}), other)


def fact_refusals() -> Iterator[Any]:
    """Input that cannot be used is refused with the sentence that belongs to it."""
    clash, other, bad = Symbol("h", real=True), Symbol("lam"), Symbol("x", imaginary=True)
    refusals = (
        (lambda: sg.derive(x), "derive takes a game"), (lambda: sg.derive(games.bilinear(), x), "derive takes a method"),
        (lambda: sg.derive(games.bilinear(), given=x + 1), "SymPy Boolean"), (lambda: sg.derive(sg.Game("none", ())), "players"),
        (lambda: sg.derive(sg.Game("g", (sg.Player("p", (x,), "x"),))), "SymPy expression"),
        (lambda: sg.derive(sg.Game("g", (sg.Player("p", (), x),))), "SymPy symbols"),
        (lambda: sg.derive(sg.Game("g", (sg.Player("p", (x, "y"), x),))), "SymPy symbols"),
        (lambda: sg.derive(sg.Game("g", (sg.Player("p", (x,), x), sg.Player("q", (x,), x)))), "two players"),
        (lambda: sg.derive(sg.Game("g", (sg.Player("p", (bad,), bad**2),), {bad: 0})), "must be real"),
        (lambda: sg.derive(_game(x**2 * clash, y**2), methods.simultaneous()), "stands for two quantities"),
        (lambda: sg.derive(_game(x**2 * h, y**2), methods.simultaneous()), "stands for two quantities"),
        (lambda: sg.derive(_game(x**2 * other, y**2)), "stands for two quantities"),
        (lambda: sg.derive(_game(x**2, y**2), methods.simultaneous((h, Symbol("x", positive=True)))), "two quantities"),
        (lambda: sg.derive(_game(x**2 * k, y**2 * Symbol("k", real=True))), "two quantities"),
        (lambda: sg.derive(_game(x**2 * Symbol("f"), Function("f")(y) * y**2, {x: 0, y: 0})), "two quantities"),
        (lambda: sg.derive(_game(x**2 * Symbol("f1"), Function("f")(y) * y**2, {x: 0, y: 0})), "two quantities"),
        (lambda: sg.derive(_game(x**2 * Symbol("f2"), Function("f")(y) * y**2, {x: 0, y: 0})), "two quantities"),
        (lambda: sg.derive(sg.Game("g", (sg.Player("p", (x,), x**2, rate=h),)), methods.simultaneous()), "two quantities"),
        (lambda: sg.derive(_game(x**2 / 2 - h * x, y**2, {x: h, y: 0}), methods.simultaneous()), "two quantities"),
        (lambda: sg.gan(objectives.wasserstein(), None), "objective and a model"),
        (lambda: sg.gan(None, sg.models.dirac()), "objective and a model"),
        (lambda: sg.derive(sg.dirac_gan().with_(regularizers.r1(sigma), regularizers.instance_noise())), "two quantities"),
    )  # fmt: skip
    for action, words in refusals:
        yield refused(action, words)
    yield same(sg.derive(_game(x**2 * k, y**2), methods.simultaneous(), k > 0).verdict.outcome, C)
