"""What the exact side raises where it does not know; a derivation reports it as a value."""


class Undecided(Exception):
    """The exact side does not know, for the reason given."""
