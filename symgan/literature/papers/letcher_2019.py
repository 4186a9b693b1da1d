"""Letcher, Balduzzi et al. 2019: Hamiltonian games, consensus optimization on a hill, the symplectic adjustment."""

from sympy import Eq, Expr, I, ImmutableMatrix, Ne, S, Symbol, sqrt, true

from symgan import games, methods
from symgan.conventions import Convention
from symgan.literature import quantities
from symgan.literature.statements import (
    CharacteristicPolynomial,
    Conserved,
    Converges,
    DecidingMatrix,
    Every,
    Hamiltonian,
    Holds,
    Least,
    Spectrum,
)
from symgan.notation import delta, epsilon, eta, gamma, h, kappa, lam
from symgan.records import Claim, Game, Player, Source, Status

SOURCE = Source(
    "letcher2019",
    "A. Letcher, D. Balduzzi, S. Racaniere, J. Martens, J. Foerster, K. Tuyls and T. Graepel",
    2019,
    "Differentiable Game Mechanics",
    "Journal of Machine Learning Research 20(84)",
    Convention(opposite_field=True, symbols={gamma: Symbol("lambda", positive=True)}),
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
_p, _q, _w1, _w2, _c1, _c2, _c3 = (Symbol(name, real=True) for name in ("p", "q", "w1", "w2", "c1", "c2", "c3"))
_l, _alpha, _lipschitz = (Symbol(name, positive=True) for name in ("l", "alpha", "L"))
_turn = Symbol("a", real=True, nonzero=True)
_bound = -eta * _alpha + eta**2 * _lipschitz / 2


def _two(p: Expr, q: Expr) -> Game:
    """Two scalar players with the Jacobian [[p, a], [-a, q]] of the paper's xi."""
    first, second = p * _x**2 / 2 + _turn * _x * _y, q * _y**2 / 2 - _turn * _x * _y
    return Game("two players", (Player("first", (_x,), first), Player("second", (_y,), second)), {_x: 0, _y: 0})


def _alignment(game: Game) -> Expr:
    """The product of xi + l A' xi with the gradient J' xi of H, in derived quantities."""
    xi, slope = ImmutableMatrix([_w1, _w2]), -quantities.slope(game)
    turning = (slope - slope.T) / 2
    return ((xi + _l * turning.T * xi).T * slope.T * xi)[0]


_sheared, _round = _two(_p, _q), _two(_p, _p)
_product = (_p + _l * _turn**2) * _w1**2 + (_q + _l * _turn**2) * _w2**2 + _l * _turn * (_q - _p) * _w1 * _w2
_even = (_p + _l * _turn**2) * (_w1**2 + _w2**2)
_quadric = _c1 * _w1**2 + _c2 * _w1 * _w2 + _c3 * _w2**2
_square = (2 * _c1 * _w1 + _c2 * _w2) ** 2 + (4 * _c1 * _c3 - _c2**2) * _w2**2
_shared = Game("shared", (Player("first", (_x,), _x * _y), Player("second", (_y,), _x * _y)), {_x: 0, _y: 0})
_shared_form = (ImmutableMatrix([[_w1, _w2]]) * quantities.slope(_shared) * ImmutableMatrix([_w1, _w2]))[0]
_planar = games.quadratic()
_j11, _j12, _j21, _j22 = (Symbol(f"a{i}{j}", real=True) for i in (1, 2) for j in (1, 2))
_s1, _s2 = Symbol("s_1", real=True), Symbol("s_2", real=True)
_unstable = Game(
    "unstable",
    (
        Player("first", (_x,), -epsilon * _x**2 / 2 - _x * _y),
        Player("second", (_y,), -epsilon * _y**2 / 2 + _x * _y),
    ),
    equilibrium={_x: 0, _y: 0},
)
_pair = Game(
    "two scalar players",
    (Player("first", (_x,), _s1 * _x**2 / 2 + _a * _x * _y), Player("second", (_y,), _s2 * _y**2 / 2 - _a * _x * _y)),
    equilibrium={_x: 0, _y: 0},
)
_xi = ImmutableMatrix([[_s1, _a], [-_a, _s2]])  # the Jacobian of the paper's field, of opposite sign
_antisymmetric = ImmutableMatrix([[0, _a], [-_a, 0]])
_one = ImmutableMatrix.eye(2)

CLAIMS = (
    Claim(
        "sga-helmholtz-hamiltonian",
        "A Hamiltonian game conserves half the square of its field",
        SOURCE,
        "Theorem 4",
        "With the losses {x*(y - b)} and {-(x - a)*y} the Jacobian is antisymmetric everywhere; its transpose times "
        "the field is the gradient of {((x - a)**2 + (y - b)**2)/2}, which the gradient flow conserves.",
        Every((Hamiltonian(_game, _energy), Conserved(_game, methods.gradient_flow(), _energy))),
        original=r"\nabla H = A^\top \xi,\quad \langle \xi, \nabla H \rangle = 0",
        note="The paper's field has the opposite sign, which changes neither H nor its gradient.",
    ),
    Claim(
        "sga-conopt-global-max",
        "Consensus optimization is drawn to a maximum",
        SOURCE,
        "Example 8",
        "Where both players have the loss {-kappa*(x**2 + y**2)/2}, consensus optimization of weight {gamma} "
        "converges to the global maximum unless {gamma < 1/kappa}.",
        Converges(_hill, methods.consensus(gamma), gamma * kappa >= 1),
        expected=Status.REFUTED,
        note="At {Eq(gamma, 1/kappa)} the adjusted field vanishes identically, and no run moves.",
    ),
    Claim(
        "sga-conopt-global-max-corrected",
        "Consensus optimization is drawn to a maximum",
        SOURCE,
        "Example 8, corrected",
        "Where both players have the loss {-kappa*(x**2 + y**2)/2}, consensus optimization of weight {gamma} "
        "converges to the global maximum exactly when {gamma > 1/kappa}.",
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
    Claim(
        "sga-thm7-angle",
        "The adjusted field does not oppose the gradient of H",
        SOURCE,
        "Theorem 7",
        "For two scalar players, in coordinates in which the symmetric part of the Jacobian is diagonal with entries "
        "{p >= 0} and {q >= 0}, the antisymmetric part being {a != 0}: the product of xi + l A' xi with the gradient "
        "of H is {p*w1**2 + q*w2**2 + l*a**2*(w1**2 + w2**2) + l*a*(q - p)*w1*w2} for xi with the components {w1} and "
        "{w2}, and not negative for {l*Abs(p - q) <= 4}.",
        Every(
            (
                Holds(Eq(_alignment(_sheared), _product), game=_sheared),
                Holds(
                    _quadric >= 0,
                    (_p >= 0) & (_q >= 0) & (_l * (_p - _q) <= 4) & (_l * (_q - _p) <= 4),
                    where={_c1: _p + _l * _turn**2, _c2: _l * _turn * (_q - _p), _c3: _q + _l * _turn**2},
                    lemmas=(_c1 > 0, 4 * _c1 * _c3 - _c2**2 >= 0, Eq(4 * _c1 * _quadric, _square)),
                ),
            )
        ),
        original=r"0 < \lambda < 4/\kappa \Rightarrow \langle \xi_\lambda, \nabla H \rangle \ge 0,\quad "
        r"\kappa = \sigma_{\max} - \sigma_{\min}",
        note="The paper's xi is minus the field. A rotation of the plane makes the symmetric part diagonal and "
        "changes neither A nor the product. Shown in dimension two.",
    ),
    Claim(
        "sga-lemma6",
        "Where the parts commute every weight is aligned",
        SOURCE,
        "Lemma 6",
        "For two scalar players whose symmetric part is {p >= 0} times the identity, the product of xi + l A' xi with "
        "the gradient of H is {(p + l*a**2)*(w1**2 + w2**2)}, for no {l >= 0} negative.",
        Every(
            (
                Holds(Eq(_alignment(_round), _even), game=_round),
                Holds(_even >= 0, _p >= 0),
            )
        ),
        original=r"\langle \xi_\lambda, \nabla H \rangle = \xi^\top S \xi + \lambda \lVert A^\top \xi \rVert^2",
        note="In the plane the parts commute only if the symmetric one is a multiple of the identity.",
        uses=("sga-thm7-angle",),
    ),
    Claim(
        "sga-def4-inclusion",
        "Strict saddles and unstable fixed points",
        SOURCE,
        "Definition 4",
        "Strict saddles, where the Jacobian of xi has an eigenvalue with negative real part, are unstable, which "
        "means that this Jacobian is negative definite: so it is where both players minimize {x*y}, with the "
        "eigenvalues {0 ± 1}.",
        Every(
            (
                Spectrum(_shared, methods.gradient_flow(), ((S.Zero, S.One),)),
                Holds(-_shared_form < 0, Ne(_w1**2 + _w2**2, 0), game=_shared),
            )
        ),
        expected=Status.REFUTED,
        note="The game is the paper's own Example 3.",
    ),
    Claim(
        "sga-def4-inclusion-corrected",
        "Unstable fixed points are strict saddles",
        SOURCE,
        "Definition 4, corrected",
        "The inclusion goes the other way: if the Jacobian A of two scalar players has a negative definite symmetric "
        "part, {a11 < 0} and {4*a11*a22 > (a12 + a21)**2}, every eigenvalue has a negative real part.",
        Converges(
            _planar,
            methods.gradient_flow(),
            true,
            given=(_j11 < 0) & (4 * _j11 * _j22 > (_j12 + _j21) ** 2),
        ),
        uses=("sga-def4-inclusion",),
    ),
    Claim(
        "sga-thm15-misprint",
        "The best step along an aligned direction",
        SOURCE,
        "Theorem 15, last line of the proof",
        "With {alpha} the cosine of the angle to the gradient, the bound {-eta*alpha + eta**2*L/2} on the change of "
        "the function is least with {-alpha**2*L/2}, at {Eq(eta, alpha/L)}.",
        Least(_bound, {eta: _alpha / _lipschitz}, -(_alpha**2) / 2 * _lipschitz),
        expected=Status.REFUTED,
        note="A misprint: the theorem itself is right.",
    ),
    Claim(
        "sga-thm15-misprint-corrected",
        "The best step along an aligned direction, with the fraction restored",
        SOURCE,
        "Theorem 15, corrected",
        "The bound {-eta*alpha + eta**2*L/2} is least at {Eq(eta, alpha/L)}, with {-alpha**2/(2*L)}.",
        Least(_bound, {eta: _alpha / _lipschitz}, -(_alpha**2) / (2 * _lipschitz)),
        uses=("sga-thm15-misprint",),
    ),
    Claim(
        "sga-unstable-attraction",
        "A large adjustment is drawn to an unstable point",
        SOURCE,
        "Example 9",
        "With the losses {-epsilon*x**2/2 - x*y} and {-epsilon*y**2/2 + x*y} the flow of the adjusted field converges "
        "to the unstable origin exactly when the weight {delta} exceeds {epsilon}.",
        Converges(_unstable, methods.symplectic_gradient_adjustment(), delta > epsilon),
        original=r"\xi_\lambda = (\lambda - \epsilon)(x, y)^\top + (1 + \epsilon\lambda)(-y, x)^\top",
    ),
    Claim(
        "sga-thm10-two-scalar-players",
        "Between two scalar players no adjustment is too large",
        SOURCE,
        "Theorem 10, for two scalar players",
        "The adjusted flow has trace {-(s_1 + s_2 + 2*delta*a**2)} and determinant {(1 + delta**2*a**2)*(s_1*s_2 + "
        "a**2)}: where the plain flow converges it does so for every weight {delta}.",
        Every(
            (
                CharacteristicPolynomial(
                    _pair,
                    methods.symplectic_gradient_adjustment(),
                    lam**2 + (_s1 + _s2 + 2 * delta * _a**2) * lam + (1 + delta**2 * _a**2) * (_s1 * _s2 + _a**2),
                ),
                Converges(
                    _pair,
                    methods.symplectic_gradient_adjustment(),
                    true,
                    given=(_s1 + _s2 > 0) & (_s1 * _s2 + _a**2 > 0),
                ),
            )
        ),
        note="The bound of the theorem on the weight is sufficient; two scalar players never need it.",
    ),
    Claim(
        "sga-thm17-wrong-operator",
        "The step of the symplectic gradient adjustment",
        SOURCE,
        "Theorem 17, proof",
        "The step of size h and weight {delta} is w less h times (1 less h J) times the gradients.",
        DecidingMatrix(_pair, methods.symplectic_gradient_adjustment(delta, h), _one - h * (_one - h * _xi) * _xi),
        expected=Status.REFUTED,
        original=r"F = w - \alpha(I - \alpha J)\xi",
        note="This is a step that looks ahead, as extragradient does.",
    ),
    Claim(
        "sga-thm17-wrong-operator-corrected",
        "The step of the symplectic gradient adjustment",
        SOURCE,
        "Theorem 17, proof, corrected",
        "The step of size h and weight {delta} is w less h times (1 plus {delta} times the transposed antisymmetric "
        "part of J) times the gradients.",
        DecidingMatrix(
            _pair,
            methods.symplectic_gradient_adjustment(delta, h),
            (_one - h * (_one + delta * _antisymmetric.T) * _xi),
        ),
        original=r"F = w - \alpha(I + \lambda A^\top)\xi",
        uses=("sga-thm17-wrong-operator",),
    ),
)
