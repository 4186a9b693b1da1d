"""sg.prove_blocks: proofs on block matrices of any size, checked line by line by rules that know no theorem."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce, singledispatch
from typing import Any

from sympy import And, Eq, MatrixExpr, MatrixSymbol, S, false
from sympy.logic.boolalg import Boolean

from symgan.blocks import (
    BlockTheorem,
    Combine,
    Definite,
    Equal,
    Fact,
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
from symgan.decide.block_witness import counterexample, parts_of
from symgan.decide.prove import prove
from symgan.decide.star_algebra import Algebra, Element, abstraction, add, plain, real_condition, scaled
from symgan.errors import InputError
from symgan.printing.blocks import line_sentence, premise_sentences, witness_sentence
from symgan.records import Judgement, Status


class Refused(Exception):
    """The line does not follow, and the sentence says why."""


@dataclass(frozen=True)
class Page:
    """What stands when a line is checked: the algebra, and the earlier lines by their names."""

    algebra: Algebra
    facts: Mapping[str, Fact]

    def __getitem__(self, name: str) -> Fact:
        if name not in self.facts:
            raise Refused(f"there is no earlier line called {name}")
        return self.facts[name]

    def equation(self, name: str) -> Element:
        """Left side minus right side of an earlier equation."""
        return self.difference(self[name])

    def difference(self, fact: Any) -> Element:
        """Left side minus right side."""
        if not isinstance(fact, Equal):
            raise Refused("an equation is needed")
        left = self.algebra(fact.left)
        return left if fact.right is None else add(left, scaled(self.algebra(fact.right), S.NegativeOne))

    def form(self, name: str, vector: MatrixExpr) -> tuple[Element, Element, bool]:
        """x* M x and M x for the semidefinite M of an earlier line (the identity without one), and if M is definite."""
        x = self.algebra(vector)
        fact = self[name] if name else None
        if fact is not None and not isinstance(fact, Definite):
            raise Refused(f"the line {name} says nothing of a semidefinite matrix")
        image = self.algebra.product(self.algebra(fact.matrix), x) if fact is not None else x
        return self.algebra.product(self.algebra.adjoint(x), image), image, fact is None or fact.strict


def prove_blocks(theorem: BlockTheorem, proof: tuple[Line, ...] = ()) -> Judgement:
    """PROVED for blocks of every size if each line follows, the last one saying the conclusion or a contradiction.

    Each line is an exact identity of the free algebra, one of the rules of :mod:`symgan.blocks`, or
    a relation between real numbers that :func:`symgan.prove` decides. Without a proof that stands,
    blocks of small integers are tried: REFUTED with such blocks, else UNDECIDED, however many were
    tried. InputError where a shape does not fit.
    """
    reason = "no proof is given" if not proof else fault(theorem, proof)
    if not reason:
        told = (*premise_sentences(theorem), *(line_sentence(line) for line in proof))
        return Judgement(Status.PROVED, told)
    witness = counterexample(theorem)
    if witness is not None:
        return Judgement(Status.REFUTED, (witness_sentence(theorem, witness),), witness)
    return Judgement(
        Status.UNDECIDED, (f"In every size nothing is shown: {reason}. No instance that was tried is against it.",)
    )


def fault(theorem: BlockTheorem, proof: tuple[Line, ...]) -> str:
    """Why the proof does not stand: its first line that does not follow; empty where it stands."""
    page = Page(_algebra(theorem, proof), dict(theorem.premises))
    for line in proof:
        if line.name in page.facts:
            return f"the name {line.name} is given twice"
        try:
            follows(line.by, line.says, page)
        except (Refused, InputError) as error:
            return f"the line {line.name} does not follow: {error}"
        page = Page(page.algebra, {**page.facts, line.name: line.says})
    last = proof[-1].says if proof else None
    return "" if last in (theorem.conclusion, false) else "the last line is neither the conclusion nor a contradiction"


def _algebra(theorem: BlockTheorem, proof: tuple[Line, ...]) -> Algebra:
    """Symmetric are the blocks that are given so, and the roots that the proof takes."""
    given = [f.matrix for f in theorem.given.values() if isinstance(f, (Definite, Symmetric))]
    roots = [_root(line.says) for line in proof if isinstance(line.by, Root)]
    symmetric = frozenset(m for m in (*given, *roots) if isinstance(m, MatrixSymbol))
    return Algebra(symmetric - set(theorem.vector), frozenset(theorem.vector))


def _root(fact: Fact) -> Any:
    """The block S of an equation S S = M."""
    return next(iter(fact.left.atoms(MatrixSymbol)), None) if isinstance(fact, Equal) else None


@singledispatch
def follows(rule: Any, says: Fact, page: Page) -> None:
    """Nothing if the fact follows by the rule from the page; Refused with the reason if not."""
    raise Refused(f"there is no rule {type(rule).__name__}")


@follows.register
def _combine(rule: Combine, says: Fact, page: Page) -> None:
    parts = [_multiple(part, page) for part in rule.parts]
    rest = add(page.difference(says), scaled(reduce(add, parts), S.NegativeOne))
    if not rest.is_zero:
        raise Refused("the two sides differ by another identity than that of the lines it is said to come from")


def _multiple(part: Times, page: Page) -> Element:
    equation = page.equation(part.line)
    found = page.algebra.adjoint(equation) if part.adjoint else equation
    for factor, swapped in ((part.left, False), (part.right, True)):
        if isinstance(factor, MatrixExpr):
            pair = (found, page.algebra(factor)) if swapped else (page.algebra(factor), found)
            found = page.algebra.product(*pair)
        elif factor is not None:
            found = scaled(found, plain(factor))
    return found


@follows.register
def _form(rule: Form, says: Fact, page: Page) -> None:
    value, _, _ = page.form(rule.line, rule.vector)
    if not isinstance(says, Sign) or says.strict:
        raise Refused("a form of a semidefinite matrix is at least zero, and no more is said")
    _same(page.algebra(says.number), value)


@follows.register
def _vanish(rule: Vanish, says: Fact, page: Page) -> None:
    value, image, strict = page.form(rule.line, rule.vector)
    _same(page.equation(rule.zero), value)
    _same(page.difference(says), page.algebra(rule.vector) if strict else image)


@follows.register
def _take_root(rule: Root, says: Fact, page: Page) -> None:
    fact, new = page[rule.line], _root(says)
    taken = {b for f in page.facts.values() for part in parts_of(f) for b in part.atoms(MatrixSymbol)}
    if not isinstance(fact, Definite) or not isinstance(says, Equal) or new is None or new in taken:
        raise Refused("a root is taken of a semidefinite matrix, and is a new block")
    _same(page.algebra(says.left), page.algebra(new * new))
    _same(page.algebra(says.right), page.algebra(fact.matrix))


@follows.register
def _hautus(rule: Hautus, says: Fact, page: Page) -> None:
    pair = page[rule.pair]
    if not isinstance(pair, Observable):
        raise Refused(f"the line {rule.pair} says nothing of an observable pair")
    x = page.algebra(rule.vector)
    eigen = add(page.algebra.product(page.algebra(pair.dynamics), x), scaled(x, -plain(rule.multiple)))
    _same(page.equation(rule.output), page.algebra.product(page.algebra(pair.output), x))
    _same(page.equation(rule.dynamics), eigen)
    _same(page.difference(says), x)


@follows.register
def _numbers(rule: Numbers, says: Fact, page: Page) -> None:
    parts = abstraction(page.algebra)
    given = [_relation(page[name], page, parts) for name in rule.lines]
    found = prove(_relation(says, page, parts), And(*given))
    if found.status is not Status.PROVED:
        raise Refused("it does not follow by the algebra of real numbers")


def _relation(fact: Fact, page: Page, parts: Callable[[Element], tuple[Any, Any]]) -> Boolean:
    """The fact on numbers as a relation of real symbols."""
    if isinstance(fact, Boolean):
        return real_condition(fact)
    if not isinstance(fact, (Equal, Sign)):
        raise Refused("only numbers can be computed with")
    element = page.difference(fact) if isinstance(fact, Equal) else page.algebra(fact.number)
    if (element.rows, element.columns) != (1, 1):
        raise Refused(f"a matrix of shape {element.rows} x {element.columns} is no number")
    real, imaginary = parts(element)
    if isinstance(fact, Equal):
        return And(Eq(real, 0), Eq(imaginary, 0))
    if imaginary != 0:
        raise Refused("a number that is not real has no sign")
    return real > 0 if fact.strict else real >= 0


def _same(a: Element, b: Element) -> None:
    if not add(a, scaled(b, S.NegativeOne)).is_zero:
        raise Refused("it says something else than the rule gives")
