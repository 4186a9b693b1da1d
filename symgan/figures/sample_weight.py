"""How much each sample counts for the generator against the best critic."""

from __future__ import annotations

from matplotlib.figure import Figure

from symgan.figures.against_ratio import against_ratio
from symgan.figures.style import COLUMN
from symgan.pictures import RatioCurves


def sample_weight(weights: RatioCurves, width: float = COLUMN) -> Figure:
    """Draw a curve for each generator; ``width`` is in inches."""
    return against_ratio(weights, width)
