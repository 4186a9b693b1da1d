"""Ehab 2023, sections 4 to 7 and 11: best responses, the manifold that they make, and descent along it."""

from sympy import Abs, Eq, ImmutableMatrix, Implies, Ne, Rational, Symbol

from symgan import models, objectives, regularizers
from symgan.adversarial import gan
from symgan.literature import quantities
from symgan.literature.papers.ehab_2023 import PENALIZED, PRINTED, SOURCE
from symgan.literature.statements import Every, Holds, Least, LocalEquilibrium
from symgan.literature.statements.manifolds import BestResponse, ProjectedGradient
from symgan.notation import gamma, psi, theta
from symgan.records import Claim, Game, Player, Status

_x, _y, _z, _p, _q, _b = (Symbol(name, real=True) for name in "xyzpqb")
_t1, _t2, _t3 = (Symbol(f"t{i}", real=True) for i in (1, 2, 3))
_curved = Symbol("q", real=True, nonzero=True)


def _zero_sum(curvature: Symbol) -> Game:
    """The generator minimizes a quadratic in x, the critic maximizes it in y."""
    value = _p * _x**2 / 2 + _b * _x * _y + curvature * _y**2 / 2
    return Game("zero-sum", (Player("generator", (_x,), value), Player("critic", (_y,), -value)), {_x: 0, _y: 0})


def _both(s: int) -> BestResponse:
    """The answer of sign s to the generator, whose loss it leaves."""
    answer, reduced = s - theta / (2 * gamma), theta**2 / (2 * gamma) - s * theta
    return BestResponse(PENALIZED, {psi: answer}, s * theta < 2 * gamma, s * theta <= 0, reduced)


_shift = gan(objectives.wasserstein(), models.gaussian_shift()).with_(regularizers.wgan_gp(2 * gamma, 1))
_shift_losses, _turned = quantities.losses(_shift), {psi: -psi}
_critic_at_point = gamma * (Abs(psi) - 1) ** 2 + psi * gamma
_value = _x**2 / 2 + _z**2 / 2 + _x * _y - _y**2 / 2
_three = Game("two against one", (Player("generator", (_x, _z), _value), Player("critic", (_y,), -_value)))
_w1, _w2, _w3 = quantities.field(_three)
_along_three = quantities.slope(_three)[2, :].dot([_t1, _t2, _t3])
_any = _zero_sum(_q)
_v1, _v2 = quantities.field(_any)
_across, _along = quantities.slope(_any)[1, :]
_answer = -_b / _curved
_critic = Game("critic alone", (Player("critic", (_y,), -(_b * _x * _y + _curved * _y**2 / 2)),))

CLAIMS = (
    Claim(
        "seed003-shift-game",
        "The game of section 11 from its definitions",
        SOURCE,
        "section 11",
        "The Wasserstein GAN with a normal law as data, a shift as generator, a linear critic and the gradient penalty "
        "of weight {2*gamma}, with {-psi} for {psi}, has the losses {-theta*psi} and {gamma*(Abs(psi) - 1)**2 + "
        "psi*theta}.",
        Holds(
            Eq(_shift_losses[0], -theta * psi) & Eq(_shift_losses[1], gamma * (Abs(psi) - 1) ** 2 + psi * theta),
            game=_shift,
            point=_turned,
        ),
        uses=("seed003-critic-scale",),
    ),
    Claim(
        "seed003-better-branch",
        "Which of the two best responses is the better one",
        SOURCE,
        "section 11",
        "With the losses {-theta*psi} and {gamma*(Abs(psi) - 1)**2 + psi*theta} the critic has the local best response "
        "{1 - theta/(2*gamma)} exactly for {theta < 2*gamma}, and it is the best of all exactly for {theta <= 0}; "
        "{-1 - theta/(2*gamma)} exactly for {-theta < 2*gamma}, best of all exactly for {theta >= 0}. Along them the "
        "generator loses {theta**2/(2*gamma) - theta} and {theta**2/(2*gamma) + theta}.",
        Every((_both(1), _both(-1))),
        uses=("seed003-best-response-sign-corrected",),
    ),
    Claim(
        "seed003-point-on-manifold",
        "The minimum over one branch as a point of the best-response manifold",
        SOURCE,
        "sections 4 and 11",
        "At {Eq(theta, gamma)}, {Eq(psi, 1/2)} the critic's parameter is a best response: its loss "
        "{gamma*(Abs(psi) - 1)**2 + psi*gamma} is nowhere less.",
        Least(_critic_at_point, {psi: Rational(1, 2)}),
        expected=Status.REFUTED,
        original=r"\theta_D \in \operatorname{argmax}_{\theta_D} L(\theta_G, \theta_D)",
        note="It is a local best response only: the generator has gone to where the other branch is better.",
    ),
    Claim(
        "seed003-point-on-manifold-corrected",
        "The best response at the minimum over the other branch",
        SOURCE,
        "sections 4 and 11, corrected",
        "At {Eq(theta, gamma)} the critic's loss is least at {Eq(psi, -3/2)}, where it is {-5*gamma/4}; at "
        "{Eq(psi, 1/2)} it is {3*gamma/4}.",
        Every(
            (
                Least(_critic_at_point, {psi: -Rational(3, 2)}, -5 * gamma / 4),
                Holds(Eq(_critic_at_point.subs(psi, Rational(1, 2)), 3 * gamma / 4)),
            )
        ),
        uses=("seed003-point-on-manifold", "seed003-better-branch"),
    ),
    Claim(
        "seed003-potential",
        "The potential that decreases on the best-response manifold",
        SOURCE,
        "section 6",
        "On {p*x**2/2 + b*x*y + q*y**2/2}, {q != 0}, with {Eq(y, -b*x/q)} put in, the gradient projected onto the "
        "manifold is {(p - b**2/q)*x/(1 + b**2/q**2)} times (1, {-b/q}); along minus it the manifold is not left, and "
        "the loss falls by its square.",
        ProjectedGradient(
            _zero_sum(_curved),
            {_y: _answer * _x},
            ImmutableMatrix([1, _answer]) * ((_p + _b * _answer) * _x / (1 + _answer**2)),
        ),
        uses=("seed003-projection-matrix-corrected",),
    ),
    Claim(
        "seed003-potential-general-sum",
        "The projected gradient where the losses do not add up to zero",
        SOURCE,
        "sections 9 and 11",
        "With the losses {-theta*psi} and {gamma*(Abs(psi) - 1)**2 + psi*theta}, on the branch {Eq(psi, 1 - "
        "theta/(2*gamma))}, the generator's gradient projected onto the manifold is {4*gamma*(theta - gamma)/"
        "(4*gamma**2 + 1)} times (1, {-1/(2*gamma)}): it vanishes at {Eq(theta, gamma)} only.",
        ProjectedGradient(
            PENALIZED,
            {psi: 1 - theta / (2 * gamma)},
            ImmutableMatrix([1, -1 / (2 * gamma)]) * (4 * gamma * (theta - gamma) / (4 * gamma**2 + 1)),
            near=PRINTED,
        ),
        uses=("seed003-potential", "seed003-better-branch"),
    ),
    Claim(
        "seed003-same-as-stonr",
        "Descent on the manifold and STON'R have the same dynamics",
        SOURCE,
        "section 6",
        "On {x**2/2 + z**2/2 + x*y - y**2/2}, minimized in x and z and maximized in y, where {Eq(y, x)}, the direction "
        "(t1, 0, t3) of STON'R, which keeps the critic satisfied and moves x while z waits, is that of minus the "
        "projected gradient, ({-x}, {-z}, {-x}).",
        Holds(
            Implies(Eq(_along_three, 0) & Eq(_t2, 0), Eq(_w2 * _t1 - _w1 * _t2 / 2, 0)),
            Eq(_w3, 0) & Ne(_t1, 0),
            _three,
        ),
        expected=Status.REFUTED,
        original=r"\text{the dynamics we get from optimization over manifolds are the same as the ones from STON'R}",
        note="STON'R satisfies one coordinate after the other; the projected gradient moves all of the generator's.",
    ),
    Claim(
        "seed003-same-as-stonr-corrected",
        "Descent on the manifold and STON'R move on the same curve where each player has one parameter",
        SOURCE,
        "section 6, corrected",
        "On {p*x**2/2 + b*x*y + q*y**2/2}, {q != 0}, every direction (t1, t2) that keeps the critic satisfied is a "
        "multiple of (1, {-b/q}), and so is the projected gradient. On {x**2/2 + z**2/2 + x*y - y**2/2} the projected "
        "gradient with {Eq(y, x)} put in is (x, z, x), and the directions that keep the critic satisfied while z waits "
        "are the multiples of (1, 0, 1).",
        Every(
            (
                Holds(
                    Implies(Eq(_across * _t1 + _along * _t2, 0), Eq(_t2, -_t1 * _b / _curved)), game=_zero_sum(_curved)
                ),
                ProjectedGradient(_three, {_y: _x}, ImmutableMatrix([_x, _z, _x])),
                Holds(Implies(Eq(_along_three, 0) & Eq(_t2, 0), Eq(_t3, _t1)), game=_three),
            )
        ),
        uses=("seed003-same-as-stonr", "seed003-potential"),
    ),
    Claim(
        "seed003-projection-matrix",
        "The tangents of the best-response manifold by the mixed block",
        SOURCE,
        "section 7",
        "On {p*x**2/2 + b*x*y + q*y**2/2}, maximized in y, a direction (t1, t2) that the mixed second derivative {b} "
        "takes to zero, {Eq(b*t1, 0)}, is tangent to the manifold on which the critic's gradient vanishes.",
        Holds(Implies(Eq(_across * _t1, 0), Eq(_across * _t1 + _along * _t2, 0)), game=_any),
        expected=Status.REFUTED,
        original=r"\text{the matrix we need to project onto is } \partial^2 L / \partial\theta_G \partial\theta_D",
        note="The critic's own second derivatives are missing.",
    ),
    Claim(
        "seed003-projection-matrix-corrected",
        "The tangents of the best-response manifold by both blocks",
        SOURCE,
        "section 7, corrected",
        "On {p*x**2/2 + b*x*y + q*y**2/2}, {q != 0}, the direction (1, {-b/q}) is tangent to the manifold; on it the "
        "gradient projected to that direction is the generator's own derivative divided by {1 + b**2/q**2}, times the "
        "direction.",
        Every(
            (
                Holds(Eq(_across + _along * _answer, 0), game=_zero_sum(_curved)),
                Holds(
                    Eq((-_v1 + _v2 * _answer) / (1 + _answer**2), -_v1 / (1 + _b**2 / _curved**2)),
                    Eq(_v2, 0),
                    _zero_sum(_curved),
                ),
            )
        ),
        uses=("seed003-projection-matrix",),
    ),
    Claim(
        "seed003-stationary-manifold",
        "The manifold of local best responses by the gradient alone",
        SOURCE,
        "section 4",
        "Where the critic's gradient vanishes its parameter is a local best response: on {p*x**2/2 + b*x*y + "
        "q*y**2/2}, maximized in y, the critic's second derivative {q} is not positive there.",
        Holds(Implies(Eq(_v2, 0), _along <= 0), game=_any),
        expected=Status.REFUTED,
        note="The gradient vanishes at a critic's worst response too.",
    ),
    Claim(
        "seed003-stationary-manifold-corrected",
        "The manifold of local best responses by both conditions",
        SOURCE,
        "section 4, corrected",
        "The critic who maximizes {b*x*y + q*y**2/2}, {q != 0}, has a strict local best response at {Eq(y, -b*x/q)}, "
        "where its gradient vanishes, exactly when {q < 0}.",
        LocalEquilibrium(_critic, _curved < 0, point={_y: _answer * _x}),
        uses=("seed003-stationary-manifold",),
    ),
)
