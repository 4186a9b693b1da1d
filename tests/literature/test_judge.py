"""Statements of every kind: a true one proved, a false one never, and what was not derived left open."""

import pytest
from sympy import I, ImmutableMatrix, S, Symbol, false, sqrt, symbols, true

import symgan as sg
from symgan.literature.judge import claims, judge
from symgan.literature.statements import (
    Best,
    CharacteristicPolynomial,
    Conserved,
    Converges,
    DecidingMatrix,
    Every,
    Hamiltonian,
    ModifiedTerms,
    Modulus,
    Multiplied,
    NoNash,
    OnlyEquilibrium,
    SameSpectrum,
    Spectrum,
)
from symgan.methods import alternating, gradient_flow, momentum, simultaneous
from symgan.notation import f1, f2, gamma, h, lam, mu, n_d, psi, theta
from symgan.records import Game, Player, Status

x, y = symbols("x y", real=True)
DIRAC = sg.dirac_gan()
R1 = DIRAC.with_(sg.regularizers.r1())
NOISE = DIRAC.with_(sg.regularizers.instance_noise())
FLOW, STEPS = gradient_flow(), simultaneous()

TRUE = [
    Best(R1, FLOW, -abs(f1), {gamma: 2 * abs(f1)}),
    Spectrum(R1, FLOW, ((-gamma / 2, sqrt(gamma**2 / 4 - f1**2)),)),
    Spectrum(sg.games.bilinear(), FLOW, ((S.Zero, I),)),
    Spectrum(
        sg.Game("d", (Player("a", (x,), x**2), Player("b", (y,), 3 * y**2)), {x: 0, y: 0}),
        FLOW,
        ((-S(2), S.Zero), (-S(6), S.Zero)),
    ),
    Modulus(DIRAC, STEPS, sqrt(1 + h**2 * f1**2)),
    Converges(NOISE, FLOW, f2 < 0),
    Converges(NOISE, FLOW, 2 * f2 < 0),
    Converges(R1, FLOW, true),
    Converges(DIRAC, STEPS, false),
    Conserved(DIRAC, FLOW, theta**2 + psi**2),
    Conserved(sg.games.bilinear(), alternating(h, 1, 1), x**2 + y**2 - h * x * y),
    OnlyEquilibrium(sg.dirac_gan(sg.objectives.minimax()), {theta: 0, psi: 0}),
    SameSpectrum(R1, DIRAC.with_(sg.regularizers.mse()), FLOW, {gamma: 2 * mu}),
    Converges(R1, STEPS, h < gamma / f1**2, given=gamma <= 2 * abs(f1)),
    Converges(sg.games.bilinear(), momentum(), false),
    CharacteristicPolynomial(R1, FLOW, lam**2 + gamma * lam + f1**2),
    DecidingMatrix(sg.games.bilinear(), alternating(h, 1, 1), ImmutableMatrix([[1, -h], [h, 1 - h**2]])),
    Multiplied(sg.games.bilinear(), STEPS, x**2 + y**2, 1 + h**2),
    ModifiedTerms(sg.games.bilinear(), STEPS, (ImmutableMatrix([-y, x]), ImmutableMatrix([x / 2, y / 2]))),
    Hamiltonian(sg.games.bilinear(), (x**2 + y**2) / 2 + 7),
    NoNash(sg.games.quadratic([[1, 2], [-2, -3]]), 0),
    Every((Converges(R1, FLOW, true), Conserved(DIRAC, FLOW, theta**2 + psi**2))),
]
FALSE = [
    Spectrum(R1, FLOW, ((-gamma, sqrt(gamma**2 - f1**2)),)),  # the half forgotten
    Spectrum(R1, FLOW, ((gamma / 2, sqrt(gamma**2 / 4 - f1**2)),)),  # the sign
    Spectrum(sg.games.bilinear(), FLOW, ((S.Zero, S.One),)),
    Spectrum(DIRAC, STEPS, ((S.One, I * h * f1), (S.One, S.Zero))),  # a root too many
    Modulus(DIRAC, STEPS, sqrt(1 + h * f1**2)),
    Converges(NOISE, FLOW, f2 > 0),
    Converges(NOISE, FLOW, f2 <= 0),
    Converges(R1, STEPS, true),
    Converges(DIRAC, alternating(), true),
    Conserved(DIRAC, STEPS, theta**2 + psi**2),
    Conserved(sg.games.bilinear(), alternating(h, 1, 1), x**2 + y**2 + h * x * y),
    OnlyEquilibrium(sg.dirac_gan(sg.objectives.minimax()), {theta: 1, psi: 0}),
    OnlyEquilibrium(Game("two", (Player("a", (x,), x**4 / 4 - x**2 / 2), Player("b", (y,), y**2))), {x: 0, y: 0}),
    SameSpectrum(R1, DIRAC.with_(sg.regularizers.mse()), FLOW, {gamma: mu}),
    Converges(R1, STEPS, h < gamma / f1**2),  # true for small weights only
    Converges(R1, STEPS, h <= gamma / f1**2, given=gamma <= 2 * abs(f1)),  # on the boundary it is marginal
    CharacteristicPolynomial(R1, FLOW, lam**2 - gamma * lam + f1**2),
    CharacteristicPolynomial(R1, FLOW, (lam**2 + gamma * lam + f1**2) * lam),  # a root too many
    DecidingMatrix(sg.games.bilinear(), alternating(h, 1, 1), ImmutableMatrix([[1, h], [-h, 1 - h**2]])),  # transposed
    DecidingMatrix(sg.games.bilinear(), alternating(h, 1, 1), ImmutableMatrix([[1]])),
    Multiplied(sg.games.bilinear(), STEPS, x**2 + y**2, 1 + h),
    Multiplied(sg.games.bilinear(), FLOW, x**2 + y**2, S.One),  # no step
    ModifiedTerms(sg.games.bilinear(), STEPS, (ImmutableMatrix([-y, x]), ImmutableMatrix([-x / 2, -y / 2]))),
    ModifiedTerms(DIRAC, alternating(), (ImmutableMatrix([-psi, theta]),)),  # no field is known
    Hamiltonian(sg.games.bilinear(), x**2 + y**2),
    Hamiltonian(R1, theta**2 + psi**2),
    NoNash(sg.games.quadratic([[1, 2], [-2, -3]]), 1),
    Best(R1, FLOW, -abs(f1) / 2, {gamma: abs(f1)}),  # attained, but not the least
    Best(R1, FLOW, -2 * abs(f1), {gamma: 4 * abs(f1)}),  # the least is larger, and not attained there
    Every((Converges(R1, FLOW, true), Converges(R1, STEPS, true))),
    Every((Converges(R1, FLOW, true), NoNash(R1, 0))),
]
OPEN = (OnlyEquilibrium, Conserved, DecidingMatrix, Multiplied, ModifiedTerms, Hamiltonian, NoNash, Every)


@pytest.mark.parametrize("statement", TRUE, ids=lambda s: type(s).__name__)
def test_true_statements_are_proved(statement):
    judgement = judge(statement)
    assert judgement.status is Status.PROVED
    assert judgement.evidence and judgement.witness is None


@pytest.mark.parametrize("statement", FALSE, ids=lambda s: type(s).__name__)
def test_false_statements_are_not_proved_and_a_refutation_has_a_witness(statement):
    judgement = judge(statement)
    assert judgement.status is not Status.PROVED and judgement.evidence
    assert judgement.status is Status.REFUTED or isinstance(statement, OPEN)
    assert (judgement.witness is not None) is (judgement.status is Status.REFUTED)


def test_a_region_derived_under_a_hypothesis_proves_nothing_beyond_it():
    """With a symbolic number of steps the penalty is divided by; a real weight may be zero."""
    weight = Symbol("w", real=True)
    game, method = DIRAC.with_(sg.regularizers.r1(weight)), alternating(h, 1, n_d)
    derived = sg.derive(game, method)
    assert derived.given.subs(weight, 0) == False
    judgement = judge(Converges(game, method, derived.verdict.region))
    assert judgement.status is Status.UNDECIDED and any("elsewhere" in e for e in judgement.evidence)


def test_what_was_not_decided_is_not_judged():
    kinked = Game("k", (Player("a", (x,), abs(x) ** 3 + x * y), Player("b", (y,), y**2)), {x: 0, y: 0})
    for statement in (
        Spectrum(kinked, FLOW, ((S.Zero, I),)),
        Converges(kinked, FLOW, false),
        Modulus(kinked, FLOW, S.One),
    ):
        assert judge(statement).status is Status.UNDECIDED


def test_every_claim_says_where_it_comes_from():
    for c in claims():
        assert c.source.key and c.source.authors and c.source.year >= 1900 and c.source.title and c.source.venue
        assert c.title and c.words
        assert (c.expected is Status.PROVED) or c.original or c.note
    assert {c.source.key for c in claims()} >= {"mescheder2018", "sharif2023", "koshkina2021"}
