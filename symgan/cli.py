"""The command line: the same names in kebab-case. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(
    name="symgan",
    help="Symbolic mathematics for the theory of GAN training: derive, prove or refute, simulate, typeset.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]

DERIVE_HELP = """Derive the local analysis of a training method on a game.

\b
Examples:
  symgan derive dirac-gan --with instance-noise
  symgan derive dirac-gan --with r1 --method alternating --set n_d=5
  symgan derive dirac-gan --objective non-saturating --with mse --json
  symgan derive dirac-gan --with r1 --method simultaneous --solve h --best h,gamma
  symgan derive dirac-gan --method simultaneous --set h=0.1     (every constant fixed: checked by simulation too)
  symgan derive --player "x = x*y" --player "y = -x*y" --equilibrium "x=0, y=0"
"""

REPORT_HELP = """Build reports: PDF, LaTeX, Markdown or Typst.

\b
Examples:
  symgan report
  symgan report convergence --to pdf,tex,md --out build
  symgan report my-report.toml --jobs 2
"""

CHECK_HELP = """Judge published claims by exact algebra: all of them, or those named.

\b
Examples:
  symgan check
  symgan check dirac-instance-noise seed000-sign-convention
"""

LIST_HELP = """List what there is: claims, reports, games, objectives, models, regularizers, methods.

\b
Examples:
  symgan list methods
  symgan list claims --wrong
  symgan list claims --graph claims.svg    (which claim rests on which)
"""


@app.command(help=DERIVE_HELP)
def derive(
    game: Annotated[str, typer.Argument(help="A GAN such as dirac-gan, or a game such as bilinear.")] = "",
    with_: Annotated[list[str], typer.Option("--with", help="A regularizer; may be repeated.")] = [],  # noqa: B006
    method: Annotated[str, typer.Option(help="The training method.")] = "gradient-flow",
    objective: Annotated[str, typer.Option(help="The objective of a GAN; abstract f if left out.")] = "",
    set_: Annotated[list[str], typer.Option("--set", help="name=number for a constant; may be repeated.")] = [],  # noqa: B006
    player: Annotated[list[str], typer.Option(help='A player of your own game: "x,y = loss"; repeated.')] = [],  # noqa: B006
    equilibrium: Annotated[str, typer.Option(help='The equilibrium of your own game: "x=0, y=0".')] = "",
    solve: Annotated[list[str], typer.Option(help="A constant to solve the region for; may be repeated.")] = [],  # noqa: B006
    best: Annotated[list[str], typer.Option(help="Constants, joined by commas, whose best values to find.")] = [],  # noqa: B006
    as_json: Json = False,
) -> None:
    from symgan import describe
    from symgan.exact.derivation import derive as derived
    from symgan.records import InputError
    from symgan.request import Request, constant

    if not game and not player:
        raise InputError("name a game, such as dirac-gan, or give the players of your own with --player")
    request = Request(game, objective, tuple(with_), method, _settings(set_), tuple(player), equilibrium)
    made, chosen, rest = request.build()
    d = derived(made, chosen)
    solved = [d.solve(constant(d, name)) for name in solve]
    optima = [d.best(*(constant(d, name.strip()) for name in names.split(","))) for names in best]
    checks = _checks(d, rest)
    if as_json:
        answers = {"solved": [describe.solution_as_json(s) for s in solved]} if solved else {}
        answers |= {"best": [describe.optimum_as_json(o) for o in optima]} if optima else {}
        print(json.dumps({**describe.as_json(d, checks), **answers}, indent=2))
    else:
        answers_told = describe.answers_as_text(solved, optima)
        print(describe.as_text(d, checks), *([answers_told] if answers_told else []), sep="\n\n")
    raise typer.Exit(0 if all(c.passed for c in checks) else 1)


def _settings(pairs: list[str]) -> dict[str, str]:
    from symgan.records import InputError

    split = [pair.partition("=") for pair in pairs]
    for name, equals, value in split:
        if not (name.strip() and equals and value.strip()):
            raise InputError(f"--set {name}{equals}{value} is not of the form name=number, such as --set h=0.1")
    return {name.strip(): value.strip() for name, _, value in split}


def _checks(d: Any, rest: dict[str, Any]) -> tuple[Any, ...]:
    """The checks where every constant is fixed, by arguments or by settings; none otherwise."""
    from symgan.records import InputError
    from symgan.request import open_constants

    known = {"f1", "f2"} if d.game.objective is not None else set()
    missing = open_constants(d) - set(rest)
    strange = set(rest) - open_constants(d) - known
    if strange:
        there = ", ".join(sorted(open_constants(d) | known)) or "none"
        raise InputError(f"no constant of '{d.title}' is called {', '.join(sorted(strange))}; there are: {there}")
    if missing:
        return ()
    from symgan.numeric.verify import verify

    return verify(d, rest)


@app.command(help=REPORT_HELP)
def report(
    names: Annotated[list[str] | None, typer.Argument(help="Reports or report files; convergence if none.")] = None,
    to: Annotated[str, typer.Option(help="Formats, separated by commas: pdf, tex, md, typ.")] = "pdf",
    out: Annotated[Path, typer.Option(help="The folder for the results; made if there is none.")] = Path("reports"),
    jobs: Annotated[int, typer.Option(min=1, help="Sections worked out at a time.")] = min(4, os.cpu_count() or 1),
    all_: Annotated[bool, typer.Option("--all", help="Build every report there is.")] = False,
    engine: Annotated[str, typer.Option(help="What makes the PDF: typst, or latex by latexmk.")] = "typst",
    as_json: Json = False,
) -> None:
    from symgan.report.plan import load, plans
    from symgan.report.render import write

    chosen = list(plans()) if all_ else names or ["convergence"]
    formats = [form.strip() for form in to.split(",") if form.strip()]
    results = []
    for name in chosen:
        with _Progress(name, len(load(name).sections)) as progress:
            paths, found = write(name, formats, out, engine=engine, jobs=jobs, progress=progress)
        paths_written = [str(p) for p in paths]
        results.append({"report": name, "paths": paths_written, "summary": str(found), "fallen": found.fallen})
    if as_json:
        print(json.dumps(results, indent=2))
    else:
        for result in results:
            print(*result["paths"], result["summary"], *(f"fallen: {f}" for f in result["fallen"]), sep="\n")
    raise typer.Exit(1 if any(result["fallen"] for result in results) else 0)


class _Progress:
    """A bar on a terminal's error stream, and silence elsewhere."""

    def __init__(self, title: str, total: int) -> None:
        self._title, self._total = title, total
        self._bar: Any = None

    def __enter__(self) -> Callable[[str], None]:
        if not sys.stderr.isatty():
            return lambda _: None
        from rich.console import Console
        from rich.progress import Progress

        self._bar = Progress(console=Console(stderr=True), transient=True)
        self._bar.start()
        task = self._bar.add_task(self._title, total=self._total)
        return lambda done: self._bar.update(task, advance=1, description=done)

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()


@app.command(help=CHECK_HELP)
def check(
    keys: Annotated[list[str] | None, typer.Argument(help="Claims; all of them if left out.")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Claims judged at a time.")] = min(4, os.cpu_count() or 1),
    limit: Annotated[float, typer.Option(min=0.1, help="Seconds after which a claim is given up.")] = 60.0,
    as_json: Json = False,
) -> None:
    from symgan import describe
    from symgan.literature.judge import claim, claims
    from symgan.literature.run import run

    chosen = [claim(key) for key in keys] if keys else list(claims())
    with _Progress("claims", len(chosen)) as progress:
        found = run([c.key for c in chosen], jobs, limit, progress)
    results = list(zip(chosen, found, strict=True))
    if as_json:
        print(json.dumps([describe.judged_as_json(*r) for r in results], indent=2))
    else:
        print(describe.judged_as_text(results))
    raise typer.Exit(1 if any(j.fell(c) for c, j in results) else 0)


@app.command("list", help=LIST_HELP)
def list_(
    kind: Annotated[str, typer.Argument(help="What to list; a summary of all if left out.")] = "",
    wrong: Annotated[bool, typer.Option("--wrong", help="Only claims that are refuted as printed.")] = False,
    graph: Annotated[
        Path | None, typer.Option(help="Draw which claim rests on which: an SVG, PDF or PNG file.")
    ] = None,
    as_json: Json = False,
) -> None:
    from symgan import describe

    if graph is not None:
        _draw_claims(kind, graph)
        return
    rows = describe.listing(kind.replace("-", "_"), wrong)
    print(json.dumps(rows, indent=2) if as_json else describe.listing_as_text(rows))


def _draw_claims(kind: str, path: Path) -> None:
    """The graph of claims in a file; InputError where it cannot be written."""
    from symgan.figures.drawing import save
    from symgan.literature.dependencies import claim_graph
    from symgan.records import InputError

    if kind not in ("", "claims"):
        raise InputError(f"--graph draws claims, not {kind}; say symgan list claims --graph {path}")
    try:
        print(save(claim_graph(), path))
    except OSError as error:
        raise InputError(f"'{path}' cannot be written: {error.strerror}; give another place") from None


def main() -> None:
    """The console script: bad input is one sentence on the error stream and exit status 2."""
    try:
        app()
    except ValueError as error:
        if type(error).__name__ != "InputError":
            raise
        print(f"symgan: {error}", file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
