"""Losses with locked branches: the same as before wherever no quantity vanishes, and smooth across it."""

import numpy as np
import pytest
from sympy import (
    Abs,
    And,
    Derivative,
    Eq,
    Integral,
    Max,
    Min,
    Ne,
    Not,
    Or,
    Piecewise,
    Rational,
    Subs,
    Symbol,
    exp,
    log,
    sign,
    sqrt,
    symbols,
)

from symgan.laws import Dirac, Expectation, Mixture, Normal, Uniform, empirical
from symgan.numeric.branches import locked, oriented, switches
from symgan.numeric.field import FloatField
from symgan.records import Game, Player

x, y, s, t, u = symbols("x y s t u", real=True)
c = Symbol("c", positive=True)
z = Symbol("z")  # not known to be real

LOSSES = (
    x * Abs(y - 1), Abs(x * y - 2) ** 3, sign(x + y) * x**2, Max(x**2, 3 * x, 1 - y), Min(x, y, x * y - 1), Max(0, Abs(y) - 1) ** 2, Abs(Abs(x) - Abs(y)),
    Piecewise((x**2, x < y), (x**3, x < 2 * y), (y * x, True)), Piecewise((x, And(x > 0, y > 0)), (2 * x, Or(x > 1, y > 1)), (3 * x, True)),
    Piecewise((x, Not(Or(x < 0, y >= 2))), (5 * x, True)), Piecewise((7 * x, Eq(x, y)), (x**2, Ne(x, 2 * y)), (9 * x, True)), Piecewise((log(x), x > 0), (x, True)),
    Subs(Derivative(Abs(y * u) * u, u), u, x), Derivative(Max(x * y, x**2), x) ** 2, sqrt(Subs(Derivative(y * u**2, u), u, x) ** 2) * x,
    Subs(Abs(z * y), z, x - 1), Expectation(Max(0, 1 - s * x), (s, empirical((-1, Rational(1, 2), 2)))), Expectation(Abs(s * x + t * y), (s, Dirac(2)), (t, empirical((1, 3)))),
    Expectation(Abs(s * x + t * y), (s, Mixture((Rational(1, 4), Rational(3, 4)), (Dirac(1), Dirac(3)))), (t, Mixture((Rational(1, 3), Rational(2, 3)), (Dirac(-1), Dirac(2))))),
    Expectation(Max(0, x + s * t), (s, Dirac(2)), (t, Uniform(0, 1))), Expectation(s * Abs(x), (s, Mixture((Rational(1, 4), Rational(3, 4)), (Normal(1, 1), Dirac(3))))),
    Integral(Abs(x) * Abs(t - y), (t, 0, 1)), c * Abs(c - 2) * x + exp(-Abs(x)),
)  # fmt: skip


def fields(point, loss):
    """The field of a loss at a point, and that of the locked one with the signs there."""
    branches = locked([loss], (x, y))
    values = {c: Rational(3)}
    seen: dict = {}
    for quantity, side in zip(branches.quantities, branches.sides, strict=True):
        value = quantity.subs(seen).subs({x: point[0], y: point[1]}).doit()
        seen[side] = 1 if value > 0 else -1
    plain, smooth = (Game("one", (Player("p", (x, y), e),)) for e in (loss, branches.losses[0].subs(seen)))
    assert not any(q.free_symbols - {x, y, *seen} for q in branches.quantities)
    with np.errstate(invalid="ignore"):  # the branch that is not taken
        return FloatField(plain, values)(point), FloatField(smooth, values)(point)


@pytest.mark.parametrize("i", range(len(LOSSES)))
@pytest.mark.parametrize("point", [(0.3, -1.7), (1.6, 0.4), (-0.8, -0.6), (2.5, 2.2)])
def test_a_locked_loss_is_the_same_where_its_signs_are_right(i, point):
    plain, smooth = fields(np.array(point), LOSSES[i])
    np.testing.assert_allclose(smooth, plain, rtol=1e-13, atol=1e-13)


def test_a_locked_loss_goes_on_smoothly_beyond_its_switch():
    branches = locked([x * Abs(y - 1)], (x, y))
    (side,) = branches.sides
    assert branches.losses[0].subs(side, 1).expand() == x * y - x and branches.quantities == (y - 1,)
    assert branches.losses[0].subs(side, -1).expand() == x - x * y


def test_one_surface_is_one_quantity_however_it_is_written():
    branches = locked([Abs(1 - y), Max(2 * y, 2), Piecewise((1, 3 - 3 * y > 0), (0, True)), sign(y - 1)], (x, y))
    assert branches.quantities == (y - 1,)
    values = [[loss.subs(branches.sides[0], e).subs(y, 1 + 2 * e) for loss in branches.losses] for e in (1, -1)]
    assert values == [[2, 6, 0, 1], [2, 2, 1, -1]]


def test_a_quantity_inside_another_comes_first_and_stands_locked_in_it():
    branches = locked([Max(0, Abs(y) - 1)], (x, y))
    inner, outer = branches.sides
    assert branches.quantities[0] == y and branches.quantities[1].free_symbols == {y, inner}
    assert {branches.losses[0].subs({inner: -1, outer: o}) for o in (1, -1)} == {0, -y - 1}


def test_what_is_averaged_or_constant_does_not_switch():
    kept = (Expectation(Abs(s - x), (s, Normal(0, 1))), Integral(Abs(t - x), (t, 0, 1)), Abs(c - 2) * x, x * y)
    branches = locked(kept, (x, y))
    assert branches.quantities == () and branches.losses == kept


def test_the_slope_of_a_linear_critic_is_the_same_at_all_samples():
    slope = Subs(Derivative(y * u, u), u, x + s)
    branches = locked([Expectation(Abs(slope) ** 3, (s, Normal(0, 1))), Abs(slope + x)], (x, y))
    assert branches.quantities == (y, x + y)
    assert branches.losses[0].has(Derivative)  # whose value is not taken from there


def test_a_section_is_watched_without_a_part_in_the_losses():
    branches = locked([x * Abs(y)], (x, y), (2 - 2 * x, -y))
    assert branches.quantities == (y, x - 1) and oriented(2 - 2 * x) == (x - 1, -1)


def test_which_losses_switch():
    assert not switches(x * y + exp(x) + sqrt(x**2 + y**2)) and not switches(sqrt(exp(x) ** 2))
    assert all(map(switches, (Abs(x), Max(x, y), Piecewise((x, x > y), (y, True)), sqrt(z**2), x * sign(y))))
