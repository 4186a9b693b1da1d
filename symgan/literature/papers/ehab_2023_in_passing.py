"""Ehab 2023: what the report says in passing, of GANs, of critics, and of what its own algorithm solves."""

from sympy import Abs, And, Eq, Equivalent, Expr, ImmutableMatrix, Implies, Or, Rational, Symbol, log, sign, true

from symgan import objectives
from symgan.literature import quantities
from symgan.literature.papers.ehab_2023 import SOURCE
from symgan.literature.statements import Every, Holds
from symgan.literature.statements.critics import DescentConvex, GeneratorDescends, OnlyNash
from symgan.optimality import p, q
from symgan.records import Claim, Game, Objective, Player, Status

# the discriminator's output is a probability
_probability = Objective(
    "minimax in probabilities",
    generator=lambda real, fake: log(1 - fake),
    critic=lambda real, fake: -log(real) - log(1 - fake),
)
_x, _y, _p, _b = (Symbol(name, real=True) for name in "xypb")
_u = Symbol("u", positive=True)
# on two points, the data half at each, samples of weights u and 1 - u: reverse KL less 2 JS
_two_points = ((Rational(1, 2), _u), (Rational(1, 2), 1 - _u))
_difference = sum(b * log(b / a) - a * log(2 * a / (a + b)) - b * log(2 * b / (a + b)) for a, b in _two_points)
# the generator's loss, the critic's, and the generator's with the critic's answer put in, in a parameter of its own
_curved = Symbol("q", real=True, nonzero=True)
_e, _along_x = Symbol("e", real=True), Symbol("x_along", real=True)


def _with_answer(generator: Expr, critic: Expr, answer: Expr) -> Game:
    """The third player is the generator along the critic's best responses."""
    along = generator.subs({_y: answer}).subs({_x: _along_x})
    players = (
        Player("generator", (_x,), generator),
        Player("critic", (_y,), critic),
        Player("along", (_along_x,), along),
    )
    return Game("with answer", players)


_bent, _m = Symbol("q", positive=True), Symbol("m", real=True)
_other_answer = -_e * _x / _bent
_loss = _p * _x**2 / 2 + _b * _x * _y + _m * _y
_general = _with_answer(_loss, _e * _x * _y + _bent * _y**2 / 2, _other_answer)
_zero_sum = _p * _x**2 / 2 + _b * _x * _y + _curved * _y**2 / 2
_opposed = _with_answer(_zero_sum, -_zero_sum, -_b * _x / _curved)
_own, _, _reduced = quantities.field(_general)

# outputs of a critic at 0, 1 and 2; data half at 0 and half at 1, samples half at 0 and half at 2
_at = tuple(Symbol(f"f{i}", real=True) for i in "abc")
_lipschitz = And(Abs(_at[0] - _at[1]) <= 1, Abs(_at[1] - _at[2]) <= 1)
_optimal = Eq((_at[0] + _at[1]) / 2 - (_at[0] + _at[2]) / 2, Rational(1, 2))
_apart, _slope = Symbol("d", real=True), Symbol("s", real=True)

_rows = ImmutableMatrix(2, 2, [Symbol(f"a{i}{j}", real=True) for i in (1, 2) for j in (1, 2)])
_missed = _rows * ImmutableMatrix([_x, _y]) - ImmutableMatrix([_b, _e])
_least_squares = Game("least squares", (Player("both", (_x, _y), _missed.dot(_missed)),))
_bend = -quantities.slope(_least_squares)

CLAIMS = (
    Claim(
        "seed003-unique-equilibrium",
        "The only Nash equilibrium of the idealized game",
        SOURCE,
        "section 2",
        "Among all laws of the samples and all discriminators the only Nash equilibrium has samples with the law of "
        "the data and a discriminator that says {1/2}.",
        OnlyNash(_probability, Rational(1, 2)),
        note="With densities that are positive at the same points.",
        uses=("gan-best-discriminator",),
    ),
    Claim(
        "seed003-loss-pushes-apart",
        "The loss -log D encourages the distributions to be different",
        SOURCE,
        "section 7",
        "At the best discriminator the generator with {-log(D)} descends what is no larger at different laws than at "
        "equal ones: so for data on two points, half at each, and samples of weights {u} and {1 - u}.",
        Holds(_difference <= 0, _u < 1),
        expected=Status.REFUTED,
        original=r"\text{it encourages the distributions to be different}",
        note="The term -2 JS alone does; what is descended is its sum with the reverse Kullback-Leibler divergence.",
        uses=("arjovsky-bottou-any-laws",),
    ),
    Claim(
        "seed003-loss-pushes-apart-corrected",
        "The loss -log D descends a divergence",
        SOURCE,
        "section 7, corrected",
        "At the best discriminator, and while that stays, the generator with {-log(D)} descends the reverse "
        "Kullback-Leibler divergence less 2 JS, an f-divergence: its function of p/q is convex, and it is least where "
        "the laws are equal.",
        Every(
            (
                GeneratorDescends(
                    objectives.non_saturating(), q * log(q / p) - p * log(2 * p / (p + q)) - q * log(2 * q / (p + q))
                ),
                DescentConvex(objectives.non_saturating(), true),
            )
        ),
        uses=("seed003-loss-pushes-apart", "arjovsky-bottou-difference-is-convex"),
    ),
    Claim(
        "seed003-general-games",
        "Descent on the best-response manifold solves general games",
        SOURCE,
        "section 9",
        "Where the generator's loss rests along the critic's best responses the generator's own gradient vanishes: so "
        "for the losses {p*x**2/2 + b*x*y + m*y} and {e*x*y + q*y**2/2}, {q > 0}, with the answer {Eq(y, -e*x/q)}, "
        "where {p > 2*b*e/q} and the point is a minimum along the answers.",
        Holds(
            Implies(Eq(_reduced, 0), Eq(_own, 0)),
            _p > 2 * _b * _e / _bent,
            _general,
            point={_y: _other_answer, _along_x: _x},
        ),
        expected=Status.REFUTED,
        note="What it finds is a Stackelberg equilibrium, as in section 11, and no Nash equilibrium.",
        uses=("seed003-not-nash-corrected",),
    ),
    Claim(
        "seed003-general-games-corrected",
        "In a zero-sum game the slope along the best responses is the generator's own",
        SOURCE,
        "section 9, corrected",
        "On {p*x**2/2 + b*x*y + q*y**2/2}, {q != 0}, maximized in y, the slope of the value along the answer {Eq(y, "
        "-b*x/q)} is the generator's own slope there: it rests where the generator does.",
        Holds(Eq(_reduced, _own), game=_opposed, point={_y: -_b * _x / _curved, _along_x: _x}),
        uses=("seed003-general-games",),
    ),
    Claim(
        "seed003-critic-slope-one",
        "The optimal critic has slope 1 almost everywhere",
        SOURCE,
        "section 9",
        "For data half at 0 and half at 1 and samples half at 0 and half at 2 every optimal critic, with the outputs "
        "fa, fb and fc at 0, 1 and 2, has slope 1 or {-1} between 0 and 1.",
        Holds(Eq(Abs(_at[0] - _at[1]), 1), _lipschitz & _optimal),
        expected=Status.REFUTED,
        original=r"\text{the optimal critic } f^* \text{ has gradient norm } 1 \text{ almost everywhere}",
        note="No mass has to cross from 0 to 1, so that the critic may do as it likes there.",
    ),
    Claim(
        "seed003-critic-slope-one-corrected",
        "The optimal critic has slope 1 where mass has to cross",
        SOURCE,
        "section 9, corrected",
        "Where the distribution functions of two laws on the line differ by {d} a slope {s} of a 1-Lipschitz critic "
        "gains {d*s}, which is at most {Abs(d)}, exactly for {Eq(s, sign(d))} or {Eq(d, 0)}. In the example the "
        "critic falls by 1 from 1 to 2.",
        Every(
            (
                Holds(_apart * _slope <= Abs(_apart), Abs(_slope) <= 1),
                Holds(
                    Equivalent(Eq(_apart * _slope, Abs(_apart)), Or(Eq(_slope, sign(_apart)), Eq(_apart, 0))),
                    Abs(_slope) <= 1,
                ),
                Holds(Eq(_at[1] - _at[2], 1), _lipschitz & _optimal),
            )
        ),
        uses=("seed003-critic-slope-one",),
    ),
    Claim(
        "seed003-projection-is-convex",
        "The projection is a convex problem",
        SOURCE,
        "section 7",
        "The square of the length of {A*x - b} is convex in x: for two rows and two unknowns its second derivative in "
        "the first one, and the determinant of its second derivatives, are not negative.",
        Holds(And(_bend[0, 0] >= 0, _bend.det() >= 0), game=_least_squares),
        original=r"\min_x \lVert A x - b \rVert^2 \text{ is convex}",
    ),
)
