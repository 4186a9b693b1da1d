"""Numbers of steps: positive integers, and where a method can be read with them, symbols."""

from typing import Any

from symgan.records import InputError


def count(name: str, n: Any) -> Any:
    """n itself, if it is a positive integer or an integer expression that may be positive; InputError otherwise."""
    if getattr(n, "free_symbols", None):
        if getattr(n, "is_integer", None) is not True or n.is_positive is False:
            raise InputError(f"{name} = {n} must be a positive integer; declare its symbols with integer=True")
        return n
    return number(name, n)


def number(name: str, n: Any) -> int:
    """n as a positive integer; InputError otherwise."""
    try:
        if int(n) == n and n >= 1:
            return int(n)
    except (TypeError, ValueError, OverflowError):
        pass
    raise InputError(f"{name} = {n} is no positive integer; it counts steps")
