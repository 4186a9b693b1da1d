"""Every claim is decided as expected, by an exact route; with one coefficient wrong none is proved."""

from dataclasses import replace
from functools import lru_cache

import pytest

from symgan.literature.judge import check, claim, claims, judge
from symgan.literature.statements import LimitCycles
from symgan.notation import psi, theta
from symgan.printing.notebook import claim_markdown, judgement_markdown
from symgan.records import InputError, Status
from tests.literature.falls import falls
from tests.literature.mutation import mutants

ALL = {c.key: c for c in claims()}
judged = lru_cache(check)

# a mistake in print: as printed it is refuted, and corrected it is proved
WRONG_IN_PRINT = {
    *("altgda2022-rho-missing-sqrt", "bmc-lyapunov-exponent", "cgd-missing-eta", "detour-blog-zero-momentum"),
    *("icr-best-response-sign", "mcgan-dirac-nilpotent", "mse-gan-missing-square", "muwgan-lemma2-A-zero"),
    *("nk-wgan-not-limit-cycles", "parallel-lines-divergences", "probml-dirac-wrong-derivative"),
    *("r3gan-eq12-missing-square", "seed000-sign-convention", "seed001-lp-absolute-value"),
    *("seed003-best-response-sign", "seed003-fourier-d2-infinite", "seed003-not-nash", "seed003-projection-matrix"),
    *("seed003-relu-penalty-cycles", "seed004-conopt-spurious-minima", "seed004-simga-not-circling"),
    *("sga-conopt-global-max", "sga-def4-inclusion", "sga-thm15-misprint", "sga-thm17-wrong-operator"),
    *("stack-def4-missing-follower", "wganqc-block-zero-rows", "wganqc-dirac-smooth", "wganqc-norm-penalty-saddle"),
}


@pytest.mark.parametrize("key", ALL)
def test_a_claim_is_decided_as_expected(key):
    c, j = ALL[key], judged(key)
    assert j.status == c.expected
    assert j.evidence and all(e.endswith(".") for e in j.evidence)
    assert (j.witness is not None) == (j.status is Status.REFUTED)
    assert f"(`{key}`)" in claim_markdown(c) and f"**{j.status}**" in judgement_markdown(j)


# no formula to change: what is not so is shown in test_judge.py
WORDS_ONLY = {"clip-alternating-no-run", "clip-two-critic-steps-no-run", "clip-simultaneous-no-run"}


@pytest.mark.parametrize("key", [k for k, c in ALL.items() if c.expected is Status.PROVED])
def test_with_a_coefficient_changed_no_claim_is_proved(key):
    slips = list(mutants(ALL[key].says))
    assert bool(slips) is (key not in WORDS_ONLY)
    assert all(judge(slip).status is not Status.PROVED for slip in slips)


@pytest.mark.parametrize("key", [k for k, c in ALL.items() if c.expected is Status.REFUTED])
def test_a_witness_shows_the_claim_false(key):
    assert falls(ALL[key].says, judged(key).witness)


def test_no_claim_that_is_wrong_in_print_is_proved():
    assert all(ALL[key].expected is not Status.PROVED for key in WRONG_IN_PRINT & set(ALL))
    corrected = {key for key in ALL if key.endswith("-corrected")}
    assert {f"{key}-corrected" for key in WRONG_IN_PRINT & set(ALL)} <= corrected
    assert all(ALL[key].expected is Status.PROVED for key in corrected)


def test_a_form_that_is_not_definite_or_does_not_fall_proves_no_convergence():
    converges = ALL["dirac-ns-lyapunov-converges"].says
    assert judge(replace(converges, lyapunov=theta**2 - psi**2)).status is Status.UNDECIDED
    assert judge(replace(converges, game=ALL["dirac-circle-invariant"].says.game)).status is Status.UNDECIDED
    assert judge(LimitCycles(converges.game)).status is Status.UNDECIDED


def test_keys_are_unique_and_uses_point_at_claims_without_a_circle():
    assert len(ALL) == len(claims())
    order: list[str] = []

    def visit(key: str, path: tuple[str, ...]) -> None:
        assert key not in path
        for used in ALL[key].uses:
            visit(used, (*path, key))
        order.append(key)

    for key in ALL:
        visit(key, ())
    assert set(order) == set(ALL)


def test_an_unknown_claim_is_answered_with_the_nearest():
    with pytest.raises(InputError, match="dirac-instance-noise"):
        claim("dirac-instance-nois")


def test_a_statement_without_a_route_is_undecided():
    assert judge(object()).status is Status.UNDECIDED
