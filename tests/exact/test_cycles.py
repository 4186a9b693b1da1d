"""Limit cycles in a derivation: the Wasserstein Dirac-GAN with its gradient penalty, by hand."""

import numpy as np
from scipy.integrate import solve_ivp
from sympy import N, exp, pi, simplify, sqrt

import symgan as sg
from symgan import objectives, regularizers
from symgan.notation import g0, gamma

GAME = sg.dirac_gan(objectives.wasserstein()).with_(regularizers.wgan_gp())


def test_the_cycle_in_closed_form_where_it_exists():
    """Half turns about (-gamma g0, 0) and (gamma g0, 0) shrink by rho, so that a = gamma g0 + rho (a + gamma g0)."""
    d = sg.derive(GAME)
    speed = sqrt(1 - gamma**2 / 4)
    rho = exp(-pi * gamma / (2 * speed))
    at = {gamma: 1, g0: 2}
    assert abs(N((d.limit_cycle.amplitude - gamma * g0 * (1 + rho) / (1 - rho)).subs(at))) < 1e-12
    assert simplify(d.limit_cycle.period - 2 * pi / speed) == 0
    assert abs(N((d.limit_cycle.multiplier - rho**2).subs(at))) < 1e-12
    assert d.limit_cycle.stable is True and d.limit_cycle.exists == (gamma - 2 < 0)
    assert d.verdict.outcome is sg.Outcome.UNSTABLE and "limit cycle" in d.verdict.beyond
    assert {"limit-cycle", "end-points"} <= {s.key for s in d.steps}


def test_a_run_crosses_the_line_where_the_cycle_does():
    """Event by event with SciPy, on the two affine fields."""
    amplitude = float(sg.derive(GAME, given=gamma < 2).limit_cycle.amplitude.subs({gamma: 1, g0: 1}))
    start, side = [3.0, 0.0], 1
    for _ in range(60):

        def field(t, w, s=side):
            return [-w[1], w[0] - w[1] + s]

        def crossing(t, w, s=side):
            return w[1] if t > 1e-3 else 1.0 * s

        crossing.terminal = True
        start = solve_ivp(field, (0, 50), start, events=crossing, rtol=1e-12, atol=1e-14).y_events[0][0]
        start, side = np.array([start[0], 0.0]), -side
    assert abs(abs(start[0]) - amplitude) < 1e-9


def test_a_strong_penalty_ends_at_the_end_points():
    d = sg.derive(sg.dirac_gan(objectives.wasserstein()).with_(regularizers.wgan_gp(3, 1)))
    assert d.limit_cycle is None and "tends to ({-3}, {0}) or ({3}, {0})" in d.verdict.beyond


def test_a_field_that_is_not_affine_has_no_cycle_in_closed_form():
    d = sg.derive(sg.dirac_gan(objectives.minimax()).with_(regularizers.dragan()))
    assert d.limit_cycle is None and d.verdict.outcome is sg.Outcome.UNSTABLE
