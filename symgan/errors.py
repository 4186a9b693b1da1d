"""The one exception that symgan raises on purpose."""


class InputError(ValueError):
    """What the user gave cannot be used; the message says what was wrong, where, and what would be right."""
