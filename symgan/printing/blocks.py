"""Facts and proofs on block matrices as sentences, with expressions in braces."""

from __future__ import annotations

from collections.abc import Mapping
from functools import singledispatch
from typing import Any

from sympy import Basic, MatMul, MatrixExpr, false

from symgan.blocks import (
    SUPPOSED,
    BlockTheorem,
    Combine,
    Definite,
    Equal,
    Form,
    Hautus,
    Line,
    Numbers,
    Observable,
    Root,
    Sign,
    Symmetric,
    Times,
    Vanish,
)
from symgan.reading import text


def premise_sentences(theorem: BlockTheorem) -> tuple[str, ...]:
    """The eigenvalue and its eigenvector, the facts that are given, and the supposition."""
    blocks = " and ".join(f"{{{x}}}" for x in theorem.vector)
    start = f"Let {{lam}} be an eigenvalue of {{{text(theorem.matrix)}}}, with an eigenvector of the blocks {blocks}"
    rows = " and ".join(f"{told(fact)} ({name})" for name, fact in theorem.rows.items())
    given = [f"Given: {told(fact)} ({name})." for name, fact in theorem.given.items()]
    opposite = theorem.premises[SUPPOSED]
    return (f"{start}: {rows}, not both zero.", *given, f"Suppose {{{text(opposite)}}} (suppose).")


def line_sentence(line: Line) -> str:
    """What a line says, its name, and by which rule it follows."""
    return f"{told(line.says)[0].upper()}{told(line.says)[1:]} ({line.name}), {by(line.by)}."


def witness_sentence(theorem: BlockTheorem, witness: Mapping[Basic, Any]) -> str:
    """Blocks for which everything that is given holds, and the conclusion does not."""
    at = ", ".join(f"{{Eq({s}, {text(v)})}}" for s, v in witness.items())
    held = "All that is given holds" if theorem.given else "So it is"
    return f"{held} at {at}, where {{lam}} is an eigenvalue and {{{text(theorem.conclusion)}}} is false."


@singledispatch
def told(fact: Any) -> str:
    """The fact in words and formulas."""
    return "a contradiction" if fact == false else f"{{{text(fact)}}}"


@told.register
def _equal(fact: Equal) -> str:
    return f"{{{text(fact.left)} == {text(fact.right) if fact.right is not None else 0}}}"


@told.register
def _definite(fact: Definite) -> str:
    root = _half(fact.matrix)
    if fact.strict and root is not None:
        return f"{{{text(root)}}} has full column rank"
    return f"{{{text(fact.matrix)}}} is symmetric positive {'definite' if fact.strict else 'semidefinite'}"


def _half(matrix: MatrixExpr) -> MatrixExpr | None:
    """The X of a product X.T X as it is written; None for anything else."""
    factors = matrix.args if isinstance(matrix, MatMul) else ()
    right = MatMul(*factors[len(factors) // 2 :])
    return right if factors and MatMul(right.T, right).doit() == matrix.doit() else None


@told.register
def _symmetric(fact: Symmetric) -> str:
    return f"{{{fact.matrix}}} is symmetric"


@told.register
def _sign(fact: Sign) -> str:
    return f"{{{text(fact.number)} {'>' if fact.strict else '>='} 0}}"


@told.register
def _observable(fact: Observable) -> str:
    return f"no eigenvector of {{{text(fact.dynamics)}}} lies in the kernel of {{{text(fact.output)}}}"


@singledispatch
def by(rule: Any) -> str:
    """The rule and the lines that it uses, in words."""
    raise NotImplementedError(type(rule).__name__)


@by.register
def _combine(rule: Combine) -> str:
    return f"which is {' plus '.join(map(_part, rule.parts))}"


def _part(part: Times) -> str:
    line = f"the adjoint of ({part.line})" if part.adjoint else f"({part.line})"
    left = [f"{{{text(part.left)}}} times"] if part.left is not None else []
    right = [f"times {{{text(part.right)}}}"] if part.right is not None else []
    return " ".join((*left, line, *right))


@by.register
def _form(rule: Form) -> str:
    square = f"a squared length, that of {{{text(rule.vector)}}}"
    return f"a form that ({rule.line}) makes no less than zero" if rule.line else square


@by.register
def _vanish(rule: Vanish) -> str:
    form = f"the form of ({rule.line})" if rule.line else f"the squared length of {{{text(rule.vector)}}}"
    return f"since {form} is zero by ({rule.zero})"


@by.register
def _root(rule: Root) -> str:
    return f"a symmetric root, which there is by ({rule.line})"


@by.register
def _hautus(rule: Hautus) -> str:
    return f"since ({rule.pair}) excludes such an eigenvector as ({rule.output}) and ({rule.dynamics}) would make it"


@by.register
def _numbers(rule: Numbers) -> str:
    return f"by the algebra of real numbers from {', '.join(f'({name})' for name in rule.lines)}"
