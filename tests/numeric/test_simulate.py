"""Runs: against closed forms, repeatable, and refused with a sentence where they cannot be started."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.linalg import expm
from sympy import Rational, Symbol, sin, symbols

import symgan as sg
from symgan.methods import alternating, gradient_flow, simultaneous
from symgan.notation import gamma, h, n_d, n_g, psi, sigma, tau, theta
from symgan.numeric.simulate import simulate
from symgan.records import Game, InputError, Method, Player

x, y = symbols("x y", real=True)
small = st.lists(st.integers(-3, 3), min_size=4, max_size=4)


@given(small)
def test_the_flow_of_a_linear_game_is_a_matrix_exponential(linear_game, entries):
    rows = np.array(entries, float).reshape(2, 2)
    run = simulate(linear_game(np.array(entries).reshape(2, 2).tolist()), gradient_flow(), start=[0.5, -1.0], steps=1)
    for k in (0, 7, -1):
        expected = expm(rows * run.times[k]) @ [0.5, -1.0]
        np.testing.assert_allclose(run.points[k], expected, rtol=1e-8, atol=1e-8)
    assert run.flow and run.times[0] == 0 and run.times[-1] == 1


@given(small, st.integers(1, 3), st.integers(1, 3))
def test_iterates_of_a_linear_game_are_powers_of_its_matrix(linear_game, entries, times_g, times_d):
    rows = np.array(entries, float).reshape(2, 2)
    game = linear_game(np.array(entries).reshape(2, 2).tolist())
    first, second = np.eye(2), np.eye(2)
    first[0] += 0.1 * rows[0]
    second[1] += 0.1 * rows[1]
    step = np.linalg.matrix_power(second, times_d) @ np.linalg.matrix_power(first, times_g)
    run = simulate(game, alternating(h, n_g, n_d), {h: 0.1, "n_g": times_g, n_d: times_d}, [1.0, 2.0], 6)
    np.testing.assert_allclose(run.points[-1], np.linalg.matrix_power(step, 6) @ [1.0, 2.0], rtol=1e-9, atol=1e-9)
    assert run.times.tolist() == list(range(7)) and run.points.shape == (7, 2) and not run.flow


def test_the_second_players_rate():
    game = Game("g", (Player("a", (x,), x**2 / 2), Player("b", (y,), y**2 / 2)))
    run = simulate(game, gradient_flow(tau), {tau: 3}, [1.0, 1.0], 1)
    np.testing.assert_allclose(run.points[-1], np.exp([-1.0, -3.0]), rtol=1e-9)


def test_circling_grows_by_the_known_factor():
    run = simulate(sg.games.bilinear(), simultaneous(0.3), start=[1.0, 0.0], steps=10)
    np.testing.assert_allclose(np.linalg.norm(run.points, axis=1), 1.09 ** (np.arange(11) / 2))


def test_runs_repeat_to_the_last_bit():
    game = sg.dirac_gan(sg.objectives.minimax()).with_(sg.regularizers.instance_noise())
    for method, at in ((gradient_flow(), {sigma: 1}), (alternating(0.1, 1, 2), {sigma: 1})):
        first, second = (simulate(game, method, at, [1.0, 0.5], 3) for _ in range(2))
        assert np.array_equal(first.points, second.points) and np.array_equal(first.times, second.times)


def test_memory_starts_where_the_method_says():
    """Heavy ball on x^2/2: x_{k+1} = x_k - h x_k + b (x_k - x_{k-1}), started at rest."""
    method = Method(
        "ball", lambda v, w, m, h, b: (w + h * v(w) + b * (w - m[0]), (w,)), (h, Rational(1, 2)), lambda v, w: (w,)
    )
    game = Game("g", (Player("a", (x,), x**2 / 2),))
    run = simulate(game, method, {h: 0.1}, [1.0], 3)
    expected = [1.0, 0.9, 0.9 - 0.09 - 0.05, None]
    expected[3] = expected[2] - 0.1 * expected[2] + 0.5 * (expected[2] - expected[1])
    np.testing.assert_allclose(run.points[:, 0], expected)


def test_starts_by_symbol_by_name_in_order_and_by_default():
    go = lambda start: simulate(sg.dirac_gan(), simultaneous(0.1), start=start, steps=1).points[0].tolist()  # noqa: E731
    assert go({theta: 2, psi: 3}) == go({"psi": 3, "theta": 2}) == go((2, 3)) == go(np.array([2, 3])) == [2.0, 3.0]
    assert go([Rational(1, 2), 1]) == [0.5, 1.0] and go(None) == [1.0, 1.0]


def test_concrete_functions_may_be_given():
    run = simulate(sg.dirac_gan(), simultaneous(0.1), start=[0.0, 1.0], steps=1, functions={"f": lambda t: 3 * sin(t)})
    np.testing.assert_allclose(run.points[1], [-0.3, 1.0])
    default = simulate(sg.dirac_gan(), simultaneous(0.1), {"f1": 2, "f2": 0}, [0.0, 1.0], 1)
    np.testing.assert_allclose(default.points[1], [-0.2, 1.0])


@pytest.mark.parametrize(
    "start",
    [
        1.0,
        [1.0],
        [1, 2, 3],
        "ab",
        {theta: 1},
        {theta: 1, psi: 2, x: 3},
        [float("nan"), 1],
        [[1, 2]],
        {theta: 1, psi: None},
    ],
)
def test_an_impossible_start_is_refused(start):
    with pytest.raises(InputError, match="start"):
        simulate(sg.dirac_gan(), simultaneous(0.1), start=start, steps=1)


@pytest.mark.parametrize("steps", [0, -1, 2.5, "3", None, float("inf")])
def test_an_impossible_number_of_steps_is_refused(steps):
    with pytest.raises(InputError, match="steps"):
        simulate(sg.dirac_gan(), simultaneous(0.1), steps=steps)


def test_a_flow_may_last_a_fraction():
    run = simulate(sg.games.bilinear(), gradient_flow(), start=[1.0, 0.0], steps=0.5)
    np.testing.assert_allclose(run.points[-1], [np.cos(0.5), np.sin(0.5)], atol=1e-9)


def test_a_solution_that_ends_in_finite_time_is_reported():
    with pytest.raises(InputError, match="could not be integrated"):
        simulate(Game("g", (Player("a", (x,), -(x**4)),)), gradient_flow(), start=[1.0], steps=10)


@pytest.mark.parametrize(
    ("game", "method"),
    [
        ("dirac", simultaneous(0.1)),
        (sg.dirac_gan(), None),
        (sg.dirac_gan(), "alternating"),
        (sg.dirac_gan(), alternating),
    ]
    + [
        (Game("g", (Player("a", (x,), "x**2"),)), simultaneous(0.1)),
        (Game("g", (Player("a", x, x**2),)), simultaneous(0.1)),
    ]
    + [(sg.dirac_gan(), simultaneous("0.1")), (sg.dirac_gan(), simultaneous((0.1, 0.1, 0.1)))],
)
def test_the_wrong_kind_of_game_or_method_is_refused(game, method):
    with pytest.raises(InputError):
        simulate(game, method, {}, steps=1)


def test_missing_constants_are_named():
    with pytest.raises(InputError, match="gamma, h"):
        simulate(sg.dirac_gan().with_(sg.regularizers.r1(gamma)), simultaneous())
    with pytest.raises(InputError, match="k"):
        simulate(Game("g", (Player("a", (x,), x**2 * Symbol("k")),)), gradient_flow())
