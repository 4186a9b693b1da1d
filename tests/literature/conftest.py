"""A game under a method is derived once for all the statements, true and spoilt, that speak of it."""

import pytest

from symgan.exact.derivation import derive
from symgan.literature.judged import dimensions, orbits, points, relations, spectra


@pytest.fixture(scope="session", autouse=True)
def derived_once():
    """The objects are kept beside what was derived of them, so that no other one gets their identity."""
    found = {}

    def once(*request):
        key = tuple(map(id, request))
        if key not in found:
            found[key] = (request, derive(*request))
        return found[key][1]

    with pytest.MonkeyPatch.context() as patch:
        for module in (dimensions, orbits, points, relations, spectra):
            patch.setattr(module, "derive", once)
        yield
