"""Letcher, Balduzzi et al. 2019, Differentiable Game Mechanics: the symplectic gradient adjustment."""

from sympy import ImmutableMatrix, S, Symbol, symbols, true

from symgan import methods
from symgan.literature.papers.letcher_2019 import SOURCE
from symgan.literature.statements import CharacteristicPolynomial, Converges, DecidingMatrix, Every
from symgan.notation import delta, epsilon, h, lam
from symgan.records import Claim, Game, Player, Status

_x, _y, _a = symbols("x y a", real=True)
_s1, _s2 = symbols("s_1 s_2", real=True)
_alpha = Symbol("alpha", positive=True)
_hill = Game(
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
        "sga-unstable-attraction",
        "A large adjustment is drawn to an unstable point",
        SOURCE,
        "Example 9",
        "With the losses {-epsilon*x**2/2 - x*y} and {-epsilon*y**2/2 + x*y} the flow of the adjusted field "
        "converges to "
        "the unstable origin exactly when the weight {delta} exceeds {epsilon}.",
        Converges(_hill, methods.symplectic_gradient_adjustment(), delta > epsilon),
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
            (_one - h * (_one + delta * _antisymmetric.T) * _xi).applyfunc(lambda e: e + S.Zero),
        ),
        original=r"F = w - \alpha(I + \lambda A^\top)\xi",
        uses=("sga-thm17-wrong-operator",),
    ),
)
