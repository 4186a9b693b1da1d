"""What an audit finds: a field or an update that somebody wrote, against the one that is derived from the losses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from symgan.analysis.slips import Slip
from symgan.reading import text
from symgan.records import Derivation, Judgement, Status


@dataclass(frozen=True)
class Linearization:
    """What is left of the local analysis: is it at rest at the equilibrium, with the same Jacobian and spectrum?

    ``survives`` says whether the verdict on local convergence is the derived one, None where that is
    not decided; ``derived`` and ``found`` are the two verdicts in words.
    """

    rests: bool
    jacobian: bool
    spectrum: bool
    survives: bool | None
    derived: str
    found: str


@dataclass(frozen=True)
class Audit:
    """A function compared with the derived one.

    ``equal`` is PROVED (identical expressions), REFUTED with the simplest point at which they differ,
    or UNDECIDED: a function of numbers can agree at points, which proves nothing. ``here`` and
    ``derived`` are the two values at the witness; ``slips`` says of each player's block what it is.
    """

    title: str
    equal: Judgement
    slips: tuple[Slip, ...]
    here: tuple[Any, ...] = ()
    derived: tuple[Any, ...] = ()
    linearization: Linearization | None = None

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was found, in sentences with expressions in braces."""
        said = [*self.equal.evidence, *_counterexample(self)]
        if self.equal.status is Status.REFUTED:
            said += [_slip(s) for s in self.slips]
        return (*said, _linearized(self.linearization))

    def _repr_markdown_(self) -> str:
        from symgan.printing.notebook import audit_markdown

        return audit_markdown(self)


def title(d: Derivation) -> str:
    """What is audited."""
    return f"{d.title}: {'the velocity' if d.method.flow else 'one step'}"


def _counterexample(a: Audit) -> list[str]:
    if a.equal.witness is None:
        return []
    where = ", ".join(f"{{Eq({s}, {text(v)})}}" for s, v in a.equal.witness.items())
    return [f"At {where} it is {_tuple(a.here)}, and the derived one is {_tuple(a.derived)}."]


def _tuple(values: tuple[Any, ...]) -> str:
    inside = ", ".join(f"{{{text(v)}}}" for v in values)
    return f"({inside})" if len(values) > 1 else inside


def _slip(s: Slip) -> str:
    """What the block of a player is, in a sentence."""
    if s.factors is None:
        return f"Player {s.player}: no constant multiple of the derived terms fits."
    if s.right:
        return f"Player {s.player}: as derived."
    what = s.reading or "the derived one"
    if len(s.factors) == 1:
        ((_, factor),) = s.factors
        return f"Player {s.player}: {what}." if factor == 1 else f"Player {s.player}: {{{text(factor)}}} times {what}."
    wrong = ", ".join(f"{{{text(c)}}} times {name}" for name, c in s.factors if c != 1)
    return f"Player {s.player}: {wrong}; the other terms are as derived."


def _linearized(found: Linearization | None) -> str:
    """What is left of the local analysis, in a sentence."""
    if found is None:
        return "There is no linearization to compare."
    if not found.rests:
        return "It is not at rest at the equilibrium."
    if found.jacobian:
        return f"At the equilibrium it has the derived Jacobian, so the verdict survives: {found.derived}."
    spectrum = "the same spectrum" if found.spectrum else "another spectrum"
    ends = {
        True: f"the verdict survives: {found.derived}",
        False: f"{found.found} in place of {found.derived}",
        None: "whether the verdict survives is not decided",
    }[found.survives]
    return f"At the equilibrium it has another Jacobian and {spectrum}; {ends}."
