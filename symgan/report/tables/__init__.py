"""Tables as sections of a report, one kind a file: its ``parts``, what a ``part`` finds, the ``section`` of all."""
