"""Claims judged in processes: one that fails, hangs or crashes is undecided, fallen, and stops no other."""

import importlib
import multiprocessing
from dataclasses import replace

import pytest

from symgan.literature.judge import check, claim
from symgan.literature.run import Judged, judged, run
from symgan.literature.statements import Spectrum
from symgan.records import Judgement, Status

PLANTED = """
import os
import time

from symgan.literature.run import Judged
from symgan.records import Judgement, Status


def answer(key):
    if key == "hangs":
        time.sleep(60)
    if key == "crashes":
        os._exit(3)
    if key == "tells nothing":
        return Judged(lambda: None, 0.0)  # no function goes through the pipe
    return Judged(Judgement(Status.PROVED, (key, str(os.getpid()))), 0.5)
"""


@pytest.fixture
def answer(tmp_path, monkeypatch):
    (tmp_path / "planted_answers.py").write_text(PLANTED)
    monkeypatch.syspath_prepend(tmp_path)
    yield importlib.import_module("planted_answers").answer
    assert not multiprocessing.active_children()


def test_none_that_hangs_or_crashes_stops_another(answer):
    keys = ["a", "hangs", "b", "crashes", "c", "tells nothing", "d"]
    seen = []
    found = dict(zip(keys, run(keys, jobs=2, limit=1.0, progress=seen.append, by=answer), strict=True))
    assert sorted(seen) == sorted(keys)
    for key in "abcd":
        assert found[key].judgement.status is Status.PROVED and found[key].judgement.evidence[0] == key
        assert not found[key].stopped
    why = {key: found[key].judgement.evidence[0] for key in ("hangs", "crashes", "tells nothing")}
    assert "within 1 seconds" in why["hangs"] and 1 <= found["hangs"].seconds < 30
    assert "exit code 3" in why["crashes"] and "exit code 1" in why["tells nothing"]
    assert all(found[key].stopped and found[key].judgement.status is Status.UNDECIDED for key in why)


def test_one_claim_needs_no_process(answer):
    import os

    assert [j.judgement.evidence for j in run(["a"], jobs=4, by=answer)] == [("a", str(os.getpid()))]
    assert run([], jobs=4, by=answer) == []


def test_what_was_stopped_fell_whatever_was_expected():
    center = claim("dirac-center-eigs")
    proved, undecided = Judgement(Status.PROVED), Judgement(Status.UNDECIDED)
    assert not Judged(proved, 0.1).fell(center)
    assert Judged(proved, 0.1, stopped=True).fell(center) and Judged(undecided, 0.1).fell(center)


def test_a_failure_is_told_and_the_judgement_is_that_of_check(monkeypatch):
    broken = replace(claim("dirac-center-eigs"), says=Spectrum(None, None, ()))  # type: ignore[arg-type]
    with monkeypatch.context() as patched:
        patched.setattr("symgan.literature.run.claim", lambda key: broken)
        failed = judged("broken")
    assert failed.stopped and "failed with" in failed.judgement.evidence[0] and failed.seconds >= 0
    broken = judged("no such claim")
    assert broken.stopped and "InputError" in broken.judgement.evidence[0]
    assert judged("dirac-center-eigs").judgement == check("dirac-center-eigs")


def test_in_parallel_the_judgements_are_the_same_in_the_same_order():
    keys = ["seed000-sign-convention", "dirac-center-eigs"]
    assert [j.judgement for j in run(keys, jobs=2)] == [check(key) for key in keys]
