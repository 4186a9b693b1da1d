"""Single stages against what one would write by hand in SymPy or NumPy."""

import numpy as np
import sympy

import symgan as sg
from symgan.notation import f1, f2, h, sigma

GAME = sg.dirac_gan().with_(sg.regularizers.instance_noise())


def test_derive(benchmark):
    d = benchmark(lambda: sg.derive(GAME, sg.methods.simultaneous()))
    assert d.eigenvalues is not None


def test_the_same_eigenvalues_by_hand(benchmark):
    def by_hand():
        jacobian = sympy.Matrix([[0, -f1], [f1, 2 * f2 * sigma**2]])
        return (sympy.eye(2) + h * jacobian).eigenvals()

    assert len(benchmark(by_hand)) == 2


def test_verify(benchmark):
    d = sg.derive(sg.dirac_gan(), sg.methods.simultaneous())
    checks = benchmark(lambda: sg.verify(d, {h: 0.1}))
    assert all(c.passed for c in checks)


def test_one_simulated_run(benchmark):
    run = benchmark(lambda: sg.simulate(sg.dirac_gan(), sg.methods.simultaneous(), {h: 0.1}, (1, 0), 200))
    assert np.isfinite(run.points).all()
