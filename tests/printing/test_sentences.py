"""Answers in sentences that can be read back."""

import pytest
from sympy import And, S, oo, sqrt, true

import symgan as sg
from symgan import methods, regularizers
from symgan.notation import f1, gamma, h
from symgan.printing.prose import segments
from symgan.printing.sentences import (
    between,
    conjunction,
    lost,
    optimum_sentences,
    rate_sentences,
    solution_sentences,
    where,
)
from symgan.records import Interval


@pytest.fixture(scope="module")
def penalty():
    return sg.derive(sg.dirac_gan().with_(regularizers.r1()), methods.simultaneous())


def test_conditions():
    assert where(true) == "Always" and where(gamma > 1) == "Where {gamma > 1}"
    assert conjunction(And(gamma > 2 * h, f1 > 0)) == "{f1 > 0} and {gamma > 2*h}"


@pytest.mark.parametrize(
    ("interval", "words", "how"),
    [
        (Interval(S.Zero, 2 / gamma, "", "a complex pair"), "{h < 2/gamma}", "above by a complex pair"),
        (Interval(f1**2, oo, "the eigenvalue 0", ""), "{f1**2 < h}", "below by the eigenvalue 0"),
        (Interval(S.Zero, oo), "every {h}", "nowhere"),
    ],
)
def test_intervals(interval, words, how):
    assert between(h, interval) == words and lost(interval) == how


def test_every_sentence_reads_back(penalty):
    found = (
        *solution_sentences(penalty.solve(h)),
        *rate_sentences(sg.rate(penalty)),
        *optimum_sentences(penalty.best(h)),
    )
    assert len(found) == 6
    for sentence in found:
        assert any(not isinstance(part, str) for part in segments(sentence))
    assert sqrt(gamma**2 - 4 * f1**2) in {
        e for part in segments(found[0]) if not isinstance(part, str) for e in part.atoms(sqrt(h).func)
    }


def test_an_implicit_region_names_its_boundaries():
    d = sg.derive(sg.dirac_gan().with_(regularizers.r1()), methods.alternating(h, 1, 2))
    first, *edges = solution_sentences(d.solve(h))
    assert "exactly where" in first and len(edges) == 2 and all("lost by" in e for e in edges)


def test_notebooks_show_answers(penalty):
    assert penalty.solve(h)._repr_markdown_().startswith("**PROVED**")
    assert r"\frac{2}{\gamma}" in penalty.best(h)._repr_markdown_() and "radius" in sg.rate(penalty)._repr_markdown_()
