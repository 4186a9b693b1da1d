"""The output of the best critic."""

from __future__ import annotations

from matplotlib.figure import Figure

from symgan.figures.against_ratio import against_ratio
from symgan.figures.style import COLUMN
from symgan.pictures import RatioCurves


def best_output(outputs: RatioCurves, width: float = COLUMN) -> Figure:
    """Draw the output against the ratio of the densities; ``width`` is in inches."""
    return against_ratio(outputs, width)
