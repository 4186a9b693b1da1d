"""What every method must do; one that is dropped into the folder without an entry in this table fails.

The references are written by hand in NumPy: the field and its Jacobian of one game with two
parameters a player, and each method in its textbook form.
"""

import numpy as np
import pytest
from sympy import Matrix, Rational, symbols

import symgan as sg
from symgan import methods
from symgan.catalogue import names
from symgan.exact.field import vector_field
from symgan.exact.spectrum import characteristic_polynomial
from symgan.exact.update import linear_update, update_map
from symgan.numeric.field import FloatField
from symgan.numeric.simulate import hyper_values
from symgan.records import Game, Player

x, z, y, w = symbols("x z y w", real=True)
FIRST = Player("first", (x, z), x**2 + z**2 + x * z / 2 + x * y + 2 * z * w + x**2 * w)
SECOND = Player("second", (y, w), y**2 + w**2 - x * y - 2 * z * w + y**3 / 3)
REST = dict.fromkeys((x, z, y, w), 0)
GAME = Game("by hand", (FIRST, SECOND), REST)
SMALL = Game("small", (Player("a", (x,), x**2 + x * y + x**2 * y), Player("b", (y,), y**2 - x * y)), {x: 0, y: 0})
START = np.array([0.3, -0.2, 0.25, 0.1])
BLOCKS = (np.array([1.0, 1, 0, 0]), np.array([0.0, 0, 1, 1]))
h, g = 0.1, 0.05
H, G, B = Rational(1, 10), Rational(1, 20), -Rational(3, 10)


def v(p):
    """The field in the order x, z, y, w."""
    x, z, y, w = p
    return np.array([-2 * x - z / 2 - y - 2 * x * w, -2 * z - x / 2 - 2 * w, -2 * y + x - y**2, -2 * w + 2 * z])


def jacobian(p):
    x, z, y, w = p
    return np.array([[-2 - 2 * w, -0.5, -1, -2 * x], [-0.5, -2, 0, -2], [1, 0, -2 - 2 * y, 0], [0, 2, 0, -2]])


def in_turn(p, counts=(1, 1), steps=(h, h)):
    for block, times, size in zip(BLOCKS, counts, steps, strict=True):
        for _ in range(times):
            p = p + size * block * v(p)
    return p


def extrapolated(p, extra, k):
    q = p
    for _ in range(k):
        q = p + extra * v(q)
    return p + h * v(q)


def hopeful(points, alpha, beta, alternating):
    """The next point of optimistic descent from all points so far, the fields at its turns worked out anew."""
    seen = [v(points[0])]
    for p, after in zip(points, points[1:], strict=False):
        halfway = BLOCKS[0] * after + BLOCKS[1] * p
        seen.append(BLOCKS[0] * v(p) + BLOCKS[1] * v(halfway) if alternating else v(p))
    p, before = points[-1], seen[-1]
    first = h * BLOCKS[0] * (alpha * v(p) - beta * before)
    halfway = p + first if alternating else p
    return p + first + h * BLOCKS[1] * (alpha * v(halfway) - beta * before)


def heavy(points, rates, betas, alternating):
    """The next point of Polyak's momentum from the last two."""
    p, before = points[-1], points[-2] if len(points) > 1 else points[-1]
    first = BLOCKS[0] * (rates[0] * v(p) + betas[0] * (p - before))
    halfway = p + first if alternating else p
    return p + first + BLOCKS[1] * (rates[1] * v(halfway) + betas[1] * (p - before))


def agreed(p):
    return v(p) - 0.2 * jacobian(p).T @ v(p)


last = -1
SYMMETRIC = {  # a method that treats its players alike, and the next point of a run (the velocity, for a flow)
    "alternating": [(methods.alternating(H, 2, 2), lambda run: in_turn(run[last], (2, 2)))],
    "consensus": [
        (methods.consensus(Rational(1, 5)), lambda run: agreed(run[last])),
        (methods.consensus(Rational(1, 5), H), lambda run: run[last] + h * agreed(run[last])),
    ],
    "extragradient": [
        (methods.extragradient(H), lambda run: extrapolated(run[last], h, 1)),
        (methods.extragradient(H, G, k=3), lambda run: extrapolated(run[last], g, 3)),
    ],
    "gradient_flow": [(methods.gradient_flow(), lambda run: v(run[last]))],
    "momentum": [
        (methods.momentum(H, B), lambda run: heavy(run, (h, h), (-0.3, -0.3), False)),
        (methods.momentum(H, B, alternating=True), lambda run: heavy(run, (h, h), (-0.3, -0.3), True)),
    ],
    "optimistic": [
        (methods.optimistic(H), lambda run: hopeful(run, 2, 1, False)),
        (methods.optimistic(H, alternating=True), lambda run: hopeful(run, 2, 1, True)),
        (methods.optimistic(H, Rational(3, 2), B), lambda run: hopeful(run, 1.5, -0.3, False)),
    ],
    "simultaneous": [(methods.simultaneous(H), lambda run: run[last] + h * v(run[last]))],
}  # fmt: skip
rates = BLOCKS[0] * h + BLOCKS[1] * g
ASYMMETRIC = {
    "alternating": [(methods.alternating((H, G), 1, 3), lambda run: in_turn(run[last], (1, 3), (h, g)))],
    "consensus": [(methods.consensus(Rational(1, 5), (H, G)), lambda run: run[last] + rates * agreed(run[last]))],
    "extragradient": [
        (methods.extragradient((H, G)), lambda run: run[last] + rates * v(run[last] + rates * v(run[last]))),
        (methods.extragradient(H, (H, G)), lambda run: run[last] + h * v(run[last] + rates * v(run[last]))),
    ],
    "gradient_flow": [(methods.gradient_flow(3), lambda run: (BLOCKS[0] + 3 * BLOCKS[1]) * v(run[last]))],
    "momentum": [
        (methods.momentum((H, G), (B, -B)), lambda run: heavy(run, (h, g), (-0.3, 0.3), False)),
        (methods.momentum((H, G), (B, -B), alternating=True), lambda run: heavy(run, (h, g), (-0.3, 0.3), True)),
    ],
    "simultaneous": [(methods.simultaneous((H, G)), lambda run: run[last] + rates * v(run[last]))],
}
MEMORY = {"momentum": 1, "optimistic": 1}


def entries(*tables):
    return [
        pytest.param(name, method, expected, id=f"{name}-{i}-{j}")
        for i, table in enumerate(tables)
        for name, cases in table.items()
        for j, (method, expected) in enumerate(cases)
    ]


every = pytest.mark.parametrize(("name", "method", "expected"), entries(SYMMETRIC, ASYMMETRIC))
alike = pytest.mark.parametrize(("name", "method", "expected"), entries(SYMMETRIC))


def test_the_table_holds_every_method_of_the_folder():
    assert set(SYMMETRIC) == set(names("methods"))


@every
def test_twenty_steps_are_those_of_the_textbook(name, method, expected):
    if method.flow:
        at = FloatField(GAME, {})
        for p in (START, -2 * START):
            np.testing.assert_allclose(method.step(at, p, (), *hyper_values(method, {}))[0], expected([p]), rtol=1e-12)
        return
    run = [START]
    for _ in range(20):
        run.append(expected(run))
    found = sg.simulate(GAME, method, start=START, steps=20).points
    np.testing.assert_allclose(found, run, rtol=1e-11, atol=1e-13)
    assert np.abs(found[1] - START).max() > 1e-3


@every
def test_it_rests_at_the_equilibrium_and_its_memory_keeps_its_shape(name, method, expected):
    field, hyper = FloatField(GAME, {}), hyper_values(method, {})
    for p in (np.zeros(4), START):
        memory = method.start(field, p) if method.start else ()
        after, kept = method.step(field, p, memory, *hyper)
        assert len(kept) == len(memory) == MEMORY.get(name, 0)
        assert all(m.shape == k.shape == p.shape == after.shape for m, k in zip(memory, kept, strict=True))
        if not p.any():
            assert not after.any() and all((m == k).all() for m, k in zip(memory, kept, strict=True))


@every
def test_the_step_on_the_field_and_on_its_linearization_agree(name, method, expected):
    field = vector_field(SMALL, tuple(p.loss for p in SMALL.players))
    moved, memory = update_map(SMALL, field, method)
    everything = Matrix([x, y, *memory])
    by_hand = moved.jacobian(everything).subs({s: e for s, e in memory.items()}).subs({x: 0, y: 0})
    slope = Matrix([[-2, -1], [1, -2]])
    assert linear_update(SMALL, slope, method) == by_hand


def spectrum(game, method):
    field = vector_field(game, tuple(p.loss for p in game.players))
    return characteristic_polynomial(linear_update(game, field.jacobian(Matrix(game.params)).subs(REST), method))


@alike
def test_names_and_order_of_the_players_do_not_change_the_spectrum(name, method, expected):
    wanted = spectrum(GAME, method)
    assert spectrum(Game("turned", (SECOND, FIRST), REST), method) == wanted
    shuffled = Player("b", (w, y), SECOND.loss), Player("a", (z, x), FIRST.loss)
    assert spectrum(Game("renamed", shuffled, REST), method) == wanted


CYCLE = sg.games.quadratic([[-2, -1, 0], [0, -2, -1], [-1, 0, -2]])
PENALIZED = sg.dirac_gan(sg.objectives.wasserstein()).with_(sg.regularizers.r1(Rational(1, 2)))


@pytest.mark.parametrize("game", [SMALL, CYCLE, PENALIZED], ids=lambda g: g.name)
@alike
def test_every_stage_of_its_derivation_is_observed(name, method, expected, game):
    checks = sg.verify(sg.derive(game, method))
    assert len(checks) >= 7 and [c.name for c in checks if not c.passed] == []


@pytest.mark.parametrize("k", [0, -1, 1.5, "x", None, symbols("k")])
def test_a_number_of_extrapolations_is_a_positive_integer(k):
    with pytest.raises(sg.InputError, match="no positive integer"):
        methods.extragradient(h, k=k)


@pytest.mark.parametrize(
    "method",
    [
        methods.extragradient((h,)),
        methods.momentum((h, h, h)),
        methods.momentum(h, (B,)),
        methods.optimistic((h,)),
        methods.consensus(1, (h,)),
    ],
)
def test_rates_are_one_or_one_a_player(method):
    with pytest.raises(sg.InputError, match="step sizes were given for 2 players"):
        sg.derive(GAME, method)


def test_a_settled_optimist_takes_gradient_steps_at_first():
    """With memory v(w) the first step is h (alpha - beta) v(w); momentum starts with a gradient step."""
    for method in (methods.optimistic(H), methods.momentum(H, B)):
        found = sg.simulate(GAME, method, start=START, steps=1).points[1]
        np.testing.assert_allclose(found, START + h * v(START), rtol=1e-12)
