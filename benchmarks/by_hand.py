"""What one would write in SymPy by hand for the two-case step size of instance noise: the work without the proof.

The cases are put in by the author, who has to know them; the check is by random points.
"""

import random

from sympy import Matrix, Rational, Symbol, diff, eye, simplify, solve, symbols

theta, psi, f1, f2 = symbols("theta psi f1 f2", real=True)
sigma, h = symbols("sigma h", positive=True)
z = Symbol("z")

# second-order Taylor form of the losses, expectations over the noise taken by hand
value = f1 * theta * psi + f2 * sigma**2 * psi**2
field = Matrix([-diff(value, theta), diff(value, psi)])
jacobian = field.jacobian([theta, psi]).subs({theta: 0, psi: 0})
poly = (eye(2) + h * jacobian).charpoly(z)
conditions = [poly.eval(1), poly.eval(-1), 1 - poly.eval(0)]
pair = [s for s in solve(conditions[2], h) if s != 0][0]
real = [simplify(s) for s in solve(conditions[1], h)]


def bound(at: dict) -> float:
    """The largest step at numbers, by the case that holds there."""
    if (f2**2 * sigma**4 - f1**2).subs(at) < 0:
        return float(pair.subs(at))
    return min(float(s.subs(at)) for s in real)


random.seed(1)
for _ in range(100):
    numbers = [Rational(random.randint(1, 40), 10) for _ in range(4)]
    at = dict(zip((f1, f2, sigma, h), (numbers[0], -numbers[1], *numbers[2:]), strict=True))
    stable = all(c.subs(at) > 0 for c in conditions)
    assert stable == (at[h] < bound(at))
print(pair, real)
