"""Claims judged: the statement of the paper against what symgan derives, by exact algebra alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import singledispatch
from importlib import import_module
from inspect import isfunction
from pkgutil import iter_modules
from typing import Any

from symgan.catalogue import unknown
from symgan.literature import judged, papers
from symgan.literature.statements import Every
from symgan.records import Claim, InputError, Judgement, Status


def claims() -> tuple[Claim, ...]:
    """Every claim of every paper, in the order of the papers' file names."""
    modules = sorted(m.name for m in iter_modules(papers.__path__))
    return tuple(c for name in modules for c in import_module(f"{papers.__name__}.{name}").CLAIMS)


def claim(key: str) -> Claim:
    """The claim of that key; InputError with the nearest keys if there is none."""
    found = {c.key: c for c in claims()}
    if str(key) not in found:
        raise InputError(unknown("claims", key, tuple(found)))
    return found[str(key)]


def check(key: str) -> Judgement:
    """The judgement of one claim, derived anew."""
    return judge(claim(key).says)


@singledispatch
def judge(statement: Any) -> Judgement:
    """PROVED by an exact argument, REFUTED with a witness put in exactly, or UNDECIDED with the reason."""
    return Judgement(Status.UNDECIDED, (f"There is no exact route to a {type(statement).__name__}.",))


def _functions() -> Iterator[Callable[[Any], Judgement]]:
    """The public functions of the files of judgements; each says in its annotation what kind of statement it judges."""
    for found in iter_modules(judged.__path__):
        module = import_module(f"{judged.__name__}.{found.name}")
        own = (f for f in vars(module).values() if isfunction(f) and f.__module__ == module.__name__)
        yield from (f for f in own if not f.__name__.startswith("_"))


for _function in _functions():
    judge.register(_function)


@judge.register
def _every(statement: Every) -> Judgement:
    judgements = [judge(part) for part in statement.statements]
    evidence = tuple(e for j in judgements for e in j.evidence)
    refuted = next((j for j in judgements if j.status is Status.REFUTED), None)
    if refuted is not None:
        return refuted
    proved = all(j.status is Status.PROVED for j in judgements)
    return Judgement(Status.PROVED if proved else Status.UNDECIDED, evidence)
