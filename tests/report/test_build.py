from symgan.records import Check, Status
from symgan.report.build import check_rows, summary
from symgan.report.sections import Section


def check(name: str, error: float, passed: bool = True) -> Check:
    return Check(name, 0, 0, error, 1e-9, passed)


def test_a_claim_falls_when_its_verdict_is_not_the_expected_one():
    verdicts = (("a", "A", Status.PROVED, Status.PROVED), ("b", "B", Status.PROVED, Status.REFUTED))
    found = summary([Section("S", (), (check("x", 1.0, False),), verdicts)])
    assert (found.proved, found.passed, found.checks) == (2, 0, 1)
    assert len(found.fallen) == 2 and "b" in found.fallen[0] and "x" in found.fallen[1]


def test_cases_of_one_stage_are_one_row_with_the_worst_residual():
    rows = check_rows("S", [check("field [one]", 1e-12), check("field [two]", 1e-10), check("rate", 0.0)])
    assert rows == [("S",), ("field", "2", "1.0e-10", "1e-09", "passed"), ("rate", "1", "0.0e+00", "1e-09", "passed")]


def test_one_failure_fails_the_row():
    assert check_rows("S", [check("field [one]", 0.0), check("field [two]", 1.0, False)])[1][-1] == "failed"
