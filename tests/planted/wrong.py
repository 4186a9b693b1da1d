"""Derivations that are wrong on purpose: which checks of sg.verify fall, and that no others do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from sympy import Poly, Rational, eye, false, symbols, true

import symgan as sg
from symgan import games, methods, models, objectives
from symgan.laws import Normal
from symgan.notation import f1, lam, psi, theta

x, y = symbols("x y", real=True)
SMALL = Rational(1, 10**5)
FIELD = ["field at the equilibrium", "field at random points", "Jacobian of the field"]
SPECTRUM = ["characteristic polynomial", "eigenvalues"]
STEP = [*FIELD, "update at random points", "Jacobian of the simulated update", *SPECTRUM, "contraction of a run", "verdict"]
FLOW = [*FIELD, "velocity at random points", "Jacobian of the simulated velocity", *SPECTRUM, "growth rate of a run", "verdict"]


def _spiral(rate: Any = 1) -> sg.Game:
    """x' = -rate x - 2 y, y' = 3 x - 4 y: neither symmetric nor normal."""
    first, second = sg.Player("a", (x,), rate * x**2 / 2 + 2 * x * y), sg.Player("b", (y,), 2 * y**2 - 3 * x * y)
    return sg.Game("spiral", (first, second), {x: 0, y: 0})


def _changes(d: sg.Derivation) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """What is changed in a stable derivation, and the places in the list of checks that fall."""
    one, opposite = SMALL * eye(2), replace(d.verdict, region=false, unstable=true, outcome=sg.Outcome.UNSTABLE)
    yield {}, []
    yield {"equilibrium": {x: SMALL, y: 0 * SMALL}}, [0]
    yield {"field": d.field * (1 + SMALL)}, [1]
    yield {"field": -d.field}, [1]
    yield {"jacobian": d.jacobian.T}, [2]
    yield {"jacobian": d.jacobian + one}, [2]
    yield {"update": d.update * (1 - SMALL)}, [3]
    yield {"matrix": d.matrix.T}, [4, 7]
    yield {"matrix": d.matrix + 100 * one}, [4, 7]
    yield {"charpoly": d.charpoly + Poly(SMALL, lam)}, [5]
    yield {"eigenvalues": tuple((e + 2 * SMALL, m) for e, m in d.eigenvalues)}, [6]
    yield {"eigenvalues": tuple((-e, m) for e, m in d.eigenvalues)}, [6]
    yield {"verdict": opposite}, [8]
    yield {"verdict": replace(opposite, unstable=false)}, [8]
    yield {"verdict": replace(opposite, unstable=None, marginal=None)}, [8]
    yield {"verdict": replace(opposite, outcome=sg.Outcome.UNDECIDED)}, []
    yield {"invariants": (x,)}, [9]
    yield {"invariants": (x**2 + 2 * y**2,)}, [9]


def _judged(d: sg.Derivation, at: Any = None) -> tuple[list[str], list[str]]:
    """The names of all checks, and of those that fall."""
    checks = [(c.name.replace("{", "").replace("}", ""), c.passed) for c in sg.verify(d, at)]
    return [name for name, _ in checks], [name for name, passed in checks if not passed]


Judged = Iterator[tuple[Any, Any]]


def steps() -> Judged:
    """For each change of a derivation of a map: the checks and those that fell, and the checks with those that must."""
    yield from _each(sg.derive(_spiral(), methods.simultaneous(Rational(1, 10))), STEP, 1)


def flow() -> Judged:
    """The same for a flow, with some of the changes."""
    yield from _each(sg.derive(_spiral(), methods.gradient_flow()), FLOW, 3)


def _each(d: sg.Derivation, names: list[str], every: int) -> Judged:
    for change, places in list(_changes(d))[::every]:
        listed = [*names, *(f"{i} along a run" for i in change.get("invariants", ()))]
        yield _judged(replace(d, **change)), (listed, [listed[i] for i in places])


def marginal() -> Judged:
    """Outcomes on the boundary and beyond it; a conserved circle that is one, and one that is not."""
    d = sg.derive(games.bilinear())
    yield _judged(d), ([*FLOW, "x**2 + y**2 along a run"], [])
    yield _fallen(d, region=true, marginal=false), ["verdict"]
    yield _fallen(d, unstable=true), ["verdict"]
    yield _judged(replace(d, invariants=(x**2 + 2 * y**2,)))[1], ["x**2 + 2*y**2 along a run"]
    out = sg.derive(games.bilinear(), methods.simultaneous(Rational(1, 10)))
    yield _judged(out), (STEP, [])
    yield _fallen(out, unstable=None, marginal=None), []
    yield _fallen(out, unstable=false), ["verdict"]


def _fallen(d: sg.Derivation, **verdict: Any) -> list[str]:
    return _judged(replace(d, verdict=replace(d.verdict, **verdict)))[1]


def partial() -> Judged:
    """Where there is no deciding matrix, and where nothing is left of a run after one step."""
    step = methods.simultaneous(Rational(1, 10))
    d = sg.derive(_spiral(), step)
    undecided = replace(d.verdict, outcome=sg.Outcome.UNDECIDED)
    yield _judged(replace(d, matrix=None, verdict=undecided)), (FIELD, [])
    at_once = sg.derive(sg.Game("one", (sg.Player("p", (x,), x**2 / 2),), {x: 0}), methods.simultaneous(1))
    yield _judged(at_once), ([n for n in STEP if "contraction" not in n], [])
    named = sg.derive(sg.dirac_gan(), step)
    yield len(_judged(named, {"f1": 2, "f2": 3})[0]), 3 * len(STEP)
    bent = replace(named, jacobian=named.jacobian.subs(f1, f1 + SMALL))
    yield _judged(bent, {f1: 2})[1], [f"{FIELD[2]} [{n}]" for n in ("polynomial", "trigonometric", "hyperbolic")]
    hyperbola = _judged(replace(named, invariants=(theta * psi,)))[1]
    yield [n.split(" ")[-1] for n in hyperbola], ["[polynomial]", "[trigonometric]", "[hyperbolic]"]


class Shifted(Normal):
    """A normal law whose samples have another mean than its moments say."""

    def sample(self, value: Any, rng: np.random.Generator, n: int) -> np.ndarray:
        return super().sample(value, rng, n) + 0.03


class Widened(Normal):
    """A normal law whose quadrature has another deviation than its density."""

    def quadrature(self, value: Any, n: int) -> tuple[np.ndarray, np.ndarray]:
        nodes, weights = super().quadrature(value, n)
        return 1.01 * nodes, weights


def random() -> Judged:
    """Data of a law that is read in three ways, and each of them wrong in turn."""
    monte_carlo = "field by Monte Carlo, in standard errors"
    expected = ((Normal, []), (Shifted, [monte_carlo]), (Widened, [*FIELD[1:3], *STEP[3:9], monte_carlo]))
    for law, falls in expected:
        model = replace(models.dirac(), data=law(0, 1), critic=sg.Network((psi,), lambda v: psi * v + psi**2 * v**2))
        game = sg.gan(objectives.wasserstein(), replace(model, generator=sg.Network((theta,), lambda z: theta)))
        names, found = _judged(sg.derive(game, methods.simultaneous(Rational(1, 10))))
        yield (names, set(found) <= set(falls), bool(found)), ([*STEP, monte_carlo], True, bool(falls))
