"""What all tests share: games made by hand, and Hypothesis made repeatable."""

import sys

import pytest
from hypothesis import settings
from sympy import Matrix, Rational, Symbol, symbols

from symgan.cli import main
from symgan.records import Game, Player

settings.register_profile("symgan", derandomize=True, deadline=None, max_examples=20, database=None)
settings.load_profile("symgan")


def params_of(n: int) -> tuple[Symbol, ...]:
    return symbols(f"w1:{n + 1}", real=True)


def linear(rows, sizes: tuple[int, ...] | None = None, rates: tuple = ()) -> Game:
    """Quadratic losses whose field is J w: player by player, of as many parameters as sizes says (one each)."""
    jacobian = Matrix(rows)
    w = params_of(jacobian.rows)
    sizes = sizes or (1,) * jacobian.rows
    rates = rates or (1,) * len(sizes)
    players, first = [], 0
    for k, (size, rate) in enumerate(zip(sizes, rates, strict=True)):
        own = range(first, first + size)
        loss = sum(
            -jacobian[i, j] * w[i] * w[j] * (Rational(1, 2) if j in own else 1) for i in own for j in range(len(w))
        )
        players.append(Player(f"p{k}", tuple(w[i] for i in own), loss, rate))
        first += size
    return Game("linear", tuple(players), dict.fromkeys(w, 0))


@pytest.fixture(scope="session")
def linear_game():
    """``linear_game(rows)`` is a game with field J w; within a player's own parameters J must be symmetric."""
    return linear


@pytest.fixture
def command(monkeypatch, capsys):
    """``command("check", "--json")`` is the exit status, what was told and what was complained of, all in this process."""

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["symgan", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return (ended.value.code or 0, *capsys.readouterr())

    return run


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Side by side, the tests of a file stay in one process, so that what they share is made once."""
    from xdist.scheduler import LoadFileScheduling

    return LoadFileScheduling(config, log)
