"""The campaign: each mutant in a process of its own, against those items of the battery that run the mutated lines.

The process that forks has loaded SymPy, NumPy and SciPy, but nothing of symgan; a child puts the
mutated source in place of one module, loads symgan, and stops at the first thing noticed.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import json
import os
import resource
import sys
import time
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, spec_from_loader
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from .mutate import Mutant, mutants
from .watch import Lines, Watched

ROOT = Path(find_spec("symgan").submodule_search_locations[0]).parent  # type: ignore[union-attr,index]
FOLDERS = ("objectives", "models", "games", "regularizers", "methods", "distances", "exact", "decide", "numeric")
SECONDS = 20  # of processor time, for one mutant
BYTES = 6 * 2**30
SHARE, LEAST = 0.001, 2  # in the sample: this share of all, and so many of each folder and each kind


def planted() -> list[Mutant]:
    """Every mutant of the definitions, the exact side, the decisions and the numeric side."""
    package = ROOT / "symgan"
    files = [p for d in FOLDERS for p in sorted((package / d).glob("*.py")) if p.name != "__init__.py"]
    files += [package / "adversarial.py", package / "laws.py"]
    return [m for p in files for m in mutants(p, str(p.relative_to(ROOT)))]


def sampled(everything: Sequence[Mutant]) -> list[Mutant]:
    """By a hash of their own, a fixed share of the mutants that are to be noticed, some of every folder and kind."""
    explained = survivors()
    ranked = sorted((m for m in everything if m.key not in explained), key=_rank)
    chosen = [m for m in ranked if _rank(m) < SHARE]
    for trait in (lambda m: Path(m.file).parts[1], lambda m: m.kind):
        groups = defaultdict(list)
        for m in ranked:
            groups[trait(m)].append(m)
        chosen += [m for group in groups.values() for m in group[:LEAST]]
    keys = {m.key for m in chosen}
    return [m for m in everything if m.key in keys]


def survivors() -> dict[str, str]:
    """The survivors that are explained, each with its reason."""
    table = tomllib.loads((Path(__file__).parent / "survivors.toml").read_text())
    return {key: reason["why"] for reason in table["reason"] for key in reason["mutants"]}


def _rank(mutant: Mutant) -> float:
    return int(hashlib.sha256(mutant.key.encode()).hexdigest()[:12], 16) / 16**12


# --- in the child -------------------------------------------------------------------------------


class Planted(MetaPathFinder, Loader):
    """Serves one module from a mutated source."""

    def __init__(self, mutant: Mutant) -> None:
        self.path = ROOT / mutant.file
        self.module = ".".join(Path(mutant.file).with_suffix("").parts)
        self.source = mutant.source

    def find_spec(self, name: str, path: Any, target: ModuleType | None = None) -> ModuleSpec | None:
        return spec_from_loader(name, self) if name == self.module else None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.source, str(self.path), "exec"), module.__dict__)


def tried(mutant: Mutant, names: Sequence[str]) -> tuple[str | None, float]:
    """The first thing that these items of the battery notice of a mutant, or None; and the processor time it took."""
    sys.meta_path.insert(0, Planted(mutant))
    found, name = None, "import"
    try:
        battery = importlib.import_module("tests.planted.battery")
        for name in names:
            sentence = battery.fallen(name)
            if sentence:
                found = f"{name}: {sentence}"
                break
    except Exception as error:
        found = f"{name}: raised {type(error).__name__}: {error}"
    return found, time.process_time()


def traced(part: int, parts: int, few: bool) -> dict[str, tuple[float, list[Lines]]]:
    """The seconds that each item of the battery takes, and the lines of symgan it runs; ``import`` for those on the way."""
    ran: set[Lines] = set()
    found: dict[str, tuple[float, list[Lines]]] = {}
    sys.meta_path.insert(0, Watched("symgan", ran.add))

    def ended(name: str, seconds: float = 0.0) -> None:
        found[name] = (seconds, sorted(ran))
        ran.clear()

    battery = importlib.import_module("tests.planted.battery")
    ended("import")
    names = battery.names(few)
    ended("claims")
    for name in names[part::parts]:
        begin = time.process_time()
        sentence = battery.fallen(name)
        ended(name, time.process_time() - begin)
        assert sentence is None, f"without any error planted, {name}: {sentence}"
    return found


# --- in the parent ------------------------------------------------------------------------------


def forked(action: Callable[[], Any], target: Path, seconds: int) -> int:
    """The number of a child that writes what the action gives to the target, within the limits."""
    pid = os.fork()
    if pid:
        return pid
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
        target.write_text(json.dumps(action()))
    os._exit(0)


def run(actions: Sequence[Callable[[], Any]], workers: int, seconds: int = SECONDS) -> Iterator[tuple[int, Any]]:
    """Each action's place and what it gave, as they end; TimeoutError for one that was killed."""
    with TemporaryDirectory() as folder:
        running: dict[int, int] = {}
        waiting = list(enumerate(actions))[::-1]
        while waiting or running:
            while waiting and len(running) < workers:
                i, action = waiting.pop()
                running[forked(action, Path(folder) / str(i), seconds)] = i
            i = running.pop(os.wait()[0])
            target = Path(folder) / str(i)
            yield i, json.loads(target.read_text()) if target.exists() else TimeoutError()


@dataclass(frozen=True)
class Ran:
    """What each item of the battery takes and runs, on symgan as it is."""

    seconds: Mapping[str, float]
    lines: Mapping[str, set[Lines]]

    def relevant(self, mutant: Mutant) -> list[str]:
        """The items that run a mutated line, all of them if that happens on import; those made for it and quick ones first."""
        file = str(ROOT / mutant.file)
        touched = {
            name
            for name, ran in self.lines.items()
            if any(path == file and first <= mutant.last and mutant.first <= last for path, first, last in ran)
        }
        names = [
            n
            for n in self.seconds
            if "import" in touched or n in touched or ("claims" in touched and n.startswith("claim "))
        ]
        home = Path(mutant.file).parts[1]
        made = home if home in ("exact", "decide", "numeric") else "definitions"
        return sorted(names, key=lambda n: (not n.startswith(made), self.seconds[n]))


def trace(workers: int, few: bool = False) -> Ran:
    """What the battery runs; AssertionError if something is noticed with no error planted."""
    parts = [partial(traced, i, workers, few) for i in range(workers)]
    seconds: dict[str, float] = {}
    lines: dict[str, set[Lines]] = defaultdict(set)
    for _, found in run(parts, workers, 10 * SECONDS):
        assert not isinstance(found, TimeoutError), "the battery fails or takes too long with no error planted"
        seconds.update((name, s) for name, (s, _) in found.items() if name not in ("import", "claims"))
        for name, (_, ran) in found.items():
            lines[name].update(map(tuple, ran))
    return Ran(seconds, lines)


def noticed(chosen: Sequence[Mutant], ran: Ran, workers: int) -> Iterator[tuple[Mutant, str | None, float]]:
    """Each mutant with what was noticed of it, None for a survivor, and the seconds it took."""
    actions = [partial(tried, m, ran.relevant(m)) for m in chosen]
    for i, found in run(actions, workers):
        yield (chosen[i], "time limit", SECONDS) if isinstance(found, TimeoutError) else (chosen[i], *found)
