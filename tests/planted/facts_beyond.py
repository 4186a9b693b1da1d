"""Marginal cases whose answer is known by hand or from textbooks: integrals, focal values, manifolds, averages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from sympy import (
    Expr,
    ImmutableMatrix,
    Integer,
    Rational,
    Symbol,
    cos,
    exp,
    false,
    log,
    sin,
    sqrt,
    symbols,
    sympify,
    tanh,
)

import symgan as sg
from symgan import games, methods, objectives
from symgan.exact.averaging import Growth, circle_squared, decay, follows, growth, step_symbol
from symgan.exact.center_manifold import reduced_field
from symgan.exact.definite import analytic_everywhere, as_product, signed
from symgan.exact.field import jacobian
from symgan.exact.first_integrals import antiderivative, definite, first_integrals, without_common_factor
from symgan.exact.focal import Focal, focal_value, invariant_form
from symgan.exact.lyapunov import lyapunov
from symgan.exact.projection import projected_value
from symgan.exact.rest_points import contact, flat_equilibria
from symgan.exact.reversible import reflection
from symgan.exact.taylor import exponents, taylor
from symgan.notation import f, f1, f2, h, n_d, psi, t, theta
from symgan.numeric import decay as long_runs

from .expect import near, same

x, y, z = symbols("x y z", real=True)
a, k = Symbol("a", real=True), Symbol("k", positive=True)
ORIGIN: dict[Symbol, Expr] = {x: Integer(0), y: Integer(0)}


def _vector(*entries: Any) -> ImmutableMatrix:
    return ImmutableMatrix([sympify(e) for e in entries])


def _game(*field: Any, params: tuple[Symbol, ...] = (x, y), at: dict[Symbol, Any] | None = None) -> sg.Game:
    """Players of one parameter each, whose field is given."""
    players = tuple(sg.Player(str(p), (p,), -sympify(v).integrate(p)) for p, v in zip(params, field, strict=True))
    return sg.Game("by its field", players, at or dict.fromkeys(params, 0))


def fact_taylor() -> Iterator[Any]:
    """Coefficients of elementary series."""
    (found,) = taylor(_vector(exp(x * y) / (1 + x) + sin(y + 1)), ORIGIN, 2)
    wanted = {(0, 0): 1 + sin(1), (1, 0): -1, (0, 1): cos(1), (2, 0): 1, (1, 1): 1, (0, 2): -sin(1) / 2}
    yield same(set(found), set(wanted))
    yield from (same(found.get(m, 0), c) for m, c in wanted.items())
    (moved,) = taylor(_vector((1 + x**2) ** y * abs(x)), {x: Integer(1), y: Integer(1)}, 1)
    yield same([moved[(0, 0)], moved[(1, 0)], moved[(0, 1)]], [2, 4, 2 * log(2)])
    (abstract,) = taylor(_vector(f(x * y).diff(x)), ORIGIN, 3)
    yield same(abstract, {(0, 1): f1, (1, 2): f2})
    yield same(exponents(2, 2), [(0, 1), (1, 0), (0, 2), (1, 1), (2, 0)])


def fact_focal_values() -> Iterator[Any]:
    """Guckenheimer and Holmes (3.4.11), averages of powers of the cosine, and a map with its resonance."""
    cases: tuple[tuple[Any, int, Any], ...] = (
        ((y - x**3, -x), 1, -Rational(3, 4)), ((y, -x - y**5), 2, -Rational(5, 8)),
        ((-y + x**2, x - x * y), 1, _holmes(2, 0, 0, 0, -1, 0)),
        ((-y + x * y, x + y**2), 1, _holmes(0, 1, 0, 0, 0, 2)), ((-y + y**2, x + y**2), 1, _holmes(0, 0, 2, 0, 0, 2)),
    )  # fmt: skip
    for field, order, wanted in cases:
        found = focal_value(taylor(_vector(*field), ORIGIN, 5), True, range(1, 3))
        yield same((found.order, found.value) if found else (order, 0), (order, wanted))
    yield same(focal_value(taylor(_vector(y, -x), ORIGIN, 3), True, range(1, 2)), None)
    step = _vector(x - h * y, y + h * (x - h * y) + y**3)
    found = focal_value(taylor(step, ORIGIN, 3), False, range(1, 2))
    assert found is not None
    yield same([any(d.subs(h, s) == 0 for d in found.divisors) for s in (sqrt(2), 2, 1)], [True, True, False])
    yield same(invariant_form(ImmutableMatrix([[1, -5], [1, -1]]), (x, y)), x**2 - 2 * x * y + 5 * y**2)


def _holmes(fxx: int, fxy: int, fyy: int, gxx: int, gxy: int, gyy: int) -> Expr:
    """Their formula for quadratic terms and speed 1, twice."""
    return Rational(fxy * (fxx + fyy) - gxy * (gxx + gyy) - fxx * gxx + fyy * gyy, 8)


def fact_maps() -> Iterator[Any]:
    """The rotation by arccos(3/5) times 1 - c r^2: r^2 shrinks by 2 c r^4."""
    turned = Rational(3, 5) * x - Rational(4, 5) * y, Rational(4, 5) * x + Rational(3, 5) * y
    step = _vector(*(e * (1 - k * (x**2 + y**2)) for e in turned))
    found = focal_value(taylor(step, ORIGIN, 3), False, range(1, 2))
    yield same(found and found.value, -2 * k)
    bent = {x: x + y**2, y: y + (x + y**2) ** 2}  # two shears, whose inverses are polynomials as well
    p, q = (e.subs(bent, simultaneous=True) for e in step)
    q = q - p**2
    found = focal_value(taylor(_vector(p - q**2, q), ORIGIN, 3), False, range(1, 2))
    yield same(found and found.value, -2 * k)


def fact_bent_flow() -> Iterator[Any]:
    """The focal value of (r^2)' = -2 k r^4 in bent and in scaled coordinates, with a radical as speed."""
    speed = sqrt(2)
    field = [-speed * y - k * x * (x**2 + y**2), speed * x - k * y * (x**2 + y**2)]
    u, v = (e.subs(x, x + y**2) for e in field)  # x is the old one less y^2
    found = focal_value(taylor(_vector(u - 2 * y * v, v), ORIGIN, 3), True, range(1, 2))
    yield same(found and found.value, -2 * k)
    u, v = (e.subs(y, 2 * y + x) for e in field)  # the old y is x + 2 y
    matrix = jacobian(_vector(u, (v - u) / 2), ORIGIN)
    found = focal_value(taylor(_vector(u, (v - u) / 2), ORIGIN, 3), True, range(1, 2))
    yield same(invariant_form(matrix, (x, y)), (x**2 + (x + 2 * y) ** 2) / 2)
    yield same(found and found.value, -4 * k)


def fact_projection() -> Iterator[Any]:
    """z settles at x^2 + y^2; in the plane the value of the form, for a form without mixed term."""
    for sign in (1, -1):
        params = dict.fromkeys((x, y, z), Integer(0))
        field = _vector(-y + sign * x * z, x + sign * y * z, -z + x**2 + y**2)
        yield same(projected_value(taylor(field, params, 3), jacobian(field, params), Integer(1)), (0, 2 * sign))
    u = -2 * y + x * (z - x)  # y halved, and z increased by x: the amplitude of x is what it was
    params = dict.fromkeys((x, y, z), Integer(0))
    field = _vector(u, x / 2 + y * (z - x), x - z + x**2 + 4 * y**2 + u)
    yield same(projected_value(taylor(field, params, 3), jacobian(field, params), Integer(1)), (0, 2))
    turned = dict.fromkeys((z, x, y), Integer(0))
    field = _vector(-z + x**2 + y**2, -y + x * z, x + y * z)
    yield same(projected_value(taylor(field, turned, 3), jacobian(field, turned), Integer(1)), (1, 2))
    field = _vector(-4 * y - x**3 + x * y, x + y**2)
    focal = focal_value(taylor(field, ORIGIN, 3), True, range(1, 2))
    yield same(
        projected_value(taylor(field, ORIGIN, 3), jacobian(field, ORIGIN), Integer(4)), (0, focal and focal.value)
    )


def fact_signs() -> Iterator[Any]:
    """Signs told by factors, and none where there is none."""
    cases: tuple[tuple[Any, Any], ...] = (
        (-x * y * tanh(x * y / 2), (-1, {x, y})), (x * (exp(-x) - 1), (-1, {x})), ((1 + x**2) * exp(y), (1, set())),
        (k * (x**2 + y**2), (1, {x**2 + y**2})), (x**2 / (1 + exp(x)), (1, {x})), (x, None), (exp(x) - 2, None), (x - x, None),
        (-x**2 * y**4, (-1, {x, y})), (a * x**2, None),
    )  # fmt: skip
    for expr, wanted in cases:
        found = signed(expr)
        yield same((expr, found and (found.sign, set(found.zeros))), (expr, wanted))
    yield same(
        [analytic_everywhere([e]) for e in (x * y, tanh(x) / (1 + exp(y)), 1 / x, log(x), f(x))],
        [True, True, *[False] * 3],
    )
    yield same(as_product(x * (1 - exp(x)) / (1 + exp(x))), -x * tanh(x / 2))


def fact_lyapunov() -> Iterator[Any]:
    """Damped oscillators, and what rests where the energy does not change."""
    half = (x**2 + y**2) / 2
    cases: tuple[tuple[Any, Any], ...] = (
        ((y, -x - y**3), (-(y**4), True)), ((-x, 0), (-(x**2), False)), ((y, -x + y**3), None), ((y - x, x - y), (-((x - y) ** 2), False)),
        ((y - x * y**2, -x), (-(x**2) * y**2, True)), ((y, -x - y / (1 - x)), None), ((-x * y**2, 0), (-(x**2) * y**2, False)),
    )  # fmt: skip
    for field, wanted in cases:
        found = lyapunov(half, _vector(*field), ORIGIN)
        yield same(
            (field, found and (found.rate.expand(), found.strict)), (field, wanted and (wanted[0].expand(), wanted[1]))
        )


def fact_lyapunov_elsewhere() -> Iterator[Any]:
    """A damped oscillator about (1, 2), and in three parameters."""
    found = lyapunov(
        ((x - 1) ** 2 + (y - 2) ** 2) / 2, _vector(y - 2, 1 - x - (y - 2) ** 3), {x: Integer(1), y: Integer(2)}
    )
    yield same(found and found.strict, True)
    found = lyapunov((x**2 + y**2 + z**2) / 2, _vector(y, -x + z, -y - z), dict.fromkeys((x, y, z), Integer(0)))
    yield same(found and (found.rate, found.strict), (-(z**2), True))


def fact_first_integrals() -> Iterator[Any]:
    """Duffing, the pendulum, Lotka and Volterra, an integrating factor, and a common factor."""
    for field, wanted in (
        ((y, -x - x**3), y**2 / 2 + x**2 / 2 + x**4 / 4), ((y, -sin(x)), y**2 / 2 - cos(x)), ((x * (1 - y), y * (x - 1)), x + y - log(x) - log(y)),
        ((y, -x - y**2), (2 * y**2 + 2 * x - 1) * exp(2 * x)), ((y * (1 + x * y), -(x**3) * (1 + x * y)), x**4 + 2 * y**2),
    ):  # fmt: skip
        found = first_integrals((x, y), _vector(*field))
        plain = [e.subs({x: k, y: Symbol("q", positive=True)}) for e in (*found, wanted)]
        wedge = ImmutableMatrix(plain).jacobian([k, Symbol("q", positive=True)])
        yield same((field, len(found)), (field, 1))
        yield same(wedge.det() if len(found) == 1 else 1, 0)
    yield same(first_integrals((x, y), _vector(y, -x - y**3)), ())
    yield same(without_common_factor(_vector(0, x * y)), (x * y, _vector(0, 1)))
    yield same(without_common_factor(_vector(x * y, 0)), (x * y, _vector(1, 0)))
    yield same(definite(a * x**2 + a * y**2, ORIGIN, a < 0), True)
    yield same(first_integrals((x, y), _vector(y * (1 + x**2), exp(x) * (1 + y))), ())
    yield same(antiderivative(x * exp(2 * x), x).diff(x) if antiderivative(x * exp(2 * x), x) else None, x * exp(2 * x))
    yield same([antiderivative(e, x) for e in (log(x), 1 / (1 + x**2), x**9)], [None] * 3)
    yield same(
        [definite(e, ORIGIN) for e in (x**2 + y**2, -(x**2) - y**2, x * y, x**2, x + y**2)], [True, True, *[false] * 3]
    )


def fact_center_manifolds() -> Iterator[Any]:
    """Carr, chapter 1, and others by hand."""
    for field, wanted in (
        ((x * y, -y - x**2), (3, -1)), ((x * y + a * x**3, -y + x**2), (3, 1 + a)), ((x**2, -y), (2, 1)), ((-(x**5), -2 * y), (5, -1)),
        ((x**2 * y - x**5, -y + x**2), (4, 1)), ((x * y, -y), None), ((y, 0), None), ((x * y, -y - x**2 + x**3 * 0 - 2 * x * y), (3, -1)),
    ):  # fmt: skip
        found = reduced_field(_vector(*field), ORIGIN, jacobian(_vector(*field), ORIGIN))
        yield same((field, found and (found.order, found.coefficient)), (field, wanted))


def fact_skew_center_manifold() -> Iterator[Any]:
    """In u = x + y the flow is u' = -u^3."""
    field = _vector(y - (x + y) ** 3, -y)
    found = reduced_field(field, ORIGIN, jacobian(field, ORIGIN))
    yield same(found and (found.order, found.coefficient), (3, -1))


def fact_rest_points() -> Iterator[Any]:
    """Least squares on the Dirac model, a parabola of equilibria, and an axis."""
    squares = _vector(y - x * y**2, -(x**2) * y)
    found = contact(squares, ORIGIN)
    yield same(found and (found.order, found.value), (3, -2))
    yield same(flat_equilibria(squares, ORIGIN, jacobian(squares, ORIGIN), True), [ImmutableMatrix([1, 0])])
    step = _vector(x, y) + squares / 2
    yield same(flat_equilibria(step, ORIGIN, jacobian(step, ORIGIN), False), [ImmutableMatrix([1, 0])])
    parabola = contact(_vector(x * (y - x**2), x**2 - y), ORIGIN)
    yield same(parabola and (parabola.order, parabola.value), (1, -1))
    yield same(
        [contact(_vector(*v), ORIGIN) for v in ((x**2 - y, x), (-y, -(y**2) * x), (x * y * (x + y), y**2 * x))],
        [None] * 3,
    )
    yield same([reflection(_vector(*v), ORIGIN) for v in ((-y, x + x * y), (-y - x**2, x + y**2), (-y - x**3, x))],
               [{x: -x, y: y}, {x: y, y: x}, None])  # fmt: skip
    yield same([reflection(_vector(*v), ORIGIN) for v in ((y, -x - x**2 * y**2 + x**4), (-y - x**2, x - y**2))],
               [{x: x, y: -y}, {x: -y, y: -x}])  # fmt: skip


def fact_averages() -> Iterator[Any]:
    """q' = -q^2/8 and its balance with h^2 q/4."""
    eighth = Focal(1, -Rational(1, 8), ())
    yield same((decay(eighth, t), decay(Focal(2, -Rational(1, 2), ()), t)), (8 / t, 1 / sqrt(t)))
    yield same(circle_squared(eighth, Growth(Rational(1, 4), 2), h), 2 * h)
    grown = growth(ImmutableMatrix([[1, -h * f1], [h * f1, 1]]), h)
    yield same(grown and (grown.rate, grown.order), (f1**2, 2))
    yield same(growth(ImmutableMatrix([[1, -h], [h, 1 - h**2]]), h), None)
    yield same((step_symbol((h, 1)), step_symbol((h, n_d)), step_symbol((1,))), (h, None, None))
    turned, w = _vector(-y, x), _vector(x, y)
    yield same([follows(w + c * h * turned, turned, (x, y), h) for c in (1, 2)], [True, False])


def fact_dirac() -> Iterator[Any]:
    """The non-saturating Dirac-GAN."""
    own, abstract = sg.dirac_gan(objectives.non_saturating()), sg.dirac_gan(objectives.non_saturating(f))
    flow = sg.derive(own)
    yield same((flow.decay, "from wherever" in flow.verdict.beyond, flow.invariants), (8 / t, True, ()))
    yield same([sg.derive(abstract, given=g).decay for g in (f2 < 0, f2 > 0)], [-2 / (f2 * t), None])


def fact_dirac_steps() -> Iterator[Any]:
    """Small steps on the Dirac-GAN: a circle of radius sqrt(2 h), and a spiral outward."""
    own = sg.dirac_gan(objectives.non_saturating())
    steps = sg.derive(own, methods.simultaneous())
    circle = steps.invariant_circle
    yield same(circle and (circle.radius**2, circle.attracting), (2 * h, True))
    yield same(sg.derive(own, methods.alternating(1, 1, 1)).decay, Rational(15, 2) / t)
    for objective, words in ((None, "its neighborhood"), (objectives.minimax(), "every bounded set")):
        yield same(words in sg.derive(sg.dirac_gan(objective), methods.simultaneous()).verdict.beyond, True)
    yield same("multiplies" in sg.derive(games.bilinear(), methods.simultaneous()).verdict.beyond, True)


def fact_sentences() -> Iterator[Any]:
    """What is said of flows whose answer is known."""
    squares = sg.dirac_gan(objectives.least_squares())
    said = (
        (squares, ("every nearby run converges", "stable in the sense")), (replace(squares, equilibrium={theta: a, psi: 0}), ("Where {Ne(a, 0)}", "a line")),
        (_game(y + a * x**3, -x), ("when {a < 0} nearby runs converge", "when {a > 0} nearby runs spiral")), (_game(x**2, -y), ("center manifold", "unstable")),
        (_game(-(x**3), -y), ("center manifold", "like a power of time")), (_game(x * (y**2 + x**2), -y * (x**2 + y**2)), ("undecided",)),
        (_game(y * (x**2 + y**2), -x * (x**2 + y**2)), ("stable in the sense",)), (_game(0, 0), ("Every point rests",)), (_game(y**2, x**4), ("undecided",)),
        (_game(-y - x * z, x - y * z, -z + x**2 + y**2, params=(x, y, z)), ("squared amplitude of {x}", "converge")),
        (_game(-y + x**2 * y**2, x + x * y + x**3 * y**2), ("reflection", "a center")), (_game(-x, -(x**2) * y), ("line",)),
        (_game(y - 2, 1 - x - (y - 2) ** 3, at={x: 1, y: 2}), ("(x - 1)**2", "(y - 2)**2", "from wherever")),
        (_game(y, x**2 * y), ("the equilibrium is unstable",)),
        (_game(2 * y - x - x**3, -2 * x + y), ("{x**2 - x*y + y**2}", "converge")),
    )  # fmt: skip
    for game, words in said:
        beyond = sg.derive(game).verdict.beyond
        yield same((beyond, [w in beyond for w in words]), (beyond, [True] * len(words)))


def fact_conditions() -> Iterator[Any]:
    """What is said and filled in under a condition, or to a higher order."""
    squares = replace(sg.dirac_gan(objectives.least_squares()), equilibrium={theta: 1, psi: 0})
    stepped = sg.derive(squares, methods.simultaneous()).verdict.beyond
    yield same((stepped, "Where {h - 2 < 0}, a line" in stepped), (stepped, True))
    ellipse = sg.derive(games.bilinear(), methods.alternating(h, 1, 1)).verdict.beyond
    yield same((ellipse, "Where {h - 2 < 0}" in ellipse), (ellipse, True))
    yield same([sg.derive(_game(y + a * x**3, -x), given=g).decay for g in (a < 0, a > 0)], [-4 / (3 * a * t), None])
    spatial = _game(-y + a * x * z, x + a * y * z, -z + x**2 + y**2, params=(x, y, z))
    said = [sg.derive(spatial, given=g).verdict.beyond for g in (a < 0, a > 0)]
    yield same((said, ["when" in words for words in said], "spiral" in said[1]), (said, [False] * 2, True))
    seventh = sg.derive(_game(y, -x - y**7))
    yield same(
        ("power 4" in seventh.verdict.beyond, seventh.decay and (seventh.decay**-3).expand()),
        (True, Rational(105, 64) * t),
    )
    yield same([sg.derive(g).verdict.beyond for g in (games.three_player(), _game(-x, -y), _game(x, y))], [""] * 3)


def fact_long_runs() -> Iterator[Any]:
    """A flow with (r^2)' = -3 r^4 and a map that settles where r^2 = 1/400."""
    turn = np.array([[0.0, -1.0], [1.0, 0.0]])
    seen = long_runs.decay(lambda p: turn @ p - 1.5 * (p @ p) * p, turn, np.zeros(2), True, -1.0)
    yield near((seen.factor, seen.exponent), (1 / 3, -1.0), 2e-3)
    rotation = np.array([[0.8, -0.6], [0.6, 0.8]])
    settled = long_runs.settled(
        lambda p: rotation @ p * (1.0025 - p @ p), 1.0025 * rotation, np.eye(2), np.zeros(2), 0.05
    )
    yield near(settled, 0.05, 1e-4)
    settled = long_runs.settled(
        lambda p: rotation @ (p - 2) * (1.0025 - (p - 2) @ (p - 2)) + 2,
        1.0025 * rotation,
        np.eye(2),
        np.array([2.0, 2.0]),
        0.05,
    )
    yield near(settled, 0.05, 1e-4)
    skew = np.array([[-1.0, 2.0], [-2.0, 1.0]])
    seen = long_runs.decay(lambda p: skew @ (p - 1) - [(p[0] - 1) ** 3, 0], skew, np.ones(2), True, -1.0)
    yield near((seen.factor, seen.exponent), (1, -1), 2e-2)
    yield near(long_runs.step_sizes(lambda s: 1 + s**2 / 4), (0.2, 0.1), 1e-9)
    yield near(long_runs.form(np.array([[1.0, -2.5], [2.0, -1.0]])), [[1, -0.5], [-0.5, 1.25]])
    yield near(long_runs.turn(np.array([[1.0, -2.5], [2.0, -1.0]]), True), np.pi)
