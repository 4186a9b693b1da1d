"""Signs outside of ASCII that a report writes in words, in a LaTeX that has no such letters."""

import re
import unicodedata
from pathlib import Path

import symgan
from symgan.report.formats import FORMATS

LETTERS = {"EN DASH"}  # of the text fonts of LaTeX


def test_every_sign_that_tables_name_has_a_command_in_latex():
    sources = (Path(symgan.__file__).parent / "report").rglob("*.py")
    named = {name for p in sources for name in re.findall(r"\\N\{([A-Z ]+)\}", p.read_text(encoding="utf-8"))}
    assert {"INFINITY", "MINUS SIGN"} <= named
    for name in named - LETTERS:
        assert FORMATS["tex"].escape(unicodedata.lookup(name)).isascii(), name
