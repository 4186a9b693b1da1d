"""The data of the picture of answers, and the picture: the same bytes each time."""

import numpy as np
import pytest

from symgan.algorithms.games_with_answers import named
from symgan.analysis import response_manifold
from symgan.figures.drawing import svg
from symgan.figures.response_manifold import response_manifold as drawn
from symgan.records import InputError


@pytest.fixture(scope="module")
def bent():
    return response_manifold.data("bent", reach=1.2, steps=60)


def test_branches_and_runs_on_the_parabola(bent):
    (curve,) = bent.best
    assert np.allclose(curve[:, 1], curve[:, 0] ** 2) and bent.local == ()
    runs = dict(bent.runs)
    on, led, play = runs["on the manifold"], runs["leader's total gradient"], runs["gradient play"]
    assert (
        np.allclose(on[:, 1], on[:, 0] ** 2, atol=1e-10) and np.allclose(on[0], led[0]) and np.allclose(on[0], play[0])
    )
    x, y = on[0]
    assert np.allclose(play[1], [x - 0.1 * (x**3 - 2 * x + 2 * x * y), y + 0.1 * (x**2 - y)])
    assert np.allclose(led[1, 0], x - 0.1 * (3 * x**3 - 2 * x))  # the derivative of 3 x^4/4 - x^2
    assert [(kind, round(abs(a), 4), round(b, 4)) for kind, a, b in bent.ends] == [("strict Nash", 0.8165, 0.6667)] * 2


def test_a_branch_is_best_on_its_side_only():
    """With weight 1 the branch theta + 1 is best for theta >= 0 and least down to -1; theta - 1 is its mirror image."""
    example = named("penalized-shift")
    best, local = (list(response_manifold.curves(example, 1.5, wanted)) for wanted in (True, False))
    assert [(round(c[0, 0], 2), round(c[-1, 0], 2)) for c in best] == [(0, 1.5), (-1.5, 0)]
    assert [(round(c[0, 0], 1), round(c[-1, 0], 1)) for c in local] == [(-1, 0), (0, 1)]


def test_the_picture_is_the_same_each_time_and_names_what_is_in_it(bent):
    figure = drawn(bent)
    (legend,) = figure.legends
    names = [text.get_text() for text in legend.get_texts()]
    assert {"best answer", "on the manifold", "gradient play", "start", "strict Nash"} <= set(names)
    assert "local answer" not in names and svg(figure) == svg(drawn(bent))


def test_three_parameters_are_not_drawn():
    with pytest.raises(InputError, match="plane"):
        response_manifold.data("two-parameters")
