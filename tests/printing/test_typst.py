"""Typst: what is printed means the expression. A parser of its own reads it back as a number."""

import re

import mpmath
import pytest
import sympy as sp
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from symgan.notation import SYMBOLS, f1, gamma, h, mu, n_d, theta
from symgan.printing.typst import plus_minus, typst

VALUES = {s: sp.Rational(7 + 3 * k, 11 + k) for k, s in enumerate(SYMBOLS.values())} | {n_d: sp.Integer(3)}
PRINTED = {typst(s): value for s, value in VALUES.items()}
NAMES = (re.escape(name) + "(?![a-z])" for name in sorted(PRINTED, key=len, reverse=True))  # no part of a word
TOKEN = re.compile("|".join([*NAMES, r"[0-9.]+|[a-z]+|\S"]))


class Parser:
    """The subset of Typst that algebra is printed in, evaluated by mpmath as it is read."""

    def __init__(self, printed):
        self.tokens = TOKEN.findall(printed)

    def peek(self):
        return self.tokens[0] if self.tokens else ""

    def take(self, expected=None):
        token = self.tokens.pop(0)
        assert expected in (None, token), f"{token} in place of {expected}"
        return token

    def sum(self):
        minus = self.peek() == "-" and self.take()
        total = -self.product() if minus else self.product()
        while self.peek() in ("+", "-") and self.tokens:
            total = total + self.product() if self.take() == "+" else total - self.product()
        return total

    def product(self):
        total = self.power()
        while self.peek() not in ("", "+", "-", ")", ","):
            if self.peek() == "dot":
                self.take()
            else:
                assert not self.peek()[0].isdigit(), "two numbers side by side"
            total *= self.power()
        return total

    def power(self):
        base = self.atom()
        if self.peek() != "^":
            return base
        self.take()
        exponent = self.atom()
        assert self.peek() != "^", "an exponent on an exponent"
        return mpmath.power(base, exponent)

    def atom(self):
        token = self.take()
        if token in PRINTED:
            return mpmath.mpc(PRINTED[token].p) / PRINTED[token].q
        if token == "(":
            return self.arguments()[0]
        if token in FUNCTIONS:
            self.take("(")
            return FUNCTIONS[token](*self.arguments())
        constants = {"e": mpmath.e, "pi": mpmath.pi, "i": mpmath.mpc(0, 1)}
        return mpmath.mpc(constants.get(token, token))

    def arguments(self):
        found = [self.sum()]
        while self.peek() == ",":
            self.take()
            found.append(self.sum())
        self.take(")")
        return found


FUNCTIONS = {
    "frac": lambda a, b: a / b,
    "sqrt": mpmath.sqrt,
    "root": lambda n, a: mpmath.power(a, 1 / n),
    "abs": abs,
}


def value(printed):
    parser = Parser(printed)
    found = parser.sum()
    assert not parser.tokens
    return found


def test_the_parser_knows_a_wrong_print():
    assert value("-frac(1, 2) dot 3^2") == -4.5
    assert value("1 - (2 - 3)") == 2
    with pytest.raises(AssertionError):
        value("2 3")
    with pytest.raises(AssertionError):
        value("2^3^2")


leaves = st.sampled_from([*SYMBOLS.values(), sp.I, sp.pi]) | st.fractions(-3, 3, max_denominator=5).map(sp.Rational)


def composed(children):
    pairs = st.tuples(children, children)
    return st.one_of(
        pairs.map(lambda p: p[0] + p[1]),
        pairs.map(lambda p: p[0] * p[1]),
        pairs.map(lambda p: sp.factor_terms(p[0] - p[1])),
        pairs.map(lambda p: p[0] / (1 + p[1] ** 2)),
        st.tuples(children, st.integers(2, 3)).map(lambda p: p[0] ** p[1]),
        children.map(sp.sqrt),
        children.map(lambda a: (mu + a**2) ** sp.Rational(-2, 3)),
        children.map(lambda a: (1 - h * a) ** -n_d),
        children.map(lambda a: sp.exp(-a)),
    )


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.recursive(leaves, composed, max_leaves=8))
def test_the_print_has_the_value_of_the_expression(expr):
    exact = expr.subs(VALUES).evalf(30)
    assume(exact.is_finite and 1e-9 < abs(exact) < 1e9)
    with mpmath.workdps(30):
        assert mpmath.almosteq(value(typst(expr)), exact._to_mpmath(100), rel_eps=1e-12)


def test_plus_minus():
    assert plus_minus(-mu, sp.sqrt(mu**2 - f1**2)) == "-mu plus.minus sqrt(mu^2 - f'(0)^2)"
    assert plus_minus(sp.Integer(0), gamma) == "plus.minus gamma"
    assert plus_minus(theta, sp.Integer(0)) == "theta"


@pytest.mark.parametrize("unknown", [sp.zeta(theta), sp.Lambda(theta, theta), sp.zoo, sp.Limit(theta, theta, 0), [1]])
def test_an_unknown_node_is_named(unknown):
    with pytest.raises(NotImplementedError, match=type(unknown).__name__):
        typst(unknown)
    with pytest.raises(NotImplementedError):
        typst((theta, unknown))
