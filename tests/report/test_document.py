import pickle

from sympy import Piecewise, Symbol

from symgan.printing.latex import latex
from symgan.printing.typst import typst
from symgan.records import Step
from symgan.report.document import Document, Equation, Heading, Paragraph, numbered
from symgan.report.formats import LATEX, MARKDOWN, TYPST
from symgan.report.sections import _values


def test_each_kind_is_counted_by_itself():
    blocks = numbered([Heading("A", "a"), Equation(1, "e1"), Paragraph("words"), Heading("B", "b"), Equation(2, "e2")])
    labels = Document("t", "", "", blocks, ()).labels
    assert labels == {"a": "Section 1", "e1": "(1)", "b": "Section 2", "e2": "(2)"}


def test_prose_is_escaped_printed_and_linked_in_each_format():
    text, labels = "50% of {h*gamma} in [@e1]", {"e1": "(1)"}
    assert LATEX.prose(text, labels) == r"50\% of $h \gamma$ in \hyperref[e1]{(1)}"
    assert TYPST.prose(text, labels) == "50% of $h gamma$ in #link(<e1>)[(1)]"
    assert MARKDOWN.prose(text, labels) == r"50% of $h \gamma$ in (1)"


def test_markup_in_words_stays_words():
    words = r"a_b #c $d *e* <f> \g // ~"
    assert TYPST.prose(words, {}) == r"a\_b \#c \$d \*e\* \<f\> \\g \/\/ \~"
    assert LATEX.prose(words, {}) == r"a\_b \#c \$d *e* <f> \textbackslash{}g // \textasciitilde{}"


def test_cases_are_the_same_after_a_journey_to_another_process():
    """SymPy would merge and reorder the cases of a Piecewise that it makes anew."""
    x = Symbol("x", real=True)
    step = Step("pieces", "", "", (Piecewise((x, x - 1 > 0), (x, x + 1 < 0), evaluate=False),))
    for value in _values(step):
        there = pickle.loads(pickle.dumps(value))
        for printer in (typst, latex):
            assert printer(there) == printer(value) and printer(there).count("x - 1 > 0") == 1
