"""Koshkina 2021, a blog on pixel-wise losses: what adding the mean squared error does to the Dirac-GAN."""

from sympy import And, Eq, I, Ne, S, Symbol, false, sqrt, true

from symgan import games, methods, objectives, regularizers
from symgan.adversarial import dirac_gan
from symgan.literature.statements import (
    Best,
    Conserved,
    Converges,
    Every,
    GloballyConverges,
    RateAlong,
    RepelsAll,
    SameSpectrum,
    Spectrum,
)
from symgan.literature.statements.points import OfKind
from symgan.notation import f, f1, f2, gamma, h, mu, psi, sigma, theta
from symgan.records import Claim, Game, Player, Source, Status

SOURCE = Source(
    "koshkina2021",
    "V. Koshkina",
    2021,
    "Theory on GANs: Adding Pixel-Wise Losses for Local Stability",
    "blog post, July 21, 2021 (republished January 15, 2025)",
)

_with_mse = dirac_gan().with_(regularizers.mse())
_non_saturating = dirac_gan(objectives.non_saturating(f)).with_(regularizers.mse())
_with_r1 = dirac_gan().with_(regularizers.r1())
_with_noise = dirac_gan().with_(regularizers.instance_noise())

# x' = v with v = (grad L_g, grad L_d) as printed, L_d being maximized: each player's loss with its sign turned
_as_printed = Game(
    "dirac-gan + mse, signs as printed",
    (
        Player("generator", (theta,), -(f(psi * theta) + mu * theta**2)),
        Player("critic", (psi,), -(f(psi * theta) + f(0))),
    ),
    equilibrium={theta: 0, psi: 0},
)
_a, _b = Symbol("a", positive=True), Symbol("b", real=True)
_x, _y = Symbol("x", real=True), Symbol("y", real=True)
_saddle, _spiral = games.quadratic([[1, 0], [0, -1]]), games.quadratic([[_a, -_b], [_b, _a]])
_logistic = dirac_gan(objectives.non_saturating())
_radius = _x**2 + _y**2
# the field is (-y, x) plus the squared radius times (x, y)
_outward = Game(
    "outward",
    (
        Player("first", (_x,), _x * _y - _x**4 / 4 - _x**2 * _y**2 / 2),
        Player("second", (_y,), -_x * _y - _y**4 / 4 - _x**2 * _y**2 / 2),
    ),
    equilibrium={_x: 0, _y: 0},
)

# a linear field with the real eigenvalues R1 and R2, with R ± i w, and with the double R and one direction
_r1, _r2, _re, _im = (Symbol(name, real=True) for name in ("R1", "R2", "R", "w"))
_two = games.quadratic([[_r1, 0], [0, _r2]])
_pair = games.quadratic([[_re, -_im], [_im, _re]])
_sheared = games.quadratic([[_re, 1], [0, _re]])

CLAIMS = (
    Claim(
        "koshkina-mse-vanilla",
        "MSE with the vanilla loss",
        SOURCE,
        "Vanilla GAN Loss",
        "With {mu} times the mean squared error on the generator the eigenvalues are {-mu ± sqrt(mu**2 - f1**2)}.",
        Spectrum(_with_mse, methods.gradient_flow(), ((-mu, sqrt(mu**2 - f1**2)),)),
    ),
    Claim(
        "koshkina-mse-non-saturating",
        "MSE with the non-saturating loss",
        SOURCE,
        "Adding MSE",
        "The non-saturating generator with {mu} times the mean squared error has the same eigenvalues {-mu ± "
        "sqrt(mu**2 - f1**2)}.",
        Spectrum(_non_saturating, methods.gradient_flow(), ((-mu, sqrt(mu**2 - f1**2)),)),
    ),
    Claim(
        "koshkina-mse-converges",
        "MSE makes the vanilla GAN converge",
        SOURCE,
        "Conclusion",
        "Adding the mean squared error makes the vanilla Dirac-GAN converge, for every weight {mu > 0}.",
        Converges(_with_mse, methods.gradient_flow(), true),
        uses=("koshkina-mse-vanilla",),
    ),
    Claim(
        "koshkina-mse-non-saturating-converges",
        "MSE makes the non-saturating GAN converge",
        SOURCE,
        "Conclusion",
        "Adding the mean squared error makes the non-saturating Dirac-GAN converge, for every weight {mu > 0}.",
        Converges(_non_saturating, methods.gradient_flow(), true),
        uses=("koshkina-mse-non-saturating",),
    ),
    Claim(
        "koshkina-mse-like-gradient-penalty",
        "MSE acts like the gradient penalty",
        SOURCE,
        "Key Insights",
        "MSE of weight {mu} and the gradient penalty of weight {gamma} have the same spectrum when {Eq(gamma, 2*mu)}.",
        SameSpectrum(_with_mse, _with_r1, methods.gradient_flow(), {gamma: 2 * mu}),
        uses=("koshkina-mse-vanilla",),
    ),
    Claim(
        "koshkina-mse-like-instance-noise",
        "MSE acts like instance noise",
        SOURCE,
        "Key Insights",
        "MSE of weight {mu} and instance noise of deviation {sigma} have the same spectrum when {Eq(mu, "
        "-f2*sigma**2)}.",
        SameSpectrum(_with_mse, _with_noise, methods.gradient_flow(), {mu: -f2 * sigma**2}),
        uses=("koshkina-mse-vanilla", "dirac-instance-noise"),
    ),
    Claim(
        "koshkina-gradient-penalty-like-instance-noise",
        "The gradient penalty acts like instance noise",
        SOURCE,
        "Key Insights",
        "The gradient penalty of weight {gamma} and instance noise have the same spectrum when {Eq(gamma, "
        "-2*f2*sigma**2)}: together, {Eq(2*mu, gamma)} and {Eq(gamma, -2*f2*sigma**2)}.",
        SameSpectrum(_with_r1, _with_noise, methods.gradient_flow(), {gamma: -2 * f2 * sigma**2}),
        uses=("koshkina-mse-like-gradient-penalty", "koshkina-mse-like-instance-noise"),
    ),
    Claim(
        "seed000-sign-convention",
        "The signs of the vector field as printed",
        SOURCE,
        "Vanilla GAN Loss, with Convergence of GANs",
        "The flow x' = v with v made of the gradients of the generator's loss and of the critic's objective, both "
        "with a plus sign, converges once the mean squared error is added, for every weight {mu > 0}.",
        Converges(_as_printed, methods.gradient_flow(), true),
        expected=Status.REFUTED,
        original=r"v = (\nabla_{\theta_g} L_g,\ \nabla_{\theta_d} L_d),\quad x' = v(x)",
        note="With these signs the generator climbs its own loss, and the equilibrium is a saddle for every weight.",
    ),
    Claim(
        "seed000-sign-convention-corrected",
        "The signs of the vector field, corrected",
        SOURCE,
        "Vanilla GAN Loss, corrected",
        "With the minus sign in the generator's component the flow converges for every weight {mu > 0}.",
        Converges(_with_mse, methods.gradient_flow(), true),
        uses=("seed000-sign-convention",),
    ),
    Claim(
        "mse-gan-missing-square",
        "The eigenvalues with a missing square",
        SOURCE,
        "the proof that MSE makes GANs locally stable",
        "At weight one the eigenvalues are {-1 ± sqrt(1 - f1)}.",
        Spectrum(dirac_gan().with_(regularizers.mse(1)), methods.gradient_flow(), ((-S.One, sqrt(1 - f1)),)),
        expected=Status.REFUTED,
        note="The determinant is the square of the first derivative; the square was lost.",
    ),
    Claim(
        "mse-gan-missing-square-corrected",
        "The eigenvalues with the square restored",
        SOURCE,
        "corrected",
        "At weight one the eigenvalues are {-1 ± sqrt(1 - f1**2)}.",
        Spectrum(dirac_gan().with_(regularizers.mse(1)), methods.gradient_flow(), ((-S.One, sqrt(1 - f1**2)),)),
        uses=("mse-gan-missing-square",),
    ),
    Claim(
        "seed000-mse-weight",
        "How large a step the mean squared error allows",
        SOURCE,
        "the proof that MSE makes GANs locally stable",
        "With weight {mu} up to {Abs(f1)}, where the eigenvalues of the flow meet, the simultaneous update converges "
        "exactly when {h < 2*mu/f1**2}.",
        Converges(_with_mse, methods.simultaneous(), h < 2 * mu / f1**2, given=mu <= abs(f1)),
        uses=("koshkina-mse-vanilla",),
    ),
    Claim(
        "seed000-mse-weight-critical",
        "The critical weight of the mean squared error",
        SOURCE,
        "the proof that MSE makes GANs locally stable",
        "No weight {mu} gives the gradient flow a smaller spectral abscissa than {Eq(mu, Abs(f1))}, with {-Abs(f1)}.",
        Best(_with_mse, methods.gradient_flow(), -abs(f1), {mu: abs(f1)}),
        note="The blog post gives the eigenvalues; which weight is best is derived here.",
        uses=("koshkina-mse-vanilla",),
    ),
    Claim(
        "seed000-positive-real-part",
        "An eigenvalue with positive real part makes the system diverge",
        SOURCE,
        "Convergence of GANs",
        "If there are eigenvalues with positive real part the system diverges: so from everywhere, with the "
        "eigenvalues 1 and -1.",
        Every((Spectrum(_saddle, methods.gradient_flow(), ((S.Zero, S.One),)), RepelsAll(_saddle))),
        expected=Status.REFUTED,
        note="From the stable subspace it converges.",
    ),
    Claim(
        "seed000-positive-real-part-corrected",
        "Eigenvalues with positive real part only make every run diverge",
        SOURCE,
        "Convergence of GANs, corrected",
        "If all eigenvalues have positive real part, as {a ± I*b} with {a > 0}, no run but the resting one converges.",
        Every((Spectrum(_spiral, methods.gradient_flow(), ((_a, I * _b),)), RepelsAll(_spiral))),
        uses=("seed000-positive-real-part",),
    ),
    Claim(
        "seed000-negative-step",
        "A negative step would be needed",
        SOURCE,
        "Convergence of GANs",
        "With a positive real part a GAN would converge for negative steps {-h}: so with the eigenvalues 1 and -1, "
        "for {h < 2}.",
        Converges(_saddle, methods.simultaneous(-h), h < 2),
        expected=Status.REFUTED,
        note="A negative step turns the other eigenvalue outward.",
        uses=("seed000-positive-real-part",),
    ),
    Claim(
        "seed000-negative-step-corrected",
        "Where a negative step would do",
        SOURCE,
        "Convergence of GANs, corrected",
        "With the eigenvalues {a ± I*b}, {a > 0}, simultaneous steps of {-h} converge exactly for {h < 2*a/(a**2 + "
        "b**2)}; with the eigenvalues 1 and -1 they never do.",
        Every(
            (
                Converges(_spiral, methods.simultaneous(-h), h < 2 * _a / (_a**2 + _b**2)),
                Converges(_saddle, methods.simultaneous(-h), false),
            )
        ),
        uses=("seed000-negative-step", "numerics-step-bound"),
    ),
    Claim(
        "seed000-zero-real-part",
        "Zero real parts leave everything open",
        SOURCE,
        "Convergence of GANs",
        "If all eigenvalues have zero real part the system may converge, as the non-saturating Dirac-GAN does with "
        "{theta**2/2 + psi**2/2} for a Lyapunov function, or circle, as the Dirac-GAN does, or diverge, with {x**2 + "
        "y**2} growing at the rate {2*(x**2 + y**2)**2}.",
        Every(
            (
                Spectrum(_logistic, methods.gradient_flow(), ((S.Zero, I / 2),)),
                GloballyConverges(_logistic, (theta**2 + psi**2) / 2),
                Spectrum(dirac_gan(), methods.gradient_flow(), ((S.Zero, I * f1),)),
                Conserved(dirac_gan(), methods.gradient_flow(), theta**2 + psi**2),
                Spectrum(_outward, methods.gradient_flow(), ((S.Zero, I),)),
                RateAlong(_outward, _radius, 2 * _radius**2),
            )
        ),
        uses=("dirac-ns-lyapunov-converges", "dirac-circle-invariant"),
    ),
    Claim(
        "seed000-critical-points",
        "The kinds of critical points of a planar field",
        SOURCE,
        "Figure 1",
        "With the eigenvalues R1 and R2 of two directions the origin is an attracting node exactly for {(R1 < 0) & "
        "(R2 < 0) & Ne(R1, R2)}, a repelling one for {(R1 > 0) & (R2 > 0) & Ne(R1, R2)}, and a saddle for {R1*R2 < "
        "0}. With {R ± I*w} it is an attracting focus exactly for {(R < 0) & Ne(w, 0)}, a repelling one for {(R > 0) & "
        "Ne(w, 0)}, and a center for {Eq(R, 0) & Ne(w, 0)}.",
        Every(
            (
                OfKind(_two, "attracting node", And(_r1 < 0, _r2 < 0, Ne(_r1, _r2))),
                OfKind(_two, "repelling node", And(_r1 > 0, _r2 > 0, Ne(_r1, _r2))),
                OfKind(_two, "saddle", _r1 * _r2 < 0),
                OfKind(_pair, "attracting focus", And(_re < 0, Ne(_im, 0))),
                OfKind(_pair, "repelling focus", And(_re > 0, Ne(_im, 0))),
                OfKind(_pair, "center", And(Eq(_re, 0), Ne(_im, 0))),
            )
        ),
        note="The figure is after Theisel and Weinkauf (2002).",
    ),
    Claim(
        "seed000-critical-points-between",
        "The critical points that the figure leaves out",
        SOURCE,
        "Figure 1, its borders",
        "With {Eq(R1, R2)} and two directions the origin is a star, attracting for {R1 < 0}; with a double eigenvalue "
        "R and one direction an improper node, attracting for {R < 0}; with {Eq(R1*R2, 0)} a line is at rest, which "
        "attracts for {R1 + R2 < 0}.",
        Every(
            (
                OfKind(_two, "attracting star", _r1 < 0, given=Eq(_r1, _r2)),
                OfKind(_sheared, "attracting improper node", _re < 0),
                OfKind(_two, "attracting line", _r1 + _r2 < 0, given=Eq(_r1 * _r2, 0)),
            )
        ),
        uses=("seed000-critical-points",),
    ),
    Claim(
        "seed000-dirac-kinds",
        "Which critical point the Dirac-GAN has",
        SOURCE,
        "Dirac-GAN",
        "The equilibrium of the Dirac-GAN is a center of its linearization; with {mu} times the mean squared error "
        "it is an attracting focus for {mu < Abs(f1)}, an attracting node for {mu > Abs(f1)}, and an attracting "
        "improper node between.",
        Every(
            (
                OfKind(dirac_gan(), "center", true),
                OfKind(_with_mse, "attracting focus", mu < abs(f1)),
                OfKind(_with_mse, "attracting node", mu > abs(f1)),
                OfKind(_with_mse, "attracting improper node", Eq(mu, abs(f1))),
            )
        ),
        uses=("seed000-critical-points", "koshkina-mse-vanilla"),
    ),
)
