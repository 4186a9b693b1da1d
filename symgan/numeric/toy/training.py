"""Training the toy GAN by a method of the catalogue, all data and all latent codes in every step."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sympy import sympify

from symgan.numeric.simulate import hyper_values
from symgan.numeric.toy.field import NetworkField
from symgan.numeric.toy.gan import ToyGan
from symgan.records import InputError, Method


@dataclass(frozen=True, eq=False)
class Training:
    """A run of a method on the toy GAN: numbers of steps, shape (k,), and the weights after them, shape (k, n)."""

    gan: ToyGan
    method: Method
    times: np.ndarray
    points: np.ndarray

    def samples(self, time: int) -> np.ndarray:
        """The samples after that many steps, shape (m, 2); InputError where the weights were not kept."""
        (found,) = np.nonzero(self.times == time)
        if not len(found):
            raise InputError(f"after {time} steps the weights were not kept; they were after {self.times.tolist()}")
        return self.gan.samples(self.points[found[0]])


def train(gan: ToyGan, method: Method, steps: int, every: int = 1) -> Training:
    """A run of ``steps`` steps of a method of the catalogue at numbers, the weights kept after every so many.

    InputError for a flow, for a constant of the method without a number, or for a method with verbs beyond the field
    and its Jacobian. A run that leaves all bounds goes on with numbers that are none.
    """
    if not isinstance(method, Method) or method.flow:
        raise InputError(f"the toy GAN takes a discrete method, such as sg.methods.simultaneous(0.2); got {method!r}")
    free = {s for value in method.hyper for s in sympify(value).free_symbols}
    if free:
        raise InputError(f"'{method.name}' needs a number for each of {', '.join(sorted(map(str, free)))}")
    if not all(isinstance(n, int) and n > 0 for n in (steps, every)):
        raise InputError(f"steps and every are positive integers; got {steps!r} and {every!r}")
    field, hyper, x = NetworkField(gan), hyper_values(method, {}), gan.start
    memory = method.begun(field, x)
    times, points = [0], [x]
    with np.errstate(all="ignore"):
        for step in range(1, steps + 1):
            x, memory = method.stepped(field, x, memory, hyper)
            if step % every == 0:
                times.append(step)
                points.append(x)
    return Training(gan, method, np.array(times), np.array(points))
