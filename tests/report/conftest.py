"""One small report, built once, for all the tests of reports."""

from pathlib import Path

import pytest

from symgan.report.render import write

SMALL = """
title = "A small report"
subtitle = "for the tests"
abstract = "Of one game, {psi*theta}."

[[section]]
key = "noise"
title = "Noise & 100% of it"
text = "The field {v}, a reference to [@noise-jacobian], and words with _underscores_ # $ * < > ~."
game = "dirac-gan"
with = ["instance-noise"]
at = { sigma = 1 }
claims = ["dirac-instance-noise", "seed000-sign-convention"]

[[section.figures]]
picture = "phase_portrait"
caption = "A portrait with {sigma}, see [@dirac-instance-noise]."
width = 0.5
"""


@pytest.fixture(scope="session")
def plan_file(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "small.toml"
    path.write_text(SMALL, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def built(plan_file, tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    paths, summary = write(str(plan_file), ("pdf", "tex", "md", "typ"), out)
    return out, paths, summary
