"""A game and a method asked for by name, as on the command line or in a report file."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sympy import Expr, Symbol, sympify

from symgan import notation
from symgan.adversarial import gan, losses
from symgan.catalogue import find, names, unknown
from symgan.reading import read
from symgan.records import Derivation, Game, InputError, Method, Player


@dataclass(frozen=True)
class Request:
    """What was asked for: names from the catalogue, and numbers for arguments (text, as given)."""

    game: str = ""
    objective: str = ""
    regularizers: tuple[str, ...] = ()
    method: str = "gradient-flow"
    settings: Mapping[str, str] = field(default_factory=dict, hash=False)
    players: tuple[str, ...] = ()
    equilibrium: str = ""

    def build(self) -> tuple[Game, Method, dict[str, Any]]:
        """The game, the method, and those settings that are no argument of either; InputError for an unknown name."""
        numbers = {name: setting(name, text) for name, text in self.settings.items()}
        used: set[str] = set()
        game = self._game(numbers, used)
        for name in self.regularizers:
            game = game.with_(_called(find("regularizers", name), numbers, used))
        method = _called(find("methods", self.method), numbers, used)
        return game, method, {name: value for name, value in numbers.items() if name not in used}

    def _game(self, numbers: Mapping[str, Any], used: set[str]) -> Game:
        if self.players:
            return _custom_game(self.game or "custom", self.players, self.equilibrium)
        name = self.game.replace("-", "_")
        if name.endswith("_gan") and name.removesuffix("_gan") in names("models"):
            objective = _called(find("objectives", self.objective or "abstract"), numbers, used)
            return gan(objective, _called(find("models", name.removesuffix("_gan")), numbers, used))
        if name not in names("games"):
            raise InputError(unknown("games", self.game, games()))
        if self.objective:
            raise InputError(f"'{self.game}' is no GAN and takes no objective; GANs are: {', '.join(games()[:1])}")
        return _called(find("games", name), numbers, used)


def games() -> tuple[str, ...]:
    """Every game that can be asked for: a GAN for each model, and the games that are none."""
    return (*(f"{model}-gan".replace("_", "-") for model in names("models")), *names("games"))


def setting(name: str, text: Any) -> Expr:
    """A setting as an exact number, or an expression in the constants of the notation; InputError where it is none."""
    value = read(str(text))
    strange = sorted(s.name for s in value.free_symbols if notation.SYMBOLS.get(s.name) != s)
    if not isinstance(value, Expr) or strange:
        raise InputError(f"{name} = {text} is no number; write it as in {name}=0.1 or {name}=1/3")
    return value


def _called(function: Callable[..., Any], numbers: Mapping[str, Any], used: set[str]) -> Any:
    """The definition with those arguments that a setting names; pairs of step sizes come from h_g and h_d."""
    accepted = inspect.signature(function).parameters
    arguments = {name: numbers[name] for name in accepted if name in numbers}
    used.update(arguments)
    if "h" in accepted and "h" not in numbers and {"h_g", "h_d"} & set(numbers):
        pair = (notation.h_g, notation.h_d)
        arguments["h"] = tuple(numbers.get(s.name, s) for s in pair)
        used.update({"h_g", "h_d"} & set(numbers))
    for name, value in arguments.items():
        _admitted(name, value)
    missing = [name for name, p in accepted.items() if p.default is p.empty and name not in arguments]
    if missing:
        raise InputError(
            f"{function.__name__.replace('_', '-')} needs {' and '.join(missing)}, which cannot be given by name here; "
            f"make it in Python, as in sg.methods.{function.__name__}(...)"
        )
    return function(**arguments)


def _admitted(name: str, value: Any) -> None:
    """InputError where the number is none that the notation's symbol of that name admits."""
    symbol = notation.SYMBOLS.get(name)
    if symbol is None or isinstance(value, tuple):
        return
    if symbol.is_positive and value.is_positive is False:
        raise InputError(f"{name} = {value} is not possible: {name} must be positive")


def _custom_game(name: str, players: tuple[str, ...], equilibrium: str) -> Game:
    """A game from texts ``x,y = loss``, one a player, and an equilibrium ``x=0, y=0``."""
    split = [_split(text, "a player is written as in 'x,y = x**2 + x*z'") for text in players]
    symbols = {p.strip(): Symbol(p.strip(), real=True) for left, _ in split for p in left.split(",")}
    for p in symbols:
        if not p.isidentifier():
            raise InputError(f"'{p}' is no name of a parameter; a player is written as in 'x,y = x**2 + x*z'")
    made = tuple(
        Player(f"player {i}", tuple(symbols[p.strip()] for p in left.split(",")), _expression(right, symbols))
        for i, (left, right) in enumerate(split, start=1)
    )
    return Game(name, made, _point(equilibrium, symbols) if equilibrium else None)


def _split(text: str, form: str) -> tuple[str, str]:
    left, equals, right = text.partition("=")
    if not equals or not left.strip() or not right.strip():
        raise InputError(f"'{text}' has no name and value on the two sides of an =; {form}")
    return left, right


def _expression(text: str, symbols: Mapping[str, Symbol]) -> Any:
    value = read(text, symbols)
    if not isinstance(value, Expr):
        raise InputError(f"the loss '{text.strip()}' is no expression but a condition or a table: {value}")
    return value


def _point(text: str, symbols: Mapping[str, Symbol]) -> dict[Symbol, Any]:
    pairs = [_split(part, "an equilibrium is written as in 'x=0, y=1/2'") for part in text.split(",")]
    wrong = [left.strip() for left, _ in pairs if left.strip() not in symbols]
    if wrong:
        raise InputError(f"the equilibrium names {', '.join(wrong)}, but the parameters are {', '.join(symbols)}")
    return {symbols[left.strip()]: read(right, symbols) for left, right in pairs}


def open_constants(d: Derivation) -> set[str]:
    """The names of the constants of a derivation that have no number yet, other than those of an abstract function."""
    values = [*losses(d.game), *(v for h in d.method.hyper for v in (h if isinstance(h, tuple) else (h,)))]
    free = set().union(*(sympify(v).free_symbols for v in values)) - set(d.game.params)
    return {s.name for s in free}


def constant(d: Derivation, name: Any) -> Symbol:
    """The constant of the deciding matrix of that name; InputError with those there are."""
    there = {s.name: s for s in d.matrix.free_symbols} if d.matrix is not None else {}
    if str(name) not in there:
        raise InputError(f"the rate of '{d.title}' does not depend on '{name}'; it does on {', '.join(sorted(there))}")
    return there[str(name)]
