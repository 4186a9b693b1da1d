"""Every claim cites a source, and every source is in references.bib."""

import re
from dataclasses import replace

import pytest

from symgan.literature.bibliography import FILE, bibliography, cited
from symgan.literature.judge import claims
from symgan.records import InputError, Source

SOURCE = Source(
    "le2020", "R. Le Priol, J. P. Al-Bo and anonymous", 2020, "A & B: 100%", "Some Conference, arXiv:2001.01234"
)


def test_every_claim_cites_an_entry_of_the_file():
    keys = re.findall(r"^@misc\{([\w-]+),$", FILE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(keys) == len(set(keys))
    assert {c.source.key for c in claims()} == set(keys), "write it anew: python -m symgan.literature.bibliography"


def test_the_file_is_what_the_sources_say():
    made = bibliography(c.source for c in claims())
    assert FILE.read_text(encoding="utf-8") == made, "write it anew: python -m symgan.literature.bibliography"


def test_an_entry():
    assert bibliography([SOURCE, SOURCE]) == (
        "@misc{le2020,\n"
        "  author = {Le Priol, R. and Al-Bo, J. P. and anonymous},\n"
        "  title = {{A \\& B: 100\\%}},\n"
        "  year = {2020},\n"
        "  howpublished = {Some Conference},\n"
        "  eprint = {2001.01234},\n"
        "  archiveprefix = {arXiv},\n"
        "}\n"
    )
    plain = bibliography(
        [replace(SOURCE, key="b", authors="A. Bo et al.", venue="blog post"), replace(SOURCE, key="a")]
    )
    assert plain.index("@misc{a,") < plain.index("@misc{b,") and "author = {Bo, A. and others}" in plain
    assert "howpublished = {blog post},\n}" in plain
    bare = bibliography([replace(SOURCE, venue="arXiv:2001.01234, with its blog post")])
    assert "howpublished = {with its blog post},\n  eprint = {2001.01234}" in bare
    assert "howpublished" not in bibliography([replace(SOURCE, venue="arXiv:2001.01234")])


def test_two_sources_of_one_key_are_refused():
    with pytest.raises(InputError, match="key 'le2020'"):
        bibliography([SOURCE, replace(SOURCE, year=2021)])


@pytest.mark.parametrize(
    ("authors", "who"),
    [
        ("R. Le Priol, J. P. Al-Bo and anonymous", "Le Priol et al. (2020)"),
        ("V. Nagarajan and J. Z. Kolter", "Nagarajan and Kolter (2020)"),
        ("anonymous", "anonymous (2020)"),
    ],
)
def test_a_source_as_running_words_name_it(authors, who):
    assert cited(replace(SOURCE, authors=authors)) == who
