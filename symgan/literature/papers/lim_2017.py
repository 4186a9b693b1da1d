"""Lim and Ye 2017: the hinge losses, and the total variation that their best critic attains."""

from sympy import Abs, Integer, Ne, sign

from symgan import objectives
from symgan.literature.statements import Every
from symgan.literature.statements.critics import BestOutput, CriticAttains, GeneratorDescends, LeastAtData
from symgan.optimality import p, q
from symgan.records import Claim, Source

SOURCE = Source("lim2017", "J. H. Lim and J. C. Ye", 2017, "Geometric GAN", "arXiv:1705.02894")

_hinge = objectives.hinge()

CLAIMS = (
    Claim(
        "hinge-total-variation",
        "The hinge critic attains the total variation",
        SOURCE,
        "",
        "Where the densities differ the best output is {sign(p - q)}, and the best critic attains twice the total "
        "variation, the integral of {Abs(p - q)/2}, less 2. That is least, {-2}, at equal laws alone; and the "
        "generator, while the critic stays, follows the gradient of twice the total variation.",
        Every(
            (
                BestOutput(_hinge, sign(p - q), given=Ne(p, q)),
                CriticAttains(_hinge, Abs(p - q) - 2 * q),
                LeastAtData(_hinge, Integer(-2)),
                GeneratorDescends(_hinge, Abs(p - q)),
            )
        ),
        note="The losses are the paper's; the total variation is said of them in later papers.",
    ),
)
