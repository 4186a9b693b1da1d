"""The mutators on one line each, and what they leave alone."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

SPEC = importlib.util.spec_from_file_location("planted_mutate", Path(__file__).with_name("mutate.py"))
assert SPEC and SPEC.loader
mutate = sys.modules["planted_mutate"] = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(mutate)

CASES = {
    "y = a + b": ["y = (a - b)", "y = a", "y = b"],
    "y = a - b": ["y = (a + b)", "y = a", "y = (-b)"],
    "y = a * b": ["y = (a / b)", "y = a", "y = b"],
    "y = a / 2": ["y = (a * 2)", "y = a", "y = a / 3"],
    "y = a**2": ["y = a", "y = a**3"],
    "y = -a": ["y = a"],
    "y = m[i, j]": ["y = m[j, i]"],
    "y = m.T": ["y = m"],
    "y = f(jacobian)": ["y = f(jacobian.T)"],
    "f = lambda i, j: g": ["f = (lambda j, i: g)", "f = lambda i, j: (-g)"],
    "y = a < b": ["y = (a <= b)", "y = (a > b)"],
    "y = a <= b": ["y = (a < b)"],
    "y = x[0]": ["y = x[1]"],
    "y = x[1]": ["y = x[2]", "y = x[0]"],
    "y = max(a, b)": ["y = max(b)", "y = max(a)", "y = min(a, b)"],
    "y = positive(c, given)": ["y = positive(c)"],
    "y = [*a, *b]": ["y = [*b]", "y = [*a]"],
    "y = not a": ["y = a"],
    "y = a and b": ["y = (a or b)", "y = (b)", "y = (a)"],
    "y = True": ["y = False"],
    "y = a if flow else b": ["y = a if (not flow) else b"],
    "y = critic(generator)": ["y = generator(generator)", "y = critic(critic)"],
    "y = O(generator=a, critic=b)": ["y = O(critic=a, generator=b)"],
    "y = half * 0.5": ["y = (half / 0.5)", "y = half", "y = 0.5", "y = half * 1.0"],
    "f = lambda e: isinstance(e, Add)": [],
    '"""one 1"""': [],
    "BUDGET = 3": [],
    "def f(a: int = 3) -> int:\n    raise ValueError(a + 1)": ["def f(a: int = 4) -> int:"],
    "y = f'{a + 1}'": [],
    "assert a + 1": [],
    "zip(a, strict=True)": [],
}


@pytest.mark.parametrize("source", CASES)
def test_mutants(source: str, tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text(source + "\n")
    found = list(mutate.mutants(path, "module.py"))
    assert sorted(m.after for m in found) == sorted(CASES[source])
    assert all(m.before in " ".join(source.split()) for m in found)


def test_a_mutant_differs_in_one_place(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text("def f(a, b):\n    x = a + (\n        b * 2\n    )\n    return x\n")
    (found,) = (m for m in mutate.mutants(path, "module.py") if m.kind == "operator" and "/" in m.after)
    assert found.source == "def f(a, b):\n    x = a + (\n        (b / 2)\n    )\n    return x\n"
    assert (found.function, found.first, found.last, found.key) == ("f", 3, 3, "module.py | f | b * 2 -> (b / 2)")
