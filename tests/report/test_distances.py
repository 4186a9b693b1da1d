"""The table of distances, and the pictures of how they flatten out."""

import numpy as np
import pytest

from symgan.analysis import distance_curves, distance_slopes, mode_fits
from symgan.figures.distance_curves import distance_curves as draw_curves
from symgan.figures.distance_slopes import distance_slopes as draw_slopes
from symgan.figures.drawing import svg
from symgan.figures.mode_fits import mode_fits as draw_fits
from symgan.laws import Normal
from symgan.records import InputError
from symgan.report.document import Table
from symgan.report.plan import SectionPlan, TablePlan
from symgan.report.tables import distances

ROWS = ("dirac 0 | dirac theta", "normal 0 1 | normal theta 1", "1/2 normal -3 1 + 1/2 normal 3 1 | normal 0 2")
COLUMNS = ("kl", "jensen-shannon", "wasserstein", "wasserstein p=2")
PLAN = SectionPlan("d", "Distances", at={"theta": "1"}, table=TablePlan("distances", "Pairs.", ROWS, COLUMNS))


def test_each_cell_is_the_closed_form_or_an_enclosure_and_is_checked():
    section = distances.section(PLAN, [distances.part(PLAN, row) for row in distances.parts(PLAN)])
    (table,) = (b for b in section.blocks if isinstance(b, Table))
    points, normal, modes = table.rows
    assert table.columns == ("", "KL", "JS", "W1", "W2")
    assert points == (
        "dirac ({0})\ndirac ({theta})",
        "{0} if {Eq(theta, 0)}\n∞",
        "{0} if {Eq(theta, 0)}\n{log(2)}",
        "{Abs(theta)}",
        "{Abs(theta)}",
    )
    assert normal[1:] == ("{theta**2/2}", "≈ 0.111421", "{Abs(theta)}", "{Abs(theta)}")
    assert modes[1:] == ("≈ 0.753849", "≈ 0.194305", "≈ 1.408188", "–")
    assert len(section.checks) == 11 and all(check.passed for check in section.checks)


@pytest.mark.parametrize("row", ["normal 0 1", "normal 0 1 | normal 0 1 | normal 0 1", "normal 0 1 | gauss 0 1"])
def test_a_row_that_is_no_pair_of_laws_is_refused(row):
    with pytest.raises(InputError):
        distances.part(PLAN, row)


def test_the_curves_and_their_slopes_are_what_they_are_by_hand():
    curves = distance_curves.data((0, 2))
    kl, js, w1 = curves.curves
    assert kl == pytest.approx(curves.values**2 / 2) and w1 == pytest.approx(curves.values)
    assert js[0] == pytest.approx(0, abs=1e-9) and js[4] == pytest.approx(0.1114214821, abs=1e-9)
    for derived, seen in zip(curves.curves, curves.observed, strict=True):
        assert derived[::4] == pytest.approx(seen, abs=1e-9)
    slopes = distance_slopes.data((0, 2))
    assert slopes.curves[2] == pytest.approx(np.ones(8)) and slopes.curves[0] == pytest.approx(slopes.values)
    assert (slopes.curves[1] < slopes.bound[1]).all()
    assert [
        a == pytest.approx(b, abs=1e-3) for a, b in zip((c[::4] for c in slopes.curves), slopes.observed, strict=True)
    ] == [True] * 3
    assert svg(draw_curves(curves)) == svg(draw_curves(curves)) and "<svg" in svg(draw_slopes(slopes))
    with pytest.raises(InputError, match="interval"):
        distance_curves.data((2, 1))


def test_the_least_kl_covers_and_the_least_reverse_kl_picks_a_mode():
    assert mode_fits.covers(mode_fits.MODES) == pytest.approx((0, np.sqrt(10)))
    mean, deviation = mode_fits.picks(mode_fits.MODES)
    assert abs(abs(mean) - 3) < 0.1 and abs(deviation - 1) < 0.1
    assert mode_fits.picks(Normal(1, 2)) == pytest.approx((1, 2), abs=1e-6)
    assert "<svg" in svg(draw_fits(mode_fits.data()))
