"""The exact side: from losses to a verdict by SymPy alone; behind ``sg.derive``."""
