"""Proofs on block matrices: a right one stands, and with any one thing wrong it is refused."""

from dataclasses import replace

import pytest
from sympy import BlockMatrix, Eq, Identity, MatrixSymbol, Symbol, ZeroMatrix, false, re, symbols

import symgan as sg
from symgan.blocks import (
    BlockTheorem,
    Combine,
    Definite,
    Equal,
    Form,
    Hautus,
    Line,
    Numbers,
    Observable,
    Root,
    Sign,
    Symmetric,
    Times,
    Vanish,
)
from symgan.decide.block_proof import fault, prove_blocks
from symgan.literature.theorems import full_rank_damping, monotone_bound, observable_damping, two_rates
from symgan.notation import lam
from symgan.records import Status

n = Symbol("n", integer=True, positive=True)
A, T = MatrixSymbol("A", n, n), MatrixSymbol("T", n, n)
x = MatrixSymbol("x", n, 1)
DAMPED = BlockTheorem(BlockMatrix([[-A]]), (x,), re(lam) < 0, {"damping": Definite(A)})
ENERGY = Line(
    "energy",
    Equal(2 * re(lam) * x.adjoint() * x, -2 * x.adjoint() * A * x),
    Combine((Times("row1", -x.adjoint()), Times("row1", None, -x, adjoint=True))),
)
FORM = Line("form", Sign(x.adjoint() * A * x), Form(x, "damping"))
REST = Line("rest", Equal(x.adjoint() * A * x), Numbers(("energy", "form", "nonzero", "suppose")))
STILL = Line("still", Equal(x), Vanish(x, "rest", "damping"))
LENGTH = Line("length", Equal(x.adjoint() * x), Combine((Times("still", x.adjoint()),)))
END = Line("end", false, Numbers(("length", "nonzero")))
PROOF = (ENERGY, FORM, REST, STILL, LENGTH, END)


def test_a_definite_matrix_damps_in_every_dimension():
    found = sg.prove_blocks(DAMPED, PROOF)
    assert found.status is Status.PROVED
    assert len(found.evidence) == len(PROOF) + 3 and "positive definite" in found.evidence[1]


@pytest.mark.parametrize("left_out", range(len(PROOF)))
def test_no_line_can_be_left_out(left_out):
    assert fault(DAMPED, PROOF[:left_out] + PROOF[left_out + 1 :])


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        (replace(ENERGY, says=Equal(2 * re(lam) * x.adjoint() * x, 2 * x.adjoint() * A * x)), 0),
        (replace(ENERGY, says=Equal(re(lam) * x.adjoint() * x, -2 * x.adjoint() * A * x)), 0),
        (replace(ENERGY, by=Combine(ENERGY.by.parts[:1])), 0),
        (replace(ENERGY, by=Combine((Times("row2", x),))), 0),
        (replace(FORM, says=Sign(-x.adjoint() * A * x)), 1),
        (replace(FORM, says=Sign(x.adjoint() * A * x, strict=True)), 1),
        (replace(FORM, by=Form(x, "row1")), 1),
        (replace(REST, by=Numbers(("energy", "form", "nonzero"))), 2),
        (replace(STILL, by=Vanish(x, "rest")), 3),
        (replace(STILL, says=Equal(A * x, x)), 3),
        (replace(LENGTH, name="energy"), 4),
        (replace(END, by=Numbers(("nonzero",))), 5),
        (replace(END, by=Numbers(("still",))), 5),
        (replace(END, says=re(lam) < -1), 5),
    ],
)
def test_a_wrong_line_is_refused(wrong, place):
    assert fault(DAMPED, (*PROOF[:place], wrong, *PROOF[place + 1 :]))
    assert prove_blocks(DAMPED, (*PROOF[:place], wrong, *PROOF[place + 1 :])).status is not Status.PROVED


def test_a_semidefinite_matrix_only_sends_the_vector_to_zero():
    semidefinite = replace(DAMPED, given={"damping": Definite(A, strict=False)})
    weaker = replace(STILL, says=Equal(A * x))
    assert "still" in fault(semidefinite, PROOF)
    assert "length" in fault(semidefinite, (ENERGY, FORM, REST, weaker, LENGTH, END))


def test_dropping_what_is_given_refuses_the_proof_and_gives_a_witness():
    bare = replace(DAMPED, given={})
    assert fault(bare, PROOF)
    found = prove_blocks(bare, PROOF)
    assert found.status is Status.REFUTED
    assert found.witness[A] == sg.read("Matrix([[0]])") and found.witness[lam] == 0


def test_instances_prove_nothing():
    found = prove_blocks(DAMPED)
    assert found.status is Status.UNDECIDED and "no proof" in found.evidence[0]


def test_a_contradiction_is_not_said_twice_over():
    """The conclusion may be used nowhere before it is reached."""
    assert "no earlier line" in fault(DAMPED, (Line("end", re(lam) < 0, Numbers(("end",))),))


def test_rules_give_facts_of_their_own_kind():
    assert "form" in fault(DAMPED, (replace(FORM, says=Equal(x.adjoint() * A * x)),))
    assert "form" in fault(DAMPED, (replace(FORM, says=re(lam) < 0),))
    assert "energy" in fault(DAMPED, (replace(ENERGY, says=Sign(x.adjoint() * A * x)),))
    assert "end" in fault(DAMPED, (replace(END, says=Definite(A), by=Numbers(("nonzero",))),))
    assert "no rule int" in fault(DAMPED, (Line("new", re(lam) < 0, 3),))


def test_a_squared_length_needs_no_line():
    length = Line("square", Sign(x.adjoint() * x), Form(x))
    assert "neither the conclusion" in fault(DAMPED, (length,))
    gone = replace(DAMPED, given={"zero": Equal((A * x).adjoint() * A * x)})
    still = Line("still", Equal(A * x), Vanish(A * x, "zero"))
    assert "neither the conclusion" in fault(gone, (still,))
    assert "still" in fault(gone, (replace(still, says=Equal(x)),))


def test_only_the_facts_that_say_so_make_a_block_symmetric():
    general = replace(DAMPED, given={"damping": Definite(A + A.T)})
    assert "energy" in fault(general, PROOF)
    symmetric = replace(DAMPED, given={"damping": Symmetric(A)})
    assert "form" in fault(symmetric, PROOF)


def test_a_root_is_new_and_of_a_semidefinite_matrix():
    root = Line("root", Equal(T * T, A), Root("damping"))
    assert "neither the conclusion" in fault(DAMPED, (root,))
    assert "root" in fault(DAMPED, (replace(root, by=Root("row1")),))
    assert "root" in fault(DAMPED, (replace(root, says=Equal(A * A, A)),))
    assert "root" in fault(DAMPED, (replace(root, says=Equal(T * T, 2 * A)),))
    for says in (Sign(T * T), Equal(Identity(n), A), Equal(x * x.adjoint(), A), re(lam) < 0):
        assert "root" in fault(DAMPED, (replace(root, says=says),))
    assert "again" in fault(DAMPED, (root, replace(root, name="again", says=Equal(T * T, A))))


def test_an_eigenvector_outside_the_kernel_is_excluded_by_hautus_only():
    pair = BlockTheorem(BlockMatrix([[A]]), (x,), Eq(lam, 0), {"pair": Observable(T, A), "seen": Equal(T * x)})
    line = Line("none", Equal(x), Hautus("pair", x, lam, "seen", "eigen"))
    eigen = Line("eigen", Equal(A * x, lam * x), Combine((Times("row1"),)))
    assert "neither the conclusion" in fault(pair, (eigen, line))
    for wrong in (
        Hautus("pair", x, 2 * lam, "seen", "eigen"),
        Hautus("pair", x, lam, "eigen", "eigen"),
        Hautus("seen", x, lam, "seen", "eigen"),
    ):
        assert "none" in fault(pair, (eigen, replace(line, by=wrong)))


@pytest.mark.parametrize("module", [full_rank_damping, observable_damping, two_rates, monotone_bound])
def test_every_fact_of_a_theorem_is_used_by_its_proof(module):
    for name in module.THEOREM.given:
        given = {k: v for k, v in module.THEOREM.given.items() if k != name}
        assert fault(replace(module.THEOREM, given=given), module.PROOF)


def test_blocks_that_do_not_fit_are_answered_with_a_sentence():
    p, q = symbols("p q", integer=True, positive=True)
    with pytest.raises(sg.InputError, match="all three must agree"):
        BlockTheorem(BlockMatrix([[Identity(p), ZeroMatrix(p, q)]]), (x,), re(lam) < 0)
    with pytest.raises(sg.InputError, match="name the fact otherwise"):
        BlockTheorem(BlockMatrix([[A]]), (x,), re(lam) < 0, {"row1": Definite(A)})
    wrong = Line("energy", Equal(A * MatrixSymbol("y", p, 1)), Combine((Times("row1"),)))
    assert "n columns is multiplied by one of p rows" in fault(DAMPED, (wrong,))


def test_no_line_divides_by_what_may_be_zero():
    a, b = Symbol("a", real=True), Symbol("b", positive=True)
    theorem = BlockTheorem(BlockMatrix([[a * A]]), (x,), Eq(lam, 0), {"zero": Equal(a * x)})
    line = Line("gone", Equal(x), Combine((Times("zero", 1 / a),)))
    assert "divide by zero" in fault(theorem, (line,))
    assert "divide by zero" in fault(theorem, (replace(line, by=Combine((Times("zero", Identity(n) / a),))),))
    half = replace(theorem, given={"zero": Equal(b * x)})
    assert "neither the conclusion" in fault(half, (replace(line, by=Combine((Times("zero", 1 / b),))),))


def test_numbers_are_real_where_they_are_compared():
    crossed = MatrixSymbol("B", n, n)
    theorem = replace(DAMPED, given={"sign": Sign(x.adjoint() * crossed * x)})
    assert "no sign" in fault(theorem, (Line("end", theorem.conclusion, Numbers(("sign",))),))
    assert "no number" in fault(theorem, (Line("end", theorem.conclusion, Numbers(("row1",))),))
