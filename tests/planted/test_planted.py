"""Errors planted mechanically all over the definitions and both sides: every one is noticed, or explained by name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ENOUGH = 25


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, list[dict[str, Any]]]:
    """The sampled campaign, in a process that has not loaded symgan: what it says, and what it found of each mutant."""
    target = tmp_path_factory.mktemp("planted") / "found.jsonl"
    command = [sys.executable, "-m", "tests.planted", "--sample", "--json", str(target)]
    same_order = {**os.environ, "PYTHONHASHSEED": "0"}  # SymPy walks over sets, so a mutant may be noticed by luck
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=same_order)
    assert target.exists(), done.stderr
    print(done.stdout)
    return done.stdout + done.stderr, [json.loads(line) for line in target.read_text().splitlines()]


def test_every_planted_error_is_noticed_or_explained(campaign: tuple[str, list[dict[str, Any]]]) -> None:
    """A survivor that is new needs a line in survivors.toml, or a fact or a claim that notices it."""
    assert "\nsurvived" not in f"\n{campaign[0]}"


def test_no_explanation_is_in_vain(campaign: tuple[str, list[dict[str, Any]]]) -> None:
    """A mutant that is none any more is to be taken out of survivors.toml; the whole campaign tells one noticed now."""
    assert "explained in vain" not in campaign[0]


def test_real_errors_are_noticed_by_what_they_do(campaign: tuple[str, list[dict[str, Any]]]) -> None:
    """Not by a crash, nor by the time they take: a fact, a claim or a check falls."""
    told = [f["noticed"] for f in campaign[1] if f["noticed"] and f["noticed"] != "time limit"]
    assert len([what for what in told if ": raised " not in what]) >= ENOUGH


def test_every_explanation_has_a_class_and_a_reason() -> None:
    table = tomllib.loads((HERE / "survivors.toml").read_text())
    for reason in table["reason"]:
        assert reason["class"] in ("equivalent", "cosmetic", "cost", "tolerance", "unreachable")
        assert len(reason["why"]) > 20 and reason["mutants"]
    listed = [key for reason in table["reason"] for key in reason["mutants"]]
    assert len(listed) == len(set(listed))
