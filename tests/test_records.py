"""Records: frozen, with the few properties that are read off them."""

from dataclasses import FrozenInstanceError, replace

import pytest
from sympy import Eq, Integer, Symbol, symbols, true

import symgan as sg
from symgan.records import Derivation, Game, Judgement, Outcome, Player, Status, Verdict

x, y, z = symbols("x y z", real=True)
GAME = Game("g", (Player("a", (x, y), x * y), Player("b", (z,), z**2)))


def test_parameters_and_blocks_go_player_by_player():
    assert GAME.params == (x, y, z) and GAME.blocks == ((0, 1), (2,))
    assert replace(GAME, players=GAME.players[::-1]).params == (z, x, y)
    assert replace(GAME, players=GAME.players[::-1]).blocks == ((0,), (1, 2))


def test_titles_name_game_regularizers_and_method():
    game = GAME.with_(sg.regularizers.weight_decay())
    assert GAME.title == "g" and game.title == "g + weight-decay"
    assert sg.derive(sg.games.bilinear()).title == "bilinear, gradient-flow"


@pytest.mark.parametrize("record", [GAME, GAME.players[0], Verdict(Outcome.STABLE, true), Judgement(Status.PROVED)])
def test_records_are_frozen(record):
    with pytest.raises(FrozenInstanceError):
        record.name = "other"


def test_a_step_is_found_by_its_key():
    d = sg.derive(sg.games.bilinear())
    assert isinstance(d, Derivation) and d.step("field").value == d.field
    with pytest.raises(KeyError):
        d.step("nothing")


@pytest.mark.parametrize("status", Status)
def test_a_judgement_is_compared_and_never_taken_for_a_truth_value(status):
    with pytest.raises(TypeError, match="status"):
        assert Judgement(status)


def test_outcomes_and_statuses_print_as_their_names():
    assert [str(o) for o in Outcome] == ["STABLE", "UNSTABLE", "MARGINAL", "CONDITIONAL", "UNDECIDED"]
    assert [str(s) for s in Status] == ["PROVED", "REFUTED", "UNDECIDED"]


def test_a_model_is_its_parts():
    model = sg.models.dirac()
    assert model.generator(Integer(3)) == sg.notation.theta and model.critic(2) == 2 * sg.notation.psi
    assert model.encoder is not None and model.encoder(Symbol("t")) == Symbol("t")


def test_records_show_themselves_in_a_notebook():
    d = sg.derive(sg.games.bilinear())
    shown = d._repr_markdown_(), sg.prove(Eq(x, x + y))._repr_markdown_(), sg.claims()[0]._repr_markdown_()
    assert all("$" in text for text in shown)
