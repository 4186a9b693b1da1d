"""Simulated steps of coupled games have the planar spectrum at each singular value."""

import numpy as np
import pytest
from sympy import Rational, Symbol

import symgan as sg
from symgan.notation import gamma, h
from symgan.numeric.coupled import coupled, coupled_checks

s = Symbol("s", positive=True)
BILINEAR = sg.games.bilinear(s)
DAMPED = sg.games.quadratic([[0, -s], [s, -gamma]])
AT = {h: Rational(1, 10), gamma: Rational(1, 2)}


@pytest.mark.parametrize(
    ("game", "method"),
    [
        (BILINEAR, sg.methods.extragradient(h)),
        (BILINEAR, sg.methods.optimistic(h)),
        (BILINEAR, sg.methods.proximal_point(h)),
        (DAMPED, sg.methods.gradient_flow()),
        (DAMPED, sg.methods.alternating(h, 1, 3)),
    ],
    ids=lambda v: v.name,
)
def test_steps_have_the_planar_spectrum_at_the_singular_values(game, method):
    checks = coupled_checks(sg.derive(game, method), s, AT)
    assert len(checks) == 3 and all(c.passed and c.error < 1e-10 for c in checks)


def test_a_wrong_coupling_is_noticed(monkeypatch):
    """The same matrix for both players of a game that is not zero-sum has other eigenvalues than its singular values."""
    d = sg.derive(DAMPED, sg.methods.simultaneous(h))
    monkeypatch.setattr("symgan.numeric.coupled.np.linalg.svd", lambda a, compute_uv: np.abs(np.diag(a)))
    assert not all(c.passed for c in coupled_checks(d, s, AT, sizes=(2, 3)))


def test_the_losses_are_those_of_vectors():
    a = np.array([[1.0, 2.0], [0.0, 3.0]])
    x, y = sg.games.bilinear().params
    squared = sg.Game(
        "squared", (sg.Player("min", (x,), s**2 * x**2), sg.Player("max", (y,), s**3 * x * y + y**2)), {x: 0, y: 0}
    )
    game = coupled(squared, s, a)
    point = dict(zip(game.params, (1.0, -1.0, 2.0, 0.5), strict=True))
    u, v = np.array([1.0, -1.0]), np.array([2.0, 0.5])
    expected = (u @ a @ a.T @ u, u @ a @ a.T @ a @ v + v @ v)
    assert np.allclose([float(p.loss.subs(point)) for p in game.players], expected)


def test_what_is_not_quadratic_is_answered_with_a_sentence():
    x, y = sg.games.bilinear().params
    wrong = sg.Game("odd", (sg.Player("min", (x,), s * x**2), sg.Player("max", (y,), -x * y)), {x: 0, y: 0})
    with pytest.raises(sg.InputError, match="even powers"):
        coupled(wrong, s, np.eye(2))
