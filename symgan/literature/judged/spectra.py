"""Statements on the matrix that decides and on its eigenvalues, judged."""

from __future__ import annotations

from sympy import Basic, Eq, Equivalent, Expr, ImmutableMatrix, Mul, Or, Poly, S, conjugate, discriminant, expand, eye

from symgan.decide import witness
from symgan.decide.identity import is_zero
from symgan.decide.prove import prove
from symgan.decide.signs import zero
from symgan.exact.derivation import derive
from symgan.exact.optimum import best_there
from symgan.exact.rates import rate
from symgan.literature.evidence import all_zero, shown, undecided
from symgan.literature.statements import (
    Best,
    CharacteristicPolynomial,
    Converges,
    DecidingMatrix,
    LimitSpectrum,
    Modulus,
    PowersGrow,
    SameSpectrum,
    Spectrum,
)
from symgan.notation import lam
from symgan.reading import text
from symgan.records import Derivation, Judgement, Outcome, Status


def spectrum(statement: Spectrum) -> Judgement:
    """The derived polynomial is the one with the claimed roots, coefficient by coefficient."""
    d = derive(statement.game, statement.method)
    claimed = expand(Mul(*((lam - c) ** 2 - o**2 if o != 0 else lam - c for c, o in statement.pairs)))
    if d.charpoly is None:
        return undecided(d.verdict.reason)
    judgement = all_zero(
        (d.charpoly - Poly(claimed, lam)).all_coeffs(),
        "the derived polynomial less the one that has the claimed eigenvalues as roots",
    )
    derived = f"The derived characteristic polynomial is {{{text(d.charpoly.as_expr())}}}."
    return Judgement(judgement.status, (derived, *judgement.evidence), judgement.witness)


def modulus(statement: Modulus) -> Judgement:
    """Each derived eigenvalue times its conjugate is the square of the claimed modulus."""
    d = derive(statement.game, statement.method)
    if d.eigenvalues is None:
        return undecided("The eigenvalues have no closed form.")
    differences = [expand(e * conjugate(e)) - expand(statement.modulus**2) for e, _ in d.eigenvalues]
    return all_zero(differences, "each eigenvalue times its conjugate, less the square of the claimed modulus,")


def converges(statement: Converges) -> Judgement:
    """The derived region is equivalent to the claimed one, wherever it was derived."""
    d = derive(statement.game, statement.method, statement.given)
    if d.verdict.outcome is Outcome.UNDECIDED and not d.verdict.conditions:
        return undecided(d.verdict.reason)
    derived = (*_polynomial(d), d.verdict.reason)
    same = Equivalent(d.verdict.region, statement.region)
    if same is S.true or (same is not S.false and prove(same, d.given).status is Status.PROVED):
        if d.given != statement.given:
            there = f"This is the claimed region where {{{text(d.given)}}}; elsewhere nothing was derived."
            return Judgement(Status.UNDECIDED, (*derived, there))
        return Judgement(Status.PROVED, (*derived, "This is the claimed region."))
    point = witness.find(same, d.given, _constants(d, statement))
    if point is None:
        return Judgement(Status.UNDECIDED, (*derived, "Whether the claimed region is the same is not decided."))
    there = f"the polynomial is {{{text(d.charpoly.as_expr().subs(point))}}}, and " if d.charpoly else ""
    opposite = f"At {shown(point)} {there}the claim says the opposite." if point else "The claim says the opposite."
    return Judgement(Status.REFUTED, (*derived, opposite), point)


def _polynomial(d: Derivation) -> tuple[str, ...]:
    """The derived polynomial in words; nothing where linear pieces decide."""
    return (f"The derived characteristic polynomial is {{{text(d.charpoly.as_expr())}}}.",) if d.charpoly else ()


def _constants(d: Derivation, statement: Converges) -> set[Basic]:
    """What a witness against a claimed region has values for."""
    if d.charpoly:
        return d.charpoly.free_symbols - {lam}
    constants = set().union(*(e.free_symbols for e in d.field)) - set(d.game.params)
    return constants | statement.region.free_symbols


def best(statement: Best) -> Judgement:
    """The rate is attained at the claimed values, and no values put every eigenvalue further inside."""
    d = derive(statement.game, statement.method)
    found = rate(d)
    if not found.cases:
        return undecided(found.reason)
    return best_there(d, found.cases, statement.at, statement.rate, d.given)


def same_spectrum(statement: SameSpectrum) -> Judgement:
    """The two polynomials agree once constants are identified."""
    first, second = (derive(g, statement.method) for g in (statement.first, statement.second))
    if first.charpoly is None or second.charpoly is None:
        return undecided("One of the spectra has no polynomial.")
    polys = [Poly(p.as_expr().subs(statement.where), lam) for p in (first.charpoly, second.charpoly)]
    differences = (polys[0] - polys[1]).all_coeffs()
    return all_zero(differences, "the difference of the two characteristic polynomials")


def characteristic_polynomial(statement: CharacteristicPolynomial) -> Judgement:
    """The derived polynomial is the claimed one, coefficient by coefficient."""
    d = derive(statement.game, statement.method)
    if d.charpoly is None:
        return undecided(d.verdict.reason)
    differences = (d.charpoly - Poly(statement.polynomial, lam)).all_coeffs()
    return all_zero(differences, "the derived characteristic polynomial less the claimed one")


def deciding_matrix(statement: DecidingMatrix) -> Judgement:
    """The derived matrix is the claimed one, entry by entry."""
    d = derive(statement.game, statement.method)
    if d.matrix is None or d.matrix.shape != statement.matrix.shape:
        return undecided(f"The derived matrix has another size. {d.verdict.reason}")
    return all_zero(d.matrix - statement.matrix, "the derived matrix less the claimed one")


def limit_spectrum(statement: LimitSpectrum) -> Judgement:
    """Newton's polygon: of the polynomial in lam = symbol^k mu, what leads in the symbol has the claimed roots mu."""
    d = derive(statement.game, statement.method)
    if d.charpoly is None or d.charpoly.degree() != len(statement.leading):
        return undecided("As many values are claimed as there are eigenvalues, or nothing follows for the others.")
    differences = []
    for power in sorted({k for k, _ in statement.leading}):
        found = _leading(d.charpoly, statement.symbol, power)
        if zero(found.LC()) is not S.false:
            return undecided(f"The coefficient {{{text(found.LC())}}} may vanish.")
        smaller = sum(k < power for k, _ in statement.leading)
        claimed = lam**smaller * Mul(*(lam - value for k, value in statement.leading if k == power))
        differences += (found - Poly(found.LC() * claimed, lam)).all_coeffs()
    return all_zero(differences, "what leads in the polynomial less what has the claimed roots")


def _leading(poly: Poly, symbol: Expr, power: int) -> Poly:
    """What is multiplied by the highest power of the symbol once lam is symbol^power times lam."""
    scaled = Poly(expand(poly.as_expr().subs(lam, symbol**power * lam)), symbol)
    return Poly(scaled.LC(), lam)


def powers_grow(statement: PowersGrow) -> Judgement:
    """By the size of the largest Jordan block: the power of the polynomial without repeated factors that is zero."""
    d = derive(statement.game, statement.method)
    if d.matrix is None or not d.factors:
        return undecided(d.verdict.reason)
    simple = Poly(Mul(*(f.poly.as_expr() for f in d.factors)), lam)
    if zero(discriminant(simple)) is not S.false:
        return undecided("For some values two of the eigenvalues meet, and may join in one Jordan block.")
    left = _evaluated(simple, d.matrix) ** int(statement.order)
    if all(is_zero(entry) for entry in left):
        why = f"Power {statement.order} of the product of the distinct factors vanishes at the matrix."
        return Judgement(Status.PROVED, (f"{why} So no Jordan block is larger than {statement.order}.",))
    if len(d.factors) > 1 or d.factors[0].poly.degree() > 1:
        return undecided("A Jordan block is larger, but perhaps not of an eigenvalue of the largest modulus.")
    root = d.factors[0].pairs[0][0] if d.factors[0].pairs else S.Zero
    point = witness.find(Or(Eq(root, 0), *(Eq(entry, 0) for entry in left if entry != 0)), statement.given)
    if point is None:
        return undecided("No values were found at which the Jordan block is larger.")
    why = f"At {shown(point)} the only eigenvalue r is {{{text(root.subs(point))}}}, in a Jordan block of size"
    grows = f"{why} {int(statement.order) + 1} or more: the k-th power grows like k^{statement.order} r^k at least."
    return Judgement(Status.REFUTED, (grows,), point)


def _evaluated(poly: Poly, matrix: ImmutableMatrix) -> ImmutableMatrix:
    """The polynomial at a matrix, by Horner's rule."""
    result = ImmutableMatrix.zeros(*matrix.shape)
    for c in poly.all_coeffs():
        result = result * matrix + c * ImmutableMatrix(eye(matrix.rows))
    return result.applyfunc(expand)
