"""Sliding, escaping and crossing, by hand on textbook fields."""

from sympy import Abs, Eq, Matrix, Max, Piecewise, sign, symbols

from symgan.exact.filippov import surfaces
from symgan.exact.pieces import pieces

x, y = symbols("x y", real=True)
c, g = symbols("c g", positive=True)


def of(*field):
    return {(s.quantity, s.region): s for s in surfaces(pieces(Matrix(field).as_immutable(), (x, y)), (x, y))}


def test_a_relay_slides_on_its_line_and_stands_still_at_the_origin():
    """x' = y, y' = -sign(x + y): on x = -y orbits slide where |y| < 1, along y' = -y."""
    (line,) = of(y, -sign(x + y)).values()
    assert line.quantity == x + y and not line.continuous
    values = dict(line.where)
    inside, beyond = ({p: e.subs({y: v, x: -v}) for p, e in values.items()} | {y: v, x: -v} for v in (0.5, 2))
    assert line.sliding.subs(inside) == True and line.sliding.subs(beyond) == False
    assert line.escaping.subs(inside) == False
    slid = line.sliding_field.subs(inside)
    assert abs(slid[0] - 0.5) < 1e-12 and abs(slid[1] + 0.5) < 1e-12


def test_the_penalty_of_norm_one_escapes_from_a_segment_that_is_at_rest():
    """On y = 0 the field is (0, x + c g) above and (0, x - c g) below."""
    (line,) = of(-y, x - c * sign(y) * (Abs(y) - g)).values()
    assert line.escaping.subs(x, 0) == True and line.sliding.subs(x, 0) == False
    assert line.escaping.subs(x, 2 * c * g) == False
    assert line.sliding_field == Matrix([0, 0])
    assert line.pseudo_equilibria.subs(x, 0) == True and line.pseudo_equilibria.subs(x, 2 * c * g) == False


def test_the_one_sided_penalty_slides_on_both_edges_of_the_strip():
    lines = of(-y, x - c * Piecewise((sign(y), Abs(y) > 1), (0, True)))
    upper, lower = (next(s for (q, _), s in lines.items() if q == edge) for edge in (y - 1, y + 1))
    middle = next(s for (q, _), s in lines.items() if q == y)
    assert upper.sliding.subs(x, c / 2) == True and upper.sliding.subs(x, -c / 2) == False
    assert upper.sliding_field == Matrix([-1, 0]) and lower.sliding_field == Matrix([1, 0])
    assert lower.sliding.subs(x, -c / 2) == True and middle.continuous and not upper.continuous
    assert upper.pseudo_equilibria.subs(x, c / 2) == False


def test_a_field_that_is_continuous_across_a_surface_neither_slides_nor_escapes():
    (line,) = of(Max(0, x), -y).values()
    assert line.continuous and line.sliding.subs(y, 1) == False and line.escaping.subs(y, 1) == False


def test_a_curved_surface_is_given_by_one_parameter_in_the_others():
    (curve,) = of(-y, Piecewise((x, x * y > -1), (0, True))).values()
    assert curve.quantity == x * y + 1 and Eq(curve.quantity.subs(dict(curve.where)), 0) == True
    assert not curve.continuous
