"""The examples of the README and the notebooks run, and say what is true."""

import re
import runpy
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_python_examples_run():
    namespace: dict[str, object] = {}
    assert len(blocks("python")) == 7
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), namespace)


@pytest.mark.parametrize("line", blocks("sh")[2].splitlines())
def test_the_command_line_examples_run(line, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    name, *arguments = shlex.split(line)
    status, told, complained = command(*arguments)
    assert (name, status) == ("symgan", 0) and told, complained


def test_there_are_the_two_commands_first():
    first, second = blocks("sh")[:2]
    assert first.strip().endswith("symgan report") and "pytest" in second


def test_links_and_pictures_of_the_readme_exist():
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize("notebook", sorted((ROOT / "notebooks").glob("*.py")), ids=lambda p: p.stem)
def test_a_notebook_runs_and_what_it_shows_is_rendered(notebook):
    names = runpy.run_path(str(notebook))
    shown = [v for v in names.values() if hasattr(v, "_repr_markdown_") and not isinstance(v, type)]
    assert len(shown) >= 5
    assert all("$" in v._repr_markdown_() for v in shown)
