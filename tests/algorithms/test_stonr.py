"""STON'R: the path by hand, the laws of every path, and the end by other means: enumeration, NumPy, SciPy."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import root
from sympy import Integer, Rational, Symbol, lambdify, symbols

import symgan as sg
from symgan.algorithms.games_on_boxes import GAMES, zero_sum
from symgan.algorithms.ridge import Cause, Epoch, Event, Kind, direction
from symgan.algorithms.stonr import stonr
from symgan.records import Status

X = symbols("x1:5", real=True)
HALF = Rational(1, 2)
numbers = st.integers(-3, 3)


def residual(game, point):
    """How far a projected gradient step moves the point, from the losses by NumPy alone."""
    names = list(game.params)
    slopes = [-player.loss.diff(p) for player in game.players for p in player.params]
    here = np.array([float(point[p]) for p in names])
    v = np.array(lambdify(names, slopes, "numpy")(*here), dtype=float)
    low, high = np.array([[float(e) for e in pair] for player in game.players for pair in player.box]).T
    return np.abs(np.clip(here + v, low, high) - here).max()


def quadratic(entries, size):
    """The value of a quadratic with these coefficients, half of the parameters minimizing it."""
    own, terms = X[:size], iter(entries)
    value = sum(next(terms) * p for p in own)
    value += sum(next(terms) * p * q for i, p in enumerate(own) for q in own[i:])
    ends = dict.fromkeys(own, (0, 1))
    least = {p: ends[p] for p in own[: (size + 1) // 2]}
    return zero_sum("random", value, least, {p: ends[p] for p in own if p not in least})


def solutions(game):
    """All solutions of the variational inequality of a quadratic game on the unit box, by trying all active sets."""
    names = list(game.params)
    field = [-player.loss.diff(p) for player in game.players for p in player.params]
    matrix = np.array([[float(v.diff(p)) for p in names] for v in field])
    shift = np.array([float(v.subs(dict.fromkeys(names, 0))) for v in field])
    found = []
    for ends in product((0.0, 1.0, None), repeat=len(names)):
        free = [k for k, e in enumerate(ends) if e is None]
        x = np.array([e or 0.0 for e in ends])
        block = matrix[np.ix_(free, free)]
        if free and abs(np.linalg.det(block)) < 1e-9:
            continue
        if free:
            x[free] = np.linalg.solve(block, -(matrix @ x + shift)[free])
        if np.abs(np.clip(x + matrix @ x + shift, 0, 1) - x).max() < 1e-9:
            found.append(x)
    return found


def test_the_path_on_the_bilinear_game_is_the_one_found_by_hand():
    run = stonr(GAMES["shifted-bilinear"]())
    assert [leg.path[-1] for leg in run.legs] == [(1, 0), (1, HALF), (HALF, HALF)]
    assert [leg.epoch for leg in run.legs] == [Epoch(0), Epoch(1), Epoch(1, (0,))]
    assert [leg.event for leg in run.legs] == [
        Event(Kind.GOOD, 0, Cause.HIGH),
        Event(Kind.MIDDLING, 0, Cause.ZERO),
        Event(Kind.GOOD, 1, Cause.ZERO),
    ]
    assert run.exact and run.judgement.status is Status.PROVED and run.certificate.radius == 0


@given(
    st.integers(0, 3).flatmap(
        lambda m: st.lists(st.lists(numbers, min_size=m + 1, max_size=m + 1), min_size=m, max_size=m)
    )
)
@settings(deadline=None, max_examples=40)
def test_the_direction_is_orthogonal_to_the_slopes_and_has_the_sign_of_the_paper(rows):
    m, found = len(rows), np.array(direction(rows), dtype=float)
    below = np.linalg.det(np.array([*rows, found], dtype=float))
    assert np.allclose(np.array(rows, dtype=float).reshape(m, m + 1) @ found, 0)
    assert np.isclose(below, (-1) ** m * found @ found)
    assert found.any() == (m == 0 or np.linalg.matrix_rank(np.array(rows, dtype=float)) == m)


@given(st.integers(2, 4), st.lists(numbers, min_size=14, max_size=14))
@settings(deadline=None, max_examples=40)
def test_every_path_of_a_quadratic_game_keeps_to_the_ridge_and_ends_at_one_of_its_solutions(size, entries):
    game = quadratic(entries, size)
    run = stonr(game)
    for leg in run.legs:
        for u in leg.path:
            v = run.field.field.xreplace(dict(zip(run.field.params, u, strict=True)))
            assert all(v[j] == 0 for j in leg.epoch.kept)
            assert all(u[j] == 0 for j in range(leg.epoch.coordinate + 1, size))
            assert all(0 <= c <= 1 for c in u)
    assert all(a.path[-1] == b.path[0] for a, b in pairwise(run.legs))
    if run.certificate is None:
        assert run.judgement.status is Status.UNDECIDED and run.judgement.evidence
        return
    assert run.judgement.status is Status.PROVED and residual(game, run.end) < 1e-12
    there = np.array([float(run.end[p]) for p in game.params])
    free = [game.params.index(p) for p in run.certificate.free]
    if run.field.jacobian.extract(free, free).det() != 0:  # else it may lie on a line of solutions
        assert any(np.abs(s - there).max() < 1e-9 for s in solutions(game))


@pytest.mark.parametrize("name", sorted(GAMES))
def test_every_run_is_certified_and_its_end_is_a_solution_in_floats(name):
    game = GAMES[name]()
    run = stonr(game)
    assert run.judgement.status is Status.PROVED
    assert residual(game, run.end) < 1e-9


def test_the_run_does_not_depend_on_how_the_box_is_measured():
    game = GAMES["convex-concave"]()
    x, y = game.params
    value = game.players[0].loss.subs({x: (x + 3) / 4, y: 1 - y / 2}, simultaneous=True)
    moved = zero_sum("moved", value, {x: (-3, 1)}, {y: (0, 2)})
    here, there = stonr(game), stonr(moved, {y: 2})
    assert [leg.event for leg in here.legs] == [leg.event for leg in there.legs]
    assert there.end == {x: 4 * here.end[x] - 3, y: 2 - 2 * here.end[y]}


def test_the_end_on_the_forsaken_game_is_the_root_that_scipy_finds_from_every_corner():
    game = GAMES["forsaken"]()
    x, y = game.params
    loss = game.players[0].loss
    found = root(lambdify([[x, y]], [loss.diff(x), loss.diff(y)]), [0.1, 0.4], tol=1e-13).x
    for ends in product((-Rational(3, 2), Rational(3, 2)), repeat=2):
        run = stonr(game, dict(zip((x, y), ends, strict=True)))
        assert not run.exact and run.judgement.status is Status.PROVED
        assert np.allclose([float(run.end[x]), float(run.end[y])], found, atol=1e-12)


def test_a_curve_that_falls_back_to_the_edge_sends_the_run_back():
    game = GAMES["hump"]()
    x, y = game.params
    run = stonr(game)
    assert [leg.event.kind for leg in run.legs] == [Kind.GOOD, Kind.BAD, Kind.GOOD, Kind.GOOD] and run.backtracks == 1
    crossings = [float(run.field.value(leg.path[-1])[x]) for leg in run.legs[:3]]
    assert np.allclose(crossings, [-5, -2.5, -1])  # the roots of g(x) = -1
    on_curve = lambdify([x, y], game.players[0].loss.diff(x))
    hump = [run.field.value(u) for u in run.legs[1].path]
    assert max(abs(on_curve(float(p[x]), float(p[y]))) for p in hump) < 1e-12
    assert max(float(p[y]) for p in hump) > 0.7 and run.end == {x: 0, y: 0}


@pytest.mark.parametrize("start", [(0.05, 0.05), (-5.5, -1.0), (0.9, 1.0)])
def test_gradient_play_cycles_where_the_run_ends(start):
    game = GAMES["hump"]()
    last = sg.simulate(game, sg.methods.simultaneous(0.05), start=start, steps=3000).points[-1000:]
    assert np.ptp(last, axis=0).min() > 1.4  # it goes around
    assert np.hypot(*last.T).min() > 0.2  # and stays away from the solution


def test_going_round_without_end_is_a_value_with_a_reason():
    a, b, c = X[:3]
    value = a**2 / 2 + a * b + 2 * a * c + 2 * a - b - c**2 / 2 - c
    run = stonr(zero_sum("degenerate", value, {a: (-1, 1), b: (-1, 1)}, {c: (-1, 1)}))
    assert run.certificate is None and run.judgement.status is Status.UNDECIDED
    assert "200 events" in run.judgement.evidence[0]


def test_what_cannot_be_run_is_told():
    x, y = GAMES["hump"]().params
    with pytest.raises(sg.InputError, match="needs a box"):
        stonr(sg.games.bilinear())
    with pytest.raises(sg.InputError, match="is no end of it"):
        stonr(GAMES["hump"](), {x: 0})
    with pytest.raises(sg.InputError, match="names parameters"):
        stonr(GAMES["hump"](), {Symbol("q"): 0})
    with pytest.raises(sg.InputError, match="give values to"):
        stonr(zero_sum("free", Symbol("a", real=True) * x * y, {x: (0, 1)}, {y: (0, 1)}))
    with pytest.raises(sg.InputError, match="rational"):
        stonr(zero_sum("root", x * y, {x: (0, Integer(2) ** HALF)}, {y: (0, 1)}))
