"""Statements on block matrices of every size, judged: proofs are checked line by line, instances prove nothing."""

from __future__ import annotations

from dataclasses import replace

from sympy import BlockMatrix, Eq, Equivalent, Expr, Identity, Or, S, ZeroMatrix

from symgan.blocks import GREATEST, LEAST, BlockTheorem
from symgan.decide.block_identity import grid, identical
from symgan.decide.block_proof import prove_blocks
from symgan.decide.prove import prove
from symgan.decide.star_algebra import Algebra
from symgan.exact.derivation import derive
from symgan.exact.lift import lift
from symgan.exact.rates import rate
from symgan.literature.evidence import undecided
from symgan.literature.statements.dimensions import BlockSpectrum, EveryEigenvalue, Lifts, WorstCase
from symgan.printing.blocks import told
from symgan.reading import text
from symgan.records import InputError, Judgement, Status


def every_eigenvalue(statement: EveryEigenvalue) -> Judgement:
    """The proof is checked; then each fact that is said to be needed is dropped, and blocks against it are found."""
    found = prove_blocks(statement.theorem, statement.proof)
    evidence = found.evidence
    if found.status is not Status.PROVED:
        return found
    for name in statement.needed:
        dropped = prove_blocks(without(statement.theorem, name))
        if dropped.status is not Status.REFUTED:
            return undecided(f"It is proved, but not known whether ({name}) is needed.")
        fact = told(statement.theorem.given[name])
        evidence += (f"Without ({name}), that {fact}, it fails. {dropped.evidence[0]}",)
    return Judgement(Status.PROVED, evidence)


def without(theorem: BlockTheorem, name: str) -> BlockTheorem:
    """The theorem with one fact less; InputError where it has none of that name."""
    if name not in theorem.given:
        raise InputError(f"the theorem is not given '{name}'; it is given {', '.join(theorem.given) or 'nothing'}")
    return replace(theorem, given={k: v for k, v in theorem.given.items() if k != name})


def block_spectrum(statement: BlockSpectrum) -> Judgement:
    """The basis has this inverse, the matrix takes it to the form, and the form has its eigenvalues on the diagonal."""
    matrix, basis, inverse, form = statement.matrix, statement.basis, statement.inverse, statement.form
    sizes = matrix.colblocksizes
    numbers = _diagonal(form)
    if numbers is None:
        return undecided("The form is not triangular with multiples of the identity on its diagonal.")
    if not (identical(basis * inverse, _one(sizes)) and identical(inverse * basis, _one(sizes))):
        return undecided(f"It is not shown that {{{text(inverse)}}} is the inverse of {{{text(basis)}}}.")
    if not identical(matrix * basis, basis * form):
        return undecided(f"It is not shown that {{{text(matrix)}}} takes the basis to the form {{{text(form)}}}.")
    counted = " and ".join(f"{{{text(number)}}}, {{{size}}} times" for number, size in zip(numbers, sizes, strict=True))
    return Judgement(
        Status.PROVED,
        (
            f"Let {{T @ Id == {text(basis)}}}, and let {{D @ Id == {text(form)}}}.",
            f"In blocks of every size {{{text(matrix)} @ T == T @ D}}, and {{T}} has the inverse {{{text(inverse)}}}.",
            f"So the eigenvalues are those of the triangular form: {counted}.",
        ),
    )


def _one(sizes: tuple[Expr, ...]) -> BlockMatrix:
    return BlockMatrix([[Identity(q) if i == j else ZeroMatrix(p, q) for j, q in enumerate(sizes)]
                        for i, p in enumerate(sizes)])  # fmt: skip


def _diagonal(form: BlockMatrix) -> tuple[Expr, ...] | None:
    """The numbers of which the blocks on the diagonal are multiples of the identity; None where they are none."""
    blocks = grid(form, Algebra())
    below = [blocks[i][j] for i in range(len(blocks)) for j in range(i)]
    own = [blocks[i][i].terms for i in range(len(blocks))]
    if not all(e.is_zero for e in below) or any(set(terms) - {()} for terms in own):
        return None
    return tuple(terms.get((), S.Zero) for terms in own)


def lifts(statement: Lifts) -> Judgement:
    """The planar region is carried over, and compared with the one that is claimed."""
    lifted = lift(derive(statement.game, statement.method), statement.symbol)
    if lifted.region is None:
        return lifted.judgement
    found = prove(Equivalent(statement.region, lifted.region), LEAST <= GREATEST)
    if found.status is not Status.PROVED:
        return found
    same = f"Together that is {{{text(statement.region)}}}, an equivalence that is proved by itself."
    return Judgement(Status.PROVED, (*lifted.judgement.evidence, *([same] if statement.region.free_symbols else [])))


def worst_case(statement: WorstCase) -> Judgement:
    """At no singular value the radius is larger than claimed, and at one end never smaller, for all constants."""
    d = derive(statement.game, statement.method)
    lifted, cases = lift(d, statement.symbol), rate(d).cases
    if lifted.jacobian is None:
        return lifted.judgement
    if d.method.flow or [c for c, _ in cases] != [S.true]:
        return undecided("The spectral radius has no closed form without cases.")
    square, wanted, s = cases[0][1] ** 2, statement.rate**2, statement.symbol
    ordered, inside = LEAST <= GREATEST, (s >= LEAST) & (s <= GREATEST)
    least, greatest = square.subs(s, LEAST), square.subs(s, GREATEST)
    steps = (
        ("that of a number that is not negative", statement.rate >= 0, ordered),
        ("nowhere larger", square.subs(statement.at) <= wanted, inside),
        ("attained", Eq(greatest.subs(statement.at), wanted, evaluate=False), ordered),
        ("never smaller at both ends", Or(least >= wanted, greatest >= wanted), ordered),
    )
    for name, relation, given in steps:
        found = prove(relation, given)
        if found.status is not Status.PROVED:
            return replace(found, evidence=(f"The squared radius is not {name}.", *found.evidence))
    told = " and ".join(f"{{Eq({k}, {text(e)})}}" for k, e in statement.at.items())
    return Judgement(
        Status.PROVED,
        (
            *lifted.judgement.evidence[:3],
            f"At {told} the square {{{text(square)}}} of the radius is at no singular value larger than "
            f"{{{text(wanted)}}}, and at the greatest one equal to it.",
            "Whatever the constants, it is no smaller than that at the least or at the greatest singular value.",
        ),
    )
