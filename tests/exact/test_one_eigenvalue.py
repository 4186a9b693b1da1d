"""The polynomials that papers print, and those methods that have none."""

import pytest
from sympy import Symbol, expand, symbols

import symgan as sg
from symgan import methods
from symgan.exact import one_eigenvalue
from symgan.notation import beta, h, lam

mu = Symbol("mu")


def test_gradient_descent_momentum_and_optimism_as_printed():
    """Gidel et al. 2019, Theorem 3, and Daskalakis and Panageas 2018, with mu for minus their eigenvalue."""
    printed = {
        methods.simultaneous(): lam - 1 - h * mu,
        methods.momentum(): lam**2 - (1 + beta + h * mu) * lam + beta,
        methods.optimistic(): lam**2 - (1 + 2 * h * mu) * lam + h * mu,
        methods.extragradient(): lam - 1 - h * mu - h**2 * mu**2,
    }
    for method, polynomial in printed.items():
        assert expand(sg.eigenvalue_polynomial(method).as_expr() - polynomial) == 0


def test_another_name_for_the_eigenvalue():
    (kappa,) = symbols(["kappa"])
    assert expand(sg.eigenvalue_polynomial(methods.simultaneous(), kappa).as_expr() - (lam - 1 - h * kappa)) == 0


@pytest.mark.parametrize(
    "method",
    [
        methods.alternating(),
        methods.alternating(h, 1, 1),
        methods.consensus(),
        methods.simultaneous((h, 2 * h)),
        methods.lazy_regularization("r1", 2),
    ],
    ids=["symbolic", "alternating", "consensus", "two-rates", "lazy"],
)
def test_a_method_that_tells_the_players_apart_has_none(method):
    assert sg.eigenvalue_polynomial(method) is None


def test_a_product_that_differs_is_noticed(monkeypatch):
    """Both readings on the general game would have to be wrong alike."""
    monkeypatch.setattr(one_eigenvalue, "resultant", lambda p, q, x: (lam - 1) ** 2)
    assert sg.eigenvalue_polynomial(methods.simultaneous()) is None


def test_what_is_no_method_is_refused():
    with pytest.raises(sg.InputError, match="takes a method"):
        sg.eigenvalue_polynomial("momentum")
