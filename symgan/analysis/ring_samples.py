"""What the generators of three runs on one ring make of the latent codes, at a few times."""

from __future__ import annotations

from symgan.analysis.ring_training import RUNS, STEPS, training
from symgan.numeric.toy.coverage import modes_hit
from symgan.pictures import RingSamples

SHOWN = 4  # times after the start


def data() -> RingSamples:
    """The samples of each run at the start and after equal numbers of steps, with the number of modes that they hit."""
    times = tuple(range(0, STEPS + 1, STEPS // SHOWN))
    samples = tuple(tuple(training(name).samples(time) for time in times) for name in RUNS)
    gan = training(RUNS[0]).gan
    hit = tuple(tuple(modes_hit(s, gan.modes, gan.spread) for s in row) for row in samples)
    return RingSamples(RUNS, times, samples, hit, gan.modes, gan.spread, "Samples on a ring of eight modes")
