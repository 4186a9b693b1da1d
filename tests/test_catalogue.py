"""The folders are the registry: a dropped file is found everywhere."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import symgan as sg
from symgan.catalogue import KINDS, find, names

ROOT = Path(__file__).resolve().parents[1]


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


DROPPED = {
    "objectives/cubic.py": "from symgan.objectives.minimax import minimax\n"
    "def cubic():\n    'f(t) = t + t^3.'\n    return minimax(lambda t: t + t**3, name='cubic')\n",
    "regularizers/cap.py": "from symgan.records import Regularizer\n"
    "def cap(gamma=2):\n    'A weight.'\n    return Regularizer('cap', (gamma,), penalty=lambda s: {1: gamma * "
    "s.game.players[1].params[0]**2})\n",
    "methods/half_step.py": "from symgan import notation\nfrom symgan.records import Method\n"
    "def half_step(h=notation.h):\n    'Half a step.'\n"
    "    return Method('half-step', lambda v, x, memory, h: (x + h * v(x) / 2, ()), hyper=(h,))\n",
    "literature/papers/nobody_2026.py": "from sympy import true\nfrom symgan import methods, regularizers\n"
    "from symgan.adversarial import dirac_gan\nfrom symgan.literature.statements import Converges\n"
    "from symgan.records import Claim, Source\nSOURCE = Source('nobody2026', 'N. Body', 2026, 'T', 'V')\n"
    "CLAIMS = (Claim('nobody-says', 'T', SOURCE, '', 'It converges.', "
    "Converges(dirac_gan().with_(regularizers.r1()), methods.gradient_flow(), true)),)\n",
}


def test_a_dropped_file_is_found_everywhere(tmp_path):
    for folder in ("symgan", "reports", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name, source in DROPPED.items():
        (tmp_path / "symgan" / name).write_text(f'"""Dropped."""\n\n{source}', encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}

    def symgan(*arguments: str) -> str:
        command = [sys.executable, "-c", "from symgan.cli import main; main()", *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    listed = symgan("list")
    assert all(word in listed for word in ("cubic", "cap", "half-step", "nobody-says"))
    derived = symgan("derive", "dirac-gan", "--objective", "cubic", "--with", "cap", "--method", "half-step")
    assert "dirac-gan (cubic) + cap, half-step" in derived and "CONDITIONAL" in derived
    assert "PROVED" in symgan("check", "nobody-says")
