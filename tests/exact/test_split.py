"""Symmetric and antisymmetric parts; potentials and Hamiltonians by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import Matrix, Rational, cos, expand, eye, sin, symbols

import symgan as sg
from symgan.exact.split import hamiltonian, potential, split
from symgan.notation import f1, gamma
from symgan.records import InputError

x, y, z, a, b = symbols("x y z a b", real=True)
whole = st.integers(-5, 5)


@given(st.lists(whole, min_size=9, max_size=9))
def test_the_parts_add_up_and_have_their_symmetry(entries):
    matrix = Matrix(3, 3, entries)
    symmetric, antisymmetric = split(matrix)
    assert symmetric + antisymmetric == matrix
    assert symmetric == symmetric.T and -antisymmetric == antisymmetric.T


def test_a_derivation_is_split_at_its_equilibrium():
    """The penalty is the potential part of the Dirac-GAN, the game between the players the Hamiltonian one."""
    symmetric, antisymmetric = split(sg.derive(sg.dirac_gan().with_(sg.regularizers.r1())))
    assert symmetric == Matrix([[0, 0], [0, -gamma]]) and antisymmetric == Matrix([[0, -f1], [f1, 0]])
    assert split(Matrix([[0, 0.5], [0, 0]]))[0] == Matrix([[0, Rational(1, 4)], [Rational(1, 4), 0]])


@pytest.mark.parametrize("bad", [Matrix([[1, 2]]), 3, "J", None, [[1]]])
def test_what_is_no_square_matrix_is_refused(bad):
    with pytest.raises(InputError, match="square matrix"):
        split(bad)


def test_a_gradient_field_has_a_potential():
    """Letcher et al. 2019, Example 7: x^2 + y^2 against its negative is a potential game."""
    phi = x**3 * y + sin(x * z) - z**2 + 2 * y
    field = Matrix([phi.diff(p) for p in (x, y, z)])
    assert expand(potential(field, (x, y, z)) - phi) == 0
    assert potential(Matrix([-2 * x, 2 * y]), (x, y)) == y**2 - x**2
    assert potential(Matrix([cos(x)]), (x,)) == sin(x)


def test_a_rotation_has_none():
    assert potential(Matrix([-y, x]), (x, y)) is None
    assert potential(Matrix([x * y, x]), (x, y)) is None


def test_a_hamiltonian_game_has_half_the_square_of_its_field():
    """Letcher et al. 2019, Theorem 4, and a rotation in two planes at once."""
    field = Matrix([-(y - b), x - a])
    found = hamiltonian(field, (x, y))
    assert Matrix([found - ((x - a) ** 2 + (y - b) ** 2) / 2]).jacobian(Matrix([x, y])).expand().is_zero_matrix
    assert expand((Matrix([found]).jacobian(Matrix([x, y])) * field)[0]) == 0
    u = symbols("u", real=True)
    assert hamiltonian(Matrix([-3 * y, 3 * x, u, -z]), (x, y, z, u)) == expand((9 * x**2 + 9 * y**2 + u**2 + z**2) / 2)
    assert hamiltonian(Matrix([-x * y, x**2]), (x, y)) is None and hamiltonian(eye(2) * Matrix([x, y]), (x, y)) is None
