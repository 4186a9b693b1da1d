"""The section on a run of STON'R: rows for its epochs, what is proved of its end, and the picture below."""

import pytest

from symgan.algorithms.games_on_boxes import GAMES
from symgan.report.build import build_report
from symgan.report.document import Paragraph, Picture, Table
from symgan.report.plan import FigurePlan, Plan, SectionPlan, TablePlan, load
from symgan.report.tables import ridge


def test_a_run_is_told_by_its_table_its_certificate_and_its_picture(tmp_path):
    figure = FigurePlan("ridge_path", "The path.", of="shifted-bilinear", steps=5)
    section = SectionPlan("s", "S", table=TablePlan("ridge", "A run.", ("shifted-bilinear",)), figures=(figure,))
    document, found = build_report(Plan("p", "P", "", "", (section,)), tmp_path)
    table = next(b for b in document.blocks if isinstance(b, Table))
    assert table.rows == (
        ("{x}", "none", "({1}, {0})", "good: {x} is at its other end"),
        ("{y}", "none", "({1}, {1/2})", "middling: the component of {x} vanishes"),
        ("{y}", "{x}", "({1/2}, {1/2})", "good: the component of {y} vanishes"),
    )
    leads = [b.lead for b in document.blocks if isinstance(b, Paragraph)]
    assert leads[:4] == ["End", "Certificate: proved", "Kind of the end", "Gradient play"]
    picture = next(b for b in document.blocks if isinstance(b, Picture))
    assert (tmp_path / f"{picture.stem}.svg").is_file() and found.passed == found.checks == 1


@pytest.mark.parametrize("section", [s for s in load("stonr").sections if s.table], ids=lambda s: s.key)
def test_every_row_of_the_report_is_a_game(section):
    assert set(ridge.parts(section)) <= set(GAMES)


def test_rounded_points_have_decimals_and_a_bad_event_is_told():
    plan = SectionPlan("s", "S", table=TablePlan("ridge", "A run.", ("hump",)))
    found = ridge.section(plan, [ridge.part(plan, "hump")])
    table = next(b for b in found.blocks if isinstance(b, Table))
    assert table.rows[1] == ("{y}", "{x}", "(-2.50000, -1.00000)", "bad: {y} is at the end where it began")
    assert [c.passed for c in found.checks] == [True]
