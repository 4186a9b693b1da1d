"""``python -m tests.planted [--sample] [--file PART] [--kind KIND] [--json OUT]``: the campaign, in full unless sampled."""

from __future__ import annotations

import argparse
import json
import os
import time
from collections import Counter
from pathlib import Path

os.environ.update(dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

import scipy.integrate  # noqa: E402, F401 - loaded once, before the children are forked
import sympy  # noqa: E402

from .campaign import noticed, planted, sampled, trace  # noqa: E402


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.planted", description="Plant errors in symgan and see which are noticed.")
    parser.add_argument("--sample", action="store_true", help="the fixed sample that the test suite runs")
    parser.add_argument("--file", default="", help="only files with this in their path")
    parser.add_argument("--kind", default="", help="only this kind of error")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", type=Path, help="write every mutant and what was noticed of it to this file")
    return parser.parse_args()


def _warm() -> None:
    """Have SymPy load what it loads at the first use, once for all children."""
    x, y = sympy.symbols("x y", real=True)
    sympy.simplify(sympy.solve_poly_system([x**2 - y, y - 1], x, y)[0][0] + sympy.sqrt(x**2 + 1).diff(x) + sympy.sin(y).evalf(20, subs={y: 2}))
    matrix = sympy.polys.matrices.DomainMatrix.from_Matrix(sympy.Matrix([[x, y], [1, 2]])).to_field()
    sympy.factor_list(sympy.expand(sympy.Poly(matrix.charpoly()[1].as_expr() * (x + y) ** 2).as_expr()))
    sympy.Poly(x**3 - 2, x).count_roots(None, 0)
    sympy.And(x > 0, y > 0, x**2 < 3).subs({x: 1, y: sympy.Rational(1, 2)})


def main() -> None:
    options = _arguments()
    begin = time.monotonic()
    _warm()
    everything = planted()
    chosen = sampled(everything) if options.sample else everything
    chosen = [m for m in chosen if options.file in m.file and options.kind in m.kind]
    found = []
    for mutant, what, seconds in noticed(chosen, trace(options.workers), options.workers):
        found.append({"key": mutant.key, "kind": mutant.kind, "line": mutant.first, "noticed": what, "seconds": seconds})
        if what is None:
            print(f"survived ({mutant.kind}), line {mutant.first}: {mutant.key}", flush=True)
    survivors = sum(f["noticed"] is None for f in found)
    by = Counter(f["noticed"].split(":")[0].split(" ")[0] if f["noticed"] else "survived" for f in found)
    print(f"{len(found)} planted, {len(found) - survivors} noticed, {survivors} survived; {dict(by)}; {time.monotonic() - begin:.0f} s")
    if options.json:
        everything_known = {"found": found, "keys": [m.key for m in everything]}
        options.json.write_text(json.dumps(everything_known, indent=1))


if __name__ == "__main__":
    main()
