"""The sources of the claims as BibTeX; ``python -m symgan.literature.bibliography`` writes references.bib anew.

The records in ``papers/`` are the one place where a source is written down. The file beside this one
is made of them, for readers who cite; a test shows that it is up to date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from symgan.literature.judge import claims
from symgan.records import InputError, Source

FILE = Path(__file__).with_name("references.bib")

_ARXIV = re.compile(r",? ?arXiv:(\d{4}\.\d{4,5})")
_INITIALS = re.compile(r"^((?:\w+\. )*\w+\.) (.+)$")  # what follows them is the surname, of one word or more
_ESCAPES = {c: rf"\{c}" for c in "&%$#_{}"} | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def bibliography(sources: Iterable[Source]) -> str:
    """An entry for each source, by its key; InputError where two sources have one key."""
    found: dict[str, Source] = {}
    for source in sources:
        if found.setdefault(source.key, source) != source:
            raise InputError(f"two sources have the key '{source.key}': {found[source.key].title}, and {source.title}")
    return "\n".join(_entry(found[key]) for key in sorted(found))


def _entry(source: Source) -> str:
    number = _ARXIV.search(source.venue)
    fields = {
        "author": _authors(source.authors),
        "title": f"{{{_escaped(source.title)}}}",  # in braces twice: capitals stay
        "year": str(source.year),
        "howpublished": _escaped(_ARXIV.sub("", source.venue).lstrip(", ")),
    }
    fields |= {"eprint": number[1], "archiveprefix": "arXiv"} if number else {}
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{source.key},\n{lines}}}\n"


def _authors(names: str) -> str:
    """BibTeX's list of authors: "A. B. C, D. E and F. G" becomes "C, A. B. and E, D. and G, F."."""
    several = re.sub(r" et al\.?$", " and others", names)
    return _escaped(" and ".join(_INITIALS.sub(r"\2, \1", name) for name in re.split(r", | and ", several)))


def _escaped(words: str) -> str:
    return "".join(_ESCAPES.get(c, c) for c in words)


def cited(source: Source) -> str:
    """The source as running words name it: "Letcher et al. (2019)", "Nagarajan and Kolter (2017)"."""
    families = [_INITIALS.sub(r"\2", name) for name in re.split(r", | and ", source.authors)]
    who = " and ".join(families) if len(families) < 3 else f"{families[0]} et al."
    return f"{who} ({source.year})"


if __name__ == "__main__":
    FILE.write_text(bibliography(c.source for c in claims()), encoding="utf-8")
