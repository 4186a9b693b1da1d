"""The Dirac-GAN in d dimensions with a gradient penalty: every block of its Jacobian is a multiple of the identity.

The eigenvectors of an eigenvalue lam are (-f'(0) e, lam e), for every e; the second column of blocks
completes them to a basis also where the two eigenvalues are one.
"""

from sympy import BlockMatrix, Expr, I, Identity, S, sqrt

from symgan.literature.energy import size, zero
from symgan.literature.statements.dimensions import BlockSpectrum
from symgan.notation import f1, gamma

_d = size("d")
_one, _none = Identity(_d), zero(_d)
_root = sqrt(gamma**2 / 4 - f1**2)


def _spectrum(weight: Expr, first: Expr, second: Expr) -> BlockSpectrum:
    """The two eigenvalues of the Jacobian with a penalty of this weight."""
    damped = -weight * _one if weight != 0 else _none
    return BlockSpectrum(
        matrix=BlockMatrix([[_none, -f1 * _one], [f1 * _one, damped]]),
        basis=BlockMatrix([[-f1 * _one, _none], [first * _one, _one]]),
        inverse=BlockMatrix([[-_one / f1, _none], [first / f1 * _one, _one]]),
        form=BlockMatrix([[first * _one, _one], [_none, second * _one]]),
    )


DAMPED = _spectrum(gamma, -gamma / 2 + _root, -gamma / 2 - _root)
CENTER = _spectrum(S.Zero, I * f1, -I * f1)
