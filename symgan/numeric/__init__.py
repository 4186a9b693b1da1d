"""The numeric side: losses read in floats, by automatic differentiation and quadrature; behind ``sg.verify``."""
