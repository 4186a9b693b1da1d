"""Functionals of two densities p and q as f-divergences: E_q h(r), r = p/q, is a constant and E_q f(r) with f(1) = 0.

Since E_q r = 1, the tangent of h at r = 1 adds nothing but its value there.
"""

from __future__ import annotations

from itertools import combinations, product

from sympy import (
    Abs,
    Add,
    Dummy,
    Eq,
    Expr,
    Integer,
    Matrix,
    Max,
    Min,
    Ne,
    Piecewise,
    Rational,
    apart,
    collect,
    expand_log,
    factor,
    integrate,
    log,
    piecewise_fold,
    simplify,
    together,
)

from symgan import distances
from symgan.catalogue import names
from symgan.decide.identity import is_zero
from symgan.decide.prove import prove
from symgan.exact.pointwise import logs_apart
from symgan.optimality import Functional, p, q, r
from symgan.reading import text
from symgan.records import Divergence, Judgement, Status

# Sums of at most this many divergences of the catalogue are looked for.
BUDGET_NAMES = 2
HALF = Rational(1, 2)

Named = tuple[tuple[Expr, Divergence], ...]


def functional(integrand: Expr) -> Functional:
    """The functional E_q h(r) of an integrand h(r), with its constant and what is left of h above its tangent."""
    h = logs_apart(integrand)
    constant = expand_log(simplify(h.subs(r, 1)))
    if kinked(h):
        named = _named_with_kink(h)
        return Functional(h, constant, _sum(named) if named else h - constant, None, named, *_with_kink(named))
    curvature = factor(simplify(h.diff(r, 2)))
    generator = _tidy(h - constant - h.diff(r).subs(r, 1) * (r - 1))
    convex, least = prove(curvature >= 0), _least(curvature, generator)
    return Functional(h, constant, generator, curvature, _named(curvature), convex, least)


def descended(loss: Expr) -> Expr | None:
    """The integrand h(r) of which E_q h has the gradient of E_q g, the loss g(r) of each sample held as it is.

    None if it was not found; h(1) is 0. The derivative of E_q h(r) in the density q at a point is
    h - r h'. It is g, up to a constant that no change of a law feels, exactly where h'' = -g'/r; that
    is, h is -r times an integral of g/r^2.
    """
    g = logs_apart(loss)
    if kinked(g):
        s = Dummy("s", positive=True)
        h = piecewise_fold(-r * integrate(g.subs(r, s) / s**2, (s, 1, r)))
        return h - h.subs(r, 1)
    named = _named(curvature_of_descent(g))
    if named:
        h = _sum(named)
    elif g.is_rational_function(r):
        h = -r * integrate(apart(g / r**2, r), r)
    else:
        return None
    return h - h.subs(r, 1)


def curvature_of_descent(loss: Expr) -> Expr:
    """h'' = -g'/r for the function h of :func:`descended`, where the loss g is smooth."""
    return factor(simplify(-loss.diff(r) / r))


def kinked(expr: Expr) -> bool:
    """Whether the expression need not have a derivative everywhere."""
    return bool(expr.has(Abs, Max, Min, Piecewise))


def same(first: Expr, second: Expr) -> Judgement:
    """Whether E_q of both is the same for all laws: they differ by a multiple of r - 1."""
    rest = logs_apart(first - second)
    if kinked(rest):
        return prove(Eq(rest, rest.subs(r, 2) * (r - 1), evaluate=False))
    if is_zero(rest.diff(r, 2)) and is_zero(simplify(rest.subs(r, 1))):
        difference = simplify(rest)
        how = (
            f"differ by {{{text(difference)}}}, a multiple of {{r - 1}}, whose mean is zero"
            if difference != 0
            else "agree"
        )
        return Judgement(Status.PROVED, (f"The derived integrand and the claimed one {how}.",))
    return _apart(rest)


def _apart(rest: Expr) -> Judgement:
    """A witness that E_q of this is not zero: the weights of the data and of the samples at the first of two points."""
    for p1, q1 in product((HALF, Rational(1, 3)), (HALF, Rational(1, 5))):
        mean = q1 * rest.subs(r, p1 / q1) + (1 - q1) * rest.subs(r, (1 - p1) / (1 - q1))
        if not mean.free_symbols and prove(Ne(mean, 0)).status is Status.PROVED:
            weights = f"{{{p1}}} and {{{1 - p1}}} in the data, {{{q1}}} and {{{1 - q1}}} among the samples"
            why = f"On two points, of weights {weights}, they differ by {{{text(mean)}}}."
            return Judgement(Status.REFUTED, (why,), {p: p1, q: q1})
    return Judgement(Status.UNDECIDED, ("The integrands were not found to differ by a multiple of {r - 1}.",))


def divergences() -> tuple[Divergence, ...]:
    """The f-divergences of the catalogue of distances."""
    made = (getattr(distances, name)() for name in names("distances"))
    return tuple(d for d in made if isinstance(d, Divergence))


def _sum(named: Named) -> Expr:
    return Add(*(c * d.generator(r) for c, d in named))


def _named(curvature: Expr) -> Named:
    """Multiples of as few divergences as possible whose second derivatives add up to this one."""
    smooth = [(d, g.diff(r, 2)) for d in divergences() if not kinked(g := d.generator(r))]
    for many in range(1, BUDGET_NAMES + 1):
        points = [Integer(4) ** k for k in range(many)]  # their roots are whole numbers too
        for chosen in combinations(smooth, many):
            system = Matrix([[bend.subs(r, at) for _, bend in chosen] for at in points])
            if is_zero(system.det()) is not False:
                continue
            found = system.LUsolve(Matrix([curvature.subs(r, at) for at in points])).applyfunc(factor)
            rest = curvature - Add(*(c * bend for c, (_, bend) in zip(found, chosen, strict=True)))
            if is_zero(rest.subs(r, 9)) and is_zero(rest):
                return tuple((c, d) for c, (d, _) in zip(found, chosen, strict=True) if c != 0)
    return ()


def _named_with_kink(h: Expr) -> Named:
    """A multiple of one divergence with a kink that differs from this function by what is linear."""
    for d in divergences():
        g = d.generator(r)
        if not kinked(g):
            continue
        times = simplify(_bend(h) / _bend(g))
        rest = h - times * g
        slope = rest.subs(r, 2) - rest.subs(r, 1)
        if prove(Eq(rest, rest.subs(r, 1) + slope * (r - 1), evaluate=False)).status is Status.PROVED:
            return ((times, d),)
    return ()


def _bend(h: Expr) -> Expr:
    """A second difference about r = 1, which no linear function changes."""
    return h.subs(r, 2) - 3 * h.subs(r, 1) + 2 * h.subs(r, HALF)


def _with_kink(named: Named) -> tuple[Judgement, Judgement]:
    """Whether a function with a kink is convex, and whether it is least at equal laws: as the divergences it is."""
    if len(named) == 1 and prove(named[0][0] > 0).status is Status.PROVED:
        ((_, d),) = named
        convex = Judgement(Status.PROVED, (f"It is a positive multiple of {d.title}.",))
        return convex, prove(d.generator(r) > 0, Ne(r, 1))
    unknown = Judgement(Status.UNDECIDED, ("It is not smooth, and no divergence of the catalogue is it.",))
    return unknown, unknown


def _least(curvature: Expr, generator: Expr) -> Judgement:
    """What lies strictly above its tangent at 1 is least in the mean where r is 1 everywhere.

    What lies below it somewhere is not: a little mass there, the rest moved to keep the mean, makes it smaller.
    """
    if prove(curvature > 0).status is Status.PROVED:
        why = f"The second derivative {{{text(curvature)}}} is positive."
        return Judgement(Status.PROVED, (f"{why} By Jensen's inequality the mean is least where the laws are equal.",))
    return prove(generator > 0, Ne(r, 1))


def _tidy(h: Expr) -> Expr:
    """The rational part of a function as one fraction, and its logarithms collected."""
    terms = Add.make_args(h.expand())
    plain = [e for e in terms if e.is_rational_function(r)]
    others = [e for e in terms if not e.is_rational_function(r)]
    return factor(together(Add(*plain))) + collect(Add(*others), sorted(Add(*others).atoms(log), key=str))
