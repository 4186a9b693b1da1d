"""The records of how far laws are apart: a divergence, a transport cost, a Fourier metric, and a result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sympy import Expr, Rational, Symbol
    from sympy.logic.boolalg import Boolean

    from symgan.laws import Law
    from symgan.records import Step


@dataclass(frozen=True)
class Divergence:
    """An f-divergence D_f(p, q) = E_q f(p/q): ``generator`` is f, convex on t > 0 with f(1) = 0.

    Where q has no mass, mass of p counts f(t)/t for t -> oo.
    """

    name: str
    title: str
    generator: Callable[[Any], Any]


@dataclass(frozen=True)
class OptimalTransport:
    """The Wasserstein distance W_p: the least (E |X - Y|^p)^(1/p) over all couplings; ``power`` is p >= 1."""

    name: str
    title: str
    power: Any


@dataclass(frozen=True)
class FourierMetric:
    """The Fourier metric d_s = sup |phi_p(k) - phi_q(k)|/|k|^s over k != 0; ``exponent`` is s > 0."""

    name: str
    title: str
    exponent: Any


@dataclass(frozen=True)
class Distance:
    """How far two laws are apart, exactly.

    Laws are tuples, one independent law a coordinate. ``value`` is a closed form in the constants of
    the laws wherever ``given`` holds (oo where it is infinite), and ``gradient`` its derivative in
    each of them. Without a closed form ``value`` is None, ``enclosure`` holds rational bounds
    low <= distance <= high where the constants are numbers, and ``reason`` says what is missing.
    """

    definition: Divergence | OptimalTransport | FourierMetric
    first: tuple[Law, ...]
    second: tuple[Law, ...]
    given: Boolean
    value: Expr | None
    steps: tuple[Step, ...] = ()
    gradient: dict[Symbol, Expr] = field(default_factory=dict)
    enclosure: tuple[Rational, Rational] | None = None
    reason: str = ""

    @property
    def title(self) -> str:
        """The name of the distance with the two laws."""
        laws = (side[0] if len(side) == 1 else side for side in (self.first, self.second))
        return f"{self.definition.title} of {' and '.join(map(str, laws))}"

    def _repr_markdown_(self) -> str:
        from symgan.printing.answers import distance_markdown

        return distance_markdown(self)


@dataclass(frozen=True)
class Saturation:
    """How the Jensen-Shannon divergence of two laws flattens out while a constant of the second one moves.

    ``least`` <= JS <= log 2 and abs(dJS/d``symbol``) <= ``slope``, for all values of the constants;
    ``limits`` are those of the slope at minus and at plus infinity, nan where they were not found.
    """

    symbol: Symbol
    least: Expr
    slope: Expr
    limits: tuple[Expr, Expr]
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class TransportCertificate:
    """A coupling and a potential of two laws of finitely many points that prove each other best, for the cost |x - y|.

    ``plan`` holds (from, to, mass), ``potential`` (point, value) of a 1-Lipschitz function; the cost
    of the plan (``primal``) and the gap of the potential's means (``dual``) are the same number.
    """

    plan: tuple[tuple[Expr, Expr, Expr], ...]
    potential: tuple[tuple[Expr, Expr], ...]
    primal: Expr
    dual: Expr
    valid: bool
