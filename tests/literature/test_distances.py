"""Statements on distances: what no law feels of a generator, a multiple of t - 1, decides nothing."""

import pytest
from sympy import log

from symgan import distances
from symgan.literature.judge import judge
from symgan.literature.statements.distances import Symmetric
from symgan.records import Divergence, Status


@pytest.mark.parametrize("slope", [0, 3])
def test_kl_both_ways_added_up_is_symmetric_whatever_tangent_its_generator_has(slope):
    jeffreys = Divergence("jeffreys", "J", lambda t: (t - 1) * log(t) + slope * (t - 1))
    assert judge(Symmetric(jeffreys)).status is Status.PROVED


@pytest.mark.parametrize("name", ["kl", "reverse_kl", "pearson"])
def test_what_is_not_symmetric_is_refuted_by_two_laws_on_two_points(name):
    judgement = judge(Symmetric(getattr(distances, name)()))
    assert judgement.status is Status.REFUTED and len(judgement.witness) == 2


@pytest.mark.parametrize("name", ["jensen_shannon", "hellinger", "total_variation"])
def test_what_is_symmetric_is_proved(name):
    assert judge(Symmetric(getattr(distances, name)())).status is Status.PROVED
