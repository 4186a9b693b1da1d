"""The eigenvalues of the Jacobian of the toy GAN: where it is at rest, and where a run has ended."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from symgan.analysis.ring_training import PENALIZED, training
from symgan.numeric.toy.cloud import cloud
from symgan.numeric.toy.equilibrium import coupling, matched
from symgan.numeric.toy.field import NetworkField
from symgan.numeric.toy.gan import ToyGan
from symgan.objectives.non_saturating import non_saturating
from symgan.objectives.wasserstein import wasserstein
from symgan.pictures import Cloud
from symgan.records import InputError
from symgan.regularizers.r1 import r1

STRENGTH = 1.0  # of R1 at rest
REST, END = "rest", "end"


def data(of: str = REST) -> Cloud:
    """The cloud at rest, with what the Dirac-GAN predicts of it, or at the end of the run with R1."""
    if of not in (REST, END):
        raise InputError(f"there are eigenvalue clouds of '{REST}' and of '{END}'; got {of!r}")
    return _at_rest() if of == REST else _at_the_end()


def resting() -> ToyGan:
    """The Wasserstein GAN without regularizers, at rest where the run with R1 has ended."""
    run = training(PENALIZED)
    return matched(replace(run.gan, objective=wasserstein(), regularizers=()), run.points[-1])


def damped() -> ToyGan:
    """The same with R1, which leaves it at rest."""
    return replace(resting(), regularizers=(r1(STRENGTH),))


def singular_values(gan: ToyGan) -> np.ndarray:
    """Those of the block of the Jacobian by which the critic acts on the generator, the largest first."""
    values: np.ndarray = np.linalg.svd(coupling(gan, NetworkField(gan).jacobian(gan.start)), compute_uv=False)
    return values[: gan.critic.hidden]


def _at_rest() -> Cloud:
    plain, penalized = resting(), damped()
    curved = replace(plain, objective=non_saturating())
    clouds = {"Wasserstein": plain, f"Wasserstein, R1 of strength {STRENGTH:g}": penalized, "non-saturating": curved}
    singular = singular_values(plain)
    predicted = np.concatenate([1j * singular, -1j * singular])
    values = tuple(cloud(gan, gan.start) for gan in clouds.values())
    return Cloud(tuple(clouds), values, predicted, "Where samples and data are the same and the critic is flat")


def _at_the_end() -> Cloud:
    run = training(PENALIZED)
    off = replace(run.gan, regularizers=())
    values = tuple(cloud(gan, run.points[-1]) for gan in (off, run.gan))
    return Cloud(("the penalty switched off", "R1"), values, None, "The end of the run with R1")
