"""Equilibria: found ones against hand algebra, given ones checked, everything else refused with a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import Abs, I, Matrix, Max, Rational, Symbol, exp, integrate, log, nan, oo, sqrt, symbols

import symgan as sg
from symgan.exact.derivation import derive
from symgan.exact.equilibrium import equilibria
from symgan.records import Game, InputError, Player

x, y, c = symbols("x y c", real=True)
small = st.integers(-4, 4)


def game(*losses, at=None):
    return Game("g", tuple(Player(n, (p,), e) for n, p, e in zip("ab", (x, y), losses, strict=False)), at)


def alone(field):
    """One player whose field is minus the given function of x."""
    return game(integrate(field, x))


@given(small, small, small, small, small, small)
def test_a_linear_game_has_the_equilibrium_of_its_linear_system(a, b, p, q, u, v):
    losses = a * x**2 / 2 + b * x * y + u * x, p * x * y + q * y**2 / 2 + v * y
    system, right = Matrix([[a, b], [p, q]]), Matrix([-u, -v])
    found = equilibria(game(*losses))
    if system.det() != 0:
        assert found == (dict(zip((x, y), system.solve(right), strict=True)),)
    elif system.rank() == system.row_join(right).rank():  # a line or a plane of equilibria, with free parameters
        (line,) = found
        assert {e.expand() for e in system * Matrix(list(line.values())) - right} == {0}
        assert set().union(*(e.free_symbols for e in line.values())) <= {x, y}
    else:
        assert found == ()


@given(st.lists(small, min_size=1, max_size=3, unique=True))
def test_all_real_roots_of_a_polynomial_are_found(roots):
    field = (x**2 + 1) * (x**2 - 2)
    for r in roots:
        field *= x - r
    assert {e[x] for e in equilibria(alone(field))} == {*roots, sqrt(2), -sqrt(2)}


@pytest.mark.parametrize("field", [x**3 - x - 1, x**3 + 2 * x - 5, x**3 - 2])
def test_complex_roots_in_radicals_are_not_counted(field):
    (found,) = equilibria(alone(field))
    assert abs(field.subs(found).evalf(30)) < 1e-20


def test_three_real_roots_that_radicals_write_with_i():
    found = equilibria(alone(x**3 - 3 * x + 1))
    # x = 2 cos(2 pi k/9), k = 1, 2, 4
    assert sorted(round(float(abs(e[x].evalf(30))), 6) for e in found) == [0.347296, 1.532089, 1.879385]


def test_an_equilibrium_without_a_closed_form_is_not_passed_over():
    with pytest.raises(InputError, match="radicals"):
        equilibria(alone(x * (x**5 - x - 1)))


def test_a_nonlinear_system():
    found = equilibria(game(x**3 / 3 - x * y, y**2 / 2 - y * x))  # x^2 = y and y = x
    assert {tuple(e.values()) for e in found} == {(0, 0), (1, 1)}


def test_several_equilibria_are_listed_and_one_is_asked_for():
    with pytest.raises(InputError, match=r"3 equilibria .*-1.*0.*1.*equilibrium="):
        derive(game(x**4 / 4 - x**2 / 2, y**2))


def test_a_false_equilibrium_shows_the_field_there():
    with pytest.raises(InputError, match=r"no equilibrium of 'g'.*\[-3, 1\]"):
        derive(game(x**2 / 2 + x * (y + 1), y**2 / 2 - y * (x - 1), at={x: 2, y: 0}))


@pytest.mark.parametrize(
    "at",
    [{x: 0}, {x: 0, y: 0, c: 0}, {"x": 0, "y": 0}, [0, 0], {x: None, y: 0}, {x: "0", y: 0}, {x: I, y: 0}]
    + [{x: oo, y: 0}, {x: nan, y: 0}, {x: Symbol("k", imaginary=True), y: 0}, 0],
)
def test_an_equilibrium_of_the_wrong_form_is_refused(at):
    with pytest.raises(InputError, match="equilibrium"):
        derive(game(x**2 + x**4, y**2, at=at))


@pytest.mark.parametrize(
    ("losses", "why"),
    [((exp(x) - x, y**2), "polynomial"), ((x, y**2), "0 equilibria"), ((x * y**2, y**2 * x**2), "continuum|equilibria")]
    + [((x**9 + x, y**9 + y * x), "too high a degree"), ((x**9 + x, y**10 + y * x), "too many")],
)
def test_a_search_that_ends_without_one_answer_says_why(losses, why):
    with pytest.raises(InputError, match=why):
        derive(game(*losses))


def test_decimals_and_constants_in_an_equilibrium():
    assert derive(game((x - 0.1) ** 2, y**2, at={x: 0.1, y: 0})).equilibrium == {x: Rational(1, 10), y: 0}
    line = game((x - y) ** 2 / 2, (x - y) ** 2 / 2, at={x: c, y: c})
    assert derive(line).jacobian == Matrix([[-1, 1], [1, -1]])
    assert equilibria(game((x - y) ** 2, (x - y) ** 2)) == ({x: y, y: y},)


def test_a_transcendental_equilibrium_is_confirmed_exactly():
    at = {x: exp(-1) * exp(log(2)), y: 0}
    assert derive(game(x * log(x) - x * log(2), y**2, at=at)).equilibrium[x] == 2 * exp(-1)


def test_the_dirac_gan_finds_none_by_itself_and_names_its_own():
    assert sg.derive(sg.dirac_gan()).equilibrium == dict.fromkeys(sg.dirac_gan().params, 0)
    assert sg.equilibria(sg.games.bilinear()) == (dict.fromkeys(sg.games.bilinear().params, 0),)


@pytest.mark.parametrize(
    ("losses", "expected"),
    [((Abs(x - 1) + x**2 / 4, y**2), ()), (((Abs(x) - 1) ** 2, y**2), ((1, 0), (-1, 0)))]
    + [((Max(0, x - 1) ** 2 + Max(0, 1 - x) ** 2, y**2), ((1, 0),)), ((x**2 * Abs(x) + x**2, y**2), ((0, 0),))],
)
def test_a_field_in_pieces_vanishes_where_every_piece_does(losses, expected):
    """|x - 1| + x^2/4 is least on its kink, where no field vanishes; the others are smooth where they are least."""
    assert {tuple(e.values()) for e in equilibria(game(*losses))} == set(expected)


def test_where_constants_decide_in_which_piece_a_zero_lies_none_is_given():
    with pytest.raises(InputError, match="positive decides"):
        equilibria(game((x - c) ** 2 + Max(0, x) ** 2, y**2))
