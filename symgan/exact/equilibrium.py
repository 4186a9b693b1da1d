"""Equilibria: given ones are checked, missing ones are found where the field is polynomial."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import (
    Expr,
    Float,
    ImmutableMatrix,
    Poly,
    PolynomialError,
    Symbol,
    fraction,
    groebner,
    im,
    linsolve,
    solve_poly_system,
    together,
)
from sympy.polys.polyerrors import UnsolvableFactorError

from symgan.adversarial import losses
from symgan.decide.identity import is_zero
from symgan.exact.field import at, fractions, vector_field, worked_out
from symgan.records import Game, InputError
from symgan.validity import is_real_quantity

# Beyond these a polynomial system is not solved: the product of the degrees bounds the number of solutions,
# and roots of a higher degree, put into coupled equations, give radicals that nothing can be decided of.
BUDGET_SOLUTIONS = 64
BUDGET_COUPLED_DEGREE = 2
REAL_DIGITS = 60


def equilibria(game: Game) -> tuple[dict[Symbol, Expr], ...]:
    """All real equilibria of a game whose field is polynomial in the parameters.

    A line of equilibria is one entry that holds free parameters. InputError where the field is
    no polynomial or too large to solve.
    """
    return find(game, vector_field(game, worked_out(losses(game))))


def equilibrium(game: Game, field: ImmutableMatrix) -> dict[Symbol, Expr]:
    """The equilibrium that the game names, checked, or the only one there is."""
    if game.equilibrium is not None:
        return check(game, field, game.equilibrium)
    found = find(game, field)
    if len(found) == 1:
        return found[0]
    listed = "; ".join(str(e) for e in found) or "none"
    raise InputError(f"the game '{game.name}' has {len(found)} equilibria ({listed}); give one as equilibrium=...")


def check(game: Game, field: ImmutableMatrix, point: Mapping[Symbol, Expr]) -> dict[Symbol, Expr]:
    """The point in parameter order; InputError with the residual field where it is no equilibrium."""
    if not isinstance(point, Mapping) or set(point) != set(game.params):
        raise InputError(f"an equilibrium of '{game.name}' has a value for each of {game.params}; got {point}")
    if not all(map(is_real_quantity, point.values())):
        raise InputError(f"the values of an equilibrium of '{game.name}' must be real numbers; got {dict(point)}")
    ordered = {p: fractions(point[p]) for p in game.params}
    residual = [at(entry, ordered) for entry in field]
    verdicts = [is_zero(r) for r in residual]
    if not all(verdicts):
        how = "is no equilibrium" if False in verdicts else "could not be confirmed as an equilibrium"
        raise InputError(f"{ordered} {how} of '{game.title}': the field there is {residual}, and must be zero")
    return ordered


def find(game: Game, field: ImmutableMatrix) -> tuple[dict[Symbol, Expr], ...]:
    """All real solutions of field = 0, for a polynomial field within the budget."""
    params = game.params
    polys = [_polynomial(entry, game) for entry in field]
    degrees = [p.total_degree() for p in polys]
    if max(degrees) <= 1:
        solutions = linsolve([p.as_expr() for p in polys], *params)
        return tuple(dict(zip(params, s, strict=True)) for s in solutions)
    bound = 1
    for degree in degrees:
        bound *= max(degree, 1)
    if bound > BUDGET_SOLUTIONS:
        raise InputError(f"'{game.name}' may have up to {bound} equilibria, too many to search for; give one")
    return tuple(dict(zip(params, s, strict=True)) for s in _solutions(polys, game) if all(_real(e) for e in s))


def _polynomial(entry: Expr, game: Game) -> Poly:
    try:
        return Poly(fraction(together(entry))[0], *game.params)
    except PolynomialError:
        raise InputError(
            f"the field of '{game.name}' is no polynomial ({entry}), so its equilibria are not searched for; "
            "give one as equilibrium={...}"
        ) from None


def _solutions(polys: list[Poly], game: Game) -> list[tuple[Expr, ...]]:
    if _coupled_degree(polys, game.params) > BUDGET_COUPLED_DEGREE:
        raise InputError(f"the equilibria of '{game.name}' are roots of too high a degree to search for; give one")
    try:
        return solve_poly_system(polys, *game.params, strict=True) or []
    except NotImplementedError:
        raise InputError(f"'{game.name}' has a continuum of equilibria; give one as equilibrium=...") from None
    except UnsolvableFactorError:
        raise InputError(
            f"not all equilibria of '{game.name}' have a closed form in radicals; give one as equilibrium=..."
        ) from None


def _coupled_degree(polys: list[Poly], params: tuple[Symbol, ...]) -> int:
    """The degree of the last parameter over the constants, 0 where the equations are not coupled."""
    if all(len(p.free_symbols & set(params)) <= 1 for p in polys):
        return 0
    basis = groebner([p.as_expr() for p in polys], *params, order="lex")
    last = [p for p in basis.polys if not p.free_symbols & set(params[:-1])]
    return max((q.degree(params[-1]) for p in last for q, _ in p.factor_list()[1]), default=0)


def _real(value: Expr) -> bool:
    """Whether a solution is real; one in radicals by its imaginary part, to more digits than it can have by chance."""
    if value.is_real is not None or not value.is_number:
        return value.is_real is not False
    return bool(abs(im(value.evalf(REAL_DIGITS))) < Float(10) ** (-REAL_DIGITS // 2))
