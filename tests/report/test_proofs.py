"""Proofs in a report: every line in a table, what is needed, and what floats show."""

import pytest

from symgan.records import Status
from symgan.report.document import Paragraph, Proof, Table, Theorem
from symgan.report.plan import SectionPlan, TablePlan
from symgan.report.tables import proofs


@pytest.fixture(scope="module")
def section():
    plan = SectionPlan(
        "blocks",
        "Blocks",
        text="Before.",
        after="After.",
        at={"h": 0.1},
        claims=("numerics-zero-sum-every-dimension", "wganqc-block-zero-rows", "hgd-bilinear-worst-case"),
        table=TablePlan("proofs", ""),
    )
    assert proofs.parts(plan) == plan.claims
    return proofs.section(plan, [proofs.part(plan, key) for key in proofs.parts(plan)])


def test_a_proof_is_a_table_of_its_premises_and_lines(section):
    (table,) = (b for b in section.blocks if isinstance(b, Table))
    assert [row[0] for row in table.rows] == [
        *("convex", "concave", "row1", "row2", "nonzero", "suppose", "energy", "form1", "form2", "end"),
    ]
    assert table.rows[0][1:] == ("{P} is symmetric positive semidefinite", "given")
    assert table.rows[2][2] == "the eigenvector's blocks" and "contradicted" in table.rows[5][2]
    assert table.rows[-1][1] == "{re(lam) <= 0}" and "(energy)" in table.rows[-1][2]


def test_a_claim_points_at_its_lines_and_tells_what_is_needed(section):
    told = [b.text for b in section.blocks if isinstance(b, Proof)]
    assert "[@numerics-zero-sum-every-dimension-0] has the lines" in told[0] and "Without (convex)" in told[0]
    assert "{Eq(lam, 0)}" in told[1]  # the refuted one, with its witness
    assert [b.status for b in section.blocks if isinstance(b, Theorem)] == ["proved", "refuted", "proved"]


def test_floats_stand_beside_what_is_proved_only(section):
    seen = [b.text for b in section.blocks if isinstance(b, Paragraph) and b.lead == "In floats"]
    assert len(seen) == 2
    assert seen[0].startswith("Eigenvalues of random blocks: in 12 of 12") and "those of the plane" in seen[1]
    assert all(c.passed for c in section.checks) and len(section.checks) == 15
    assert {status for _, _, status, _ in section.verdicts} == {Status.PROVED, Status.REFUTED}


def test_the_report_names_every_claim_on_all_dimensions():
    from symgan.literature.judge import claims
    from symgan.literature.judged import dimensions
    from symgan.report.plan import load

    kinds = (dimensions.EveryEigenvalue, dimensions.BlockSpectrum, dimensions.Lifts, dimensions.WorstCase)
    own = {c.key for c in claims() if any(isinstance(s, kinds) for s in proofs._statements(c.says))}
    assert own == {key for s in load("dimensions").sections for key in s.claims}
