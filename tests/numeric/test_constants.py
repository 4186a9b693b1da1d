"""Constants at numbers: all of them, none too many, and each of the right kind."""

import numpy as np
import pytest
from sympy import I, Rational, Symbol, nan, oo, pi, sqrt

import symgan as sg
from symgan.methods import alternating, gradient_flow, simultaneous
from symgan.notation import f1, gamma, h, h_d, h_g, n_d, n_g, sigma, tau
from symgan.numeric.constants import abstract_functions, constants_of, required
from symgan.records import Game, InputError, Method, Player

GAN = sg.dirac_gan().with_(sg.regularizers.r1(), sg.regularizers.instance_noise())


def test_everything_a_run_needs_is_asked_for():
    assert required(GAN, alternating()) == {gamma, sigma, h, n_g, n_d}
    assert required(GAN, simultaneous((h_g, 2 * h_d))) == {gamma, sigma, h_g, h_d}
    assert required(GAN, gradient_flow(tau)) == {gamma, sigma, tau} and required(GAN) == {gamma, sigma}
    x, k = Symbol("x", real=True), Symbol("k")
    assert required(Game("g", (Player("a", (x,), x**2, rate=k),)), gradient_flow()) == {k}
    assert abstract_functions(GAN) == ("f",) and abstract_functions(sg.games.bilinear()) == ()


def test_numbers_become_exact():
    found = constants_of({"h": 0.1, n_d: 3.0, gamma: np.float64(0.25), "sigma": sqrt(2)}, {h, n_d, gamma, sigma})
    assert found == {h: Rational(1, 10), n_d: 3, gamma: Rational(1, 4), sigma: sqrt(2)}
    assert constants_of({h: np.int64(2), f1: -1}, {h}) == {h: 2, f1: -1}
    assert constants_of({h: pi}, {h}) == {h: pi}


@pytest.mark.parametrize(
    ("symbol", "value"),
    [
        (h, v)
        for v in (
            -1,
            0,
            -0.1,
            nan,
            oo,
            float("nan"),
            float("inf"),
            I,
            1j,
            "abc",
            "h",
            None,
            True,
            [1],
            (1,),
            {},
            np.ones(2),
        )
    ]
    + [
        (h, Symbol("k")),
        (h, "__import__('os')"),
        (n_d, 0),
        (n_d, 1.5),
        (n_d, -2),
        (n_d, Rational(1, 2)),
        (f1, 0),
        (f1, I),
    ],
)
def test_impossible_values_are_refused_by_name(symbol, value):
    with pytest.raises(InputError, match=symbol.name):
        constants_of({symbol: value}, {symbol})


def test_missing_and_unknown_names_are_listed():
    with pytest.raises(InputError, match="h, sigma"):
        constants_of({}, {h, sigma})
    with pytest.raises(InputError, match="hh.*there are.*h"):
        constants_of({h: 1, "hh": 2}, {h})
    for at in ([1], "h = 1", 3, (h, 1)):
        with pytest.raises(InputError, match="dict"):
            constants_of(at, {h})


@pytest.mark.parametrize("hyper", [("h",), (None,), ([1],), (I,)])
def test_a_method_with_an_impossible_constant_is_refused(hyper):
    with pytest.raises(InputError, match="constant of"):
        required(GAN, Method("odd", lambda v, x, m, h: (x, ()), hyper))
