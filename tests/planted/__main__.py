"""``python -m tests.planted``: the campaign in full; ``--sample`` for the part of it that the test suite runs.

Exit status 1 if an error survives that survivors.toml does not explain, or one is listed there in vain.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import Any

os.environ.update(dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

import scipy.integrate  # noqa: F401 - loaded once, before the children are forked
import sympy

from .campaign import noticed, planted, sampled, survivors, trace
from .mutate import Mutant


def main() -> int:
    options = _arguments()
    begin = time.monotonic()
    _warm()
    everything, explained = planted(), survivors()
    found = _read(options.json)
    chosen = sampled(everything) if options.sample else everything
    ran = trace(options.workers, options.sample)
    for mutant, what, seconds in noticed(_asked(chosen, options, found), ran, options.workers):
        found.append(
            {"key": mutant.key, "kind": mutant.kind, "line": mutant.first, "noticed": what, "seconds": seconds}
        )
        if options.json:
            with options.json.open("a") as target:
                target.write(json.dumps(found[-1]) + "\n")
        if what is None and mutant.key not in explained:
            print(f"survived, line {mutant.first}: {mutant.key}", flush=True)
    vain, left = (
        _in_vain(found, everything, explained),
        [f for f in found if not f["noticed"] and f["key"] not in explained],
    )
    print("\n".join(f"explained in vain: {key}" for key in vain))
    print(_summary(found, explained), f"{time.monotonic() - begin:.0f} s")
    return int(bool(vain or left))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.planted", description="Plant errors in symgan; see which are noticed.")
    parser.add_argument("--sample", action="store_true", help="what the suite runs: a fixed sample, fewer claims")
    parser.add_argument(
        "--text", default="", help="only mutants with this in their description: a file, a function, a line"
    )
    parser.add_argument("--again", type=Path, help="only the mutants that survived according to this file")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", type=Path, help="add a line for each mutant to this file; those it has are left out")
    return parser.parse_args()


def _read(path: Path | None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()] if path and path.exists() else []


def _asked(chosen: list[Mutant], options: argparse.Namespace, found: list[dict[str, Any]]) -> list[Mutant]:
    """Those of the chosen mutants that the options ask for and that are not done."""
    done = {f["key"] for f in found}
    again = {f["key"] for f in _read(options.again) if not f["noticed"]}
    return [m for m in chosen if options.text in m.key and m.key not in done and (not options.again or m.key in again)]


def _warm() -> None:
    """Have SymPy load what it loads at the first use, once for all children."""
    x, y = sympy.symbols("x y", real=True)
    root = sympy.solve_poly_system([x**2 - y, y - 1], x, y)[0][0] + sympy.sqrt(x**2 + 1).diff(x)
    sympy.simplify(root + sympy.sin(y).evalf(20, subs={y: 2}))
    matrix = sympy.polys.matrices.DomainMatrix.from_Matrix(sympy.Matrix([[x, y], [1, 2]])).to_field()
    sympy.factor_list(sympy.expand(sympy.Poly(matrix.charpoly()[1].as_expr() * (x + y) ** 2).as_expr()))
    sympy.Poly(x**3 - 2, x).count_roots(None, 0)
    sympy.And(x > 0, y > 0, x**2 < 3).subs({x: 1, y: sympy.Rational(1, 2)})


def _in_vain(found: list[dict[str, Any]], everything: list[Mutant], explained: Collection[str]) -> list[str]:
    """Explanations of a mutant that is none any more, or that was noticed."""
    gone = set(explained) - {m.key for m in everything}
    return sorted(gone | {f["key"] for f in found if f["noticed"] and f["key"] in explained})


def _summary(found: list[dict[str, Any]], explained: Collection[str]) -> str:
    survived = [f["key"] for f in found if f["noticed"] is None]
    ways = Counter(_way(f["noticed"]) for f in found if f["noticed"])
    listed = sum(key in explained for key in survived)
    return (
        f"{len(found)} errors planted; {len(found) - len(survived)} noticed ({dict(ways.most_common())}); "
        f"{len(survived)} survived, {listed} of them explained;"
    )


def _way(noticed: str) -> str:
    """By what an error was noticed: a crash, the time limit, or one of the kinds of items."""
    return "raised" if ": raised " in noticed else "time limit" if noticed == "time limit" else noticed.split(" ")[0]


if __name__ == "__main__":
    sys.exit(main())
