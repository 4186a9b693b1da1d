"""The curves of STON'R where the field is affine: segments, followed in exact rational arithmetic."""

from __future__ import annotations

from collections.abc import Sequence

from sympy import Matrix, Rational

from symgan.algorithms.ridge import Epoch, Leg, direction, watches
from symgan.algorithms.unit_box import UnitField
from symgan.exact.undecided import Undecided


def straight_leg(field: UnitField, epoch: Epoch, begin: Sequence[Rational]) -> Leg:
    """The segment of an epoch from its begin to its first event, exactly; the earlier of the watches where two tie.

    Raises :class:`Undecided` where no direction is singled out.
    """
    along = _direction(field, epoch)
    values = field.field.xreplace(dict(zip(field.params, begin, strict=True)))
    change = field.jacobian * Matrix(along)
    reached = []
    for watch in watches(epoch, begin):
        slope = watch.slope(along, change)
        if slope < 0:
            reached.append((watch.value(begin, values) / -slope, watch.event))
    time, event = min(reached, key=lambda pair: pair[0])
    end = tuple(u + time * d for u, d in zip(begin, along, strict=True))
    return Leg(epoch, (tuple(begin), end), event)


def _direction(field: UnitField, epoch: Epoch) -> list[Rational]:
    """The direction in all unit coordinates."""
    found = direction([[field.jacobian[j, k] for k in epoch.moving] for j in epoch.kept])
    if not any(found):
        raise Undecided("the kept components of the field have dependent slopes, and no direction is singled out")
    along = [Rational(0)] * len(field.params)
    for k, d in zip(epoch.moving, found, strict=True):
        along[k] = Rational(d)
    return along
