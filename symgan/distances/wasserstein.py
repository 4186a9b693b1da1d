from typing import Any

from sympy import sympify

from symgan.records import InputError, OptimalTransport


def wasserstein(p: Any = 1) -> OptimalTransport:
    """The Wasserstein distance W_p: the least (E |X - Y|^p)^(1/p) over all couplings of the laws, for p = 1, 2, ...

    InputError where p is no positive integer.
    Source: Villani 2009, Optimal Transport, chapter 6; Arjovsky, Chintala and Bottou 2017, section 2, for p = 1.
    """
    power = sympify(p)
    if not (power.is_Integer and power.is_positive):
        raise InputError(f"a Wasserstein distance takes a power 1, 2, 3, ...; got {p}")
    return OptimalTransport(f"wasserstein-{power}", f"W{power}", power)
