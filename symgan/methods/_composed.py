"""What methods made of other methods share."""

from typing import Any

from symgan.records import InputError, Method


def discrete(name: str, inner: Any) -> Method:
    """The inner method; InputError where it is none, or a flow."""
    if not isinstance(inner, Method) or inner.flow:
        raise InputError(f"{name} is made of a discrete method, such as sg.methods.simultaneous(); got {inner!r}")
    return inner
