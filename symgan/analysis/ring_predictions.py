"""What the theory of the Dirac-GAN predicts of the toy GAN next to its rest, and what its runs do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
from sympy import Rational

from symgan.adversarial import dirac_gan
from symgan.analysis.eigenvalue_cloud import damped, resting, singular_values
from symgan.analysis.ring_training import PENALIZED, RUNS, training
from symgan.exact.derivation import derive
from symgan.methods.alternating import alternating
from symgan.methods.simultaneous import simultaneous
from symgan.notation import f1
from symgan.numeric import dual
from symgan.numeric.predict import numbers
from symgan.numeric.toy.cloud import cloud, largest_step
from symgan.numeric.toy.equilibrium import matched
from symgan.numeric.toy.field import NetworkField
from symgan.numeric.toy.gan import ToyGan
from symgan.numeric.toy.linearized import growth, step_matrix
from symgan.numeric.toy.losses import loss
from symgan.records import Check, Method

SMALL, LARGE = Rational(1, 10), Rational(7, 10)  # step sizes; the Dirac-GAN bounds alternating ones in between
BESIDE = 0.9, 1.1  # times the largest step that the cloud admits
SLACK = 1e-9  # eigenvalues that are 0 but for rounding: weights that do not matter at rest
TOLERANCE = 1e-6  # of a factor per step


@dataclass(frozen=True)
class Prediction:
    """A method next to rest: the factor per step that is predicted, from what, and the one that a run shows."""

    game: str
    method: str
    step: float
    source: str
    predicted: float
    observed: float


def predictions() -> tuple[Prediction, ...]:
    """Without curvature against the Dirac-GAN, then with R1 about the bound of the cloud, then the game of the runs."""
    return (*_by_dirac_gan(), *_by_cloud(), *_by_linearization())


def _by_dirac_gan() -> Iterator[Prediction]:
    plain = resting()
    strength = float(singular_values(plain)[0])
    for method in (simultaneous(SMALL), alternating(SMALL, 1, 1), alternating(LARGE, 1, 1)):
        yield _told("Wasserstein", plain, method, "Dirac-GAN", dirac_multiplier(method, strength))


def _by_cloud() -> Iterator[Prediction]:
    penalized = damped()
    found = cloud(penalized, penalized.start)
    moving = found[np.abs(found) > SLACK]
    limit = largest_step(moving)
    stiff = complex(moving[np.argmin(-2 * moving.real / np.abs(moving) ** 2)])
    for h in (part * limit for part in BESIDE):
        yield _told("Wasserstein, R1", penalized, simultaneous(h), "cloud", 1 + h * stiff)


def _by_linearization() -> Iterator[Prediction]:
    for name in RUNS:
        run = training(name)
        gan = matched(run.gan, training(PENALIZED).points[-1])
        multipliers = np.linalg.eigvals(step_matrix(gan, run.method))
        moving = multipliers[np.abs(multipliers - 1) > SLACK]
        game = "non-saturating" + ", R1" * bool(gan.regularizers)
        yield _told(game, gan, run.method, "step", complex(moving[np.argmax(np.abs(moving))]))


def _told(game: str, gan: ToyGan, method: Method, source: str, multiplier: complex) -> Prediction:
    step, seen = float(method.hyper[0]), growth(gan, method, multiplier)
    return Prediction(game, method.name, step, source, abs(multiplier), seen)


def dirac_multiplier(method: Method, strength: float) -> complex:
    """The eigenvalue of largest modulus of the derived step of the Dirac-GAN with this f'(0)."""
    d = derive(dirac_gan(), method)
    assert d.matrix is not None
    found = np.linalg.eigvals(numbers(d.matrix, {f1: strength}).reshape(d.matrix.shape))
    return complex(found[np.argmax(np.abs(found))])


def checks(told: Iterable[Prediction]) -> tuple[Check, ...]:
    """The gradients by hand, the cloud at rest, the side to which R1 moves it, and each factor that was told."""
    plain, penalized = resting(), damped()
    found = cloud(plain, plain.start)
    singular = singular_values(plain)
    upper = np.sort(found.imag)[::-1][: len(singular)]
    apart = float(max(np.abs(upper - singular).max(), np.abs(found.real).max()))
    moved = cloud(penalized, penalized.start)
    right = float(moved[np.abs(moved) > SLACK].real.max())
    rest = float(np.abs(NetworkField(penalized)(penalized.start)).max())
    return (
        *(_gradient(gan, name) for gan, name in ((plain, "plain"), (penalized, "R1"))),
        Check("the field at rest", 0, rest, rest, 1e-12, rest <= 1e-12),
        Check("eigenvalues at rest are the singular values", singular, upper, apart, 1e-7, apart <= 1e-7),
        Check("R1 moves all of them to the left", "stable", right, 0.0, 0.0, right < 0),
        *map(_factor, told),
    )


def _gradient(gan: ToyGan, name: str) -> Check:
    """Both losses differentiated by dual numbers in a random direction at random weights, against the field by hand."""
    rng = np.random.default_rng(1)
    w, u = gan.start + 0.3 * rng.normal(size=len(gan.start)), rng.normal(size=len(gan.start))
    field = NetworkField(gan)
    seen = [-dual.along(partial(loss, gan, i), w, field.part(i, u)) for i in range(field.players)]
    by_hand = [float(field.only(i, w) @ u) for i in range(field.players)]
    error = float(np.abs(np.array(seen) - by_hand).max())
    return Check(f"gradients by hand [{name}]", by_hand, seen, error, 1e-10, error <= 1e-10)


def _factor(p: Prediction) -> Check:
    error = abs(p.predicted - p.observed)
    name = f"factor per step [{p.game}, {p.method}, {p.step:.3g}]"
    return Check(name, p.predicted, p.observed, error, TOLERANCE, error <= TOLERANCE)
