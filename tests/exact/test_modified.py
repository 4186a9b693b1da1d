"""Backward error analysis against logarithms of matrices, one-dimensional maps solved by hand, and the literature."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import (
    Matrix,
    Rational,
    Symbol,
    diff,
    expand,
    eye,
    factorial,
    log,
    series,
    simplify,
    symbols,
    zeros,
)

import symgan as sg
from symgan import games, methods
from symgan.exact import modified
from symgan.exact.modified import BUDGET_ORDER, modified_field, modified_matrix
from symgan.exact.update import linear_update
from symgan.notation import beta, f, gamma, h, h_d, h_g, n_d, psi, theta
from symgan.records import Game, InputError, Method, Player

x, y = symbols("x y", real=True)
a, s = Symbol("a", real=True), Symbol("s", positive=True)
small = st.integers(-2, 2)


def one(loss):
    return Game("one player", (Player("p", (x,), loss),), {x: 0})


def same(found, wanted):
    return all(simplify(e) == 0 for e in Matrix(found) - Matrix(wanted))


def exponential(matrix, order):
    """exp(h B) for B = B0 + h B1 + ..., as the coefficients of h^0, ..., h^order; shape (n, n) each."""
    total, power = eye(matrix.rows), eye(matrix.rows)
    for k in range(1, order + 1):
        power = (power * h * matrix).applyfunc(expand)
        total += power / factorial(k)
    return [total.applyfunc(lambda e, i=i: expand(e).coeff(h, i)) for i in range(order + 1)]


@settings(max_examples=8)
@given(st.tuples(small, small, small, small), st.integers(0, 2))
def test_the_flow_of_the_modified_matrix_is_one_step(entries, order):
    """exp(h B) = M up to the order promised, for every method without memory."""
    game = games.quadratic([entries[:2], entries[2:]])
    for method in (
        methods.simultaneous(),
        methods.alternating(h, 1, 2),
        methods.extragradient(),
        methods.consensus(1, h),
    ):
        found = modified_matrix(game, method, order)
        assert found.step == h and len(found.terms) == order + 1
        step = linear_update(game, Matrix([entries[:2], entries[2:]]), method)
        for i, coefficient in enumerate(exponential(found.field, order + 1)):
            assert coefficient == step.applyfunc(lambda e, i=i: expand(e).coeff(h, i))


def test_one_dimension_is_the_logarithm():
    """x' = -a x: a step multiplies by 1 - h a, whose logarithm over h is the modified slope."""
    wanted = series(log(1 - h * a) / h, h, 0, 5).removeO()
    found = modified_matrix(one(a * x**2 / 2), methods.simultaneous(), 4)
    assert expand(found.field[0, 0] - wanted) == 0


def test_the_euler_step_of_a_square_by_hand():
    """x' = x^2: f1 = -v'v/2 = -x^3, and f2 = v''v v/12 + v'v'v/3 = x^4/6 + 4x^4/3 (Hairer, Lubich, Wanner IX.1)."""
    found = modified_field(one(-(x**3) / 3), methods.simultaneous())
    assert found.terms == (Matrix([x**2]), Matrix([-(x**3)]), Matrix([Rational(3, 2) * x**4]))
    assert expand(found.field[0] - (x**2 - h * x**3 + Rational(3, 2) * h**2 * x**4)) == 0


def test_the_bilinear_game_drifts_out_and_alternating_steps_do_not():
    """Rosca et al. 2021: h s^2/2 w outward; alternating: a traceless symmetric term."""
    game = games.bilinear(s)
    out = modified_field(game, methods.simultaneous())
    assert same(out.terms[0], [-s * y, s * x]) and same(out.terms[1], [s**2 * x / 2, s**2 * y / 2])
    turns = modified_matrix(game, methods.alternating(h, 1, 1), 1).terms[1]
    assert turns.trace() == 0 and turns == turns.T and turns[0, 0] == s**2 / 2


def test_the_drift_of_an_abstract_game_is_minus_half_its_slope_along_itself():
    """For any smooth losses a simultaneous step has f1 = -v'v/2."""
    game = sg.dirac_gan().with_(sg.regularizers.r1())
    field = sg.derive(game).field
    found = modified_field(game, methods.simultaneous(), 1)
    assert same(found.terms[0], field)
    assert same(found.terms[1], -field.jacobian(Matrix([theta, psi])) * field / 2)
    assert found.field.has(f)


def principal(polynomial, slope, order):
    """The root of polynomial(z) = 0 that begins with 1 + slope h, as a series; then its logarithm over h."""
    z, unknown = 1 + slope * h, Symbol("u")
    for k in range(2, order + 2):
        rest = expand(polynomial(z + unknown * h**k)).coeff(h, k)
        z += -rest.subs(unknown, 0) / diff(rest, unknown) * h**k
    return series(log(z) / h, h, 0, order + 1).removeO()


@pytest.mark.parametrize("alternating", [False, True])
def test_momentum_on_its_principal_branch(alternating):
    """(z - 1)(z - beta) + h a z = 0 for x' = -a x: one player moves in turn as it does at once."""
    found = modified_matrix(one(a * x**2 / 2), methods.momentum(alternating=alternating))
    wanted = principal(lambda z: (z - 1) * (z - beta) + h * a * z, -a / (1 - beta), 2)
    assert all(
        simplify(found.terms[i][0, 0] - simplify(wanted).series(h, 0, 3).removeO().coeff(h, i)) == 0 for i in range(3)
    )


def test_optimism_on_its_principal_branch():
    """z^2 - z - h m (2 z - 1) = 0: with z = 1 + u, u + u^2 = h m (1 + 2 u), so u = h m + h^2 m^2 + ..., log z = h m + h^2 m^2/2."""
    m = -a
    found = modified_matrix(one(a * x**2 / 2), methods.optimistic())
    wanted = expand(principal(lambda z: z**2 - z - h * m * (2 * z - 1), m, 2))
    assert expand(found.field[0, 0] - wanted) == 0
    assert found.terms[1] == Matrix([[m**2 / 2]])


def test_the_branch_of_a_field_that_is_not_linear():
    """Momentum and optimism on x' = x^2: the modified flow, continued, keeps to the method's own next point."""
    game, order = one(-(x**3) / 3), 2
    for method in (methods.momentum(h, Rational(1, 3)), methods.optimistic(), methods.optimistic(alternating=True)):
        found = modified_field(game, method, order).field[0]

        def flow(time, field=found):
            total, term = x, x
            for k in range(1, order + 3):
                term = expand(diff(term, x) * field)
                total += term * time**k / factorial(k)
            return total

        before, now, after = flow(-h), x, flow(h)
        if method.name == "momentum":
            residual = after - now - h * now**2 - (now - before) / 3
        else:
            residual = after - now - h * (2 * now**2 - before**2)
        low = [expand(residual).coeff(h, i) for i in range(order + 2)]
        assert low == [0] * (order + 2) and expand(residual).coeff(h, order + 2) != 0


def test_linear_and_full_agree_at_the_equilibrium():
    game = Game("g", (Player("a", (x,), x**2 + x * y + x**2 * y), Player("b", (y,), y**2 - x * y + y**4)), {x: 0, y: 0})
    for method in (
        methods.alternating(h, 2, 1),
        methods.momentum(),
        methods.optimistic(alternating=True),
        methods.consensus(gamma, h),
    ):
        full, linear = modified_field(game, method, 1), modified_matrix(game, method, 1)
        there = full.field.jacobian(Matrix([x, y])).subs({x: 0, y: 0})
        assert same(there, linear.field), method.name


def test_a_symbolic_number_of_steps_has_a_matrix_and_no_field():
    game = games.bilinear(s)
    without = modified_field(game, methods.alternating(h, 1, n_d))
    assert without.terms == () and without.field is None and without.step is None and "modified_matrix" in without.why
    found = modified_matrix(game, methods.alternating(h, 1, n_d), 0)
    assert same(found.field, [[0, -s], [n_d * s, 0]])


@pytest.mark.parametrize(("budget", "operations"), [("BUDGET_OPERATIONS", 2), ("BUDGET_EQUATIONS", 3)])
def test_a_term_too_long_ends_the_series_with_a_reason(monkeypatch, budget, operations):
    monkeypatch.setattr(modified, budget, operations)
    found = modified_field(one(-(x**3) / 3), methods.simultaneous())
    assert found.terms == (Matrix([x**2]), Matrix([-(x**3)])) and "Only 2 terms" in found.why
    assert expand(found.field[0] - x**2 + h * x**3) == 0


def test_budgets_end_the_series_with_a_reason():
    high = modified_matrix(one(x**2), methods.simultaneous(), BUDGET_ORDER + 3)
    assert len(high.terms) == BUDGET_ORDER + 1 and "budget" in high.why
    lost = modified_matrix(one(x**2), methods.momentum(h, 1))
    assert lost.terms == () and "no single branch" in lost.why
    kink = modified_matrix(one(x * abs(x)), methods.simultaneous())
    assert kink.terms == () and "no derivative" in kink.why


def shifted(v, w, memory, h):
    return w + h * v(w) + w, ()


def restless(v, w, memory, h):
    return w + h * v(w), (2 * w,)


@pytest.mark.parametrize(
    ("method", "words"),
    [
        (methods.gradient_flow(), "discrete method"),
        (methods.consensus(gamma), "discrete method"),
        ("simultaneous", "discrete method"),
        (methods.simultaneous(Rational(1, 10)), "there is none"),
        (methods.simultaneous((h_g, h_d)), "one symbol as the step size"),
        (Method("shifted", shifted, (h,)), "there is none"),
        (Method("restless", restless, (h,), start=lambda v, w: (w,)), "there is none"),
        (methods.simultaneous("h"), "must be a real number or a symbol"),
        (methods.simultaneous(s), "s is a constant both of 'bilinear' and of simultaneous"),
    ],
)
def test_a_method_without_one_step_size_is_refused(method, words):
    for function in (modified_field, modified_matrix):
        with pytest.raises(InputError, match=words):
            function(games.bilinear(s), method)


@pytest.mark.parametrize("order", [-1, 1.5, "2", None, True])
def test_an_order_is_a_number_of_powers(order):
    with pytest.raises(InputError, match="order is a number"):
        modified_field(games.bilinear(), methods.simultaneous(), order)


def test_the_step_size_may_be_scaled_and_another_constant_may_stand_beside_it():
    game = games.bilinear()
    assert same(modified_field(game, methods.simultaneous((h, 2 * h)), 0).field, [-y, 2 * x])
    found = modified_field(game, methods.extragradient(h, gamma), 0)
    assert found.step == h and same(found.field, [-y - gamma * x, x - gamma * y])
    assert zeros(2, 1) != found.field
