"""The folders of templates and reports, inside the installed package or beside it in a clone."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import symgan
from symgan.records import InputError


def folder(name: str) -> Traversable:
    """The folder ``templates`` or ``reports``: in a wheel it is a subpackage, in a clone it stands one level up."""
    inside = files(symgan) / name
    if inside.is_dir():
        return inside
    beside = Path(str(files(symgan))).parent / name
    if beside.is_dir():
        return beside
    raise InputError(f"the folder {name} was found neither inside the package nor beside it; install symgan again")
