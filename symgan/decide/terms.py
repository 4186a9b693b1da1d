"""Terms without a polynomial form, each replaced by a new variable and the facts that hold of it.

A term becomes a rational function of the variables together with facts: that the term has a real
value, and what its new variables are. Roots, absolute values, maxima and pieces are pinned down
by their facts; exponentials, logarithms, numbers like pi, powers with a symbolic exponent and
unknown functions only obey theirs, which is enough for a proof and not for a counterexample.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sympy import (
    Abs,
    Add,
    Dummy,
    Expr,
    Heaviside,
    Max,
    Min,
    Mul,
    Piecewise,
    Pow,
    S,
    Symbol,
    cos,
    exp,
    log,
    preorder_traversal,
    sin,
)
from sympy import sign as sign_function
from sympy.core.function import AppliedUndef, Derivative, Subs
from sympy.core.relational import Relational

from symgan.decide.enclosure import enclose
from symgan.decide.formula import BUDGET_DEGREE, FALSE, TRUE, Formula, OverBudget, every, sign_is, some
from symgan.decide.kleene import Meaning
from symgan.records import InputError

# Decimal digits to which a number without a polynomial form is enclosed.
BUDGET_DIGITS = 12

Condition = Callable[[Any, "Encoding"], Meaning]


@dataclass(frozen=True)
class Encoding:
    """What was made so far: variables by the term each stands for, terms only bounded, formulas of relations.

    ``condition`` turns a Boolean into the formulas that say what it is; ``units`` are those of the exponents.
    """

    condition: Condition
    units: dict[Expr, Expr] = field(default_factory=dict)
    variables: dict[Expr, Dummy] = field(default_factory=dict)
    bounded: dict[Expr, None] = field(default_factory=dict)
    relations: dict[Relational, Meaning] = field(default_factory=dict)

    def variable(self, term: Expr, exact: bool = True) -> Dummy:
        """The variable that stands for the term; the same one each time, whatever ran before."""
        if not exact:
            self.bounded[term] = None
        number = len(self.variables) + 1
        return self.variables.setdefault(term, Dummy(f"t{number}", dummy_index=number, real=True))


@dataclass(frozen=True)
class Term:
    """A rational function of the variables, facts that hold where the term has a value, and where it has none."""

    value: Expr
    facts: Formula = TRUE
    undefined: Formula = FALSE


def term(expr: Expr, encoding: Encoding) -> Term:
    """The expression in polynomial reach; OverBudget where that is not possible."""
    if isinstance(expr, Symbol) or expr.is_Rational:
        return Term(expr)
    if expr.is_number and not _in_radicals(expr):
        return _constant(expr, encoding)
    for kinds, encode in _ENCODERS:
        if isinstance(expr, kinds):
            return encode(expr, encoding)
    return _unknown(expr, encoding)


def _joined(value: Expr, parts: Sequence[Term], facts: Formula = TRUE, undefined: Formula = FALSE) -> Term:
    """A term of parts: facts of its own beside theirs; without a value where they have none, or where it says so."""
    known = every(*(p.facts for p in parts))
    return Term(value, every(known, facts), some(*(p.undefined for p in parts), every(known, undefined)))


def _in_radicals(number: Expr) -> bool:
    return all(
        part.is_Rational or isinstance(part, (Add, Mul)) or (isinstance(part, Pow) and part.exp.is_Rational)
        for part in preorder_traversal(number)
    )


def _arithmetic(expr: Expr, encoding: Encoding) -> Term:
    parts = [term(a, encoding) for a in expr.args]
    return _joined(expr.func(*(p.value for p in parts)), parts)


def _power(expr: Expr, encoding: Encoding) -> Term:
    base, exponent = expr.base, expr.exp
    if not exponent.is_Rational:
        return _symbolic_power(expr, encoding)
    if abs(exponent) > BUDGET_DEGREE:
        raise OverBudget(f"a power {exponent} is more than solvers are asked")
    inner = term(base, encoding)
    nonzero, zero = (TRUE, FALSE) if exponent > 0 else (sign_is(inner.value, r) for r in ("!=", "="))
    if exponent.is_Integer:
        return _joined(inner.value**exponent, [inner], nonzero, zero)
    root = encoding.variable(base ** Pow(exponent.q, -1))
    is_root = every(sign_is(inner.value, ">="), sign_is(root, ">="), sign_is(root**exponent.q - inner.value, "="))
    return _joined(root**exponent.p, [inner], every(nonzero, is_root), some(zero, sign_is(-inner.value, ">")))


def _symbolic_power(expr: Expr, encoding: Encoding) -> Term:
    """b**e for an exponent with symbols: positive where b is, 1 for b = 1, beyond 1 on the side that e > 0 tells."""
    base, exponent = term(expr.base, encoding), term(expr.exp, encoding)
    x, e, b = encoding.variable(expr, exact=False), exponent.value, base.value
    rises = some(sign_is(-e, ">="), sign_is(1 - b, ">="), sign_is(x - 1, ">"))
    falls = some(sign_is(-e, ">="), sign_is(-b, ">="), sign_is(b - 1, ">="), sign_is(1 - x, ">"))
    always = every(some(sign_is(-b, ">="), sign_is(x, ">")), some(sign_is(b - 1, "!="), sign_is(x - 1, "=")))
    pole = every(sign_is(b, "="), sign_is(-e, ">"))
    undefined = pole if expr.exp.is_integer else some(pole, sign_is(-b, ">"))
    return _joined(x, [base, exponent], every(always, rises, falls), undefined)


def _absolute(expr: Expr, encoding: Encoding) -> Term:
    inner, x = term(expr.args[0], encoding), encoding.variable(expr)
    up = every(sign_is(inner.value, ">="), sign_is(x - inner.value, "="))
    down = every(sign_is(-inner.value, ">"), sign_is(x + inner.value, "="))
    return _joined(x, [inner], every(sign_is(x, ">="), some(up, down)))


def _sign(expr: Expr, encoding: Encoding) -> Term:
    inner, x = term(expr.args[0], encoding), encoding.variable(expr)
    cases = ((inner.value, ">", 1), (inner.value, "=", 0), (-inner.value, ">", -1))
    return _joined(x, [inner], some(*(every(sign_is(v, r), sign_is(x - s, "=")) for v, r, s in cases)))


def _extremum(expr: Expr, encoding: Encoding) -> Term:
    parts, x = [term(a, encoding) for a in expr.args], encoding.variable(expr)
    up = 1 if isinstance(expr, Max) else -1
    beyond = (sign_is(up * (x - p.value), ">=") for p in parts)
    return _joined(x, parts, every(*beyond, some(*(sign_is(x - p.value, "=") for p in parts))))


def _pieces(expr: Piecewise, encoding: Encoding) -> Term:
    """The first piece whose condition is true, all before it being false."""
    before: Formula = TRUE
    x, cases, gaps = encoding.variable(expr), [], []
    for piece, condition in expr.args:
        chosen, part = encoding.condition(condition, encoding), term(piece, encoding)
        cases.append(every(before, chosen.true, part.facts, sign_is(x - part.value, "=")))
        gaps.append(every(before, some(chosen.neither, every(chosen.true, part.undefined))))
        before = every(before, chosen.false)
    return Term(x, some(*cases), some(*gaps, before))


def _constant(expr: Expr, encoding: Encoding) -> Term:
    """A number without a polynomial form, between rational bounds."""
    try:
        low, high = enclose(expr, BUDGET_DIGITS)
    except InputError as error:
        raise OverBudget(str(error)) from None
    x = encoding.variable(expr, exact=False)
    return Term(x, every(sign_is(x - low, ">="), sign_is(high - x, ">=")))


def units(exponents: list[Expr]) -> dict[Expr, Expr]:
    """For every monomial m of the exponents, the largest u such that each has an integer multiple of u m."""
    found: dict[Expr, Expr] = {}
    for exponent in exponents:
        for number, monomial in _multiples(exponent):
            found[monomial] = S(number).gcd(found[monomial]) if monomial in found else abs(number)
    return found


def _multiples(exponent: Expr) -> list[tuple[Expr, Expr]]:
    return [part.as_coeff_Mul() for part in Add.make_args(exponent.expand())]


def _exponential(expr: exp, encoding: Encoding) -> Term:
    """exp of a sum is a product of powers of exp of its units."""
    parts = []
    for number, monomial in _multiples(expr.args[0]):
        unit = encoding.units[monomial]
        factor = _unit_exponential(unit * monomial, encoding)
        parts.append(Term(factor.value ** (number / unit), factor.facts, factor.undefined))
    return _joined(Mul(*(p.value for p in parts)), parts)


def _unit_exponential(exponent: Expr, encoding: Encoding) -> Term:
    """x = exp(u) > 0: x >= 1 + u and 1/x >= 1 - u, strictly unless u = 0; and x > 1 exactly where u > 0."""
    if exponent.is_number:
        return _constant(exp(exponent), encoding)
    inner, x = term(exponent, encoding), encoding.variable(exp(exponent), exact=False)
    u = inner.value
    strict = every(sign_is(x - 1 - u, ">"), sign_is(1 - x * (1 - u), ">"))
    at_zero = every(sign_is(u, "="), sign_is(x - 1, "="))
    up = every(sign_is(u, ">"), sign_is(x - 1, ">"), strict)
    down = every(sign_is(-u, ">"), sign_is(1 - x, ">"), strict)
    return _joined(x, [inner], every(sign_is(x, ">"), some(at_zero, up, down)))


def _logarithm(expr: log, encoding: Encoding) -> Term:
    """x = log(e) for e > 0: 1 - 1/e <= x <= e - 1, strictly unless e = 1; and x > 0 exactly where e > 1."""
    inner, x = term(expr.args[0], encoding), encoding.variable(expr, exact=False)
    e = inner.value
    strict = every(sign_is(e - 1 - x, ">"), sign_is(x * e - e + 1, ">"))
    at_one = every(sign_is(e - 1, "="), sign_is(x, "="))
    up = every(sign_is(e - 1, ">"), sign_is(x, ">"), strict)
    down = every(sign_is(1 - e, ">"), sign_is(-x, ">"), strict)
    return _joined(x, [inner], every(sign_is(e, ">"), some(at_one, up, down)), sign_is(-e, ">="))


def _circular(expr: Expr, encoding: Encoding) -> Term:
    """The sine and the cosine of an angle, on the unit circle."""
    inner = term(expr.args[0], encoding)
    s, c = (encoding.variable(f(expr.args[0]), exact=False) for f in (sin, cos))
    return _joined(s if isinstance(expr, sin) else c, [inner], sign_is(s**2 + c**2 - 1, "="))


def _unknown(expr: Expr, encoding: Encoding) -> Term:
    """Any real number, of the sign that is known of the function."""
    if not (expr.is_extended_real or isinstance(expr, (AppliedUndef, Derivative, Subs))):
        raise OverBudget(f"{expr} is not known to be real")
    x = encoding.variable(expr, exact=False)
    known = ((expr.is_positive, x, ">"), (expr.is_nonnegative, x, ">="), (expr.is_negative, -x, ">"))
    return Term(x, every(*(sign_is(v, relation) for holds, v, relation in known if holds)))


_ENCODERS: tuple[tuple[tuple[type, ...], Callable[[Any, Encoding], Term]], ...] = (
    ((Add, Mul), _arithmetic),
    ((Pow,), _power),
    ((Abs,), _absolute),
    ((sign_function,), _sign),
    ((Heaviside,), lambda expr, encoding: term(expr.rewrite(Piecewise), encoding)),
    ((Max, Min), _extremum),
    ((Piecewise,), _pieces),
    ((exp,), _exponential),
    ((log,), _logarithm),
    ((sin, cos), _circular),
)
