"""Letcher, Balduzzi et al. 2019: Hamiltonian games, and what consensus optimization does on a hill."""

from sympy import I, S, Symbol, sqrt

from symgan import games, methods
from symgan.literature.statements import Conserved, Converges, Every, Hamiltonian, Spectrum
from symgan.notation import gamma, h, kappa
from symgan.records import Claim, Game, Player, Source, Status

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
_four = games.quadratic([[(j > i) - (j < i) for j in range(4)] for i in range(4)])
_loss = -kappa * (_x**2 + _y**2) / 2
_hill = Game("hill", (Player("first", (_x,), _loss), Player("second", (_y,), _loss)), equilibrium={_x: 0, _y: 0})

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
    Claim(
        "sga-conopt-global-max",
        "Consensus optimization is drawn to a maximum",
        SOURCE,
        "Example 8",
        "Where both players have the loss {-kappa*(x**2 + y**2)/2}, consensus optimization of weight {gamma} converges "
        "to the global maximum unless {gamma < 1/kappa}.",
        Converges(_hill, methods.consensus(gamma), gamma * kappa >= 1),
        expected=Status.REFUTED,
        note="At {Eq(gamma, 1/kappa)} the adjusted field vanishes identically, and no run moves.",
    ),
    Claim(
        "sga-conopt-global-max-corrected",
        "Consensus optimization is drawn to a maximum",
        SOURCE,
        "Example 8, corrected",
        "Where both players have the loss {-kappa*(x**2 + y**2)/2}, consensus optimization of weight {gamma} converges "
        "to the global maximum exactly when {gamma > 1/kappa}.",
        Converges(_hill, methods.consensus(gamma), gamma * kappa > 1),
        uses=("sga-conopt-global-max",),
    ),
    Claim(
        "sga2019-fourplayer-omd",
        "How large a step optimism allows among four players",
        SOURCE,
        "section 4.2",
        "In the game of four players in which each pair plays a bilinear game of strength one, the field has the "
        "eigenvalues {0 ± I*(sqrt(2) + 1)} and {0 ± I*(sqrt(2) - 1)}, and optimistic gradient descent converges "
        "exactly when {h < (sqrt(2) - 1)/sqrt(3)}.",
        Every(
            (
                Spectrum(_four, methods.gradient_flow(), ((S.Zero, I * (sqrt(2) + 1)), (S.Zero, I * (sqrt(2) - 1)))),
                Converges(_four, methods.optimistic(), h < (sqrt(2) - 1) / sqrt(3)),
            )
        ),
        note="The paper prints that it diverges for learning rates beyond 0.22, found on a grid with a small damping.",
    ),
)
