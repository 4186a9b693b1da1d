"""sg.render: a report or an analysis written as PDF, LaTeX, Markdown or Typst."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from symgan.analysis.record import Analysis
from symgan.records import InputError
from symgan.report.build import Progress, Summary, build_analysis, build_report
from symgan.report.document import Document
from symgan.report.plan import load
from symgan.report.text import text

TARGETS = ("pdf", "tex", "md", "typ")
ENGINES = ("typst", "latex")


def render(source: Analysis | str, to: str = "pdf", out: str | os.PathLike[str] = ".") -> Path:
    """The report of that name (or the analysis) written in one format; the path of what was written.

    ``out`` is a folder, made if there is none, or a file name with the suffix of the format.
    InputError for an unknown report or format, or a place that cannot be written.
    """
    target = Path(out)
    if target.suffix == f".{to}":
        return write(source, (to,), target.parent, name=target.stem)[0][0]
    return write(source, (to,), target)[0][0]


def write(
    source: Analysis | str,
    to: Iterable[str],
    out: Path,
    name: str = "",
    engine: str = "typst",
    jobs: int = 1,
    progress: Progress = lambda _: None,
) -> tuple[tuple[Path, ...], Summary]:
    """All the formats asked for, in one folder; nothing is left there if anything fails."""
    formats = tuple(to)
    _validate(source, formats, engine)
    plan = load(source) if isinstance(source, str) else None
    stem = name or (plan.name if plan else "analysis")
    with _staging(out) as staging:
        figures = staging / f"{stem}-figures"
        figures.mkdir()
        if plan is not None:
            document, found = build_report(plan, figures, jobs, progress)
        else:
            assert isinstance(source, Analysis)
            document, found = build_analysis(source, figures)
        written = [_write_one(document, form, stem, staging, engine) for form in formats]
        _keep_figures(figures, formats)
        return _move(staging, out, written), found


def _validate(source: Analysis | str, formats: tuple[str, ...], engine: str) -> None:
    if not isinstance(source, (Analysis, str)):
        raise InputError(f"render takes an analysis or the name of a report; got {source!r}")
    wrong = [f for f in formats if f not in TARGETS]
    if wrong or not formats:
        raise InputError(f"no format is called '{', '.join(wrong)}'; there are: {', '.join(TARGETS)}")
    if engine not in ENGINES:
        raise InputError(f"no engine is called '{engine}'; there are: {', '.join(ENGINES)}")
    if engine == "latex" and "pdf" in formats and shutil.which("latexmk") is None:
        raise InputError("the engine latex needs the program latexmk, which is not on the PATH; leave --engine out")


@contextmanager
def _staging(out: Path) -> Iterator[Path]:
    """A folder beside the results, gone afterwards; InputError where ``out`` cannot be made or written."""
    made = [p for p in (out, *out.parents) if not p.exists()]
    try:
        out.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".symgan-", dir=out))
    except OSError as error:
        raise InputError(f"the folder '{out}' cannot be written: {error.strerror}; give another one") from None
    try:
        yield staging
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        for folder in made:
            folder.rmdir()
        raise
    shutil.rmtree(staging, ignore_errors=True)


def _write_one(document: Document, to: str, stem: str, staging: Path, engine: str) -> Path:
    """One format written into the staging folder."""
    path = staging / f"{stem}.{to}"
    if to != "pdf":
        path.write_text(text(document, to, f"{stem}-figures"), encoding="utf-8")
    elif engine == "latex":
        _latex(text(document, "tex", f"{stem}-figures"), path)
    else:
        _typst(text(document, "typ", f"{stem}-figures"), path)
    return path


def _typst(source: str, path: Path) -> None:
    import typst

    file = path.with_suffix(".main.typ")
    file.write_text(source, encoding="utf-8")
    # no time in the file and no fonts of the machine, so that the same source gives the same bytes
    typst.compile(str(file), output=str(path), root=str(path.parent), ignore_system_fonts=True)
    file.unlink()


def _latex(source: str, path: Path) -> None:
    file = path.with_suffix(".tex")
    existing = file.read_text(encoding="utf-8") if file.exists() else None
    file.write_text(source, encoding="utf-8")
    command = ["latexmk", "-pdf", "-interaction=nonstopmode", "-halt-on-error", "-silent", file.name]
    run = subprocess.run(command, cwd=path.parent, capture_output=True, text=True, env=_dated_environment())
    if run.returncode != 0:
        raise RuntimeError(f"latexmk failed:\n{run.stdout[-2000:]}")
    for leftover in path.parent.glob(f"{path.stem}.*"):
        if leftover.suffix not in (".pdf", ".md", ".typ") and leftover != file:
            leftover.unlink()
    if existing is None:
        file.unlink()


def _dated_environment() -> dict[str, str]:
    """The environment with the date that TeX stamps into a PDF fixed."""
    return {**os.environ, "SOURCE_DATE_EPOCH": "0", "FORCE_SOURCE_DATE": "1"}


def _keep_figures(figures: Path, formats: tuple[str, ...]) -> None:
    """Only those pictures are kept that a text format shows: SVG for Markdown and Typst, PDF for LaTeX."""
    kept = {".svg"} if {"md", "typ"} & set(formats) else set()
    kept |= {".pdf"} if "tex" in formats else set()
    for file in figures.iterdir():
        if file.suffix not in kept:
            file.unlink()


def _move(staging: Path, out: Path, written: list[Path]) -> tuple[Path, ...]:
    """The finished files in their place, each by a rename."""
    for folder in staging.iterdir():
        if folder.is_dir() and any(folder.iterdir()):
            (out / folder.name).mkdir(exist_ok=True)
            for file in folder.iterdir():
                os.replace(file, out / folder.name / file.name)
    for path in written:
        os.replace(path, out / path.name)
    return tuple(out / path.name for path in written)
