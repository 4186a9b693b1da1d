"""Arjovsky and Bottou 2017: what the non-saturating generator descends at the best discriminator."""

from sympy import Eq, log, symbols, true

from symgan import objectives
from symgan.literature import quantities
from symgan.literature.statements import Every, Holds
from symgan.literature.statements.critics import DescentConvex, GeneratorDescends
from symgan.optimality import p, q
from symgan.records import Claim, Game, Player, Source

SOURCE = Source(
    "arjovsky2017principled",
    "M. Arjovsky and L. Bottou",
    2017,
    "Towards Principled Methods for Training Generative Adversarial Networks",
    "International Conference on Learning Representations, arXiv:1701.04862",
)

_p, _q = symbols("p1 p2", positive=True), symbols("q1 q2", positive=True)
_t, _u = symbols("t1 t2", positive=True), symbols("u1 u2", positive=True)
# the discriminator is the best one against the weights q, and stays where it is
_frozen = sum(-t * log(p / (p + q)) for p, q, t in zip(_p, _q, _t, strict=True))
_kl = sum(u * log(u / p) for p, u in zip(_p, _u, strict=True))
_twice_js = sum(p * log(2 * p / (p + u)) + u * log(2 * u / (p + u)) for p, u in zip(_p, _u, strict=True))
_game = Game("two losses", (Player("non-saturating", _t, _frozen), Player("divergences", _u, _kl - _twice_js)))
_v = quantities.field(_game)

_reverse = q * log(q / p)
_js_twice = p * log(2 * p / (p + q)) + q * log(2 * q / (p + q))

CLAIMS = (
    Claim(
        "arjovsky-bottou-ns-gradient",
        "What the non-saturating generator descends",
        SOURCE,
        "Theorem 2.5",
        "For laws on two points, as weight is moved from one sample point to the other, the non-saturating loss at "
        "the best discriminator has the slope of the divergence KL less twice that of JS.",
        Holds(
            Eq(_v[0] - _v[1], _v[2] - _v[3]),
            game=_game,
            point=dict(zip((*_t, *_u), (*_q, *_q), strict=True)),
        ),
        original=r"\mathbb{E}_z[-\nabla_\theta \log D^*(g_\theta(z))] = "
        r"\nabla_\theta [\mathrm{KL}(q_\theta \Vert p) - 2\,\mathrm{JSD}(q_\theta \Vert p)]",
        note="With JS the mean of the two divergences from the mean law.",
        uses=("gan-jsd-identity",),
    ),
    Claim(
        "arjovsky-bottou-any-laws",
        "What the non-saturating generator descends, for all laws",
        SOURCE,
        "Theorem 2.5",
        "While the best critic stays, the non-saturating generator follows the gradient of the reverse "
        "Kullback-Leibler divergence less 2 JS; the saturating one that of 2 JS.",
        Every(
            (
                GeneratorDescends(objectives.non_saturating(), _reverse - _js_twice),
                GeneratorDescends(objectives.minimax(), _js_twice),
            )
        ),
        original=r"\mathbb{E}_z[-\nabla_\theta \log D^*(g_\theta(z))] = "
        r"\nabla_\theta [\mathrm{KL}(q_\theta \Vert p) - 2\,\mathrm{JSD}(q_\theta \Vert p)]",
        note="For densities that are positive at the same points.",
        uses=("arjovsky-bottou-ns-gradient", "gan-best-value"),
    ),
    Claim(
        "arjovsky-bottou-difference-is-convex",
        "The difference of the two divergences is a divergence",
        SOURCE,
        "",
        "The minus sign before JS pushes no law away from the data: the difference is an f-divergence itself, whose "
        "function of p/q is convex everywhere.",
        DescentConvex(objectives.non_saturating(), true),
        note="The paper has the sign push the laws apart, which is true of that term alone.",
        uses=("arjovsky-bottou-any-laws",),
    ),
)
