"""sg.analyze: a derivation together with its checks and its pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from inspect import signature
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from sympy import Symbol
from sympy.logic.boolalg import Boolean, true

from symgan import figures
from symgan.catalogue import unknown
from symgan.exact.derivation import derive
from symgan.numeric.verify import Case, cases, verify
from symgan.records import Check, Derivation, Game, InputError, Method, Optimum, Solution

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Analysis:
    """A derivation, the numbers it was checked at, and the checks."""

    derivation: Derivation
    at: Mapping[Any, Any] = field(hash=False)
    checks: tuple[Check, ...] = ()
    _answers: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def solve(self, unknown: Symbol) -> Solution:
        """The region solved for one constant, worked out once; see :func:`symgan.solve`."""
        if unknown not in self._answers:
            self._answers[unknown] = self.derivation.solve(unknown)
        found: Solution = self._answers[unknown]
        return found

    def best(self, *knobs: Symbol) -> Optimum:
        """The best values of some constants, worked out once; see :func:`symgan.best`."""
        if knobs not in self._answers:
            self._answers[knobs] = self.derivation.best(*knobs)
        found: Optimum = self._answers[knobs]
        return found

    @property
    def passed(self) -> bool:
        """Whether every check passed."""
        return all(check.passed for check in self.checks)

    def figure(self, name: str, **options: Any) -> Figure:
        """One of the pictures; see :func:`picture`."""
        return picture(name, self, **options)

    def _repr_markdown_(self) -> str:
        from symgan.printing.notebook import checks_markdown, derivation_markdown

        return derivation_markdown(self.derivation) + "\n\n" + checks_markdown(self.checks)


def analyze(
    game: Game, method: Method | None = None, at: Mapping[Any, Any] | None = None, given: Boolean = true
) -> Analysis:
    """The derivation of a game under a method, checked at the constants ``at``."""
    d = derive(game, method, given)
    return Analysis(d, dict(at or {}), verify(d, at or {}))


def picture(name: str, analysis: Analysis | None = None, **options: Any) -> Figure:
    """One of the pictures: drawn by ``symgan.figures``, from data worked out by the file of the same name here.

    Some are of an analysis, others work out everything by themselves. InputError for an unknown one, or where the
    analysis is missing.
    """
    there = pictures()
    if name not in there:
        raise InputError(unknown("figures", name, there))
    data = import_module(f"symgan.analysis.{name}").data
    asked = "analysis" in signature(data).parameters
    if asked and analysis is None:
        raise InputError(f"the picture '{name}' is one of a derivation, and there is no game to derive anything of")
    found = data(analysis, **options) if asked else data(**options)
    figure: Figure = getattr(import_module(f"symgan.figures.{name}"), name)(found)
    return figure


def pictures() -> tuple[str, ...]:
    """The names of the pictures: files that are in both folders."""
    from symgan import analysis

    both = {m.name for m in iter_modules(figures.__path__)} & {m.name for m in iter_modules(analysis.__path__)}
    return tuple(sorted(both))


def case_of(analysis: Analysis) -> Case:
    """The derivation at its numbers, with the first of the concrete functions where f is abstract."""
    return next(cases(analysis.derivation, analysis.at))
