"""Pishkoo and Khoshjoo 2023, slides on the convergence of GAN training: the lemmas on the Dirac-GAN they print."""

from sympy import (
    Abs,
    And,
    Eq,
    I,
    ImmutableMatrix,
    Integer,
    Ne,
    Piecewise,
    Rational,
    S,
    Symbol,
    false,
    log,
    sqrt,
    symbols,
)

from symgan import distances, games, methods, objectives, regularizers
from symgan.adversarial import dirac_gan
from symgan.laws import Dirac, Uniform
from symgan.literature.statements import (
    Conserved,
    Converges,
    DecidingMatrix,
    Every,
    Holds,
    Modulus,
    NoRunConverges,
    OnlyEquilibrium,
    PowersGrow,
    Spectrum,
)
from symgan.literature.statements.critics import OnlyNash
from symgan.literature.statements.distances import DistanceIs, Infinite
from symgan.literature.statements.starts import ConvergingStarts
from symgan.notation import c_d, f1, f2, h, h_d, h_g, n_d, n_g, psi, sigma, theta
from symgan.records import Claim, Source, Status

SOURCE = Source(
    "sharif2023",
    "R. Pishkoo and K. Khoshjoo",
    2023,
    "Convergence Analysis of GAN Training Procedures",
    "slides, Sharif University of Technology, after Mescheder, Geiger and Nowozin (2018)",
)

_alpha2 = n_g * n_d * h**2 * f1**2
_critical = dirac_gan(objectives.wasserstein()).with_(regularizers.r1(2))
_trace, _determinant = Symbol("a", real=True), Symbol("b", real=True)
_planar = games.quadratic([[_trace, -_determinant], [1, 0]])
_step = -_trace / (2 * (1 + _trace**2 + _determinant**2))
_at_x, _at_y = symbols("a1:4", real=True), symbols("b1:4", real=True)
_costs = [(b - a, Rational((x - y) ** 2, 2)) for x, a in enumerate(_at_x) for y, b in enumerate(_at_y, start=2)]
_one_sided = And(*(difference <= cost for difference, cost in _costs))
_two_sided = And(_one_sided, *(-difference <= cost for difference, cost in _costs))
_gain = (sum(_at_y) - sum(_at_x)) / 3
_potential = (Rational(0), Rational(3, 2), Rational(4), Rational(2), Rational(7, 2), Rational(6))
_clipped = dirac_gan(objectives.wasserstein()).with_(regularizers.wgan_clip())
_turns = methods.alternating((h_g, h_d), 1, 1)
_reach = {theta: c_d * (h_g + sqrt(h_g * (h_d * h_g - 4) / h_d)) / 2, psi: c_d}

_lines = (Dirac(0), Uniform(0, 1)), (Dirac(theta), Uniform(0, 1))
_off_zero = Piecewise((0, Eq(theta, 0)), (log(2), True))

_entries = [[Symbol(f"m{i}{j}", real=True) for j in (1, 2)] for i in (1, 2)]

CLAIMS = (
    Claim(
        "dirac-unique-equilibrium",
        "The equilibrium is unique",
        SOURCE,
        "Dirac-GAN",
        "With the logistic f the unique Nash equilibrium of the Dirac-GAN is at {Eq(theta, 0)}, {Eq(psi, 0)}.",
        OnlyEquilibrium(dirac_gan(objectives.minimax()), {theta: 0, psi: 0}),
    ),
    Claim(
        "dirac-center-eigs",
        "Purely imaginary eigenvalues",
        SOURCE,
        "Dirac-GAN",
        "The eigenvalues of the Jacobian of the gradient vector field are {0 ± I*f1}, with real part zero.",
        Spectrum(dirac_gan(), methods.gradient_flow(), ((S.Zero, I * f1),)),
        uses=("dirac-unique-equilibrium",),
    ),
    Claim(
        "dirac-circle-invariant",
        "Integral curves are circles",
        SOURCE,
        "Lemma (integral curves do not converge)",
        "Every integral curve of the gradient vector field satisfies {theta**2 + psi**2} = const: it does not "
        "converge.",
        Conserved(dirac_gan(), methods.gradient_flow(), theta**2 + psi**2),
    ),
    Claim(
        "dirac-simgd-eigs",
        "Simultaneous gradient descent",
        SOURCE,
        "Lemma (simultaneous gradient does not converge)",
        "The Jacobian of the update operator has eigenvalues {1 ± I*h*f1}.",
        Spectrum(dirac_gan(), methods.simultaneous(), ((S.One, I * h * f1),)),
        uses=("dirac-center-eigs",),
    ),
    Claim(
        "dirac-simgd-modulus",
        "Simultaneous gradient descent: the modulus",
        SOURCE,
        "Lemma (simultaneous gradient does not converge)",
        "Both eigenvalues of the update operator have absolute value {sqrt(1 + h**2*f1**2)}.",
        Modulus(dirac_gan(), methods.simultaneous(), sqrt(1 + h**2 * f1**2)),
        uses=("dirac-simgd-eigs",),
    ),
    Claim(
        "dirac-simgd-unstable",
        "Simultaneous gradient descent never converges",
        SOURCE,
        "Lemma (simultaneous gradient does not converge)",
        "Independently of the learning rate, simultaneous gradient descent is not stable near the equilibrium.",
        Converges(dirac_gan(), methods.simultaneous(), false),
        uses=("dirac-simgd-modulus",),
    ),
    Claim(
        "dirac-altgd-eigs",
        "Alternating gradient descent",
        SOURCE,
        "Lemma (alternating gradient descent does not converge)",
        "With {n_g} generator and {n_d} critic updates the Jacobian of the update operator has eigenvalues {1 - "
        "alpha**2/2 ± sqrt((1 - alpha**2/2)**2 - 1)}, where {Eq(alpha, sqrt(n_g*n_d)*h*f1)}.",
        Spectrum(dirac_gan(), methods.alternating(), ((1 - _alpha2 / 2, sqrt((1 - _alpha2 / 2) ** 2 - 1)),)),
        uses=("dirac-center-eigs",),
    ),
    Claim(
        "dirac-altgd-not-inside",
        "Alternating gradient descent never converges",
        SOURCE,
        "Lemma (alternating gradient descent does not converge)",
        "The eigenvalues of the alternating update operator cannot be strictly inside the unit circle.",
        Converges(dirac_gan(), methods.alternating(), false),
        uses=("dirac-altgd-eigs",),
    ),
    Claim(
        "dirac-instance-noise",
        "Instance noise",
        SOURCE,
        "Lemma (Gaussian instance noise)",
        "With Gaussian instance noise of standard deviation {sigma} the eigenvalues of the Jacobian of the gradient "
        "vector field are {f2*sigma**2 ± sqrt(f2**2*sigma**4 - f1**2)}.",
        Spectrum(
            dirac_gan().with_(regularizers.instance_noise()),
            methods.gradient_flow(),
            ((f2 * sigma**2, sqrt(f2**2 * sigma**4 - f1**2)),),
        ),
        uses=("dirac-center-eigs",),
    ),
    Claim(
        "dirac-instance-noise-converges",
        "Instance noise leads to convergence",
        SOURCE,
        "Lemma (Gaussian instance noise), remark",
        "If {f2 < 0} both eigenvalues have negative real parts, and only then.",
        Converges(dirac_gan().with_(regularizers.instance_noise()), methods.gradient_flow(), f2 < 0),
        uses=("dirac-instance-noise",),
    ),
    Claim(
        "parallel-lines-divergences",
        "Two parallel lines, and the divergences between them",
        SOURCE,
        "The Manifold Hypothesis, example",
        "Between (0, Z) and ({theta}, Z), with Z uniform on (0, 1), W1 is {Abs(theta)}, JS is {log(2)} where "
        "{Ne(theta, 0)} and 0 else, and KL is the indicator of 0: 1 where {Eq(theta, 0)}, and 0 else.",
        Every(
            (
                DistanceIs(distances.wasserstein(), *_lines, Abs(theta)),
                DistanceIs(distances.jensen_shannon(), *_lines, _off_zero),
                DistanceIs(distances.kl(), *_lines, Piecewise((1, Eq(theta, 0)), (0, True))),
            )
        ),
        expected=Status.REFUTED,
        original=r"D_{KL}(\mathbb{P}_0, \mathbb{P}_\theta) = \mathbb{I}_{\{0\}}(\theta)",
        note="As an indicator of convex analysis, 0 at 0 and infinite elsewhere, it would be right; but the slides "
        "write the same sign for JS, with a factor. The example is of Arjovsky, Chintala and Bottou 2017.",
    ),
    Claim(
        "parallel-lines-divergences-corrected",
        "Two parallel lines: only the transport distance tells how far they are apart",
        SOURCE,
        "The Manifold Hypothesis, example, corrected",
        "W1 is {Abs(theta)}, JS is {log(2)} where {Ne(theta, 0)} and 0 else, and KL is infinite exactly where "
        "{Ne(theta, 0)}, in either order.",
        Every(
            (
                DistanceIs(distances.wasserstein(), *_lines, Abs(theta)),
                DistanceIs(distances.jensen_shannon(), *_lines, _off_zero),
                Infinite(distances.kl(), *_lines, Ne(theta, 0)),
                Infinite(distances.reverse_kl(), *_lines, Ne(theta, 0)),
            )
        ),
        uses=("parallel-lines-divergences",),
    ),
    Claim(
        "seed001-linear-rate",
        "The rate is the largest eigenvalue",
        SOURCE,
        "Theorem (sufficient condition for local convergence)",
        "The distance to the fixed point is O(r^k), r being the largest modulus of an eigenvalue: so for simultaneous "
        "steps on the Wasserstein Dirac-GAN with the gradient penalty of weight 2, for {h < 2}.",
        PowersGrow(_critical, methods.simultaneous(), S.One, given=h < 2),
        expected=Status.REFUTED,
        original=r"\lVert F^{(k)}(x_0) - \bar x \rVert \in O(\lvert\lambda_{\max}\rvert^k)",
        note="At critical damping the two eigenvalues meet in one Jordan block. The field is linear, so that runs are "
        "powers of the matrix.",
    ),
    Claim(
        "seed001-linear-rate-corrected",
        "The rate at a defective eigenvalue",
        SOURCE,
        "Theorem (sufficient condition for local convergence), corrected",
        "With a Jordan block of size m the distance is O(k^(m - 1) r^k): with the gradient penalty of weight 2 the "
        "only eigenvalue is {1 - h}, and m is 2.",
        Every(
            (
                Spectrum(_critical, methods.simultaneous(), ((1 - h, S.Zero), (1 - h, S.Zero))),
                PowersGrow(_critical, methods.simultaneous(), Integer(2)),
            )
        ),
        uses=("seed001-linear-rate",),
    ),
    Claim(
        "seed001-step-exists",
        "Some step size converges where the flow does",
        SOURCE,
        "Proposition (sufficient condition for convergence)",
        "With the trace {a} and the determinant {b} of the Jacobian of a planar field the flow converges exactly for "
        "{a < 0} and {b > 0}, and then the step {-a/(2*(1 + a**2 + b**2))} does: among {a < 0} it converges exactly "
        "for {b > 0}.",
        Every(
            (
                Converges(_planar, methods.gradient_flow(), (_trace < 0) & (_determinant > 0)),
                Converges(_planar, methods.simultaneous(_step), _determinant > 0, given=_trace < 0),
            )
        ),
        note="The slides state it in any dimension. In the plane every characteristic polynomial is that of the "
        "matrix with the rows a, -b and 1, 0.",
    ),
    Claim(
        "seed001-wasserstein-diverges",
        "The Wasserstein Dirac-GAN does not converge",
        SOURCE,
        "Wasserstein GAN",
        "Neither simultaneous nor alternating steps converge on the Dirac-GAN with the Wasserstein objective.",
        Every(
            tuple(
                Converges(dirac_gan(objectives.wasserstein()), method, false)
                for method in (methods.simultaneous(), methods.alternating())
            )
        ),
        note="Without weight clipping.",
        uses=("dirac-simgd-unstable", "dirac-altgd-not-inside"),
    ),
    Claim(
        "seed001-clip-generally-not",
        "What 'does generally not converge' means for the Wasserstein Dirac-GAN with clipped weights",
        SOURCE,
        "Wasserstein GAN",
        "With a fixed number of steps of the critic and a fixed step size no simultaneous run converges, and no "
        "alternating run with {h_d*h_g <= 4}, unless it starts at the data, where {Eq(h_g, n_g*h)} and "
        "{Eq(h_d, n_d*h)}. With {h_d*h_g > 4} those alternating runs converge that come onto a segment of the stable "
        "line, and their starts have measure zero.",
        Every(
            (
                NoRunConverges(_clipped, methods.simultaneous((h_g, h_d))),
                NoRunConverges(_clipped, _turns, h_d * h_g <= 4),
                ConvergingStarts(_clipped, _turns, _reach, h_d * h_g > 4),
            )
        ),
        note="The steps of one turn join to one of their total size, see clip-steps-join.",
        uses=("clip-steps-join", "clip-converging-starts", "dirac-wgan-clip-altgd"),
    ),
    Claim(
        "seed001-lp-absolute-value",
        "The linear program of the quadratic transport cost, with absolute values",
        SOURCE,
        "Regularizing Wasserstein GAN",
        "The dual program of the cost (x - y)^2/2 has the constraint that H differs between a sample and a data point "
        "by at most the cost in absolute value: so for the samples 0, 1, 2 and the data 2, 3, 4 with the values a1, "
        "a2, a3 and b1, b2, b3 every solution, of value {2}, satisfies it.",
        Holds(_two_sided, _one_sided & Eq(_gain, 2)),
        expected=Status.REFUTED,
        original=r"\lvert H_i - H_j \rvert \le \tfrac12 \lVert x_i - y_j \rVert^2",
        note="The quadratic cost is no metric: its square root is one, and for a metric the two constraints are the "
        "same.",
    ),
    Claim(
        "seed001-lp-absolute-value-corrected",
        "The linear program of the quadratic transport cost, one-sided",
        SOURCE,
        "Regularizing Wasserstein GAN, corrected",
        "The constraint is one-sided. For the samples 0, 1, 2 and the data 2, 3, 4 its value is {2}, which a shift by "
        "2 costs; with absolute values it would be {5/3} at most.",
        Every(
            (
                Holds(_gain <= 2, _one_sided),
                Holds(_one_sided & Eq(_gain, 2), where=dict(zip((*_at_x, *_at_y), _potential, strict=True))),
                Holds(_gain <= Rational(5, 3), _two_sided),
            )
        ),
        uses=("seed001-lp-absolute-value",),
    ),
    Claim(
        "seed001-unique-equilibrium",
        "The equilibrium of the idealized game is unique",
        SOURCE,
        "Theorem (unique Nash equilibrium)",
        "Among all laws of the samples and all critics the only Nash equilibrium has samples with the law of the data, "
        "and the output {0} of the critic: both are taken to be as likely as each other.",
        OnlyNash(objectives.minimax(), S.Zero),
        note="With densities that are positive at the same points. The critic of the catalogue gives a logit.",
        uses=("gan-best-discriminator", "gan-global-minimum"),
    ),
    Claim(
        "seed001-step-jacobian",
        "The Jacobian of a simultaneous step",
        SOURCE,
        "Convergence Theory",
        "Where the field is linear in the plane, with the rows m11, m12 and m21, m22, one step has the Jacobian {1 + "
        "h*m11}, {h*m12} and {h*m21}, {1 + h*m22}: the identity and {h} times that of the field.",
        DecidingMatrix(
            games.quadratic(_entries),
            methods.simultaneous(),
            ImmutableMatrix(2, 2, lambda i, j: int(i == j) + h * _entries[i][j]),
        ),
        original=r"F'(\theta, \psi) = I + h \nu'(\theta, \psi)",
    ),
)
