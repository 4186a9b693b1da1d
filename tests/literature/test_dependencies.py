"""Which claim rests on which, and the picture of it, from the command line and in a report."""

import pytest
from typer.testing import CliRunner

import symgan as sg
from symgan.cli import app
from symgan.literature.dependencies import dependencies
from symgan.report.plan import FigurePlan, SectionPlan
from symgan.report.sections import build

ALL = {c.key: c for c in sg.claims()}


def test_every_use_is_an_edge_and_loners_are_counted():
    graph = dependencies()
    shown = {key for key, _ in graph.claims}
    assert set(graph.edges) == {(used, c.key) for c in ALL.values() for used in c.uses}
    assert shown == {key for edge in graph.edges for key in edge} <= set(ALL)
    assert graph.title == f"What {len(shown)} claims rest on; {len(ALL) - len(shown)} others stand alone"
    assert dict(graph.claims)["mse-gan-missing-square"] == "REFUTED"


def test_claims_that_are_named_bring_what_they_rest_on():
    graph = dependencies(["dirac-r1-converges"])
    assert {key for key, _ in graph.claims} == {
        "dirac-r1-converges", "dirac-r1-eigs", "dirac-center-eigs", "dirac-unique-equilibrium",
    }  # fmt: skip
    assert ("dirac-r1-eigs", "dirac-r1-converges") in graph.edges and graph.title == "What 4 claims rest on"
    with pytest.raises(sg.InputError, match="dirac-r1-converges"):
        sg.claim_graph("dirac-r1-converge")


def test_a_verdict_can_be_that_of_today(monkeypatch):
    monkeypatch.setattr("symgan.literature.dependencies.check", lambda key: sg.Judgement(sg.Status.UNDECIDED))
    assert dependencies(["dirac-unique-equilibrium"]).claims == (("dirac-unique-equilibrium", "PROVED"),)
    assert dependencies(["dirac-unique-equilibrium"], judged=True).claims == (
        ("dirac-unique-equilibrium", "UNDECIDED"),
    )


def test_the_command_line_draws_it(tmp_path):
    def drawn(*arguments):
        return CliRunner().invoke(app, ["list", *arguments])

    target = tmp_path / "claims.svg"
    done = drawn("claims", "--graph", str(target))
    assert done.exit_code == 0 and str(target) in done.output and target.read_text().startswith("<?xml")
    for arguments, words in (
        (("methods", "--graph", str(target)), "draws claims"),
        (("--graph", str(tmp_path / "none" / "a.svg")), "cannot be written"),
        (("--graph", str(tmp_path / "a.gif")), "svg, pdf, png"),
    ):
        refused = drawn(*arguments).exception
        assert isinstance(refused, sg.InputError) and words in str(refused)


def test_a_report_shows_what_the_claims_of_a_section_rest_on(tmp_path):
    figure = FigurePlan("claim_graph", "What it rests on.")
    plan = SectionPlan("claims", "Claims", claims=("dirac-center-eigs",), figures=(figure,))
    picture = build(plan, tmp_path).blocks[-1]
    assert picture.kind == "picture" and (tmp_path / f"{picture.stem}.svg").is_file()
