"""Exact decisions about formulas: signs, identities, and statements; behind ``sg.prove``."""
