"""Statements of every kind: a true one proved, a false one never, and what was not derived left open."""

import pytest
from sympy import Eq, I, ImmutableMatrix, Integer, Rational, S, Symbol, exp, false, log, sqrt, symbols, true

import symgan as sg
from symgan.literature import quantities
from symgan.literature.judge import claims, judge
from symgan.literature.quantities import determinant, trace
from symgan.literature.statements import (
    Best,
    Changes,
    CharacteristicPolynomial,
    Conserved,
    Converges,
    DecidingMatrix,
    Every,
    Hamiltonian,
    Holds,
    Least,
    LimitSpectrum,
    LocalEquilibrium,
    ModifiedTerms,
    Modulus,
    Multiplied,
    NoiseDrift,
    NoNash,
    OnlyEquilibrium,
    PowersGrow,
    RepelsAll,
    RestsSomewhere,
    SameSpectrum,
    Spectrum,
)
from symgan.methods import alternating, gradient_flow, momentum, simultaneous
from symgan.notation import c, f1, f2, gamma, h, lam, mu, n_d, psi, tau, theta
from symgan.records import Game, InputError, Player, Status

x, y = symbols("x y", real=True)
DIRAC = sg.dirac_gan()
R1 = DIRAC.with_(sg.regularizers.r1())
NOISE = DIRAC.with_(sg.regularizers.instance_noise())
FLOW, STEPS = gradient_flow(), simultaneous()

k = Symbol("k", real=True)
p, q, z = symbols("p q z", positive=True)
XY = sg.games.bilinear()
(v1, _), (_, J12, J21, _), (L1, L2) = quantities.field(XY), quantities.slope(XY), quantities.losses(XY)
u, w = symbols("u w", real=True)
WASSERSTEIN_R1 = sg.dirac_gan(sg.objectives.wasserstein()).with_(sg.regularizers.r1(2))


def zero_sum(value):
    return Game("zero sum", (Player("min", (x,), value), Player("max", (y,), -value)), {x: 0, y: 0})


# at the best response y = x the second one is (c + 1) x^2/2
ZERO_SUM, XY_CURVED = zero_sum((c * x**2 + k * y**2) / 2), zero_sum(c * x**2 / 2 + x * y - y**2 / 2)

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
    Holds(x**2 + y**2 >= 2 * x * y),
    Holds(Eq(v1, -y) & Eq(J21, 1) & Eq(L2, -x * y), game=XY),
    Holds(Eq(v1, -2 * c) & Eq(L1, 2 * c * x), game=XY, point={y: 2 * c}),
    Holds(Eq(trace, 2) & Eq(determinant, 1 + h**2), game=XY, method=STEPS),
    Holds(u - w > 0, x > y, where={u: x**3 + x, w: y**3 + y}, lemmas=(u > w,)),
    Holds(v1 * y <= 0, game=XY),
    Least(x**2 - 2 * x * y, {x: y}, -(y**2)),
    Least(z * log(z), {z: exp(-1)}),
    Least(x * y, {x: -1}, given=(y >= 0) & (x >= -1)),
    Least(-(p * log(z) + q * log(1 - z)), {z: p / (p + q)}, given=z < 1),  # entropy, by its convexity
    LocalEquilibrium(ZERO_SUM, (c > 0) & (k < 0)),
    LocalEquilibrium(XY_CURVED, (c + 1 > 0), leader=0),
    LocalEquilibrium(XY_CURVED, true, leader=0, given=c > 2),
    LimitSpectrum(sg.games.quadratic([[c, 1], [-1, -1]]), gradient_flow(tau), tau, ((0, c - 1), (1, -S.One))),
    PowersGrow(WASSERSTEIN_R1, STEPS, Integer(2)),
    PowersGrow(XY, STEPS, Integer(1)),
    Changes(XY, STEPS, x, -h * y),
    NoiseDrift(XY, (ImmutableMatrix([c * x, c * y]),), x**2 + y**2, c**2 * (x**2 + y**2)),
    NoiseDrift(XY, (ImmutableMatrix([c * x, c * y]),), x**2 + y**2, 2 * c**2 * (x**2 + y**2), ito=False),
    RepelsAll(sg.games.quadratic([[1, -5], [5, 1]])),
    RestsSomewhere(XY),
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
    Holds(x**2 + y**2 > 2 * x * y),
    Holds(Eq(v1, y), game=XY),
    Holds(Eq(J12, 1), game=XY),
    Holds(Eq(v1, -c), game=XY, point={y: 2 * c}),
    Holds(Eq(determinant, 1), game=XY, method=STEPS),
    Holds(u > w, where={u: x**3 + x, w: y**3 + y}, lemmas=(u > w,)),  # a lemma that is not so
    Holds(u > 2, x > 1, where={u: x**2}, lemmas=(u > 1,)),  # a lemma that does not help
    Least(x**2 - 2 * x * y, {x: -y}),
    Least(x**2 - 2 * x * y, {x: y}, y**2),
    Least(-(p * log(z) + q * log(1 - z)), {z: q / (p + q)}, given=z < 1),
    Least(p * log(z) + q * log(1 - z), {z: p / (p + q)}, given=z < 1),  # largest there
    Least(1 / x**2 + 2 * x, {x: S.One}),  # convex on either side of a pole, and smaller on the other
    LocalEquilibrium(ZERO_SUM, c > 0),
    LocalEquilibrium(XY_CURVED, c > 0, leader=0),
    LocalEquilibrium(XY, true),  # neither strict nor not an equilibrium
    LimitSpectrum(sg.games.quadratic([[c, 1], [-1, -1]]), gradient_flow(tau), tau, ((0, c + 1), (1, -S.One))),
    LimitSpectrum(sg.games.quadratic([[c, 1], [-1, -1]]), gradient_flow(tau), tau, ((0, c - 1), (2, -S.One))),
    LimitSpectrum(sg.games.quadratic([[c, 1], [-1, -1]]), gradient_flow(tau), tau, ((0, c - 1),)),
    LimitSpectrum(sg.games.quadratic([[1, 1], [-1, c]]), gradient_flow(tau), tau, ((0, 1 + 1 / c), (1, c))),  # c = 0
    PowersGrow(WASSERSTEIN_R1, STEPS, Integer(1)),
    PowersGrow(sg.games.quadratic([[k, 1], [0, c]]), STEPS, Integer(1)),  # not where k = c
    Least((x - y) ** 2, {x: -y}),
    Changes(XY, STEPS, x, h * y),
    Changes(XY, FLOW, x, -y),  # no step
    NoiseDrift(XY, (ImmutableMatrix([c * x, c * y]),), x**2 + y**2, c**2 * (x**2 + y**2), ito=False),
    RepelsAll(sg.games.quadratic([[1, 0], [0, -1]])),
    RepelsAll(sg.games.quadratic([[0, -1], [1, 0]])),  # it keeps its distance
    RepelsAll(sg.dirac_gan(sg.objectives.minimax())),  # not linear
    RestsSomewhere(Game("flat", (Player("a", (x,), -x + y * 0),))),
    RestsSomewhere(Game("exp", (Player("a", (x,), exp(x)),))),
]
# a false one of these may be left open
OPEN = (OnlyEquilibrium, Conserved, DecidingMatrix, Multiplied, ModifiedTerms, Hamiltonian, NoNash, Every)
OPEN += (Holds, Least, PowersGrow, Changes, LocalEquilibrium, LimitSpectrum, RepelsAll)


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
    kinked = Game("k", (Player("a", (x,), abs(x) ** Rational(3, 2) + x * y), Player("b", (y,), y**2)), {x: 0, y: 0})
    for statement in (
        Spectrum(kinked, FLOW, ((S.Zero, I),)),
        Converges(kinked, FLOW, false),
        Modulus(kinked, FLOW, S.One),
    ):
        assert judge(statement).status is Status.UNDECIDED


def test_every_claim_says_where_it_comes_from():
    for claim in claims():
        assert (
            claim.source.key
            and claim.source.authors
            and claim.source.year >= 1900
            and claim.source.title
            and claim.source.venue
        )
        assert claim.title and claim.words
        assert (claim.expected is Status.PROVED) or claim.original or claim.note
    assert {claim.source.key for claim in claims()} >= {"mescheder2018", "sharif2023", "koshkina2021"}


def test_a_game_that_uses_the_symbol_of_a_quantity_is_refused():
    taken = Game("taken", (Player("a", (x,), x**2 * Symbol("v1", real=True)),))
    with pytest.raises(InputError, match="v1"):
        judge(Holds(Eq(v1, 0), game=taken))


def test_an_abbreviation_carries_no_assumption_of_its_own():
    """With u > 0 taken for granted, u = x would prove that every real number is positive."""
    positive = Symbol("u", positive=True)
    with pytest.raises(InputError, match="more than real"):
        judge(Holds(positive > 0, where={positive: x}, lemmas=(Eq(positive, positive, evaluate=False),)))


def test_trace_and_determinant_need_a_matrix():
    kinked = Game("k", (Player("a", (x,), abs(x) ** Rational(3, 2) + x * y), Player("b", (y,), y**2)), {x: 0, y: 0})
    with pytest.raises(InputError, match="no matrix decides"):
        judge(Holds(trace > 0, game=kinked, method=FLOW))


def test_a_degenerate_point_is_neither_an_equilibrium_nor_none():
    """The second derivatives of x y in x and in y vanish: the conditions of second order tell nothing."""
    assert judge(LocalEquilibrium(XY, true)).status is Status.UNDECIDED
    assert judge(LocalEquilibrium(XY, false)).status is Status.PROVED  # it is no strict one
