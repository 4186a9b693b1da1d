"""The folders are the registry: a dropped file is found everywhere."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import symgan as sg
from symgan.catalogue import KINDS, find, names

ROOT = Path(__file__).resolve().parents[1]
CONFORMANCE = "tests/methods/test_conformance.py"


@pytest.mark.parametrize("kind", KINDS)
def test_every_name_is_bound_to_its_function(kind):
    assert names(kind)
    for name in names(kind):
        assert find(kind, name).__name__ == name
        if kind != "games":
            assert callable(getattr(getattr(sg, kind), name))


def test_a_name_may_be_written_in_either_case():
    assert find("regularizers", "instance-noise") is find("regularizers", "instance_noise")


def test_an_unknown_name_is_answered_with_the_nearest():
    with pytest.raises(sg.InputError, match="did you mean instance-noise"):
        find("regularizers", "instance-nois")


@pytest.mark.parametrize("kind", ["objectives", "models", "regularizers", "methods", "distances"])
def test_every_definition_is_named_by_a_published_claim(kind):
    """A slip in a definition passes every check of symgan against itself; only a claim from outside notices it."""
    papers = (ROOT / "symgan" / "literature" / "papers").glob("*.py")
    nodes = [node for p in papers for node in ast.walk(ast.parse(p.read_text(encoding="utf-8")))]
    named = {
        node.attr
        for node in nodes
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == kind
    }
    default = {"abstract", "dirac"}  # those of dirac_gan(), which most claims are on
    assert set(names(kind)) - default <= named


DIFF = re.compile(r"```diff\n--- /dev/null\n\+\+\+ b/(\S+)\n@@ -0,0 \+1,(\d+) @@\n(.*?)```", re.DOTALL)
ADDED = {
    name: (int(count), [line.removeprefix("+") for line in lines.splitlines()])
    for name, count, lines in DIFF.findall((ROOT / "docs" / "adding.md").read_text(encoding="utf-8"))
}
UNSETTLED = """from symgan.records import Method


def unsettled(h=0.1):
    return Method("unsettled", lambda v, x, memory, h: (x + h * v(x) + h, ()), hyper=(h,))
"""


@pytest.fixture(scope="module")
def enlarged(tmp_path_factory):
    """A copy of the project to which every diff of the page on adding things is applied, and a method that is none."""
    copy = tmp_path_factory.mktemp("enlarged")
    for folder in ("symgan", "reports", "templates", "tests/methods"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", "*-figures"))
    shutil.copy(ROOT / "setup.cfg", copy)
    for name, (_, lines) in ADDED.items():
        assert not (copy / name).exists()
        (copy / name).write_text("\n".join([*lines, ""]), encoding="utf-8")
    (copy / "symgan" / "methods" / "unsettled.py").write_text(UNSETTLED, encoding="utf-8")
    return copy


def run(copy, *command):
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    return subprocess.run([sys.executable, *command], cwd=copy, env=environment, capture_output=True, text=True)


COMMANDS = """import json, sys
from symgan.cli import main
for line in json.loads(sys.argv[1]):
    sys.argv = ["symgan", *line.split()]
    try:
        main()
    except SystemExit as ended:
        assert not ended.code, line
"""


def symgan(copy, *lines):
    """What these command lines say, one after the other in one process."""
    done = run(copy, "-c", COMMANDS, json.dumps(lines))
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_page_adds_one_file_of_each_kind_and_counts_its_lines():
    folders = {str(Path(name).parent) for name in ADDED}
    assert folders == {*(f"symgan/{kind}" for kind in KINDS), "symgan/literature/papers", "reports"}
    for name, (count, lines) in ADDED.items():
        assert count == len(lines), name


def test_what_was_added_is_listed_derived_and_judged(enlarged):
    told = symgan(
        enlarged,
        "list",
        "derive slope-gan --objective cubic --with cap --method half-step",
        "derive chase --method half-step --set h=0.1",
        "check nobody-says --jobs 1",
        "report half-steps --to md --out out --jobs 1",
    )
    listed, rest = told.split("slope-gan (cubic) + cap, half-step")
    assert all(
        word in listed
        for word in ("half-step", "cap", "cubic", "slope", "chase", "le-cam", "nobody-says", "half-steps")
    )
    derived, chased = rest.split("chase, half-step")
    assert "CONDITIONAL" in derived and "STABLE" in chased and "PROVED" in chased
    written = (enlarged / "out" / "half-steps.md").read_text(encoding="utf-8")
    assert "# Half steps" in written and "contraction of a run" in written


def test_an_added_method_is_put_to_the_conformance_test(enlarged):
    """The good one passes, and the one that does not rest at an equilibrium fails."""
    chosen = ("-k", "(half_step or unsettled) and (rests or linearization or eigenvalue or observed)")
    done = run(enlarged, "-m", "pytest", "-q", "-rA", "-p", "no:cacheprovider", CONFORMANCE, *chosen)
    outcomes = re.findall(r"^(PASSED|FAILED|ERROR) .*(half_step|unsettled)", done.stdout, re.MULTILINE)
    assert ("PASSED", "half_step") in outcomes and ("FAILED", "unsettled") in outcomes
    assert not {("FAILED", "half_step"), ("ERROR", "half_step")} & set(outcomes), done.stdout
