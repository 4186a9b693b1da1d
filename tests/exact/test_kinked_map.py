"""Steps with a kink at the equilibrium: by hand on the line, and against products and runs in NumPy in the plane."""

from itertools import product

import numpy as np
import pytest
from sympy import Abs, ImmutableMatrix, Max, Rational, Symbol, false, sqrt, symbols, true

import symgan as sg
from symgan import methods, objectives, regularizers
from symgan.exact.cones import Sector, half_planes
from symgan.exact.growing_rays import growing_ray
from symgan.exact.joint_contraction import contraction
from symgan.literature.judge import judge
from symgan.literature.statements import Converges
from symgan.notation import h
from symgan.records import Game, Outcome, Player, Status

x, y, z = symbols("x y z", real=True)
c = Symbol("c", real=True)
S, U, M, D = Outcome.STABLE, Outcome.UNSTABLE, Outcome.MARGINAL, Outcome.UNDECIDED
TENTH = Rational(1, 10)
BENT = Max(y, 2 * y)  # y, and twice that above 0


def line(loss):
    return Game("line", (Player("a", (x,), loss),), {x: 0})


def planar(first, second):
    return Game("planar", (Player("a", (x,), first), Player("b", (y,), second)), {x: 0, y: 0})


def sides(a, b):
    """A step of size 1 that takes x to a x on the right and to b x on the left."""
    return sg.derive(line((1 - a) * Max(x, 0) ** 2 / 2 + (1 - b) * Max(-x, 0) ** 2 / 2), methods.simultaneous(1))


@pytest.mark.parametrize("a", [Rational(n, 2) for n in range(-5, 4)])
@pytest.mark.parametrize("b", [-3, -Rational(1, 2), -Rational(1, 3), 0, Rational(1, 2), 1, 2])
def test_both_sides_of_a_line(a, b):
    """A run changes sides for ever, or stays on one: by hand, its factor for two steps, or for one."""
    if a == b:
        return
    factors = [a * b] if a < 0 and b < 0 else [f for f in (a, b) if f >= 0]
    worst = max(factors)
    expected = S if worst < 1 else M if worst == 1 else U
    assert sides(a, b).verdict.outcome is expected


def test_a_piece_that_does_not_come_near_does_not_count():
    """The step is x/2 between 0 and 1, x/4 left of 0, and something else beyond 1, where x - x^2 has the sign of -x."""
    far = 3 * (Abs(x * (1 - x)) - x * (1 - x)) * Max(x, 0)  # 6 x^2 (x - 1) beyond 1, and 0 elsewhere
    d = sg.derive(line(x**2 / 4 + Max(-x, 0) ** 2 / 8 + far), methods.simultaneous(1))
    assert d.verdict.outcome is S and "{1/2}" in d.verdict.reason and "{1/4}" in d.verdict.reason


def test_on_a_line_the_region_is_exact_in_the_step_size():
    """-2 x on the left and -4 x on the right: both factors, 1 - 2 h and 1 - 4 h, have a product below 1 for h < 3/4."""
    d = sg.derive(line(x**2 + Max(0, x) ** 2), methods.simultaneous(h))
    assert d.verdict.region == (4 * h - 3 < 0)
    assert d.verdict.unstable == (4 * h - 3 > 0) and d.verdict.outcome is Outcome.CONDITIONAL
    assert d.step("one-sided").value == (ImmutableMatrix([[1 - 4 * h]]), ImmutableMatrix([[1 - 2 * h]]))
    assert judge(Converges(d.game, d.method, h < Rational(3, 4))).status is Status.PROVED
    assert judge(Converges(d.game, d.method, h < 2)).status is Status.REFUTED


@pytest.mark.parametrize(
    ("game", "method", "outcome", "word"),
    [
        (planar(x * Max(x, 2 * x) / 2 + x * y, y**2 / 2 - x * y), methods.simultaneous(TENTH), S, "smaller"),
        (planar(x * Max(x, 2 * x) / 2 + x * y, y**2 / 2 - x * y), methods.alternating(TENTH, 1, 2), S, "smaller"),
        (planar(x * BENT, -x * y), methods.simultaneous(TENTH), U, "enlarges"),
        (planar(x * BENT, -x * y), methods.simultaneous(h), U, "enlarges"),
        (planar(x * BENT, -x * y), methods.alternating(TENTH, 1, 1), D, "not asymptotically stable"),
        (planar(x * BENT, -x * y), methods.alternating(h, 1, 1), D, "not asymptotically stable"),
        (planar(x * Abs(x) / 2, y**2 / 2), methods.simultaneous(h), U, "ray"),
        (planar(x * Abs(x) / 2 + x**4, y**2 / 2), methods.simultaneous(h), U, "ray"),
        (planar(Abs(x), y**2), methods.simultaneous(h), D, "jumps"),
        (planar(x * Max(x, 2 * x) / 2 + x * y, y**2 / 2 - x * y), methods.simultaneous(h), D, "rational numbers"),
        (planar(x * Max(x, 2 * x) / 2 + x * y, y**2 / 2 - x * y), methods.momentum(TENTH, TENTH), D, "linearization"),
    ],
)
def test_a_step_with_a_kink(game, method, outcome, word):
    d = sg.derive(game, method)
    assert d.verdict.outcome is outcome and word in d.verdict.reason
    assert d.verdict.region == (outcome is S)


def test_what_attracts_nothing_is_known_not_to_converge():
    kept, open_ = planar(x * BENT, -x * y), planar(x * Max(x, 2 * x) / 2 + x * y, y**2 / 2 - x * y)
    assert judge(Converges(kept, methods.alternating(h, 1, 1), false)).status is Status.PROVED
    assert judge(Converges(kept, methods.alternating(h, 1, 1), true)).status is Status.REFUTED
    assert judge(Converges(open_, methods.simultaneous(h), false)).status is Status.UNDECIDED


@pytest.mark.parametrize("game", [planar(x * BENT, -x * y), planar(x * Max(x, 2 * x) / 2 + x * y, y**2 / 2 - x * y)])
def test_every_stage_agrees_with_the_float_side(game):
    for method in (methods.simultaneous(TENTH), methods.alternating(TENTH, 1, 1)):
        checks = sg.verify(sg.derive(game, method))
        assert all(check.passed for check in checks)
        assert "update at random points" in {check.name for check in checks}
    assert "verdict by runs" in {check.name for check in sg.verify(sg.derive(game, methods.simultaneous(TENTH)))}


def test_in_three_dimensions_products_decide():
    players = (
        Player("a", (x,), x**2 + Max(0, x) ** 2),
        Player("b", (y,), y**2 / 2 - y * z),
        Player("c", (z,), z**2 + y * z),
    )
    d = sg.derive(Game("g", players, dict.fromkeys((x, y, z), 0)), methods.simultaneous(TENTH))
    assert d.verdict.outcome is S


def test_a_smooth_piece_around_the_equilibrium_is_derived_as_before():
    plain = sg.derive(planar(x**2 + x * y, y**2 - x * y), methods.simultaneous(h))
    far = sg.derive(planar(x**2 + x * y + Max(x - 1, 0) ** 2, y**2 - x * y), methods.simultaneous(h))
    assert far.matrix == plain.matrix and far.verdict == plain.verdict


def test_a_step_that_jumps_away_from_the_equilibrium_is_not_one_to_one():
    """x' = |y|, y' = sign(y) x/2 across y = 0: both pieces keep areas, and the step jumps on y = 0 but at the origin."""
    jumping = planar(-x * Abs(y), -x * Abs(y) / 2)
    kept = planar(x * BENT, -x * y)
    assert "one-to-one" not in sg.derive(jumping, methods.alternating(TENTH, 1, 1)).verdict.reason
    assert "one-to-one" in sg.derive(kept, methods.alternating(TENTH, 1, 1)).verdict.reason
    below = ImmutableMatrix([[2, 0], [0, Rational(1, 2)]])
    assert growing_ray(half_planes((0, 1), below / 4, below)) is None  # (1, 0) lies where the map jumps from 1/2 to 2
    assert growing_ray(half_planes((0, 1), ImmutableMatrix([[2, 3], [0, Rational(1, 2)]]), below)).factor == 2


@pytest.mark.parametrize("step", [Rational(1, 2), TENTH])
def test_lengths_in_quadratic_transport_repel_steps_as_well(step):
    """The flow grows by (sqrt(5) - 1)/2 along a ray inside of a cone for gamma = 1, and a step by 1 + h times that."""
    game = sg.dirac_gan(objectives.transport()).with_(regularizers.wgan_qc(1))
    d = sg.derive(game, methods.simultaneous(step))
    factor = (1 + step * (sqrt(5) - 1) / 2).expand()
    assert d.verdict.outcome is U and f"{{{factor}}}" in d.verdict.reason


# --- products of matrices --------------------------------------------------------------------


def random_matrices(rng, n=2, count=2):
    return [ImmutableMatrix(n, n, [Rational(int(e), 10) for e in rng.integers(-9, 10, n * n)]) for _ in range(count)]


@pytest.mark.parametrize("seed", range(8))
def test_a_weight_is_a_certificate_that_numpy_confirms(seed):
    """All products of so many matrices shrink the form; and where one has an eigenvalue beyond 1 there is none."""
    rng = np.random.default_rng(seed)
    matrices = random_matrices(rng, n=2 + seed % 2)
    floats = [np.array(m.tolist(), float) for m in matrices]
    found = contraction(matrices)
    growing = any(abs(np.linalg.eigvals(a @ b)).max() >= 1 for a, b in product(floats, repeat=2))
    if found is None:
        assert max(abs(np.linalg.eigvals(a @ b)).max() for a, b in product(floats, repeat=2)) > 0.5
        return
    k, p = found[0], np.array(found[1].tolist(), float)
    assert not growing and np.linalg.eigvalsh(p).min() > 0
    for word in product(floats, repeat=k):
        m = np.linalg.multi_dot(word) if k > 1 else word[0]
        assert np.linalg.eigvalsh(p - m.T @ p @ m).min() > 0


def test_a_pair_that_contracts_in_longer_products_only():
    """[[0, 2], [0, 0]] and [[0, 0], [1/4, 0]]: products of two have the norm 1/2 at most, one of them the norm 2."""
    first, second = ImmutableMatrix([[0, 2], [0, 0]]), ImmutableMatrix([[0, 0], [Rational(1, 4), 0]])
    assert contraction([first, second]) is not None
    assert contraction([first, 4 * second]) is None  # their product has the eigenvalue 2


# --- rays ------------------------------------------------------------------------------------


def test_a_ray_that_changes_sides_grows_over_two_steps():
    """-2 x on the right half-plane, -x on the left one: no step grows along a ray, two steps double."""
    right, left = ImmutableMatrix([[-2, 0], [0, 0]]), ImmutableMatrix([[-1, 0], [0, 0]])
    ray = growing_ray(half_planes((1, 0), right, left))
    assert (len(ray.through), ray.factor, ray.direction[1]) == (2, 2, 0) and not ray.inner
    assert growing_ray(half_planes((1, 0), right, left / 2)) is None


def test_an_eigenvector_outside_of_its_cone_is_none():
    even, odd = ImmutableMatrix([[2, 0], [0, 0]]), ImmutableMatrix([[Rational(1, 2), 0], [0, 0]])
    axes = [ImmutableMatrix(e) for e in ([1, 1], [-1, 1], [-1, -1], [1, -1])]
    upright = tuple(Sector(axes[i], axes[(i + 1) % 4], m) for i, m in enumerate((even, odd, even, odd)))
    across = tuple(Sector(axes[i], axes[(i + 1) % 4], m) for i, m in enumerate((odd, even, odd, even)))
    assert growing_ray(upright) is None
    assert growing_ray(across).factor == 2 and growing_ray(across, inner=True) is not None


def test_random_planar_maps_never_contradict_their_runs():
    """Two half-planes with matrices that agree on the line between: decided ones against products along runs."""
    rng, decided = np.random.default_rng(7), 0
    for _ in range(25):
        a, extra = random_matrices(rng, count=1)[0], rng.integers(-9, 10, 2)
        b = a + ImmutableMatrix(
            [[0, Rational(int(extra[0]), 10)], [0, Rational(int(extra[1]), 10)]]
        )  # the same on y = 0
        ray, found = growing_ray(half_planes((0, 1), a, b)), contraction([a, b])
        assert ray is None or found is None
        size = largest(np.array(a.tolist(), float), np.array(b.tolist(), float))
        assert (found is None or size < 1) and (ray is None or size > 1)
        decided += ray is not None or found is not None
    assert decided > 12


def largest(upper, lower, steps=300):
    """How far the farthest of some runs from the unit circle is after so many steps."""
    angles = 2 * np.pi * np.arange(200) / 200
    points = np.stack([np.cos(angles), np.sin(angles)])
    for _ in range(steps):
        points = np.where(points[1] > 0, upper @ points, lower @ points)
    return np.abs(points).max()


def test_a_step_that_jumps_on_a_line_through_the_equilibrium_has_no_rays_on_it_and_no_areas():
    """(x, y) goes to sign(x) (2 y, -x): of determinant 2 on both sides, but both sides have the same image."""
    d = sg.derive(planar(x**2 / 2 - 2 * y * Abs(x), y**2 / 2 + y * Abs(x)), methods.simultaneous(1))
    assert d.verdict.outcome is D
