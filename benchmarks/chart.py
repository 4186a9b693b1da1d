"""A chart of stability with 400 by 400 points: from the exact conditions, and from the spectrum by NumPy."""

import statistics
import time
from collections.abc import Callable

import numpy as np
from sympy import lambdify

import symgan as sg
from symgan.notation import f1, gamma, h

SIDE, ROUNDS = 400, 7


def seconds(work: Callable[[], np.ndarray]) -> tuple[float, np.ndarray]:
    """The median time of the work, and its result."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - began)
    return statistics.median(times), result


def main() -> None:
    """Print both times and their ratio; the two charts are the same but on the boundary itself."""
    d = sg.derive(sg.dirac_gan().with_(sg.regularizers.r1()), sg.methods.simultaneous())
    x, y = np.meshgrid(np.linspace(0.01, 4, SIDE), np.linspace(0.01, 3, SIDE))
    region = lambdify((gamma, h), d.verdict.region.subs(f1, 0.5), "numpy")
    entries = [lambdify((gamma, h), e.subs(f1, 0.5), "numpy") for e in d.matrix]

    def by_spectrum() -> np.ndarray:
        parts = [np.broadcast_to(e(x, y), x.shape) for e in entries]
        matrices = np.stack(parts, axis=-1).reshape(*x.shape, 2, 2)
        return np.abs(np.linalg.eigvals(matrices)).max(axis=-1) < 1

    fast, first = seconds(lambda: region(x, y))
    slow, second = seconds(by_spectrum)
    differ = int(np.sum(first != second))
    print(f"conditions {fast * 1e3:8.2f} ms\nspectrum   {slow * 1e3:8.2f} ms\nratio      {slow / fast:8.0f}")
    print(f"{differ} of {SIDE * SIDE} points differ")


if __name__ == "__main__":
    main()
