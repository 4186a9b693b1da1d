"""Probability laws of data, latent codes and noise, and the unevaluated expectation over them.

A law is a SymPy object, so that its constants (a standard deviation ``sigma``) are substituted
like any other. It offers exact moments to the exact side, and nodes with weights or samples to
the numeric side; the two are written from different formulas.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sympy import Add, Basic, Expr, Rational, Symbol, Tuple, binomial, expand, sympify
from sympy import factorial2 as double_factorial

from symgan.errors import InputError

if TYPE_CHECKING:
    import numpy as np

Constant = Any  # whatever sympify makes a constant of


def _constant(value: Any) -> Expr:
    """A constant of a law, a decimal number as the fraction that it writes, so that 0.1 ten times over is 1."""
    if isinstance(value, float):
        return Rational(str(value))
    number = None if value is None or isinstance(value, str) else sympify(value)
    if not isinstance(number, Expr):
        raise InputError(f"a constant of a law must be a number or a symbol; got {value!r}")
    return number


class Law(Basic):
    """A probability law on the real line."""

    def _sympystr(self, printer: Any) -> str:
        return f"{type(self).__name__}({', '.join(map(printer.doprint, self.args))})"

    def moment(self, k: int) -> Expr:
        """The exact moment E[X^k]."""
        raise NotImplementedError

    def quadrature(self, value: Callable[[Expr], float], n: int) -> tuple[np.ndarray, np.ndarray]:
        """Nodes and weights, each of shape (m,), with sum(w g(x)) close to E[g(X)]; value gives constants as floats."""
        raise NotImplementedError

    def sample(self, value: Callable[[Expr], float], rng: np.random.Generator, n: int) -> np.ndarray:
        """n independent samples, shape (n,)."""
        raise NotImplementedError


class Dirac(Law):
    """Unit mass at a point."""

    def __new__(cls, at: Constant) -> Dirac:
        return Basic.__new__(cls, _constant(at))

    def moment(self, k: int) -> Expr:
        return self.args[0] ** k

    def quadrature(self, value: Callable[[Expr], float], n: int) -> tuple[np.ndarray, np.ndarray]:
        import numpy as np

        return np.array([value(self.args[0])]), np.ones(1)

    def sample(self, value: Callable[[Expr], float], rng: np.random.Generator, n: int) -> np.ndarray:
        import numpy as np

        return np.full(n, value(self.args[0]))


class Normal(Law):
    """Gaussian law with mean and standard deviation."""

    def __new__(cls, mean: Constant = 0, std: Constant = 1) -> Normal:
        mean, std = _constant(mean), _constant(std)
        if std.is_negative:
            raise InputError(f"a standard deviation is not negative; got {std}")
        return Basic.__new__(cls, mean, std)

    def moment(self, k: int) -> Expr:
        mean, std = self.args
        # E[Z^j] = (j - 1)!! for even j, and 0 for odd j
        even = range(0, k + 1, 2)
        return Add(*(binomial(k, j) * mean ** (k - j) * std**j * double_factorial(j - 1) for j in even))

    def quadrature(self, value: Callable[[Expr], float], n: int) -> tuple[np.ndarray, np.ndarray]:
        import numpy as np

        mean, std = map(value, self.args)
        nodes, weights = np.polynomial.hermite_e.hermegauss(n)
        return mean + std * nodes, weights / weights.sum()

    def sample(self, value: Callable[[Expr], float], rng: np.random.Generator, n: int) -> np.ndarray:
        mean, std = map(value, self.args)
        return rng.normal(mean, std, n)


class Uniform(Law):
    """Uniform law on the interval [low, high]."""

    def __new__(cls, low: Constant = 0, high: Constant = 1) -> Uniform:
        low, high = _constant(low), _constant(high)
        if (high - low).is_nonpositive:
            raise InputError(f"a uniform law needs an interval; got {low} to {high}")
        return Basic.__new__(cls, low, high)

    def moment(self, k: int) -> Expr:
        low, high = self.args
        return Add(*(low**j * high ** (k - j) for j in range(k + 1))) / (k + 1)

    def quadrature(self, value: Callable[[Expr], float], n: int) -> tuple[np.ndarray, np.ndarray]:
        import numpy as np

        low, high = map(value, self.args)
        nodes, weights = np.polynomial.legendre.leggauss(n)
        return (low + high) / 2 + (high - low) / 2 * nodes, weights / 2

    def sample(self, value: Callable[[Expr], float], rng: np.random.Generator, n: int) -> np.ndarray:
        low, high = map(value, self.args)
        return rng.uniform(low, high, n)


class Mixture(Law):
    """Mixture of laws with weights that sum to one; of Diracs with equal weights, the empirical law."""

    def __new__(cls, weights: Any, laws: Any) -> Mixture:
        weights, laws = Tuple(*map(_constant, weights)), Tuple(*laws)
        if not all(isinstance(law, Law) for law in laws):
            raise InputError(f"a mixture is made of laws; got {laws}")
        if len(weights) != len(laws) or expand(Add(*weights)) != 1:
            raise InputError(f"a mixture needs one weight a law, summing to 1; got {weights} for {len(laws)} laws")
        return Basic.__new__(cls, weights, laws)

    def moment(self, k: int) -> Expr:
        return Add(*(w * law.moment(k) for w, law in zip(*self.args, strict=True)))

    def quadrature(self, value: Callable[[Expr], float], n: int) -> tuple[np.ndarray, np.ndarray]:
        import numpy as np

        parts = [(value(w), *law.quadrature(value, n)) for w, law in zip(*self.args, strict=True)]
        return np.concatenate([x for _, x, _ in parts]), np.concatenate([w * p for w, _, p in parts])

    def sample(self, value: Callable[[Expr], float], rng: np.random.Generator, n: int) -> np.ndarray:
        import numpy as np

        weights = np.array([value(w) for w in self.args[0]])
        chosen = rng.choice(len(weights), size=n, p=weights / weights.sum())
        samples = np.stack([law.sample(value, rng, n) for law in self.args[1]])
        return samples[chosen, np.arange(n)]


def empirical(points: Any) -> Mixture:
    """The law that gives each of the points the same mass."""
    points = tuple(points)
    return Mixture([Rational(1, len(points))] * len(points), [Dirac(p) for p in points])


class Expectation(Expr):
    """E[integrand] over independent variables, not worked out: each side of symgan does that by itself.

    ``Expectation(integrand, (x, law), ...)``. Linear terms are split and unused variables are
    dropped, so that a sum over real and fake samples needs no joint integral.
    """

    is_commutative = True
    is_real = True

    def __new__(cls, integrand: Any, *bindings: tuple[Symbol, Law]) -> Expr:
        integrand = sympify(integrand)
        if isinstance(integrand, Add):
            return Add(*(cls(term, *bindings) for term in integrand.args))
        used = tuple(Tuple(x, law) for x, law in bindings if x in integrand.free_symbols)
        if not used:
            return integrand
        fixed, varying = integrand.as_independent(*(x for x, _ in used), as_Add=False)
        return fixed * Expr.__new__(cls, varying, *used)

    @property
    def integrand(self) -> Expr:
        return self.args[0]

    @property
    def bindings(self) -> tuple[tuple[Symbol, Law], ...]:
        return tuple((x, law) for x, law in self.args[1:])

    @property
    def bound_symbols(self) -> list[Symbol]:
        return [x for x, _ in self.bindings]

    @property
    def free_symbols(self) -> set[Basic]:
        laws = set().union(*(law.free_symbols for _, law in self.bindings))
        return (self.integrand.free_symbols - set(self.bound_symbols)) | laws

    def _eval_derivative(self, s: Symbol) -> Expr:
        # under the integral: the laws of a game never hold the parameters
        return type(self)(self.integrand.diff(s), *self.bindings)

    def _eval_subs(self, old: Basic, new: Basic) -> Basic | None:
        return self if old in self.bound_symbols else None
