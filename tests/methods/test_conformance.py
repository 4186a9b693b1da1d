"""What every method must do; one that is dropped into the folder without an entry in these tables fails."""

from functools import reduce

import numpy as np
import pytest
from sympy import Matrix, Poly, Rational, symbols

import symgan as sg
from symgan import methods
from symgan.catalogue import names
from symgan.exact.field import vector_field
from symgan.exact.one_eigenvalue import eigenvalue_polynomial
from symgan.exact.spectrum import characteristic_polynomial
from symgan.exact.update import exactly, linear_update, update_map
from symgan.notation import lam
from symgan.numeric.field import FloatField
from symgan.numeric.simulate import hyper_values
from symgan.records import Game, Player
from tests.methods import textbook as t
from tests.methods.textbook import FIRST, GAME, REST, SECOND, START, g, h, last, w, x, y, z

SMALL = Game("small", (Player("a", (x,), x**2 + x * y + x**2 * y), Player("b", (y,), y**2 - x * y)), {x: 0, y: 0})
H, G, B = Rational(1, 10), Rational(1, 20), -Rational(3, 10)
FIFTH, HALF, PART = Rational(1, 5), Rational(1, 2), Rational(9, 10)
DECAYED = GAME.with_(sg.regularizers.weight_decay(FIFTH, player=0))


def inner(c):
    return methods.simultaneous(H / c)


# Methods that treat their players alike: made for losses c times as large, so that steps of 1/c are the same, and
# the next point of a run in the textbook's form.
SYMMETRIC = {
    "adam": [
        (lambda c: methods.adam(H, PART, Rational(99, 100), HALF * c), lambda run: t.adaptive(run, 0.9, 0.99, 0.5)),
    ],
    "alternating": [(lambda c: methods.alternating(H / c, 2, 2), lambda run: t.in_turn(run[last], (2, 2)))],
    "averaging": [
        (lambda c: methods.averaging(inner(c)), t.mean),
        (lambda c: methods.averaging(inner(c), PART), lambda run: t.moving_mean(run, 0.9)),
    ],
    "competitive": [(lambda c: methods.competitive(H / c), lambda run: t.bilinear_nash(run[last], h * np.ones(4)))],
    "consensus": [
        (lambda c: methods.consensus(FIFTH / c), lambda run: t.agreed(run[last])),
        (lambda c: methods.consensus(FIFTH / c, H / c), lambda run: run[last] + h * t.agreed(run[last])),
    ],
    "extragradient": [
        (lambda c: methods.extragradient(H / c), lambda run: t.extrapolated(run[last], h, 1)),
        (lambda c: methods.extragradient(H / c, G / c, k=3), lambda run: t.extrapolated(run[last], g, 3)),
    ],
    "gradient_flow": [(lambda c: methods.gradient_flow(), lambda run: t.v(run[last]))],
    "hamiltonian_descent": [
        (
            lambda c: methods.hamiltonian_descent(H / c**2),
            lambda run: run[last] - h * t.jacobian(run[last]).T @ t.v(run[last]),
        ),
    ],
    "lola": [
        (lambda c: methods.lola(FIFTH / c), lambda run: t.aware(run[last], 0.2)),
        (lambda c: methods.lola(FIFTH / c, H / c), lambda run: run[last] + h * t.aware(run[last], 0.2)),
    ],
    "lookahead": [
        (lambda c: methods.lookahead(inner(c), HALF, 3), lambda run: t.looking_ahead(run[last], 0.5, 3)),
    ],
    "momentum": [
        (lambda c: methods.momentum(H / c, B), lambda run: t.heavy(run, (h, h), (-0.3, -0.3), False)),
        (
            lambda c: methods.momentum(H / c, B, alternating=True),
            lambda run: t.heavy(run, (h, h), (-0.3, -0.3), True),
        ),
    ],
    "momentum_extragradient": [
        (
            lambda c: methods.momentum_extragradient(H / c, G / c, B),
            lambda run: t.extrapolated_with_momentum(run, h, g, -0.3),
        ),
    ],
    "nesterov": [(lambda c: methods.nesterov(H / c, B), lambda run: t.accelerated(run, h, -0.3))],
    "optimistic": [
        (lambda c: methods.optimistic(H / c), lambda run: t.hopeful(run, 2, 1, False)),
        (lambda c: methods.optimistic(H / c, alternating=True), lambda run: t.hopeful(run, 2, 1, True)),
        (lambda c: methods.optimistic(H / c, Rational(3, 2), B), lambda run: t.hopeful(run, 1.5, -0.3, False)),
    ],
    "past_extragradient": [
        (lambda c: methods.past_extragradient(H / c), lambda run: t.past(run, h, h)),
        (lambda c: methods.past_extragradient(H / c, G / c), lambda run: t.past(run, h, g)),
    ],
    "periodic": [
        (
            lambda c: methods.periodic([inner(c), methods.extragradient(H / c, G / c)]),
            lambda run: t.extrapolated(run[last] + h * t.v(run[last]), g, 1),
        ),
    ],
    "proximal_point": [(lambda c: methods.proximal_point(H / c), lambda run: t.implicit(run[last], h * np.ones(4)))],
    "rmsprop": [
        (
            lambda c: methods.rmsprop(H, PART, HALF * c),
            lambda run: t.scaled_by_root_mean_square(run, 0.9, 0.5),
        ),
    ],
    "runge_kutta": [
        (lambda c: methods.runge_kutta(H / c, 2), lambda run: t.heun(run[last], h)),
        (lambda c: methods.runge_kutta(H / c), lambda run: t.classical(run[last], h)),
    ],
    "simultaneous": [(lambda c: methods.simultaneous(H / c), lambda run: run[last] + h * t.v(run[last]))],
    "symplectic_gradient_adjustment": [
        (lambda c: methods.symplectic_gradient_adjustment(FIFTH / c), lambda run: t.adjusted(run[last])),
        (
            lambda c: methods.symplectic_gradient_adjustment(FIFTH / c, H / c),
            lambda run: run[last] + h * t.adjusted(run[last]),
        ),
    ],
}  # fmt: skip
ASYMMETRIC = {
    "alternating": [(lambda c: methods.alternating((H, G), 1, 3), lambda run: t.in_turn(run[last], (1, 3), (h, g)))],
    "competitive": [(lambda c: methods.competitive((H, G)), lambda run: t.bilinear_nash(run[last], t.rates))],
    "consensus": [
        (lambda c: methods.consensus(FIFTH, (H, G)), lambda run: run[last] + t.rates * t.agreed(run[last])),
    ],
    "extragradient": [
        (
            lambda c: methods.extragradient((H, G)),
            lambda run: run[last] + t.rates * t.v(run[last] + t.rates * t.v(run[last])),
        ),
        (
            lambda c: methods.extragradient(H, (H, G)),
            lambda run: run[last] + h * t.v(run[last] + t.rates * t.v(run[last])),
        ),
    ],
    "gradient_flow": [(lambda c: methods.gradient_flow(3), lambda run: (t.BLOCKS[0] + 3 * t.BLOCKS[1]) * t.v(run[last]))],
    "momentum": [
        (lambda c: methods.momentum((H, G), (B, -B)), lambda run: t.heavy(run, (h, g), (-0.3, 0.3), False)),
        (
            lambda c: methods.momentum((H, G), (B, -B), alternating=True),
            lambda run: t.heavy(run, (h, g), (-0.3, 0.3), True),
        ),
    ],
    "nesterov": [
        (
            lambda c: methods.nesterov((H, G), (B, -B)),
            lambda run: t.accelerated(run, t.rates, 0.3 * (t.BLOCKS[1] - t.BLOCKS[0])),
        ),
    ],
    "past_extragradient": [(lambda c: methods.past_extragradient((H, G)), lambda run: t.past(run, t.rates, t.rates))],
    "prediction": [
        (lambda c: methods.prediction(H), lambda run: t.predicted(run[last], h)),
        (lambda c: methods.prediction((H, G)), lambda run: t.predicted(run[last], t.rates)),
    ],
    "proximal_point": [(lambda c: methods.proximal_point((H, G)), lambda run: t.implicit(run[last], t.rates))],
    "runge_kutta": [(lambda c: methods.runge_kutta((H, G)), lambda run: t.classical(run[last], t.rates))],
    "simultaneous": [(lambda c: methods.simultaneous((H, G)), lambda run: run[last] + t.rates * t.v(run[last]))],
    "stackelberg": [
        (lambda c: methods.stackelberg(), lambda run: t.leading(run[last], 0)),
        (lambda c: methods.stackelberg(1, H), lambda run: run[last] + h * t.leading(run[last], 1)),
    ],
    "unrolled": [
        (lambda c: methods.unrolled(3, FIFTH), lambda run: t.unrolled(run[last], 3, 0.2, True)),
        (lambda c: methods.unrolled(2, FIFTH, h=H), lambda run: run[last] + h * t.unrolled(run[last], 2, 0.2, True)),
        (lambda c: methods.unrolled(3, FIFTH, False), lambda run: t.unrolled(run[last], 3, 0.2, False)),
    ],
}  # fmt: skip
OF_A_REGULARIZER = {
    "lazy_regularization": (methods.lazy_regularization("weight-decay", 3, H), lambda run: t.lazy(run[last], 3, 0.2)),
}
MEMORY = {
    "adam": (4,),
    "averaging": (2, 1),
    "momentum": (1, 1),
    "momentum_extragradient": (1,),
    "nesterov": (1,),
    "optimistic": (1, 1, 1),
    "past_extragradient": (1, 1),
    "rmsprop": (1,),
}
IN_ONE_EIGENVALUE = {  # those whose eigenvalues come one by one from those of the Jacobian
    "adam", "averaging", "extragradient", "gradient_flow", "lookahead", "momentum", "momentum_extragradient",
    "nesterov", "optimistic", "past_extragradient", "periodic", "proximal_point", "rmsprop", "runge_kutta",
    "simultaneous",
}  # fmt: skip


def entries(*tables):
    return [
        pytest.param(name, make, expected, id=f"{name}-{i}-{j}")
        for i, table in enumerate(tables)
        for name, cases in table.items()
        for j, (make, expected) in enumerate(cases)
    ]


every = pytest.mark.parametrize(("name", "make", "expected"), entries(SYMMETRIC, ASYMMETRIC))
alike = pytest.mark.parametrize(("name", "make", "expected"), entries(SYMMETRIC))


def test_the_tables_hold_every_method_of_the_folder():
    assert {*SYMMETRIC, *ASYMMETRIC, *OF_A_REGULARIZER} == set(names("methods"))


def textbook_agrees(game, method, expected):
    if method.flow:
        at = FloatField(game, {})
        for p in (START, -2 * START):
            np.testing.assert_allclose(method.step(at, p, (), *hyper_values(method, {}))[0], expected([p]), rtol=1e-12)
        return
    run = [START]
    for _ in range(20):
        run.append(expected(run))
    found = sg.simulate(game, method, start=START, steps=20).points
    np.testing.assert_allclose(found, run, rtol=1e-11, atol=1e-13)
    assert np.abs(found[1] - START).max() > 1e-3


@every
def test_twenty_steps_are_those_of_the_textbook(name, make, expected):
    textbook_agrees(GAME, make(1), expected)


@pytest.mark.parametrize("name", OF_A_REGULARIZER)
def test_twenty_steps_on_a_regularized_game_are_those_of_the_textbook(name):
    textbook_agrees(DECAYED, *OF_A_REGULARIZER[name])


@every
def test_it_rests_at_the_equilibrium_and_its_memory_keeps_its_shape(name, make, expected):
    method = make(1)
    field, hyper = FloatField(GAME, {}), hyper_values(method, {})
    sizes = MEMORY.get(name, (0,))
    for p, memory in ((START, method.begun(field, START)), (np.zeros(4), method.settled(field, np.zeros(4)))):
        after, kept = method.step(field, p, memory, *hyper)
        assert len(kept) == len(memory) and len(kept) in sizes
        assert all(m.shape == k.shape == p.shape == after.shape for m, k in zip(memory, kept, strict=True))
        if not p.any():
            assert not after.any() and all((m == k).all() for m, k in zip(memory, kept, strict=True))


@every
def test_the_step_on_the_field_and_on_its_linearization_agree(name, make, expected):
    method = exactly(make(1))
    field = vector_field(SMALL, tuple(p.loss for p in SMALL.players))
    slope = Matrix([[-2, -1], [1, -2]])
    found = update_map(SMALL, field, method)
    if found is None:  # too long, or implicit: then twenty steps and the one eigenvalue are left
        assert name in {"lookahead", "proximal_point", "runge_kutta", "adam"}
        return
    moved, memory = found
    state = [x, y, *memory]
    there = {x: 0, y: 0, **{s: e.subs({x: 0, y: 0}) for s, e in memory.items()}}
    if name in {"adam", "rmsprop"}:  # the root has no derivative at zero: one-sided differences of the map itself
        tiny = Rational(1, 10**12)
        columns = [(moved.subs({**there, s: there[s] + tiny}) - moved.subs(there)) / tiny for s in state]
        difference = (Matrix.hstack(*columns) - linear_update(SMALL, slope, method)).evalf(30)
        assert max(abs(e) for e in difference) < 1e-9
        return
    assert linear_update(SMALL, slope, method) == moved.jacobian(Matrix(state)).subs(there)


def spectrum(game, method):
    field = vector_field(game, tuple(p.loss for p in game.players))
    slope = field.jacobian(Matrix(game.params)).subs(REST)
    return characteristic_polynomial(linear_update(game, slope, exactly(method)))


@alike
def test_names_and_order_of_the_players_do_not_change_the_spectrum(name, make, expected):
    wanted = spectrum(GAME, make(1))
    assert spectrum(Game("turned", (SECOND, FIRST), REST), make(1)) == wanted
    shuffled = Player("b", (w, y), SECOND.loss), Player("a", (z, x), FIRST.loss)
    assert spectrum(Game("renamed", shuffled, REST), make(1)) == wanted


@alike
def test_a_turn_of_the_coordinates_does_not_change_the_spectrum(name, make, expected):
    turn = {x: (3 * x - 4 * z) / 5, z: (4 * x + 3 * z) / 5, y: (5 * y + 12 * w) / 13, w: (5 * w - 12 * y) / 13}
    turned = tuple(Player(p.name, p.params, p.loss.subs(turn, simultaneous=True)) for p in GAME.players)
    assert spectrum(Game("turned", turned, REST), make(1)) == spectrum(GAME, make(1))


@alike
def test_larger_losses_and_smaller_steps_are_another_unit_of_time(name, make, expected):
    c = 3
    larger = Game("larger", tuple(Player(p.name, p.params, c * p.loss) for p in GAME.players), REST)
    found, wanted = spectrum(larger, make(c)), spectrum(GAME, make(1))
    if make(1).flow:
        wanted = Poly(wanted.as_expr().subs(lam, lam / c), lam).monic()
    assert found == wanted


@every
def test_the_reading_on_one_eigenvalue_agrees_with_the_one_on_the_jacobian(name, make, expected):
    mu = symbols("mu")
    single = eigenvalue_polynomial(make(1), mu)
    alike = make in [m for m, _ in SYMMETRIC.get(name, ())] and not make(1).name.startswith("alternating")
    assert (single is not None) == (alike and name in IN_ONE_EIGENVALUE)
    if single is None:
        return
    eigenvalues = np.linalg.eigvals(t.jacobian(0 * START))
    parts = [[complex(c.subs(mu, e)) for c in single.all_coeffs()] for e in eigenvalues]
    whole = [float(c) for c in spectrum(GAME, make(1)).all_coeffs()]
    np.testing.assert_allclose(reduce(np.polymul, parts), whole, atol=1e-10)


PENALIZED = sg.dirac_gan(sg.objectives.wasserstein()).with_(sg.regularizers.r1(HALF))


@every
def test_every_stage_of_its_derivation_is_observed(name, make, expected):
    checks = sg.verify(sg.derive(PENALIZED, make(1)))
    assert len(checks) >= 3 and [c.name for c in checks if not c.passed] == []


@pytest.mark.parametrize("make", [lambda: methods.lola(), lambda: methods.stackelberg(), lambda: methods.unrolled(2)])
def test_a_player_who_foresees_the_others_leaves_an_equilibrium_where_that_pays(make):
    """The first player gains 2 y, so that it pays to move y; without this slope it rests."""

    def game(slope):
        first, second = x**2 / 2 + x * y + slope * y, y**2 / 2 - x * y
        return Game("tempting", (Player("a", (x,), first), Player("b", (y,), second)), {x: 0, y: 0})

    tempted = sg.derive(game(2), make())
    assert tempted.verdict.outcome is sg.Outcome.UNDECIDED and "does not rest" in tempted.verdict.reason
    moved = tempted.update.subs({x: 0, y: 0})
    assert moved[0] != 0 and moved[1] == 0
    assert sg.derive(game(0), make()).matrix is not None


@pytest.mark.parametrize("k", [0, -1, 1.5, "x", None, symbols("k")])
def test_a_number_of_steps_is_a_positive_integer(k):
    for make in (
        lambda: methods.extragradient(h, k=k),
        lambda: methods.lookahead(k=k),
        lambda: methods.lazy_regularization("r1", k),
    ):
        with pytest.raises(sg.InputError, match="no positive integer"):
            make()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: methods.lookahead(methods.gradient_flow()), "discrete method"),
        (lambda: methods.averaging("simultaneous"), "discrete method"),
        (lambda: methods.periodic([]), "a list of methods"),
        (lambda: methods.periodic(methods.simultaneous()), "a list of methods"),
        (lambda: methods.runge_kutta(order=3), "order 2 and 4"),
        (lambda: methods.unrolled(symbols("k")), "integer=True"),
        (lambda: sg.derive(GAME, methods.stackelberg(2)), "none of the players 0 to 1"),
        (lambda: sg.derive(GAME, methods.lazy_regularization("r1")), "no regularizer called 'r1'"),
    ],
)
def test_what_a_method_cannot_be_made_of_is_refused(make, sentence):
    with pytest.raises(sg.InputError, match=sentence):
        make()


@pytest.mark.parametrize(
    "method",
    [
        methods.extragradient((h,)),
        methods.momentum((h, h, h)),
        methods.momentum(h, (B,)),
        methods.optimistic((h,)),
        methods.consensus(1, (h,)),
        methods.proximal_point((h,)),
        methods.adam((h,)),
    ],
)
def test_rates_are_one_or_one_a_player(method):
    with pytest.raises(sg.InputError, match="step sizes were given for 2 players"):
        sg.derive(GAME, method)


def test_a_settled_optimist_takes_gradient_steps_at_first():
    """With memory v(w) the first step is h (alpha - beta) v(w); momentum starts with a gradient step."""
    for method in (methods.optimistic(H), methods.momentum(H, B)):
        found = sg.simulate(GAME, method, start=START, steps=1).points[1]
        np.testing.assert_allclose(found, START + h * t.v(START), rtol=1e-12)
