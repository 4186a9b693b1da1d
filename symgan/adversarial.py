"""GAN games: an objective on a model, and the losses of any game with its regularizers.

The losses hold unevaluated expectations and gradients. They are definitions, not results: the
exact and the numeric side each work them out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sympy import Derivative, Dummy, Expr, Subs, Symbol, sympify

from symgan.laws import Expectation, Law
from symgan.records import Game, InputError, Model, Objective, Player, Regularizer
from symgan.validity import validate

REAL = Symbol("x", real=True)
LATENT = Symbol("z", real=True)


@dataclass(frozen=True)
class Stream:
    """Samples that reach the critic: a point that depends on random variables with their laws."""

    point: Expr
    bindings: tuple[tuple[Symbol, Law], ...]
    name: str

    def expect(self, integrand: Any) -> Expr:
        """The unevaluated expectation over this stream."""
        return Expectation(integrand, *self.bindings)


@dataclass(frozen=True)
class Setting:
    """What a regularizer may use: the players, and the streams and the networks where the game is a GAN."""

    game: Game
    streams: tuple[Stream, Stream] | None

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

    def squared_gradient(self, stream: Stream) -> Expr:
        """E |grad_x D(x)|^2 over the stream, the gradient left unevaluated."""
        u = Symbol("u", real=True)
        slope = Subs(Derivative(self.model.critic(u), u), u, stream.point)
        return stream.expect(slope**2)


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
    if not isinstance(model.data, Law) or not isinstance(model.latent, Law):
        raise InputError(f"data and latent of the model '{model.name}' must be laws, such as sg.laws.Normal(0, 1)")
    point, params = Dummy("t"), {*model.generator.params, *model.critic.params}
    networks = sympify(model.generator(point)).free_symbols | sympify(model.critic(point)).free_symbols | params
    laws = model.data.free_symbols | model.latent.free_symbols
    for symbol, why in [
        *((s, "the name of a random variable here; call it otherwise") for s in (networks | laws) & {REAL, LATENT}),
        *((s, "a parameter, on which a law may not depend; let the generator move the samples") for s in laws & params),
    ]:
        raise InputError(f"the symbol '{symbol}' of the model '{model.name}' is {why}")


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
    setting = Setting(game, streams)
    for regularizer in game.regularizers:
        if regularizer.noise is not None and streams is None:
            setting.model  # noqa: B018 - raises the sentence about plain games
        if regularizer.penalty is not None:
            for player, term in regularizer.penalty(setting).items():
                terms[player] += term
    return tuple(terms)


def _streams(model: Model, regularizers: tuple[Regularizer, ...]) -> tuple[Stream, Stream]:
    """The real and the fake stream, moved by those regularizers that change the critic's input."""
    real = Stream(sympify(REAL), ((REAL, model.data),), "real")
    fake = Stream(sympify(model.generator(LATENT)), ((LATENT, model.latent),), "fake")
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
    encoder = model.encoder
    if encoder is None:
        raise InputError(f"the model '{model.name}' has no encoder, which the pixel-wise error needs")
    return Expectation((REAL - model.generator(encoder(REAL))) ** 2, (REAL, model.data))
