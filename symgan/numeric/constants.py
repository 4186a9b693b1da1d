"""The constants of a game and a method at numbers: complete, of the right kind, and exact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympy import Expr, Float, Rational, Symbol, SympifyError, sympify
from sympy.core.function import AppliedUndef

from symgan.adversarial import boxes, losses
from symgan.notation import taylor_symbol
from symgan.records import Game, InputError, Method
from symgan.validity import is_real_quantity


def required(game: Game, method: Method | None = None) -> set[Symbol]:
    """Every constant that a run needs a number for."""
    symbols = set().union(*(loss.free_symbols for loss in losses(game)))
    symbols |= set().union(*(sympify(p.rate).free_symbols for p in game.players))
    symbols |= set().union(*(bound.free_symbols for box in boxes(game).values() for bound in box))
    values = method.hyper if method is not None else ()
    for v in (v for value in values for v in (value if isinstance(value, tuple) else (value,))):
        if not is_real_quantity(v):
            raise InputError(f"a constant of a method must be a real number or a symbol; got {v!r}")
        symbols |= sympify(v).free_symbols
    return symbols - set(game.params)


def abstract_functions(game: Game) -> tuple[str, ...]:
    """The names of the functions that the game leaves abstract."""
    return tuple(sorted({a.func.__name__ for loss in losses(game) for a in loss.atoms(AppliedUndef)}))


def constants_of(at: Mapping[Any, Any], needed: set[Symbol]) -> dict[Symbol, Expr]:
    """Exact numbers for the needed constants, given by symbol or by name; InputError for one missing or impossible.

    Entries for the Taylor symbols of abstract functions (``f1``, ``f2``) are kept as well.
    """
    if not isinstance(at, Mapping):
        raise InputError(f"the constants are given as a dict, as in at={{h: 0.1}}; got {at!r}")
    given = {k.name if isinstance(k, Symbol) else str(k): v for k, v in at.items()}
    missing = sorted(s.name for s in needed if s.name not in given)
    if missing:
        example = f"at={{{missing[0]}: 0.1}}"
        raise InputError(f"a number is needed for each of {', '.join(missing)}; give it, as in {example}")
    known = {s.name: s for s in needed} | {n: taylor_symbol("f", k) for k, n in ((1, "f1"), (2, "f2"))}
    unused = sorted(set(given) - set(known))
    if unused:
        raise InputError(f"no constant here is called {', '.join(unused)}; there are: {', '.join(sorted(known))}")
    return {known[name]: _exact(known[name], value) for name, value in given.items()}


def _exact(symbol: Symbol, value: Any) -> Expr:
    """The value as an exact number that the symbol's assumptions admit."""
    try:
        number = sympify(str(value) if isinstance(value, float) else value)
    except (SympifyError, TypeError, ValueError, AttributeError):
        raise InputError(f"{symbol} = {value!r} is no number") from None
    if not isinstance(number, Expr) or not number.is_number or number.is_real is False or number.is_finite is False:
        raise InputError(f"{symbol} = {value!r} is no real number")
    number = number.xreplace({f: Rational(str(f)) for f in number.atoms(Float)})
    for name in ("integer", "positive", "nonzero", "real"):
        if getattr(symbol, f"is_{name}") and not getattr(number, f"is_{name}"):
            raise InputError(f"{symbol} = {number} is not possible: {symbol} must be {_phrase(symbol)}")
    return number


def _phrase(symbol: Symbol) -> str:
    if symbol.is_integer:
        return "a positive integer" if symbol.is_positive else "an integer"
    if symbol.is_positive:
        return "positive"
    return "real and nonzero" if symbol.is_nonzero else "real"
