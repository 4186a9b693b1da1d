"""Invariant rays one by one: against NumPy's eigenvectors, also where they lie on the boundary of their cone."""

import numpy as np
import pytest
from sympy import ImmutableMatrix, true

from symgan.exact.cones import Sector
from symgan.exact.invariant_rays import invariant_rays

CONES = [((1, 0), (0, 1)), ((1, -1), (1, 1)), ((1, 1), (-1, -1)), ((0, 1), (0, -1)), ((2, 1), (-1, 1))]


def cross(first, second):
    return first[0] * second[1] - first[1] * second[0]


def rays_in_floats(start, end, m):
    """Growth and unit direction of both eigenvectors, either sense, where they lie in the closed cone."""
    values, vectors = np.linalg.eig(m)
    for value, vector in zip(values, vectors.T, strict=True):
        for side in (1, -1):
            if abs(value.imag) < 1e-7 and cross(start, side * vector.real) > -1e-7 < cross(side * vector.real, end):
                yield (value.real, *(side * vector.real / np.linalg.norm(vector.real)))


def on_the_cone(start, end, m):
    """The rays of the sector alone: the rest of the plane turns, and nothing slides beside it."""
    whole = tuple(ImmutableMatrix(part) for part in (start, end, m.tolist()))
    others = Sector(whole[1], whole[0], ImmutableMatrix([[0, -1], [1, 0]]))
    return [r for r in invariant_rays((Sector(*whole), others)) if r.how == "eigenvector"]


@pytest.mark.parametrize(("start", "end"), CONES)
def test_eigenvectors_in_a_closed_cone(start, end):
    """All matrices with entries -1, 0, 1 but multiples of the unit matrix, which keep every ray."""
    for entries in np.ndindex(3, 3, 3, 3):
        m = np.array(entries).reshape(2, 2) - 1
        if m[0, 1] == m[1, 0] == 0 and m[0, 0] == m[1, 1]:
            continue
        found = set()
        for ray in on_the_cone(start, end, m):
            direction = np.array(ray.direction, float).ravel()
            growth = float(ray.growth)
            signs = [ray.grows is true, ray.rests is true, ray.decays is true]
            assert signs == [growth > 0, growth == 0, growth < 0]
            found.add((growth, *(direction / np.linalg.norm(direction)).round(6)))
        expected = sorted({tuple(np.round(r, 6) + 0.0) for r in rays_in_floats(start, end, m)})
        distinct = sorted({tuple(np.round(r, 6) + 0.0) for r in found})
        np.testing.assert_allclose(distinct, expected, atol=2e-6, err_msg=str(m))


def test_all_rays_are_kept_by_a_multiple_of_the_unit_matrix():
    """Those on the boundary stand for them."""
    rays = on_the_cone((1, 0), (0, 1), np.array([[-2, 0], [0, -2]]))
    assert {(r.growth, tuple(r.direction)) for r in rays} == {(-2, (1, 0)), (-2, (0, 1))}
