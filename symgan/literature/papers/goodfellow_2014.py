"""Goodfellow et al. 2014: the best discriminator, the value of the game there, and where that is least."""

from sympy import Eq, Rational, log, symbols

from symgan import objectives
from symgan.literature.statements import Every, Holds, Least
from symgan.literature.statements.critics import BestOutput, CriticAttains, LeastAtData
from symgan.optimality import p, q
from symgan.records import Claim, Objective, Source

SOURCE = Source(
    "goodfellow2014",
    "I. Goodfellow, J. Pouget-Abadie, M. Mirza, B. Xu, D. Warde-Farley, S. Ozair, A. Courville and Y. Bengio",
    2014,
    "Generative Adversarial Nets",
    "Advances in Neural Information Processing Systems, arXiv:1406.2661",
)

_p1, _p2, _q1, _q2, _d = symbols("p1 p2 q1 q2 d", positive=True)
_pairs = ((_p1, _q1), (_p2, _q2))
_best = sum(p * log(p / (p + q)) + q * log(q / (p + q)) for p, q in _pairs)
# twice the Jensen-Shannon divergence: the divergences of both from their mean
_twice_js = sum(p * log(2 * p / (p + q)) + q * log(2 * q / (p + q)) for p, q in _pairs)
_total = _p1 + _p2 + _q1 + _q2

# with the discriminator's output a probability, as in the paper; the objective of the catalogue has its logit
_probability = Objective(
    "minimax in probabilities",
    generator=lambda real, fake: log(1 - fake),
    critic=lambda real, fake: -log(real) - log(1 - fake),
)
_js = (p * log(2 * p / (p + q)) + q * log(2 * q / (p + q))) / 2

CLAIMS = (
    Claim(
        "gan-jsd-identity",
        "The value at the best discriminator",
        SOURCE,
        "Theorem 1",
        "At a point of weight {p1} in the data and {q1} among the samples {p1*log(d) + q1*log(1 - d)} is largest at "
        "{Eq(d, p1/(p1 + q1))}; on two points the value there is 2 JS less {log(2)} times the weights {p1 + p2 + q1 + "
        "q2}, which add up to 2.",
        Every(
            (
                Least(-(_p1 * log(_d) + _q1 * log(1 - _d)), {_d: _p1 / (_p1 + _q1)}, given=_d < 1),
                Holds(Eq(_best, _twice_js - _total * log(2))),
            )
        ),
        original=r"\max_D V(D, G) = 2\,\mathrm{JS}(p \Vert q) - \log 4",
        note="The paper has any laws; the argument is one for each point.",
    ),
    Claim(
        "gan-best-discriminator",
        "The best discriminator",
        SOURCE,
        "Proposition 1",
        "Where the data have the density p and the samples q, the best discriminator is {p/(p + q)}; in the catalogue, "
        "whose critic is high on samples and gives a logit, {log(q/p)}.",
        Every((BestOutput(_probability, p / (p + q)), BestOutput(objectives.minimax(), log(q / p)))),
        original=r"D^*_G(x) = \frac{p_{data}(x)}{p_{data}(x) + p_g(x)}",
    ),
    Claim(
        "gan-best-value",
        "The value at the best discriminator, for all laws",
        SOURCE,
        "Theorem 1",
        "The best discriminator attains 2 JS less {2*log(2)}, where JS is the mean of the divergences of both laws "
        "from their mean.",
        Every(tuple(CriticAttains(o, 2 * _js - 2 * log(2) * q) for o in (_probability, objectives.minimax()))),
        original=r"C(G) = -\log 4 + 2\,\mathrm{JSD}(p_{data} \Vert p_g)",
        uses=("gan-best-discriminator", "gan-jsd-identity"),
    ),
    Claim(
        "gan-global-minimum",
        "The global minimum of the idealized game",
        SOURCE,
        "Theorem 1",
        "The value at the best discriminator is least where the samples have the law of the data, and nowhere else; it "
        "is {-log(4)} there, and the discriminator says {1/2}.",
        Every((LeastAtData(_probability, -log(4)), BestOutput(_probability, Rational(1, 2), given=Eq(p, q)))),
        original=r"\text{the global minimum is achieved iff } p_g = p_{data}, \text{ where } C(G) = -\log 4",
        uses=("gan-best-value",),
    ),
)
