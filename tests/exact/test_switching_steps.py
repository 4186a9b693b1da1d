"""What a derivation says of the surfaces on which its field switches."""

from sympy import Symbol

import symgan as sg
from symgan import objectives, regularizers
from symgan.exact.steps import isolated
from symgan.notation import g0, gamma, psi, theta

WASSERSTEIN = sg.dirac_gan(objectives.wasserstein())


def step_of(regularizer):
    return {s.key: s for s in sg.derive(WASSERSTEIN.with_(regularizer)).steps}


def test_the_segment_that_orbits_leave_is_said_to_be_at_rest():
    told = step_of(regularizers.wgan_gp())["surfaces"].why
    assert "{Eq(psi, 0)}" in told and "leave it to both sides" in told and "at rest" in told
    assert "slide" not in told and "{(theta < g0*gamma) & (theta > -g0*gamma)}" in told


def test_where_orbits_slide_is_said_with_their_velocity():
    steps = step_of(regularizers.relu_penalty())
    told = steps["surfaces"].why
    assert "{Eq(psi, 1)} the field jumps, and orbits slide along it where {(theta > 0) & (theta < gamma)}" in told
    assert "velocity ({-1}, {0})" in told and "leave it" not in told
    assert steps["pieces"].value[0] == -psi  # the same in all pieces


def test_a_kink_is_no_jump():
    assert "surfaces" not in step_of(regularizers.wgan_lp())


def test_a_parameter_stands_alone_where_its_factor_is_a_number():
    x = Symbol("x", real=True)
    assert isolated((gamma * g0 - 2 * theta > 0) & (psi + 1 < 0), (theta, psi)) == (theta < gamma * g0 / 2) & (psi < -1)
    assert isolated(psi * theta + 1 > 0, (theta, psi)) == (psi * theta + 1 > 0)
    assert isolated(gamma > x, (theta,)) == (gamma > x)
