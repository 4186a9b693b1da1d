"""Methods read exactly: update maps, coupled players, invariants, steps and regions, all known by hand."""


from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sympy import (
    And,
    Expr,
    ImmutableMatrix,
    Matrix,
    Rational,
    Symbol,
    cos,
    diag,
    eye,
    false,
    sin,
    symbols,
    true,
)
from sympy.core.relational import Relational

import symgan as sg
from symgan import games, methods, objectives, regularizers
from symgan.exact.split import hamiltonian, potential
from symgan.exact.update import linear_update, update_map
from symgan.notation import f1, f2, gamma, h, n_d, psi, theta

from .expect import equivalent, refused, same
from .facts_exact import _game, _one
from .facts_numeric import remembered

a, b, c, d, x, y, u, w = symbols("a b c d x y u w", real=True)
k = Symbol("k", positive=True)
S, U, M, C = sg.Outcome.STABLE, sg.Outcome.UNSTABLE, sg.Outcome.MARGINAL, sg.Outcome.CONDITIONAL


def fact_updates() -> Iterator[Any]:
    """Numerics of GANs, supplement: alternating is 1 + h A + h^2 of the second player's rows times the first's."""
    game, half = _game(x**2 / 2 + 2 * x * y, 2 * y**2 - 3 * x * y), Rational(1, 10)
    matrix = ImmutableMatrix([[-1, -2], [3, -4]])
    found = sg.derive(game, methods.alternating(half, 1, 1))
    yield same(found.jacobian, matrix)
    yield same(found.matrix, eye(2) + half * matrix + half**2 * Matrix([[0, 0], [-3, -6]]))
    yield same(found.update, found.matrix * Matrix([x, y]))
    yield same(linear_update(game, matrix, methods.simultaneous((h, k))), eye(2) + Matrix([[-h, -2 * h], [3 * k, -4 * k]]))
    many = linear_update(game, matrix, methods.alternating(half, 1, 20))
    yield same((many[1, 1], many[1, 0]), _twenty())
    symbolic = linear_update(game, matrix, methods.alternating(h, 1, n_d)).subs(n_d, 3)
    yield same(symbolic, linear_update(game, matrix, methods.alternating(h, 1, 3)))
    yield same(sg.derive(games.bilinear(), methods.alternating(h, 1, n_d)).update, None)


def fact_coupled_updates() -> Iterator[Any]:
    """A player with two coupled parameters: its block's power is written out for numbers of steps, and left open for symbols."""
    coupled = sg.Game("coupled", (sg.Player("p", (x, u), x**2 + x * u + x * y), sg.Player("q", (y,), y**2 - x * y)), {x: 0, u: 0, y: 0})
    left = sg.derive(coupled, methods.alternating(h, n_d, 1)).verdict
    yield same((left.outcome, left.region, "coupled parameters" in left.reason), (sg.Outcome.UNDECIDED, false, True))
    rows = ImmutableMatrix([[-2, -1, -1], [-1, 0, 0], [1, 0, -2]])
    by_hand = (eye(3) + diag(0, 0, h) * rows) * (eye(3) + diag(h, h, 0) * rows) ** 2
    yield same(linear_update(coupled, rows, methods.alternating(h, 2, 1)), by_hand.expand())
    moved, memory = update_map(coupled, rows * Matrix([x, u, y]), remembered(h))
    now = rows * Matrix([x, u, y])
    names = Matrix(list(memory))
    yield same(list(memory.values()), list(now))
    yield same(moved, Matrix.vstack(Matrix([x, u, y]) + 2 * h * now - h * names, now).expand())
    yield same(update_map(coupled, rows * Matrix([x, u, y]), methods.alternating(h, n_d, 1)), None)


def _twenty() -> tuple[Any, Any]:
    """The last row of twenty steps y -> y + (3 x - 4 y)/10 after one step x -> 9/10 x - 2/10 y."""
    row, first = (Rational(0), Rational(1)), (Rational(9, 10), -Rational(1, 5))
    for _ in range(20):
        row = tuple(r * Rational(6, 10) + Rational(3, 10) * t for r, t in zip(row, first, strict=True))
    return row[1], row[0]


def fact_invariants() -> Iterator[Any]:
    """Circles of the flow, the leapfrog ellipse of alternating steps, the sum of two who only follow each other."""
    ellipse = (x**2 + y**2 - h * x * y,)
    cases = (
        (sg.dirac_gan(), methods.gradient_flow(), (theta**2 + psi**2,)), (games.bilinear(), methods.simultaneous(), ()),
        (games.bilinear(), methods.gradient_flow(), (x**2 + y**2,)), (games.bilinear(), methods.alternating(h, 1, 1), ellipse),
        (sg.dirac_gan().with_(regularizers.r1()), methods.gradient_flow(), ()),
    )  # fmt: skip
    for game, method, wanted in cases:
        found = sg.derive(game, method).invariants
        yield same([_alike(f, t) for f, t in zip(found, wanted, strict=True)] if len(found) == len(wanted) else found, [True] * len(wanted))
    still = sg.derive(_game(k * y, k * x, {x: 0, y: 0})).invariants
    yield same([any(_alike(i, m) for i in still) for m in (x, y, x**2, x * y, y**2)], [True] * 5)
    followers = sg.derive(_game((x - y) ** 2 / 2, (x - y) ** 2 / 2, {x: 0, y: 0})).invariants
    yield same([_conserved(i) for i in followers], [0] * len(followers))
    yield same(any(_alike(i, x + y) for i in followers), True)
    yield same(any(i.has(x**2) or i.has(x * y) for i in followers), True)


def _conserved(invariant: Expr) -> Expr:
    return ((y - x) * invariant.diff(x) + (x - y) * invariant.diff(y)).expand()


def _alike(found: Expr, wanted: Expr) -> bool:
    """Equal up to a factor that holds no parameter."""
    return found != 0 and not (found / wanted).cancel().has(x, y, theta, psi)


def fact_steps() -> Iterator[Any]:
    """The steps that are recorded: no update map for a plain flow, no second matrix where it is the Jacobian."""
    flow = ["losses", "field", "equilibrium", "jacobian", "charpoly", "eigenvalues", "verdict", "invariants", "center"]
    noisy = ["losses", "worked-out", "field", "equilibrium", "jacobian", "charpoly", "eigenvalues", "verdict"]
    step = ["losses", "worked-out", "field", "equilibrium", "jacobian", "update", "matrix", "charpoly", "eigenvalues", "verdict"]
    noise = sg.dirac_gan(objectives.wasserstein()).with_(regularizers.r1(1))
    cases = ((games.bilinear(), methods.gradient_flow(), flow), (noise, methods.gradient_flow(), noisy),
             (noise, methods.simultaneous(Rational(1, 10)), step))  # fmt: skip
    for game, method, wanted in cases:
        found = sg.derive(game, method)
        yield same([s.key for s in found.steps], wanted)
        before: set[str] = set()
        for s in found.steps:
            yield same(set(s.uses) - before, set())
            before.add(s.key)
    yield same((found.step("matrix").value, found.step("jacobian").value), (found.matrix, found.jacobian))
    yield same(("uses" and found.step("charpoly").uses, found.step("matrix").uses), (("matrix",), ("jacobian", "update")))
    yield same("One step" in found.step("update").why, True)
    yield same("entry by entry" in found.step("matrix").why, True)
    velocity = sg.derive(games.bilinear(), methods.gradient_flow(tau=2))
    yield same("velocity" in velocity.step("update").why, True)
    known = sg.derive(_game(x**2, y**2)).step("equilibrium").why
    yield same(("only zero" in known, "only zero" in found.step("equilibrium").why), (True, False))
    cubic = sg.derive(games.three_player()).step("eigenvalues").why
    yield same("half the trace" in cubic, True)


def fact_regions() -> Iterator[Any]:
    """R1 with simultaneous steps: stable exactly when h f1^2 < gamma and h gamma < 2 + h^2 f1^2 / 2 (Jury)."""
    found = sg.derive(sg.dirac_gan().with_(regularizers.r1()), methods.simultaneous())
    yield equivalent(found.verdict.region, And(h * f1**2 < gamma, 2 * h * gamma < 4 + h**2 * f1**2))
    circle = sg.derive(sg.dirac_gan(), methods.alternating(h, 1, 1)).verdict
    yield equivalent(circle.marginal, h**2 * f1**2 <= 4)
    yield equivalent(circle.unstable, h**2 * f1**2 > 4)
    yield same(len(circle.marginal.atoms(Relational)), 1)
    noise = sg.derive(sg.dirac_gan().with_(regularizers.instance_noise()), given=f2 < 0)
    yield same((noise.verdict.outcome, noise.verdict.region), (S, true))
    three = sg.derive(games.three_player()).verdict
    yield equivalent(three.region, Symbol("a", real=True) > Rational(1, 2))


def fact_modified() -> Iterator[Any]:
    """x' = -a x: (1 - h a)^(1/h) as a series; x' = x^2 by Hairer, Lubich and Wanner; heavy ball and optimism by their roots."""
    slope, square = _one(a * x**2 / 2), _one(-(x**3) / 3)
    terms = [-a, -(a**2) / 2, -(a**3) / 3]
    yield same([t[0] for t in sg.modified_matrix(slope, methods.simultaneous()).terms], terms)
    yield same(sg.modified_field(square, methods.simultaneous()).field, Matrix([x**2 - h * x**3 + Rational(3, 2) * h**2 * x**4]))
    yield same([t[0] for t in sg.modified_matrix(slope, methods.optimistic(), 1).terms], [-a, a**2 / 2])
    half = sg.modified_matrix(slope, methods.momentum(h, Rational(1, 2)), 1)  # z = 1 - 2 h a - 4 h^2 a^2 + ...
    yield same([t[0] for t in half.terms], [-2 * a, -6 * a**2])
    yield same((half.step, half.field), (h, Matrix([[-2 * a - 6 * a**2 * h]])))
    drift = sg.modified_field(games.bilinear(k), methods.simultaneous(), 1).terms[1]
    yield same(drift, Matrix([k**2 * x / 2, k**2 * y / 2]))
    yield same(sg.modified_matrix(games.bilinear(k), methods.optimistic(), 1).terms[1], -(k**2) * eye(2) / 2)
    yield same(sg.modified_field(games.bilinear(k), methods.alternating(h, 2, 1), 0).field, Matrix([-2 * k * y, k * x]))
    general = games.quadratic([[a, b], [c, d]])
    turned = sg.modified_matrix(general, methods.alternating(h, 1, 1), 1).terms[1]
    yield same(turned, -Matrix([[a, b], [c, d]]) ** 2 / 2 + Matrix([[0, 0], [a * c, b * c]]))
    for method, words in ((methods.gradient_flow(), "discrete"), (methods.simultaneous(Rational(1, 10)), "there is none"),
                          (methods.simultaneous((h, w)), "there is none"), (methods.simultaneous("h"), "real number"), (methods.simultaneous(k), "both of")):  # fmt: skip
        yield refused(lambda method=method: sg.modified_field(games.bilinear(k), method), words)
    for order in (-1, True, 1.5, "2"):
        yield refused(lambda order=order: sg.modified_field(slope, methods.simultaneous(), order), "order is a number")
    yield refused(lambda: sg.modified_field(slope, "simultaneous"), "discrete method")
    yield same(sg.modified_field(square, methods.simultaneous(), 0).field, Matrix([x**2]))
    yield same(sg.modified_field(square, methods.optimistic(), 1).field, Matrix([x**2 + h * x**3]))  # u = h v, u + v'v h^2/2
    late = sg.modified_matrix(slope, methods.simultaneous(), 8)
    yield same((len(late.terms), "budget" in late.why), (7, True))
    yield same((sg.modified_matrix(slope, methods.momentum(h, 1)).terms, sg.modified_field(slope, methods.alternating(h)).field), ((), None))
    yield same(sg.modified_matrix(_one(x * abs(x)), methods.simultaneous()).terms, ())


def fact_split() -> Iterator[Any]:
    """J = S + A; a gradient has a potential; an antisymmetric J has half the square of the field (Letcher 2019, Theorem 4)."""
    whole = Matrix([[a, b], [c, d]])
    yield same(sg.split(whole), (Matrix([[a, (b + c) / 2], [(b + c) / 2, d]]), Matrix([[0, (b - c) / 2], [(c - b) / 2, 0]])))
    yield same(sg.split(sg.derive(games.bilinear(k)))[1], Matrix([[0, -k], [k, 0]]))
    yield refused(lambda: sg.split(Matrix([[1, 2]])), "square matrix")
    yield refused(lambda: sg.split(3), "square matrix")
    yield same(potential(Matrix([2 * x * y, x**2 + cos(y)]), (x, y)), x**2 * y + sin(y))
    yield same(potential(Matrix([-y, x]), (x, y)), None)
    yield same(hamiltonian(Matrix([-2 * y, 2 * x]), (x, y)), 2 * x**2 + 2 * y**2)
    yield same(hamiltonian(Matrix([x, y]), (x, y)), None)
