"""One file a paper: its ``SOURCE`` and its ``CLAIMS``. Dropping in a file is all it takes."""
