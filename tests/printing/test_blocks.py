"""Products of matrices are read, written and printed in their order; facts and rules are told in sentences."""

import pytest
from sympy import MatrixSymbol, symbols

import symgan as sg
from symgan.blocks import Definite, Equal, Form, Observable, Symmetric
from symgan.literature.theorems import antisymmetric, complement_of_null_spaces, full_rank_damping, observable_damping
from symgan.printing.blocks import by, line_sentence, premise_sentences, told, witness_sentence
from symgan.printing.latex import latex
from symgan.printing.prose import segments
from symgan.printing.typst import typst
from symgan.reading import text

n, m = symbols("n m", integer=True, positive=True)
B, K, D = MatrixSymbol("B", m, n), MatrixSymbol("K", m, m), MatrixSymbol("D", m, n)


@pytest.mark.parametrize(
    ("written", "typeset", "tex"),
    [
        ("lam @ u == -B.T @ w", "lambda u = -B^T w", r"\lambda u = -B^{T} w"),
        ("w.H @ Q @ w >= 0", "w^* Q w >= 0", r"w^{*} Q w \geq 0"),
        ("re(lam) @ (u.H @ u + w.H @ w) > 0", 'op("Re")(lambda) (u^* u + w^* w) > 0', None),
        ("Matrix([[0, -B.T], [B, gamma @ Id]])", "mat(0, -B^T; B, gamma I)", None),
        ("A @ A.T - Id", "A A^T - I", r"A A^{T} - I"),
        ("(gamma*f1) @ K.T", "gamma f'(0) K^T", None),
        ("(B @ u).H @ w", "(B u)^* w", None),
    ],
)
def test_products_of_matrices_keep_their_order(written, typeset, tex):
    read = sg.read(written)
    assert typst(read) == typeset
    assert tex is None or latex(read) == tex
    assert sg.read(text(read)) == read


def test_the_zero_matrix_and_powers_are_written():
    assert text(sg.read("Matrix([[0, B.T]])")) == "Matrix([[0, B.T]])"
    assert text(K**2) == "K @ K" and text(-K) == "-K"


@pytest.mark.parametrize("wrong", ["x.T + lam.T", "(lam + 1).H"])
def test_what_is_no_transpose_is_refused(wrong):
    with pytest.raises(sg.InputError, match=r"B\.T"):
        sg.read(wrong)


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (Definite(K), "{K} is symmetric positive definite"),
        (Definite(K, strict=False), "{K} is symmetric positive semidefinite"),
        (Definite(B.T * B), "{B} has full column rank"),
        (Definite(D.T * K.T * K * D), "{K @ D} has full column rank"),
        (Definite(B.T * B, strict=False), "{B.T @ B} is symmetric positive semidefinite"),
        (Symmetric(K), "{K} is symmetric"),
        (Equal(K * D), "{K @ D == 0}"),
        (Observable(K, B * B.T), "no eigenvector of {B @ B.T} lies in the kernel of {K}"),
    ],
)
def test_facts_in_words(fact, words):
    assert told(fact) == words


@pytest.mark.parametrize("module", [full_rank_damping, observable_damping, complement_of_null_spaces])
def test_a_proof_is_told_in_sentences_that_can_be_set(module):
    told_lines = (*premise_sentences(module.THEOREM), *map(line_sentence, module.PROOF))
    assert all(line.endswith(".") and segments(line) for line in told_lines)
    assert all(f"({name})" in " ".join(told_lines) for name in module.THEOREM.premises if name != "nonzero")


def test_rules_in_words():
    assert by(Form(B)) == "a squared length, that of {B}"
    assert "(damping)" in by(full_rank_damping.PROOF[1].by)
    assert line_sentence(full_rank_damping.PROOF[-1]).startswith("A contradiction (end), by the algebra")
    with pytest.raises(NotImplementedError, match="int"):
        by(3)


def test_a_witness_in_words():
    assert witness_sentence(antisymmetric.THEOREM, {K: sg.read("Matrix([[1, 0]])")}).startswith("So it is at {Eq(K,")
