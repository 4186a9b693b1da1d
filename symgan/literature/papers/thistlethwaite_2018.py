"""Thistlethwaite 2018, lecture notes: simultaneous steps on x y do not circle, they spiral outward."""

from sympy import Eq, Equivalent, Expr, ImmutableMatrix, Implies, Ne, Rational, Symbol, exp, eye, log
from sympy.logic.boolalg import Boolean

from symgan import games, methods
from symgan.literature import quantities
from symgan.literature.statements import (
    Conserved,
    Every,
    Holds,
    LocalEquilibrium,
    Multiplied,
    NoNash,
    OnlyEquilibrium,
    RateAlong,
    RestsSomewhere,
)
from symgan.notation import gamma, h
from symgan.records import Claim, Game, Player, Source, Status

SOURCE = Source("thistlethwaite2018", "N. Thistlethwaite", 2018, "Advanced GANs", "lecture notes, February 2018")

_game = games.bilinear()
_squared = sum(p**2 for p in _game.params)
_x, _y, _s, _u = (Symbol(name, real=True) for name in "xysu")
_turn = quantities.slope(_game)


def _alone(*terms: Expr) -> Game:
    """Each loss is of one player in its own parameter alone."""
    params = (_x, _y)[: len(terms)]
    return Game("alone", tuple(Player(f"player {p}", (p,), loss) for p, loss in zip(params, terms, strict=True)))


def _vanishes(vector: ImmutableMatrix) -> Boolean:
    return Eq(vector[0], 0) & Eq(vector[1], 0)


_cubic, _flat, _hilltop = _alone(_x**3 / 3 + _x), _alone(exp(-_x)), _alone(-(_x**2), _y**2)
(_v1,), (_slope1,) = quantities.field(_cubic), quantities.slope(_cubic)
_planar = games.quadratic()
_v, _j = quantities.field(_planar), quantities.slope(_planar)
_w = ImmutableMatrix(_planar.params)
_a = ImmutableMatrix(2, 2, [Symbol(f"a{i}{j}", real=True) for i in (1, 2) for j in (1, 2)])
_potential = Game("potential", (Player("both", _planar.params, ((_a * _w).T * _a * _w)[0] / 2),), dict.fromkeys(_w, 0))
# s is the critic's output; the second player has the other loss of the same output u
_saturation = Game("two losses", (Player("saturating", (_s,), log(1 - _s)), Player("other", (_u,), -log(_u))))
_saturating, _other = quantities.field(_saturation)
_larger, _inside = abs(_other) > abs(_saturating), (_s > 0) & (_s < 1)

CLAIMS = (
    Claim(
        "seed004-simga-not-circling",
        "Simultaneous steps circle the equilibrium",
        SOURCE,
        "",
        "On the game {x*y} simultaneous steps circle the equilibrium indefinitely, without ever getting closer.",
        Conserved(_game, methods.simultaneous(), _squared),
        expected=Status.REFUTED,
        note="Circling is true of the gradient flow, and of no positive step size.",
    ),
    Claim(
        "seed004-simga-not-circling-corrected",
        "Simultaneous steps spiral outward",
        SOURCE,
        "corrected",
        "Each simultaneous step of size {h} on the game {x*y} multiplies the squared distance by {1 + h**2}.",
        Multiplied(_game, methods.simultaneous(), _squared, 1 + h**2),
        uses=("seed004-simga-not-circling",),
    ),
    Claim(
        "seed004-conopt-spurious-minima",
        "The consensus potential rests where the field does",
        SOURCE,
        "",
        "The gradient of half the square of a field vanishes only where the field does: so for one player with the "
        "loss {x**3/3 + x}.",
        Holds(Implies(Eq(_slope1 * _v1, 0), Eq(_v1, 0)), game=_cubic),
        expected=Status.REFUTED,
        original=r"\text{it will have the same fix points as our original vector field}",
        note="At {Eq(x, 0)} the derivative of the field vanishes, and the field is {-1}. The Jacobian has to be "
        "invertible.",
    ),
    Claim(
        "seed004-conopt-spurious-minima-corrected",
        "The consensus potential rests where the field does, if its Jacobian is invertible",
        SOURCE,
        "corrected",
        "In the plane, whatever v and its Jacobian J are: if J' v vanishes and J is invertible, v vanishes.",
        Holds(Eq(_v[0], 0) & Eq(_v[1], 0), _vanishes(_j.T * _v) & Ne(_j.det(), 0)),
        uses=("seed004-conopt-spurious-minima",),
    ),
    Claim(
        "seed004-conopt-optima",
        "The consensus potential makes every equilibrium an optimum",
        SOURCE,
        "",
        "Half the square of a planar linear field has a strict local minimum at the origin exactly when the field's "
        "matrix is invertible, whether the origin was a saddle or not.",
        LocalEquilibrium(_potential, Ne(_a.det(), 0)),
        note="True of the potential alone; the mix with the original field may keep a saddle or a maximum unstable.",
        uses=("sga-conopt-global-max-corrected",),
    ),
    Claim(
        "seed004-mix-fixed-points",
        "The weighted average rests where the field does",
        SOURCE,
        "",
        "The field v less {gamma} times the gradient of half its square vanishes only where v does: so for one player "
        "with the loss {x**3/3 + x}.",
        Holds(Implies(Eq(_v1 - gamma * _slope1 * _v1, 0), Eq(_v1, 0)), game=_cubic),
        expected=Status.REFUTED,
        note="It vanishes where {1/gamma} is an eigenvalue of the Jacobian as well.",
        uses=("seed004-conopt-spurious-minima",),
    ),
    Claim(
        "seed004-mix-fixed-points-corrected",
        "The weighted average rests where the field does, off the eigenvalues",
        SOURCE,
        "corrected",
        "In the plane, whatever v and its Jacobian J are: if v - gamma J' v vanishes and 1/gamma is no eigenvalue of "
        "J, v vanishes.",
        Holds(Eq(_v[0], 0) & Eq(_v[1], 0), _vanishes(_v - gamma * _j.T * _v) & Ne((eye(2) - gamma * _j).det(), 0)),
        uses=("seed004-mix-fixed-points",),
    ),
    Claim(
        "seed004-descent-converges-somewhere",
        "Gradient descent always converges somewhere",
        SOURCE,
        "",
        "The field of a single loss, as {exp(-x)}, vanishes somewhere, so that descent has where to converge.",
        RestsSomewhere(_flat),
        expected=Status.REFUTED,
        note="A run that converges ends where the field vanishes. Here every run goes to infinity.",
    ),
    Claim(
        "seed004-descent-converges-somewhere-corrected",
        "Gradient descent always goes down",
        SOURCE,
        "corrected",
        "Along the flow the loss {exp(-x)} changes at the rate {-exp(-2*x)}, minus the square of the field: it always "
        "decreases, which does not make it converge.",
        RateAlong(_flat, exp(-_x), -exp(-2 * _x)),
        uses=("seed004-descent-converges-somewhere",),
    ),
    Claim(
        "seed004-larger-gradients",
        "The non-saturating loss has larger gradients",
        SOURCE,
        "",
        "The loss {-log(s)} has a larger gradient than {log(1 - s)}, for every output s of the critic between 0 and 1.",
        Holds(_larger, _inside, _saturation, point={_u: _s}),
        expected=Status.REFUTED,
        note="It is smaller where the critic takes the sample for real.",
    ),
    Claim(
        "seed004-larger-gradients-corrected",
        "The non-saturating loss has larger gradients where the critic sees the sample through",
        SOURCE,
        "corrected",
        "The loss {-log(s)} has a larger gradient than {log(1 - s)} exactly for {s < 1/2}.",
        Holds(Equivalent(_s < Rational(1, 2), _larger), _inside, _saturation, point={_u: _s}),
        uses=("seed004-larger-gradients",),
    ),
    Claim(
        "seed004-no-nash",
        "A game may have no Nash equilibrium",
        SOURCE,
        "",
        "With the losses {-x**2} and {y**2} the field vanishes at the origin alone, where the first player's loss "
        "curves downward: there is no local Nash equilibrium.",
        Every((OnlyEquilibrium(_hilltop, {_x: 0, _y: 0}), NoNash(_hilltop, 0))),
    ),
    Claim(
        "seed004-no-potential",
        "The rotating field has no potential",
        SOURCE,
        "",
        "On the game {x*y} the mixed derivatives of the field differ by {-2}, so that it is no gradient.",
        Holds(Eq(_turn[0, 1] - _turn[1, 0], -2), game=_game),
    ),
    Claim(
        "seed004-vortex-center",
        "The center of the vortex is stable, and not reached",
        SOURCE,
        "",
        "On the game {x*y} the flow keeps {x**2 + y**2}: whoever starts near the center stays as near, and never comes "
        "nearer.",
        Conserved(_game, methods.gradient_flow(), _squared),
    ),
    Claim(
        "seed004-gradient-is-conservative",
        "The consensus potential has a conservative field",
        SOURCE,
        "",
        "The gradient of half the square of a planar linear field has equal mixed derivatives, so that it is "
        "conservative.",
        Holds(Eq(quantities.slope(_potential)[0, 1], quantities.slope(_potential)[1, 0]), game=_potential),
        uses=("seed004-no-potential",),
    ),
)
