"""The catalogue: the folders are the registry, so dropping in a file is all it takes to add a thing.

A file ``r1.py`` in a catalogue folder defines a public function ``r1``; the folder's ``__init__``
binds the name to the function.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from symgan.errors import InputError

MANY = 12  # names are not listed beyond this many

KINDS = ("objectives", "models", "games", "regularizers", "methods", "distances")


def functions(package: str, path: list[str]) -> dict[str, Callable[..., Any]]:
    """Each file of the package as name -> the function of that name in it."""
    names = sorted(m.name for m in iter_modules(path) if not m.name.startswith("_"))
    return {name: getattr(import_module(f"{package}.{name}"), name) for name in names}


def names(kind: str) -> tuple[str, ...]:
    """The names in one catalogue folder, sorted."""
    if kind not in KINDS:
        raise InputError(f"the catalogue has no {kind!r}; it has {', '.join(KINDS)}")
    return tuple(import_module(f"symgan.{kind}").__all__)


def find(kind: str, name: str) -> Callable[..., Any]:
    """The definition called name (kebab-case or snake_case); InputError with the nearest names if there is none."""
    wanted = str(name).replace("-", "_")
    if wanted not in names(kind):
        raise InputError(unknown(kind, name, names(kind)))
    return getattr(import_module(f"symgan.{kind}"), wanted)


def unknown(kind: str, name: str, known: tuple[str, ...]) -> str:
    """A sentence for a name that is not known, with the nearest ones that are."""
    shown = [k.replace("_", "-") for k in known]
    near = get_close_matches(str(name).replace("_", "-"), shown, n=3, cutoff=0.5)
    few = ", ".join(shown[:MANY]) + (f" and {len(shown) - MANY} more" if len(shown) > MANY else "")
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are: {few}."
    return f"no {singular(kind)} is called '{name}'; {hint}"


def singular(kind: str) -> str:
    """The English singular of a catalogue folder's name."""
    return kind.removesuffix("s")
