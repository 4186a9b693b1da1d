"""Kinds of points at rest, against the eigenvalues by NumPy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import Matrix, true

import symgan as sg
from symgan.analysis.critical_points import data, kind_of
from symgan.exact.critical_point import kinds
from symgan.figures.critical_points import critical_points
from symgan.figures.drawing import rendered
from symgan.literature.judge import judge
from symgan.literature.statements.points import OfKind


def expected(rows):
    """By the eigenvalues and the rank, up to the side that the trace tells."""
    matrix = np.array(rows, dtype=float)
    values, trace = np.linalg.eigvals(matrix), matrix.trace()
    if abs(np.linalg.det(matrix)) < 1e-9:
        return "line" if trace else "shear" if matrix.any() else "field at rest"
    if abs(values[0].imag) > 1e-9:
        return "focus" if trace else "center"
    if values[0].real * values[1].real < 0:
        return "saddle"
    if trace**2 > 4 * np.linalg.det(matrix) + 1e-9:
        return "node"
    return "star" if np.array_equal(matrix, matrix[0, 0] * np.eye(2)) else "improper node"


entries = st.integers(-3, 3)


@given(st.tuples(st.tuples(entries, entries), st.tuples(entries, entries)))
def test_exactly_one_kind_holds_and_it_is_the_one_of_the_eigenvalues(rows):
    (name,) = [kind for kind, condition in kinds(Matrix(rows)).items() if condition == true]
    side = {1: "repelling ", -1: "attracting "}.get(np.sign(np.trace(rows)), "")
    shape = expected(rows)
    assert name == (shape if shape in ("saddle", "center", "shear", "field at rest") else side + shape)


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        (((-1, 1), (0, -1)), "attracting improper node"),
        (((2, 0), (0, 2)), "repelling star"),
        (((0, 0), (0, 0)), "field at rest"),
        (((0, 1), (0, 0)), "shear"),
        (((1, 0), (0, 0)), "repelling line"),
    ],
)
def test_the_borders(rows, name):
    assert kind_of(rows) == name


def test_bad_input_is_answered():
    with pytest.raises(sg.InputError, match="3 x 3"):
        kinds(Matrix.eye(3))
    with pytest.raises(sg.InputError, match="saddle"):
        judge(OfKind(sg.games.bilinear(), "sadle", true))


def test_the_orbits_follow_the_fields():
    """Attracting ones end nearer than they began, repelling ones farther, on a center as far."""
    found = data()
    for names, orbits in zip(found.names, found.orbits, strict=True):
        for name, paths in zip(names, orbits, strict=True):
            first, last = (np.linalg.norm(paths[:, i], axis=1) for i in (80, 100))
            if name.startswith("attracting"):
                assert np.all(last <= first + 1e-12)
            elif name == "center":
                assert last == pytest.approx(first)
            elif name.startswith("repelling"):
                assert np.all(last >= first - 1e-12)
    assert rendered(critical_points(found), "svg") == rendered(critical_points(found), "svg")
