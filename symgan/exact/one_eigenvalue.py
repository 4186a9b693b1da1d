"""A method read on one eigenvalue mu of the Jacobian, v(x) = mu x: out come the polynomials that papers print."""

from __future__ import annotations

from sympy import Expr, Matrix, Poly, Symbol, fraction, resultant, together

from symgan.decide.identity import is_zero
from symgan.exact.spectrum import characteristic_polynomial
from symgan.exact.undecided import Undecided
from symgan.exact.update import exactly, linear_update
from symgan.games.quadratic import quadratic
from symgan.notation import lam
from symgan.records import Game, InputError, Method, Player


def eigenvalue_polynomial(method: Method, mu: Symbol | None = None) -> Poly | None:
    """The polynomial in lambda whose roots are the eigenvalues that a method makes of an eigenvalue mu of the Jacobian.

    For gradient descent it is lambda - 1 - h mu; with memory its degree is higher. It is shown on the
    general planar game that the characteristic polynomial of the method is the product of these
    polynomials over the eigenvalues of the Jacobian. None where it is not: where the method treats
    the players differently, or needs more of the losses than the Jacobian's powers.
    InputError for what is no method. Source: Azizian et al. 2020, section 3.
    """
    if not isinstance(method, Method):
        raise InputError(f"eigenvalue_polynomial takes a method, such as sg.methods.optimistic(); got {method!r}")
    method, mu = exactly(method), Symbol("mu") if mu is None else mu
    game = quadratic()
    general = Matrix([[-player.loss.diff(p).diff(q) for q in game.params] for player, p in _rows(game)])
    try:
        single = characteristic_polynomial(linear_update(quadratic([[mu]]), Matrix([[mu]]), method))
        whole = characteristic_polynomial(linear_update(game, general, method))
    except (Undecided, InputError):
        return None
    return single if _is_product(whole, single, characteristic_polynomial(general), mu) else None


def _rows(game: Game) -> list[tuple[Player, Symbol]]:
    return [(player, p) for player in game.players for p in player.params]


def _is_product(whole: Poly, single: Poly, spectrum: Poly, mu: Symbol) -> bool:
    """Whether ``whole`` is the product of ``single`` over the roots mu of ``spectrum``, by an exact resultant."""
    cleared = fraction(together(single.as_expr()))[0]
    if not cleared.is_polynomial(mu, lam):  # a symbolic number of steps
        return False
    product = Poly(resultant(cleared, spectrum.as_expr().subs(lam, mu), mu), lam)
    if product.degree() != whole.degree():
        return False
    differences: list[Expr] = (product - Poly(product.LC() * whole.as_expr(), lam)).all_coeffs()
    return all(is_zero(c) is True for c in differences)
