"""Whole derivations: the acceptance cases of the design, and what may not change when only names or order change."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import (
    Eq,
    I,
    Matrix,
    Poly,
    Rational,
    S,
    Symbol,
    cancel,
    cos,
    diag,
    exp,
    expand,
    eye,
    log,
    simplify,
    sqrt,
    symbols,
)

import symgan as sg
from symgan import games, methods, objectives, regularizers
from symgan.exact.derivation import derive
from symgan.notation import f, f1, f2, gamma, h, h_d, h_g, lam, mu, n_d, n_g, psi, sigma, tau, theta
from symgan.records import Game, Method, Outcome, Player

x, y = symbols("x y", real=True)
DIRAC = sg.dirac_gan()
R1 = DIRAC.with_(regularizers.r1())
NOISE = DIRAC.with_(regularizers.instance_noise())
MSE = DIRAC.with_(regularizers.mse())


def poly(d):
    return expand(d.charpoly.as_expr())


def same(first, second):
    return all(cancel(c) == 0 for c in (Poly(first, lam) - Poly(second, lam)).all_coeffs())


def truth(condition, at):
    value = condition.subs(at)
    assert value in (True, False), value
    return bool(value)


# --- acceptance ------------------------------------------------------------------------------


def test_instance_noise_and_the_gradient_flow():
    d = derive(NOISE)
    assert same(poly(d), lam**2 - 2 * f2 * sigma**2 * lam + f1**2)
    assert {expand((e - f2 * sigma**2) ** 2) for e, m in d.eigenvalues} == {f2**2 * sigma**4 - f1**2}
    assert d.verdict.region == (f2 < 0) and d.verdict.outcome is Outcome.CONDITIONAL
    assert d.verdict.marginal == Eq(f2, 0) and d.verdict.unstable == (f2 > 0)
    assert d.matrix == d.jacobian == Matrix([[0, -f1], [f1, 2 * f2 * sigma**2]])


def test_alternating_steps_never_converge_and_turn_unstable_through_a_jordan_block():
    d = derive(DIRAC, methods.alternating())
    alpha2 = n_g * n_d * h**2 * f1**2
    v = d.verdict
    assert same(poly(d), lam**2 - (2 - alpha2) * lam + 1)
    assert v.region is S.false and v.outcome is not Outcome.STABLE
    for step, marginal, jordan in (
        (1, True, False),
        (2, True, True),
        (Rational(21, 10), False, False),
        (50, False, False),
    ):
        at = {h: step, f1: -1, n_g: 1, n_d: 1}
        assert (truth(v.marginal, at), truth(v.unstable, at)) == (marginal, not marginal)
        assert truth(v.defective, at) is jordan
    assert truth(v.defective, {h: Rational(1, 3), f1: 1, n_g: 4, n_d: 9})  # alpha = 2 again
    assert d.update is None and d.invariants == ()


@pytest.mark.parametrize(
    "objective", [objectives.abstract(), objectives.non_saturating(f)], ids=["vanilla", "non-saturating"]
)
def test_mse_makes_both_variants_converge(objective):
    d = derive(sg.dirac_gan(objective).with_(regularizers.mse()))
    assert same(poly(d), lam**2 + 2 * mu * lam + f1**2)
    assert d.verdict.region is S.true and d.verdict.outcome is Outcome.STABLE


@pytest.mark.parametrize("penalty", [regularizers.r1(), regularizers.r2()])
def test_a_gradient_penalty(penalty):
    d = derive(DIRAC.with_(penalty))
    assert same(poly(d), lam**2 + gamma * lam + f1**2) and d.verdict.outcome is Outcome.STABLE
    v = derive(DIRAC.with_(penalty), methods.simultaneous()).verdict
    for at in (
        {h: 1, gamma: 1, f1: S.Half},
        {h: 1, gamma: 1, f1: 1},
        {h: 3, gamma: 1, f1: 2},
        {h: 8, gamma: 1, f1: Rational(1, 9)},
    ):
        matrix = np.array(Matrix([[1, -h * f1], [h * f1, 1 - h * gamma]]).subs(at), dtype=float)
        assert truth(v.region, at) is bool(np.abs(np.linalg.eigvals(matrix)).max() < 1 - 1e-9)


def test_two_step_sizes():
    assert same(poly(derive(DIRAC, methods.simultaneous((h_g, h_d)))), (lam - 1) ** 2 + h_g * h_d * f1**2)
    d = derive(DIRAC, methods.alternating((h_g, h_d)))
    assert same(poly(d), lam**2 - (2 - n_g * n_d * h_g * h_d * f1**2) * lam + 1)


def test_three_players_in_a_cycle():
    a = Symbol("a", real=True)
    d = derive(games.three_player())
    assert same(poly(d), (lam + a) ** 3 + 1)  # minus the circulant: eigenvalues -a - w, w a cube root of one
    for value, stable in ((1, True), (S.Half, False), (Rational(51, 100), True), (0, False), (-2, False)):
        assert truth(d.verdict.region, {a: value}) is stable
    assert truth(d.verdict.marginal, {a: S.Half})
    step = Rational(1, 10)
    d = derive(games.three_player(), methods.alternating(step, 1, 1))
    for value in (Rational(1, 3), Rational(49, 100), 2):
        one, two, three = (
            eye(3) - step * diag(*own) * Matrix([[value, 1, 0], [0, value, 1], [1, 0, value]])
            for own in ((1, 0, 0), (0, 1, 0), (0, 0, 1))
        )
        spectrum = np.linalg.eigvals(np.array(three * two * one, dtype=float))
        assert truth(d.verdict.region, {a: value}) is bool(np.abs(spectrum).max() < 1)


def test_two_parameters_a_player():
    """Bilinear coupling x^T A y with singular values 3 and 1: plus or minus 3 i and plus or minus i."""
    u, v = symbols("u v", real=True)
    coupling = 2 * x * u + x * v + y * u + 2 * y * v
    game = Game(
        "two each", (Player("min", (x, y), coupling), Player("max", (u, v), -coupling)), dict.fromkeys((x, y, u, v), 0)
    )
    d = derive(game)
    assert same(poly(d), (lam**2 + 9) * (lam**2 + 1)) and d.verdict.outcome is Outcome.MARGINAL
    assert dict(d.eigenvalues) == {3 * I: 1, -3 * I: 1, I: 1, -I: 1}
    d = derive(game, methods.alternating(h, 1, 1))
    assert same(poly(d), (lam**2 - (2 - 9 * h**2) * lam + 1) * (lam**2 - (2 - h**2) * lam + 1))


@pytest.mark.parametrize("times", [1, 2, 5])
def test_numbers_of_steps_are_the_symbolic_result_with_them_put_in(r1_alternating, times):
    symbolic, at = r1_alternating, {n_d: times, n_g: 2}
    number = derive(R1, methods.alternating(h, 2, times))
    assert same(symbolic.charpoly.as_expr().subs(at), number.charpoly.as_expr())
    power = (1 - h * gamma) ** times
    assert same(number.charpoly.as_expr(), lam**2 - (1 + power - 2 * h * f1**2 * (1 - power) / gamma) * lam + power)
    for step, weight, slope in (
        (S.Half, 1, 1),
        (1, 3, S.Half),
        (Rational(1, 10), 1, 2),
        (2, 2, Rational(1, 10)),
        (1, 1, 1),
    ):
        point = {h: step, gamma: weight, f1: slope}
        for name in ("region", "marginal", "unstable"):
            found, expected = (getattr(v, name).subs(at).subs(point) for v in (symbolic.verdict, number.verdict))
            assert truth(found, {}) is truth(expected, {})


@given(st.integers(1, 7), st.integers(1, 7), st.fractions(Rational(1, 20), 3, max_denominator=20), st.integers(1, 4))
def test_the_region_with_symbolic_numbers_of_steps_is_that_of_the_matrix(
    r1_alternating, times_g, times_d, step, weight
):
    at = {n_g: times_g, n_d: times_d, h: Rational(step), gamma: weight, f1: Rational(2, 3)}
    s, slope = float(step), 2 / 3
    first = np.linalg.matrix_power(np.array([[1, -s * slope], [0, 1]]), times_g)
    second = np.linalg.matrix_power(np.array([[1, 0], [s * slope, 1 - s * weight]]), times_d)
    beyond = np.abs(np.linalg.eigvals(second @ first)).max() - 1
    if abs(beyond) > 1e-9:
        assert truth(r1_alternating.verdict.region, at) is bool(beyond < 0)
        assert truth(r1_alternating.verdict.unstable, at) is bool(beyond > 0)


@pytest.fixture(scope="module")
def r1_alternating():
    return derive(R1, methods.alternating())


# --- a method of one's own --------------------------------------------------------------------


def optimistic():
    """x + 2 h v_t - h v_{t-1}."""

    def step(v, w, memory, h):
        (before,) = memory
        now = v(w)
        return w + 2 * h * now - h * before, (now,)

    return Method("optimistic", step, (h,), start=lambda v, w: (v(w),))


def test_optimistic_steps_on_the_bilinear_game():
    """On an eigenvalue m of the field: z^2 - (1 + 2 h m) z + h m (Daskalakis et al. 2018), here for m = i and -i."""
    d = derive(games.bilinear(), optimistic())
    expected = expand((lam**2 - (1 + 2 * I * h) * lam + I * h) * (lam**2 - (1 - 2 * I * h) * lam - I * h))
    assert same(poly(d), expected)
    for step in (Rational(1, 100), Rational(57, 100), Rational(58, 100), 1, 3):  # stable up to 1/sqrt(3)
        assert truth(d.verdict.region, {h: step}) is bool(step < 1 / sqrt(3))


def test_extrapolation_that_reads_the_field_twice():
    """Extragradient: eigenvalues 1 + h m + (h m)^2 (Korpelevich 1976)."""
    method = Method("extragradient", lambda v, w, memory, h: (w + h * v(w + h * v(w)), ()), (h,))
    d = derive(games.bilinear(), method)
    assert same(poly(d), (lam - (1 - h**2)) ** 2 + h**2)
    for step in (S.Half, Rational(99, 100), 1, Rational(101, 100)):
        assert truth(d.verdict.region, {h: step}) is bool(step < 1)


# --- what may not change ----------------------------------------------------------------------

PLAIN = (Player("g", (theta,), f(theta * psi) + theta**2), Player("d", (psi,), -2 * f(theta * psi) + 3 * psi**2))
GAME = Game("plain", PLAIN, {theta: 0, psi: 0})
METHODS = {
    "flow": methods.gradient_flow(),
    "simultaneous": methods.simultaneous(),
    "alternating": methods.alternating(h, 2, 3),
}


@pytest.mark.parametrize("name", ["flow", "simultaneous"])
def test_the_order_of_the_players_does_not_matter_when_all_move_at_once(name):
    turned = replace(GAME, players=PLAIN[::-1])
    first, second = (derive(g, METHODS[name]) for g in (GAME, turned))
    assert same(poly(first), poly(second)) and first.verdict.region == second.verdict.region


def test_turning_players_and_their_order_of_moves_round_changes_nothing():
    turned = replace(GAME, players=PLAIN[::-1])
    swapped = methods.alternating(h, 3, 2, order=(1, 0))
    assert same(poly(derive(GAME, METHODS["alternating"])), poly(derive(turned, swapped)))


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_names_change_nothing(method):
    u, v = symbols("u v", real=True)
    names = {theta: u, psi: v}
    players = tuple(Player(p.name * 2, tuple(map(names.get, p.params)), p.loss.subs(names)) for p in PLAIN)
    first, second = derive(GAME, method), derive(Game("renamed", players, {v: 0, u: 0}), method)
    assert first.charpoly == second.charpoly and first.verdict.region == second.verdict.region
    assert first.eigenvalues == second.eigenvalues
    assert [e.subs(names) for e in first.invariants] == list(second.invariants)


def test_rates_multiply_rows_and_tau_is_the_second_players_rate():
    rated = replace(GAME, players=(PLAIN[0], replace(PLAIN[1], rate=2)))
    assert derive(rated).jacobian == diag(1, 2) * derive(GAME).jacobian
    assert derive(rated).matrix == derive(GAME, methods.gradient_flow(2)).matrix
    assert derive(GAME, methods.gradient_flow(tau)).matrix == diag(1, tau) * derive(GAME).jacobian
    one_rate = derive(rated, methods.simultaneous())
    assert one_rate.matrix == derive(GAME, methods.simultaneous((h, 2 * h))).matrix


def test_maximizing_is_minimizing_the_negative():
    turned = replace(GAME, players=tuple(replace(p, loss=-p.loss) for p in PLAIN))
    assert derive(turned).jacobian == -derive(GAME).jacobian
    assert same(poly(derive(turned)), poly(derive(GAME)).subs(lam, -lam))


def test_a_constant_added_to_a_loss_and_the_other_players_terms_change_nothing():
    more = (replace(PLAIN[0], loss=PLAIN[0].loss + exp(psi) + 7), replace(PLAIN[1], loss=PLAIN[1].loss + cos(theta)))
    assert derive(replace(GAME, players=more)).field == derive(GAME).field


def test_moving_the_equilibrium_changes_nothing():
    at = {theta: theta - 5, psi: psi + Rational(1, 3)}
    moved = tuple(replace(p, loss=p.loss.subs(at, simultaneous=True)) for p in PLAIN)
    there = derive(Game("moved", moved, {theta: 5, psi: Rational(-1, 3)}), METHODS["alternating"])
    assert same(poly(there), poly(derive(GAME, METHODS["alternating"])))


def test_decimals_count_as_fractions():
    decimal, exact = (derive(DIRAC, methods.simultaneous(step)) for step in (0.1, Rational(1, 10)))
    assert decimal.charpoly == exact.charpoly and decimal.verdict == exact.verdict
    third = Game(
        "g", (Player("a", (x,), 0.5 * x**2 + 0.1 * x * y), Player("b", (y,), 0.3 * y**2, rate=0.5)), {x: 0.0, y: 0}
    )
    assert derive(third).jacobian == Matrix([[-1, Rational(-1, 10)], [0, Rational(-3, 10)]])


def test_the_same_input_gives_the_same_record():
    assert derive(GAME, METHODS["simultaneous"]) == derive(GAME, METHODS["simultaneous"])


# --- hypotheses, steps, single players --------------------------------------------------------


def test_a_hypothesis_settles_a_condition():
    assert derive(NOISE, given=f2 < 0).verdict.outcome is Outcome.STABLE
    assert derive(NOISE, given=f2 > 0).verdict.outcome is Outcome.UNSTABLE
    assert derive(NOISE, given=Eq(f1, 1)).verdict.region == (f2 < 0)


def test_what_a_closed_form_divides_by_is_among_the_hypotheses():
    d = derive(NOISE, methods.alternating())
    assert d.given.subs(f2, 0) == False and d.given.subs(f2, -1) == True
    at = {f2: Rational(-1, 4), sigma: 1, h: S.Half, n_g: 1, n_d: 3, f1: S.Half}
    number = derive(NOISE, methods.alternating(S.Half, 1, 3))
    assert truth(d.verdict.region, at) is truth(number.verdict.region, {f1: at[f1], f2: at[f2], sigma: 1})
    assert number.given == S.true


@pytest.mark.parametrize("method", [None, methods.simultaneous(), methods.alternating()], ids=["flow", "sim", "alt"])
def test_one_player_alone_descends_its_loss(method):
    d = derive(Game("alone", (Player("only", (x,), x**2 + x**4),)), method)
    assert d.equilibrium == {x: 0} and d.jacobian == Matrix([[-2]])
    if method is None:
        assert d.verdict.outcome is Outcome.STABLE
    else:
        at = {h: Rational(9, 10), n_g: 3, n_d: 1}
        assert (
            truth(d.verdict.region, at)
            and not truth(d.verdict.region, {**at, h: 1})
            and d.matrix.subs(at) != d.jacobian
        )


def test_a_game_that_does_not_move_is_marginal():
    d = derive(Game("still", (Player("a", (x,), y), Player("b", (y,), x**2)), {x: 0, y: 0}))
    assert d.verdict.outcome is Outcome.MARGINAL and len(d.invariants) == 5 and not d.verdict.defective


@pytest.mark.parametrize("game", [NOISE, games.three_player()], ids=lambda g: g.name)
@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_steps_build_on_earlier_steps(game, method):
    d = derive(game, method)
    keys = [s.key for s in d.steps]
    assert len(set(keys)) == len(keys) and {"losses", "field", "jacobian", "charpoly", "verdict"} <= set(keys)
    for i, s in enumerate(d.steps):
        assert set(s.uses) <= set(keys[:i]) and s.why and s.title
    assert d.step("verdict").value == d.verdict.region and d.step("field").value == d.field


def test_the_two_readings_of_a_method_are_compared():
    """A method that is not the same on the field and on its linearization is a defect of symgan, and is said so."""

    def step(v, w, memory, h):
        return w + (h if type(v).__name__ == "FieldReading" else 2 * h) * v(w), ()

    with pytest.raises(AssertionError, match="two readings"):
        derive(GAME, Method("two-faced", step, (h,)))


def test_losses_beyond_polynomials():
    game = Game("log", (Player("a", (x,), x * log(x) - x + (x - 1) * y), Player("b", (y,), -(x - 1) * y)), {x: 1, y: 0})
    d = derive(game)
    assert same(poly(d), lam**2 + lam + 1) and d.verdict.outcome is Outcome.STABLE


def test_abstract_functions_of_any_name():
    from sympy import Function

    g = Function("g")
    d = derive(Game("two", (Player("a", (x,), f(x * y)), Player("b", (y,), -g(x * y))), {x: 0, y: 0}))
    g1 = next(s for s in d.charpoly.free_symbols if s.name == "g1")
    assert same(poly(d), lam**2 + f1 * g1) and d.verdict.region is S.false
    assert truth(d.verdict.unstable, {f1: 1, g1: -1}) and truth(d.verdict.marginal, {f1: 1, g1: 1})


LONG = {
    "noise, alternating": (NOISE, methods.alternating()),
    "penalty, mse, alternating": (R1.with_(regularizers.mse()), methods.alternating()),
    "logistic noise, alternating": (
        sg.dirac_gan(objectives.minimax()).with_(regularizers.instance_noise()),
        methods.alternating(),
    ),
    "three players, alternating": (games.three_player(), methods.alternating()),
    "three players, simultaneous": (games.three_player(), methods.simultaneous()),
    "penalty, optimistic": (R1, optimistic()),
    "penalty, six steps": (R1, methods.alternating(h, 1, 6)),
}


@pytest.mark.parametrize(("game", "method"), LONG.values(), ids=LONG)
def test_long_derivations_end(game, method):
    d = derive(game, method)
    assert d.charpoly is not None and simplify(d.charpoly.LC()) == 1
