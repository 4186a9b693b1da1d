"""Letcher, Balduzzi et al. 2019: Hamiltonian games."""

from sympy import Symbol

from symgan import methods
from symgan.literature.statements import Conserved, Every, Hamiltonian
from symgan.records import Claim, Game, Player, Source

SOURCE = Source(
    "letcher2019",
    "A. Letcher, D. Balduzzi, S. Racaniere, J. Martens, J. Foerster, K. Tuyls and T. Graepel",
    2019,
    "Differentiable Game Mechanics",
    "Journal of Machine Learning Research 20(84)",
)

_x, _y, _a, _b = (Symbol(name, real=True) for name in "xyab")
_game = Game(
    "hamiltonian",
    (Player("first", (_x,), _x * (_y - _b)), Player("second", (_y,), -(_x - _a) * _y)),
    equilibrium={_x: _a, _y: _b},
)
_energy = ((_x - _a) ** 2 + (_y - _b) ** 2) / 2

CLAIMS = (
    Claim(
        "sga-helmholtz-hamiltonian",
        "A Hamiltonian game conserves half the square of its field",
        SOURCE,
        "Theorem 4",
        "With the losses {x*(y - b)} and {-(x - a)*y} the Jacobian is antisymmetric everywhere; its transpose times "
        "the "
        "field is the gradient of {((x - a)**2 + (y - b)**2)/2}, which the gradient flow conserves.",
        Every((Hamiltonian(_game, _energy), Conserved(_game, methods.gradient_flow(), _energy))),
        original=r"\nabla H = A^\top \xi,\quad \langle \xi, \nabla H \rangle = 0",
        note="The paper's field has the opposite sign, which changes neither H nor its gradient.",
    ),
)
