"""The marginal cases of whole derivations: what is filled in, what is said, and that the verdict stays what it was."""

import subprocess
import sys
from dataclasses import replace

import pytest
from sympy import Rational, Symbol, log, sqrt, symbols, sympify

import symgan as sg
from symgan.exact.beyond import NOTHING_FOUND
from symgan.laws import Normal, Uniform
from symgan.notation import f, f1, f2, h, psi, t, theta
from symgan.records import InvariantCircle, Outcome

x, y, z = symbols("x y z", real=True)
a = Symbol("a", real=True)
FLOW = sg.methods.gradient_flow()
NON_SATURATING = sg.dirac_gan(sg.objectives.non_saturating())
ABSTRACT = sg.dirac_gan(sg.objectives.non_saturating(f))
LEAST_SQUARES = sg.dirac_gan(sg.objectives.least_squares())


def game(*field, params=(x, y), at=None):
    """The game of players with one parameter each whose field is given, a polynomial."""
    players = tuple(sg.Player(str(p), (p,), -sympify(v).integrate(p)) for p, v in zip(params, field, strict=True))
    return sg.Game("by its field", players, at or dict.fromkeys(params, 0))


def test_the_non_saturating_flow_converges_slowly():
    d = sg.derive(NON_SATURATING)
    assert d.decay == 8 / t and d.invariants == () and d.invariant_circle is None
    assert d.verdict.outcome is Outcome.MARGINAL and d.verdict.region == False
    assert "{8/t}" in d.verdict.beyond and "from wherever it starts" in d.verdict.beyond
    assert d.step("focal").value == -Rational(1, 8)


def test_with_an_abstract_function_the_sign_of_its_curvature_decides():
    d = sg.derive(ABSTRACT)
    assert d.decay is None and "when {f2 < 0}" in d.verdict.beyond and "when {f2 > 0}" in d.verdict.beyond
    assert sg.derive(ABSTRACT, given=f2 < 0).decay == -2 / (f2 * t)
    growing = sg.derive(ABSTRACT, given=f2 > 0)
    assert growing.decay is None and "spiral away" in growing.verdict.beyond and "when" not in growing.verdict.beyond


def test_the_zero_sum_flow_is_a_center():
    d = sg.derive(sg.dirac_gan())
    assert d.invariants == (theta**2 + psi**2,) and d.decay is None
    assert "a center" in d.verdict.beyond and "not asymptotically stable" in d.verdict.beyond


def test_small_steps_of_the_non_saturating_game_end_on_a_circle():
    d = sg.derive(NON_SATURATING, sg.methods.simultaneous())
    assert d.invariant_circle == InvariantCircle(sqrt(2) * sqrt(h), True)
    assert d.verdict.outcome is Outcome.UNSTABLE and "tends to 0" in d.verdict.beyond
    stiff = sg.derive(ABSTRACT, sg.methods.simultaneous(), given=f2 < 0)
    assert (stiff.invariant_circle.radius**2 + 2 * f1**2 * h / f2).simplify() == 0
    assert sg.derive(ABSTRACT, sg.methods.simultaneous()).invariant_circle is None
    repelled = sg.derive(ABSTRACT, sg.methods.simultaneous(), given=f2 > 0)
    assert repelled.invariant_circle is None and repelled.verdict.beyond == ""


@pytest.mark.parametrize("objective", [sg.objectives.minimax(), sg.objectives.wasserstein()], ids=lambda o: o.name)
def test_small_steps_of_the_zero_sum_game_spiral_outward(objective):
    d = sg.derive(sg.dirac_gan(objective), sg.methods.simultaneous())
    assert d.invariant_circle is None and "no invariant circle" in d.verdict.beyond
    assert "every bounded set" in d.verdict.beyond
    abstract = sg.derive(sg.dirac_gan(), sg.methods.simultaneous()).verdict.beyond
    assert "leaves its neighborhood" in abstract  # f' may vanish elsewhere


def test_alternating_steps_converge_by_the_cubic_terms():
    """By hand for h -> 0 the damping of one step is that of the flow, -h/8; twice the coefficient at h = 1 is 2/15."""
    d = sg.derive(NON_SATURATING, sg.methods.alternating(1, 1, 1))
    assert d.step("focal").value == -Rational(2, 15) and d.decay == Rational(15, 2) / t
    symbolic = sg.derive(NON_SATURATING, sg.methods.alternating(h, 1, 1))
    assert symbolic.verdict.outcome is Outcome.CONDITIONAL and symbolic.decay is None
    assert symbolic.step("focal").value.subs(h, 1) == -Rational(2, 15)
    assert "h**2 - 8" in symbolic.verdict.beyond and "h - 4 < 0" in symbolic.verdict.beyond  # 1:4, and the boundary


def test_alternating_steps_on_the_bilinear_game_stay_on_an_ellipse():
    d = sg.derive(sg.games.bilinear(), sg.methods.alternating(h, 1, 1))
    assert "Where {h - 2 < 0}" in d.verdict.beyond and "stay on them" in d.verdict.beyond


def test_uniform_data_have_a_center():
    model = sg.Model(
        Uniform(-1, 1), Uniform(-1, 1), sg.Network((theta,), lambda s: theta * s),
        sg.Network((psi,), lambda s: psi * s**2), equilibrium={theta: 1, psi: 0},
    )  # fmt: skip
    d = sg.derive(sg.gan(sg.objectives.wasserstein(), model))
    (found,) = d.invariants
    positive = found.subs(theta, Symbol("theta", positive=True)) - (psi**2 + theta**2 / 2 - log(theta)).subs(
        theta, Symbol("theta", positive=True)
    )
    assert positive == 0 and "a center" in d.verdict.beyond


def test_least_squares_on_the_dirac_model():
    d = sg.derive(LEAST_SQUARES)
    assert d.jacobian.tolist() == [[0, 1], [0, 0]] and d.verdict.defective == True
    assert "stable in the sense of Lyapunov" in d.verdict.beyond and "every nearby run converges" in d.verdict.beyond
    moved = sg.derive(replace(LEAST_SQUARES, equilibrium={theta: a, psi: 0}))
    assert "Where {Ne(a, 0)}" in moved.verdict.beyond and "line of equilibria" in moved.verdict.beyond
    stepped = sg.derive(LEAST_SQUARES, sg.methods.simultaneous())
    assert "line of equilibria" in stepped.verdict.beyond and "undecided" in stepped.verdict.beyond


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ((y, -x - y**3), ("as {4/(3*t)}", "from wherever")),
        ((y + a * x**3, -x), ("when {a < 0}", "when {a > 0}")),
        ((-y + x**2 * y**2, x + x * y + x**3 * y**2), ("reflection that takes", "a center")),
        ((x * y, -y - x**2), ("center manifold", "{-1}", "like a power of time")),
        ((x**2, -y), ("center manifold", "unstable")),
        ((x * y + a * x**3, -y + x**2), ("when {a + 1 < 0}",)),
        ((x * y, -y), ("line of equilibria", "attracts")),
        ((x * (y - x**2), x**2 - y), ("every nearby run converges",)),
        ((y * (x**2 + y**2), -x * (x**2 + y**2)), ("{x**2 + y**2}", "stable in the sense of Lyapunov")),
        ((0 * x, 0 * y), ("Every point rests",)),
        ((y, -x - y**5), ("its cube", "{2*sqrt(5)/(5*sqrt(t))}")),
    ],
)
def test_other_flows_by_hand(field, words):
    d = sg.derive(game(*field))
    assert all(w in d.verdict.beyond for w in words), d.verdict.beyond
    assert d.verdict.region == False and d.verdict.outcome is Outcome.MARGINAL


def test_three_parameters():
    d = sg.derive(game(-(x**3), -y, -z + x * y, params=(x, y, z)))
    assert "center manifold" in d.verdict.beyond and "converge" in d.verdict.beyond


def test_an_imaginary_pair_in_three_parameters():
    """z settles at x^2 + y^2 and turns the sign of the growth: by hand r' = -r^3 or r^3, and a r^3 with a strength."""
    for strength, words in ((-1, "converge"), (1, "spiral away"), (a, "when {a < 0}")):
        u = strength * z
        d = sg.derive(game(-y + x * u, x + y * u, -z + x**2 + y**2, params=(x, y, z)))
        assert "squared amplitude of {x}" in d.verdict.beyond and words in d.verdict.beyond
    flat = sg.derive(game(-y, x, -z + x**2, params=(x, y, z)))
    assert flat.decay is None


def test_what_is_not_found_is_said():
    d = sg.derive(game(y**2, x**4))
    assert d.verdict.beyond == NOTHING_FOUND


def test_nothing_is_said_where_the_linearization_decides():
    for decided in (
        sg.derive(sg.dirac_gan().with_(sg.regularizers.r1())),
        sg.derive(sg.dirac_gan().with_(sg.regularizers.r1()), sg.methods.simultaneous()),
        sg.derive(sg.games.three_player()),
        sg.derive(game(x, y)),
    ):
        assert decided.verdict.beyond == "" and decided.decay is None and decided.invariant_circle is None


def test_an_expectation_without_a_value_is_left_alone():
    model = sg.Model(
        Normal(0, 1), Normal(0, 1), sg.Network((theta,), lambda s: theta + s), sg.Network((psi,), lambda s: psi * s),
        equilibrium={theta: 0, psi: 0},
    )  # fmt: skip
    d = sg.derive(sg.gan(sg.objectives.minimax(), model))
    assert d.verdict.beyond in ("", NOTHING_FOUND)


def test_every_step_uses_earlier_ones_and_every_sentence_can_be_read():
    from symgan.printing.prose import segments

    for d in (
        sg.derive(NON_SATURATING),
        sg.derive(NON_SATURATING, sg.methods.simultaneous()),
        sg.derive(LEAST_SQUARES),
    ):
        keys = [s.key for s in d.steps]
        assert all(used in keys[:i] for i, s in enumerate(d.steps) for used in s.uses)
        assert len(segments(d.verdict.beyond)) > 1 and all(segments(s.why) for s in d.steps)


def test_a_process_of_its_own_says_the_same():
    code = "import symgan as sg; print(sg.derive(sg.dirac_gan(sg.objectives.non_saturating())).decay)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "8/t"
