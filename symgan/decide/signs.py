"""The sign of an expression, as exact conditions on the constants in it.

Each function returns a SymPy Boolean that is equivalent to the question for all values that the
assumptions of the symbols (and the given facts) allow, with denominators taken as nonzero:
factors whose sign is known are dropped, so what remains is what has to be asked of the constants.
"""

from __future__ import annotations

from functools import lru_cache, reduce

from sympy import (
    Add,
    And,
    Basic,
    Dummy,
    Eq,
    Expr,
    Ne,
    Or,
    Poly,
    Pow,
    S,
    Symbol,
    expand_power_exp,
    factor_list,
    false,
    fraction,
    together,
    true,
)
from sympy.core.facts import InconsistentAssumptions
from sympy.core.relational import GreaterThan, LessThan, Relational, StrictGreaterThan, StrictLessThan
from sympy.logic.boolalg import Boolean
from sympy.polys.polyerrors import PolificationFailed


def positive(expr: Expr, given: Boolean = true) -> Boolean:
    """expr > 0, reduced to the factors whose sign is not known."""
    sign, odd, even = _factors(expr, given)
    if sign == 0:
        return false
    return _known(And(_product_positive(sign, odd), *(Ne(q, 0) for q in even)), given)


def negative(expr: Expr, given: Boolean = true) -> Boolean:
    """expr < 0, reduced as in :func:`positive`."""
    return positive(-expr, given)


def nonnegative(expr: Expr, given: Boolean = true) -> Boolean:
    """expr >= 0, reduced as in :func:`positive`."""
    strict = positive(expr, given)
    if isinstance(strict, (StrictGreaterThan, StrictLessThan)):
        weak = {StrictGreaterThan: GreaterThan, StrictLessThan: LessThan}[strict.func]
        return Or(weak(*strict.args), zero(expr, given)) if _factors(expr, given)[2] else weak(*strict.args)
    return Or(strict, zero(expr, given))


def zero(expr: Expr, given: Boolean = true) -> Boolean:
    """expr = 0, reduced to the factors that can vanish."""
    sign, odd, even = _factors(expr, given)
    if sign == 0:
        return true
    return _known(Or(*(Eq(q, 0) for q in (*odd, *even))), given)


@lru_cache(maxsize=4096)
def factored(expr: Expr) -> tuple[Expr, list[tuple[Expr, int]], list[tuple[Expr, int]]]:
    """Content, irreducible factors of the numerator, and of the denominator, each with its power.

    A power with a symbolic exponent, such as (1 - h gamma)^n, is a quantity of its own.
    """
    powers: dict[Expr, Dummy] = {}

    def named(power: Expr) -> Expr:
        times, exponent = power.exp.as_coeff_Mul()
        base, times = (power.base**exponent, times) if times.is_Integer else (power, 1)
        return powers.setdefault(base, Dummy()) ** times

    plain = expand_power_exp(expr).replace(lambda e: isinstance(e, Pow) and bool(e.exp.free_symbols), named)
    numerator, denominator = (_factor_list(part) for part in fraction(together(plain)))
    back = {d: p for p, d in powers.items()}
    first, second = ([(q.xreplace(back), m) for q, m in part[1]] for part in (numerator, denominator))
    return numerator[0] / denominator[0], first, second


def _factor_list(expr: Expr) -> tuple[Expr, list[tuple[Expr, int]]]:
    """The factors of a polynomial; nested roots that make none are one factor."""
    try:
        return factor_list(expr)
    except PolificationFailed:
        return S.One, [(expr, 1)]


def _factors(expr: Expr, given: Boolean) -> tuple[int, list[Expr], list[Expr]]:
    """The sign of the known part, and the factors of unknown sign: those of odd and those of even power."""
    content, numerator, denominator = factored(expr)
    sign = 0 if content == 0 else 1 if content > 0 else -1
    sharper = _sharper(given)
    odd: list[Expr] = []
    even: list[Expr] = []
    for q, power in (*numerator, *denominator):
        known = _sign(q, sharper)
        if known is not None:
            sign *= known**power
        else:
            (even if power % 2 == 0 else odd).append(q)
    return sign, odd, even


def _sign(expr: Expr, sharper: dict[Symbol, Dummy]) -> int | None:
    """1 or -1 where the assumptions tell the sign of a factor, which is not zero, else None."""
    sharp = expr.xreplace(sharper)
    if sharp.is_positive:
        return 1
    if sharp.is_negative:
        return -1
    return _sign_in_one_symbol(sharp)


def _sign_in_one_symbol(expr: Expr) -> int | None:
    """The sign of a polynomial in one real symbol that has no zero where the symbol may lie (Sturm's theorem)."""
    if len(expr.free_symbols) != 1 or not expr.is_polynomial():
        return None
    (s,) = expr.free_symbols
    poly = Poly(expr, s)
    if not s.is_real or not all(c.is_Rational for c in poly.all_coeffs()):
        return None
    low, high = (0 if s.is_nonnegative else None), (0 if s.is_nonpositive else None)
    if poly.count_roots(low, high) > 0:
        return None
    return 1 if poly.eval(0) > 0 else -1


def _product_positive(sign: int, odd: list[Expr]) -> Boolean:
    """sign * product(odd) > 0, written the way one would."""
    if not odd:
        return true if sign > 0 else false
    product = reduce(lambda a, b: a * b, odd)
    if isinstance(product, Add) and product.could_extract_minus_sign():
        sign, product = -sign, -product
    return StrictGreaterThan(product, 0) if sign > 0 else StrictLessThan(product, 0)


def facts(given: Boolean) -> tuple[Boolean, ...]:
    """The conjuncts of what is given, and strict inequalities also without the factors whose sign is known."""
    stated = tuple(given.args) if isinstance(given, And) else (given,)
    strict = (f for f in stated if isinstance(f, (StrictGreaterThan, StrictLessThan)))
    return (*stated, *(r for f in strict for r in positive(f.gts - f.lts).atoms(Relational) if r != f))


def _sharper(given: Boolean) -> dict[Symbol, Dummy]:
    """Symbols of which a fact tells the sign, each with a stand-in that carries that sign as an assumption."""
    stand_ins: dict[Symbol, dict[str, bool]] = {}
    for fact in facts(given):
        if isinstance(fact, Relational) and isinstance(fact.lhs, Symbol) and fact.rhs.is_number:
            known = _implied(fact)
            if known:
                stand_ins.setdefault(fact.lhs, {}).update(known)
    return {s: d for s, known in stand_ins.items() if (d := _stand_in(s, known)) is not None}


def _stand_in(symbol: Symbol, known: dict[str, bool]) -> Dummy | None:
    """A symbol with these assumptions as well; None where the facts contradict each other."""
    try:
        return Dummy(symbol.name, **{**symbol.assumptions0, **known})
    except InconsistentAssumptions:
        return None


def _implied(fact: Relational) -> dict[str, bool]:
    """The assumptions that ``symbol relation number`` gives the symbol."""
    bound = fact.rhs
    if isinstance(fact, (StrictGreaterThan, GreaterThan)) and (
        bound.is_positive or (bound.is_zero and isinstance(fact, StrictGreaterThan))
    ):
        return {"positive": True}
    if isinstance(fact, (StrictLessThan, LessThan)) and (
        bound.is_negative or (bound.is_zero and isinstance(fact, StrictLessThan))
    ):
        return {"negative": True}
    if isinstance(fact, Ne) and bound.is_zero:
        return {"nonzero": True, "zero": False}
    return {}


def _known(condition: Boolean, given: Boolean) -> Boolean:
    """The condition with its relations settled by the facts where one of them says the same or the opposite."""
    if given is S.true or condition in (true, false):
        return condition
    settled: dict[Basic, Boolean] = {}
    stated = {_normal(f) for f in facts(given) if isinstance(f, Relational)}
    for relation in condition.atoms(Relational):
        if _normal(relation) in stated:
            settled[relation] = true
        elif _excludes(stated, relation):
            settled[relation] = false
    return condition.xreplace(settled)


def _normal(relation: Relational) -> Relational:
    """``p > 0``, ``p >= 0``, ``p = 0`` or ``p != 0`` with p expanded."""
    if isinstance(relation, (StrictLessThan, LessThan)):
        relation = relation.reversed
    return relation.func((relation.lhs - relation.rhs).expand(), 0, evaluate=False)


def _excludes(stated: set[Relational], relation: Relational) -> bool:
    """Whether some stated fact is the negation of the relation, or a strict form of it."""
    normal = _normal(relation)
    opposite = _normal(normal.negated)
    return opposite in stated or (
        isinstance(normal, StrictGreaterThan) and StrictGreaterThan(-normal.lhs.expand(), 0, evaluate=False) in stated
    )
