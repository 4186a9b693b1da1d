"""Arjovsky, Chintala and Bottou 2017: the Wasserstein GAN, its weights clipped, and its critic without a bound."""

from sympy import Abs, Eq, Expr, Max, Min, Ne, Piecewise, Symbol, log, sqrt

from symgan import distances, methods, objectives, regularizers
from symgan.adversarial import dirac_gan
from symgan.laws import Dirac, Uniform
from symgan.literature.statements import Every, Holds, NoRunConverges
from symgan.literature.statements.critics import NoBestOutput
from symgan.literature.statements.distances import DistanceIs, Infinite
from symgan.literature.statements.starts import ConvergingStarts, StepTakes
from symgan.notation import c_d, h, h_d, h_g, psi, theta
from symgan.optimality import p, q
from symgan.records import Claim, Source

SOURCE = Source(
    "arjovsky2017",
    "M. Arjovsky, S. Chintala and L. Bottou",
    2017,
    "Wasserstein Generative Adversarial Networks",
    "International Conference on Machine Learning, arXiv:1701.07875",
)

_game = dirac_gan(objectives.wasserstein()).with_(regularizers.wgan_clip())

# n steps of a player are one of n times the size, since the other one waits: see clip-steps-join
_large = methods.alternating((h_g, h_d), 1, 1)
_slope = (h_g + sqrt(h_g * (h_d * h_g - 4) / h_d)) / 2  # of the stable line, theta by psi
_moved, _move = Symbol("u", real=True), Symbol("v", real=True)
_beside = {theta: h_g * psi + c_d * _slope, psi: psi}


def _clip(weight: Expr) -> Expr:
    return Max(-c_d, Min(c_d, weight))


_lines = (Dirac(0), Uniform()), (Dirac(theta), Uniform())

CLAIMS = (
    Claim(
        "clip-alternating-no-run",
        "No alternating run with clipped weights converges",
        SOURCE,
        "",
        "Where {h**2 < 4} no run with one alternating step of each player converges to the data, unless it starts "
        "there.",
        NoRunConverges(_game, methods.alternating(h, 1, 1), h**2 < 4),
        note="Stated for the Dirac model by Mescheder, Geiger and Nowozin 2018, for all starts but a set of "
        "measure zero.",
        uses=("dirac-wgan-clip-altgd",),
    ),
    Claim(
        "clip-two-critic-steps-no-run",
        "Nor does one with two steps of the critic",
        SOURCE,
        "",
        "Where {2*h**2 < 4} no run with two steps of the critic to one of the generator converges to the data, unless "
        "it starts there.",
        NoRunConverges(_game, methods.alternating(h, 1, 2), 2 * h**2 < 4),
        uses=("dirac-wgan-clip-altgd",),
    ),
    Claim(
        "clip-simultaneous-no-run",
        "No simultaneous run with clipped weights converges",
        SOURCE,
        "",
        "No run of simultaneous steps with clipped weights converges to the data, for any step size, unless it starts "
        "there.",
        NoRunConverges(_game, methods.simultaneous(h)),
        uses=("dirac-wgan-clip-altgd",),
    ),
    Claim(
        "clip-steps-join",
        "Several clipped steps of the critic are one clipped step",
        SOURCE,
        "",
        "From a weight {psi} within the bounds a clipped move by {u}, and then one by {v} to the same side, lead where "
        "a single clipped move by {u + v} leads: {n_d} steps of size {h} are one step of size {Eq(h_d, n_d*h)}.",
        Holds(
            Eq(_clip(_clip(psi + _moved) + _move), _clip(psi + _moved + _move)),
            (_moved * _move >= 0) & (psi <= c_d) & (psi >= -c_d),
        ),
        note="The generator waits meanwhile, so that all moves of a turn go to the same side. Not in the paper.",
    ),
    Claim(
        "clip-converging-starts",
        "Which alternating runs with clipped weights converge: those that come onto one segment",
        SOURCE,
        "",
        "With steps of sizes {h_g} and {h_d} and {h_d*h_g > 4} a run converges exactly if it comes onto the segment "
        "through the data that ends where {Eq(psi, c_d)} and "
        "{Eq(2*h_d*theta, c_d*(h_d*h_g + sqrt(h_d*h_g*(h_d*h_g - 4))))}; the starts that come there have measure zero.",
        ConvergingStarts(_game, _large, {theta: c_d * _slope, psi: c_d}, h_d * h_g > 4),
        note="What 'does generally not converge' means for clipped weights where the steps are large; where "
        "{n_d*n_g*h**2 < 4} no run converges at all.",
        uses=("clip-steps-join", "clip-alternating-no-run", "dirac-wgan-clip-altgd"),
    ),
    Claim(
        "clip-brings-runs-back",
        "The converging starts are more than a line",
        SOURCE,
        "",
        "With {h_d*h_g > 4} one step takes every start with {(psi <= c_d) & (psi >= -c_d)} and "
        "{Eq(2*h_d*(theta - h_g*psi), c_d*(h_d*h_g + sqrt(h_d*h_g*(h_d*h_g - 4))))} to the end of the segment on which "
        "runs converge, since the critic's weight is clipped there.",
        StepTakes(
            _game, _large, _beside, {theta: c_d * _slope, psi: c_d}, (h_d * h_g > 4) & (psi <= c_d) & (psi >= -c_d)
        ),
        note="These starts are a segment beside the stable line. Not in the paper.",
        uses=("clip-converging-starts",),
    ),
    Claim(
        "wgan-no-best-critic",
        "Without its constraint the Wasserstein critic has no best output",
        SOURCE,
        "",
        "At a point of densities p and q the loss of the unconstrained critic is linear in its output, of slope {p - "
        "q}: where they differ no output is the best.",
        NoBestOutput(objectives.wasserstein(), p - q),
        note="The critic is high on samples here. A bound on its slope ties the points together; no point is best "
        "by itself then.",
    ),
    Claim(
        "wgan-parallel-lines",
        "The distances of two parallel lines",
        SOURCE,
        "",
        "Between (0, Z) and ({theta}, Z), with Z uniform on (0, 1), W1 is {Abs(theta)}; where {Ne(theta, 0)} JS is "
        "{log(2)}, both KL are infinite, and the total variation is 1; where {Eq(theta, 0)} all are 0.",
        Every(
            (
                DistanceIs(distances.wasserstein(), *_lines, Abs(theta)),
                DistanceIs(distances.jensen_shannon(), *_lines, Piecewise((0, Eq(theta, 0)), (log(2), True))),
                Infinite(distances.kl(), *_lines, Ne(theta, 0)),
                Infinite(distances.reverse_kl(), *_lines, Ne(theta, 0)),
                DistanceIs(distances.total_variation(), *_lines, Piecewise((0, Eq(theta, 0)), (1, True))),
            )
        ),
    ),
)
