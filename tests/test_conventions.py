"""Results in other conventions: there and back, and as derived from the restated game."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from sympy import Function, I, Matrix, Poly, Rational, Symbol, cancel, eye, oo, sqrt, symbols, true

import symgan as sg
from symgan import methods, objectives, regularizers
from symgan.literature.own_form import formula
from symgan.literature.statements import (
    Best,
    CharacteristicPolynomial,
    Conserved,
    Converges,
    DecidingMatrix,
    Every,
    Modulus,
    Multiplied,
    Rests,
    Spectrum,
)
from symgan.notation import f, f1, f2, gamma, h, h_d, h_g, lam, mu, n_d, psi, sigma, taylor_symbol, theta
from symgan.reading import text
from symgan.records import (
    Claim,
    Interval,
    Judgement,
    Optimum,
    OptimumCase,
    Rate,
    Solution,
    SolvedCase,
    Source,
    Status,
)  # fmt: skip

PAGE = (Path(__file__).parents[1] / "docs" / "conventions.md").read_text(encoding="utf-8")
eta = Symbol("eta", positive=True)
x, y = symbols("x y", real=True)
DIRAC, FLOW = sg.dirac_gan(), methods.gradient_flow()
TWO = sg.Game(
    "two and one",
    (
        sg.Player("a", (x, theta), x**2 / 2 + x * y + theta * x / 3 + gamma * theta**2 * y, 2),
        sg.Player("b", (y,), y**2 - 2 * x * y + theta * y),
    ),
    {x: 0, theta: 0, y: 0},
)
CONVENTIONS = {
    "ours": sg.Convention(),
    "max": sg.Convention(maximizes=(1,)),
    "both max": sg.Convention(maximizes=(0, 1), order=(1, 0)),
    "gradients": sg.Convention(opposite_field=True),
    "critic first in order": sg.Convention(order=(1, 0), maximizes=(0,)),
    "reflected": sg.Convention(reflected=True),
    "no half": sg.Convention(symbols={gamma: 2 * gamma}),
    "another name": sg.Convention(symbols={gamma: Rational(1, 3) * eta}),
    "all": sg.Convention((1,), True, (1, 0), True, {gamma: 2 * gamma}),
}
GAMES = {
    "penalty": DIRAC.with_(regularizers.r1()),
    "non-saturating": sg.dirac_gan(objectives.non_saturating(f)).with_(regularizers.r1(), regularizers.mse()),
    "coupled": TWO,
}
DERIVED = {name: sg.derive(game) for name, game in GAMES.items()}


def results(d):
    return [d.field, d.jacobian, d.matrix, d.charpoly, set(d.eigenvalues or ()), getattr(d, "region", None)]


@pytest.mark.parametrize("convention", CONVENTIONS)
@pytest.mark.parametrize("game", GAMES)
def test_there_and_back_is_nothing(game, convention):
    d, c = DERIVED[game], CONVENTIONS[convention]
    start = sg.restate(d, sg.Convention())
    back = sg.restate(sg.restate(d, c), c.inverse)
    assert results(back) == results(start) and results(start)[:3] == results(d)[:3]
    assert (back.players, back.goals, back.equilibrium) == (start.players, start.goals, start.equilibrium)
    assert (back.moves, back.opposite) == (start.moves, False)


@pytest.mark.parametrize("convention", CONVENTIONS)
@pytest.mark.parametrize("game", GAMES)
def test_the_restated_game_has_the_restated_results(game, convention):
    r = sg.restate(DERIVED[game], CONVENTIONS[convention])
    again, sign = sg.derive(r.game), -1 if r.opposite else 1
    assert (again.field - sign * r.field).expand().is_zero_matrix
    assert again.jacobian == sign * r.jacobian and again.matrix == sign * r.matrix
    at_opposite = r.charpoly.as_expr().subs(lam, sign * lam) * sign ** r.charpoly.degree()
    assert Poly(at_opposite, lam) == Poly(again.charpoly.as_expr(), lam)
    assert again.verdict.region == r.region
    if r.eigenvalues and again.eigenvalues:
        assert {((sign * e).expand(), m) for e, m in again.eigenvalues} == {(e.expand(), m) for e, m in r.eigenvalues}


def test_a_penalty_without_its_half_is_one_of_twice_the_weight():
    r = sg.restate(DERIVED["penalty"], CONVENTIONS["no half"])
    assert results(r)[:4] == results(sg.derive(DIRAC.with_(regularizers.r1(2 * gamma))))[:4]


def test_the_printed_form_by_hand():
    r = sg.restate(DERIVED["penalty"], CONVENTIONS["all"])
    assert r.jacobian == Matrix([[2 * gamma, f1], [-f1, 0]])
    assert [p.name for p in r.players] == ["critic", "generator"] and r.goals == ("max", "min")
    assert r.players[0].loss == f(-theta * psi) + f(0) - gamma * psi**2
    assert set(r.eigenvalues) == {(gamma + s * sqrt(gamma**2 - f1**2), 1) for s in (1, -1)}
    assert r.region is true
    shown = r._repr_markdown_()
    assert "maximizes" in shown and "(max)" in shown and "for all admitted constants" in shown


def test_a_field_with_the_other_sign_leaves_an_update_as_it_is():
    d = sg.derive(DIRAC, methods.simultaneous((h_g, h_d)))
    r = sg.restate(d, sg.Convention(opposite_field=True, symbols={h_g: eta}))
    assert r.jacobian == -d.jacobian and r.matrix == d.matrix.subs(h_g, eta)
    assert r.charpoly == Poly(d.charpoly.as_expr().subs(h_g, eta), lam)


def test_parameters_may_have_other_names():
    r = sg.restate(DERIVED["penalty"], sg.Convention(symbols={theta: x, psi: y}, order=(1, 0)))
    assert r.field == DERIVED["penalty"].field.extract([1, 0], [0]).subs({theta: x, psi: y})
    assert [p.params for p in r.players] == [(y,), (x,)] and dict(r.equilibrium) == {y: 0, x: 0}
    assert sg.derive(r.game).field == r.field


def test_the_memory_of_a_method_is_reordered_with_the_players():
    game = DIRAC.with_(regularizers.mse(), regularizers.r1())
    r = sg.restate(sg.derive(game, methods.momentum()), sg.Convention(order=(1, 0)))
    plain = sg.restate(sg.derive(game), sg.Convention()).game
    swapped = sg.Game("swapped", plain.players[::-1], {psi: 0, theta: 0})
    assert r.matrix == sg.derive(swapped, methods.momentum()).matrix


@pytest.mark.parametrize("counts", [(1, 1), (2, n_d)])
def test_another_player_moves_first(counts):
    game = DIRAC.with_(regularizers.mse())
    d = sg.derive(game, methods.alternating(h, *counts))
    r = sg.restate(d, sg.Convention(first=1))
    other = sg.derive(game, methods.alternating(h, *counts, order=(1, 0)))
    assert (r.matrix - other.matrix).applyfunc(cancel).is_zero_matrix and r.matrix != d.matrix
    assert r.moves == (1, 0) and r.charpoly == d.charpoly
    back = sg.restate(r, sg.Convention(first=1).inverse)
    assert (back.matrix - d.matrix).applyfunc(cancel).is_zero_matrix and back.moves == (0, 1)


def test_three_players_take_turns_from_the_second_on():
    game = sg.games.three_player()
    d = sg.derive(game, methods.alternating(h, 1, 1))
    r = sg.restate(d, sg.Convention(first=1, order=(1, 2, 0)))
    turns = sg.derive(game, methods.alternating(h, 1, 1, order=(1, 2, 0))).matrix
    assert (r.matrix - turns.extract([1, 2, 0], [1, 2, 0])).applyfunc(cancel).is_zero_matrix
    assert r.moves == (0, 1, 2)
    back = sg.restate(r, sg.Convention(first=1, order=(1, 2, 0)).inverse)
    assert (back.matrix - d.matrix).applyfunc(cancel).is_zero_matrix


def test_where_nobody_takes_turns_nobody_is_first():
    for method in (methods.simultaneous(), methods.alternating(h, 1, 1, order=(1, 0))):
        d = sg.derive(DIRAC, method)
        assert sg.restate(d, sg.Convention(first=1)).matrix == d.matrix


def test_expressions_conditions_and_matrices():
    c = sg.Convention(order=(1, 0), reflected=True, symbols={gamma: 2 * gamma, sigma: eta})
    assert sg.restate(gamma + f1 * f2, c) == 2 * gamma - f1 * f2
    assert sg.restate(gamma < abs(f1) * sigma, c) == (2 * gamma < abs(f1) * eta)
    assert sg.restate(f(theta).diff(theta), c).doit() == f(-theta).diff(theta).doit()
    assert sg.restate(f(theta) * Function("g")(theta), c) == f(-theta) * Function("g")(theta)
    assert sg.restate(Poly(lam**2 + gamma, lam), c) == Poly(lam**2 + 2 * gamma, lam)
    assert sg.restate(Matrix([[1, gamma], [f1, 4]]), c) == Matrix([[4, -f1], [2 * gamma, 1]])
    assert sg.restate(Matrix([gamma, mu]), c) == Matrix([mu, 2 * gamma])
    assert sg.restate(Matrix([[1, gamma], [f1, 4]]), replace(c, order=())) == Matrix([[1, 2 * gamma], [-f1, 4]])
    slopes = [taylor_symbol("f", k) for k in range(1, 9)]
    assert [sg.restate(s, c) for s in slopes] == [(-1) ** k * s for k, s in enumerate(slopes, start=1)]


def test_what_has_no_linearization_is_restated_as_far_as_it_goes():
    game = sg.Game("kink", (sg.Player("a", (x,), abs(x) + x * y), sg.Player("b", (y,), -x * y)), {x: 0, y: 0})
    d = sg.derive(game, methods.alternating(h, 1, 1))
    r = sg.restate(d, sg.Convention(order=(1, 0), first=1, opposite_field=True))
    assert (d.matrix, r.matrix, r.charpoly, r.eigenvalues) == (None,) * 4
    assert r.field == -d.field.extract([1, 0], [0]) and "Deciding matrix" not in r._repr_markdown_()


def test_answers_are_restated_with_their_unknowns():
    c = sg.Convention(symbols={gamma: 2 * gamma, h: eta})
    proved, bound = Judgement(Status.PROVED), gamma / f1**2
    solution = Solution(
        h,
        h < bound,
        gamma < 1,
        (SolvedCase(gamma < 1, (Interval(0 * h, bound),)),),
        h < bound,
        ((h - gamma, "0"),),
        proved,
    )
    r = sg.restate(solution, c)
    assert (r.unknown, r.region, r.given) == (eta, eta < 2 * bound, 2 * gamma < 1)
    assert r.cases == (SolvedCase(2 * gamma < 1, (Interval(0 * h, 2 * bound),)),)
    assert (r.solved, r.boundaries, r.judgement) == (eta < 2 * bound, ((eta - 2 * gamma, "0"),), proved)
    other = sg.restate(replace(solution, unknown=gamma, cases=(SolvedCase(h < 1, (Interval(h, oo),)),)), c)
    assert other.unknown == gamma and other.cases == (SolvedCase(eta < 1, (Interval(eta / 2, oo),)),)
    assert sg.restate(Rate(((gamma < 1, h * gamma),), True), c).cases == ((2 * gamma < 1, 2 * eta * gamma),)
    best = Optimum(
        (gamma, h), True, (OptimumCase(mu > gamma, ((gamma, mu), (h, 1 / gamma)), -gamma * h, True, proved),)
    )
    found = sg.restate(best, c)
    assert found.knobs == (gamma, eta)
    assert found.cases == (
        OptimumCase(mu > 2 * gamma, ((gamma, mu / 2), (eta, 1 / (2 * gamma))), -2 * gamma * eta, True, proved),
    )


REFUSED = {
    "an unknown of two": (
        lambda: sg.restate(Optimum((gamma,), True, ()), sg.Convention(symbols={gamma: eta * h})),
        "positive multiple",
    ),
    "no thing": (lambda: sg.restate("x", sg.Convention()), "can be restated"),
    "rows and players": (lambda: sg.restate(eye(3), sg.Convention(order=(1, 0))), "3 rows for 2 players"),
    "no permutation": (lambda: sg.restate(DERIVED["penalty"], sg.Convention(order=(1, 1))), "no permutation"),
    "no player": (lambda: sg.restate(DERIVED["penalty"], sg.Convention(maximizes=(2,))), "no player 2"),
    "nobody first": (lambda: sg.restate(DERIVED["penalty"], sg.Convention(first=5)), "no player 5"),
    "another scale": (lambda: sg.restate(DERIVED["penalty"], sg.Convention(symbols={psi: 2 * psi})), "another scale"),
    "no way back": (lambda: sg.Convention(symbols={h: eta**2}).inverse, "multiple of one symbol"),
    "no inverse": (
        lambda: sg.restate(
            sg.derive(DIRAC.with_(regularizers.mse(1)), methods.alternating(Rational(1, 2), 1, 1)),
            sg.Convention(first=1),
        ),
        "no inverse",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_bad_input_gets_a_sentence(case):
    ask, words = REFUSED[case]
    with pytest.raises(sg.InputError, match=words):
        ask()


# --- claims -----------------------------------------------------------------------------------

GRADIENTS = sg.Convention(opposite_field=True, order=(1, 0), symbols={gamma: 2 * gamma, h: eta, lam: mu})
STATEMENTS = {
    "eigenvalues {gamma ± sqrt(-f1**2 + gamma**2)}": Spectrum(DIRAC, FLOW, ((-gamma / 2, sqrt(gamma**2 / 4 - f1**2)),)),
    "eigenvalues {1 ± I*eta*f1}": Spectrum(DIRAC, methods.simultaneous(), ((1 + 0 * h, I * h * f1),)),
    "eigenvalues {eta ± 0} and {f1 ± 0}": Spectrum(
        DIRAC, methods.simultaneous(), ((h, 0 * h), (h, 0 * h), (f1, 0 * h))
    ),
    "modulus {sqrt(eta**2 + 1)}": Modulus(DIRAC, methods.simultaneous(), sqrt(1 + h**2)),
    "convergence when {eta < 2*gamma}": Converges(DIRAC, methods.simultaneous(), h < gamma),
    "factor {eta + 1} of {theta}": Multiplied(DIRAC, methods.simultaneous(), theta, 1 + h),
    "convergence always": Converges(DIRAC, FLOW, true),
    "polynomial {f1**2 - 2*gamma*mu + mu**2}": CharacteristicPolynomial(DIRAC, FLOW, lam**2 + gamma * lam + f1**2),
    "polynomial {eta + mu}": CharacteristicPolynomial(DIRAC, methods.simultaneous(), lam + h),
    "matrix {Matrix([[2*gamma, -f1], [f1, 0]])}": DecidingMatrix(DIRAC, FLOW, Matrix([[0, -f1], [f1, -gamma]])),
    "constant {psi**2 + theta**2}": Conserved(DIRAC, FLOW, theta**2 + psi**2),
    "{Eq(eta, 4*gamma)} with rate {Abs(f1)}": Best(DIRAC, methods.simultaneous(), abs(f1), {h: 2 * gamma}),
    "convergence when {eta < 1}": Every((Converges(DIRAC, FLOW, h < 1), Rests(DIRAC, {theta: 0}))),
}


def test_a_matrix_of_turns_begins_with_the_player_that_the_source_lets_begin():
    first, second = (sg.derive(DIRAC, methods.alternating(h, 1, 1, order=order)).matrix for order in ((0, 1), (1, 0)))
    turns = DecidingMatrix(DIRAC, methods.alternating(h, 1, 1), first)
    assert formula(turns, sg.Convention(first=1)) == f"matrix {{{text(second)}}}"
    assert formula(replace(turns, method=methods.simultaneous()), sg.Convention(first=1)) == f"matrix {{{text(first)}}}"


@pytest.mark.parametrize("words", STATEMENTS)
def test_a_statement_in_the_convention_of_its_source(words):
    assert formula(STATEMENTS[words], GRADIENTS) == words


def test_a_claim_shows_its_source_s_convention_where_it_is_not_ours():
    statement = STATEMENTS["convergence when {eta < 2*gamma}"]
    for convention, shown in ((GRADIENTS, "convergence when {eta < 2*gamma}"), (None, ""), (sg.Convention(), "")):
        claim = Claim("k", "T", Source("s", "A", 2000, "t", "v", convention), "", "w", statement)
        assert claim.own_form == shown
        assert ("In the paper's convention" in claim._repr_markdown_()) is bool(shown)


def test_the_page_says_what_is_true():
    names: dict[str, object] = {}
    for code in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):
        exec(compile(code, "conventions.md", "exec"), names)
    assert "again" in names and "claim" in names
