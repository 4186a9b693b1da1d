"""A document through its template: Jinja2 with delimiters that neither LaTeX nor Typst uses."""

from __future__ import annotations

import re

from jinja2 import DictLoader, Environment, StrictUndefined

from symgan.report.document import Document
from symgan.report.formats import FORMATS
from symgan.report.resources import folder


def text(document: Document, to: str, figures: str) -> str:
    """The document as Typst, LaTeX or Markdown; ``figures`` is the folder of its pictures, relative to the text."""
    form, labels = FORMATS[to], document.labels
    environment = _environment()
    environment.filters["prose"] = lambda words, symbols=None: form.prose(words, labels, symbols)
    environment.filters["escape_words"] = form.escape
    environment.filters["display"] = form.display
    template = environment.get_template(f"report.{to}.j2")
    made = template.render(document=document, figures=figures, labels=labels)
    return re.sub(r"\n{3,}", "\n\n", made).strip() + "\n"


def _environment() -> Environment:
    templates = {p.name: p.read_text(encoding="utf-8") for p in folder("templates").iterdir() if p.name.endswith(".j2")}
    return Environment(
        loader=DictLoader(templates),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="«",
        variable_end_string="»",
        comment_start_string="<#",
        comment_end_string="#>",
        extensions=["jinja2.ext.loopcontrols"],
    )
