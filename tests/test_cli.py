"""The command line as a user meets it; in a process of its own where that is what matters."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import sympy

import symgan as sg
from symgan.catalogue import KINDS
from symgan.describe import plain
from symgan.notation import f1, f2, h, n_d, n_g, sigma


def run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "symgan.cli", *arguments], capture_output=True, text=True, cwd=cwd)


@pytest.fixture
def derived(command):
    def data_and_symbols(*arguments: str) -> tuple[dict, dict]:
        status, told, complained = command("derive", *arguments, "--json")
        assert status == 0, complained
        data = json.loads(told)
        return data, {name: sympy.Symbol(name, **assumed) for name, assumed in data["symbols"].items()}

    return data_and_symbols


def test_instance_noise_as_json_reads_back_exactly(derived):
    data, symbols = derived("dirac-gan", "--with", "instance-noise", "--method", "gradient-flow")
    values = {sg.read(text, symbols) for text, _ in data["eigenvalues"]}
    root = sympy.sqrt(f2**2 * sigma**4 - f1**2)
    assert values == {f2 * sigma**2 + root, f2 * sigma**2 - root}
    assert sg.read(data["region"], symbols) == (f2 < 0)
    assert data["outcome"] == "CONDITIONAL" and data["checks"] == []


def test_alternating_as_json_keeps_the_counts_symbolic(derived):
    data, symbols = derived("dirac-gan", "--method", "alternating")
    lam = symbols["lam"]
    alpha2 = n_g * n_d * h**2 * f1**2
    difference = sg.read(data["charpoly"], symbols) - (lam**2 - (2 - alpha2) * lam + 1)
    assert sympy.expand(difference) == 0
    assert data["outcome"] != "STABLE" and data["region"] == "False"
    assert "Jordan block" in data["reason"]


def test_every_expression_in_the_json_reads_back(derived):
    data, symbols = derived("dirac-gan", "--with", "r1", "--method", "alternating")
    for text in (*data["field"], *sum(data["matrix"], []), data["charpoly"], data["region"], data["marginal"]):
        assert str(sg.read(text, symbols)) or text


def test_a_number_for_every_constant_adds_the_checks(derived):
    data, _ = derived("dirac-gan", "--method", "simultaneous", "--set", "h=0.1")
    assert len(data["checks"]) >= 20 and all(c["passed"] for c in data["checks"])


def test_a_game_of_ones_own(derived):
    data, _ = derived("--player", "x = x*y", "--player", "y = -x*y", "--equilibrium", "x=0, y=0")
    assert data["outcome"] == "MARGINAL" and data["invariants"] == ["x**2 + y**2"]


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("derive", "dirac-gann"), "dirac-gan"),
        (("derive", "dirac-gan", "--with", "r3"), "r1"),
        (("derive", "dirac-gan", "--method", "alternating", "--set", "n_d=-1"), "positive"),
        (("derive", "dirac-gan", "--method", "alternating", "--set", "n_d=1.5"), "integer"),
        (("derive", "dirac-gan", "--set", "h"), "name=number"),
        (("derive", "dirac-gan", "--set", "nosuch=1"), "nosuch"),
        (("derive",), "game"),
        (("derive", "--player", "x = x*"), "x*"),
        (("derive", "--player", "x = x > 0"), "expression"),
        (("derive", "--player", "x = __import__('os').system('true')"), "read"),
        (("derive", "--player", "x = x*y", "--player", "y = -x*y", "--equilibrium", "x=1, y=0"), "equilibrium"),
        (("derive", "bilinear", "--with", "r1"), "critic"),
        (("check", "no-such-claim"), "no-such-claim"),
        (("list", "nothing"), "methods"),
        (("report", "no-such-report"), "convergence"),
        (("report", "--to", "docx"), "pdf"),
    ],
)
def test_bad_input_is_one_sentence_and_status_2(arguments, hint, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    status, told, complained = command(*arguments)
    assert status == 2 and hint in complained and told == ""
    assert list(tmp_path.iterdir()) == []


def test_bad_input_shows_no_traceback():
    result = run("derive", "dirac-gann")
    assert result.returncode == 2 and result.stdout == ""
    assert "dirac-gan" in result.stderr and "Traceback" not in result.stderr


def test_an_out_that_cannot_be_made_leaves_nothing(tmp_path, command):
    blocker = tmp_path / "file"
    blocker.write_text("in the way")
    status, _, complained = command("report", "--out", str(blocker / "below"))
    assert status == 2 and "cannot be written" in complained
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_check_tells_the_three_verdicts_and_the_witness(command):
    status, told, _ = command("check", "dirac-circle-invariant", "seed000-sign-convention", "--json", "--jobs", "1")
    proved, refuted = json.loads(told)
    assert status == 0
    assert (proved["status"], proved["witness"]) == ("PROVED", None)
    assert refuted["status"] == refuted["expected"] == "REFUTED" and set(refuted["witness"]) == {"f1", "mu"}


PLANTED = """
import time
from dataclasses import dataclass

from symgan.literature.judge import judge
from symgan.records import Claim, Source, Status


@dataclass(frozen=True)
class Planted:
    seconds: float


@judge.register
def _planted(statement: Planted):
    time.sleep(statement.seconds)
    raise ZeroDivisionError("planted")


SOURCE = Source("planted-2026", "nobody", 2026, "Nothing", "nowhere")
CLAIMS = (
    Claim("planted-hangs", "It hangs", SOURCE, "", "Nothing.", Planted(60), Status.UNDECIDED),
    Claim("planted-fails", "It fails", SOURCE, "", "Nothing.", Planted(0)),
)
"""


def test_a_claim_that_hangs_or_fails_falls_and_stops_no_other(tmp_path):
    shutil.copytree(Path(sg.__file__).parent, tmp_path / "symgan")
    (tmp_path / "symgan/literature/papers/planted_2026.py").write_text(PLANTED)
    keys = ["planted-hangs", "planted-fails", "dirac-center-eigs"]
    result = run("check", *keys, "--jobs", "2", "--limit", "5", cwd=tmp_path)
    assert result.returncode == 1 and result.stderr == ""
    lines = [line for line in result.stdout.splitlines() if not line.startswith(" ")]
    assert [line.split()[1] for line in lines[:3]] == keys
    assert [line.split()[0] for line in lines[:3]] == ["UNDECIDED", "UNDECIDED", "PROVED"]
    assert ["FELL" in line for line in lines[:3]] == [True, True, False]
    assert "No judgement was reached within 5 seconds" in result.stdout and "ZeroDivisionError" in result.stdout
    assert lines[3] == "1 proved, 0 refuted, 2 undecided, 2 fell"


def test_list_names_every_kind_and_the_errata(command):
    everything = json.loads(command("list", "--json")[1])
    assert {"claims", "reports", *KINDS} == set(everything)
    wrong = json.loads(command("list", "claims", "--wrong", "--json")[1])["claims"]
    assert {"seed000-sign-convention", "mse-gan-missing-square"} <= {entry["name"] for entry in wrong}
    assert not {"seed000-sign-convention-corrected", "dirac-r1-eigs"} & {entry["name"] for entry in wrong}


def test_the_errata_tell_what_was_printed_and_what_is_right(command):
    told = command("list", "claims", "--wrong")[1]
    entry = told[told.index("  mse-gan-missing-square") :].split("\n\n")[0].splitlines()
    assert "Koshkina (2021)" in entry[0]
    assert entry[1:] == [
        "      printed: At weight one the eigenvalues are -1 ± sqrt(1 - f1).",
        "      right:   At weight one the eigenvalues are -1 ± sqrt(1 - f1**2).",
    ]


def test_prose_without_braces():
    assert plain("{f2} < 0 at {Eq(psi, 1/2)} and {Eq(f(x, y), 2)}") == "f2 < 0 at psi = 1/2 and Eq(f(x, y), 2)"


@pytest.mark.parametrize("command", [(), ("derive",), ("report",), ("check",), ("list",)])
def test_help_has_examples_and_imports_nothing_heavy(command):
    code = (
        "import sys; from symgan.cli import app\n"
        f"try: app({[*command, '--help']!r})\n"
        "except SystemExit: pass\n"
        "print(sorted({'sympy', 'numpy', 'scipy', 'matplotlib', 'jinja2', 'typst', 'rich'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.stdout.strip().endswith("[]"), result.stdout + result.stderr
    assert not command or "Examples" in result.stdout


def test_derive_imports_neither_scipy_nor_matplotlib():
    code = (
        "import sys; from symgan.cli import app\n"
        "try: app(['derive', 'dirac-gan', '--with', 'instance-noise', '--json'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'numpy', 'scipy', 'matplotlib', 'jinja2', 'typst', 'rich'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.stdout.strip().endswith("[]"), result.stdout[-300:] + result.stderr
