"""Schaefer 2020, a blog on implicit competitive regularization: the best response in its first example."""

from sympy import Symbol

from symgan.literature.statements import Every, Holds, Least
from symgan.records import Claim, Source, Status

SOURCE = Source(
    "schaefer2020",
    "F. Schaefer",
    2020,
    "Implicit Competitive Regularization",
    "blog post, after arXiv:1910.05852",
)

_x, _epsilon = Symbol("x", real=True), Symbol("epsilon", positive=True)
_value = _x**2 + _x * _epsilon + _epsilon**2 / 10

CLAIMS = (
    Claim(
        "icr-best-response-sign",
        "How the minimizing player answers",
        SOURCE,
        "",
        "With {x**2 + x*y + y**2/10}, if y moves to {epsilon}, x would move towards {-2*epsilon}: the value is least "
        "there.",
        Least(_value, {_x: -2 * _epsilon}),
        expected=Status.REFUTED,
        note="With the printed answer the value is positive, and y would not be punished.",
    ),
    Claim(
        "icr-best-response-sign-corrected",
        "How the minimizing player answers, corrected",
        SOURCE,
        "corrected",
        "The value is least at {Eq(x, -epsilon/2)}, where it is {-3*epsilon**2/20}, less than zero: y is punished.",
        Every(
            (
                Least(_value, {_x: -_epsilon / 2}, -3 * _epsilon**2 / 20),
                Holds(_value.subs(_x, -_epsilon / 2) < 0),
            )
        ),
        uses=("icr-best-response-sign",),
    ),
)
