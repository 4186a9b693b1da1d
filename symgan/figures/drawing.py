"""Figures to bytes and files: the same figure always gives the same bytes, and a file is whole or not there."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from matplotlib.figure import Figure

from symgan.figures.style import style
from symgan.records import InputError

# what each format would otherwise write of the day and of the program
METADATA = MappingProxyType(
    {
        "svg": {"Date": None, "Creator": None},
        "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
        "png": {"Software": None},
    }
)


def save(figure: Figure, path: str | os.PathLike[str]) -> Path:
    """Write the figure as SVG, PDF or PNG, by the suffix of path; return the path.

    InputError for another suffix; OSError where the file cannot be written, and then nothing is left behind.
    """
    target = Path(path)
    data = rendered(figure, target.suffix.removeprefix(".").lower())
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(data)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    return target


def svg(figure: Figure) -> str:
    """The figure as the text of an SVG file."""
    return rendered(figure, "svg").decode()


@style()
def rendered(figure: Figure, kind: str) -> bytes:
    """The figure in one of the formats of METADATA, as bytes; InputError if it is none of them."""
    if kind not in METADATA:
        raise InputError(f"a figure can be saved as {', '.join(METADATA)}; {kind!r} is none of them")
    stream = BytesIO()
    figure.savefig(stream, format=kind, metadata=METADATA[kind])
    return stream.getvalue()
