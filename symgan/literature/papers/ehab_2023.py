"""Ehab 2023, a report on grounded GAN training: the equilibrium of the gradient penalty, and other distances."""

from sympy import (
    Abs,
    And,
    Eq,
    Equivalent,
    ImmutableMatrix,
    Implies,
    Max,
    Ne,
    Rational,
    S,
    Symbol,
    cos,
    false,
    sign,
    true,
)

from symgan import distances, methods, objectives, regularizers
from symgan.adversarial import dirac_gan
from symgan.laws import Dirac, Mixture, Normal, empirical
from symgan.literature import quantities
from symgan.literature.statements import Converges, Every, Holds, Least, LocalEquilibrium, Slides, Spectrum
from symgan.literature.statements.distances import DistanceIs, Duality, FrequencyGap, Infinite
from symgan.notation import gamma, m, psi, s, sigma, theta
from symgan.records import Claim, Game, Player, Source, Status

SOURCE = Source(
    "ehab2023",
    "M. Ehab",
    2023,
    "Towards Theoretically-Grounded GAN Training",
    "report, Massachusetts Institute of Technology, December 15, 2023",
)

_x, _y, _p, _q = (Symbol(name, real=True) for name in "xypq")
_c = Symbol("c", positive=True)

PENALIZED = Game(
    "wasserstein with gradient penalty on a Gaussian location",
    (
        Player("generator", (theta,), -theta * psi),
        Player("critic", (psi,), gamma * (Abs(psi) - 1) ** 2 + psi * theta),
    ),
)
PRINTED = {theta: gamma, psi: Rational(1, 2)}
_step, _ = quantities.field(PENALIZED)
_branches = [(s, gamma * (s * psi - 1) ** 2 + psi * theta) for s in (1, -1)]


_saddle = Game("one player", (Player("descent", (_x, _y), _p * _x**2 / 2 + _q * _y**2 / 2),), {_x: 0, _y: 0})
_wasserstein = dirac_gan(objectives.wasserstein())
_, _critic_loss = quantities.losses(_wasserstein)
_rectified = dirac_gan(objectives.wasserstein()).with_(regularizers.relu_penalty(gamma))
_, _rectified_loss = quantities.losses(_rectified)
_on_shift = gamma * Max(0, Abs(psi) - 1) - psi * theta
_s, _d, _r = (Symbol(name, positive=True) for name in "sdr")
_gain = _s / 2 - gamma * (_s - 1) / 2

_thirds = Mixture([Rational(1, 3), Rational(2, 3)], [Dirac(0), Dirac(1)])
_halves = empirical([Rational(1, 2), 3])
_points = Dirac(0), Dirac(theta)
_frequency, _any_frequency = Symbol("k", real=True, nonzero=True), Symbol("u", positive=True)
_quotient = (2 - 2 * cos(_frequency * theta)) / _frequency**2
_fourier_game = Game(
    "Fourier metric on the Dirac model",
    (Player("generator", (theta,), _quotient), Player("critic", (_frequency,), -_quotient)),
    {theta: 0, _frequency: _any_frequency},
)

CLAIMS = (
    Claim(
        "seed003-not-nash",
        "A local Nash equilibrium of the gradient penalty",
        SOURCE,
        "section 11",
        "With the generator's loss {-theta*psi} and the critic's {gamma*(Abs(psi) - 1)**2 + psi*theta} the point "
        "{Eq(theta, gamma)}, {Eq(psi, 1/2)} is a local Nash equilibrium.",
        LocalEquilibrium(PENALIZED, true, point=PRINTED),
        expected=Status.REFUTED,
        original=r"(\lambda, \tfrac12) \text{ is a local Nash equilibrium}",
        note="The generator's own slope there is not zero.",
    ),
    Claim(
        "seed003-not-nash-corrected",
        "A local Stackelberg equilibrium of the gradient penalty",
        SOURCE,
        "section 11, corrected",
        "At {Eq(theta, gamma)}, {Eq(psi, 1/2)} the generator's field is {1/2}, and the point is a strict local "
        "Stackelberg equilibrium with the generator as the leader.",
        Every(
            (
                Holds(Eq(_step, Rational(1, 2)), game=PENALIZED, point=PRINTED),
                LocalEquilibrium(PENALIZED, true, leader=0, point=PRINTED),
            )
        ),
        uses=("seed003-not-nash",),
    ),
    Claim(
        "seed003-best-response-sign",
        "The best response without a gradient penalty",
        SOURCE,
        "section 11",
        "The critic's loss {psi*theta} is least among {Abs(psi) <= 1} at {Eq(psi, sign(theta))}; with the penalty "
        "there are two local best responses where {theta < 2*gamma}.",
        Every(
            (
                Least(psi * theta, {psi: sign(theta)}, given=Abs(psi) <= 1),
                Holds(Implies(theta < 2 * gamma, And(*(s * (s - theta / (2 * gamma)) > 0 for s in (1, -1))))),
            )
        ),
        expected=Status.REFUTED,
        note="Wrong in the sign, and in the range as well: {Eq(theta, -2*gamma)} leaves only one.",
    ),
    Claim(
        "seed003-best-response-sign-corrected",
        "The best responses without and with a gradient penalty",
        SOURCE,
        "section 11, corrected",
        "The critic's loss {psi*theta} is least among {Abs(psi) <= 1} at {Eq(psi, -sign(theta))}, where it is "
        "{-Abs(theta)}. With the penalty it is least among positive {psi} at {1 - theta/(2*gamma)} and among negative "
        "ones at {-1 - theta/(2*gamma)}; both have their sign exactly for {Abs(theta) < 2*gamma}.",
        Every(
            (
                Least(psi * theta, {psi: -sign(theta)}, -Abs(theta), given=Abs(psi) <= 1),
                *(Least(loss, {psi: s - theta / (2 * gamma)}) for s, loss in _branches),
                Holds(
                    Equivalent(Abs(theta) < 2 * gamma, And(*(s * (s - theta / (2 * gamma)) > 0 for s, _ in _branches))),
                ),
            )
        ),
        uses=("seed003-best-response-sign",),
    ),
    Claim(
        "seed003-descent-local-optimum",
        "Gradient descent ends in a local optimum",
        SOURCE,
        "section 2",
        "Where gradient descent on {p*x**2/2 + q*y**2/2} rests, at the origin, there is a local minimum, for all {p} "
        "and {q}.",
        LocalEquilibrium(_saddle, true),
        expected=Status.REFUTED,
        note="For {p > 0}, {q < 0} runs from {Eq(y, 0)} converge to a saddle.",
    ),
    Claim(
        "seed003-descent-local-optimum-corrected",
        "Gradient descent from almost everywhere",
        SOURCE,
        "section 2, corrected",
        "The origin is a strict local minimum of {p*x**2/2 + q*y**2/2} exactly for {p > 0}, {q > 0}, and just then "
        "the flow converges to it from a whole neighborhood.",
        Every(
            (
                LocalEquilibrium(_saddle, (_p > 0) & (_q > 0)),
                Converges(_saddle, methods.gradient_flow(), (_p > 0) & (_q > 0)),
            )
        ),
        uses=("seed003-descent-local-optimum",),
    ),
    Claim(
        "seed003-critic-scale",
        "A multiple of the critic multiplies the loss",
        SOURCE,
        "section 12",
        "In the Wasserstein Dirac-GAN the critic {c*psi} has {c} times the loss of {psi}, which is {-psi*theta}.",
        Holds(Eq(_critic_loss, -_c * psi * theta), game=_wasserstein, point={psi: _c * psi}),
    ),
    Claim(
        "seed003-relu-threshold",
        "From which weight on the penalty of section 12 is exact",
        SOURCE,
        "section 12",
        "For {gamma >= W1} the optimal critic is that of the Wasserstein distance W1, of slope at most 1. So for data "
        "at 0 against samples half at 0, half at 1, where W1 is {1/2}: a slope {s >= 1} between 0 and 1 gains {s/2}, "
        "costs {gamma*(s - 1)/2}, since half of the points between are there, and is no better than {Eq(s, 1)}.",
        Holds(_gain <= Rational(1, 2), (gamma >= Rational(1, 2)) & (_s >= 1)),
        expected=Status.REFUTED,
        original=r"\lambda \ge W_1(p_{data}, G(p_z))",
        note="Steeper is better for every weight below 1. The points at 0 cost nothing: the critic can be flat there.",
    ),
    Claim(
        "seed003-relu-threshold-corrected",
        "From which weight on the penalty of section 12 is exact, on one dimension",
        SOURCE,
        "section 12, corrected",
        "Where the distribution functions of two laws on the line differ by {d} and the points between have density "
        "{r}, a slope {s > 1} gains {d*s} less the cost {gamma*r*(s - 1)}, no more than slope 1 exactly for {gamma*r "
        ">= d}. In the example that is {gamma >= 1}; for the shift by {theta}, where {d} is 1 and {r} is "
        "{1/Abs(theta)}, it is {gamma >= W1}, and there the critic's loss is least, {-Abs(theta)}, at "
        "{Eq(psi, sign(theta))}.",
        Every(
            (
                Holds(Equivalent(_d * _s - gamma * _r * (_s - 1) <= _d, gamma * _r >= _d), _s > 1),
                Holds(Equivalent(_gain <= Rational(1, 2), gamma >= 1), _s > 1),
                Holds(Eq(_rectified_loss, _on_shift), game=_rectified),
                Least(_on_shift, {psi: sign(theta)}, -Abs(theta), given=Abs(theta) <= gamma),
            )
        ),
        uses=("seed003-relu-threshold",),
    ),
    Claim(
        "seed003-relu-penalty-cycles",
        "With the penalty of section 12 only a critic short of its optimum makes the Dirac-GAN oscillate",
        SOURCE,
        "section 12",
        "Trained all along, by the gradient flow, the Wasserstein Dirac-GAN with the penalty {gamma*Max(0, Abs(psi) - "
        "1)} converges.",
        Converges(_rectified, methods.gradient_flow(), true),
        expected=Status.REFUTED,
        note="The report lays its oscillation to a critic that was not trained to optimality.",
    ),
    Claim(
        "seed003-relu-penalty-cycles-corrected",
        "With the penalty of section 12 the circles stay",
        SOURCE,
        "section 12, corrected",
        "Where {(psi < 1) & (psi > -1)} the flow keeps {theta**2 + psi**2}; it slides on {Eq(psi, 1)} where "
        "{(theta > 0) & (theta < gamma)} with speed {-1} in {theta}, on {Eq(psi, -1)} in the mirror image, and never "
        "converges.",
        Every(
            (
                Converges(_rectified, methods.gradient_flow(), false),
                Holds(Eq(quantities.field(_rectified).dot([theta, psi]), 0), (psi < 1) & (psi > -1), game=_rectified),
                Slides(_rectified, psi - 1, (theta > 0) & (theta < gamma), ImmutableMatrix([-1, 0])),
                Slides(_rectified, psi + 1, (theta < 0) & (theta > -gamma), ImmutableMatrix([1, 0])),
            )
        ),
        uses=("seed003-relu-penalty-cycles",),
    ),
    Claim(
        "seed003-kantorovich-rubinstein",
        "The best coupling and the best critic give one value",
        SOURCE,
        "section 8",
        "For one third of the mass at 0 and two thirds at 1, against half of it at 1/2 and half at 3, the least mean "
        "distance of a coupling and the largest difference of the means of a 1-Lipschitz critic are both {5/4}.",
        Duality(_thirds, _halves, Rational(5, 4)),
        original=r"W_1(X, Y) = \sup_{\lVert f \rVert_L \le 1} E f(X) - E f(Y)",
        note="Proved for this example, by a coupling and a critic that show each other best.",
    ),
    Claim(
        "seed003-fourier-d2-infinite",
        "The Fourier metric d2 in place of the Wasserstein distance",
        SOURCE,
        "section 13.3",
        "The metric d2 is equivalent to W2, and so finite as W2 is: between the point 0 and the point {theta}, W2 is "
        "{Abs(theta)}, and d2 is infinite nowhere.",
        Every(
            (
                DistanceIs(distances.wasserstein(2), *_points, Abs(theta)),
                Infinite(distances.fourier(2), *_points, false),
            )
        ),
        expected=Status.REFUTED,
        original=r"d_2(P, Q) = \sup_{k \ne 0} \lvert \phi_P(k) - \phi_Q(k) \rvert / \lVert k \rVert^2",
        note="The equivalence is one of laws of equal mean, after Auricchio et al. 2020.",
    ),
    Claim(
        "seed003-fourier-d2-infinite-corrected",
        "The Fourier metrics d1 and d2 where the means differ, and where they agree",
        SOURCE,
        "section 13.3, corrected",
        "d2 is infinite exactly where the means differ: between the points 0 and {theta} for {Ne(theta, 0)}, between "
        "normal laws of means {m} and {theta} for {Ne(m, theta)}. Where they agree it is {Abs(s**2 - sigma**2)/2} for "
        "the standard deviations {s} and {sigma}. d1 is {Abs(theta)} between the points, as W1 is.",
        Every(
            (
                Infinite(distances.fourier(2), *_points, Ne(theta, 0)),
                Infinite(distances.fourier(2), Normal(m, s), Normal(theta, sigma), Ne(m, theta)),
                DistanceIs(distances.fourier(2), Normal(m, s), Normal(m, sigma), Abs(s**2 - sigma**2) / 2),
                DistanceIs(distances.fourier(1), *_points, Abs(theta)),
                DistanceIs(distances.wasserstein(), *_points, Abs(theta)),
            )
        ),
        uses=("seed003-fourier-d2-infinite",),
    ),
    Claim(
        "seed003-fourier-game",
        "The game of the Fourier metric d1, with a frequency as the critic",
        SOURCE,
        "section 13.3, with d1 in place of d2",
        "Between the points 0 and {theta} the squared quotient at the frequency {k} is {(2 - 2*cos(k*theta))/k**2}. "
        "Every frequency {u} is an equilibrium with {Eq(theta, 0)}, where the eigenvalues of the flow are -2 and 0.",
        Every(
            (
                FrequencyGap(*_points, _frequency, 2 - 2 * cos(_frequency * theta)),
                Spectrum(_fourier_game, methods.gradient_flow(), ((-S.One, S.One),)),
            )
        ),
        note="The generator moves to the data and the frequency stays where it is then. The quotient is largest, "
        "{theta**2}, for {k} tending to 0, where no frequency is the best one.",
        uses=("seed003-fourier-d2-infinite-corrected",),
    ),
)
