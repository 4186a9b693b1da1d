from dataclasses import replace

import matplotlib
import numpy as np
import pytest
from matplotlib.colors import to_rgb
from sympy import Symbol

from symgan.figures.distance import distance
from symgan.figures.drawing import svg
from symgan.figures.eigenvalue_paths import eigenvalue_paths
from symgan.figures.phase_portrait import phase_portrait
from symgan.figures.style import COLUMN, FAINT, RAMP, STROKES, TEXT, maths
from symgan.notation import f2, lam, theta

LONG = "Dirac-GAN with a name that no column is wide enough for + instance noise, alternating gradient descent"


def lightness(color):
    """CIE L*, from 0 (black) to 100 (white)."""
    rgb = np.array(to_rgb(color))
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return 116 * np.cbrt(linear @ [0.2126, 0.7152, 0.0722]) - 16


def test_lines_differ_in_grey_from_each_other_and_from_what_lies_behind():
    grey = [lightness(stroke.color) for stroke in STROKES] + [lightness(FAINT), 100]
    assert min(np.diff(grey)) > 12
    assert len({stroke.marker for stroke in STROKES}) == len(STROKES)


def test_the_ramp_darkens_all_the_way():
    assert max(np.diff([lightness(color) for color in RAMP])) < -20


def test_the_users_settings_neither_matter_nor_change(noise, figures):
    plain = svg(figures[1])
    with matplotlib.rc_context({"lines.linewidth": 9, "font.family": ["DejaVu Sans"], "axes.facecolor": "black"}):
        assert svg(eigenvalue_paths(noise)) == plain
        assert matplotlib.rcParams["lines.linewidth"] == 9


@pytest.mark.parametrize(("symbol", "text"), [(theta, r"$\theta$"), (f2, "$f''(0)$"), (lam, r"$\lambda$")])
def test_symbols_are_mathtext(symbol, text):
    assert maths(symbol) == text


def test_a_symbol_that_mathtext_cannot_print_is_plain(monkeypatch):
    monkeypatch.setattr("symgan.printing.latex.latex", lambda symbol: r"\begin{odd}")
    assert maths(Symbol("100 $")) == r"100 \$"


@pytest.mark.parametrize(
    ("draw", "width"),
    [(phase_portrait, COLUMN), (distance, COLUMN), (eigenvalue_paths, COLUMN), (eigenvalue_paths, TEXT)],
)
def test_nothing_is_cut_off_and_the_legend_is_off_the_data(draw, width, request):
    kind = {phase_portrait: "portrait", eigenvalue_paths: "noise", distance: "distances"}[draw]
    figure = draw(replace(request.getfixturevalue(kind), title=LONG), width=width)
    assert figure.get_figwidth() == width
    drawn = figure.get_tightbbox()
    assert min(drawn.xmin, drawn.ymin) >= 0
    assert drawn.xmax <= width
    assert drawn.ymax <= figure.get_figheight()
    below = figure.axes[0].get_tightbbox().ymin
    above = figure.axes[0].get_tightbbox().ymax
    assert figure.legends[0].get_window_extent().ymax <= below
    assert figure.texts[0].get_window_extent().ymin >= above
    assert figure.texts[0].get_text().replace("\n", " ") == LONG


def test_a_legend_too_wide_for_its_columns_gets_fewer(distances, figures):
    labels = tuple(label + " with a label far too long" for label in distances.labels)
    legend = distance(replace(distances, labels=labels)).legends[0]
    assert legend._ncols == 1
    assert figures[2].legends[0]._ncols == 2
