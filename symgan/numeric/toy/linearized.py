"""One step of a method on the toy GAN, linearized where it rests, and what a run from next to there does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from symgan.numeric.simulate import hyper_values
from symgan.numeric.toy.field import TINY, NetworkField
from symgan.numeric.toy.gan import ToyGan
from symgan.numeric.toy.training import train
from symgan.records import Method

NEAR = 1e-9  # how far from rest a run begins
STEPS = 6  # few, so that a run that leaves fast is still near


def step_matrix(gan: ToyGan, method: Method) -> np.ndarray:
    """The derivative of a step without memory in the weights, at the start, by complex steps; shape (n, n)."""
    field, hyper = NetworkField(gan), hyper_values(method, {})
    columns = (method.stepped(field, gan.start + 1j * TINY * u, (), hyper)[0] for u in np.eye(field.size))
    return np.stack([column.imag / TINY for column in columns], axis=1)


def growth(gan: ToyGan, method: Method, multiplier: complex) -> float:
    """The factor per step by which a run from next to rest moves away, where this eigenvalue of the step acts.

    The run begins along the real part of the eigenvector q whose eigenvalue is nearest; its points are then the real
    parts of c q with a complex c, and the factor is that of |c|.
    """
    values, vectors = np.linalg.eig(step_matrix(gan, method))
    q = vectors[:, np.argmin(np.abs(values - multiplier))]
    run = train(replace(gan, start=gan.start + NEAR * q.real), method, STEPS)
    plane = np.stack([q.real, -q.imag], axis=1)
    first, last = (np.linalg.lstsq(plane, run.points[i] - gan.start)[0] for i in (0, -1))
    return float((np.linalg.norm(last) / np.linalg.norm(first)) ** (1 / STEPS))
