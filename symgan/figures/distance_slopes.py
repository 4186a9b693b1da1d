"""Slopes of distances against a constant, drawn as the distances themselves are."""

from __future__ import annotations

from matplotlib.figure import Figure

from symgan.figures.distance_curves import distance_curves
from symgan.figures.style import COLUMN
from symgan.pictures import DistanceCurves


def distance_slopes(data: DistanceCurves, width: float = COLUMN) -> Figure:
    """Draw the slopes solid, observed ones as rings, a bound dashed. ``width`` is in inches."""
    return distance_curves(data, width)
