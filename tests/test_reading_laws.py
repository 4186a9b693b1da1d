"""Laws from words."""

import pytest
from sympy import Rational

import symgan as sg
from symgan.laws import Dirac, Mixture, Normal, Uniform
from symgan.notation import sigma, theta
from symgan.reading_laws import read_laws


@pytest.mark.parametrize(
    ("words", "laws"),
    [
        ("normal 0 1", (Normal(0, 1),)),
        ("dirac theta, uniform 0 1/2", (Dirac(theta), Uniform(0, Rational(1, 2)))),
        (
            "1/3 normal -2 sigma + 2/3 dirac 3",
            (Mixture([Rational(1, 3), Rational(2, 3)], [Normal(-2, sigma), Dirac(3)]),),
        ),
    ],
)
def test_words_are_read(words, laws):
    assert read_laws(words) == laws


@pytest.mark.parametrize(
    "words", ["", "normal 0", "gauss 0 1", "normal 0 1,", "1/2 normal 0 1", "normal 0 x<1", "dirac 1 2"]
)
def test_a_slip_is_a_sentence(words):
    with pytest.raises(sg.InputError):
        read_laws(words)
