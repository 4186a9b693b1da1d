"""Prose with expressions in braces."""

import pytest
import sympy as sp
from sympy import I, Symbol, sqrt

from symgan.notation import f1, gamma, h, mu, psi
from symgan.printing.latex import latex
from symgan.printing.paper import PlusMinus
from symgan.printing.prose import render, segments
from symgan.printing.typst import typst
from symgan.records import InputError


def test_segments():
    assert segments("the field {-psi*f1} turns") == ("the field ", -psi * f1, " turns")
    assert segments("{h}{mu}") == (h, mu)
    assert segments("plain") == ("plain",)
    assert segments("") == ()


def test_doubled_braces_are_braces():
    assert segments("a {{b}} {{{h}}}") == ("a {b} {", h, "}")


def test_plus_minus():
    assert segments("{-mu ± sqrt(mu**2 - f1**2)}") == (PlusMinus(-mu, sqrt(mu**2 - f1**2)),)
    assert segments("{± I*f1}") == (PlusMinus(sp.Integer(0), I * f1),)


def test_own_symbols():
    k = Symbol("k", integer=True)
    assert segments("{k + 1}", {"k": k}) == (k + 1,)


def test_relations_stay_as_written():
    assert render("for {h > 0}", latex, "${}$".format, str) == "for $h > 0$"


def test_render():
    text = "r_1 is {-gamma/2 ± sqrt(gamma**2/4 - f1**2)} & more"
    printed = "$-frac(gamma, 2) plus.minus sqrt(frac(gamma^2, 4) - f'(0)^2)$"
    assert render(text, typst, "${}$".format, lambda s: s.replace("_", r"\_")) == rf"r\_1 is {printed} & more"
    assert render("{gamma}", latex, r"\({}\)".format, str) == r"\(\gamma\)"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a { b", "single {"),
        ("a } b", "single }"),
        ("{h} }", "character 5"),
        ("{}", "invalid syntax"),
        ("{h +}", "in the prose"),
        ("{a ± b ± c}", "only once"),
        ("{(a ± b)*c}", "cannot read"),
        ("{h ±}", "cannot read"),
        ("{nonsense(h)}", "no function"),
    ],
)
def test_refused_with_a_sentence(text, sentence):
    with pytest.raises(InputError, match=sentence):
        segments(text)


def test_own_symbols_keep_their_assumptions():
    assert segments("{sqrt(gamma**2)}") == (gamma,)
    assert segments("{sqrt(gamma**2)}", {"gamma": {"real": True}}) == (sp.Abs(Symbol("gamma", real=True)),)
