"""Claims judged: the statement of the paper against what symgan derives, by exact algebra alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import singledispatch
from importlib import import_module
from pkgutil import iter_modules
from time import perf_counter
from typing import Any

from sympy import And, Eq, Equivalent, Expr, Mul, Or, Poly, S, conjugate, expand

from symgan.adversarial import losses
from symgan.catalogue import unknown
from symgan.decide import witness
from symgan.decide.identity import is_zero
from symgan.decide.prove import prove
from symgan.decide.signs import positive, zero
from symgan.exact.definite import with_bases
from symgan.exact.derivation import derive
from symgan.exact.field import at, vector_field, worked_out
from symgan.exact.first_integrals import definite
from symgan.exact.lyapunov import lie_derivative, lyapunov
from symgan.exact.modified import modified_field
from symgan.exact.optimum import best_there
from symgan.exact.rates import rate
from symgan.exact.split import hamiltonian
from symgan.literature import papers
from symgan.literature.statements import (
    Best,
    CharacteristicPolynomial,
    Circles,
    Conserved,
    Converges,
    Decays,
    DecidingMatrix,
    Every,
    GloballyConverges,
    Hamiltonian,
    LimitCycles,
    ModifiedTerms,
    Modulus,
    Multiplied,
    NoNash,
    OnlyEquilibrium,
    RateAlong,
    Rests,
    SameSpectrum,
    Spectrum,
)
from symgan.notation import lam
from symgan.reading import text
from symgan.records import Claim, Derivation, InputError, Judgement, Status


def claims() -> tuple[Claim, ...]:
    """Every claim of every paper, in the order of the papers' file names."""
    modules = sorted(m.name for m in iter_modules(papers.__path__))
    return tuple(c for name in modules for c in import_module(f"{papers.__name__}.{name}").CLAIMS)


def claim(key: str) -> Claim:
    """The claim of that key; InputError with the nearest keys if there is none."""
    found = {c.key: c for c in claims()}
    if str(key) not in found:
        raise InputError(unknown("claims", key, tuple(found)))
    return found[str(key)]


def check(key: str) -> Judgement:
    """The judgement of one claim, derived anew."""
    return judge(claim(key).says)


def timed(claim: Claim) -> tuple[Judgement, float]:
    """The judgement of a claim and the seconds it took; an unexpected failure leaves the claim undecided."""
    began = perf_counter()
    try:
        judgement = judge(claim.says)
    except Exception as error:  # one failing claim must not stop the others
        judgement = Judgement(Status.UNDECIDED, (f"the judgement failed with {type(error).__name__}: {error}",))
    return judgement, perf_counter() - began


@singledispatch
def judge(statement: Any) -> Judgement:
    """PROVED by an exact identity, REFUTED with a witness put in exactly, or UNDECIDED with the reason."""
    return Judgement(Status.UNDECIDED, (f"There is no exact route to a {type(statement).__name__}.",))


@judge.register
def _spectrum(statement: Spectrum) -> Judgement:
    d = derive(statement.game, statement.method)
    claimed = expand(Mul(*((lam - c) ** 2 - o**2 if o != 0 else lam - c for c, o in statement.pairs)))
    if d.charpoly is None:
        return Judgement(Status.UNDECIDED, (d.verdict.reason,))
    judgement = _all_zero(
        (d.charpoly - Poly(claimed, lam)).all_coeffs(),
        "the derived polynomial less the one that has the claimed eigenvalues as roots",
    )
    derived = f"The derived characteristic polynomial is {{{text(d.charpoly.as_expr())}}}."
    return Judgement(judgement.status, (derived, *judgement.evidence), judgement.witness)


@judge.register
def _modulus(statement: Modulus) -> Judgement:
    d = derive(statement.game, statement.method)
    if d.eigenvalues is None:
        return Judgement(Status.UNDECIDED, ("The eigenvalues have no closed form.",))
    differences = [expand(e * conjugate(e)) - expand(statement.modulus**2) for e, _ in d.eigenvalues]
    return _all_zero(differences, "each eigenvalue times its conjugate, less the square of the claimed modulus,")


@judge.register
def _converges(statement: Converges) -> Judgement:
    d = derive(statement.game, statement.method, statement.given)
    if d.charpoly is None:
        return Judgement(Status.UNDECIDED, (d.verdict.reason,))
    derived = (f"The derived characteristic polynomial is {{{text(d.charpoly.as_expr())}}}.", d.verdict.reason)
    same = Equivalent(d.verdict.region, statement.region)
    if same is S.true or (same is not S.false and prove(same, d.given).status is Status.PROVED):
        if d.given != statement.given:
            there = f"This is the claimed region where {{{text(d.given)}}}; elsewhere nothing was derived."
            return Judgement(Status.UNDECIDED, (*derived, there))
        return Judgement(Status.PROVED, (*derived, "This is the claimed region."))
    point = witness.find(same, d.given, d.charpoly.free_symbols - {lam})
    if point is None:
        return Judgement(Status.UNDECIDED, (*derived, "Whether the claimed region is the same is not decided."))
    there = text(d.charpoly.as_expr().subs(point))
    shown = f"At {_shown(point)} the polynomial is {{{there}}}, and the claim says the opposite."
    return Judgement(Status.REFUTED, (*derived, shown), point)


@judge.register
def _best(statement: Best) -> Judgement:
    d = derive(statement.game, statement.method)
    found = rate(d)
    if not found.cases:
        return Judgement(Status.UNDECIDED, (found.reason,))
    return best_there(d, found.cases, statement.at, statement.rate, d.given)


def _shown(point: Mapping[Any, Expr]) -> str:
    """A witness in prose."""
    return ", ".join(f"{{Eq({s}, {value})}}" for s, value in point.items())


@judge.register
def _conserved(statement: Conserved) -> Judgement:
    d = derive(statement.game, statement.method)
    if d.update is None:
        return Judgement(Status.UNDECIDED, ("The step of the method has no closed form.",))
    params, quantity = statement.game.params, statement.quantity
    if statement.method.flow:
        change = sum(quantity.diff(p) * v for p, v in zip(params, d.update, strict=True))
    else:
        change = quantity.xreplace(dict(zip(params, d.update, strict=True))) - quantity
    return _all_zero([change], "the change of the quantity along a run")


@judge.register
def _only_equilibrium(statement: OnlyEquilibrium) -> Judgement:
    field = vector_field(statement.game, worked_out(losses(statement.game)))
    vanishes = And(*(zero(entry) for entry in field))
    at_point = And(*(Eq(p, value) for p, value in statement.point.items()))
    if vanishes == at_point:
        why = f"Every other factor of the field has one sign, so it vanishes exactly where {{{text(vanishes)}}}."
        return Judgement(Status.PROVED, (why,))
    return Judgement(Status.UNDECIDED, (f"The field vanishes where {{{text(vanishes)}}}.",))


@judge.register
def _same_spectrum(statement: SameSpectrum) -> Judgement:
    first, second = (derive(g, statement.method) for g in (statement.first, statement.second))
    if first.charpoly is None or second.charpoly is None:
        return Judgement(Status.UNDECIDED, ("One of the spectra has no polynomial.",))
    polys = [Poly(p.as_expr().subs(statement.where), lam) for p in (first.charpoly, second.charpoly)]
    differences = (polys[0] - polys[1]).all_coeffs()
    return _all_zero(differences, "the difference of the two characteristic polynomials")


@judge.register
def _characteristic_polynomial(statement: CharacteristicPolynomial) -> Judgement:
    d = derive(statement.game, statement.method)
    if d.charpoly is None:
        return Judgement(Status.UNDECIDED, (d.verdict.reason,))
    differences = (d.charpoly - Poly(statement.polynomial, lam)).all_coeffs()
    return _all_zero(differences, "the derived characteristic polynomial less the claimed one")


@judge.register
def _deciding_matrix(statement: DecidingMatrix) -> Judgement:
    d = derive(statement.game, statement.method)
    if d.matrix is None or d.matrix.shape != statement.matrix.shape:
        return Judgement(Status.UNDECIDED, (f"The derived matrix has another size. {d.verdict.reason}",))
    return _all_zero(d.matrix - statement.matrix, "the derived matrix less the claimed one")


@judge.register
def _multiplied(statement: Multiplied) -> Judgement:
    d = derive(statement.game, statement.method)
    if d.update is None or statement.method.flow or statement.method.start:
        return Judgement(Status.UNDECIDED, ("There is no update map of the parameters alone.",))
    after = statement.quantity.xreplace(dict(zip(statement.game.params, d.update, strict=True)))
    return _all_zero([after - statement.factor * statement.quantity], "the quantity after a step less its multiple")


@judge.register
def _modified_terms(statement: ModifiedTerms) -> Judgement:
    found = modified_field(statement.game, statement.method, len(statement.terms) - 1)
    if len(found.terms) < len(statement.terms):
        return Judgement(Status.UNDECIDED, (found.why,))
    pairs = zip(found.terms, statement.terms, strict=True)
    return _all_zero([e for f, c in pairs for e in f - c], "the derived modified field less the claimed one")


@judge.register
def _hamiltonian(statement: Hamiltonian) -> Judgement:
    field = vector_field(statement.game, worked_out(losses(statement.game)))
    found = hamiltonian(field, statement.game.params)
    if found is None:
        return Judgement(Status.UNDECIDED, ("The Jacobian was not found antisymmetric everywhere.",))
    slopes = [(found - statement.function).diff(p) for p in statement.game.params]
    return _all_zero(slopes, "the gradient of the derived function less that of the claimed one")


@judge.register
def _no_nash(statement: NoNash) -> Judgement:
    d = derive(statement.game)
    curved = Or(*(positive(d.jacobian[i, i]) for i in statement.game.blocks[statement.player]))
    name = statement.game.players[statement.player].name
    if curved is S.true:
        return Judgement(Status.PROVED, (f"The second derivative of the loss of player {name} is negative there.",))
    return Judgement(Status.UNDECIDED, (f"The loss of player {name} was not found to curve downward.",))


@judge.register
def _every(statement: Every) -> Judgement:
    judgements = [judge(part) for part in statement.statements]
    evidence = tuple(e for j in judgements for e in j.evidence)
    refuted = next((j for j in judgements if j.status is Status.REFUTED), None)
    if refuted is not None:
        return refuted
    proved = all(j.status is Status.PROVED for j in judgements)
    return Judgement(Status.PROVED if proved else Status.UNDECIDED, evidence)


@judge.register
def _rests(statement: Rests) -> Judgement:
    field = vector_field(statement.game, worked_out(losses(statement.game)))
    return _all_zero([at(entry, statement.point) for entry in field], "the field at the point")


@judge.register
def _rate_along(statement: RateAlong) -> Judgement:
    d = derive(statement.game)
    difference = lie_derivative(statement.quantity, statement.game.params, d.field) - statement.rate
    return _all_zero([with_bases(difference)[0]], "the change of the quantity along an orbit less the claimed rate")


@judge.register
def _globally_converges(statement: GloballyConverges) -> Judgement:
    d = derive(statement.game)
    form = Poly(statement.lyapunov, *statement.game.params)
    quadratic = form.is_homogeneous and form.total_degree() == 2
    found = lyapunov(statement.lyapunov, d.field, d.equilibrium, d.given) if quadratic else None
    if found is None or not found.strict or definite(statement.lyapunov, d.equilibrium, d.given) is not S.true:
        return Judgement(Status.UNDECIDED, ("The form does not prove it: its change was not shown to be negative.",))
    why = (
        f"The form is definite and changes at the rate {{{text(found.rate)}}}, which is never positive.",
        "Repeated derivatives along the field show that only the equilibrium stays where that rate is zero.",
    )
    return Judgement(Status.PROVED, (*why, "By LaSalle's principle every orbit converges to the equilibrium."))


@judge.register
def _decays(statement: Decays) -> Judgement:
    return _asymptotic(derive(statement.game, statement.method), "decay", statement.decay)


@judge.register
def _circles(statement: Circles) -> Judgement:
    d = derive(statement.game, statement.method)
    if d.invariant_circle is not None and not d.invariant_circle.attracting:
        return Judgement(Status.UNDECIDED, (d.verdict.beyond,))
    return _asymptotic(d, "invariant_circle", statement.radius)


def _asymptotic(d: Derivation, name: str, claimed: Expr) -> Judgement:
    """A leading term found beyond the linearization against the claimed one."""
    found = getattr(d, name)
    if found is None:
        return Judgement(Status.UNDECIDED, (d.verdict.beyond or d.verdict.reason,))
    derived = getattr(found, "radius", found)
    judgement = _all_zero([derived - claimed], "the derived leading term less the claimed one")
    return Judgement(judgement.status, (d.verdict.beyond, *judgement.evidence), judgement.witness)


@judge.register
def _limit_cycles(statement: LimitCycles) -> Judgement:
    d = derive(statement.game)
    if "center" not in {s.key for s in d.steps}:
        return Judgement(Status.UNDECIDED, (d.verdict.beyond or d.verdict.reason,))
    why = "Every orbit near the equilibrium is closed, so that none of them is isolated: a center, and no limit cycle."
    return Judgement(Status.REFUTED, (d.verdict.beyond, why), dict(d.equilibrium))


def _all_zero(differences: Iterable[Expr], name: str) -> Judgement:
    """Whether every difference is identically zero; a refutation shows one that is not, at a point."""
    differences = list(differences)
    answers = [is_zero(e) for e in differences]
    if all(answers):
        return Judgement(Status.PROVED, (f"Exactly expanded, {name} is identically zero.",))
    for e, answer in zip(differences, answers, strict=True):
        point = None if answer else witness.find(Eq(e, 0, evaluate=False))
        if point is not None:
            value = text(e.subs(point))
            why = f"Exactly expanded, a coefficient of {name} is {{{value}}} at {_shown(point)}, not zero."
            return Judgement(Status.REFUTED, (why,), point)
    return Judgement(Status.UNDECIDED, (f"It is not decided whether {name} is zero.",))
