"""GAN games: an objective on a model, and the losses of any game with its regularizers.

The losses hold unevaluated expectations and gradients. They are definitions, not results: the
exact and the numeric side each work them out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sympy import Abs, Add, Derivative, Dummy, Expr, Max, Min, Subs, Symbol, sqrt, sympify

from symgan.laws import Expectation, Law, Normal, Uniform
from symgan.notation import numbered
from symgan.records import Game, InputError, Model, Network, Objective, Player, Regularizer
from symgan.validity import is_real_quantity, validate


@dataclass(frozen=True)
class Stream:
    """Samples of a point, made of random variables with their laws; a tuple where it has several coordinates."""

    point: Any
    bindings: tuple[tuple[Symbol, Law], ...]
    name: str

    @property
    def coordinates(self) -> tuple[Expr, ...]:
        """The coordinates of the point, one where it is a number."""
        return _coordinates(self.point)

    def expect(self, integrand: Any) -> Expr:
        """The unevaluated expectation over this stream."""
        return Expectation(integrand, *self.bindings)

    def noisy(self, sigma: Any) -> Stream:
        """The stream with independent Gaussian noise of standard deviation sigma on every coordinate."""
        eps = _symbols(f"eps_{self.name}", self.point)
        drawn = tuple((symbol, Normal(0, 1)) for symbol in _coordinates(eps))
        moved = tuple(x + sigma * e for x, e in zip(self.coordinates, _coordinates(eps), strict=True))
        return Stream(moved if isinstance(self.point, tuple) else moved[0], (*self.bindings, *drawn), self.name)


@dataclass(frozen=True)
class Setting:
    """What a regularizer may use: the players, their losses before it, and streams and networks where it is a GAN."""

    game: Game
    streams: tuple[Stream, Stream] | None
    losses: tuple[Expr, ...]

    @property
    def model(self) -> Model:
        if self.game.model is None:
            raise InputError(
                f"the game '{self.game.name}' is made of plain expressions: it has no critic and no data, "
                "which this regularizer needs; use it on a GAN such as sg.dirac_gan()"
            )
        return self.game.model

    @property
    def real(self) -> Stream:
        assert self.model and self.streams
        return self.streams[0]

    @property
    def fake(self) -> Stream:
        assert self.model and self.streams
        return self.streams[1]

    @property
    def latent(self) -> Stream:
        """The samples that the generator makes its points of."""
        return _drawn("z", self.model.latent, "latent")

    def samples(self, law: Law) -> Stream:
        """Points whose coordinates, as many as the critic takes, are independent and have this law."""
        point = self.real.point
        return _drawn("y", tuple(law for _ in point) if isinstance(point, tuple) else law, "samples")

    @property
    def between(self) -> Stream:
        """Points on the segments between real and fake samples, each segment and each place on it alike."""
        weight = Symbol("alpha_mix", real=True)
        pairs = zip(self.real.coordinates, self.fake.coordinates, strict=True)
        mixed = tuple(weight * x + (1 - weight) * y for x, y in pairs)
        point = mixed if isinstance(self.real.point, tuple) else mixed[0]
        return Stream(point, (*self.real.bindings, *self.fake.bindings, (weight, Uniform(0, 1))), "between")

    def steepness(self, stream: Stream) -> Expr:
        """|grad_x D(x)| at the points of the stream, the gradient left unevaluated."""
        return length(gradient(self.model.critic, stream))

    def squared_gradient(self, stream: Stream) -> Expr:
        """E |grad_x D(x)|^2 over the stream, the gradient left unevaluated."""
        return stream.expect(Add(*(slope**2 for slope in gradient(self.model.critic, stream))))

    def squared_field(self, player: int) -> Expr:
        """The squared gradient of a player's loss in its own parameters, left unevaluated."""
        loss = self.losses[player]
        return Add(*(Derivative(loss, p) ** 2 for p in self.game.players[player].params))


def gradient(network: Network, stream: Stream) -> tuple[Expr, ...]:
    """The partial derivatives of a network of one output in its input, at the points of the stream, unevaluated."""
    u = _symbols("u", stream.point)
    output, inputs = network(u), _coordinates(u)
    taken = _named(network, stream.point) & {*inputs, *(x for x, _ in stream.bindings)}
    if taken:
        raise InputError(f"the symbols {taken} of a network are names of its input here; call them otherwise")
    return tuple(Subs(Derivative(output, x), inputs, stream.coordinates) for x in inputs)


def length(vector: Sequence[Expr]) -> Expr:
    """The Euclidean length; of one coordinate its absolute value, which has no root to differentiate at zero."""
    return Abs(vector[0]) if len(vector) == 1 else sqrt(Add(*(x**2 for x in vector)))


def gan(objective: Objective, model: Model) -> Game:
    """The game that an objective makes of a model; the generator is the first player, the critic the second."""
    if not isinstance(objective, Objective) or not isinstance(model, Model):
        raise InputError(
            "gan takes an objective and a model, such as gan(sg.objectives.wasserstein(), sg.models.dirac()); "
            f"got {objective!r} and {model!r}"
        )
    _refuse_clashes(model)
    generator, critic = _adversarial(objective, model, _streams(model, ()))
    players = (
        Player("generator", model.generator.params, generator),
        Player("critic", model.critic.params, critic),
    )
    name = f"{model.name}-gan ({objective.name})"
    return Game(name, players, model.equilibrium, objective=objective, model=model)


def _refuse_clashes(model: Model) -> None:
    """A parameter or constant that is also the name of a random variable would be averaged over."""
    if not all(isinstance(law, Law) for side in (model.data, model.latent) for law in _coordinates(side)):
        raise InputError(
            f"data and latent of the model '{model.name}' must be laws, such as sg.laws.Normal(0, 1), "
            "or tuples of them, one a coordinate"
        )
    real, fake = _streams(model, ())
    random = {x for stream in (real, fake) for x, _ in stream.bindings}
    named = _named(model.generator, model.latent) | _named(model.critic, model.data)
    laws = set().union(*(law.free_symbols for stream in (real, fake) for _, law in stream.bindings))
    params = {*model.generator.params, *model.critic.params}
    for symbol, why in [
        *((s, "the name of a random variable here; call it otherwise") for s in (named | laws) & random),
        *((s, "a parameter, on which a law may not depend; let the generator move the samples") for s in laws & params),
    ]:
        raise InputError(f"the symbol '{symbol}' of the model '{model.name}' is {why}")


def _named(network: Network, like: Any) -> set[Any]:
    """The parameters and the constants of a network whose input has the same shape as ``like``."""
    blank = tuple(Dummy("t") for _ in like) if isinstance(like, tuple) else Dummy("t")
    outputs = _coordinates(network(blank))
    return {*network.params}.union(*(sympify(e).free_symbols for e in outputs))


def dirac_gan(objective: Objective | None = None) -> Game:
    """The Dirac-GAN: data at 0, generator at theta, D(x) = psi x; abstract f unless an objective is given.

    Source: Mescheder, Geiger and Nowozin 2018, Definition 2.1.
    """
    from symgan.models import dirac
    from symgan.objectives import abstract

    return gan(objective if objective is not None else abstract(), dirac())


def losses(game: Game) -> tuple[Expr, ...]:
    """Each player's whole loss, regularizers included, with expectations and gradients unevaluated."""
    validate(game)
    streams = None
    terms = [sympify(player.loss) for player in game.players]
    if game.model is not None and game.objective is not None:
        streams = _streams(game.model, game.regularizers)
        terms = list(_adversarial(game.objective, game.model, streams))
        averaged = {x for stream in streams for x, _ in stream.bindings} & set(game.params)
        if averaged:
            raise InputError(f"the parameters {averaged} of '{game.title}' have names of random variables here")
    for regularizer in game.regularizers:
        setting = Setting(game, streams, tuple(terms))
        if regularizer.noise is not None:
            setting.model  # noqa: B018 - raises the sentence about plain games
        if regularizer.penalty is not None:
            for player, term in regularizer.penalty(setting).items():
                terms[player] += term
    return tuple(terms)


def boxes(game: Game) -> dict[Symbol, tuple[Expr, Expr]]:
    """The bounds of every bounded parameter, of the players and of constraints together; empty for most games."""
    found: dict[Symbol, tuple[Expr, Expr]] = {}
    for p, (low, high) in _bounds(game):
        lowest, highest = found.get(p, (low, high))
        found[p] = Max(lowest, low), Min(highest, high)
    return found


def _bounds(game: Game) -> Iterator[tuple[Symbol, tuple[Expr, Expr]]]:
    """Each parameter with a pair of bounds, once for every box that it lies in."""
    given = [{i: p.box for i, p in enumerate(game.players) if p.box is not None}]
    for chosen in (*given, *(r.constraint(game) for r in game.regularizers if r.constraint)):
        for i, box in chosen.items():
            params = game.players[i].params
            if len(box) != len(params) or not all(map(_is_interval, box)):
                raise InputError(
                    f"a box of '{game.players[i].name}' has a pair for each of {params}, a lower and a higher real "
                    f"number or symbol; got {box}"
                )
            yield from ((p, (sympify(low), sympify(high))) for p, (low, high) in zip(params, box, strict=True))


def _is_interval(pair: Any) -> bool:
    """Whether this may be two real bounds in their order."""
    if not isinstance(pair, (tuple, list)) or len(pair) != 2 or not all(map(is_real_quantity, pair)):
        return False
    return (sympify(pair[1]) - sympify(pair[0])).is_positive is not False


def _streams(model: Model, regularizers: tuple[Regularizer, ...]) -> tuple[Stream, Stream]:
    """The real and the fake stream, moved by those regularizers that change the critic's input."""
    real, latent = _drawn("x", model.data, "real"), _drawn("z", model.latent, "latent")
    fake = Stream(_point(model.generator(latent.point)), latent.bindings, "fake")
    for regularizer in regularizers:
        if regularizer.noise is not None:
            real, fake = regularizer.noise(real), regularizer.noise(fake)
    return real, fake


def _adversarial(objective: Objective, model: Model, streams: tuple[Stream, Stream]) -> tuple[Expr, Expr]:
    """The losses of generator and critic: the objective at the critic's outputs, in expectation."""
    real, fake = streams
    outputs = model.critic(real.point), model.critic(fake.point)
    bindings = real.bindings + fake.bindings
    return (
        Expectation(objective.generator(*outputs), *bindings),
        Expectation(objective.critic(*outputs), *bindings),
    )


def reconstruction(model: Model) -> Expr:
    """E |x - G(E(x))|^2 over the data, the pixel-wise error of a generative compression network."""
    if model.encoder is None:
        raise InputError(f"the model '{model.name}' has no encoder, which the pixel-wise error needs")
    real = _drawn("x", model.data, "real")
    rebuilt = Stream(_point(model.generator(model.encoder(real.point))), real.bindings, "rebuilt")
    pairs = zip(real.coordinates, rebuilt.coordinates, strict=True)
    return real.expect(Add(*((x - y) ** 2 for x, y in pairs)))


def _drawn(name: str, laws: Any, stream: str) -> Stream:
    """A random variable of that name with its law, or a point of independent coordinates, each with its own."""
    point = _symbols(name, laws)
    return Stream(point, tuple(zip(_coordinates(point), _coordinates(laws), strict=True)), stream)


def _symbols(name: str, like: Any) -> Any:
    """A symbol of that name, or as many numbered ones as there are coordinates."""
    if not isinstance(like, tuple):
        return Symbol(name, real=True)
    return numbered(Symbol(name), len(like))


def _coordinates(value: Any) -> tuple[Any, ...]:
    """The coordinates of a point, one where it is a number."""
    return value if isinstance(value, tuple) else (value,)


def _point(value: Any) -> Any:
    """What a generator returns as SymPy's: a number, or a tuple of coordinates."""
    return tuple(map(sympify, value)) if isinstance(value, tuple) else sympify(value)
