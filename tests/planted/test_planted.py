"""Errors planted mechanically all over the definitions and both sides: every one is noticed, or explained by name."""

from __future__ import annotations

import json
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
def campaign(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The sampled campaign, in a process that has not loaded symgan."""
    target = tmp_path_factory.mktemp("planted") / "found.json"
    command = [sys.executable, "-m", "tests.planted", "--sample", "--json", str(target)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert target.exists(), done.stderr
    print(done.stdout)
    return json.loads(target.read_text())


@pytest.fixture(scope="module")
def explained() -> dict[str, str]:
    """The survivors of the whole campaign that are explained, each with the reason."""
    table = tomllib.loads((HERE / "survivors.toml").read_text())
    return {key: reason["why"] for reason in table["reason"] for key in reason["mutants"]}


def test_every_planted_error_is_noticed_or_explained(campaign: dict[str, Any], explained: dict[str, str]) -> None:
    survivors = {f["key"] for f in campaign["found"] if f["noticed"] is None}
    assert not survivors - set(explained), "explain these in survivors.toml, or add a fact or a claim that notices them"


def test_no_explanation_is_in_vain(campaign: dict[str, Any]) -> None:
    assert not campaign["in vain"], "these are no mutants any more, or are noticed now: take them out of survivors.toml"


def test_real_errors_are_noticed_by_what_they_do(campaign: dict[str, Any]) -> None:
    """Not by a crash: a fact, a claim or a check falls."""
    told = {f["key"] for f in campaign["found"] if f["noticed"] and ": raised " not in f["noticed"]}
    assert len(told - {f["key"] for f in campaign["found"] if f["noticed"] == "time limit"}) >= ENOUGH


def test_every_explanation_has_a_class_and_a_reason() -> None:
    table = tomllib.loads((HERE / "survivors.toml").read_text())
    for reason in table["reason"]:
        assert reason["class"] in ("equivalent", "cosmetic", "cost", "tolerance", "unreachable")
        assert len(reason["why"]) > 20 and reason["mutants"]
    listed = [key for reason in table["reason"] for key in reason["mutants"]]
    assert len(listed) == len(set(listed))
