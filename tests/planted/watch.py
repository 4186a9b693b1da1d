"""Which lines of symgan run: every statement marks itself, which costs far less than a trace of SymPy's calls would."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import Any

MARK = "__mark__"
BLOCKS = ("body", "orelse", "finalbody")
Lines = tuple[str, int, int]  # a file, the first and the last line of a statement without its blocks


class Watched(MetaPathFinder, Loader):
    """Serves the modules of a package with statements that tell, each time they run, where they stand."""

    def __init__(self, package: str, mark: Callable[[Lines], object]) -> None:
        self.package, self.mark = package, mark

    def find_spec(self, name: str, path: Any, target: ModuleType | None = None) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path) if name.partition(".")[0] == self.package else None
        if spec is not None:
            spec.loader = self
        return spec

    def exec_module(self, module: ModuleType) -> None:
        path = str(module.__spec__.origin)  # type: ignore[union-attr]
        vars(module)[MARK] = self.mark
        exec(compile(marked(Path(path).read_text(), path), path, "exec"), vars(module))


def marked(source: str, path: str) -> ast.Module:
    """The tree of a module with a mark before each statement that does something."""
    tree = ast.parse(source)
    for node in list(ast.walk(tree)):
        for block in (getattr(node, name, None) for name in BLOCKS):
            if isinstance(block, list):
                block[:] = [part for statement in block for part in (*_mark(statement, path), statement)]
    return ast.fix_missing_locations(tree)


def _mark(statement: ast.stmt, path: str) -> Iterator[ast.stmt]:
    """The call that marks a statement; none before a docstring and before imports from the future."""
    is_text = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    if not is_text and not isinstance(statement, ast.ImportFrom):
        where: Lines = (path, statement.lineno, _last_line(statement))
        call = ast.parse(f"{MARK}({where!r})").body[0]
        yield ast.copy_location(call, statement)


def _last_line(statement: ast.stmt) -> int:
    """The last line of a statement, or of its head where it has a block."""
    block = getattr(statement, "body", None)
    return block[0].lineno - 1 if block and block[0].lineno > statement.lineno else statement.end_lineno or 0
