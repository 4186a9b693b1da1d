"""One game with two parameters a player, and every method on it in its textbook form, by hand in NumPy.

``NEXT`` functions take the run so far, a list of points, and return the next point (the velocity, for a flow).
"""

import numpy as np
from sympy import symbols

from symgan.records import Game, Player

x, z, y, w = symbols("x z y w", real=True)
FIRST = Player("first", (x, z), x**2 + z**2 + x * z / 2 + x * y + 2 * z * w + x**2 * w)
SECOND = Player("second", (y, w), y**2 + w**2 - x * y - 2 * z * w + y**3 / 3)
REST = dict.fromkeys((x, z, y, w), 0)
GAME = Game("by hand", (FIRST, SECOND), REST)
START = np.array([0.3, -0.2, 0.25, 0.1])
BLOCKS = (np.array([1.0, 1, 0, 0]), np.array([0.0, 0, 1, 1]))
h, g = 0.1, 0.05
rates = BLOCKS[0] * h + BLOCKS[1] * g
last = -1


def v(p):
    """The field in the order x, z, y, w."""
    x, z, y, w = p
    return np.array([-2 * x - z / 2 - y - 2 * x * w, -2 * z - x / 2 - 2 * w, -2 * y + x - y**2, -2 * w + 2 * z])


def jacobian(p):
    x, z, y, w = p
    return np.array([[-2 - 2 * w, -0.5, -1, -2 * x], [-0.5, -2, 0, -2], [1, 0, -2 - 2 * y, 0], [0, 2, 0, -2]])


def losses(p):
    x, z, y, w = p
    return (
        x**2 + z**2 + x * z / 2 + x * y + 2 * z * w + x**2 * w,
        y**2 + w**2 - x * y - 2 * z * w + y**3 / 3,
    )


def descent(player, loss, p):
    """Minus the gradient of loss(p) in one player's parameters, by complex steps, which have no rounding error."""
    tiny = 1e-30
    return -BLOCKS[player] * np.array([loss(p + 1j * tiny * e).imag / tiny for e in np.eye(4)])


def in_turn(p, counts=(1, 1), steps=(h, h)):
    for block, times, size in zip(BLOCKS, counts, steps, strict=True):
        for _ in range(times):
            p = p + size * block * v(p)
    return p


def extrapolated(p, extra, k):
    q = p
    for _ in range(k):
        q = p + extra * v(q)
    return p + h * v(q)


def hopeful(points, alpha, beta, alternating):
    """Optimistic descent from all points so far, the fields at its turns worked out anew."""
    seen = [v(points[0])]
    for p, after in zip(points, points[1:], strict=False):
        halfway = BLOCKS[0] * after + BLOCKS[1] * p
        seen.append(BLOCKS[0] * v(p) + BLOCKS[1] * v(halfway) if alternating else v(p))
    p, before = points[-1], seen[-1]
    first = h * BLOCKS[0] * (alpha * v(p) - beta * before)
    halfway = p + first if alternating else p
    return p + first + h * BLOCKS[1] * (alpha * v(halfway) - beta * before)


def past(points, step, extra):
    """Extrapolation from the past, its extrapolated points worked out anew."""
    seen = v(points[0])
    for p in points:
        seen = v(p + extra * seen)
    return points[-1] + step * seen


def before(points):
    return points[-2] if len(points) > 1 else points[-1]


def heavy(points, rates, betas, alternating):
    """Polyak's momentum from the last two points."""
    p, change = points[-1], points[-1] - before(points)
    first = BLOCKS[0] * (rates[0] * v(p) + betas[0] * change)
    halfway = p + first if alternating else p
    return p + first + BLOCKS[1] * (rates[1] * v(halfway) + betas[1] * change)


def accelerated(points, step, beta):
    ahead = points[-1] + beta * (points[-1] - before(points))
    return ahead + step * v(ahead)


def extrapolated_with_momentum(points, step, extra, beta):
    p = points[-1]
    return p + step * v(p + extra * v(p)) + beta * (p - before(points))


def agreed(p):
    return v(p) - 0.2 * jacobian(p).T @ v(p)


def adjusted(p):
    J = jacobian(p)
    return v(p) - 0.2 * ((J - J.T) / 2).T @ v(p)


def bilinear_nash(p, steps):
    """Each player's best reply to the other's move in the bilinear local game with |u|^2 / (2 step)."""
    mixed = jacobian(p) * (1 - np.outer(BLOCKS[0], BLOCKS[0]) - np.outer(BLOCKS[1], BLOCKS[1]))
    return p + np.linalg.solve(np.eye(4) - np.diag(steps) @ mixed, steps * v(p))


def aware(p, alpha):
    """Each player descends its loss where the other has taken a step."""
    return sum(descent(i, lambda q, i=i: losses(q + alpha * BLOCKS[1 - i] * v(q))[i], p) for i in range(2))


def unrolled(p, k, eta, through):
    def reached(q):
        for _ in range(k):
            q = q + eta * BLOCKS[1] * v(q)
        return q

    first = descent(0, lambda q: losses(reached(q))[0], p) if through else BLOCKS[0] * v(reached(p))
    return first + BLOCKS[1] * v(p)


def leading(p, leader):
    """The leader's loss has the total derivative d_L - J_FL^T J_FF^-T d_F along the followers' implicit response."""
    own, others = (np.flatnonzero(BLOCKS[i]) for i in (leader, 1 - leader))
    J = jacobian(p)
    response = -np.linalg.solve(J[np.ix_(others, others)], J[np.ix_(others, own)])
    slope = sum(-descent(i, lambda q: losses(q)[leader], p) for i in range(2))
    total = v(p).copy()
    total[own] = -(slope[own] + response.T @ slope[others])
    return total


def implicit(p, steps):
    q = p
    for _ in range(50):
        q = q - np.linalg.solve(np.eye(4) - np.diag(steps) @ jacobian(q), q - p - steps * v(q))
    return q


def predicted(p, steps):
    first = p + BLOCKS[0] * steps * v(p)
    return first + BLOCKS[1] * steps * v(2 * first - p)


def heun(p, steps):
    euler = p + steps * v(p)
    return (p + euler + steps * v(euler)) / 2


def classical(p, steps):
    a = v(p)
    b = v(p + steps * a / 2)
    c = v(p + steps * b / 2)
    d = v(p + steps * c)
    return p + steps * (a + 2 * b + 2 * c + d) / 6


def looking_ahead(p, alpha, k):
    q = p
    for _ in range(k):
        q = q + h * v(q)
    return p + alpha * (q - p)


def inner(count):
    """Simultaneous gradient descent from the start."""
    points = [START]
    for _ in range(count):
        points.append(points[-1] + h * v(points[-1]))
    return points


def mean(run):
    return sum(inner(len(run))) / (len(run) + 1)


def moving_mean(run, decay):
    average = START
    for p in inner(len(run))[1:]:
        average = decay * average + (1 - decay) * p
    return average


def scaled_by_root_mean_square(run, beta2, eps):
    """RMSProp: the sum of all squares so far, with geometric weights."""
    squares = sum((1 - beta2) * beta2 ** (len(run) - 1 - i) * v(p) ** 2 for i, p in enumerate(run))
    return run[last] + h * v(run[last]) / (np.sqrt(squares) + eps)


def adaptive(run, beta1, beta2, eps):
    """Adam: both means as sums with geometric weights that are made to sum to one."""
    n = len(run)
    first = sum(beta1 ** (n - 1 - i) * v(p) for i, p in enumerate(run)) * (1 - beta1) / (1 - beta1**n)
    second = sum(beta2 ** (n - 1 - i) * v(p) ** 2 for i, p in enumerate(run)) * (1 - beta2) / (1 - beta2**n)
    return run[last] + h * first / (np.sqrt(second) + eps)


def lazy(p, k, strength):
    """k - 1 steps without a decay of the first player's parameters, then one with k times its strength."""
    for _ in range(k - 1):
        p = p + h * v(p)
    return p + h * (v(p) - k * strength * BLOCKS[0] * p)
