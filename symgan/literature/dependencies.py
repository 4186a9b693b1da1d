"""Which claim rests on which, as data and as a picture."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from symgan.literature.judge import check, claim, claims
from symgan.pictures import ClaimGraph
from symgan.records import Claim

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def claim_graph(*keys: str, judged: bool = False) -> Figure:
    """The picture of :func:`dependencies`."""
    from symgan.figures.claim_graph import claim_graph as draw

    return draw(dependencies(keys, judged))


def dependencies(keys: Iterable[str] = (), judged: bool = False) -> ClaimGraph:
    """The claims of those keys and all that they rest on; without keys, all claims that are tied to another.

    A claim bears the verdict that its file expects, or that it gets now where ``judged``. InputError
    for a key that there is none of.
    """
    wanted = tuple(keys)
    every = {c.key: c for c in claims()}
    chosen = _with_what_they_rest_on(wanted) if wanted else _tied(every.values())
    shown = [c for c in every.values() if c.key in chosen]
    alone = len(every) - len(shown)
    title = f"What {len(shown)} claims rest on" + ("" if wanted else f"; {alone} others stand alone")
    return ClaimGraph(
        tuple((c.key, str(check(c.key).status if judged else c.expected)) for c in shown),
        tuple((used, c.key) for c in shown for used in c.uses),
        title,
    )


def _with_what_they_rest_on(keys: Iterable[str]) -> set[str]:
    found: set[str] = set()
    pending = list(keys)
    while pending:
        key = pending.pop()
        if key not in found:
            found.add(key)
            pending += claim(key).uses
    return found


def _tied(every: Iterable[Claim]) -> set[str]:
    return {key for c in every if c.uses for key in (c.key, *c.uses)}
