"""The distances between laws: one a file; each file's function is bound here under its name."""

from symgan.catalogue import functions

globals().update(_found := functions(__name__, __path__))
__all__ = list(_found)
