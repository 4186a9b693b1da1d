"""Answers on laws, critics, points and runs as a notebook shows them."""

import re

import pytest
from sympy import Rational, log, symbols

import symgan as sg
from symgan.laws import Normal

x, y, p = symbols("x y p", real=True)


def game(value, box=None) -> sg.Game:
    return sg.Game("by hand", (sg.Player("min", (x,), value, box=box), sg.Player("max", (y,), -value, box=box)))


def shown(answer) -> str:
    text = answer._repr_markdown_()
    assert text.startswith("**") and text.count("$") % 2 == 0 and "- {" not in text
    return text


def test_a_distance_without_a_closed_form_shows_bounds_rounded_away_from_each_other():
    found = sg.distance(sg.distances.jensen_shannon(), Normal(2, 1), Normal(0, 1))
    low, high = map(Rational, re.search(r"between (\S+) and (\S+)\.\n?", shown(found) + "\n").groups())
    assert low <= found.enclosure[0] < found.enclosure[1] <= high < low + Rational(1, 10**9) and high < log(2)


def test_a_distance_in_closed_form_shows_it():
    assert r"\frac{p^{2}}{2}" in shown(sg.distance(sg.distances.kl(), Normal(p, 1), Normal(0, 1)))


@pytest.mark.parametrize(
    ("objective", "part"),
    [
        (sg.objectives.minimax(), r"It is $2$ JS less $2 \log(2)$"),
        (sg.objectives.wasserstein(), "no output is the best"),
    ],
)
def test_the_best_critic_or_why_there_is_none(objective, part):
    assert part in shown(sg.optimal_critic(objective))


def test_a_property_that_depends_on_constants_shows_where_it_holds():
    text = shown(sg.classify(game(p * x**2 / 2 + x * y - y**2), methods=()))
    assert "- local Nash: where $p > 0$; for all constants refuted" in text and "- stationary: proved" in text


def test_every_branch_of_an_answer_is_shown_with_where_it_exists():
    text = shown(sg.best_responses(game(x * y - p * y**2 / 2)))
    assert r"$y = \frac{x}{p}$" in text and "$p > 0$" in text


def test_a_run_is_told_leg_by_leg_with_its_certificate():
    half = Rational(1, 2)
    text = shown(sg.stonr(game((x - half) * (y - half), ((0, 1),))))
    assert text.count("good") == 2 and text.count("middling") == 1 and "Certificate: PROVED" in text
    assert r"The end: $x = \frac{1}{2}$, $y = \frac{1}{2}$" in text
