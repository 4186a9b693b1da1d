"""Every claim is decided as expected, by an exact route; with one coefficient wrong none is proved."""

from dataclasses import replace

import pytest
from sympy import Integer, false, true

from symgan.decide.identity import is_zero
from symgan.exact.derivation import derive
from symgan.literature.judge import check, claim, claims, judge, timed
from symgan.literature.statements import Conserved, Converges, LimitCycles, Modulus, SameSpectrum, Spectrum
from symgan.notation import f1, psi, theta
from symgan.printing.notebook import claim_markdown, judgement_markdown
from symgan.records import InputError, Status

ALL = {c.key: c for c in claims()}


@pytest.mark.parametrize("key", ALL)
def test_a_claim_is_decided_as_expected(key):
    c, j = ALL[key], check(key)
    assert j.status == c.expected
    assert j.evidence and all(e.endswith(".") for e in j.evidence)
    assert (j.witness is not None) == (j.status is Status.REFUTED)
    assert "$" in claim_markdown(c) + judgement_markdown(j)


@pytest.mark.parametrize("key", [k for k, c in ALL.items() if c.expected is Status.REFUTED])
def test_a_witness_shows_the_claim_false(key):
    says, witness = ALL[key].says, check(key).witness
    if isinstance(says, LimitCycles):
        return  # that orbits are closed is tested with the centers
    d = derive(says.game, says.method)
    if isinstance(says, Conserved):
        after = says.quantity.subs(dict(zip(says.game.params, d.update, strict=True)), simultaneous=True)
        assert (after - says.quantity).subs(witness) != 0
    elif isinstance(says, Spectrum):
        claimed = [c + s * o for c, o in says.pairs for s in (1, -1)]
        there = d.charpoly.as_expr().subs(witness)
        assert any(is_zero(there.subs(d.charpoly.gen, e.subs(witness))) is not True for e in claimed)
    elif isinstance(says, Modulus):
        assert any(
            is_zero(abs(e.subs(witness)) ** 2 - says.modulus.subs(witness) ** 2) is False for e, _ in d.eigenvalues
        )
    else:
        assert says.region.subs(witness) != d.verdict.region.subs(witness)


@pytest.mark.parametrize("key", [k for k, c in ALL.items() if isinstance(c.says, Spectrum)])
@pytest.mark.parametrize("wrong", ["offset doubled", "center moved", "root lost"])
def test_a_wrong_coefficient_is_never_proved(key, wrong):
    says = ALL[key].says
    (center, offset), *others = says.pairs
    changed = {
        "offset doubled": (center, 2 * offset),
        "center moved": (center + f1 / 3, offset),
        "root lost": (center, Integer(0)),
    }[wrong]
    assert judge(replace(says, pairs=(changed, *others))).status is not Status.PROVED


@pytest.mark.parametrize("key", [k for k, c in ALL.items() if isinstance(c.says, Converges)])
def test_the_opposite_region_is_never_proved(key):
    says = ALL[key].says
    for region in {true, false, ~says.region} - {says.region}:
        if ALL[key].expected is Status.PROVED:
            assert judge(replace(says, region=region)).status is Status.REFUTED


def test_other_statements_with_a_slip_are_refuted():
    circle, modulus = ALL["dirac-circle-invariant"].says, ALL["dirac-simgd-modulus"].says
    same = ALL["koshkina-mse-like-gradient-penalty"].says
    assert isinstance(circle, Conserved) and isinstance(modulus, Modulus) and isinstance(same, SameSpectrum)
    assert judge(replace(circle, quantity=theta**2 + 2 * psi**2)).status is not Status.PROVED
    assert judge(replace(modulus, modulus=1 + modulus.modulus)).status is not Status.PROVED
    halved = {symbol: value / 2 for symbol, value in same.where.items()}
    assert judge(replace(same, where=halved)).status is Status.REFUTED


def test_statements_on_orbits_with_a_slip_are_not_proved():
    decays, circle, loses = (
        ALL[f"dirac-ns-{key}"].says for key in ("lyapunov-decay", "simgd-invariant-circle", "lyapunov")
    )
    assert judge(replace(decays, decay=decays.decay / 2)).status is Status.REFUTED
    assert judge(replace(circle, radius=circle.radius * 2)).status is Status.REFUTED
    assert judge(replace(circle, radius=circle.radius**2)).status is Status.REFUTED
    assert judge(replace(loses, rate=loses.rate * 2)).status is not Status.PROVED
    assert judge(replace(ALL["dirac-lsgan-01-equilibria"].says, point={theta: 0, psi: 1})).status is Status.REFUTED
    converges = ALL["dirac-ns-lyapunov-converges"].says
    assert judge(replace(converges, lyapunov=theta**2 - psi**2)).status is Status.UNDECIDED
    assert judge(replace(converges, lyapunov=theta**2 + 2 * psi**2)).status is Status.UNDECIDED
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


def test_a_failing_judgement_is_undecided_and_stops_nothing():
    broken = replace(ALL["dirac-center-eigs"], says=Spectrum(None, None, ()))  # type: ignore[arg-type]
    judgement, seconds = timed(broken)
    assert judgement.status is Status.UNDECIDED and "failed" in judgement.evidence[0] and seconds >= 0


def test_a_statement_without_a_route_is_undecided():
    assert judge(object()).status is Status.UNDECIDED
