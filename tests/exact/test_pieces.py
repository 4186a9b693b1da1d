"""Fields in smooth pieces: on each piece the field is the one that was given, at every point."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Abs, Heaviside, Matrix, Max, Min, Piecewise, Symbol, exp, sign, symbols

import symgan as sg
from symgan.exact.pieces import BUDGET_PIECES, SWITCHING, around, pieces, smooth_around
from symgan.exact.undecided import Undecided

x, y = symbols("x y", real=True)
c = Symbol("c", positive=True)
FIELDS = [
    [-y, x - sign(y) * (Abs(y) - 1)],
    [Max(0, Abs(x) - 1) * sign(x), y],
    [Max(x, y, 0), Min(1, Max(-1, y))],
    [Piecewise((x, Abs(y) > 1), (-x, True)), Heaviside(x * y + 1, 0)],
    [Abs(x - 2 * Abs(y)), exp(-Abs(x))],
    [Piecewise((1, (x > 0) & (y > 0)), (Abs(x), x < y), (y, True)), x],
]
numbers = st.fractions(-3, 3, max_denominator=7)


@pytest.mark.parametrize("index", range(len(FIELDS)))
@settings(max_examples=12)
@given(numbers, numbers)
def test_a_point_lies_in_one_piece_and_the_field_is_that_of_the_piece(index, p, q):
    field, there = Matrix(FIELDS[index]).as_immutable(), {x: p, y: q}
    found = pieces(field, (x, y))
    assert not any(piece.field.has(*SWITCHING) for piece in found)
    inside = [piece for piece in found if piece.region.subs(there) == True]
    on_a_switch = [piece for piece in found for quantity, _ in piece.signs if quantity.subs(there) == 0]
    assert len(inside) == 1 or on_a_switch
    for piece in inside:
        assert piece.field.subs(there) == field.subs(there)


def test_the_gradient_penalty_that_pulls_to_norm_one():
    upper, lower = pieces(Matrix([-y, x - c * sign(y) * (Abs(y) - 1)]).as_immutable(), (x, y))
    assert upper.region == (y > 0) and lower.region == (y < 0)
    assert upper.field == Matrix([-y, x - c * y + c]).as_immutable()
    assert lower.field == Matrix([-y, x - c * y - c]).as_immutable()


def test_what_switches_in_constants_alone_is_no_piece():
    (only,) = pieces(Matrix([Abs(Symbol("a", real=True)) * x]).as_immutable(), (x,))
    assert only.signs == ()


def test_the_field_around_a_point_is_known_or_there_is_none():
    found = pieces(Matrix([Max(0, Abs(x) - c)]).as_immutable(), (x,))
    flat = smooth_around(found, {x: 0})  # |x| switches there, and the field does not
    assert flat.field[0] == 0 and flat.region.subs({x: -c / 2}) == True
    assert smooth_around(found, {x: 2 * c}).field[0] == x - c
    assert smooth_around(found, {x: c}) is None
    assert smooth_around(found, {x: Symbol("a", real=True)}) is None


def test_the_pieces_that_meet_at_a_point():
    found = pieces(Matrix([Abs(x), Abs(y - 1)]).as_immutable(), (x, y))
    assert [len(around(found, p)) for p in ({x: 0, y: 1}, {x: 0, y: 2}, {x: 1, y: 2})] == [4, 2, 1]
    with pytest.raises(Undecided, match="decides which pieces meet"):
        around(found, {x: Symbol("a", real=True), y: 1})


def test_too_many_pieces_are_not_made():
    field = Matrix([sum(Abs(x - k) for k in range(BUDGET_PIECES + 2))]).as_immutable()
    with pytest.raises(Undecided, match="more than"):
        pieces(field, (x,))


def test_the_hinge_gan_turns_in_the_piece_around_its_equilibrium():
    d = sg.derive(sg.dirac_gan(sg.objectives.hinge()))
    theta, psi = d.game.params
    assert {p.region for p in d.pieces} == {psi * theta + 1 > 0, psi * theta + 1 < 0}
    assert d.invariants == (theta**2 + psi**2,) and "a center" in d.verdict.beyond
    assert "where {psi*theta + 1 > 0}" in d.step("invariants").why
    assert d.step("pieces").value[1].subs({theta: 1, psi: -2}) == 0
