"""Laws taken apart: into point masses, or into a density whose logarithm is a polynomial on an interval."""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Dummy, Expr, Rational, S, log, oo, pi

from symgan.laws import Dirac, Law, Mixture, Normal, Uniform

# the variable of every density
x = Dummy("x", real=True)


@dataclass(frozen=True)
class Density:
    """The density e^log between low and high, and 0 outside; ``log`` is a polynomial in ``x`` of degree 2 at most."""

    low: Expr
    high: Expr
    log: Expr


def plain(law: Law) -> Law:
    """The same law in its simplest form: no mixture in a mixture, no weight 0, no mixture of one law, no width 0."""
    if isinstance(law, Normal) and law.args[1] == 0:
        return Dirac(law.args[0])
    if not isinstance(law, Mixture):
        return law
    weights: dict[Law, Expr] = {}
    for weight, part in components(law):
        weights[part] = weights.get(part, S.Zero) + weight
    weights = {part: weight for part, weight in weights.items() if weight != 0}
    return next(iter(weights)) if len(weights) == 1 else Mixture(weights.values(), weights)


def components(law: Law) -> tuple[tuple[Expr, Law], ...]:
    """The law as weights and laws that are no mixtures."""
    if not isinstance(law, Mixture):
        return ((S.One, plain(law)),)
    pairs = zip(*law.args, strict=True)
    return tuple((weight * inner, part) for weight, mixed in pairs for inner, part in components(mixed))


def atoms(law: Law) -> tuple[tuple[Expr, Expr], ...] | None:
    """The points and weights of a law of finitely many points; None for any other."""
    parts = components(law)
    return tuple((d.args[0], w) for w, d in parts) if all(isinstance(d, Dirac) for _, d in parts) else None


def diffuse(law: Law) -> bool:
    """Whether the law is known to have a density, and so no mass on any finite set."""
    return all(density(part) is not None for _, part in components(law))


def density(law: Law) -> Density | None:
    """The density of a uniform law, or of a normal one whose standard deviation is known to be positive."""
    if isinstance(law, Uniform):
        low, high = law.args
        return Density(low, high, -log(high - low))
    if isinstance(law, Normal) and law.args[1].is_positive:
        mean, std = law.args
        return Density(-oo, oo, -((x - mean) ** 2) / (2 * std**2) - log(std) - log(2 * pi) * Rational(1, 2))
    return None
