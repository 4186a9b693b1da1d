"""Random blocks: NumPy sees a theorem fail where a fact is dropped, and no true one."""

from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules

import numpy as np
import pytest
from sympy import BlockMatrix, Eq, HadamardProduct, Identity, Implies, MatrixSymbol, Ne, ZeroMatrix, im, re, symbols

import symgan as sg
from symgan.blocks import BlockTheorem, Definite, Equal, Observable, Symmetric
from symgan.literature import theorems
from symgan.literature.theorems import full_rank_damping, gradient_penalty, observable_damping, quadratic_transport
from symgan.notation import f1, gamma, lam, mu
from symgan.numeric.blocks import array, evaluated, holds, instance, margin, random_checks

n, m = symbols("n m", integer=True, positive=True)
A, B = MatrixSymbol("A", n, n), MatrixSymbol("B", m, n)
x = MatrixSymbol("x", n, 1)
MODULES = [import_module(f"{theorems.__name__}.{found.name}") for found in iter_modules(theorems.__path__)]
THEOREMS = {module.__name__.rsplit(".", 1)[1]: module.THEOREM for module in MODULES if hasattr(module, "THEOREM")}


@pytest.mark.parametrize("name", THEOREMS)
def test_no_random_blocks_are_against_a_theorem(name):
    checks = random_checks(THEOREMS[name], instances=3, seed=1)
    assert len(checks) == 3 and all(c.passed for c in checks)


@pytest.mark.parametrize(
    "theorem", [replace(full_rank_damping.THEOREM, given={}), replace(observable_damping.THEOREM, given={})]
)
def test_without_what_is_given_some_are(theorem):
    assert not all(c.passed for c in random_checks(theorem, instances=8))


def test_rows_of_zero_leave_an_eigenvalue_zero():
    """In the printed form the margin is zero on every instance, whatever its size."""
    checks = random_checks(quadratic_transport.AS_QUOTED, instances=5)
    assert all(abs(c.observed) < 1e-8 for c in checks)


def test_instances_fit_and_are_the_same_again():
    first, second = (instance(observable_damping.THEOREM, np.random.default_rng(3)) for _ in range(2))
    assert all(np.array_equal(first[k], second[k]) for k in first)
    assert all(holds(fact, first) for fact in observable_damping.THEOREM.given.values())


def test_constants_keep_their_signs():
    drawn = [instance(gradient_penalty.THEOREM, np.random.default_rng(seed)) for seed in range(5)]
    assert all(values[gamma] > 0 for values in drawn)
    assert {bool(values[f1] > 0) for values in drawn} == {True, False}


def test_facts_that_never_hold_are_answered_with_a_sentence(monkeypatch):
    monkeypatch.setattr("symgan.numeric.blocks.ATTEMPTS", 5)
    theorem = BlockTheorem(BlockMatrix([[A]]), (x,), re(lam) < 0, {"never": Definite(-A.T * A)})
    with pytest.raises(sg.InputError, match="5 draws"):
        random_checks(theorem)


def test_expressions_have_the_values_of_numpy():
    a, b = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, -1.0]])
    values = {n: 2, m: 1, A: a, B: b, mu: 0.5}
    assert np.array_equal(array(A * A + mu * Identity(n), values), a @ a + 0.5 * np.eye(2))
    assert np.array_equal(array(BlockMatrix([[A, B.T], [B, ZeroMatrix(m, m)]]), values), np.block([[a, b.T], [b, 0]]))
    assert evaluated(mu**2 + n, values) == 2.25
    with pytest.raises(sg.InputError, match="something else"):
        array(HadamardProduct(A, A), values)


def test_margins_tell_how_far_a_condition_holds():
    assert margin(re(lam) < 0, {lam: -2 + 1j}) == 2 and margin(re(lam) > 0, {lam: -2 + 1j}) == -2
    assert margin(Eq(im(lam), 0), {lam: 1 + 0.5j}) < 0 < margin(Ne(im(lam), 0), {lam: 1 + 0.5j})
    assert margin(Implies(Ne(im(lam), 0), re(lam) < 0), {lam: 3.0}) > 0
    assert margin(Implies(Ne(im(lam), 0), re(lam) < 0), {lam: 3 + 1j}) < 0


@pytest.mark.parametrize(
    ("fact", "value", "expected"),
    [
        (Definite(A), np.eye(2), True),
        (Definite(A), np.zeros((2, 2)), False),
        (Definite(A, strict=False), np.zeros((2, 2)), True),
        (Definite(A), np.array([[1.0, 1.0], [0.0, 1.0]]), False),
        (Symmetric(A), np.array([[0.0, 1.0], [-1.0, 0.0]]), False),
        (Equal(A * A, A), np.diag([1.0, 0.0]), True),
        (Equal(A * A), np.diag([1.0, 0.0]), False),
        (Observable(A, A * A), np.diag([1.0, 0.0]), False),
        (Observable(A, A + A), np.diag([1.0, 2.0]), True),
    ],
)
def test_facts_hold_in_floats(fact, value, expected):
    assert holds(fact, {n: 2, A: value}) is expected
