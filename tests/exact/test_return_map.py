"""Half turns about foci on a switching line: against hand algebra, and against integrated orbits."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp
from sympy import Eq, ImmutableMatrix, Rational, S, exp, false, lambdify, pi, sqrt, symbols, true

from symgan.exact.return_map import return_map
from symgan.exact.undecided import Undecided
from symgan.records import InputError

theta, psi = symbols("theta psi", real=True)
gamma, g0 = symbols("gamma g0", positive=True)


def wgan_gp(strength, goal=g0):
    """(theta', psi') = (-psi, theta - gamma (psi -+ g0)) above and below psi = 0."""
    return tuple(ImmutableMatrix([-psi, theta - strength * (psi - side * goal)]) for side in (1, -1))


def spirals(first, second, end):
    """Foci at (-end, 0) for psi > 0 and at (end, 0) for psi < 0, both counterclockwise, of these traces."""
    return tuple(
        ImmutableMatrix([-psi, theta + side * end + trace * psi]) for side, trace in ((1, first), (-1, second))
    )


def integrated(upper, lower, start):
    """An orbit from a point of psi = 0 upward, once around: where it comes down, where up, and when."""

    def crossing(t, x):
        return x[1]

    crossing.terminal = True
    point, time, seen = np.array([float(start), 0.0]), 0.0, []
    for field in (upper, lower):
        v = lambdify((theta, psi), list(field))
        first = solve_ivp(lambda t, x, v=v: v(*x), (0, 1e-3), point, method="DOP853", rtol=1e-13, atol=1e-14)
        run = solve_ivp(
            lambda t, x, v=v: v(*x),
            (1e-3, 99),
            first.y[:, -1],
            method="DOP853",
            rtol=1e-13,
            atol=1e-14,
            events=crossing,
        )
        point, time = run.y_events[0][0], time + run.t_events[0][0]
        seen.append(point[0])
    return (*seen, time)


def test_the_limit_cycle_of_the_gradient_norm_penalty():
    """By hand: half a turn takes s to -rho s about the focus -gamma g0, so a + gamma g0 comes back as -rho times it."""
    found = return_map(psi, *wgan_gp(gamma), (theta, psi))
    omega = sqrt(1 - gamma**2 / 4)
    rho = exp(-gamma * pi / (2 * omega))
    assert found.ends == (ImmutableMatrix([-gamma * g0, 0]), ImmutableMatrix([gamma * g0, 0]))
    assert (found.escaping, found.sliding) == (true, false)
    assert found.turns == found.cycle.exists == found.cycle.attracting == (gamma - 2 < 0)
    assert found.settles == (gamma - 2 >= 0)
    up, down = found.cycle.crossings
    assert (up[0] - gamma * g0 * (1 + rho) / (1 - rho)).equals(0)
    assert all(e.equals(0) for e in up + down)
    assert (found.cycle.period - 2 * pi / omega).equals(0)
    assert (found.cycle.multiplier - rho**2).equals(0)


@pytest.mark.parametrize(("given", "turns"), [(gamma < 2, true), (gamma >= 2, false)])
def test_what_is_given_settles_which_it_is(given, turns):
    found = return_map(psi, *wgan_gp(gamma), (theta, psi), given)
    assert (found.turns, found.settles) == (turns, ~turns)
    assert (found.cycle is None) == (turns is false)


@pytest.mark.parametrize("strength", [Rational(1, 2), 1, Rational(19, 10)])
def test_the_cycle_of_the_gradient_norm_penalty_is_an_orbit(strength):
    upper, lower = wgan_gp(strength, Rational(3, 2))
    cycle = return_map(psi, upper, lower, (theta, psi)).cycle
    up, down = (float(point[0]) for point in cycle.crossings)
    np.testing.assert_allclose(integrated(upper, lower, up), (down, up, float(cycle.period)), rtol=1e-9)


@pytest.mark.parametrize(
    ("first", "second", "end", "attracting"),
    [(S(-1), Rational(1, 2), 1, true), (Rational(1, 3), S(-1), 2, true), (S(1), Rational(-1, 2), -1, false)],
)
def test_a_turn_multiplies_the_distance_from_the_cycle(first, second, end, attracting):
    """Different foci; about an escaping segment (end > 0) and about a sliding one."""
    upper, lower = spirals(first, second, end)
    found = return_map(psi, upper, lower, (theta, psi))
    up, down = (float(point[0]) for point in found.cycle.crossings)
    assert (found.cycle.exists, found.cycle.attracting) == (true, attracting)
    assert (found.escaping, found.sliding) == ((true, false) if end > 0 else (false, true))
    came_down, came_up, time = integrated(upper, lower, up + 0.25)
    factor = np.exp(np.pi * float(first) / np.sqrt(4 - float(first) ** 2))
    np.testing.assert_allclose(came_down - down, -0.25 * factor, rtol=1e-8)
    np.testing.assert_allclose(came_up - up, 0.25 * float(found.cycle.multiplier), rtol=1e-8)
    np.testing.assert_allclose(time, float(found.cycle.period), rtol=1e-9)


@pytest.mark.parametrize(
    ("first", "second", "end"),
    [(-1, Rational(1, 2), -1), (1, Rational(-1, 2), 1), (0, 0, 1), (0, 0, -1), (-1, -1, 0)],
)
def test_without_a_cycle(first, second, end):
    """Dry friction (sliding, contracting), its reverse, undamped turns with a gap, and one focus."""
    assert return_map(psi, *spirals(first, second, end), (theta, psi)).cycle is None


def test_dry_friction_against_negative_damping():
    """x'' - 2 z x' + x + mu sign(x') = 0: unstable cycle at mu (rho + 1)/(rho - 1), rho = exp(pi z/root(1 - z^2)).

    Half a period takes the amplitude a to rho (a - mu) - mu.
    """
    x, v = symbols("x v", real=True)
    z, friction = symbols("z mu", positive=True)
    sides = (ImmutableMatrix([v, 2 * z * v - x - side * friction]) for side in (1, -1))
    found = return_map(v, *sides, (x, v), z < 1)
    rho = exp(pi * z / sqrt(1 - z**2))
    assert (found.escaping, found.sliding) == (false, true)
    assert (found.cycle.exists, found.cycle.attracting) == (true, false)
    assert (found.cycle.crossings[0][0] + friction * (rho + 1) / (rho - 1)).equals(0)
    assert (found.cycle.period - 2 * pi / sqrt(1 - z**2)).equals(0)


def test_coordinates_do_not_matter():
    """The same field in other coordinates, the line slanted and the sense turned around."""
    a, b = symbols("a b", real=True)
    new = {theta: a + b, psi: 2 * a - b + 1}
    inverse = ImmutableMatrix([[1, 1], [2, -1]]).inv()
    plain = return_map(psi, *spirals(-1, Rational(1, 2), 1), (theta, psi)).cycle
    sides = (inverse * field.subs(new, simultaneous=True) for field in spirals(-1, Rational(1, 2), 1))
    moved = return_map(new[psi], *sides, (a, b)).cycle
    for here, there in zip(plain.crossings, moved.crossings, strict=True):
        assert (new[theta].subs(dict(zip((a, b), there, strict=True))) - here[0]).equals(0)
        assert (new[psi].subs(dict(zip((a, b), there, strict=True)))).equals(0)
    assert (plain.multiplier - moved.multiplier).equals(0)


def test_orbits_toward_nodes_cross_once():
    """gamma = 3: psi along an orbit from the line is a multiple of exp(m t) - exp(n t), which vanishes at the start only."""
    found = return_map(psi, *wgan_gp(3, 1), (theta, psi))
    assert (found.turns, found.settles, found.cycle) == (false, true, None)
    v = lambdify((theta, psi), list(wgan_gp(3, 1)[0]))
    run = solve_ivp(lambda t, x: v(*x), (0, 60), [2.0, 1e-9], rtol=1e-10, atol=1e-12)
    assert (run.y[1] > -1e-9).all()
    np.testing.assert_allclose(run.y[:, -1], [-3, 0], atol=1e-6)


def test_what_does_not_settle_or_turn():
    assert return_map(psi, *wgan_gp(-3, -1), (theta, psi)).settles is false
    assert return_map(psi, *wgan_gp(3, -1), (theta, psi)).settles is false  # between the nodes orbits slide
    saddles = (ImmutableMatrix([psi, theta + side - 3 * psi]) for side in (1, -1))
    assert return_map(psi, *saddles, (theta, psi)).settles is false
    upper, lower = wgan_gp(1)
    assert return_map(psi, upper, -lower, (theta, psi)).turns is false


@pytest.mark.parametrize(
    ("quantity", "upper", "sentence"),
    [
        (psi, [-psi, theta + psi**2], "not affine"),
        (psi**2 - 1, [-psi, theta], "not affine"),
        (psi - 1, [-psi, theta], "off the switching line"),
        (psi, [psi, psi], "no single equilibrium"),
    ],
)
def test_what_is_of_another_kind_is_left(quantity, upper, sentence):
    with pytest.raises(Undecided, match=sentence):
        return_map(quantity, ImmutableMatrix(upper), ImmutableMatrix([-psi, theta]), (theta, psi))


def test_three_parameters_are_refused():
    with pytest.raises(InputError, match="two parameters"):
        return_map(psi, ImmutableMatrix([psi]), ImmutableMatrix([psi]), (theta, psi, gamma))


def test_a_symbol_that_decides_between_cycles():
    """Traces 2 a above and -2 c below: attracting exactly when the contraction wins."""
    trace = symbols("a", real=True)
    found = return_map(psi, *spirals(2 * trace, -1, 1), (theta, psi), (trace > 0) & (trace < 1))
    at_half = {trace: Rational(1, 4)}, {trace: Rational(3, 4)}
    assert [bool(found.cycle.exists.subs(values)) for values in at_half] == [True, False]
    assert not found.cycle.exists.has(Eq)
