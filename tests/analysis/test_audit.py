"""Functions against the derived ones: the slips of the page on audits, and what an audit refuses."""

import re
from pathlib import Path

import numpy as np
import pytest
from sympy import Matrix, Rational, Symbol, exp, symbols

import symgan as sg
from symgan import methods, objectives, regularizers
from symgan.analysis.slips import readings
from symgan.exact.multiples import multiples
from symgan.notation import gamma, h, psi, theta
from symgan.numeric.multiples import multiples as fitted
from symgan.numeric.multiples import named

PAGE = (Path(__file__).parents[2] / "docs" / "audit.md").read_text(encoding="utf-8")
SETUP, *EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
x, y = symbols("x y", real=True)
BILINEAR, DIRAC = sg.games.bilinear(), sg.dirac_gan()
LOGISTIC = sg.dirac_gan(objectives.minimax())


@pytest.fixture(scope="module")
def prepared():
    names: dict[str, object] = {}
    exec(compile(SETUP, "audit.md", "exec"), names)
    return names


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_an_example_of_the_page_says_what_is_true(number, prepared):
    block = EXAMPLES[number]
    assert "assert" in block
    names = dict(prepared)
    exec(compile(block, "audit.md", "exec"), names)
    assert names["a"].equal.status != "REFUTED" or "$" in names["a"]._repr_markdown_()


# --- what is said -----------------------------------------------------------------------------


def test_the_smallest_counterexample_is_put_in():
    a = sg.audit([-y, 2 * x], BILINEAR)
    assert a.equal.witness == {x: 1, y: 0} and (a.here, a.derived) == ((0, 2), (0, 1))
    assert "At {Eq(x, 1)}, {Eq(y, 0)} it is ({0}, {2}), and the derived one is ({0}, {1})." in a.sentences
    assert "Player max: {2} times the derived one." in a.sentences and "Player min: as derived." in a.sentences


def test_an_abstract_function_is_a_cubic_in_the_counterexample():
    second_order = ["-psi*(f1 + f2*psi*theta)", "theta*(f1 + f2*psi*theta)"]
    a = sg.audit(second_order, DIRAC)
    at = a.equal.witness
    missing = (at[psi] * at[theta]) ** 2 / 2
    assert missing != 0 and a.derived[0] - a.here[0] == -at[psi] * missing
    assert a.derived[1] - a.here[1] == at[theta] * missing and a.linearization.jacobian
    assert "f(t)" in a.sentences[0] and "f(t)" in sg.audit([0, 0], DIRAC).sentences[0]
    assert "f(t)" in sg.audit(["-y*f(x)", x], BILINEAR).sentences[0]


def test_away_from_the_origin():
    game = sg.Game("moved", (sg.Player("a", (x,), x * (y - 1)), sg.Player("b", (y,), -(x - 2) * y)), {x: 2, y: 1})
    a = sg.audit(["x - h*(y - 1)", "y + 2*h*(x - 2)"], game, methods.simultaneous())
    assert a.linearization.rests and not a.linearization.spectrum and a.slips[1].factors == (("", 2),)
    seen = sg.audit(lambda w: w + 0.1 * np.array([1 - w[1], w[0] - 2]), game, methods.simultaneous(), at={h: 0.1})
    assert seen.equal.status == "UNDECIDED" and seen.linearization.rests


def test_large_numbers_may_differ_by_rounding():
    strong = sg.games.bilinear(Rational(10**12, 3))
    assert sg.audit(lambda w: np.array([-w[1] / 3, w[0] / 3]) * 1e12, strong).equal.status == "UNDECIDED"


def test_the_counterexample_of_a_callable_is_the_simplest_too():
    a = sg.audit(lambda w: np.array([-w[1], w[0] ** 2]), BILINEAR)
    assert a.equal.witness == {x: -1, y: 0} and (a.here, a.derived) == ((0, 1), (0, -1))
    assert a.slips[0].right and a.slips[1].factors is None
    assert any("no constant multiple" in s for s in a.sentences)


def test_players_in_the_other_order_and_turned_signs():
    a = sg.audit([x, -y], BILINEAR)
    assert [s.reading for s in a.slips] == ["the one of the other player"] * 2 and not a.linearization.survives
    assert a.linearization.found == "unstable"
    back = sg.audit(Matrix([y, -x]), BILINEAR)
    assert [s.factors for s in back.slips] == [(("", -1),), (("", -1),)] and back.linearization.spectrum


def test_a_function_that_is_not_at_rest():
    a = sg.audit([1 - y, x], BILINEAR)
    assert not a.linearization.rests and not a.linearization.survives
    assert a.sentences[-1] == "It is not at rest at the equilibrium."
    moving = sg.audit(lambda w: np.array([1 - w[1], w[0]]), BILINEAR)
    assert not moving.linearization.rests and moving.linearization.jacobian


def test_what_is_no_number_is_a_difference_and_what_has_a_kink_has_no_linearization():
    a = sg.audit(lambda w: np.array([np.nan, w[0]]), BILINEAR)
    assert a.equal.witness == {x: 0, y: 0} and a.slips[0].factors is None and a.slips[1].right
    kink = sg.audit([-y * abs(x) / x, x], BILINEAR)
    assert kink.equal.status == "REFUTED" and a.linearization is kink.linearization is None
    assert kink.sentences[-1] == "There is no linearization to compare."


def test_a_strength_that_was_left_out_is_named():
    a = sg.audit(["x - h*y", "y + h*x"], BILINEAR, methods.consensus(gamma, h))
    assert dict(a.slips[0].factors) == {"the gradient step": 1, "what gamma adds": 0}


def test_a_difference_of_third_order_leaves_the_linearization():
    a = sg.audit([-y - y**3, x], BILINEAR)
    assert a.equal.status == "REFUTED" and a.linearization.jacobian and a.linearization.survives


def test_a_verdict_that_changes_with_the_constants_is_compared_as_a_region():
    game, method = DIRAC.with_(regularizers.r1(1)), methods.simultaneous()
    field = sg.derive(game).field
    step = [p + 2 * h * v for p, v in zip((theta, psi), field, strict=True)]
    found = sg.audit(step, game, method).linearization
    assert found.survives is False and "stable exactly when" in found.found and found.found != found.derived


def test_identities_of_functions_are_found_by_expansion():
    field = [-psi * exp(-psi * theta) / (1 + exp(-psi * theta)), theta / (1 + exp(psi * theta))]
    assert sg.audit(field, LOGISTIC).equal.status == "PROVED"


def test_a_callable_of_a_method_with_memory_may_return_the_memory():
    def heavy_ball(w, before):
        after = w + 0.1 * np.array([-w[1], w[0]]) + 0.5 * (w - before)
        return after, w

    method = methods.momentum(Rational(1, 10), Rational(1, 2))
    assert sg.audit(heavy_ball, BILINEAR, method).equal.status == "UNDECIDED"
    late = sg.audit(lambda w, m: (heavy_ball(w, m)[0], m), BILINEAR, method)
    assert late.equal.status == "REFUTED" and not late.linearization.spectrum
    both = ["x - h*y + beta*(x - m0_x)", "y + h*x + beta*(y - m0_y)", "x", "y"]
    assert sg.audit(both, BILINEAR, methods.momentum()).equal.status == "PROVED"


MOMENTUM = methods.momentum(Rational(1, 10), Rational(1, 2))
OPTIMISTIC = methods.optimistic(Rational(1, 10))
SEEN = {
    methods.simultaneous(h): (methods.alternating(h, 1, 1), "alternating gradient descent"),
    methods.alternating(h, 1, 1): (methods.alternating(h, 1, 1, order=(1, 0)), "opposite order"),
    MOMENTUM: (methods.momentum(Rational(1, 10), Rational(1, 2), alternating=True), "the method alternating-momentum"),
    OPTIMISTIC: (methods.optimistic(Rational(1, 10), alternating=True), "the method alternating-optimistic"),
}


@pytest.mark.parametrize("method", SEEN, ids=lambda m: m.name)
def test_the_step_of_a_method_that_sees_other_points_is_recognized(method):
    other, words = SEEN[method]
    there = sg.derive(BILINEAR, other).update[:2]
    readings = [s.reading for s in sg.audit(list(there), BILINEAR, method).slips]
    assert any(words in r for r in readings)


def test_a_reading_of_which_a_term_has_no_closed_form_is_left_out():
    game = DIRAC.with_(regularizers.r1())
    whole = list(readings(game, methods.gradient_flow(), lambda g, method, signs: [theta, psi]))
    partial = list(
        readings(game, methods.gradient_flow(), lambda g, method, signs: [theta, psi] if g.regularizers else None)
    )
    assert [len(terms) for _, terms in whole] == [1, 2, 1, 1] and [len(terms) for _, terms in partial] == [1, 1, 1]


# --- combinations -----------------------------------------------------------------------------


def test_coefficients_are_exact_and_proved():
    a = Symbol("a", real=True)
    assert multiples([a * x + 3 * y], [[x], [y]], {x, y}) == (a, 3)
    assert multiples([a * x + 3 * y**2], [[x], [y]], {x, y}) is None
    assert multiples([a * x, 2 * y], [[x, y]], {x, y}) is None
    assert multiples([2 * x], [[x], [0]], {x, y}) == (2, 1) and multiples([x], [[0]], {x}) is None


def test_coefficients_from_points():
    rng = np.random.default_rng(1)
    u, v = rng.normal(size=(2, 30))
    constants = {gamma: Rational(7, 10)}
    assert fitted([0.7 * u - 2 * v], [[u], [v]], constants, 1e-9) == (gamma, -2)
    assert fitted([u * v], [[u], [v]], constants, 1e-9) is None
    assert fitted([u], [[u], [0 * v]], constants, 1e-9) == (1, 1) and fitted([u], [[0 * u]], constants, 1e-9) is None


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.5, Rational(1, 2)), (0.7, gamma), (1.4, 2 * gamma), (1 / 0.7, 1 / gamma), (5 / 12, Rational(5, 12)), (0, 0)],
)
def test_a_number_is_named(value, shown):
    assert named(value, {gamma: Rational(7, 10)}, 1e-9) == shown


# --- what is refused --------------------------------------------------------------------------

REFUSED = {
    "too few entries": (lambda: sg.audit([x], BILINEAR), "2 entries"),
    "a condition": (lambda: sg.audit([x > 0, y], BILINEAR), "2 entries"),
    "another symbol of the name": (lambda: sg.audit([Symbol("y"), x], BILINEAR), "symbol y"),
    "another constant of the name": (
        lambda: sg.audit([x - Symbol("h") * y, y], BILINEAR, methods.simultaneous()),
        "symbol h",
    ),
    "text that is none": (lambda: sg.audit(["x +", "y"], BILINEAR), "cannot read"),
    "numbers for expressions": (lambda: sg.audit([y, x], BILINEAR, at={h: 1}), "at gives numbers to a callable"),
    "symbolic counts": (lambda: sg.audit([theta, psi], DIRAC, methods.alternating()), "no closed form"),
    "an abstract function": (lambda: sg.audit(lambda w: w, DIRAC), "abstract"),
    "a missing constant": (
        lambda: sg.audit(lambda w: w, BILINEAR, methods.simultaneous()),
        "number is needed for each of h",
    ),
    "a failing function": (lambda: sg.audit(lambda w: w[7], BILINEAR), "failed at .* IndexError"),
    "a function of another shape": (lambda: sg.audit(lambda w: w[:1], BILINEAR), "returned 1 numbers"),
    "no game": (lambda: sg.audit([x], 3), "game"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_bad_input_gets_a_sentence(case):
    ask, words = REFUSED[case]
    with pytest.raises(sg.InputError, match=words):
        ask()
