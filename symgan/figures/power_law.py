"""The squared distance to the equilibrium along a long run, both scales logarithmic, beside its derived law."""

from __future__ import annotations

from matplotlib.figure import Figure

from symgan.figures.style import COLUMN, STROKES, finish, maths, sheet, style
from symgan.pictures import PowerLaw


@style()
def power_law(law: PowerLaw, width: float = COLUMN) -> Figure:
    """Draw the run solid and the law dashed; a power of time is a straight line here. ``width`` is in inches."""
    figure, axes = sheet(width)
    (run,) = axes.plot(law.times, law.observed, color=STROKES[0].color, label="a run")
    label = f"derived: {maths(law.formula)}"
    (derived,) = axes.plot(law.times, law.predicted, color=STROKES[1].color, ls=(0, (3, 2)), label=label)
    axes.set(xscale="log", yscale="log", xlabel="time" if law.flow else "step", ylabel="squared distance")
    return finish(figure, 0.6, law.title, [run, derived], columns=2)
