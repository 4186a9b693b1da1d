"""Certificates of solutions on a box: what is proved, and planted wrong ones, each of which is refused."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Rational, cos, sqrt, symbols

from symgan.exact.variational import Certificate, check_certificate, solves
from symgan.records import Game, InputError, Player, Status

x, y = symbols("x y", real=True)
THOUSANDTH = Rational(1, 1000)


def on_box(value, first=(-2, 2), second=(-2, 2)):
    return Game("value", (Player("min", (x,), value, box=(first,)), Player("max", (y,), -value, box=(second,))))


# V = (y - x^3 + 1, 3/2 - x - y): zeros where x^3 + x = 5/2
CUBIC = on_box(x**4 / 4 - x * y - x - y**2 / 2 + 3 * y / 2)
NEAR = {x: Rational(1114, 1000), y: Rational(386, 1000)}
GOOD = Certificate(NEAR, (x, y), THOUSANDTH)


def test_a_solution_is_proved_near_a_point():
    assert check_certificate(CUBIC, GOOD).status is Status.PROVED


@pytest.mark.parametrize(
    ("planted", "why"),
    [
        (replace(GOOD, point={**NEAR, x: NEAR[x] + Rational(1, 100)}), "into itself"),
        (replace(GOOD, radius=Rational(1, 10**9)), "into itself"),
        (replace(GOOD, radius=Rational(2)), "into itself"),
        (replace(GOOD, free=(x,)), "right sign at an end"),
        (replace(GOOD, point={x: Rational(2), y: Rational(386, 1000)}, free=(y,)), "into itself"),
        (Certificate({x: Rational(2), y: -Rational(1, 2)}, (y,), THOUSANDTH), "right sign at an end"),
    ],
)
def test_a_planted_certificate_is_refused(planted, why):
    found = check_certificate(CUBIC, planted)
    assert found.status is Status.UNDECIDED and why in found.evidence[0]


def test_a_zero_outside_of_the_box_is_refused():
    away = on_box(-x - y**2 + 6 * y)  # V = (1, 6 - 2 y)
    found = check_certificate(away, Certificate({x: Rational(2), y: Rational(3)}, (y,), THOUSANDTH))
    assert found.status is Status.UNDECIDED and "inside its box" in found.evidence[0]


def test_a_double_zero_is_not_certified():
    flat = on_box(x**3 / 3 - y**2 / 2)
    found = check_certificate(flat, Certificate({x: Rational(0), y: Rational(0)}, (x, y), THOUSANDTH))
    assert found.status is Status.UNDECIDED and "regular" in found.evidence[0]


def test_an_end_of_the_box_is_certified_by_the_sign_there():
    held = on_box(-x - y**2 + sqrt(2) * y)  # V = (1, sqrt(2) - 2 y)
    certificate = Certificate({x: Rational(2), y: Rational(707, 1000)}, (y,), THOUSANDTH)
    assert check_certificate(held, certificate).status is Status.PROVED
    assert (
        check_certificate(held, replace(certificate, point={x: Rational(-2), y: Rational(707, 1000)})).status
        is not Status.PROVED
    )


def test_either_end_is_certified_and_none_where_the_component_is_zero():
    held = on_box(x - y**2 + sqrt(2) * y)  # V = (-1, sqrt(2) - 2 y)
    low = Certificate({x: Rational(-2), y: Rational(707, 1000)}, (y,), THOUSANDTH)
    assert check_certificate(held, low).status is Status.PROVED
    loose = on_box(sqrt(2) * y - y**2)
    for end in (-2, 2):
        found = check_certificate(loose, replace(low, point={x: Rational(end), y: Rational(707, 1000)}))
        assert found.status is Status.UNDECIDED and "right sign" in found.evidence[0]


@given(st.integers(-4, 4), st.integers(-4, 4), st.lists(st.integers(-3, 3), min_size=5, max_size=5))
@settings(deadline=None, max_examples=40)
def test_a_witness_is_a_point_of_the_box_that_gains(a, b, c):
    value = c[0] * x**2 + c[1] * x * y + c[2] * y**2 + c[3] * x + c[4] * y
    game, point = on_box(value), {x: Rational(a, 2), y: Rational(b, 2)}
    found = solves(game, point)
    v = {x: -value.diff(x).subs(point), y: value.diff(y).subs(point)}
    stays = all(min(max(point[p] + v[p], -2), 2) == point[p] for p in (x, y))
    assert (found.status is Status.PROVED) == stays
    if not stays:
        assert sum(v[p] * (found.witness[p] - point[p]) for p in (x, y)) > 0
        assert all(-2 <= found.witness[p] <= 2 for p in (x, y))


def test_points_that_are_algebraic_or_outside():
    assert solves(on_box(x**3 / 3 - 2 * x - y**2), {x: sqrt(2), y: 0}).status is Status.PROVED
    assert solves(on_box(x**3 / 3 - 2 * x - y**2), {x: sqrt(3), y: 0}).status is Status.REFUTED
    outside = solves(on_box(x**2 - y**2, first=(-1, 0)), {x: 1, y: 0})
    assert outside.status is Status.REFUTED and outside.witness == {x: 1, y: 0}
    assert solves(on_box(x * cos(1) - y**2), {x: -2, y: 0}).status is Status.PROVED


def test_bad_input_is_told():
    with pytest.raises(InputError, match="a real value for each"):
        solves(CUBIC, {x: 1})
    with pytest.raises(InputError, match="a real value for each"):
        solves(CUBIC, 5)
    with pytest.raises(InputError, match="needs a box"):
        solves(Game("free", (Player("min", (x,), x**2),)), {x: 0})
