"""Qin et al. 2020: training by integrating the flow of the game."""

from sympy import I, false

from symgan import dirac_gan, methods
from symgan.literature.statements import Converges, Every, Spectrum
from symgan.notation import f1, h
from symgan.records import Claim, Source

SOURCE = Source(
    "qin2020",
    "C. Qin, Y. Wu, J. T. Springenberg, A. Brock, J. Donahue, T. P. Lillicrap and P. Kohli",
    2020,
    "Training Generative Adversarial Networks by Solving Ordinary Differential Equations",
    "Advances in Neural Information Processing Systems, arXiv:2010.15040",
)

_game, _q = dirac_gan(), h**2 * f1**2

CLAIMS = (
    Claim(
        "ode-heun-diverges",
        "Heun's method leaves the Dirac-GAN",
        SOURCE,
        "",
        "Runge-Kutta steps of order 2 have the eigenvalues {1 - h**2*f1**2/2 ± I*h*f1}, of modulus above one for "
        "every step size.",
        Every(
            (
                Spectrum(_game, methods.runge_kutta(h, 2), ((1 - _q / 2, I * h * f1),)),
                Converges(_game, methods.runge_kutta(h, 2), false),
            )
        ),
    ),
    Claim(
        "ode-classical-converges",
        "The classical Runge-Kutta method on the Dirac-GAN",
        SOURCE,
        "",
        "Runge-Kutta steps of order 4 converge exactly when {h**2*f1**2 < 8}.",
        Every(
            (
                Spectrum(
                    _game,
                    methods.runge_kutta(h),
                    ((1 - _q / 2 + _q**2 / 24, I * h * f1 * (1 - _q / 6)),),
                ),
                Converges(_game, methods.runge_kutta(h), _q < 8),
            )
        ),
        note="The flow itself does not converge: what converges is the error of the method.",
    ),
)
