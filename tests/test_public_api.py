"""The public names, and bad input: always an InputError with a sentence, never another exception."""

import subprocess
import sys
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import Eq, Function, I, ImmutableMatrix, Matrix, Rational, Symbol, exp, nan, oo, sin, symbols, zoo

import symgan as sg
from symgan.notation import f, f1, f2, gamma, h, h_d, h_g, lam, n_d, psi, theta

x, y = symbols("x y", real=True)
DIRAC = sg.dirac_gan()
ZERO = {x: 0, y: 0}


def game(*players, at=ZERO, name="g"):
    return sg.Game(name, players, at)


MIN, MAX = sg.Player("a", (x,), x * y), sg.Player("b", (y,), -x * y)

# --- names ------------------------------------------------------------------------------------


def test_every_public_name_loads():
    assert {
        "Game",
        "Player",
        "Method",
        "derive",
        "simulate",
        "verify",
        "analyze",
        "prove",
        "claims",
        "check",
        "render",
    } <= set(sg.__all__)
    for name in sg.__all__:
        assert getattr(sg, name) is not None
    assert set(sg.__all__) <= set(dir(sg))
    with pytest.raises(AttributeError, match="nothing"):
        _ = sg.nothing


ORDERS = [
    "import symgan as sg; sg.derive(sg.games.bilinear()); assert callable(sg.gan) and callable(sg.dirac_gan)",
    "import symgan.adversarial, symgan.exact.derivation, symgan as sg; assert callable(sg.gan) and callable(sg.derive)",
    "import symgan.numeric.verify, symgan.numeric.simulate, symgan as sg; assert callable(sg.verify) and callable(sg.simulate)",
    "import symgan.decide.prove, symgan as sg; assert callable(sg.prove); sg.prove; assert callable(sg.prove)",
    "import symgan.literature.judge, symgan.analysis, symgan as sg; assert callable(sg.check) and callable(sg.analyze)",
    "from symgan import *; assert callable(derive) and callable(gan) and callable(verify)",
]


@pytest.mark.parametrize("code", ORDERS)
def test_a_name_is_the_function_whatever_was_loaded_before(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


# --- bad input: each with a word of the sentence it must get ----------------------------------

BAD_GAMES = {
    "text for a loss": (game(sg.Player("a", (x,), "x*y"), MAX), "loss.*'a'.*SymPy expression"),
    "no loss": (game(sg.Player("a", (x,), None), MAX), "loss"),
    "a condition for a loss": (game(sg.Player("a", (x,), x > 0), MAX), "loss"),
    "a matrix for a loss": (game(sg.Player("a", (x,), Matrix([x])), MAX), "loss"),
    "an immutable matrix for a loss": (game(sg.Player("a", (x,), ImmutableMatrix([x])), MAX), "loss"),
    "a function for a loss": (game(sg.Player("a", (x,), lambda: x), MAX), "loss"),
    "a complex loss": (game(sg.Player("a", (x,), I * x * y), MAX), "real"),
    "an infinite loss": (game(sg.Player("a", (x,), oo), MAX), "real"),
    "no number for a loss": (game(sg.Player("a", (x,), nan), MAX), "real"),
    "one symbol for parameters": (game(sg.Player("a", x, x * y), MAX), "parameters.*'a'"),
    "names for parameters": (game(sg.Player("a", ("x",), x * y), MAX), "parameters"),
    "text for parameters": (game(sg.Player("a", "x", x * y), MAX), "parameters"),
    "no parameters": (game(sg.Player("a", (), x * y), MAX), "parameters"),
    "none for parameters": (game(sg.Player("a", None, x * y), MAX), "parameters"),
    "an imaginary parameter": (game(sg.Player("a", (Symbol("k", imaginary=True),), x * y), MAX), "real"),
    "a shared parameter": (game(MIN, sg.Player("b", (x,), x**2)), "two players"),
    "text for a rate": (game(sg.Player("a", (x,), x * y, rate="fast"), MAX), "rate"),
    "no rate": (game(sg.Player("a", (x,), x * y, rate=None), MAX), "rate"),
    "no players": (game(), "no players"),
    "none for players": (sg.Game("g", None), "players"),
    "one player without a tuple": (sg.Game("g", MIN), "players"),
    "numbers for players": (sg.Game("g", (1, 2)), "players"),
    "text": ("bilinear", "game"),
    "the function": (sg.games.bilinear, "game"),
    "nothing": (None, "game"),
}  # fmt: skip


@pytest.mark.parametrize(("bad", "why"), BAD_GAMES.values(), ids=BAD_GAMES)
def test_a_game_that_cannot_be_played_is_refused_wherever_it_is_used(bad, why):
    for use in (sg.derive, sg.equilibria, lambda g: sg.simulate(g, sg.methods.simultaneous(0.1)), sg.analyze):
        with pytest.raises(sg.InputError, match=why):
            use(bad)


CLASHES = {
    "a constant called h": (game(sg.Player("a", (x,), h * x * y), MAX), sg.methods.simultaneous()),
    "another symbol called h": (game(sg.Player("a", (x,), Symbol("h") * x * y), MAX), sg.methods.simultaneous()),
    "a parameter called h": (sg.Game("g", (sg.Player("a", (h,), h**2),), {h: 0}), sg.methods.simultaneous()),
    "a rate called h": (game(sg.Player("a", (x,), x * y, rate=h), MAX), sg.methods.simultaneous()),
    "a step size made of a parameter": (game(MIN, MAX), sg.methods.simultaneous(x**2 / 2)),
    "an equilibrium at h": (sg.Game("g", (sg.Player("a", (x,), (x - h) ** 2),), {x: h}), sg.methods.simultaneous()),
    "a constant called lam": (game(sg.Player("a", (x,), lam * x * y), MAX), sg.methods.gradient_flow()),
    "another symbol called lam": (game(sg.Player("a", (x,), Symbol("lam", real=True) * x * y), MAX), sg.methods.gradient_flow()),
    "one weight for two penalties": (DIRAC.with_(sg.regularizers.r1(gamma), sg.regularizers.mse(gamma)), sg.methods.gradient_flow()),
    "a function and a constant": (game(sg.Player("a", (x,), f(x * y) * Symbol("f")), MAX), sg.methods.gradient_flow()),
    "another symbol called f1": (game(sg.Player("a", (x,), f(x * y) + Symbol("f1") * x**2), MAX), sg.methods.gradient_flow()),
    "two symbols of one name": (game(sg.Player("a", (x,), Symbol("k") * x * y), sg.Player("b", (y,), Symbol("k", real=True) * y**2)), None),
    "two parameters of one name": (sg.Game("g", (MIN, sg.Player("b", (Symbol("x"),), Symbol("x") ** 2))), None),
}  # fmt: skip


@pytest.mark.parametrize(("bad", "method"), CLASHES.values(), ids=CLASHES)
def test_one_name_for_two_quantities_is_refused(bad, method):
    with pytest.raises(sg.InputError, match="two quantities"):
        sg.derive(bad, method)


def test_a_name_clashes_only_with_what_is_used():
    assert sg.derive(game(sg.Player("a", (x,), h * x * y), MAX)).charpoly.as_expr() == lam**2 + h
    assert sg.derive(game(sg.Player("a", (x,), gamma * x * y), MAX), sg.methods.simultaneous()).charpoly is not None
    meant = game(sg.Player("a", (x,), f(x * y) - f2 * x**2), sg.Player("b", (y,), -f(x * y)))
    assert sg.derive(meant).charpoly.as_expr().expand() == lam**2 - 2 * f2 * lam + f1**2  # the f2 of notation is f''(0)


M = sg.methods
BAD_COUNTS = [
    -1,
    0,
    2.5,
    Rational(5, 2),
    None,
    "3",
    oo,
    nan,
    I,
    float("inf"),
    float("nan"),
    [1],
    (1, 2),
    Symbol("q"),
    Symbol("q", real=True),
]
BAD_COUNTS += [n_d / 2, -n_d, Symbol("q", integer=True, negative=True), sin]


@pytest.mark.parametrize("count", BAD_COUNTS)
def test_a_number_of_steps_is_a_positive_integer(count):
    for make in (lambda: M.alternating(h, count, 1), lambda: M.alternating(h, 1, count)):
        with pytest.raises(sg.InputError, match="positive integer|n_[gd]"):
            make()


@pytest.mark.parametrize(
    ("method", "why"),
    [(make((h, h_g, h_d)), "3 step sizes") for make in (M.simultaneous, M.alternating)]
    + [
        (make(bad), "constant of")
        for make in (M.simultaneous, M.alternating)
        for bad in ("h", None, [h_g, h_d], I, nan, oo, zoo, x > 0)
    ]
    + [
        (M.simultaneous(()), "0 step sizes"),
        (M.gradient_flow("tau"), "constant of"),
        (M.gradient_flow(None), "constant of"),
    ]
    + [(M.alternating(h, order=bad), "permutation") for bad in ((0, 0), (0,), (0, 1, 2), "ab", 1, (1, 2))]
    + [(bad, "method") for bad in ("alternating", M.alternating, 3)],
)
def test_a_method_that_cannot_be_used_is_refused(method, why):
    with pytest.raises(sg.InputError, match=why):
        sg.derive(DIRAC, method)


@pytest.mark.parametrize("bad", ["h > 0", None, 1, x, [h > 0]])
def test_hypotheses_are_booleans(bad):
    with pytest.raises(sg.InputError, match="given"):
        sg.derive(DIRAC, None, bad)


@pytest.mark.parametrize("bad", ["dirac-instance-nose", "", "nothing at all", None, 3])
def test_an_unknown_claim_is_refused(bad):
    with pytest.raises(sg.InputError, match="no claim is called"):
        sg.check(bad)


@pytest.mark.parametrize(
    ("kind", "name"),
    [("methods", "alternatin"), ("regularizers", None), ("objectives", 3), ("nothing", "r1"), (None, "r1")],
)
def test_an_unknown_name_in_the_catalogue_is_refused(kind, name):
    from symgan.catalogue import find

    with pytest.raises(sg.InputError):
        find(kind, name)


# --- anything at all --------------------------------------------------------------------------

JUNK = st.one_of(
    st.none(), st.booleans(), st.integers(-2, 3), st.floats(-3, 3), st.sampled_from([float("nan"), float("inf")]), st.text(max_size=3), st.lists(st.integers(0, 2), max_size=2),
    st.sampled_from([x, y, h, I, oo, nan, zoo, x > 0, Eq(x, y), Matrix([x]), exp, Function("g"), Function("g")(x), {}, {x: 0}, {"h": 1}, (x,), (h, h)]),
    st.sampled_from([DIRAC, MIN, M.simultaneous(), M.alternating, sg.regularizers.r1(), sg.objectives.minimax(), Symbol("lam"), f]),
    st.sampled_from([x**2 / 2, x * y, -x * y, x**3 - x, Rational(1, 3), f(x * y), theta + psi]),
)  # fmt: skip


@given(JUNK, JUNK, JUNK, JUNK, JUNK)
def test_whatever_a_game_is_made_of_only_input_errors_come_out(params, loss, rate, at, method):
    with suppress(sg.InputError):
        sg.derive(game(sg.Player("a", (x,), loss, rate), MAX, at=at), M.simultaneous())
    with suppress(sg.InputError):
        sg.derive(game(sg.Player("a", params, loss), MAX))
    with suppress(sg.InputError):
        sg.derive(game(MIN, MAX), method, at)
    with suppress(sg.InputError):
        sg.derive(sg.games.bilinear(), M.simultaneous(method))
    with suppress(sg.InputError):
        sg.derive(sg.games.bilinear(), M.alternating(rate, 1, at))


BILINEAR = sg.derive(sg.games.bilinear(), M.simultaneous())


@given(JUNK, JUNK, JUNK)
def test_whatever_is_simulated_proved_or_verified_only_input_errors_come_out(first, second, third):
    for act in (
        lambda: sg.verify(BILINEAR, first),
        lambda: sg.verify(BILINEAR, {h: second}),
        lambda: sg.verify(third, {h: 1}),
        lambda: sg.simulate(sg.games.bilinear(), M.simultaneous(), {h: first}, second, steps=2),
        lambda: sg.simulate(sg.games.bilinear(), M.simultaneous(0.1), steps=third),
        lambda: sg.simulate(first, second, third),
        lambda: sg.prove(first, second),
        lambda: sg.gan(first, second),
        lambda: sg.dirac_gan(third),
        lambda: DIRAC.with_(first),
        lambda: sg.check(second),
    ):
        with suppress(sg.InputError):
            act()
