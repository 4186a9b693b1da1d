"""Statements mark themselves when they run, and the program stays what it was."""

from __future__ import annotations

import importlib.util
from pathlib import Path

SPEC = importlib.util.spec_from_file_location("planted_watch", Path(__file__).with_name("watch.py"))
assert SPEC and SPEC.loader
watch = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(watch)

SOURCE = '''"""What it is."""
from __future__ import annotations

def half(a,
         unused=lambda: 1):
    """Half of it."""
    if a < 0:
        return None
    elif a % 2:
        total = [i for
                 i in range(a)]
        return total
    try:
        return a // (a - 2)
    except ZeroDivisionError:
        return "two"
'''


def lines_run(argument: int) -> tuple[object, set[tuple[int, int]]]:
    ran: set[tuple[str, int, int]] = set()
    names = {watch.MARK: ran.add}
    exec(compile(watch.marked(SOURCE, "source"), "source", "exec"), names)
    assert names["__doc__"] == "What it is." and names["half"].__doc__ == "Half of it."
    assert ran == {("source", 4, 5)}
    ran.clear()
    found = names["half"](argument)
    assert {file for file, _, _ in ran} == {"source"}
    return found, {(first, last) for _, first, last in ran}


def test_the_lines_of_each_branch():
    assert lines_run(-1) == (None, {(7, 7), (8, 8)})
    assert lines_run(3) == ([0, 1, 2], {(7, 7), (9, 9), (10, 11), (12, 12)})
    assert lines_run(2) == ("two", {(7, 7), (9, 9), (13, 13), (14, 14), (16, 16)})
