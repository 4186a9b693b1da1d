"""The table of best critics: names of divergences, formulas where there is none, and reasons."""

import pytest

from symgan.report.document import Paragraph, Table
from symgan.report.plan import SectionPlan, TablePlan
from symgan.report.tables import critics

ROWS = ("minimax", "non-saturating", "hinge", "least-squares a=-1 b=1 c=0", "wasserstein")
PLAN = SectionPlan("critics", "Critics", table=TablePlan("critics", "Critics.", ROWS))


@pytest.fixture(scope="module")
def section():
    return critics.section(PLAN, [critics.part(PLAN, row) for row in critics.parts(PLAN)])


def test_each_cell_is_what_is_known_by_hand(section):
    (table,) = (b for b in section.blocks if isinstance(b, Table))
    told = {row[0]: row[1:] for row in table.rows}
    assert told["minimax"] == ("{log(q/p)}", *["{2} JS less {2*log(2)}"] * 2, "{2} JS")
    assert told["non saturating"][2:] == ("the integral of {q*log((p + q)/p)}", "reverse KL less {2} JS")
    assert told["hinge"] == ("{-1} where {p <= q}\n{1} where {p >= q}", "{2} TV less {2}", "not smooth", "{2} TV")
    labeled = told["least squares, a = −1, b = 1, {c} = 0"]
    assert labeled[0] == "{(p - q)/(p + q)}" and labeled[1] == "the integral of {-2*p*q/(p + q)}"
    assert labeled[3].startswith("no divergence")


def test_why_there_is_none_is_told_below_and_what_there_is_is_checked(section):
    (reason,) = (b for b in section.blocks if isinstance(b, Paragraph))
    assert reason.lead.endswith("wasserstein") and "linear in the output" in reason.text
    assert len(section.checks) == 16 and all(c.passed for c in section.checks)
