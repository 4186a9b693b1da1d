"""Checks: sound derivations pass all of them, and a tampered stage is noticed by the check of that stage."""

from dataclasses import replace

import numpy as np
import pytest
from sympy import Abs, Expr, Function, ImmutableMatrix, Poly, Rational, S, Symbol, cosh, exp, false, log, symbols, true

import symgan as sg
from symgan.laws import Expectation, Normal, Uniform
from symgan.methods import alternating, gradient_flow, simultaneous
from symgan.notation import f, f1, f2, gamma, h, lam, mu, n_d, n_g, sigma, tau
from symgan.numeric.verify import verify
from symgan.records import Game, InputError, Method, Outcome, Player, Verdict

x, y, eps = symbols("x y eps", real=True)
k = Symbol("k", positive=True)
BENT = Game(
    "bent",
    (Player("a", (x,), k * (x - 1) ** 2 / 2 + (x - 1) * y + (x - 1) ** 3), Player("b", (y,), 3 * y**2 / 2 - y * (x - 1) * exp(x - 1) / 4)),
    {x: 1, y: 0},
)  # fmt: skip
AT = {k: 3}


def fallen(d, at=None):
    """The names of the checks that fail, without the concrete function they ran with."""
    return {c.name.split(" [")[0] for c in verify(d, at) if not c.passed}


def optimistic():
    return Method(
        "optimistic", lambda v, w, m, h: (w + 2 * h * (now := v(w)) - h * m[0], (now,)), (h,), lambda v, w: (v(w),)
    )


DIRAC = sg.dirac_gan()
SOUND = {
    "bent, flow": (BENT, gradient_flow(tau), {**AT, tau: 2}),
    "bent, alternating": (BENT, alternating(), {**AT, h: 0.1, n_g: 2, n_d: 3}),
    "bent, contracting at once": (BENT, simultaneous(), {k: 1, h: 0.93}),
    "abstract f, flow": (DIRAC, gradient_flow(), {f1: 2, f2: 1}),
    "abstract f, steps that diverge fast": (DIRAC, simultaneous(), {h: 10}),
    "Jordan block": (DIRAC, alternating(), {h: 4, n_g: 1, n_d: 1}),
    "alternating, unstable": (DIRAC, alternating(), {h: 3, n_g: 2, n_d: 2}),
    "penalty": (DIRAC.with_(sg.regularizers.r1()), alternating(), {h: 0.3, gamma: 2, n_g: 1, n_d: 4}),
    "almost marginal": (DIRAC.with_(sg.regularizers.r1()), gradient_flow(), {gamma: Rational(1, 10**8)}),
    "logistic, noise": (sg.dirac_gan(sg.objectives.minimax()).with_(sg.regularizers.instance_noise()), simultaneous(), {h: 0.2, sigma: 2}),
    "mse": (sg.dirac_gan(sg.objectives.non_saturating()).with_(sg.regularizers.mse()), gradient_flow(), {mu: 0.3}),
    "three players": (sg.games.three_player(), alternating(h, 1, 1), {"a": 0.7, h: 0.1}),
    "memory": (sg.games.bilinear(), optimistic(), {h: 0.2}),
    "memory, penalty": (sg.dirac_gan(sg.objectives.wasserstein()).with_(sg.regularizers.r1()), optimistic(), {h: 0.1, gamma: 1}),
    "hyperbolic": (Game("s", (Player("a", (x,), -20 * x * y), Player("b", (y,), -20 * x * y)), {x: 0, y: 0}), gradient_flow(), {}),
    "unstable cubic": (Game("c", (Player("a", (x,), -3 * x**2 - x**4), Player("b", (y,), y**2)), {x: 0, y: 0}), gradient_flow(), {}),
    "logarithm": (Game("l", (Player("a", (x,), x * log(x) - x + (x - 1) * y), Player("b", (y,), (1 - x) * y)), {x: 1, y: 0}), gradient_flow(), {}),
    "one player": (Game("o", (Player("a", (x,), (x - 3) ** 2),), {x: 3}), simultaneous(), {h: 0.25}),
    "the value of f at 0": (Game("v", (Player("a", (x,), x**2 * (3 + f(y))), Player("b", (y,), y**2)), {x: 0, y: 0}), gradient_flow(), {}),
}  # fmt: skip


@pytest.mark.parametrize(("game", "method", "at"), SOUND.values(), ids=SOUND)
def test_sound_derivations_pass_every_check(game, method, at):
    checks = verify(sg.derive(game, method), at)
    assert len(checks) >= 6 and [c for c in checks if not c.passed] == []
    for stage in (
        "field at the equilibrium",
        "field at random points",
        "Jacobian of the field",
        "characteristic",
        "verdict",
    ):
        assert any(c.name.startswith(stage) for c in checks)


def test_an_abstract_function_is_checked_with_three_concrete_ones():
    names = [c.name for c in verify(sg.derive(DIRAC))]
    assert {n[n.index("[") :] for n in names} == {"[polynomial]", "[trigonometric]", "[hyperbolic]"}


def test_expectations_without_a_closed_form_are_summed():
    """The second player's curvature is E cosh(1 + k eps), which stays an expectation in Jacobian and region."""
    for law in (Normal(0, 1), Uniform(-1, 2)):
        loss = y**2 / 2 * Expectation(cosh(1 + k * eps), (eps, law)) + x * y
        d = sg.derive(Game("e", (Player("a", (x,), x**2 - x * y), Player("b", (y,), loss)), {x: 0, y: 0}))
        assert d.jacobian.has(Expectation)
        assert fallen(d, {k: Rational(1, 3)}) == set()
        assert fallen(replace(d, jacobian=d.jacobian * 2, matrix=d.matrix * 2), {k: Rational(1, 3)}) >= {
            "Jacobian of the field"
        }


def test_a_line_of_equilibria_is_checked_where_one_stands_on_it():
    c = Symbol("c", real=True)
    players = Player("a", (x,), (x - y) ** 2 / 2), Player("b", (y,), (x - y) ** 2)
    assert fallen(sg.derive(Game("line", players, {x: c, y: c})), {c: 2}) == set()
    with pytest.raises(InputError, match="c"):
        verify(sg.derive(Game("line", players, {x: c, y: c})), {})
    found = sg.derive(Game("line", players))
    assert fallen(found, {s: 2 for e in found.equilibrium.values() for s in e.free_symbols}) == set()


# --- tampering --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def flow():
    return sg.derive(BENT)


@pytest.fixture(scope="module")
def stepped():
    return sg.derive(BENT, alternating(Rational(1, 10), 1, 2))


@pytest.fixture(scope="module")
def circling():
    return sg.derive(sg.games.bilinear())


def test_the_untampered_ones_pass(flow, stepped, circling):
    assert fallen(flow, AT) == fallen(stepped, AT) == fallen(circling) == set()


def test_a_false_equilibrium_is_noticed(flow):
    moved = replace(flow, equilibrium={x: S.One, y: Rational(1, 1000)})
    assert "field at the equilibrium" in fallen(moved, AT)


def test_a_wrong_sign_in_the_field_is_noticed(flow):
    turned = replace(flow, field=ImmutableMatrix([flow.field[0], -flow.field[1]]))
    assert fallen(turned, AT) == {"field at random points"}


def test_a_missing_half_in_the_field_is_noticed(stepped):
    assert fallen(replace(stepped, field=stepped.field + ImmutableMatrix([(x - 1) / 10**6, 0])), AT) == {
        "field at random points"
    }


def test_a_transposed_jacobian_is_noticed_though_its_spectrum_is_the_same(flow, stepped):
    assert fallen(replace(stepped, jacobian=stepped.jacobian.T), AT) == {"Jacobian of the field"}
    both = replace(flow, jacobian=flow.jacobian.T, matrix=flow.matrix.T)
    assert {"Jacobian of the field", "Jacobian of the simulated velocity"} <= fallen(both, AT)


def test_a_wrong_update_is_noticed(stepped):
    swapped = replace(stepped, update=stepped.update + ImmutableMatrix([0, (x - 1) * y / 1000]))
    assert fallen(swapped, AT) == {"update at random points"}


def test_a_transposed_update_matrix_is_noticed(stepped):
    assert "Jacobian of the simulated update" in fallen(replace(stepped, matrix=stepped.matrix.T), AT)


def test_a_matrix_of_another_step_size_is_noticed(stepped):
    other = sg.derive(BENT, alternating(Rational(11, 100), 1, 2))
    seen = fallen(replace(stepped, matrix=other.matrix), AT)
    assert {"Jacobian of the simulated update", "contraction of a run"} <= seen


def test_a_wrong_polynomial_is_noticed(flow):
    wrong = Poly(flow.charpoly.as_expr() + Rational(1, 10**4), lam)
    assert fallen(replace(flow, charpoly=wrong), AT) == {"characteristic polynomial"}


def test_a_wrong_eigenvalue_is_noticed(flow):
    (first, m), *rest = flow.eigenvalues
    assert fallen(replace(flow, eigenvalues=((first * Rational(1001, 1000), m), *rest)), AT) == {"eigenvalues"}
    assert fallen(replace(flow, eigenvalues=((first, m),)), AT) == {"eigenvalues"}
    assert fallen(replace(flow, eigenvalues=((first, 2 * m),)), AT) == {"eigenvalues"}


@pytest.mark.parametrize(
    "change",
    [
        {"region": false, "unstable": true},
        {"region": false, "marginal": true},
        {"region": false, "marginal": false, "unstable": false},
        {"unstable": true},
        {"region": k < 1},
        {"marginal": k < 5},
    ],
)
def test_a_wrong_verdict_is_noticed(flow, change):
    assert fallen(replace(flow, verdict=replace(flow.verdict, **change)), AT) == {"verdict"}


@pytest.mark.parametrize(
    "change", [{"region": true}, {"region": true, "marginal": false}, {"marginal": false, "unstable": true}]
)
def test_a_center_taken_for_stable_or_unstable_is_noticed(circling, change):
    assert fallen(replace(circling, verdict=replace(circling.verdict, **change))) == {"verdict"}


def test_a_jordan_block_taken_for_stable_or_unstable_is_noticed():
    d = sg.derive(sg.dirac_gan(sg.objectives.wasserstein()), alternating(2, 1, 1))
    assert fallen(d) == set()
    for change in ({"region": true, "marginal": false}, {"unstable": true, "marginal": false}):
        assert fallen(replace(d, verdict=replace(d.verdict, **change))) == {"verdict"}


def test_a_wrong_invariant_is_noticed(circling):
    (found,) = circling.invariants
    assert fallen(replace(circling, invariants=(found + x**2 / 1000,))) == {
        next(c.name for c in verify(replace(circling, invariants=(found + x**2 / 1000,))) if not c.passed)
    }
    assert any("along a run" in name for name in fallen(replace(circling, invariants=(x * y,))))


def test_a_penalty_without_its_half_is_noticed_where_the_definition_has_it():
    """The derivation of another game than the one that is simulated."""
    good, doubled = (sg.derive(DIRAC.with_(sg.regularizers.r1(w)), gradient_flow()) for w in (gamma, 2 * gamma))
    seen = fallen(replace(doubled, game=good.game), {gamma: 1})
    assert {"field at random points", "Jacobian of the field", "characteristic polynomial", "eigenvalues"} <= seen


# --- input ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "why"),
    [
        ({}, "h, n_d, n_g"),
        ({h: 0.1}, "n_d, n_g"),
        ({h: -1, n_g: 1, n_d: 1}, "positive"),
        ({h: 1, n_g: 1, n_d: 1.5}, "integer"),
    ]
    + [
        ({h: 1, n_g: 1, n_d: 1, "k": 2}, "no constant here is called k"),
        ([1, 2], "dict"),
        ({h: 1, n_g: 1, n_d: 1, f1: 0}, "nonzero"),
    ],
)
def test_impossible_constants_are_refused(at, why):
    with pytest.raises(InputError, match=why):
        verify(sg.derive(DIRAC, alternating()), at)


@pytest.mark.parametrize("bad", [None, DIRAC, "dirac", Verdict(Outcome.STABLE, true)])
def test_only_derivations_are_verified(bad):
    with pytest.raises(InputError, match="derivation"):
        verify(bad, {})


def test_constants_at_which_the_derivation_does_not_hold_are_refused():
    d = sg.derive(DIRAC.with_(sg.regularizers.instance_noise()), alternating())
    with pytest.raises(InputError, match="assumes"):
        verify(d, {sigma: 1, h: 0.1, n_g: 1, n_d: 2, f2: 0})


def test_a_value_that_no_number_is_known_for_is_refused():
    g = Function("g")
    d = sg.derive(Game("far", (Player("a", (x,), g(x * y + 1)), Player("b", (y,), y**2 / 2 - x * y)), {x: 0, y: 0}))
    with pytest.raises(InputError, match="no number"):
        verify(d, {})


def test_an_undecided_derivation_is_checked_as_far_as_it_goes():
    kinked = sg.derive(Game("k", (Player("a", (x,), Abs(x) + x * y), Player("b", (y,), y**2)), {x: 0, y: 0}))
    names = {c.name for c in verify(kinked)}
    assert {"field at the equilibrium", "field at random points"} == names
    coupled = Game("c", (Player("a", (x, y), x**2 + x * y + y**2),), {x: 0, y: 0})
    checks = verify(sg.derive(coupled, alternating(h, n_g, 1)), {h: 0.1, n_g: 2})
    assert "Jacobian of the field" in {c.name for c in checks} and all(c.passed for c in checks)


def test_checks_are_plain_records():
    for check in verify(sg.derive(sg.games.bilinear(), simultaneous()), {h: 0.5}):
        assert (
            isinstance(check.passed, bool)
            and isinstance(check.error, float)
            and not isinstance(check.predicted, (Expr, np.ndarray))
        )
