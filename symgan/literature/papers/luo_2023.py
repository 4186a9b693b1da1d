"""Luo et al. 2023: white noise stabilizes the Dirac-GAN, if Ito's integrals are meant."""

from sympy import ImmutableMatrix, Symbol, log

from symgan import objectives
from symgan.adversarial import dirac_gan
from symgan.literature.statements import Every, NoiseDrift
from symgan.notation import psi, rho, theta, xi
from symgan.records import Claim, Source, Status

SOURCE = Source(
    "luo2023",
    "T. Luo, Z. Zhu, J. Chen and J. Zhu",
    2023,
    "Stabilizing GANs' Training with Brownian Motion Controller",
    "International Conference on Machine Learning, arXiv:2306.10468",
)

_game = dirac_gan(objectives.wasserstein())
_square = theta**2 + psi**2
_b, _phi = Symbol("b", positive=True), Symbol("phi", positive=True)
_noise = tuple(ImmutableMatrix([e * theta, e * psi]) for e in (rho, xi * _square**_b))
_drift = -(rho**2) / 2 - xi**2 * _square ** (2 * _b) / 2

CLAIMS = (
    Claim(
        "bmc-lyapunov-exponent",
        "Brownian motion controls the Wasserstein Dirac-GAN",
        SOURCE,
        "Theorem 2",
        "With the noises rho X dB and xi |X|^(2 b) X dB on the flow, log |X| drifts at the rate {-rho**2/2 - "
        "xi**2*(theta**2 + psi**2)**(2*b)/2}, whichever integral is meant.",
        Every(tuple(NoiseDrift(_game, _noise, log(_square) / 2, _drift, ito) for ito in (True, False))),
        expected=Status.REFUTED,
        note="The interpretation is not told. In Stratonovich's the noise of strength {rho} adds nothing, and that of "
        "strength {xi} drives away.",
    ),
    Claim(
        "bmc-lyapunov-exponent-corrected",
        "Brownian motion in the sense of Ito controls the Wasserstein Dirac-GAN",
        SOURCE,
        "Theorem 2, the exponent derived",
        "With Ito's integrals log |X| drifts at the rate {-rho**2/2 - xi**2*(theta**2 + psi**2)**(2*b)/2}; with "
        "Stratonovich's at the rate {b*xi**2*(theta**2 + psi**2)**(2*b)}, away from the equilibrium.",
        Every(
            (
                NoiseDrift(_game, _noise, log(_square) / 2, _drift),
                NoiseDrift(_game, _noise, log(_square) / 2, _b * xi**2 * _square ** (2 * _b), ito=False),
            )
        ),
        uses=("bmc-lyapunov-exponent",),
    ),
)
