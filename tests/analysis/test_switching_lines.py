"""Switching lines and derived limit cycles in floats: the Wasserstein Dirac-GAN with its penalties, by hand."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp
from sympy import Abs, Rational, Symbol

import symgan as sg
from symgan import methods, objectives, regularizers
from symgan.analysis import phase_portrait
from symgan.analysis.enclosed_cycle import enclosed
from symgan.analysis.record import Analysis, case_of
from symgan.analysis.switching_lines import limit_cycle, switching

WINDOW = ((-2.0, 2.0), (-1.5, 1.5))
WASSERSTEIN = sg.dirac_gan(objectives.wasserstein())


def analysis(game, method=None, **at):
    return Analysis(sg.derive(game, method), at)


def lines(game, method=None, **at):
    return switching(case_of(analysis(game, method, **at)), WINDOW)


def ends(curves):
    """The first and the last point of each curve."""
    return [(c[0].tolist(), c[-1].tolist()) for c in curves]


def near(*points):
    return [tuple(pytest.approx(p, abs=3e-3) for p in pair) for pair in points]


def test_the_segment_from_which_orbits_escape_is_at_rest():
    """Where psi = 0 the critic's speed is theta + gamma g0 above and theta - gamma g0 below, the generator's is 0."""
    found = lines(WASSERSTEIN.with_(regularizers.wgan_gp()), gamma=0.5, g0=2)
    assert ends(found.curves) == [([-2, 0], [2, 0])] and found.sliding == ()
    assert ends(found.escaping) == near(([-1, 0], [1, 0])) == ends(found.resting)


def test_orbits_slide_on_the_bounds_of_the_rectified_penalty_and_move_there():
    """On psi = 1 the critic's speed is theta - gamma above and theta below; the line psi = 0 is none."""
    found = lines(WASSERSTEIN.with_(regularizers.relu_penalty()), gamma=1.5)
    assert {c[0][1] for c in found.curves} == {-1, 1} and (found.escaping, found.resting) == ((), ())
    assert sorted(ends(found.sliding)) == near(([-1.5, -1], [0, -1]), ([0, 1], [1.5, 1]))


def test_a_kink_is_a_line_on_which_nothing_slides():
    found = lines(WASSERSTEIN.with_(regularizers.wgan_lp()), gamma=1, g0=1.2)
    assert sorted(c[0][1] for c in found.curves) == [-1.2, 1.2]
    assert (found.sliding, found.escaping, found.resting) == ((), (), ())


def test_a_curve_is_cut_where_it_leaves_the_window():
    """The hinge loss switches on psi theta = -1, in two branches; orbits slide on it for |theta| > 1."""
    found = lines(sg.dirac_gan(objectives.hinge()))
    assert len(found.curves) == 2 and all(c[:, 0] * c[:, 1] == pytest.approx(-1) for c in found.curves)
    assert all(np.abs(c[:, 1]).max() < 2 for c in found.curves)
    assert sorted(c[0][0] for c in found.sliding) == pytest.approx([-2, 1], abs=3e-3)


def test_a_single_point_at_rest_on_a_sliding_line():
    """y' = x - 1 below and above, x' = -sign(x): on x = 0 orbits slide with y' = -1 + y, which vanishes at y = 1."""
    x, y = (Symbol(name, real=True) for name in "xy")
    players = (sg.Player("one", (x,), Abs(x)), sg.Player("two", (y,), y - y**2 / 2))
    game = sg.Game("rest", players, {x: 0, y: 1})
    found = lines(game)
    assert [p.tolist() for p in found.resting] == [[pytest.approx([0, 1], abs=3e-3)]]
    assert ends(found.sliding) == ends(found.curves)


def test_a_step_switches_where_it_is_clipped():
    """Simultaneous steps clip where |psi + h theta| > c."""
    found = lines(WASSERSTEIN.with_(regularizers.wgan_clip()), methods.simultaneous(), h=0.5, c_d=1)
    assert {round(float(x * 0.5 + y), 9) for c in found.curves for x, y in c} == {-1, 1}
    assert found.sliding == found.escaping == ()


def test_a_smooth_field_has_no_lines_and_no_cycle():
    case = case_of(analysis(sg.dirac_gan()))
    assert switching(case, WINDOW) is None and limit_cycle(case) is None


def test_an_abstract_function_is_put_in():
    """With f'(0) = 1/2 the critic's speed on psi = 0 is theta/2 + gamma g0 above."""
    found = lines(sg.dirac_gan().with_(regularizers.wgan_gp()), gamma=0.25, g0=1, f1=0.5)
    assert ends(found.escaping) == near(([-0.5, 0], [0.5, 0]))


def test_the_derived_cycle_is_closed_and_an_orbit_of_the_field():
    """Each arc against SciPy on the affine field of its side."""
    strength, g0 = Rational(4, 5), Rational(3, 2)
    points = limit_cycle(case_of(analysis(WASSERSTEIN.with_(regularizers.wgan_gp(strength, g0)))))
    assert points[-1] == pytest.approx(points[0], abs=1e-12)
    strength, g0 = float(strength), float(g0)
    speed = np.sqrt(1 - strength**2 / 4)
    for arc in np.split(points, 2):
        side = np.sign(arc[100, 1])
        run = solve_ivp(
            lambda _, w, s=side: [-w[1], w[0] - strength * (w[1] - s * g0)],
            (0, np.pi / speed),
            arc[0],
            t_eval=np.linspace(0, np.pi / speed, len(arc)),
            rtol=1e-11,
            atol=1e-12,
        )
        assert arc == pytest.approx(run.y.T, abs=1e-8)


def test_without_a_cycle_at_these_constants_there_is_none():
    assert limit_cycle(case_of(analysis(WASSERSTEIN.with_(regularizers.wgan_gp(3, 1))))) is None


def test_the_cycle_that_intervals_prove_is_the_one_in_closed_form():
    case = case_of(analysis(WASSERSTEIN.with_(regularizers.wgan_gp()), gamma=1, g0=1))
    points, derived = enclosed(case, (2, 0)), limit_cycle(case)
    assert points[-1] == pytest.approx(points[0], abs=1e-8)
    assert np.abs(points[0]) == pytest.approx(np.abs(derived[0]), abs=1e-8)
    gaps = np.linalg.norm(points[:, None] - derived[None], axis=-1).min(axis=1)
    assert gaps.max() < 0.02  # both are points of one curve


def test_where_no_cycle_is_proved_none_is_drawn():
    with pytest.raises(sg.InputError, match="no cycle of .* is proved"):
        enclosed(case_of(analysis(WASSERSTEIN.with_(regularizers.wgan_gp(3, 1)))), (4, 0))
    with pytest.raises(sg.InputError, match="jumps across one line"):
        enclosed(case_of(analysis(WASSERSTEIN)), (1, 0))


def test_a_portrait_is_as_wide_as_the_cycle_and_its_runs_can_be_followed():
    a = analysis(WASSERSTEIN.with_(regularizers.wgan_gp(1, 2)))
    found = phase_portrait.data(a, steps=1)
    assert found.x.max() > np.abs(found.cycle[:, 0]).max() > 2 and found.eigenvectors == ()
    assert [run.points[0].tolist() for run in found.runs] == [[1.2, 0.4], [-0.6, 0.3]]
    with pytest.raises(sg.InputError, match="no unique continuation"):
        phase_portrait.data(a, starts=((0.5, 0.0),))


def test_a_game_that_jumps_with_its_sign_alone():
    """x' = -sign(x - y): the line is not along an axis."""
    x, y = (Symbol(name, real=True) for name in "xy")
    players = (sg.Player("one", (x,), Abs(x - y)), sg.Player("two", (y,), y**2))
    found = lines(sg.Game("slanted", players, {x: 0, y: 0}))
    assert len(found.curves) == 1
    assert all(c[:, 0] == pytest.approx(c[:, 1]) for c in found.curves)
