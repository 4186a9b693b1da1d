"""A lecture on pathologies of GAN training: the game x y, its equilibrium, and gradient steps on it."""

from sympy import Abs, Derivative, Eq, Equivalent, Expr, Or, Rational, S, Symbol, exp, false, log, symbols, true

from symgan import distances, games, methods, objectives
from symgan.laws import Expectation, Normal, Uniform, empirical
from symgan.literature import quantities
from symgan.literature.statements import (
    Converges,
    Every,
    Holds,
    Multiplied,
    OnlyEquilibrium,
    RateAlong,
    Rests,
    Spectrum,
)
from symgan.literature.statements.closed_forms import Runs
from symgan.literature.statements.critics import CriticAttains, LeastAtData
from symgan.literature.statements.distances import Bounded, DistanceIs, Infinite, Saturates, Symmetric
from symgan.literature.statements.responses import ResponseCycle
from symgan.notation import c, gamma, h, k, kappa, m, psi, rho, s, sigma, t, theta
from symgan.optimality import p, q
from symgan.records import Claim, Game, Player, Source, Status

SOURCE = Source(
    "pathologies2019", "anonymous", 2019, "GAN Training Pathologies", "lecture slides, undated, not before 2019"
)

_game = games.bilinear()
_origin = dict.fromkeys(_game.params, 0)
_own = [quantities.slope(_game)[i, i] for i in range(2)]
_p, _q = symbols("p1 p2", positive=True), symbols("q1 q2", positive=True)
_likelihood = -sum(p * log(q) for p, q in zip(_p, _q, strict=True))
_divergence = sum(p * log(p / q) for p, q in zip(_p, _q, strict=True))
_x, _z = (Symbol(name, real=True) for name in "xz")
# the generator u + v z against a critic that stays what it is, largest at c
_collapse = games.fixed_critic(1)
_weighted = games.fixed_critic()
_u, _v = _collapse.params
_distance = (_u - c) ** 2 + _v**2
_start = {p: Symbol(f"{p}0", real=True) for p in (_u, _v)}
# the same against a critic that falls faster than a parabola
_away = _u + _v * _z - c
_quartic = Game(
    "generator alone, quartic critic",
    (Player("generator", (_u, _v), Expectation(kappa * _away**2 / 2 + rho * _away**4 / 4, (_z, Normal()))),),
    {_u: c, _v: 0},
)
_fourth = (_u - c) ** 4 + 6 * (_u - c) ** 2 * _v**2 + 3 * _v**4
# what the generator pays for one sample, and the mean of z times how that changes with z
_paid = kappa * (_u + _v * _z - c) ** 2 / 2
_influence = Expectation(_z * Derivative(_paid, _z), (_z, Normal()))
_felt = Game("what a latent code changes", (Player("generator", (_u, _v), _influence),))


def _shrunk(factor: Expr) -> dict[Symbol, Expr]:
    """The run on which the distances to c and to 0 are multiplied by this factor."""
    return {_u: c + (_start[_u] - c) * factor, _v: _start[_v] * factor}


def _two_modes(penalty: Expr, box: tuple[tuple[int, int], ...] | None) -> Game:
    """Data at -1 and 1, a generator of one point between them, and a linear critic, which loses by large slopes."""
    slope = psi * theta - Expectation(psi * _x, (_x, empirical((-1, 1)))) + penalty
    generator = Player("generator", (theta,), -psi * theta, box=((-1, 1),))
    return Game("two modes", (generator, Player("critic", (psi,), slope, box=box)), {theta: 0, psi: 0})


_bounded, _penalized = _two_modes(S.Zero, ((-1, 1),)), _two_modes(gamma * psi**2 / 2, None)


def _chase(slope: Expr) -> tuple[tuple[int, tuple[Expr, ...]], ...]:
    """The critic turns against the point, and the point goes over to the other mode, twice."""
    return (1, (-slope,)), (0, (-S.One,)), (1, (slope,)), (0, (S.One,))


_v1, _v2 = quantities.field(_game)
_mine, _other = _game.params
_twice_js = p * log(2 * p / (p + q)) + q * log(2 * q / (p + q))

CLAIMS = (
    Claim(
        "seed002-xy-equilibrium",
        "The equilibrium of the game x y",
        SOURCE,
        "Oscillation",
        "The only equilibrium of {x*y} is {Eq(x, 0)}, {Eq(y, 0)}.",
        OnlyEquilibrium(_game, _origin),
    ),
    Claim(
        "seed002-xy-diverges",
        "Gradient steps on the game x y do not converge",
        SOURCE,
        "Oscillation",
        "Simultaneous steps of any size {h} multiply {x**2 + y**2} by {1 + h**2}, and do not converge.",
        Every(
            (
                Converges(_game, methods.simultaneous(), false),
                Multiplied(_game, methods.simultaneous(), sum(p**2 for p in _game.params), 1 + h**2),
            )
        ),
        uses=("seed002-xy-equilibrium",),
    ),
    Claim(
        "seed002-xy-not-convex",
        "The game x y as a non-convex one",
        SOURCE,
        "Oscillation",
        "The game {x*y}, on which gradient steps fail, is not convex: some player's own loss curves downward.",
        Holds(Or(*(entry > 0 for entry in _own)), game=_game, point=_origin),
        expected=Status.REFUTED,
        note="The field is minus the gradients, so that a positive entry of its Jacobian is a loss that curves "
        "downward. As a function of both, {x*y} is not convex; but no player moves both.",
    ),
    Claim(
        "seed002-xy-not-convex-corrected",
        "The game x y is convex for each player",
        SOURCE,
        "Oscillation, corrected",
        "Each player's loss is convex, even linear, in its own parameter: gradient steps fail on a convex game.",
        Every(
            (
                Holds(_own[0] <= 0, game=_game),
                Holds(_own[1] <= 0, game=_game),
                Converges(_game, methods.simultaneous(), false),
            )
        ),
        uses=("seed002-xy-not-convex", "seed002-xy-diverges"),
    ),
    Claim(
        "seed002-likelihood",
        "The greatest likelihood is the least divergence",
        SOURCE,
        "Generative models training",
        "For laws on two points, p1, p2 of the data and q1, q2 of the model, minus the mean logarithm of the "
        "likelihood is the divergence of the data from the model plus {-p1*log(p1) - p2*log(p2)}, which does not "
        "depend on the model.",
        Holds(Eq(_likelihood, _divergence - sum(p * log(p) for p in _p))),
        original=r"\hat\theta = \arg\max_\theta \prod_i p(x_i | \theta) \text{ minimizes } D_{KL}(p \Vert q)",
    ),
    Claim(
        "seed002-mode-collapse",
        "A generator alone collapses to one point",
        SOURCE,
        "Vanishing gradient, the extreme case",
        "Against a fixed critic {-(x - c)**2/2} the generator u + v z of normal z has the eigenvalues -1 and -1 at "
        "{Eq(u, c)}, {Eq(v, 0)}, and the squared distance {(u - c)**2 + v**2} decreases at the rate of twice itself, "
        "from everywhere: in the end each sample is the point that the critic likes best.",
        Every(
            (
                Spectrum(_collapse, methods.gradient_flow(), ((-S.One, S.Zero), (-S.One, S.Zero))),
                RateAlong(_collapse, _distance, -2 * _distance),
            )
        ),
    ),
    Claim(
        "seed002-collapse-in-time",
        "The collapse of a generator alone, in closed form",
        SOURCE,
        "Vanishing gradient, the extreme case",
        "Against the fixed critic {-kappa*(x - c)**2/2} the gradient flow from {u0}, {v0} moves both the location "
        "{Eq(u, c + (u0 - c)*exp(-kappa*t))} and the scale {Eq(v, v0*exp(-kappa*t))} at the same rate.",
        Runs(_weighted, methods.gradient_flow(), _shrunk(exp(-kappa * t)), _start),
        uses=("seed002-mode-collapse",),
    ),
    Claim(
        "seed002-collapse-in-steps",
        "Each step shrinks the samples by one factor",
        SOURCE,
        "Vanishing gradient, the extreme case",
        "After {k} steps of size {h} the location is {Eq(u, c + (u0 - c)*(1 - h*kappa)**k)} and the scale "
        "{Eq(v, v0*(1 - h*kappa)**k)}; the samples collapse exactly when {h*kappa < 2}.",
        Every(
            (
                Runs(_weighted, methods.simultaneous(), _shrunk((1 - h * kappa) ** k), _start),
                Converges(_weighted, methods.simultaneous(), h * kappa < 2),
            )
        ),
        uses=("seed002-mode-collapse",),
    ),
    Claim(
        "seed002-latent-gradient",
        "The gradient in the latent code vanishes",
        SOURCE,
        "Vanishing gradient, the extreme case",
        "With what a sample costs, {kappa*(u + v*z - c)**2/2}, as J(z), the mean of {z} times dJ/dz is {kappa*v**2}. "
        "Along the flow it changes at the rate {-2*kappa} times itself, and so tends to 0.",
        Every(
            (
                Holds(Eq(quantities.losses(_felt)[0], kappa * _v**2), game=_felt),
                RateAlong(_weighted, kappa * _v**2, -2 * kappa * (kappa * _v**2)),
            )
        ),
        original=r"\frac{\partial J}{\partial z} \approx 0",
        uses=("seed002-collapse-in-time",),
    ),
    Claim(
        "seed002-collapse-quartic",
        "A steeper critic collapses the generator faster",
        SOURCE,
        "Vanishing gradient, the extreme case",
        "Against the fixed critic {-kappa*(x - c)**2/2 - rho*(x - c)**4/4} the squared scale {v**2} changes at the "
        "rate {-2*v**2*(kappa + 3*rho*((u - c)**2 + v**2))} and the squared distance at "
        "{-2*kappa*((u - c)**2 + v**2) - 2*rho*((u - c)**4 + 6*(u - c)**2*v**2 + 3*v**4)}, so that both fall at least "
        "as fast as without the fourth power, from everywhere.",
        Every(
            (
                RateAlong(_quartic, _v**2, -2 * _v**2 * (kappa + 3 * rho * _distance)),
                RateAlong(_quartic, _distance, -2 * kappa * _distance - 2 * rho * _fourth),
                Holds(_fourth >= 0),
            )
        ),
        uses=("seed002-mode-collapse",),
    ),
    Claim(
        "seed002-chase-two-modes",
        "Best responses chase two modes without end",
        SOURCE,
        "Vanishing gradient, the restart of the critic",
        "Data lie at -1 and 1, the generator is one point {theta} between them, and the critic {psi*x} has a slope of "
        "at most 1. When each answers the other as well as it can, the point goes from one mode to the other and back "
        "for ever, though there is an equilibrium at {Eq(theta, 0)}, {Eq(psi, 0)}.",
        Every(
            (
                ResponseCycle(_bounded, {theta: 1, psi: 1}, _chase(S.One)),
                Rests(_bounded, {theta: 0, psi: 0}),
            )
        ),
    ),
    Claim(
        "seed002-small-steps-do-not-chase",
        "It is the full answers that chase",
        SOURCE,
        "Vanishing gradient, the restart of the critic",
        "With {gamma*psi**2/2} on the critic in place of the bound, best responses chase the two modes in the same way "
        "for every {gamma}, while the gradient flow of the same game converges locally to its equilibrium.",
        Every(
            (
                ResponseCycle(_penalized, {theta: 1, psi: 1 / gamma}, _chase(1 / gamma)),
                Converges(_penalized, methods.gradient_flow(), true),
            )
        ),
        uses=("seed002-chase-two-modes",),
    ),
    Claim(
        "seed002-kl-punishes-missing",
        "What KL punishes, and what its reverse does",
        SOURCE,
        "Kullback-Leibler divergence, main issues",
        "Of the standard normal law from one of standard deviation {s}, KL is {log(s) + 1/(2*s**2) - 1/2}, and reverse "
        "KL {s**2/2 - log(s) - 1/2}: a model that is too narrow costs the one most, one that is too wide the other. "
        "Where it misses mass altogether KL is infinite: for the uniform laws on (0, 1) and ({theta}, {theta + 2}) "
        "unless {(theta <= 0) & (theta >= -1)}.",
        Every(
            (
                DistanceIs(distances.kl(), Normal(), Normal(0, s), log(s) + 1 / (2 * s**2) - Rational(1, 2)),
                DistanceIs(distances.reverse_kl(), Normal(), Normal(0, s), s**2 / 2 - log(s) - Rational(1, 2)),
                Infinite(distances.kl(), Uniform(), Uniform(theta, theta + 2), (theta > 0) | (theta < -1)),
            )
        ),
    ),
    Claim(
        "seed002-kl-of-gaussians",
        "The divergence of two normal laws",
        SOURCE,
        "Kullback-Leibler divergence",
        "KL of the normal laws with means {m}, {theta} and standard deviations {s}, {sigma} is {log(sigma/s) + (s**2 + "
        "(m - theta)**2)/(2*sigma**2) - 1/2}.",
        DistanceIs(
            distances.kl(),
            Normal(m, s),
            Normal(theta, sigma),
            log(sigma / s) + (s**2 + (m - theta) ** 2) / (2 * sigma**2) - Rational(1, 2),
        ),
    ),
    Claim(
        "seed002-js-symmetric-bounded",
        "The Jensen-Shannon divergence is symmetric, and bounded",
        SOURCE,
        "Jensen-Shannon divergence",
        "It is the same in either order, and at most {log(2)}, which laws without common mass have.",
        Every((Symmetric(distances.jensen_shannon()), Bounded(distances.jensen_shannon(), log(2)))),
        note="The bound is not on the slide. It is why the gradient vanishes.",
    ),
    Claim(
        "seed002-vanishing-gradient",
        "The gradient of JS vanishes where the means part, and that of W1 does not",
        SOURCE,
        "Vanishing gradient",
        "Between the normal laws of mean 0 and {theta} and standard deviation 1, JS is at least {log(2) - "
        "exp(-theta**2/8)} and its derivative tends to 0, while W1 is {Abs(theta)}; the squared Hellinger distance is "
        "{2 - 2*exp(-theta**2/8)}, of which the bound is made.",
        Every(
            (
                DistanceIs(distances.hellinger(), Normal(), Normal(theta, 1), 2 - 2 * exp(-(theta**2) / 8)),
                Saturates(Normal(), Normal(theta, 1), theta, log(2) - exp(-(theta**2) / 8)),
                DistanceIs(distances.wasserstein(), Normal(), Normal(theta, 1), Abs(theta)),
            )
        ),
        note="The slides show it at a few means; the bounds hold for all of them.",
        uses=("seed002-js-symmetric-bounded",),
    ),
    Claim(
        "seed002-best-critic",
        "What is left of the generator's objective at the best discriminator",
        SOURCE,
        "Jensen-Shannon divergence",
        "If the discriminator is optimal the value is twice the Jensen-Shannon divergence less {2*log(2)}, least where "
        "the laws are equal, and nowhere else.",
        Every(
            (
                CriticAttains(objectives.minimax(), _twice_js - 2 * log(2) * q),
                LeastAtData(objectives.minimax(), -2 * log(2)),
            )
        ),
        original=r"\min_G V(D^*, G) = 2 D_{JS}(p_r \Vert p_g) - 2 \log 2",
        uses=("gan-best-value",),
    ),
    Claim(
        "seed002-nash-regardless",
        "At a Nash equilibrium no player changes, whatever the opponent does",
        SOURCE,
        "Oscillation",
        "On the game {x*y} the player of x rests at {Eq(x, 0)} whatever y the opponent plays.",
        Holds(Eq(_v1, 0), game=_game, point={_mine: 0}),
        expected=Status.REFUTED,
        original=r"\text{one player will not change its action regardless of what the opponent may do}",
        note="That would be a dominant strategy.",
        uses=("seed002-xy-equilibrium",),
    ),
    Claim(
        "seed002-nash-regardless-corrected",
        "At a Nash equilibrium no player changes while the opponent stays",
        SOURCE,
        "Oscillation, corrected",
        "On the game {x*y} each player rests at its part of the equilibrium, 0, exactly where the opponent stays at 0 "
        "too.",
        Every(
            (
                Holds(Equivalent(Eq(_v1, 0), Eq(_other, 0)), game=_game, point={_mine: 0}),
                Holds(Equivalent(Eq(_v2, 0), Eq(_mine, 0)), game=_game, point={_other: 0}),
            )
        ),
        uses=("seed002-nash-regardless",),
    ),
)
