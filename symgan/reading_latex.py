"""Formulas in LaTeX as text for :func:`symgan.reading.read`; what could mean two things is refused.

The grammar is that of formulas in papers on games: sums, products (also unwritten), powers, fractions,
roots, the common functions, f'(...) of an abstract function, and columns or matrices.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from symgan.errors import InputError
from symgan.printing.order import GREEK

FUNCTIONS = {name: name for name in ("exp", "log", "sin", "cos", "tan", "sinh", "cosh", "tanh")} | {"ln": "log"}
ABSTRACT = ("f", "g")  # a letter that stands for a function; before a parenthesis any other is a factor
SPACES = (
    "left",
    "right",
    "big",
    "Big",
    "bigl",
    "bigr",
    "Bigl",
    "Bigr",
    "quad",
    "displaystyle",
    ",",
    ";",
    ":",
    "!",
    " ",
)

_TOKEN = re.compile(r"\\\\|\\([A-Za-z]+|.)|\d+(?:\.\d+)?|[A-Za-z]|\S")
_MATRIX = re.compile(r"\\begin\{([pb]?matrix)\}(.*)\\end\{\1\}", re.DOTALL)


def plain(latex: str, names: Collection[str] = ()) -> str:
    """The formula as plain text; InputError with the place where it cannot be read.

    ``names`` are those that are known: a_{11} is a11 if that is one of them, and a_11 if not.
    """
    source = latex.strip().strip("$").strip()
    matrix = _MATRIX.fullmatch(source)
    if matrix is None:
        return _Parser(source, names).whole()
    rows = [re.split(r"&", row) for row in re.split(r"\\\\(?:\[[^\]]*\])?", matrix[2]) if row.strip()]
    return f"Matrix([{', '.join('[' + ', '.join(_Parser(e, names).whole() for e in row) + ']' for row in rows)}])"


def is_latex(text: str) -> bool:
    """Whether a text has a mark of LaTeX that plain text never has."""
    return any(mark in text for mark in "\\^'{$")


class _Parser:
    """Recursive descent over the tokens; each method reads one construct and returns its text."""

    def __init__(self, source: str, names: Collection[str]) -> None:
        self.source, self.names = source, names
        found = [m[0] for m in _TOKEN.finditer(source)]
        self.tokens = [t for t in found if not (t.startswith("\\") and t[1:] in SPACES)]
        self.place = 0

    def error(self, what: str) -> InputError:
        rest = " ".join(self.tokens[self.place : self.place + 6]) or "the end"
        return InputError(f"cannot read the LaTeX '{self.source}': at '{rest}', {what}")

    @property
    def next(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def take(self, expected: str = "") -> str:
        if not self.next or (expected and self.next != expected):
            raise self.error(f"{expected or 'something'} is missing")
        self.place += 1
        return self.tokens[self.place - 1]

    def whole(self) -> str:
        result = self.sum()
        if self.next:
            raise self.error("this is not part of a formula of sums, products, powers, fractions and functions")
        return result

    def sum(self) -> str:
        """Terms with signs between them."""
        parts = [self.take() if self.next in ("+", "-") else "", self.product()]
        while self.next in ("+", "-"):
            parts += [self.take(), self.product()]
        return " ".join(p for p in parts if p)

    def product(self) -> str:
        """Factors, with or without a sign of multiplication, and divisions."""
        parts = [self.power()]
        while self.next and self.next not in "+-)]}|,=&":
            written = self.next in ("*", "/", r"\cdot", r"\times")
            if not written and "/" in parts[1::2]:
                raise self.error(r"a factor after a division may stand above or below; write \frac or parentheses")
            parts += ["/" if written and self.take() == "/" else "*", self.power()]
        return "".join(parts)

    def power(self) -> str:
        """A factor with its exponent; e^t is the exponential function."""
        base = self.take() if self.next == "e" else self.factor()
        if self.next != "^":
            return (
                base
                if base != "e"
                else self.fail("e is the base of the exponential; another quantity needs another name")
            )
        self.take()
        if self.next.isdigit() and len(self.next) > 1:
            raise self.error(f"an exponent of several digits stands in braces, as in ^{{{self.next}}}")
        exponent = self.argument()
        return f"exp({exponent})" if base == "e" else f"{base}**({exponent})"

    def argument(self) -> str:
        """What stands in braces, or one token."""
        if self.next != "{":
            token = self.take()
            return self.named(token) if not token[0].isdigit() else token[0] + self.put_back(token[1:])
        self.take()
        inside = self.sum()
        self.take("}")
        return inside

    def put_back(self, digits: str) -> str:
        """Only the first digit of a number is an argument without braces."""
        if digits:
            self.tokens.insert(self.place, digits)
        return ""

    def factor(self) -> str:
        token = self.take()
        for opening, closing in (("(", ")"), ("[", "]"), ("{", "}")):
            if token == opening:
                inside = self.sum()
                self.take(closing)
                return f"({inside})"
        if token == "|":
            inside = self.sum()
            self.take("|")
            return f"Abs({inside})"
        return token if token[0].isdigit() else self.word(token)

    def word(self, token: str) -> str:
        """A command or a letter."""
        known: Mapping[str, Callable[[], str]] = {
            r"\frac": self.fraction,
            r"\tfrac": self.fraction,
            r"\sqrt": self.root,
        }
        if token in known:
            return known[token]()
        if token[1:] in FUNCTIONS and token[0] == "\\":
            return self.function(FUNCTIONS[token[1:]])
        return self.abstract(token) if token in ABSTRACT else self.named(token)

    def fraction(self) -> str:
        return f"(({self.argument()})/({self.argument()}))"

    def root(self) -> str:
        if self.next == "[":
            raise self.error("a root of another degree is written as a power")
        return f"sqrt({self.argument()})"

    def function(self, name: str) -> str:
        r"""A function of what stands in parentheses or braces; \log x y could mean two things."""
        if self.next not in ("(", "{", "["):
            raise self.error(f"the argument of {name} stands in parentheses")
        return f"{name}({self.factor()})"

    def abstract(self, name: str) -> str:
        """f(t), f'(t), f''(t); f'(0) and f''(0) are the constants f1 and f2."""
        order = 0
        while self.next == "'":
            self.take()
            order += 1
        if self.next != "(":
            return self.named(name) if not order else self.fail(f"the argument of {name}{order * chr(39)} is missing")
        inside = self.factor()[1:-1]
        derivative = f"{name}{order or ''}"
        return derivative if inside == "0" and order else f"{derivative}({inside})"

    def fail(self, what: str) -> str:
        raise self.error(what)

    def named(self, token: str) -> str:
        """A letter or a Greek one, with its index."""
        name = token.removeprefix("\\")
        if not name.isalpha() or (token[0] == "\\" and name not in GREEK) or (token[0] != "\\" and len(name) > 1):
            raise self.error(f"'{token}' is not known here")
        if self.next == "_":
            self.take()
            index = self.index()
            name = f"{name}{index}" if f"{name}{index}" in self.names else f"{name}_{index}"
        if name == "sigma" and self.next == "(":
            raise self.error(
                r"\sigma(...) may be the sigmoid or a product; write 1/(1 + e^{-t}), or \sigma \cdot (...)"
            )
        return name

    def index(self) -> str:
        braces = self.next == "{"
        parts = [self.take()]
        while braces and parts[-1] != "}":
            parts.append(self.take())
        return "".join(p for p in parts if p.isalnum())
