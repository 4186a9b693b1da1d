"""Optimal transport of finitely many points as a linear program: the best plan, and the potentials that prove it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import eye_array, kron, vstack

from symgan.records import InputError


@dataclass(frozen=True, eq=False)
class Plan:
    """The masses moved, shape (m, n), their cost, and the potentials of both sides, shapes (m,) and (n,)."""

    masses: np.ndarray
    cost: float
    first: np.ndarray
    second: np.ndarray


def transport_plan(first: np.ndarray, second: np.ndarray, p: np.ndarray, q: np.ndarray, power: float) -> Plan:
    """The coupling of least mean distance^power, of the points first (m, d), masses p, and second (n, d), masses q.

    The potentials maximize p.first + q.second under first_i + second_j <= distance_ij^power: they
    are the marginals of the solver (HiGHS). InputError where it finds no coupling.
    """
    distances = np.linalg.norm(first[:, None, :] - second[None, :, :], axis=2) ** power
    m, n = distances.shape
    rows = kron(eye_array(m), np.ones((1, n)), format="csr")
    columns = kron(np.ones((1, m)), eye_array(n), format="csr")
    found = linprog(distances.ravel(), A_eq=vstack([rows, columns]), b_eq=np.concatenate([p, q]), method="highs")
    if found.status != 0:
        raise InputError(f"the linear program found no coupling: {found.message}")
    potentials = found.eqlin.marginals
    return Plan(found.x.reshape(m, n), float(found.fun), potentials[:m], potentials[m:])
