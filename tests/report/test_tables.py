"""Tables as sections: every cell is derived, a pair that is refused is told, and what is in the catalogue is in the table."""

from dataclasses import replace

import pytest
import sympy

import symgan as sg
from symgan.catalogue import names
from symgan.literature.judge import claim, claims
from symgan.notation import gamma, h
from symgan.records import InputError, Status
from symgan.report import cells
from symgan.report.build import build_report
from symgan.report.cells import Cell, cell, entries, named
from symgan.report.document import Paragraph, Table
from symgan.report.plan import Plan, SectionPlan, TablePlan, load
from symgan.report.tables import claims as claims_table
from symgan.report.tables import errata, games, methods
from symgan.report.text import text
from symgan.request import Request

x = sympy.Symbol("x", real=True)
ROWS = ("gradient-flow", "simultaneous", "alternating n_g=1 n_d=1", "periodic")
COLUMNS = ("none", "r1", "entropy")
NUMBERS = SectionPlan(
    "numbers",
    "At numbers",
    game="dirac-gan",
    objective="minimax",
    settings={"gamma": 1},
    at={"h": "1/10"},
    table=TablePlan("methods", "At numbers.", ROWS, COLUMNS),
)


@pytest.fixture(scope="module")
def table():
    section = methods.section(NUMBERS, [methods.part(NUMBERS, row) for row in methods.parts(NUMBERS)])
    (made,) = (b for b in section.blocks if isinstance(b, Table))
    (left_out,) = (b for b in section.blocks if isinstance(b, Paragraph))
    return made, left_out


def test_each_cell_has_the_outcome_and_the_rate_known_by_hand(table):
    """With f'(0) = 1/2 and weight 1: eigenvalues ±i/2 and -1/2 (double); 1 + h mu; and a map of determinant 1 - h."""
    made, _ = table
    told = {row[0]: row[1:] for row in made.rows}
    assert made.columns == ("", "none", "r1")
    assert told["gradient flow"] == ("marginal\n0", "stable\n−0.5")
    assert told["simultaneous"] == (f"unstable\n{(1 + 0.05**2) ** 0.5:.4g}", "{h} < 4\n0.95")
    alternating = told["alternating, {n_g} = 1, {n_d} = 1"]
    assert alternating[0] == "marginal\n{h} < 4\n1"
    assert alternating[1].split("\n")[0] == f"{{h}} < {min(sympy.Poly(x**2 / 4 + 2 * x - 4).nroots(), key=abs):.4g}"


def test_what_is_refused_is_told_below(table):
    made, left_out = table
    assert "periodic" not in {row[0] for row in made.rows} and left_out.lead == "Left out"
    assert "Entropy needs a generator" in left_out.text and "Periodic needs methods" in left_out.text


@pytest.mark.parametrize(
    ("region", "words"),
    [
        (h < 4, "{h} < 4"),
        (sympy.Ne(h, 4), "{Ne(h, 4)}"),
        ((h < 3) & sympy.Ne(h, 1), "{h} < 3, {Ne(h, 1)}"),
        (h**2 < 2, "{h} < 1.414"),
        ((h < 1) | (h > 2), "{h} < 1 or 2 < {h}"),
        (x > -sympy.sqrt(2), "−1.414 < {x}"),
        (sympy.Ne(x**2, 2), "{x} not −1.414, {x} not 1.414"),
        (gamma * h < 2, "{gamma*h < 2}"),
        (sympy.And(*(gamma**k * h < k for k in range(1, 9))), "conditional"),
    ],
)
def test_conditions_fit_a_cell(region, words):
    assert cells._where(region, sympy.true) == words


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.95, "0.95"),
        (1.0, "1"),
        (1.00125, "1.001"),
        (0.9999999999, "1 − 1e−10"),
        (1.00001, "1 + 1e−05"),
        (-0.5, "−0.5"),
    ],
)
def test_no_rate_is_taken_for_one(value, shown):
    assert cells._decimal(value) == shown


def test_without_numbers_a_rate_is_a_formula():
    found = cell(Request("dirac-gan", "wasserstein", (), "simultaneous"), {})
    assert found == Cell("unstable", "{sqrt(h**2 + 1)}")
    assert cell(Request("dirac-gan", "", (), "no-such-method"), {}).refused


def test_all_is_what_the_catalogue_holds_beside_what_is_named():
    found = entries("methods", ("lola alpha=1/2", "all"))
    assert found[0] == "lola alpha=1/2" and len(found) == len(set(found)) == len(names("methods"))
    assert named("lola alpha=1/2 h=1") == ("lola", {"alpha": "1/2", "h": "1"}) and entries("methods", ()) == ()


def test_a_file_dropped_into_the_catalogue_is_a_row(monkeypatch):
    monkeypatch.setattr(cells, "names", lambda kind: (*names(kind), "my_method"))
    assert methods.parts(replace(NUMBERS, table=TablePlan("methods", "")))[-1] == "my-method"


def test_objectives_by_models():
    plan = SectionPlan("games", "Games", table=TablePlan("games", "Games.", ("wasserstein",), ("dirac", "dirac at=1")))
    assert games.part(plan, "wasserstein") == (Cell("marginal", "{0}"), Cell("marginal", "{0}"))


def test_the_errata_are_those_that_are_refuted_with_their_corrections():
    plan = SectionPlan("errata", "Errata", table=TablePlan("errata", "Errata."))
    keys = errata.parts(plan)
    assert {c.key for c in claims() if c.expected is Status.REFUTED} <= set(keys)
    found = [errata.part(plan, key) for key in keys[:2]]
    short = sg.check(keys[0])
    assert found[0].judgement == short and keys[1] == f"{keys[0]}-corrected"
    words, fails, right, verdict = errata._row(claim(keys[0]), *(j.judgement for j in found))
    assert claim(keys[0]).words in words and fails.startswith("at {Eq(") and verdict == "proved"
    assert right == claim(keys[1]).words


def test_claims_stand_under_their_sources_and_count():
    keys = ("dirac-center-eigs", "seed000-sign-convention")
    section = SectionPlan("all", "All", claims=keys, table=TablePlan("claims", "All."))
    assert claims_table.parts(section) == keys
    document, found = build_report(Plan("p", "P", "", "", (section,)), None)
    (made,) = (b for b in document.blocks if isinstance(b, Table))
    assert [row[-1] for row in made.rows if len(row) == 3] == ["proved", "refuted"]
    assert (found.proved, found.refuted, found.fallen) == (1, 1, ()) and str(found).endswith("undecided")


@pytest.mark.parametrize("form", ["typ", "tex", "md"])
def test_a_wide_table_is_set_in_every_format(table, form):
    made, _ = table
    document, _ = build_report(Plan("p", "P", "", "", ()), None)
    told = text(replace(document, blocks=(replace(made, wide=True, number="1"),)), form, "pictures")
    assert "0.95" in told and {"typ": "flipped", "tex": "landscape", "md": "<br>"}[form] in told


def test_a_table_of_no_kind_is_refused(tmp_path):
    plan = tmp_path / "my.toml"
    plan.write_text('title = "T"\n[[section]]\nkey = "k"\ntitle = "K"\n[section.table]\nkind = "method"\ncaption = "C"')
    with pytest.raises(InputError, match="methods"):
        load(str(plan))
