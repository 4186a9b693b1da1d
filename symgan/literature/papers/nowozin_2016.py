"""Nowozin, Cseke and Tomioka 2016: the f-GANs at their best critics, and on the Dirac and the Gaussian models."""

from sympy import I, S, exp, log, sqrt, true

from symgan import distances, methods, models, objectives
from symgan.adversarial import dirac_gan, gan
from symgan.laws import Normal
from symgan.literature.statements import Conserved, Converges, Every, Rests, Spectrum
from symgan.literature.statements.critics import BestOutput, CriticAttains, GeneratorDescends, LeastAtData
from symgan.literature.statements.distances import DistanceIs
from symgan.notation import psi, s, theta
from symgan.optimality import p, q
from symgan.records import Claim, Source

SOURCE = Source(
    "nowozin2016",
    "S. Nowozin, B. Cseke and R. Tomioka",
    2016,
    "f-GAN: Training Generative Neural Samplers using Variational Divergence Minimization",
    "Advances in Neural Information Processing Systems, arXiv:1606.00709",
)

# each objective, the slope of its losses in the critic's output on fake, and the curvature of the critic's loss, at 0
_family = (
    (objectives.kl(), exp(-1), exp(-1)),
    (objectives.reverse_kl(), S.One, S.One),
    (objectives.pearson(), S.One, S.Half),
    (objectives.hellinger(), S.One, S(2)),
    (objectives.jensen_shannon(), S.Half, S.Half),
)
_shifted = [(gan(o, models.gaussian_shift()), slope, bend * s**2 / 2) for o, slope, bend in _family]
_biased = gan(objectives.kl(), models.dirac_bias())
_place, _slope, _bias = _biased.params
_note = "The objectives are the paper's; their analysis on this model is not in the paper."

# each objective, the best output of its critic, and the divergence of the data from the samples
_attained = (
    (objectives.kl(), 1 + log(p / q), p * log(p / q)),
    (objectives.reverse_kl(), log(p / q), q * log(q / p)),
    (objectives.pearson(), 2 * (p / q - 1), (p - q) ** 2 / q),
    (objectives.hellinger(), log(p / q) / 2, (sqrt(p) - sqrt(q)) ** 2),
    (objectives.jensen_shannon(), log(p / q), p * log(2 * p / (p + q)) + q * log(2 * q / (p + q))),
)

CLAIMS = (
    Claim(
        "fgan-dirac-eigs",
        "Every f-GAN turns on the Dirac model",
        SOURCE,
        "",
        "On the Dirac model the eigenvalues are {0 ± I*exp(-1)} for the Kullback-Leibler divergence, {0 ± I/2} for "
        "Jensen-Shannon, and {0 ± I} for the reverse Kullback-Leibler, the Pearson and the Hellinger divergence.",
        Every(
            tuple(Spectrum(dirac_gan(o), methods.gradient_flow(), ((S.Zero, I * slope),)) for o, slope, _ in _family)
        ),
        note=_note,
        uses=("dirac-center-eigs",),
    ),
    Claim(
        "fgan-dirac-circle",
        "Every f-GAN runs in circles on the Dirac model",
        SOURCE,
        "",
        "Whatever the divergence, {theta**2 + psi**2} is constant along every run on the Dirac model.",
        Every(tuple(Conserved(dirac_gan(o), methods.gradient_flow(), theta**2 + psi**2) for o, _, _ in _family)),
        note=_note,
        uses=("fgan-dirac-eigs", "dirac-circle-invariant"),
    ),
    Claim(
        "fgan-gaussian-eigs",
        "The curvature of the divergence damps on data with a spread",
        SOURCE,
        "",
        "Between normal laws of deviation {s}, with a linear critic, the eigenvalues are {-k*s**2/2 ± sqrt(k**2*s**4/4 "
        "- a**2)}, where {a} and {k} are {exp(-1)} and {exp(-1)} for the Kullback-Leibler divergence, 1 and 1 for the "
        "reverse one, 1 and {1/2} for Pearson, 1 and 2 for Hellinger, {1/2} and {1/2} for Jensen-Shannon.",
        Every(
            tuple(
                Spectrum(game, methods.gradient_flow(), ((-damping, sqrt(damping**2 - slope**2)),))
                for game, slope, damping in _shifted
            )
        ),
        note=_note,
        uses=("fgan-dirac-eigs", "nk-general-jacobian-lq"),
    ),
    Claim(
        "fgan-gaussian-converges",
        "Every f-GAN converges on data with a spread",
        SOURCE,
        "",
        "Between normal laws with a linear critic the gradient flow of every one of the five f-GANs is locally "
        "convergent, for every deviation {s}.",
        Every(tuple(Converges(game, methods.gradient_flow(), true) for game, _, _ in _shifted)),
        note=_note,
        uses=("fgan-gaussian-eigs",),
    ),
    Claim(
        "fgan-kl-constant",
        "The best constant output of the critic",
        SOURCE,
        "",
        "Where data and samples are the same the Kullback-Leibler critic rests at the output 1: with a bias {b}, the "
        "point {Eq(theta, 0)}, {Eq(psi, 0)}, {Eq(b, 1)} is an equilibrium of the Dirac model.",
        Rests(_biased, {_place: S.Zero, _slope: S.Zero, _bias: S.One}),
        note=_note,
    ),
    Claim(
        "fgan-best-critic",
        "The best critic of each f-GAN",
        SOURCE,
        "",
        "Against data of density p and samples of density q the best output of the critic, before the activation, is "
        "{1 + log(p/q)} for the Kullback-Leibler divergence, {2*(p/q - 1)} for Pearson, {log(p/q)/2} for Hellinger, "
        "and {log(p/q)} for the reverse Kullback-Leibler and the Jensen-Shannon divergence.",
        Every(tuple(BestOutput(o, output) for o, output, _ in _attained)),
        uses=("gan-best-discriminator",),
    ),
    Claim(
        "fgan-attains-divergence",
        "The critic of each f-GAN attains its divergence",
        SOURCE,
        "",
        "The best critic attains the integral of {p*log(p/q)}, of {q*log(q/p)}, of {(p - q)**2/q}, of {(sqrt(p) - "
        "sqrt(q))**2}, and twice the Jensen-Shannon divergence, for the five objectives.",
        Every(tuple(CriticAttains(o, integrand) for o, _, integrand in _attained)),
        original=r"D_f(P \Vert Q) = \sup_T \mathbb{E}_P[T] - \mathbb{E}_Q[f^*(T)]",
        uses=("fgan-best-critic",),
    ),
    Claim(
        "fgan-generator-descends",
        "With the best critic held, each generator follows the gradient of the divergence",
        SOURCE,
        "",
        "While the best critic stays, the generator of each of the five follows the gradient of the divergence that "
        "the critic attains, though its own loss has lost the term on data; and the divergence is 0 at equal laws, "
        "and only there.",
        Every(
            tuple(GeneratorDescends(o, integrand) for o, _, integrand in _attained)
            + tuple(LeastAtData(o, S.Zero) for o, _, _ in _attained)
        ),
        uses=("fgan-attains-divergence",),
    ),
    Claim(
        "fgan-divergences-of-normal-laws",
        "The divergences of the table on two normal laws",
        SOURCE,
        "",
        "Between the normal laws of mean 0 and {theta} and standard deviation 1 both KL are {theta**2/2}, Pearson's "
        "divergence is {exp(theta**2) - 1} and the squared Hellinger distance {2 - 2*exp(-theta**2/8)}.",
        Every(
            tuple(
                DistanceIs(definition, Normal(), Normal(theta, 1), value)
                for definition, value in (
                    (distances.kl(), theta**2 / 2),
                    (distances.reverse_kl(), theta**2 / 2),
                    (distances.pearson(), exp(theta**2) - 1),
                    (distances.hellinger(), 2 - 2 * exp(-(theta**2) / 8)),
                )
            )
        ),
        note="The divergences are the paper's; their values on these laws are not in the paper.",
    ),
)
