"""Enclosures: decimals from the literature lie inside, and bounds are as near as asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import (
    Abs,
    E,
    I,
    Max,
    Min,
    Rational,
    acos,
    asin,
    atan,
    atanh,
    cbrt,
    cos,
    cosh,
    exp,
    log,
    pi,
    rootof,
    sin,
    sinh,
    sqrt,
    symbols,
    tan,
    tanh,
)  # fmt: skip

from symgan.decide.enclosure import enclose
from symgan.errors import InputError

x = symbols("x")
DECIMALS = [  # to 20 places, from tables
    (pi, "3.14159265358979323846"),
    (E, "2.71828182845904523536"),
    (sqrt(2), "1.41421356237309504880"),
    (cbrt(2), "1.25992104989487316477"),
    (log(2), "0.69314718055994530942"),
    (exp(pi), "23.14069263277926900573"),
    (exp(-Rational(1, 2)), "0.60653065971263342360"),
    (2 ** sqrt(2), "2.66514414269022518865"),
    (pi**-2, "0.10132118364233777144"),
    (8 ** Rational(-3, 2), "0.04419417382415922028"),
    (rootof(x**3 - x - 1, 0), "1.32471795724474602596"),
    (rootof(x**3 - 3 * x + 1, 0), "-1.87938524157181676811"),
    (rootof(x**3 - 3 * x + 1, 1), "0.34729635533386069770"),
    (rootof(x**3 - 3 * x + 1, 2), "1.53208888623795607040"),
    (sin(1), "0.84147098480789650665"),
    (cos(1), "0.54030230586813971740"),
    (tan(1), "1.55740772465490223051"),
    (sinh(1), "1.17520119364380145688"),
    (cosh(1), "1.54308063481524377848"),
    (tanh(1), "0.76159415595576488812"),
    (asin(Rational(1, 3)), "0.33983690945412193709"),
    (acos(Rational(1, 3)), "1.23095941734077468213"),
    (atan(2), "1.10714871779409050302"),
    (atanh(Rational(1, 3)), "0.34657359027997265471"),
    (Abs(sin(4)), "0.75680249530792825137"),
]


@pytest.mark.parametrize(("number", "decimal"), DECIMALS)
def test_tabulated_decimals_lie_inside(number, decimal):
    low, high = enclose(number, 19)
    last = Rational(1, 10**19)
    assert high - low <= last
    assert low - last <= Rational(decimal) <= high + last


@given(st.fractions(), st.integers(1, 40))
def test_rational_numbers_are_enclosed(value, digits):
    number = Rational(value.numerator, value.denominator)
    low, high = enclose(number, digits)
    assert low <= number <= high <= low + Rational(1, 10**digits)


@given(st.integers(2, 10**6), st.integers(1, 30))
def test_the_square_root_lies_between_the_bounds(n, digits):
    low, high = enclose(sqrt(n), digits)
    assert low**2 <= n <= high**2 and high - low <= Rational(1, 10**digits)


def test_maxima_are_of_enclosed_parts():
    assert enclose(Max(sqrt(2), sin(1), evaluate=False), 10)[0] > 1
    assert enclose(Min(sqrt(2), sin(1), evaluate=False), 10)[1] < 1


@pytest.mark.parametrize("bad", [x, I, sqrt(-2), log(-1), sqrt(2) + I, log(x)])
def test_what_is_no_real_number_is_refused(bad):
    with pytest.raises(InputError, match="enclos"):
        enclose(bad)
