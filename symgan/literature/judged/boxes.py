"""Statements on games on boxes, judged."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Matrix, MatrixSymbol, Rational, S

from symgan.algorithms.ridge import direction
from symgan.algorithms.stonr import stonr
from symgan.exact.boxed_equilibrium import second_order
from symgan.exact.field import fractions
from symgan.exact.variational import Certificate, check_certificate, solves
from symgan.literature.evidence import all_zero, undecided
from symgan.literature.statements.boxes import (
    RidgeDirection,
    RidgeEnds,
    SolutionWithin,
    SolvesVariationalInequality,
)
from symgan.records import Judgement, Status


def solves_variational_inequality(statement: SolvesVariationalInequality) -> Judgement:
    """Each component of the field has the sign that belongs to where its coordinate is."""
    return solves(statement.game, statement.point)


def solution_within(statement: SolutionWithin) -> Judgement:
    """Interval Newton, and the conditions of second order on the enclosure."""
    certificate = Certificate(statement.point, statement.free, Rational(statement.radius))
    found = check_certificate(statement.game, certificate)
    if found.status is not Status.PROVED:
        return found
    evidence = found.evidence
    for leader, wanted in _kinds(statement):
        kind = second_order(statement.game, certificate, leader)
        if kind.status is not (Status.PROVED if wanted else Status.REFUTED):
            return undecided(f"The solution exists; of its kind another thing was found: {' '.join(kind.evidence)}")
        evidence += kind.evidence
    return Judgement(Status.PROVED, tuple(dict.fromkeys(evidence)))


def _kinds(statement: SolutionWithin) -> Iterator[tuple[int | None, bool]]:
    if statement.nash is not None:
        yield None, statement.nash
    yield from statement.minimax.items()


def ridge_ends(statement: RidgeEnds) -> Judgement:
    """The run in rational arithmetic, or along curves that are proved to be enclosed."""
    run = stonr(statement.game, statement.start)
    if run.judgement.status is not Status.PROVED or run.unproved:
        return undecided(f"{run.unproved}." if run.unproved else run.judgement.evidence[0])
    how = "Every point of the run is rational." if run.exact else "The curves of the run are enclosed in balls."
    told = f"{how} It has {len(run.legs)} epochs, {run.backtracks} of which go back."
    radius = run.certificate.radius if run.certificate else Rational(0)
    within = fractions(statement.within)
    away = max(abs(fractions(statement.end[p]) - value) for p, value in run.end.items())
    if (len(run.legs), run.backtracks) != (statement.epochs, statement.backtracks) or away > within + radius:
        return Judgement(Status.REFUTED, (told,), run.end)
    if away > within - radius:
        return undecided(f"{told} Its end is not known closely enough.")
    return Judgement(Status.PROVED, (told, *run.judgement.evidence))


def ridge_direction(statement: RidgeDirection) -> Judgement:
    """The cofactors of a last row, for slopes that are all symbols."""
    m = statement.kept
    slopes = Matrix(MatrixSymbol("J", m, m + 1)) if m else Matrix(0, 1, [])
    d = Matrix(direction(slopes.tolist()))
    square = (d.T * d)[0]
    below = slopes.col_join(d.T).det(method="berkowitz") - (-1) ** m * S(statement.sign) * square
    return all_zero([*(slopes * d).expand(), below.expand()], f"the difference of both sides, for {m} kept components,")
