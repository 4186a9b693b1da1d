"""Unit tests as facts, one each: of modules whose results are told by many small examples."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import product
from typing import Any

EXACT = (
    *("ball_series", "enclosed_orbit", "trapping", "sectors", "invariant_rays", "return_map", "switched"),
    *("filippov", "pieces", "cycles", "smoothness", "one_eigenvalue", "vector"),
    *("variational", "boxed_equilibrium"),
    *("distance", "enclosed_distance", "saturation"),
    *("best_responses", "kinked_map", "labels"),
)
DECIDE = ("star_algebra", "block_proof", "block_identity", "block_witness")
NUMERIC = ("chase", "blocks", "coupled", "distance")
MODULES = (
    *(("decide", name) for name in DECIDE),
    *(("exact", name) for name in (*EXACT, "lift")),
    *(("numeric", name) for name in NUMERIC),
)


def _cases(test: Callable[..., None]) -> list[dict[str, Any]] | None:
    """The arguments of a test, from its parametrization; None where it takes others, as fixtures or random ones."""
    names: list[tuple[str, ...]] = []
    values: list[list[tuple[Any, ...]]] = []
    for mark in getattr(test, "pytestmark", ()):
        if mark.name == "parametrize":
            given, rows = mark.args[:2]
            own = tuple(part.strip() for part in given.split(",")) if isinstance(given, str) else tuple(given)
            names.append(own)
            values.append([tuple(getattr(row, "values", row)) if len(own) > 1 else (row,) for row in rows])
    flat = [name for own in names for name in own]
    if hasattr(test, "hypothesis") or set(inspect.signature(test).parameters) != set(flat):
        return None
    rows = product(*values)
    return [dict(zip(flat, (v for part in row for v in part), strict=True)) for row in rows]


def _fact(test: Callable[..., None], cases: list[dict[str, Any]]) -> Callable[[], Iterator[Any]]:
    def fact() -> Iterator[Any]:
        for arguments in cases:
            try:
                test(**arguments)
            except AssertionError as fallen:
                yield f"{test.__name__}{arguments}: {fallen}"
            else:
                yield None

    return fact


for _folder, _name in MODULES:
    for _called, _test in vars(import_module(f"tests.{_folder}.test_{_name}")).items():
        if _called.startswith("test_") and (_found := _cases(_test)) is not None:
            globals()[f"fact_{_name}_{_called.removeprefix('test_')}"] = _fact(_test, _found)
