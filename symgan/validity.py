"""Whether a game can be played: what cannot be used is refused with a sentence, for both sides alike."""

from __future__ import annotations

from typing import Any

from sympy import Expr, I, Integral, S, Symbol, SympifyError, nan, oo, sympify, zoo

from symgan.records import Game, InputError, Player


def validate(game: Any) -> None:
    """InputError where a game, its players, their parameters, losses or rates are not what they must be."""
    if not isinstance(game, Game):
        raise InputError(f"a game is needed, such as sg.dirac_gan() or sg.Game(...); got {game!r}")
    if not isinstance(game.players, (tuple, list)) or not all(isinstance(p, Player) for p in game.players):
        raise InputError(f"the players of '{game.name}' must be a tuple of sg.Player; got {game.players!r}")
    if not game.players:
        raise InputError(f"the game '{game.name}' has no players")
    for player in game.players:
        _validate_player(player)
    if len(set(game.params)) != len(game.params):
        raise InputError(f"a parameter belongs to two players of '{game.name}': {game.params}")
    for r in game.regularizers:
        if not all(map(is_real_quantity, r.hyper)):
            raise InputError(f"the strengths of {r.name} must be real numbers or symbols; got {r.hyper}")


def _validate_player(player: Player) -> None:
    params = player.params
    if not isinstance(params, (tuple, list)) or not params or not all(isinstance(p, Symbol) for p in params):
        raise InputError(f"the parameters of player '{player.name}' must be a tuple of SymPy symbols; got {params!r}")
    imaginary = [p for p in params if p.is_real is False]
    if imaginary:
        raise InputError(f"the parameters {imaginary} of player '{player.name}' must be real")
    if not isinstance(player.loss, Expr):
        raise InputError(
            f"the loss of player '{player.name}' must be a SymPy expression; "
            f"got {player.loss!r} of type {type(player.loss).__name__}"
        )
    if not is_real_quantity(player.loss):
        raise InputError(f"the loss of player '{player.name}' must be a real number; got {player.loss}")
    if not is_real_quantity(player.rate):
        raise InputError(f"the rate of player '{player.name}' must be a real number; got {player.rate!r}")


def is_real_quantity(value: Any) -> bool:
    """Whether a value is a number or an expression that may be real: no text or matrix, not imaginary or infinite."""
    try:
        expr = None if isinstance(value, (str, bool)) else sympify(value)
    except (SympifyError, TypeError, ValueError, AttributeError):
        return False
    if not isinstance(expr, Expr) or expr.is_commutative is not True or expr.is_real is False:
        return False
    outside = expr.xreplace({i: S.Zero for i in expr.atoms(Integral)})  # whose limits may be infinite
    return not (expr.has(I, nan, zoo) or outside.has(oo, S.NegativeInfinity))
