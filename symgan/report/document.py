"""A document as a sequence of plain blocks, the same for every output format.

Words are prose with expressions in braces and references ``[@label]``; formulas are SymPy's.
Numbers are given here, once, so that equation (7) is equation (7) in every format.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from symgan.records import Source


@dataclass(frozen=True)
class Heading:
    """A numbered section."""

    text: str
    label: str
    number: str = ""
    kind: str = "heading"


@dataclass(frozen=True)
class Paragraph:
    """Running prose with a run-in title; ``symbols`` are those that its expressions may name beside the notation's."""

    text: str
    lead: str = ""
    symbols: dict[str, Any] = field(default_factory=dict)
    kind: str = "paragraph"


@dataclass(frozen=True)
class Equation:
    """A displayed formula; ``left`` is the key of its left-hand side, such as "field" for v(w)."""

    value: Any
    label: str
    left: str = ""
    number: str = ""
    kind: str = "equation"


@dataclass(frozen=True)
class Theorem:
    """A published claim with its verdict: where it stands, what it says, and the paper's own form."""

    title: str
    key: str
    label: str
    status: str
    words: str
    source: Source
    locator: str
    original: str = ""
    note: str = ""
    number: str = ""
    kind: str = "theorem"


@dataclass(frozen=True)
class Proof:
    """The evidence for a claim's verdict; ``opening`` says whether it is a proof or a refutation."""

    opening: str
    text: str
    symbols: dict[str, Any] = field(default_factory=dict)
    kind: str = "proof"


@dataclass(frozen=True)
class Picture:
    """A figure, by the stem of its file name; width is a part of the text width."""

    stem: str
    caption: str
    label: str
    width: float
    number: str = ""
    kind: str = "picture"


@dataclass(frozen=True)
class Table:
    """Rows of cells; a cell is prose, its lines apart by a line break, or a status to be shown as a badge.

    ``align`` has a letter a column: l, r, p or w for wrapped words, w the wider, n for names, and c
    for outcomes. A ``wide`` table is set across the page.
    """

    columns: tuple[str, ...]
    align: str
    rows: tuple[tuple[str, ...], ...]
    caption: str
    label: str
    wide: bool = False
    number: str = ""
    kind: str = "table"


Unnumbered = Paragraph | Proof
Numbered = Heading | Equation | Theorem | Picture | Table
Block = Unnumbered | Numbered


@dataclass(frozen=True)
class Document:
    """A title, a summary of what was found, and the blocks."""

    title: str
    subtitle: str
    abstract: str
    blocks: tuple[Block, ...]
    sources: tuple[Source, ...]

    @property
    def labels(self) -> dict[str, str]:
        """What a reference to each label reads: "(7)", "Claim 2", "Figure 3", "Table 1", "Section 4"."""
        return {b.label: _REFERENCE[b.kind].format(b.number) for b in self.blocks if not isinstance(b, Unnumbered)}

    @property
    def headings(self) -> tuple[Heading, ...]:
        return tuple(b for b in self.blocks if isinstance(b, Heading))


_REFERENCE = {
    "heading": "Section {}",
    "equation": "({})",
    "theorem": "Claim {}",
    "picture": "Figure {}",
    "table": "Table {}",
}


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with numbers, each kind counted by itself."""
    counts: dict[str, int] = {}
    result: list[Block] = []
    for block in blocks:
        if not isinstance(block, Unnumbered):
            counts[block.kind] = counts.get(block.kind, 0) + 1
            block = replace(block, number=str(counts[block.kind]))
        result.append(block)
    return tuple(result)
