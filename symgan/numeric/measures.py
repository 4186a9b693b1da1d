"""Laws on the line in floats: masses at points, and weighted normal and uniform parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import stats
from sympy import Expr, S, Symbol

from symgan.laws import Dirac, Law, Mixture, Normal
from symgan.numeric.predict import number

REACHES = (-38.0, -10.0, -4.0, 0.0, 4.0, 10.0, 38.0)  # standard deviations at which an integral is cut


@dataclass(frozen=True, eq=False)
class Measure:
    """A law: points (m,) with masses (m,), and (weight, distribution, ends) for each part; no ends for a normal one."""

    points: np.ndarray
    masses: np.ndarray
    parts: tuple[tuple[float, Any, tuple[float, ...]], ...]

    def density(self, x: Any) -> Any:
        """The density of the parts."""
        return sum(w * law.pdf(x) for w, law, _ in self.parts)

    def below(self, x: float) -> float:
        """The distribution function."""
        return float(self.masses[self.points <= x].sum() + sum(w * law.cdf(x) for w, law, _ in self.parts))

    def between(self, low: float, high: float) -> float:
        """The mass of the parts between low and high."""
        return float(sum(w * (law.cdf(high) - law.cdf(low)) for w, law, _ in self.parts))

    def covers(self, low: float, high: float) -> bool:
        """Whether there is density between low and high, which are next to each other among the cuts."""
        return any(not ends or (ends[0] <= low and high <= ends[1]) for _, _, ends in self.parts)

    def cuts(self) -> set[float]:
        """Where a part begins, ends or is centered, and where there are points."""
        normal = (law.mean() + r * law.std() for _, law, ends in self.parts if not ends for r in REACHES)
        return {*self.points.tolist(), *(e for _, _, ends in self.parts for e in ends), *map(float, normal)}

    def quantile(self, share: float, upper: bool) -> float:
        """The point with this share of the mass below it, or above it; for points alone, or for one part alone."""
        if self.parts:
            law = self.parts[0][1]
            return float(law.isf(share) if upper else law.ppf(share))
        order = np.argsort(self.points)[:: -1 if upper else 1]
        at = int(np.searchsorted(np.cumsum(self.masses[order]), share))
        return float(self.points[order][min(at, len(order) - 1)])

    @property
    def single(self) -> bool:
        """Whether the law consists of points alone, or of one part alone."""
        return not self.parts or (len(self.parts) == 1 and not len(self.points))


def measure(law: Law, at: Mapping[Symbol, Any]) -> Measure:
    """The law at these constants."""
    points, masses = [], []
    parts: list[tuple[float, Any, tuple[float, ...]]] = []
    for weight, leaf in leaves(law):
        w, *constants = (float(number(c, at).real) for c in (weight, *leaf.args))
        if isinstance(leaf, Dirac) or (isinstance(leaf, Normal) and constants[1] == 0):
            points.append(constants[0])
            masses.append(w)
        elif isinstance(leaf, Normal):
            parts.append((w, stats.norm(*constants), ()))
        else:
            parts.append((w, stats.uniform(constants[0], constants[1] - constants[0]), tuple(constants)))
    return Measure(np.array(points), np.array(masses), tuple(parts))


def leaves(law: Law) -> list[tuple[Expr, Law]]:
    """The law as weights and laws that are no mixtures."""
    if not isinstance(law, Mixture):
        return [(S.One, law)]
    return [(w * inner, leaf) for w, part in zip(*law.args, strict=True) for inner, leaf in leaves(part)]
