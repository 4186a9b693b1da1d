"""The records that every part of symgan speaks in: frozen, plain, without mathematics of their own.

Expressions are SymPy's; arrays are NumPy's. A record that a notebook shows has a
``_repr_markdown_`` that hands over to :mod:`symgan.printing.notebook`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from symgan.discrepancies import Distance as Distance
from symgan.discrepancies import Divergence as Divergence
from symgan.discrepancies import FourierMetric as FourierMetric
from symgan.discrepancies import OptimalTransport as OptimalTransport
from symgan.discrepancies import Saturation as Saturation
from symgan.discrepancies import TransportCertificate as TransportCertificate
from symgan.errors import InputError as InputError
from symgan.orbits import InvariantCircle as InvariantCircle
from symgan.orbits import LimitCycle as LimitCycle
from symgan.orbits import Piece as Piece

if TYPE_CHECKING:
    import numpy as np
    from sympy import Basic, Expr, ImmutableMatrix, Poly, Symbol
    from sympy.logic.boolalg import Boolean

    from symgan.conventions import Convention


# --- definitions -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Player:
    """A player minimizes its loss in its own parameters; rate multiplies its block of the field.

    ``box`` holds one pair (low, high) a parameter, between which every step of a discrete method puts it back, and
    on which the flow is without what points out.
    """

    name: str
    params: tuple[Symbol, ...]
    loss: Expr
    rate: Any = 1
    box: tuple[tuple[Any, Any], ...] | None = None


@dataclass(frozen=True)
class Network:
    """A parametrized map: its parameters and its output at a given input."""

    params: tuple[Symbol, ...]
    output: Callable[[Any], Any]

    def __call__(self, point: Any) -> Any:
        return self.output(point)


@dataclass(frozen=True)
class Model:
    """Who plays: the law of the data, the law of the latent code, and the networks.

    A law for each coordinate, in a tuple, makes points of several coordinates, which the networks
    take and give as tuples.
    """

    data: Any
    latent: Any
    generator: Network
    critic: Network
    encoder: Network | None = None
    name: str = "model"
    equilibrium: Mapping[Symbol, Any] | None = None


@dataclass(frozen=True)
class Objective:
    """What the players of a GAN minimize, as functions of the critic's output on real and on fake."""

    name: str
    generator: Callable[[Any, Any], Any]
    critic: Callable[[Any, Any], Any]


@dataclass(frozen=True)
class Regularizer:
    """An added loss term, a change of the critic's input, or a constraint; hyper holds its strengths.

    ``penalty(setting)`` returns {player index: added term}; ``noise(stream)`` returns the moved stream;
    ``constraint(game)`` returns {player index: box}, where a box is one pair (low, high) a parameter.
    """

    name: str
    hyper: tuple[Any, ...] = ()
    penalty: Callable[[Any], Mapping[int, Any]] | None = None
    noise: Callable[[Any], Any] | None = None
    constraint: Callable[[Game], Mapping[int, tuple[tuple[Any, Any], ...]]] | None = None


@dataclass(frozen=True)
class Method:
    """A training method, written once: ``step(v, x, memory, *hyper)`` returns the next x and memory.

    For a flow the step returns the velocity in place of the next x. ``start(v, x)`` returns the
    initial memory, a tuple of vectors as long as x; ``rest(v, x)`` the one that it settles at while
    x stays at an equilibrium, where that is not the initial one.
    """

    name: str
    step: Callable[..., tuple[Any, tuple[Any, ...]]]
    hyper: tuple[Any, ...] = ()
    start: Callable[[Any, Any], tuple[Any, ...]] | None = None
    flow: bool = False
    rest: Callable[[Any, Any], tuple[Any, ...]] | None = None

    def stepped(self, v: Any, x: Any, memory: tuple[Any, ...], hyper: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
        """One step at these constants; the next x, but no velocity, is put back onto the boxes of the players."""
        x, memory = self.step(v, x, memory, *hyper)
        return (x if self.flow else v.project(x)), memory

    def begun(self, v: Any, x: Any) -> tuple[Any, ...]:
        """The initial memory at x; nothing for a method without memory."""
        return self.start(v, x) if self.start else ()

    def settled(self, v: Any, x: Any) -> tuple[Any, ...]:
        """The memory at rest at an equilibrium x."""
        return self.rest(v, x) if self.rest else self.begun(v, x)


@dataclass(frozen=True)
class Game:
    """A training game: each player minimizes its own loss.

    ``equilibrium`` maps every parameter to its value there; None asks for it to be found.
    A GAN keeps the objective and the model that its losses were made from.
    """

    name: str
    players: tuple[Player, ...]
    equilibrium: Mapping[Symbol, Any] | None = None
    regularizers: tuple[Regularizer, ...] = ()
    objective: Objective | None = None
    model: Model | None = None

    @property
    def params(self) -> tuple[Symbol, ...]:
        """All parameters, player by player."""
        return tuple(p for player in self.players for p in player.params)

    @property
    def blocks(self) -> tuple[tuple[int, ...], ...]:
        """For each player, the positions of its parameters in :attr:`params`."""
        ends = [0]
        for player in self.players:
            ends.append(ends[-1] + len(player.params))
        return tuple(tuple(range(a, b)) for a, b in zip(ends, ends[1:], strict=False))

    @property
    def title(self) -> str:
        """The name of the game with its regularizers."""
        return " + ".join((self.name, *(r.name for r in self.regularizers)))

    def with_(self, *regularizers: Regularizer) -> Game:
        """The same game with the regularizers appended; InputError if one is none."""
        for r in regularizers:
            if not isinstance(r, Regularizer):
                raise InputError(f"with_ takes regularizers, such as sg.regularizers.r1(gamma); got {r!r}")
        return replace(self, regularizers=self.regularizers + regularizers)

    def without(self, regularizer: Regularizer | str) -> Game:
        """The same game with one regularizer off, given by itself or by its name; InputError if it has none such."""
        name = regularizer if isinstance(regularizer, str) else getattr(regularizer, "name", regularizer)
        kept = tuple(r for r in self.regularizers if r.name != name)
        if kept == self.regularizers:
            there = ", ".join(r.name for r in self.regularizers) or "none"
            raise InputError(f"'{self.title}' has no regularizer called {name!r}; it has {there}")
        return replace(self, regularizers=kept)


# --- results of the exact side ---------------------------------------------------------------


class Outcome(StrEnum):
    """What the linearization says of the equilibrium."""

    STABLE = "STABLE"
    UNSTABLE = "UNSTABLE"
    MARGINAL = "MARGINAL"
    CONDITIONAL = "CONDITIONAL"
    UNDECIDED = "UNDECIDED"


@dataclass(frozen=True)
class Verdict:
    """Local convergence: exactly when (region), exactly on the boundary (marginal), exactly not (unstable).

    ``region`` is exact always. ``marginal`` and ``unstable`` are None where degree three or more
    leaves the boundary open; ``reason`` then says so.
    """

    outcome: Outcome
    region: Boolean
    marginal: Boolean | None = None
    unstable: Boolean | None = None
    conditions: tuple[Boolean, ...] = ()
    reason: str = ""
    defective: Boolean | None = None
    beyond: str = ""


@dataclass(frozen=True)
class Factor:
    """An irreducible factor of the characteristic polynomial with its multiplicity.

    ``pairs`` holds its roots as (center, offset), each the two roots center +- offset (one root
    where the offset is 0); None where no closed form is fit to print.
    """

    poly: Poly
    multiplicity: int
    pairs: tuple[tuple[Expr, Expr], ...] | None = None


@dataclass(frozen=True)
class Step:
    """One step of a derivation: what was found, and why it holds."""

    key: str
    title: str
    why: str
    value: Any
    uses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Derivation:
    """From the losses of a game and a training method to the verdict, every step recorded."""

    game: Game
    method: Method
    given: Boolean
    losses: tuple[Expr, ...]
    field: ImmutableMatrix
    equilibrium: dict[Symbol, Expr]
    jacobian: ImmutableMatrix
    update: ImmutableMatrix | None
    matrix: ImmutableMatrix | None
    charpoly: Poly | None
    factors: tuple[Factor, ...]
    eigenvalues: tuple[tuple[Expr, int], ...] | None
    verdict: Verdict
    steps: tuple[Step, ...]
    invariants: tuple[Expr, ...] = ()
    pieces: tuple[Piece, ...] = ()
    limit_cycle: LimitCycle | None = None
    invariant_circle: InvariantCircle | None = None
    decay: Expr | None = None

    @property
    def title(self) -> str:
        return f"{self.game.title}, {self.method.name}"

    def step(self, key: str) -> Step:
        """The step of that key; KeyError if this derivation has none."""
        return {s.key: s for s in self.steps}[key]

    def solve(self, unknown: Symbol, given: Boolean | bool = True) -> Solution:
        """The region solved for one constant, by cases on the others; see :func:`symgan.solve`."""
        from symgan import solve

        return solve(self, unknown, given)

    def best(self, *knobs: Symbol, given: Boolean | bool = True) -> Optimum:
        """The best values of some constants and the rate there; see :func:`symgan.best`."""
        from symgan import best

        return best(self, *knobs, given=given)

    def _repr_markdown_(self) -> str:
        from symgan.printing.notebook import derivation_markdown

        return derivation_markdown(self)


@dataclass(frozen=True)
class Interval:
    """Values of one constant strictly between two bounds.

    ``low_lost`` and ``high_lost`` tell how stability is lost there, in words; empty where a bound
    is only the end of the admitted values.
    """

    low: Expr
    high: Expr
    low_lost: str = ""
    high_lost: str = ""


@dataclass(frozen=True)
class SolvedCase:
    """Where the other constants satisfy ``condition``, the unknown lies in one of the intervals."""

    condition: Boolean
    intervals: tuple[Interval, ...]


@dataclass(frozen=True)
class Solution:
    """A region of convergence solved for one constant, by cases on the others.

    ``region`` is the derived one and ``solved`` the union of the cases; ``judgement`` says whether
    they were proved equivalent. Without a closed form ``cases`` is empty and ``solved`` the region.
    """

    unknown: Symbol
    region: Boolean
    given: Boolean
    cases: tuple[SolvedCase, ...]
    solved: Boolean
    boundaries: tuple[tuple[Expr, str], ...]
    judgement: Judgement

    def _repr_markdown_(self) -> str:
        from symgan.printing.notebook import solution_markdown

        return solution_markdown(self)


@dataclass(frozen=True)
class Rate:
    """The factor per step (spectral radius), or per unit of time the exponent (spectral abscissa), by cases.

    Without a closed form there are no cases, and ``reason`` says why.
    """

    cases: tuple[tuple[Boolean, Expr], ...]
    flow: bool
    reason: str = ""

    def _repr_markdown_(self) -> str:
        from symgan.printing.notebook import rate_markdown

        return rate_markdown(self)


@dataclass(frozen=True)
class OptimumCase:
    """Where the other constants satisfy ``condition``, the best values of the chosen ones, and the rate there."""

    condition: Boolean
    at: tuple[tuple[Symbol, Expr], ...]
    rate: Expr
    defective: bool
    judgement: Judgement


@dataclass(frozen=True)
class Optimum:
    """The best values of some constants, by cases on the others; each case with the proof that none is better.

    ``reason`` says what is missing where a case has no optimum in closed form.
    """

    knobs: tuple[Symbol, ...]
    flow: bool
    cases: tuple[OptimumCase, ...]
    reason: str = ""

    def _repr_markdown_(self) -> str:
        from symgan.printing.notebook import optimum_markdown

        return optimum_markdown(self)


@dataclass(frozen=True)
class ModifiedField:
    """The field f0 + h f1 + h^2 f2 + ... whose flow for the time h is one step of a method.

    ``step`` is the symbol h, ``terms`` are f0, f1, ... as columns (matrices, for a linearization),
    and ``field`` is their sum. ``why`` says how far they reach; where the step itself is not known
    there is no term, and ``step`` and ``field`` are None.
    """

    step: Symbol | None
    terms: tuple[ImmutableMatrix, ...]
    field: ImmutableMatrix | None
    why: str


# --- results of the numeric side -------------------------------------------------------------


@dataclass(frozen=True)
class Check:
    """One comparison of a derived value with an independent number."""

    name: str
    predicted: Any
    observed: Any
    error: float
    tolerance: float
    passed: bool


@dataclass(frozen=True, eq=False)
class Run:
    """A simulated trajectory: times (or step numbers), shape (m,), and points, shape (m, n)."""

    params: tuple[Symbol, ...]
    times: np.ndarray
    points: np.ndarray
    flow: bool


# --- published statements --------------------------------------------------------------------


class Status(StrEnum):
    """The three verdicts on a statement; never blurred."""

    PROVED = "PROVED"
    REFUTED = "REFUTED"
    UNDECIDED = "UNDECIDED"


@dataclass(frozen=True)
class Judgement:
    """Whether a statement holds: the exact argument as evidence, or a witness that anyone can put in."""

    status: Status
    evidence: tuple[str, ...] = ()
    witness: dict[Basic, Expr] | None = None

    def __bool__(self) -> bool:
        raise TypeError("a judgement has three values; compare its status with PROVED, REFUTED or UNDECIDED")

    def _repr_markdown_(self) -> str:
        from symgan.printing.notebook import judgement_markdown

        return judgement_markdown(self)


@dataclass(frozen=True)
class Source:
    """A published document, for the bibliography; ``convention`` is how it writes, where not as we do."""

    key: str
    authors: str
    year: int
    title: str
    venue: str
    convention: Convention | None = None


@dataclass(frozen=True)
class Claim:
    """A published statement: where it stands, what it says in words and in formulas, and what we expect of it.

    ``says`` is a statement (:mod:`symgan.literature.statements`); ``words`` is prose with
    expressions in braces; ``locator`` is the place in the source, empty where the wording was not
    seen in print; ``original`` is the paper's own wording in LaTeX, where no convention makes it
    from the statement.
    """

    key: str
    title: str
    source: Source
    locator: str
    words: str
    says: Any
    expected: Status = Status.PROVED
    original: str = ""
    note: str = ""
    uses: tuple[str, ...] = field(default=())

    @property
    def own_form(self) -> str:
        """The statement in the convention of its source, as prose; see :func:`symgan.own_form`."""
        from symgan import own_form

        return own_form(self)

    def _repr_markdown_(self) -> str:
        from symgan.printing.notebook import claim_markdown

        return claim_markdown(self)
