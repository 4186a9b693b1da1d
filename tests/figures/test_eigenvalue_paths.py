from dataclasses import replace

import numpy as np
import pytest
from matplotlib.collections import LineCollection

from symgan.figures.eigenvalue_paths import _window, branches, eigenvalue_paths

pytestmark = pytest.mark.filterwarnings("error")


@pytest.fixture(scope="module")
def axes(figures):
    return figures[1].axes[0]


def curves(axes):
    return [c for c in axes.collections if isinstance(c, LineCollection)]


def points(curve):
    return np.concatenate(curve.get_segments()) @ [1, 1j]


def inside(axes, z):
    return axes.patches[0].contains_point(axes.transData.transform((z.real, z.imag)), radius=0)


def rings(axes):
    (line,) = [line for line in axes.lines if line.get_label() == "observed"]
    return line.get_xydata() @ [1, 1j]


def legend(axes):
    return [text.get_text() for text in axes.figure.legends[0].get_texts()]


def test_a_flow_is_stable_in_the_left_half_plane(axes):
    (left, _), (low, high) = axes.get_xlim(), axes.get_ylim()
    corners = [complex(left, low), complex(left, high), complex(-1e-3, low), complex(-1e-3, high)]
    assert all(inside(axes, z) for z in corners)
    assert not any(inside(axes, z) for z in (1e-3, 1e-3 + 1j * high))
    assert r"stable: Re $\lambda < 0$" in legend(axes)


def test_a_map_is_stable_in_the_unit_disc(noise):
    axes = eigenvalue_paths(replace(noise, flow=False)).axes[0]
    around = np.exp(1j * np.linspace(0, 2 * np.pi, 16))
    assert all(inside(axes, 0.99 * z) and not inside(axes, 1.01 * z) for z in around)
    assert r"stable: $|\lambda| < 1$" in legend(axes)


def test_there_is_one_curve_for_each_eigenvalue_and_both_real_ones_are_seen(axes, noise):
    assert len(curves(axes)) == 2
    ends = sorted(points(curve)[-1].real for curve in curves(axes))
    assert ends == pytest.approx(sorted(noise.predicted[-1].real))
    for curve in curves(axes):
        assert np.max(np.abs(np.diff(points(curve)))) < 0.08
        assert np.min(np.abs(points(curve) + 0.5)) < 0.02  # where they collide


def test_every_predicted_eigenvalue_is_on_a_curve(axes, noise):
    drawn = np.concatenate([points(curve) for curve in curves(axes)])
    assert max(np.min(np.abs(drawn - z)) for z in noise.predicted.flat) < 1e-12


def test_curves_grow_wider_with_the_constant(axes):
    for curve in curves(axes):
        assert min(np.diff(curve.get_linewidth())) > 0
        assert min(np.diff(curve.get_array())) > 0


def test_the_observed_are_where_they_were_observed(axes, noise):
    assert rings(axes) == pytest.approx(noise.observed.ravel())
    assert "observed" in legend(axes)


def test_nothing_observed_is_no_trouble(noise):
    axes = eigenvalue_paths(replace(noise, observed_values=np.array([]), observed=np.empty((0, 2)))).axes[0]
    assert len(rings(axes)) == 0
    assert "observed" not in legend(axes)


def test_axes_and_key_are_labelled(axes):
    assert (axes.get_xlabel(), axes.get_ylabel()) == (r"Re $\lambda$", r"Im $\lambda$")
    assert axes.get_aspect() == 1
    (key,) = axes.child_axes
    assert key.get_title(loc="left") == r"$\sigma$"
    assert key.get_ylim() == (0, 2.5)


def test_the_window_holds_all_eigenvalues_and_the_edge(axes, noise):
    assert np.array_equal([axes.get_xlim(), axes.get_ylim()], _window(noise))
    moved = replace(noise, predicted=noise.predicted - 3, observed=noise.observed - 3 + 7j)
    (left, right), (low, high) = _window(moved)
    assert left < -6 and right > 0
    assert low < -0.5 and high > 7.5


def test_a_map_near_one_is_seen_closely_and_another_in_the_whole_disc(noise):
    close = replace(noise, flow=False, predicted=1 + noise.predicted / 20, observed=1 + noise.observed / 20)
    assert _window(close)[0, 0] > 0.5
    assert np.all(np.abs(_window(replace(close, predicted=0.5 * np.ones((101, 2))))) > 1)


def test_an_eigenvalue_that_stays_is_a_dot(noise):
    axes = eigenvalue_paths(replace(noise, predicted=np.zeros((101, 2)), observed=np.zeros((0, 2)))).axes[0]
    dots = [line for line in axes.lines if line.get_marker() == "o" and line.get_label() != "observed"]
    assert dots[0].get_xydata().tolist() == [[0, 0], [0, 0]]


# --- branches --------------------------------------------------------------------------------


def test_branches_do_not_depend_on_the_order_of_columns_or_rows(noise):
    rng = np.random.default_rng(0)
    shuffled = rng.permuted(noise.predicted, axis=1)
    assert not np.array_equal(shuffled, noise.predicted)
    values, followed = branches(noise.values, shuffled, 0.01)
    assert np.max(np.abs(np.diff(followed, axis=0))) < 0.1
    back, same = branches(noise.values[::-1], shuffled[::-1], 0.01)
    assert np.array_equal(back, values)
    assert np.array_equal(np.sort(same), np.sort(followed))


def test_a_collision_is_followed_closely_though_its_rows_lie_far_apart(noise):
    rows = slice(0, 101, 5)
    values, followed = branches(noise.values[rows], noise.predicted[rows], 0.01)
    near = np.abs(values - np.sqrt(2)) < 0.05
    assert np.count_nonzero(near) > 10
    assert np.max(np.abs(np.diff(followed[near], axis=0))) < 0.011
    assert np.all(np.diff(values) > 0)


def test_double_eigenvalues_stay_double():
    values = np.linspace(0, 1, 5)
    _, followed = branches(values, np.stack([-values, -values], axis=1), 0.01)
    assert np.array_equal(followed, np.stack([-values, -values], axis=1))


def test_an_unknown_row_is_a_gap(noise):
    holed = noise.predicted.copy()
    holed[40:42] = np.nan
    values, followed = branches(noise.values, holed, 0.01)
    assert np.isnan(followed).sum() == 4
    assert set(values[np.isnan(followed[:, 0])]) == set(noise.values[40:42])
    assert len(curves(eigenvalue_paths(replace(noise, predicted=holed)).axes[0])) == 2


def test_one_value_is_enough(noise):
    one = replace(noise, values=noise.values[:1], predicted=noise.predicted[:1], observed=np.array([]))
    assert len(rings(eigenvalue_paths(one).axes[0])) == 0
