"""The wheel holds everything: built, installed in a folder of its own, and run from somewhere else."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    source = tmp_path_factory.mktemp("source") / "symgan"
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True)
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(out), str(source)]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout[-2000:] + result.stderr[-2000:]
    return next(out.glob("*.whl"))


def test_the_wheel_has_every_module_template_and_report(wheel):
    inside = set(zipfile.ZipFile(wheel).namelist())
    expected = {str(p.relative_to(ROOT)) for p in (ROOT / "symgan").rglob("*.py")} | {"symgan/py.typed"}
    expected |= {"symgan/literature/references.bib"}
    expected |= {f"symgan/templates/{p.name}" for p in (ROOT / "templates").glob("*.j2")}
    expected |= {f"symgan/reports/{p.name}" for p in (ROOT / "reports").glob("*.toml")}
    assert expected <= inside
    assert not [name for name in inside if name.startswith(("tests", "benchmarks", "build"))]


def test_the_wheel_builds_a_report_from_another_folder(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    plan = tmp_path / "tiny.toml"
    plan.write_text('title = "Tiny"\n[[section]]\nkey = "k"\ntitle = "K"\nclaims = ["dirac-center-eigs"]\n')
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    command = [sys.executable, "-c", "import symgan; print(symgan.__file__); from symgan.cli import main; main()"]
    listed = subprocess.run(
        [*command, "list", "reports"], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert str(tmp_path / "site") in listed.stdout and "convergence" in listed.stdout, listed.stderr
    built = subprocess.run(
        [*command, "report", str(plan)], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "reports" / "tiny.pdf").is_file() and "1 claims proved" in built.stdout
