"""Runs in closed form, and best responses in turn: what is so is proved, what is not is shown at a point."""

from dataclasses import replace

import numpy as np
import pytest
from sympy import Eq, Rational, S, Symbol, cos, exp, sin

import symgan as sg
from symgan import games, methods
from symgan.literature.judge import claim, judge
from symgan.literature.statements.closed_forms import Runs
from symgan.literature.statements.responses import ResponseCycle
from symgan.notation import c, h, k, kappa, t
from symgan.records import Game, Player, Status

GAME = games.fixed_critic()
u, v = GAME.params
START = {p: Symbol(f"{p}0", real=True) for p in (u, v)}
x, y = games.bilinear().params
BEGIN = {p: Symbol(f"{p}0", real=True) for p in (x, y)}


def shrunk(factor):
    return {u: c + (START[u] - c) * factor, v: START[v] * factor}


def test_the_flow_of_the_bilinear_game_turns():
    a, b = BEGIN.values()
    turned = {x: a * cos(t) - b * sin(t), y: a * sin(t) + b * cos(t)}
    backward = {x: a * cos(t) + b * sin(t), y: b * cos(t) - a * sin(t)}
    assert judge(Runs(games.bilinear(), methods.gradient_flow(), turned, BEGIN)).status is Status.PROVED
    assert judge(Runs(games.bilinear(), methods.gradient_flow(), backward, BEGIN)).status is Status.REFUTED


@pytest.mark.parametrize(
    ("method", "curve"),
    [
        (methods.gradient_flow(), shrunk(exp(-2 * kappa * t))),
        (methods.gradient_flow(), {**shrunk(exp(-kappa * t)), v: START[v]}),
        (methods.gradient_flow(), {p: e + 1 for p, e in shrunk(exp(-kappa * t)).items()}),
        (methods.simultaneous(), shrunk((1 + h * kappa) ** k)),
        (methods.simultaneous(), shrunk((1 - h * kappa) ** (k + 1))),
    ],
)
def test_another_curve_is_refuted(method, curve):
    found = judge(Runs(GAME, method, curve, START))
    assert found.status is Status.REFUTED and set(found.witness) <= {u, v, h, c, kappa, t, k, *START.values()}


def test_a_method_with_memory_has_no_curve_of_the_parameters_alone():
    assert judge(Runs(GAME, methods.momentum(h, 0), shrunk((1 - h * kappa) ** k), START)).status is Status.UNDECIDED


@pytest.mark.parametrize(("method", "clock", "time"), [("simultaneous", k, 30), ("gradient_flow", t, 1.5)])
def test_the_collapse_in_closed_form_is_what_a_run_does(method, clock, time):
    curve = claim("seed002-collapse-in-time" if clock == t else "seed002-collapse-in-steps").says
    curve = (curve if clock == t else curve.statements[0]).curve
    made = methods.gradient_flow() if clock == t else methods.simultaneous(0.1)
    run = sg.simulate(GAME, made, {"kappa": 0.7, "c": 2}, (-1, 1.5), time)
    values = {kappa: 0.7, c: 2, h: 0.1, START[u]: -1, START[v]: 1.5, clock: run.times[-1]}
    assert run.points[-1] == pytest.approx([float(curve[p].subs(values)) for p in (u, v)], rel=1e-9)


def test_the_mean_gradient_in_the_code_is_that_of_samples():
    z = np.polynomial.hermite_e.hermegauss(20)
    mean = np.sum(z[1] * z[0] * 0.7 * 1.5 * (-1 + 1.5 * z[0] - 2)) / np.sum(z[1])
    relation = claim("seed002-latent-gradient").says.statements[0].relation
    assert mean == pytest.approx(float(relation.rhs.subs({kappa: 0.7, v: 1.5})))


def test_an_answer_that_is_not_the_only_best_is_refuted_at_the_better_one():
    cycle = claim("seed002-chase-two-modes").says.statements[0]
    theta, psi = cycle.game.params
    wrong = replace(cycle, moves=((1, (S.One,)), *cycle.moves[1:]))
    assert judge(wrong).status is Status.REFUTED and judge(wrong).witness[psi] < 1
    outside = replace(cycle, moves=((1, (-S(2),)), *cycle.moves[1:]))
    assert judge(outside).status is Status.REFUTED
    flat = replace(cycle, start={theta: 0, psi: 1})  # where the point is in the middle, every slope is as good
    assert judge(flat).status is Status.REFUTED
    assert judge(replace(cycle, moves=cycle.moves[:2])).status is Status.REFUTED  # half way around


def test_a_player_with_two_parameters_answers_in_both():
    a, b, e = (Symbol(name, real=True) for name in "abe")
    pair = Player("pair", (a, b), (a - e) ** 2 + (b + e) ** 2)
    game = Game("pair", (pair, Player("single", (e,), (e + a) ** 2)))
    answers = ((1, (-S.One,)), (0, (-S.One, S.One)), (1, (S.One,)), (0, (S.One, -S.One)))
    assert judge(ResponseCycle(game, {a: 1, b: -1, e: 1}, answers)).status is Status.PROVED
    wrong = (*answers[:3], (0, (S.One, Rational(-1, 2))))
    assert judge(ResponseCycle(game, {a: 1, b: -1, e: 1}, wrong)).status is Status.REFUTED


def test_the_bounded_game_has_an_equilibrium_that_best_responses_miss():
    game = claim("seed002-chase-two-modes").says.statements[0].game
    d = sg.derive(game)
    assert d.field.subs(dict.fromkeys(game.params, 0)) == d.field * 0
    assert Eq(d.jacobian.det(), 1) == True
