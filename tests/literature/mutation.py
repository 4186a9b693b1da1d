"""One coefficient of a statement changed: the walk over its formulas, and never over its definitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from sympy import Add, Basic, BlockMatrix, Eq, Expr, Ge, Gt, Integer, Lt, Ne, S, preorder_traversal
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean, Implies

from symgan.blocks import BlockTheorem
from symgan.literature.statements import Every

# what a statement speaks of and under which hypotheses, but not what it says
DEFINITIONS = {"game", "method", "first", "second", "given", "leader", "noise", "symbol", "function", "lemmas"}
# the terms that a relation abbreviates: what it says is the relation
ABBREVIATIONS = {
    "Holds": {"where", "point"},
    "LocalEquilibrium": {"point"},
    "CycleWithin": {"quantity", "start"},  # where the cycle is looked for
    "OrbitsEndAt": {"quantity"},
    "Saturates": {"least"},  # a bound from below, which a slip may weaken
}


def mutants(statement: Any) -> Iterator[Any]:
    """The statement with a slip; for a conjunction each of its parts with one, which must take it down.

    Nothing where the statement has no formula.
    """
    if isinstance(statement, Every):
        for part in statement.statements:
            yield from mutants(part)
        return
    skipped = DEFINITIONS | ABBREVIATIONS.get(type(statement).__name__, set())
    if type(statement).__name__ == "Hamiltonian":
        skipped = skipped - {"function"}
    for f in fields(statement):
        value = getattr(statement, f.name)
        changed = value if f.name in skipped else slipped(value)
        if changed is not value:
            yield replace(statement, **{f.name: changed})
            return


def slipped(value: Any) -> Any:
    """The value with one coefficient changed; the value itself where there is none."""
    if isinstance(value, Mapping):
        key = next((k for k, v in value.items() if S(v).is_number), next(iter(value)))  # a symbol may be a free one
        return {**value, key: slipped(S(value[key]))}
    if isinstance(value, tuple):
        changed = [slipped(v) for v in value]
        at = next((i for i, (old, new) in enumerate(zip(value, changed, strict=True)) if old is not new), None)
        return value if at is None else (*value[:at], changed[at], *value[at + 1 :])
    if isinstance(value, BlockTheorem):
        return replace(value, conclusion=slipped(value.conclusion))
    if isinstance(value, BlockMatrix):
        blocks = value.blocks.tolist()
        i, j = next((i, j) for i, row in enumerate(blocks) for j, b in enumerate(row) if not b.is_ZeroMatrix)
        blocks[i][j] = 2 * blocks[i][j]
        return BlockMatrix(blocks)
    if getattr(value, "is_Matrix", False):
        at = next((i for i, e in enumerate(value) if e != 0), 0)
        return type(value)(value.rows, value.cols, [slipped(e) if i == at else e for i, e in enumerate(value)])
    if isinstance(value, Expr):  # before Boolean: a symbol is both
        return _coefficient(value)
    return _condition(value) if isinstance(value, Boolean) else value


def _condition(condition: Boolean) -> Boolean:
    """A stronger condition: an inequality is sharpened, an equation spoilt."""
    if isinstance(condition, Relational):
        return _relation(condition)
    if isinstance(condition, Implies):
        return Implies(condition.args[0], _condition(condition.args[1]))
    if not condition.args:
        return ~condition
    first, *rest = condition.args
    return condition.func(_condition(first), *rest)


def _relation(relation: Relational) -> Boolean:
    if isinstance(relation, (Eq, Ne)):
        return relation.func(relation.lhs, _coefficient(relation.rhs))
    strict = isinstance(relation, (Gt, Lt))
    greater, less = relation.gts, relation.lts
    if not less.is_number:
        greater, less = greater - less, Integer(0)
    sharper = Gt if strict else Ge
    return sharper(greater, less + 1)


def _coefficient(expr: Expr) -> Expr:
    if expr.is_number:
        return expr - 1
    total: Basic | None = next((part for part in preorder_traversal(expr) if isinstance(part, Add)), None)
    if total is None:
        return 2 * expr
    first, *rest = total.args
    return expr.xreplace({total: Add(2 * first, *rest)})
