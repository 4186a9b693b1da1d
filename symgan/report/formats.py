"""What an output format makes of prose, formulas and references; everything else is in its template."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from symgan.printing.latex import latex
from symgan.printing.order import lines
from symgan.printing.prose import render
from symgan.printing.typst import typst

_REFERENCE = re.compile(r"\[@([\w-]+)\]")


@dataclass(frozen=True)
class Format:
    """A printer of formulas, an escape for words, an inline formula, a reference, and names of left-hand sides."""

    name: str
    printer: Callable[[Any], str]
    escape: Callable[[str], str]
    inline: Callable[[str], str]
    link: Callable[[str, str], str]
    left: Mapping[str, str]
    newline: str
    indent: str

    def prose(self, text: str, labels: Mapping[str, str], symbols: Mapping[str, Any] | None = None) -> str:
        """Prose with its formulas printed, its words escaped, and its references linked."""
        pieces = _REFERENCE.split(text)
        words = [render(part, self.printer, self.inline, self.escape, symbols or None) for part in pieces[::2]]
        links = [self.link(label, labels[label]) for label in pieces[1::2]]
        return "".join(a + b for a, b in zip(words, [*links, ""], strict=True))

    def display(self, value: Any, left: str = "") -> str:
        """A formula for display, its lines aligned, with the left-hand side of that name."""
        head = self._head(left)
        first, *others = lines(value, self.printer)
        if not others:
            return f"{head}{first}"
        return f" {self.newline} ".join((f"& {head}{first}", *(f"& {self.indent} {line}" for line in others)))

    def _head(self, left: str) -> str:
        stem, _, index = left.rpartition("-")
        if index.isdigit() and stem in self.left:
            return f"{self.left[stem]}_{index} = "
        return f"{self.left[left]} = " if left in self.left else ""


def _escape_typst(text: str) -> str:
    # at the start of a line - + = open lists and headings, and // opens a comment
    return re.sub(r"([\\#$*_@<>\[\]`~/]|^[-+=])", r"\\\1", text)


_LATEX_WORDS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\N{MINUS SIGN}": "$-$",
    "\N{INFINITY}": r"$\infty$",
    "\N{ALMOST EQUAL TO}": r"$\approx$",
}


def _escape_latex(text: str) -> str:
    signs = r"[\\~^&%$#_{}\N{MINUS SIGN}\N{INFINITY}\N{ALMOST EQUAL TO}]"
    return re.sub(signs, lambda m: _LATEX_WORDS.get(m[0], f"\\{m[0]}"), text)


def _escape_markdown(text: str) -> str:
    return re.sub(r"([\\`*_$<>\[\]|])", r"\\\1", text)


TYPST = Format(
    name="typ",
    printer=typst,
    escape=_escape_typst,
    inline=lambda formula: f"${formula}$",
    link=lambda label, text: f"#link(<{label}>)[{text}]",
    left={
        "losses": "cal(L)",
        "worked-out": "cal(L)",
        "field": "v(w)",
        "jacobian": "v'(w^*)",
        "update": "F(w)",
        "velocity": "dot(w)",
        "pieces": "v",
        "step-pieces": "F",
        "distance": "r",
        "period": "T",
        "multiplier": "m",
        "point": "w",
        "matrix": "F'(w^*)",
        "velocity-matrix": "A",
        "charpoly": "p(lambda)",
        "invariants": "I(w)",
    },
    newline="\\",
    indent="quad quad",
)

_LATEX_LEFT = {
    "losses": r"\mathcal{L}",
    "worked-out": r"\mathcal{L}",
    "field": "v(w)",
    "jacobian": "v'(w^*)",
    "update": "F(w)",
    "velocity": r"\dot{w}",
    "pieces": "v",
    "step-pieces": "F",
    "distance": "r",
    "period": "T",
    "multiplier": "m",
    "point": "w",
    "matrix": "F'(w^*)",
    "velocity-matrix": "A",
    "charpoly": r"p(\lambda)",
    "invariants": "I(w)",
}

LATEX = Format(
    name="tex",
    printer=latex,
    escape=_escape_latex,
    inline=lambda formula: f"${formula}$",
    link=lambda label, text: rf"\hyperref[{label}]{{{text}}}",
    left=_LATEX_LEFT,
    newline=r"\\",
    indent=r"\qquad",
)

MARKDOWN = Format(
    name="md",
    printer=latex,
    escape=_escape_markdown,
    inline=lambda formula: f"${formula}$",
    link=lambda label, text: f"[{text}](#{label})" if not text.startswith("(") else text,
    left=_LATEX_LEFT,
    newline=r"\\",
    indent=r"\qquad",
)

FORMATS: Mapping[str, Format] = {f.name: f for f in (TYPST, LATEX, MARKDOWN)}
