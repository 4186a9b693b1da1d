"""A planar game coupled by a matrix, in floats: its simulated steps against the planar matrix at singular values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from sympy import Add, Expr, Float, Poly, Symbol, expand, sympify

from symgan.adversarial import losses
from symgan.numeric import observe
from symgan.numeric.field import FloatField
from symgan.numeric.predict import number
from symgan.records import Check, Derivation, Game, InputError, Player

TOLERANCE = 1e-6  # of the coefficients of a characteristic polynomial, in proportion to the largest


def coupled_checks(
    d: Derivation, symbol: Symbol, at: Mapping[Symbol, Any], sizes: tuple[int, ...] = (1, 2, 3), seed: int = 0
) -> tuple[Check, ...]:
    """For random square couplings of these sizes, the spectrum of the simulated step against that of the plane.

    ``at`` holds a number for every constant but the coupling. InputError where a loss is not quadratic.
    """
    rng = np.random.default_rng(seed)
    return tuple(_check(d, symbol, at, rng.normal(size=(n, n))) for n in sizes)


def _check(d: Derivation, symbol: Symbol, at: Mapping[Symbol, Any], matrix: np.ndarray) -> Check:
    game = coupled(d.game, symbol, matrix)
    values = {s: sympify(v) for s, v in at.items()}
    field = FloatField(game, values)
    observed = np.poly(observe.matrix(d.method, field, values, np.zeros(field.size)))
    predicted = np.poly(np.concatenate(list(_spectra(d, symbol, values, matrix))))
    error = float(np.abs(observed - predicted).max() / np.abs(predicted).max())
    name = f"spectra of random couplings [{len(matrix)} rows]"
    return Check(name, predicted.tolist(), observed.tolist(), error, TOLERANCE, error <= TOLERANCE)


def _spectra(d: Derivation, symbol: Symbol, values: Mapping[Symbol, Any], matrix: np.ndarray) -> Iterator[np.ndarray]:
    """The eigenvalues of the planar matrix at each singular value."""
    if d.matrix is None:
        raise InputError(f"'{d.title}' has no matrix to compare with")
    for s in np.linalg.svd(matrix, compute_uv=False):
        there = {**values, symbol: Float(float(s))}
        entries = [[number(e, there) for e in row] for row in d.matrix.tolist()]
        yield np.linalg.eigvals(np.array(entries))


def coupled(game: Game, symbol: Symbol, matrix: np.ndarray) -> Game:
    """The game of vectors x and y with the matrix A for the coupling; its parameters are x1, ..., y1, ...

    A term s^k times a square of x becomes x' (A A')^(k/2) x, and one times x y becomes x' A (A' A)^((k-1)/2) y.
    InputError where a loss has other terms.
    """
    names = [[Symbol(f"{side}{i + 1}", real=True) for i in range(len(matrix))] for side in "xy"]
    whole = [_loss(loss, game.params, symbol, matrix, names) for loss in losses(game)]
    players = tuple(
        Player(p.name, tuple(own), loss, p.rate) for p, own, loss in zip(game.players, names, whole, strict=True)
    )
    return Game(f"coupled {game.name}", players, {p: 0 for own in names for p in own})


def _loss(
    loss: Expr, params: tuple[Symbol, ...], symbol: Symbol, matrix: np.ndarray, names: list[list[Symbol]]
) -> Expr:
    poly = Poly(expand(loss), *params, symbol)
    return Add(*(c * _form(powers, matrix, names) for powers, c in poly.terms() if c != 0))


def _form(powers: tuple[int, ...], matrix: np.ndarray, names: list[list[Symbol]]) -> Expr:
    """One term of a loss in vectors."""
    i, j, k = powers
    if i + j != 2 or k % 2 != (i == 1):
        raise InputError("quadratic losses are coupled, with even powers of the coupling in each player's own terms")
    own = matrix @ matrix.T if i else matrix.T @ matrix
    table = np.linalg.matrix_power(own, k // 2)
    table = table @ matrix if i == j == 1 else table
    left, right = names[0 if i else 1], names[1 if j else 0]
    pairs = ((table[p, q] * a, b) for p, a in enumerate(left) for q, b in enumerate(right))
    return Add(*(first * second for first, second in pairs))
