"""One step in floats against the modified field integrated for that time: halving h divides the difference by 2^4."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp
from sympy import Rational, lambdify, symbols

import symgan as sg
from symgan import methods
from symgan.exact.modified import modified_field
from symgan.notation import h
from symgan.records import Game, Player

x, y = symbols("x y", real=True)
GAME = Game("g", (Player("a", (x,), x**2 / 2 + x * y + x**2 * y), Player("b", (y,), y**2 - x * y + y**3)), {x: 0, y: 0})
START = np.array([0.4, -0.3])
C = Rational(1, 5)


def flow(field, size, time, start):
    rate = lambdify((x, y), list(field.subs(h, Rational(str(size)))))
    done = solve_ivp(lambda _, p: rate(*p), (0.0, time), start, method="DOP853", rtol=1e-13, atol=1e-15)
    return done.y[:, -1]


def difference(method, order, size):
    field = modified_field(GAME, method, order).field
    one = sg.simulate(GAME, method, {h: size}, START, steps=1).points[1]
    return np.max(np.abs(flow(field, size, size, START) - one))


@pytest.mark.parametrize(
    "method",
    [
        methods.simultaneous(),
        methods.alternating(h, 1, 1),
        methods.alternating(h, 2, 1),
        methods.extragradient(),
        methods.consensus(C, h),
    ],
    ids=lambda m: m.name,
)
@pytest.mark.parametrize("order", [0, 1, 2])
def test_a_step_is_the_modified_flow_up_to_the_order_promised(method, order):
    coarse, fine = (difference(method, order, size) for size in (0.02, 0.01))
    assert coarse > 0 and np.log2(coarse / fine) == pytest.approx(order + 2, abs=0.2)


@pytest.mark.parametrize("method", [methods.momentum(h, -Rational(1, 4)), methods.optimistic()], ids=lambda m: m.name)
def test_a_run_with_memory_settles_on_the_modified_flow(method):
    """Once the memory is settled, each step is one of the principal branch."""

    def apart(size):
        *_, before, after = sg.simulate(GAME, method, {h: size}, START, steps=round(0.4 / size)).points
        return np.max(np.abs(flow(modified_field(GAME, method).field, size, size, before) - after))

    assert np.log2(apart(0.01) / apart(0.005)) == pytest.approx(4, abs=0.3)
