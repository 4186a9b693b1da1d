"""A thousand random integer Jacobians: the exact verdict against the spectrum by NumPy, and certified on the boundary."""

import numpy as np
import pytest
from sympy import ImmutableMatrix, S, eye

from symgan.decide.roots import roots_location
from symgan.exact.spectrum import characteristic_polynomial, factors
from symgan.exact.verdict import judge

COUNT = 250  # of each size, for the flow and for the map
NEAR = 1e-4  # floats tell no location nearer to the boundary: a triple eigenvalue is off by the third root of rounding


@pytest.mark.parametrize("flow", [True, False], ids=["flow", "map"])
@pytest.mark.parametrize("size", [2, 3])
def test_verdict_and_spectrum_never_disagree(size, flow):
    rng = np.random.default_rng(20180113 + size)
    on_boundary = 0
    for _ in range(COUNT):
        entries = rng.integers(-3, 4, (size, size))
        # of a map the identity plus a third of the entries, so that the disc is met from both sides
        matrix = ImmutableMatrix(entries.tolist())
        matrix = matrix if flow else ImmutableMatrix(eye(size) + matrix / 3)
        poly = characteristic_polynomial(matrix)
        verdict = judge(matrix, factors(poly), flow)
        spectrum = np.linalg.eigvals(np.array(matrix).astype(float))
        beyond = spectrum.real.max() if flow else np.abs(spectrum).max() - 1
        if abs(beyond) > NEAR:
            assert (verdict.region is S.true) == (beyond < 0), matrix
            assert (verdict.unstable is S.true) == (beyond > 0), matrix
            continue
        certified = roots_location(poly, flow)
        assert certified is not None and (certified.boundary > 0 or certified.outside > 0 or certified.inside == size)
        assert (verdict.region is S.true) == (certified.inside == size), matrix
        assert (verdict.unstable is S.true) == (certified.outside > 0), matrix
        on_boundary += certified.outside == 0 and certified.boundary > 0
    assert on_boundary >= 2  # the boundary is met, too
