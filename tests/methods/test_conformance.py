"""What every method must do. A method that is dropped into the folder is put to it with its default arguments.

Its textbook form in NumPy is a file of its name in ``cases/``; see ``textbook.py`` for what it holds.
"""

from functools import reduce
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from sympy import Matrix, Poly, Pow, Rational, Symbol, symbols, sympify

import symgan as sg
from symgan import methods
from symgan.catalogue import find, names
from symgan.exact.field import vector_field
from symgan.exact.one_eigenvalue import eigenvalue_polynomial
from symgan.exact.spectrum import characteristic_polynomial
from symgan.exact.update import exactly, linear_update, update_map
from symgan.notation import lam
from symgan.numeric.field import FloatField
from symgan.numeric.simulate import hyper_values
from symgan.records import Game, Player
from tests.methods.textbook import BACK, FIRST, GAME, HALF, REST, SECOND, START, STEP, h, jacobian, v, w, x, y, z

SMALL = Game("small", (Player("a", (x,), x**2 + x * y + x**2 * y), Player("b", (y,), y**2 - x * y)), {x: 0, y: 0})
PENALIZED = sg.dirac_gan(sg.objectives.wasserstein()).with_(sg.regularizers.r1(HALF))
WRITTEN = {p.stem for p in (Path(__file__).parent / "cases").glob("*.py")}


class Case(NamedTuple):
    """One way to use a method: made for losses c times as large, and its next point in the textbook's form."""

    name: str
    make: Any
    expected: Any
    game: Game
    memory: tuple[int, ...] | None
    alike: bool
    by_eigenvalues: bool | None


def cases(name):
    """The cases of a method: those of its file, or one with its default arguments at numbers."""
    if name not in WRITTEN:
        return [Case(name, lambda c: at_numbers(find("methods", name)()), None, GAME, None, False, None)]
    written = import_module(f"tests.methods.cases.{name}")
    memory, game = getattr(written, "MEMORY", 0), getattr(written, "ON", GAME)
    sizes, single = memory if isinstance(memory, tuple) else (memory,), getattr(written, "BY_EIGENVALUES", False)
    alike = [Case(name, *pair, game, sizes, True, single) for pair in getattr(written, "SYMMETRIC", ())]
    return alike + [Case(name, *pair, game, sizes, False, None) for pair in getattr(written, "ASYMMETRIC", ())]


def at_numbers(method):
    """The method with every symbol that is left replaced: numbers of steps by 2, anything else by 1/10."""

    def number(value):
        there = {s: 2 if s.is_integer else STEP for s in sympify(value).free_symbols}
        exact = sympify(value).subs(there)
        return int(exact) if exact.is_Integer else exact

    hyper = (tuple(map(number, u)) if isinstance(u, tuple) else number(u) for u in method.hyper)
    return sg.Method(method.name, method.step, tuple(hyper), method.start, method.flow, method.rest)


EVERY = [(f"{name}-{i}", case) for name in names("methods") for i, case in enumerate(cases(name))]
every = pytest.mark.parametrize("case", [pytest.param(c, id=i) for i, c in EVERY])
compared = pytest.mark.parametrize("case", [pytest.param(c, id=i) for i, c in EVERY if c.expected])
on_game = pytest.mark.parametrize("case", [pytest.param(c, id=i) for i, c in EVERY if c.game is GAME])
alike = pytest.mark.parametrize("case", [pytest.param(c, id=i) for i, c in EVERY if c.alike])


def test_every_method_of_the_folder_is_written_in_its_textbook_form():
    assert set(names("methods")) == WRITTEN


@compared
def test_twenty_steps_are_those_of_the_textbook(case):
    method, field = case.make(1), FloatField(case.game, {})
    if method.flow:
        for p in (START, -2 * START):
            found = method.step(field, p, (), *hyper_values(method, {}))[0]
            np.testing.assert_allclose(found, case.expected([p]), rtol=1e-12)
        return
    run = [START]
    for _ in range(20):
        run.append(case.expected(run))
    found = sg.simulate(case.game, method, start=START, steps=20).points
    np.testing.assert_allclose(found, run, rtol=1e-11, atol=1e-13)
    assert np.abs(found[1] - START).max() > 1e-3


@every
def test_it_rests_at_the_equilibrium_and_its_memory_keeps_its_shape(case):
    method, field = case.make(1), FloatField(case.game, {})
    hyper, nothing = hyper_values(method, {}), np.zeros(4)
    for p, memory in ((START, method.begun(field, START)), (nothing, method.settled(field, nothing))):
        after, kept = method.step(field, p, memory, *hyper)
        assert len(kept) == len(memory) and (case.memory is None or len(kept) in case.memory)
        assert all(m.shape == k.shape == p.shape == after.shape for m, k in zip(memory, kept, strict=True))
        if p is nothing:
            assert not after.any() and all((m == k).all() for m, k in zip(memory, kept, strict=True))


@on_game
def test_the_step_on_the_field_and_on_its_linearization_agree(case):
    method = exactly(case.make(1))
    found = update_map(SMALL, vector_field(SMALL, tuple(p.loss for p in SMALL.players)), method)
    if found is None:  # implicit, or too long to print
        assert case.name in {"lookahead", "proximal_point", "runge_kutta", "periodic"}
        return
    moved, memory = found
    state = [x, y, *memory]
    there = {x: 0, y: 0, **{s: e.subs({x: 0, y: 0}) for s, e in memory.items()}}
    matrix = linear_update(SMALL, Matrix([[-2, -1], [1, -2]]), method)
    if any(power.exp == HALF for power in moved.atoms(Pow)):
        # a root has no derivative at zero: one-sided differences of the map itself
        tiny = Rational(1, 10**12)
        columns = [(moved.subs({**there, s: there[s] + tiny}) - moved.subs(there)) / tiny for s in state]
        assert max(abs(e) for e in (Matrix.hstack(*columns) - matrix).evalf(30)) < 1e-9
    else:
        assert matrix == moved.jacobian(Matrix(state)).subs(there)


def spectrum(game, method):
    field = vector_field(game, tuple(p.loss for p in game.players))
    slope = field.jacobian(Matrix(game.params)).subs(REST)
    return characteristic_polynomial(linear_update(game, slope, exactly(method)))


@alike
def test_names_and_order_of_the_players_do_not_change_the_spectrum(case):
    wanted = spectrum(GAME, case.make(1))
    assert spectrum(Game("turned", (SECOND, FIRST), REST), case.make(1)) == wanted
    shuffled = Player("b", (w, y), SECOND.loss), Player("a", (z, x), FIRST.loss)
    assert spectrum(Game("renamed", shuffled, REST), case.make(1)) == wanted


@on_game
def test_a_turn_of_the_coordinates_does_not_change_the_spectrum(case):
    turn = {x: (3 * x - 4 * z) / 5, z: (4 * x + 3 * z) / 5, y: (5 * y + 12 * w) / 13, w: (5 * w - 12 * y) / 13}
    turned = tuple(Player(p.name, p.params, p.loss.subs(turn, simultaneous=True)) for p in GAME.players)
    assert spectrum(Game("turned", turned, REST), case.make(1)) == spectrum(GAME, case.make(1))


@alike
def test_larger_losses_and_smaller_steps_are_another_unit_of_time(case):
    c = 3
    larger = Game("larger", tuple(Player(p.name, p.params, c * p.loss) for p in GAME.players), REST)
    found, wanted = spectrum(larger, case.make(c)), spectrum(GAME, case.make(1))
    if case.make(1).flow:
        wanted = Poly(wanted.as_expr().subs(lam, lam / c), lam).monic()
    assert found == wanted


@every
def test_the_reading_on_one_eigenvalue_agrees_with_the_one_on_the_jacobian(case):
    mu = symbols("mu")
    single = eigenvalue_polynomial(case.make(1), mu)
    if case.by_eigenvalues is not None:
        assert (single is not None) == (case.by_eigenvalues and not case.make(1).name.startswith("alternating"))
    if single is None:
        return
    eigenvalues = np.linalg.eigvals(jacobian(0 * START))
    parts = [[complex(c.subs(mu, e)) for c in single.all_coeffs()] for e in eigenvalues]
    whole = [float(c) for c in spectrum(GAME, case.make(1)).all_coeffs()]
    np.testing.assert_allclose(reduce(np.polymul, parts), whole, atol=1e-10)


@on_game
def test_every_stage_of_its_derivation_is_observed(case):
    checks = sg.verify(sg.derive(PENALIZED, case.make(1)))
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
        (lambda: methods.unrolled(Symbol("k")), "integer=True"),
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
        methods.momentum(h, (BACK,)),
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
    for method in (methods.optimistic(STEP), methods.momentum(STEP, BACK)):
        found = sg.simulate(GAME, method, start=START, steps=1).points[1]
        np.testing.assert_allclose(found, START + h * v(START), rtol=1e-12)
