"""Cases from labelled points."""

from sympy import And, Poly, Rational, Symbol, true

from symgan.exact.partition import condition, partition, sign_of, walls
from symgan.exact.samples import evaluator, samples

x, y = Symbol("x", real=True), Symbol("y", real=True)
p = Symbol("p", positive=True)


def cells(label, tests, names=(x, y), given=true):
    points = samples(names, given)
    return partition([(q, label(q)) for q in points], tests, list(names))


def test_one_label_is_one_cell():
    ((only),) = cells(lambda q: "same", [x, y])
    assert only.signs == () and only.label == "same"


def test_a_single_wall():
    found = {c.label: c.signs for c in cells(lambda q: bool(q[x] > q[y]), [x - y, x, y])}
    assert found == {True: ((x - y, 1),), False: ((x - y, -1),)}


def test_a_corner_needs_two_signs_and_the_rest_is_cut_short():
    found = cells(lambda q: bool(q[x] > 0 and q[y] > 0), [x, y])
    (corner,) = [c for c in found if c.label]
    assert set(corner.signs) == {(x, 1), (y, 1)}


def test_points_that_no_test_separates_have_no_label():
    assert {c.label for c in cells(lambda q: bool(q[x] > 1), [y])} == {None}


def test_walls_are_coefficients_discriminants_and_resultants():
    found = walls([Poly(x * p**2 + y * p + 1, p), Poly(p - 2, p)])
    assert {x, y, 4 * x + 2 * y + 1} <= set(found)
    assert {y**2 - 4 * x, 4 * x - y**2} & set(found)


def test_the_sign_of_an_expression_is_that_of_one_polynomial():
    assert sign_of(p * (x**2 - y) / (1 + x**2)) in ([x**2 - y], [y - x**2])
    assert sign_of(x**2 + 1) == [] and sign_of((x - y) ** 2 * y) == [y]


def test_conditions_have_positive_terms_on_both_sides():
    assert condition([(x**2 - p, 1), (y - 1, -1)]) == And(x**2 > p, y < 1)
    assert condition([(x**2 - p, 1)], [x**2 - p]) == (x**2 >= p)


def test_samples_are_the_same_at_every_call_and_as_the_hypotheses_say():
    n = Symbol("n", integer=True, positive=True)
    first, second = (samples([x, p, n], x > p, 30) for _ in range(2))
    assert first == second and len(first) == 30
    assert all(q[x] > q[p] > 0 and q[n].is_Integer and q[n] > 0 for q in first)


def test_an_evaluator_has_no_value_where_there_is_none():
    value = evaluator(1 / x, [x])
    assert value({x: Rational(0)}) is None and value({x: Rational(2)}) == 0.5
