"""Daskalakis and Panageas 2018: limit points of optimistic gradient descent, and one that is no Nash equilibrium."""

from sympy import Rational, Symbol, true

from symgan import games, methods
from symgan.conventions import Convention
from symgan.literature.statements import CharacteristicPolynomial, Converges, Every, NoNash
from symgan.notation import h, lam
from symgan.records import Claim, Source

SOURCE = Source(
    "daskalakis2018limit",
    "C. Daskalakis and I. Panageas",
    2018,
    "The Limit Points of (Optimistic) Gradient Descent in Min-Max Optimization",
    "Advances in Neural Information Processing Systems, arXiv:1807.03907",
    Convention(symbols={h: Symbol("alpha", positive=True)}),
)

_a11, _a12, _a21, _a22 = (Symbol(f"a{i}{j}", real=True) for i in (1, 2) for j in (1, 2))
_trace, _determinant = _a11 + _a22, _a11 * _a22 - _a12 * _a21
_field, _still = h * (2 * lam - 1), lam**2 - lam
_game = games.quadratic([[Rational(1, 4), -Rational(3, 5)], [Rational(3, 5), -1]])

CLAIMS = (
    Claim(
        "dp2018-ogda-polynomial",
        "Optimistic gradient descent, eigenvalue by eigenvalue",
        SOURCE,
        "",
        "Every eigenvalue m of the field's Jacobian gives optimistic gradient descent the two roots of {lam**2 - (1 + "
        "2*h*m)*lam + h*m}.",
        CharacteristicPolynomial(
            games.quadratic(),
            methods.optimistic(),
            _still**2 - _still * _field * _trace + _field**2 * _determinant,
        ),
        note="Stated as the product over the two eigenvalues of a planar game, written in trace and determinant.",
    ),
    Claim(
        "dp2018-gda-stable-not-nash",
        "A stable point that is no local Nash equilibrium",
        SOURCE,
        "",
        "With {-x**2/8 - y**2/2 + 6*x*y/10}, minimized in x and maximized in y, the flow has the polynomial {lam**2 + "
        "3*lam/4 + 11/100} and converges to the origin, where the first player's loss curves downward.",
        Every(
            (
                CharacteristicPolynomial(
                    _game, methods.gradient_flow(), lam**2 + Rational(3, 4) * lam + Rational(11, 100)
                ),
                Converges(_game, methods.gradient_flow(), true),
                NoNash(_game, 0),
            )
        ),
        note="What the paper calls a local min-max point is a local Nash equilibrium. In the sense of Jin, Netrapalli "
        "and Jordan (2020) this point is a strict local minimax point.",
    ),
)
