"""GAN games: losses by hand, what regularizers add and move, and names that would be averaged over."""

import pytest
from sympy import Function, Rational, Symbol, exp, expand, log, symbols

import symgan as sg
from symgan.adversarial import Stream, losses, reconstruction
from symgan.exact.field import worked_out
from symgan.laws import Dirac, Expectation, Normal, empirical
from symgan.notation import f, gamma, kappa, mu, psi, sigma, theta
from symgan.records import Game, InputError, Model, Network, Player, Regularizer

a, b, x, y, z = symbols("a b x y z", real=True)
s = Symbol("s", positive=True)


def model(generator=None, critic=None, **more):
    """Data N(a, s), generator theta + 2 z, quadratic critic psi x^2."""
    return Model(
        **{
            "data": Normal(a, s),
            "latent": Normal(0, 1),
            "generator": generator or Network((theta,), lambda z: theta + 2 * z),
            "critic": critic or Network((psi,), lambda x: psi * x**2),
            "name": "quadratic",
            "equilibrium": {theta: a, psi: 0},
            **more,
        }
    )


def loss_of(game):
    return tuple(expand(e) for e in worked_out(losses(game)))


def test_the_dirac_gan_by_hand():
    generator, critic = loss_of(sg.dirac_gan())
    assert generator == f(psi * theta) + f(0) and critic == -generator
    saturating = loss_of(sg.dirac_gan(sg.objectives.minimax()))
    assert saturating[0] == -log(1 + exp(-psi * theta)) - log(2)
    assert loss_of(sg.dirac_gan(sg.objectives.non_saturating(f)))[0] == -f(-psi * theta)


def test_wasserstein_on_a_gaussian_model_by_hand():
    generator, critic = loss_of(sg.gan(sg.objectives.wasserstein(), model()))
    assert generator == expand(psi * (theta**2 + 4) - psi * (a**2 + s**2)) and critic == -generator


def test_each_regularizer_adds_what_its_paper_says():
    game = sg.gan(sg.objectives.wasserstein(), model())
    base = loss_of(game)
    added = {
        sg.regularizers.r1(): (0, gamma / 2 * 4 * psi**2 * (a**2 + s**2)),
        sg.regularizers.r2(): (0, gamma / 2 * 4 * psi**2 * (theta**2 + 4)),
        sg.regularizers.weight_decay(): (0, kappa / 2 * psi**2),
        sg.regularizers.weight_decay(player=0): (kappa / 2 * theta**2, 0),
    }
    for regularizer, terms in added.items():
        found = loss_of(game.with_(regularizer))
        assert [expand(e - o) for e, o in zip(found, base, strict=True)] == [expand(t) for t in terms]
    autoencoder = sg.gan(sg.objectives.wasserstein(), model(encoder=Network((), lambda x: x - a)))
    error = (a - theta) ** 2 + s**2  # E (x - theta - 2 (x - a))^2 for x ~ N(a, s)
    assert expand(loss_of(autoencoder.with_(sg.regularizers.mse()))[0] - base[0] - mu * error) == 0


def test_noise_moves_what_the_critic_sees_and_nothing_else():
    """psi x^2 under noise of deviation sigma gains psi sigma^2 on both streams, which cancels; R1 sees the noise."""
    game = sg.gan(sg.objectives.wasserstein(), model())
    noisy = game.with_(sg.regularizers.instance_noise())
    assert loss_of(noisy) == loss_of(game)
    for pair in (noisy.with_(sg.regularizers.r1()), game.with_(sg.regularizers.r1(), sg.regularizers.instance_noise())):
        penalty = loss_of(pair)[1] - loss_of(game)[1]
        assert expand(penalty - 2 * gamma * psi**2 * (a**2 + s**2 + sigma**2)) == 0


def test_streams_are_independent():
    """(D(real) - D(fake))^2 needs the joint law: variances add."""
    objective = sg.Objective("squared", lambda r, q: (r - q) ** 2, lambda r, q: -((r - q) ** 2))
    linear = model(critic=Network((psi,), lambda x: psi * x))
    generator, _ = loss_of(sg.gan(objective, linear))
    assert generator == expand(psi**2 * ((a - theta) ** 2 + s**2 + 4))


def test_regularizers_are_appended_in_order_and_the_game_is_left_alone():
    game = sg.dirac_gan()
    first, second = sg.regularizers.r1(), sg.regularizers.mse()
    both = game.with_(first).with_(second)
    assert both.regularizers == (first, second) == game.with_(first, second).regularizers
    assert game.regularizers == () and both.title == f"{game.name} + r1 + mse" and game.with_() == game


@pytest.mark.parametrize("bad", [None, sg.regularizers.r1, [sg.regularizers.r1()], "r1", 3])
def test_with_takes_regularizers_only(bad):
    with pytest.raises(InputError, match="regularizers"):
        sg.dirac_gan().with_(bad)


@pytest.mark.parametrize("name", ["r1", "r2", "mse", "instance_noise"])
def test_a_plain_game_has_no_critic_to_regularize(name):
    for use in (losses, sg.derive, lambda g: sg.simulate(g, sg.methods.simultaneous(0.1))):
        with pytest.raises(InputError, match="no critic|plain expressions"):
            use(sg.games.bilinear().with_(getattr(sg.regularizers, name)()))


def test_a_model_without_an_encoder_has_no_reconstruction():
    with pytest.raises(InputError, match="encoder"):
        reconstruction(model())


@pytest.mark.parametrize("player", [-1, 2, "critic", None, 0.5])
def test_weight_decay_of_a_player_that_is_not_there(player):
    with pytest.raises(InputError, match="player"):
        losses(sg.dirac_gan().with_(sg.regularizers.weight_decay(player=player)))


@pytest.mark.parametrize("strength", ["gamma", None, [1], (1, 2), Rational(1, 2) > a])
@pytest.mark.parametrize("make", [sg.regularizers.r1, sg.regularizers.instance_noise, sg.regularizers.mse])
def test_a_strength_is_a_number_or_a_symbol(make, strength):
    with pytest.raises(InputError, match="strength"):
        losses(sg.dirac_gan().with_(make(strength)))


@pytest.mark.parametrize(
    "clash",
    [
        {"generator": Network((x,), lambda z: x)},  # a parameter named like the data
        {"critic": Network((z,), lambda t: z * t)},  # or like the latent code
        {"critic": Network((psi,), lambda t: psi * t * z)},  # a constant named like it
        {"data": Normal(z, 1)},
        {"latent": Normal(theta, 1)},  # a law that depends on a parameter
        {"data": 0},
        {"latent": [0, 1]},
    ],
)
def test_symbols_that_would_be_averaged_over_are_refused(clash):
    with pytest.raises(InputError, match="random variable|law"):
        sg.gan(sg.objectives.wasserstein(), model(**clash))


def test_a_parameter_named_like_the_noise_is_refused():
    eps = Symbol("eps_fake", real=True)
    game = sg.gan(sg.objectives.wasserstein(), model(critic=Network((eps,), lambda t: eps * t), equilibrium=None))
    assert losses(game)
    with pytest.raises(InputError, match="random"):
        losses(game.with_(sg.regularizers.instance_noise()))


@pytest.mark.parametrize("pair", [(None, None), (sg.objectives.wasserstein, model()), (sg.objectives.wasserstein(), 1)])
def test_gan_takes_an_objective_and_a_model(pair):
    with pytest.raises(InputError, match="objective and a model"):
        sg.gan(*pair)


@pytest.mark.parametrize("bad", ["minimax", sg.objectives.minimax, 3])
def test_dirac_gan_takes_an_objective(bad):
    with pytest.raises(InputError, match="objective"):
        sg.dirac_gan(bad)


def test_a_regularizer_of_ones_own_may_use_the_streams():
    def penalty(setting):
        return {1: b * setting.fake.expect(setting.model.critic(setting.fake.point) ** 2)}

    game = sg.gan(sg.objectives.wasserstein(), model(critic=Network((psi,), lambda t: psi * t)))
    extra = loss_of(game.with_(Regularizer("own", (b,), penalty)))[1] - loss_of(game)[1]
    assert expand(extra - b * psi**2 * (theta**2 + 4)) == 0
    stream = Stream(x**2, ((x, empirical([1, 3])),), "own")
    assert worked_out((stream.expect(stream.point),)) == (5,)


def test_losses_of_a_plain_game_are_its_own():
    g = Function("g")
    game = Game("plain", (Player("a", (x,), x * y), Player("b", (y,), g(y) + Expectation(x * z, (z, Dirac(2))))))
    assert losses(game) == (x * y, g(y) + x * Expectation(z, (z, Dirac(2))))
