"""Goodfellow et al. 2014: the value of the game at the best discriminator, for laws on two points."""

from sympy import Eq, log, symbols

from symgan.literature.statements import Every, Holds, Least
from symgan.records import Claim, Source

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
)
