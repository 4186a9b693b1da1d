"""Fields linear on cones: against hand algebra, and against orbits by matrix exponentials in NumPy."""

from itertools import pairwise, product

import numpy as np
import pytest
from scipy.optimize import brentq
from sympy import Eq, ImmutableMatrix, Rational, S, exp, false, log, pi, sqrt, symbols, true

from symgan.exact.cones import Sector, half_planes
from symgan.exact.full_turn import FullTurn, change
from symgan.exact.sectors import decide
from symgan.records import InputError, Outcome

a, b = symbols("a b", real=True)
lam, p, q = symbols("lam p q", positive=True)
AXES = [ImmutableMatrix(e) for e in ([1, 0], [0, 1], [-1, 0], [0, -1])]


def matrix(*entries):
    return ImmutableMatrix(2, 2, entries)


def quadrants(*matrices):
    return tuple(Sector(AXES[i], AXES[(i + 1) % 4], m) for i, m in enumerate(matrices))


QUARTER = matrix(0, -1, 1, 0)


# --- orbits in floats ------------------------------------------------------------------------


def random_sectors(rng):
    """Two half-planes, or a cone and the rest of the plane, with integer matrices; half of them made to contract."""
    first, second = (rng.integers(-4, 5, (2, 2)) for _ in range(2))
    if rng.random() < 0.5:
        first, second = first - 3 * np.eye(2, dtype=int), second - 3 * np.eye(2, dtype=int)
    u, w = rng.integers(-3, 4, (2, 2))
    if np.linalg.det([u, w]) < 0:
        u, w = w, u
    if abs(np.linalg.det([u, w])) < 0.5 or rng.random() < 0.5:
        u = u if u.any() else np.array([1, 0])
        return (u, -u, first), (-u, u, second)
    return (u, w, first), (w, -u, second), (-u, u, second)


def exact(sectors):
    return tuple(Sector(*(ImmutableMatrix(part.tolist()) for part in sector)) for sector in sectors)


def cross(first, second):
    return first[..., 0] * second[..., 1] - first[..., 1] * second[..., 0]


def expm(m):
    """The exponential of matrices of norm below a tenth."""
    term = total = np.broadcast_to(np.eye(2), m.shape)
    for k in range(1, 13):
        term = term @ m / k
        total = total + term
    return total


def rates(systems, direction, fan=6, steps=1200):
    """How fast orbits grow late, by short steps, each with the exponential of the sector where it starts.

    They start from a fan of directions, and inside each sector. Shape (systems, starts) twice: over the third quarter of the time and over the last. Where fields
    point against each other orbits change sides at every step, and so slide.
    """
    speed = [max(np.linalg.norm(m, 2) for *_, m in s) + 1e-9 for s in systems]
    dt = 0.02 / np.array(speed)
    padded = [s if len(s) == 3 else (*s, s[-1]) for s in systems]
    starts, ends, matrices = (np.array([[sector[i] for sector in s] for s in padded], float) for i in range(3))
    step = expm(direction * dt[:, None, None, None] * matrices)
    angles = 0.1 + 2 * np.pi * np.arange(fan) / fan
    around = np.broadcast_to(np.stack([np.cos(angles), np.sin(angles)], -1), (len(systems), fan, 2))
    points = np.concatenate([around, starts + ends + starts[..., ::-1] * [-0.1, 0.1]], axis=1)
    lengths, marks = np.zeros(points.shape[:2]), []
    for i in range(steps):
        if 4 * i // steps >= 2 and 4 * i % steps == 0:
            marks.append(lengths.copy())
        at = points[:, :, None, :]
        inside = (cross(starts[:, None], at) >= 0) & (cross(at, ends[:, None]) > 0)
        taken = np.take_along_axis(step, inside.argmax(-1)[:, :, None, None], axis=1)
        points = np.einsum("nfij,nfj->nfi", taken, points)
        norm = np.linalg.norm(points, axis=-1)
        points, lengths = points / norm[..., None], lengths + np.log(norm)
    marks.append(lengths)
    return [direction * (second - first) / (steps / 4 * 0.02) for first, second in pairwise(marks)]


def observed(systems):
    """Every rate at which orbits are seen to grow, forward, and where they repel backward; unsettled ones are NaN."""
    both = [rates(systems, direction) for direction in (1, -1)]
    before, last = (np.concatenate(parts, axis=1) for parts in zip(*both, strict=True))
    return np.where(abs(before - last) < 0.02, last, np.nan)


def multiplier_of(sectors):
    """The factor of one turn along x' = A x: short exponentials up to each ray, which is then met by bisection."""
    (u, w, first), *_ = sectors
    ccw = int(cross(u, first @ u) > 0)
    point = start = np.array(u if ccw else w, float)
    order = sectors if ccw else (sectors[0], *sectors[:0:-1])
    for *ends, m in order:
        goal, dt = ends[ccw], 0.05 / np.linalg.norm(m, 2)
        step, before = expm(m * dt), None
        while before is None or cross(before, goal) * cross(point, goal) > 0 or point @ goal < 0:
            before, point = point, step @ point
        missing = brentq(lambda t, m=m, at=before, goal=goal: cross(expm(t * m) @ at, goal), 0, dt, xtol=1e-15)
        point = expm(m * missing) @ before
    return np.linalg.norm(point) / np.linalg.norm(start)


def disagreements(systems, margin=0.08):
    """How many systems were compared away from the boundary, and which exact verdicts simulation contradicts."""
    compared, wrong = 0, []
    for sectors, seen in zip(systems, observed(systems), strict=True):
        worst = seen.max()
        if np.isnan(worst) or abs(worst) < margin:
            continue
        compared += 1
        expected = Outcome.UNSTABLE if worst > 0 else Outcome.STABLE
        if decide(exact(sectors)).outcome is not expected:
            wrong.append((sectors, worst))
    return compared, wrong


def test_orbits_in_numpy_never_contradict_the_verdict():
    rng = np.random.default_rng(20)
    compared, wrong = disagreements([random_sectors(rng) for _ in range(100)])
    assert wrong == []
    assert compared > 50


def test_multipliers_of_random_fields_in_closed_form():
    """Foci of two kinds on two half-planes and on cones, turning either way, and real eigenvalues between."""
    rng = np.random.default_rng(3)
    turning = []
    while len(turning) < 12:
        sectors = random_sectors(rng)
        senses = {np.sign(cross(ray, m @ ray)) for *rays, m in sectors for ray in rays}
        verdict = decide(exact(sectors)) if senses in ({1}, {-1}) else None
        if verdict and verdict.multiplier is not None:
            turning.append((float(verdict.multiplier), multiplier_of(sectors)))
    closed, seen = np.array(turning).T
    np.testing.assert_allclose(closed, seen, rtol=1e-10)


@pytest.mark.parametrize("seed", range(6))
def test_coordinates_and_orientation_change_no_verdict(seed):
    rng = np.random.default_rng(seed)
    sectors = exact(random_sectors(rng))
    shear = matrix(1, int(rng.integers(-2, 3)), 0, 1) * matrix(1, 0, int(rng.integers(-2, 3)), 1)
    mirror = matrix(0, 1, 1, 0)
    plain = decide(sectors)
    sheared = decide(tuple(Sector(shear * s.start, shear * s.end, shear * s.matrix * shear.inv()) for s in sectors))
    turned = (Sector(mirror * s.end, mirror * s.start, mirror * s.matrix * mirror) for s in sectors[::-1])
    mirrored, faster = decide(tuple(turned)), decide(tuple(Sector(s.start, s.end, 3 * s.matrix) for s in sectors))
    for other in (sheared, mirrored, faster):
        assert other.outcome is plain.outcome
        if plain.multiplier is not None:
            assert abs(float(other.multiplier - plain.multiplier)) < 1e-12


# --- invariant rays --------------------------------------------------------------------------


def test_the_norm_penalty_of_quadratic_transport_has_an_unstable_ray():
    """Liu, Gu & Samaras 2019: theta' = psi, psi' = -lam (psi - theta) in the quadrant; eigenvector (1, lam_+)."""
    even, odd = matrix(0, 1, lam, -lam), matrix(0, 1, -lam, -lam)
    verdict = decide(quadrants(even, odd, even, odd))
    larger = (-lam + sqrt(lam**2 + 4 * lam)) / 2
    growing = [r for r in verdict.rays if r.grows is true]
    assert verdict.outcome is Outcome.UNSTABLE
    assert (verdict.region, verdict.unstable, verdict.marginal) == (false, true, false)
    assert len(growing) == 2
    for ray in growing:
        assert (ray.growth - larger).equals(0)
        assert (ray.direction[1] / ray.direction[0] - larger).equals(0)
    assert {r.growth for r in verdict.rays if r.how == "escaping"} == {S.Zero}


def test_the_oscillator_with_an_absolute_value_runs_away():
    """x'' = -|x| has the solution x = -exp(t)."""
    verdict = decide(half_planes((1, 0), matrix(0, 1, -1, 0), matrix(0, 1, 1, 0)))
    (ray,) = (r for r in verdict.rays if r.grows is true)
    assert verdict.outcome is Outcome.UNSTABLE
    assert (ray.growth, ray.direction[0], ray.direction[1] / ray.direction[0]) == (1, -1, 1)


def test_sliding_between_two_foci_goes_by_their_mean():
    """Foci that turn against each other: along the line y = 0 the mean field is x' = (a + b)/2 x, whatever a and b are."""
    verdict = decide(half_planes((0, 1), matrix(a, 1, -1, a), matrix(b, -1, 1, b)))
    assert {r.how: r.direction[0] for r in verdict.rays} == {"sliding": 1, "escaping": -1}
    assert {r.growth - (a + b) / 2 for r in verdict.rays} == {0}
    assert (verdict.region, verdict.unstable, verdict.marginal) == (a + b < 0, a + b > 0, Eq(a + b, 0))


def test_fields_pointing_at_a_line_at_different_angles():
    """Above (x, -3 x) below (-2 x, x) on x > 0: a quarter of the first field and three of the second, growth -5/4."""
    verdict = decide(half_planes((0, 1), matrix(1, 5, -3, 1), matrix(-2, -5, 1, -2)))
    assert {r.how: r.growth for r in verdict.rays} == {"sliding": Rational(-5, 4), "escaping": Rational(-5, 4)}
    assert verdict.outcome is Outcome.STABLE


@pytest.mark.parametrize(
    ("upper", "lower", "outcome"),
    [
        (matrix(-1, 0, 1, -2), matrix(-1, 0, 1, -2), Outcome.STABLE),  # a node, smooth after all
        (matrix(2, 1, 0, -1), matrix(-1, 4, -4, -1), Outcome.UNSTABLE),  # grows along y = 0, an eigenvector above
        (matrix(-2, 4, 0, -1), matrix(-1, -4, 4, -1), Outcome.STABLE),  # decays there
        (matrix(0, 0, 0, 0), matrix(-1, 0, 0, -1), Outcome.MARGINAL),  # half a plane of equilibria
        (matrix(0, 1, 0, 0), matrix(0, 1, 0, 0), Outcome.MARGINAL),  # a line of equilibria
        (matrix(3, 0, 0, 3), matrix(-1, 0, 0, -1), Outcome.UNSTABLE),  # every ray is invariant
        (matrix(-1, 1, 0, -1), matrix(-2, 1, 0, -2), Outcome.STABLE),  # a double eigenvalue with one eigenvector
    ],
)
def test_rays_on_the_boundary_and_repeated_ones(upper, lower, outcome):
    assert decide(half_planes((0, 1), upper, lower)).outcome is outcome


def test_a_ray_that_repels_counts_when_orbits_grow_along_it():
    """On x, y > 0 orbits leave (1, 1) to both sides, for cones where all decay; yet it is an orbit that grows."""
    node = matrix(2, -1, -1, 2)  # (1, 1) with eigenvalue 1 repels in angle, (1, -1) with 3
    back = matrix(-9, 0, 0, -9)
    verdict = decide(quadrants(node, back, back, back))
    assert verdict.outcome is Outcome.UNSTABLE
    assert [r.growth for r in verdict.rays if r.grows is true] == [1]


# --- turning ---------------------------------------------------------------------------------


def test_two_foci_across_a_line():
    """x'' + 2 a x' + x = 0 for x > 0, with b for x < 0: stable exactly when a/root(1 - a^2) + b/root(1 - b^2) > 0.

    Camlibel, Heemels & Schumacher 2003.
    """
    given = (a**2 < 1) & (b**2 < 1)
    verdict = decide(half_planes((1, 0), matrix(0, 1, -1, -2 * a), matrix(0, 1, -1, -2 * b)), given)
    condition = a * sqrt(1 - b**2) + b * sqrt(1 - a**2)
    assert (verdict.region, verdict.unstable) == (condition > 0, condition < 0)
    assert verdict.marginal == Eq(condition, 0)
    assert verdict.multiplier == exp(-pi * a / sqrt(1 - a**2) - pi * b / sqrt(1 - b**2))
    assert verdict.rays == ()


def test_springs_of_two_strengths_are_a_center():
    """x'' + p max(x, 0) - q max(-x, 0) = 0 (Fucik) has the period pi/root(p) + pi/root(q)."""
    verdict = decide(half_planes((1, 0), matrix(0, 1, -p, 0), matrix(0, 1, -q, 0)))
    assert (verdict.outcome, verdict.multiplier) == (Outcome.MARGINAL, 1)
    assert (verdict.period - pi / sqrt(p) - pi / sqrt(q)).equals(0)


@pytest.mark.parametrize(
    ("first", "multiplier", "time"),
    [
        (matrix(0, -2, 1, 3), 2, log(2)),  # (1, 0) = (2, -1) - (1, -1), eigenvalues 1 and 2: x = 0 at t = log 2
        (matrix(0, -1, 1, 2), exp(1), 1),  # a double eigenvalue 1: exp(t) (1 - t, t)
        (matrix(0, -1, 4, 0), 2, pi / 4),  # an ellipse: (1, 0) goes to (0, 2)
        (matrix(1, -1, 1, 1), exp(pi / 2), pi / 2),
    ],
)
def test_a_quadrant_of_another_kind_in_a_rotation(first, multiplier, time):
    verdict = decide(quadrants(first, QUARTER, QUARTER, QUARTER))
    assert verdict.outcome is Outcome.UNSTABLE
    assert (verdict.multiplier - multiplier).equals(0)
    assert (verdict.period - time - 3 * pi / 2).equals(0)


def test_backward_time_inverts_the_multiplier():
    """Turning clockwise with -A is turning counterclockwise with A, in reverse."""
    first = matrix(0, -2, 1, 3)
    verdict = decide(quadrants(-first, -QUARTER, -QUARTER, -QUARTER))
    assert (verdict.outcome, verdict.multiplier) == (Outcome.STABLE, Rational(1, 2))


def test_a_field_that_jumps_but_turns():
    """On x' = -y/4, y' = x, 4 x^2 + y^2 stays: half a turn gives back the length, a quarter halves (0, 1)."""
    verdict = decide(half_planes((1, 0), QUARTER, matrix(0, -Rational(1, 4), 1, 0)))
    assert (verdict.outcome, verdict.multiplier) == (Outcome.MARGINAL, 1)
    verdict = decide(quadrants(QUARTER, matrix(0, -Rational(1, 4), 1, 0), QUARTER, QUARTER))
    assert (verdict.outcome, verdict.multiplier) == (Outcome.STABLE, Rational(1, 2))


def test_damping_in_one_symbol():
    """Continuous, one trace everywhere: the sign of the trace decides, whatever the times are."""
    first, second = matrix(0, 1, -1, -a), matrix(0, 1, -4, -a)
    verdict = decide(quadrants(first, second, second, first), a**2 < 4)
    assert (verdict.region, verdict.unstable, verdict.marginal) == (a > 0, a < 0, Eq(a, 0))


def test_factors_of_known_sign_are_left_out():
    """A turn of the exponent (a^2 - 1) b."""
    found = change(FullTurn((S.One,), ((a**2 - 1) * b,), S.One), a**2 < 1)
    assert (found.shorter, found.longer, found.closed) == (b > 0, b < 0, Eq(b, 0))


FAMILIES = {
    "damping on two sides": lambda a, b: half_planes((1, 0), matrix(0, 1, -1, -a), matrix(0, 1, -1, -b)),
    "a slanted line": lambda a, b: half_planes((1, 1), matrix(a, -1, 1, b), matrix(b, -2, a, -1)),
    "one quadrant": lambda a, b: quadrants(matrix(a, -1, 1, b), QUARTER, QUARTER, QUARTER),
    "a jump": lambda a, b: quadrants(matrix(a, -4, 1, b), QUARTER, QUARTER, QUARTER),
    "opposite quadrants": lambda a, b: quadrants(matrix(0, -1, a, 1), QUARTER, matrix(-1, b, 1, a), QUARTER),
    "edges": lambda a, b: quadrants(matrix(-1, a, b, -1), matrix(-1, a, 1, -1), -QUARTER, matrix(b, 0, a, b)),
}


@pytest.mark.parametrize("family", FAMILIES)
def test_the_verdict_in_symbols_holds_at_numbers(family):
    """Region, unstable and marginal are evaluated where the constants are numbers, degenerate ones too."""
    verdict = decide(FAMILIES[family](a, b))
    said = {Outcome.STABLE: verdict.region, Outcome.UNSTABLE: verdict.unstable, Outcome.MARGINAL: verdict.marginal}
    for values in product((-2, -1, 0, 1), repeat=2):
        here = decide(FAMILIES[family](*map(S, values))).outcome
        told = {outcome: said[outcome].subs(dict(zip((a, b), values, strict=True))) for outcome in said}
        assert [outcome for outcome in said if told[outcome] is true] == [here], values


@pytest.mark.parametrize(
    ("sectors", "sentence"),
    [
        (
            half_planes((1, 0), matrix(0, 1, -1, -1), matrix(0, 1, -1, -1)),
            "multiplies it by {exp(-2*sqrt(3)*pi/3)}, less",
        ),
        (half_planes((1, 0), matrix(0, 1, -1, 0), matrix(0, 1, 1, 0)), "through ({-1}, {-1}) they grow as exp({1} t)"),
        (half_planes((0, 1), matrix(a, 1, -1, a), matrix(b, -1, 1, b)), "exactly when {a + b < 0}"),
        (half_planes((0, 1), matrix(-(a**2), 1, -1, 0), matrix(a**2, -1, 1, 0)), "orbits grow when"),
    ],
)
def test_the_reason_says_what_decides(sectors, sentence):
    assert sentence in decide(sectors).reason


# --- what is refused, and what is not known --------------------------------------------------


def test_a_number_too_near_to_one_is_undecided():
    """A center: a half-plane cut into three cones, whose angles add up to pi, undoes what the other one does."""
    up, down = matrix(1, -2, 1, 0), matrix(-1, -2, 1, 0)
    rays = [AXES[0], ImmutableMatrix([2, 1]), ImmutableMatrix([-1, 3]), AXES[2]]
    cut = tuple(Sector(u, w, up) for u, w in pairwise(rays))
    verdict = decide((*cut, Sector(AXES[2], AXES[0], down)))
    assert verdict.outcome is Outcome.UNDECIDED
    assert (verdict.region, verdict.unstable, verdict.marginal) == (None, None, None)
    assert "not known" in verdict.reason
    assert decide(half_planes((0, 1), up, down)).outcome is Outcome.MARGINAL


@pytest.mark.parametrize(
    ("sectors", "sentence"),
    [
        (quadrants(QUARTER), "at least two"),
        (quadrants(QUARTER, QUARTER, QUARTER), "where the one before ends"),
        ((Sector(AXES[0], AXES[3], QUARTER), Sector(AXES[3], AXES[0], QUARTER)), "no angle between 0 and pi"),
        (quadrants(*[QUARTER] * 4) * 2, "more than once"),
    ],
)
def test_sectors_that_do_not_go_around_are_refused(sectors, sentence):
    with pytest.raises(InputError, match=sentence):
        decide(sectors)
