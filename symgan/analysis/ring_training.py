"""The runs of the toy GAN that pictures and tables show: plain steps, steps in turn, and steps with R1, on one ring."""

from __future__ import annotations

from functools import cache

from symgan.methods.alternating import alternating
from symgan.methods.simultaneous import simultaneous
from symgan.numeric.toy.gan import toy_gan
from symgan.numeric.toy.training import Training, train
from symgan.regularizers.r1 import r1

STEP, STRENGTH = 0.3, 0.5
STEPS, KEPT = 10000, 100

PLAIN, TURNS, PENALIZED = RUNS = ("simultaneous", "alternating", "simultaneous, R1")


@cache
def training(name: str) -> Training:
    """The run of that name, one of RUNS; all begin at the same weights, with the same data."""
    gan = toy_gan(regularizers=(r1(STRENGTH),) if name == PENALIZED else ())
    return train(gan, alternating(STEP, 1, 1) if name == TURNS else simultaneous(STEP), STEPS, KEPT)
