from typing import Any

from sympy import sympify

from symgan.records import FourierMetric, InputError


def fourier(s: Any = 1) -> FourierMetric:
    """The Fourier metric d_s: the supremum of |phi_p(k) - phi_q(k)|/|k|^s over k != 0, of characteristic functions phi.

    InputError where s is no positive number.
    Source: Auricchio, Codegoni, Gualandi, Toscani and Veneroni 2020, section 2.
    """
    exponent = sympify(s)
    if not (exponent.is_Rational and exponent.is_positive):
        raise InputError(f"a Fourier metric takes a positive exponent, such as 1 or 2; got {s}")
    return FourierMetric(f"fourier-{exponent}", f"d{exponent}", exponent)
