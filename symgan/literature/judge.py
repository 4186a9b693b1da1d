"""Claims judged: the statement of the paper against what symgan derives, by exact algebra alone."""

from __future__ import annotations

from functools import singledispatch
from importlib import import_module
from pkgutil import iter_modules
from time import perf_counter
from typing import Any

from symgan.catalogue import unknown
from symgan.literature import judged_orbits, judged_points, judged_relations, judged_spectra, judged_switching, papers
from symgan.literature.statements import Every
from symgan.records import Claim, InputError, Judgement, Status


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
    """PROVED by an exact argument, REFUTED with a witness put in exactly, or UNDECIDED with the reason."""
    return Judgement(Status.UNDECIDED, (f"There is no exact route to a {type(statement).__name__}.",))


for _judged in (
    *(judged_orbits.changes, judged_orbits.circles, judged_orbits.conserved, judged_orbits.decays),
    *(judged_orbits.globally_converges, judged_orbits.limit_cycles, judged_orbits.modified_terms),
    *(judged_orbits.multiplied, judged_orbits.noise_drift, judged_orbits.rate_along, judged_orbits.repels_all),
    *(judged_points.hamiltonian_of, judged_points.local_equilibrium, judged_points.no_nash),
    *(judged_points.only_equilibrium, judged_points.rests, judged_points.rests_somewhere),
    *(judged_relations.holds, judged_relations.least),
    *(judged_spectra.best, judged_spectra.characteristic_polynomial, judged_spectra.converges),
    *(judged_spectra.deciding_matrix, judged_spectra.limit_spectrum, judged_spectra.modulus),
    *(judged_switching.cycles_at, judged_switching.one_sided, judged_switching.pseudo_equilibria),
    *(judged_switching.cycle_within, judged_switching.no_run_converges),
    *(judged_switching.rests_nowhere, judged_switching.slides),
    *(judged_spectra.powers_grow, judged_spectra.same_spectrum, judged_spectra.spectrum),
):
    judge.register(_judged)


@judge.register
def _every(statement: Every) -> Judgement:
    judgements = [judge(part) for part in statement.statements]
    evidence = tuple(e for j in judgements for e in j.evidence)
    refuted = next((j for j in judgements if j.status is Status.REFUTED), None)
    if refuted is not None:
        return refuted
    proved = all(j.status is Status.PROVED for j in judgements)
    return Judgement(Status.PROVED if proved else Status.UNDECIDED, evidence)
