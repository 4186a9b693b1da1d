"""Statements on the starts from which runs converge, judged by the stable line of a saddle."""

from __future__ import annotations

from sympy import And, Eq, ImmutableMatrix, Ne, Or

from symgan.decide.prove import prove
from symgan.exact.converging_starts import is_negligible, leaves_the_piece, saddle
from symgan.exact.derivation import derive
from symgan.exact.undecided import Undecided
from symgan.literature.evidence import undecided
from symgan.literature.statements.starts import ConvergingStarts, StepTakes
from symgan.reading import text
from symgan.records import Judgement, Status


def converging_starts(statement: ConvergingStarts) -> Judgement:
    """The segment lies on the stable line and in the piece of the saddle, and few starts come there.

    Then it is kept, runs on it converge, and every run that converges lies on it from some time on.
    """
    d = derive(statement.game, statement.method, statement.given)
    end = ImmutableMatrix([statement.end[p] - d.equilibrium[p] for p in d.game.params])
    try:
        s = saddle(d)
    except Undecided as why:
        return undecided(f"It is not known which runs converge: {why}.")
    along = prove(And(Eq(s.along(s.outside, end), 0), Or(*(Ne(e, 0) for e in end))), d.given)
    if along.status is not Status.PROVED:
        return Judgement(along.status, ("The segment is to lie on the stable line.", *along.evidence), along.witness)
    for missing in leaves_the_piece(d, s, end):
        return undecided(f"The segment may reach into another piece, as {{{text(missing)}}} was not proved.")
    if not is_negligible(d, s):
        return undecided("That almost no start comes onto the stable line was not seen.")
    line = f"The segment is a part of the stable line, of the eigenvalue {{{text(s.inside)}}}, where the step is linear"
    few = "no other piece lays an interval onto that line, so the starts that come there have measure zero"
    return Judgement(Status.PROVED, (f"{line}; {few}.",))


def step_takes(statement: StepTakes) -> Judgement:
    """The derived step at the start is the claimed point."""
    d = derive(statement.game, statement.method, statement.given)
    if d.update is None or d.method.flow or d.method.start:
        return undecided("The step has no closed form on the parameters alone.")
    moved = d.update.subs(dict(statement.start), simultaneous=True)
    pairs = zip(d.game.params, moved, strict=True)
    return prove(And(*(Eq(e, statement.after[p]) for p, e in pairs)), d.given)
