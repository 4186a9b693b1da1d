"""Pictures of records: one picture a file, each a function from a record to a matplotlib Figure.

:mod:`symgan.figures.style` holds what all pictures share, :mod:`symgan.figures.drawing` writes them to files.
Matplotlib is loaded by those files, not here.
"""
