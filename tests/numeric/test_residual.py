"""How far points are from solutions on a box, by hand."""

import numpy as np
import pytest

import symgan as sg
from symgan.algorithms.games_on_boxes import GAMES
from symgan.numeric.residual import projected_residual


def test_the_residual_is_zero_at_solutions_only():
    game = GAMES["shifted-bilinear"]()
    points = [[0.5, 0.5], [1, 0.5], [1, 1], [0, 0]]
    assert np.allclose(projected_residual(game, points), [0, 0.5, 0.5, 0.5])
    assert projected_residual(game, [0.5, 0.5]).shape == ()
    with pytest.raises(sg.InputError, match="2 numbers"):
        projected_residual(game, [0.5])
