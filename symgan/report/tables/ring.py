"""The toy GAN next to its rest: the verdict on the Dirac-GAN, and factors per step, predicted and observed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from symgan.analysis.ring_predictions import Prediction, checks, predictions
from symgan.records import Check
from symgan.report.cells import cell
from symgan.report.document import Heading, Table
from symgan.report.plan import SectionPlan
from symgan.report.sections import Section, paragraphs
from symgan.request import Request

Found = tuple[tuple[Prediction, ...], tuple[Check, ...]]


def parts(plan: SectionPlan) -> tuple[str, ...]:
    """One part: all rows rest on one run."""
    return (plan.key,)


def part(plan: SectionPlan, key: str) -> Found:
    """The rows, and the checks of what they rest on."""
    told = predictions()
    return told, checks(told)


def section(plan: SectionPlan, found: Iterable[Found]) -> Section:
    """The table of all rows."""
    ((told, checked),) = found
    caption = plan.table.caption if plan.table else ""
    columns = ("Game and method", "Step size", "Dirac-GAN, f'(0) = 1", "Predicted", "Observed")
    table = Table(columns, "wrpll", tuple(map(_row, told)), caption, f"{plan.key}-table")
    blocks = (Heading(plan.title, plan.key), *paragraphs(plan.text), table, *paragraphs(plan.after))
    return Section(plan.title, blocks, checked)


def _row(p: Prediction) -> tuple[str, ...]:
    """The verdict on the Dirac-GAN for every step size, and both factors to five decimals."""
    factor = f"{p.predicted:.5f} ({p.source})"
    return f"{p.game}, {p.method}", f"{p.step:.3f}", _verdict("R1" in p.game, p.method), factor, f"{p.observed:.5f}"


@cache
def _verdict(penalized: bool, method: str) -> str:
    """What is derived of the Dirac-GAN without curvature under a method, turn by turn, with R1 or without."""
    counted = {"n_g": "1", "n_d": "1"} if method == "alternating" else {}
    request = Request("dirac-gan", "wasserstein", ("r1",) if penalized else (), method, counted)
    return cell(request, {}).outcome.replace("\n", ": ")
