"""The tables of equilibria, answers and descents: rows known by hand, and what is missing told."""

import pickle

import pytest

from symgan.algorithms.games_with_answers import EXAMPLES, named
from symgan.records import InputError
from symgan.report.document import Paragraph, Table
from symgan.report.plan import SectionPlan, TablePlan, load
from symgan.report.tables import descents, equilibria, responses


def planned(kind, *rows):
    return SectionPlan("k", "K", table=TablePlan(kind.__name__.split(".")[-1], "C.", rows))


def made(kind, *rows):
    plan = planned(kind, *rows)
    found = [pickle.loads(pickle.dumps(kind.part(plan, name))) for name in kind.parts(plan)]  # parts run side by side
    section = kind.section(plan, found)
    (table,) = (b for b in section.blocks if isinstance(b, Table))
    return table.rows, [b for b in section.blocks if isinstance(b, Paragraph)], section


def test_points_and_their_labels():
    rows, missing, _ = made(equilibria, "bilinear", "minimax-not-nash", "penalized-shift", "waves")
    assert rows[1] == ("{Eq(x, 0)}, {Eq(y, 0)}", "yes", "yes", "yes", "yes", "no")
    assert rows[3] == ("{Eq(x, 0)}, {Eq(y, 0)}", "yes", "no", "strict", "no", "yes")
    assert [row[1:] for row in rows[5:7]] == [("no", "no", "strict", "no", "no")] * 2
    (told,) = missing
    assert "waves" in told.lead and "polynomials" in told.text


def test_answers_and_where_they_are_best():
    rows, missing, _ = made(responses, "dirac-relu", "minimax-not-nash", "bilinear")
    assert rows[1][0] == "{Eq(psi, 1)} (a kink)" and rows[1][3:] == ("{theta}", "proved")
    assert rows[4] == ("{Eq(y, 3*x/5)}", "everywhere", "everywhere", "{11*x**2/200}", "proved")
    (told,) = missing
    assert "bilinear" in told.lead


def test_descents_have_checks_and_the_warm_start_saves():
    """The exact factors per step of the three methods on x^2/2 + x y - y^2/2: on the manifold 1 - 0.1 (2)/(2) = 0.9."""
    rows, _, section = made(descents, "convex-concave", "dirac-r1")
    assert rows[0][2] == f"{0.9**100 * 2**0.5:.2g}"
    assert len(section.checks) == 6 and all(c.passed for c in section.checks)
    assert int(rows[0][6]) < int(rows[0][5]) and rows[1][5:] == ("0", "0")  # the first gradient is tangent already


def test_the_report_names_examples_that_there_are():
    rows = {row for s in load("equilibria").sections if s.table for row in s.table.rows}
    assert rows <= set(EXAMPLES) and {"bilinear", "minimax-not-nash", "penalized-shift"} <= rows
    with pytest.raises(InputError, match="bilinear"):
        named("bilinaer")
