"""The eigenvalue cloud of the toy GAN, and the step sizes that it admits."""

from __future__ import annotations

import numpy as np

from symgan.numeric.toy.field import NetworkField
from symgan.numeric.toy.gan import ToyGan


def cloud(gan: ToyGan, w: np.ndarray) -> np.ndarray:
    """The eigenvalues of the Jacobian of the field at the weights w, shape (n,), the largest real part first."""
    found = np.linalg.eigvals(NetworkField(gan).jacobian(w))
    return found[np.lexsort((-found.imag, -found.real))]


def largest_step(eigenvalues: np.ndarray, slack: float = 0.0) -> float:
    """min -2 Re/|lam|^2: simultaneous steps below it contract; 0 where an eigenvalue has no negative real part.

    Eigenvalues of modulus at most ``slack`` are left out: directions in which the weights hardly matter.
    """
    kept = eigenvalues[np.abs(eigenvalues) > slack]
    limits = -2 * kept.real / np.abs(kept) ** 2
    return float(max(limits.min(initial=np.inf), 0.0))
