"""The symbols of the field: one Symbol for each quantity, with its assumptions and its printed name.

A derivation that uses one of these names for a second quantity is refused, so ``h`` means the
step size wherever it is read.
"""

from __future__ import annotations

from sympy import Function, Symbol

# parameters of the players
theta = Symbol("theta", real=True)
psi = Symbol("psi", real=True)

# the abstract objective f and its derivatives at the equilibrium
f = Function("f")
f1 = Symbol("f1", real=True, nonzero=True)
f2 = Symbol("f2", real=True)

# step sizes, numbers of steps, ratio of rates
h = Symbol("h", positive=True)
h_g = Symbol("h_g", positive=True)
h_d = Symbol("h_d", positive=True)
n_g = Symbol("n_g", integer=True, positive=True)
n_d = Symbol("n_d", integer=True, positive=True)
tau = Symbol("tau", positive=True)
beta = Symbol("beta", real=True)

# strengths of regularizers
gamma = Symbol("gamma", positive=True)
sigma = Symbol("sigma", positive=True)
mu = Symbol("mu", positive=True)
kappa = Symbol("kappa", positive=True)

# time along a flow, or the number of steps of a map
t = Symbol("t", positive=True)

# the eigenvalue
lam = Symbol("lam")

SYMBOLS: dict[str, Symbol] = {
    s.name: s for s in (theta, psi, f1, f2, h, h_g, h_d, n_g, n_d, tau, beta, gamma, sigma, mu, kappa, t, lam)
}

LATEX: dict[str, str] = {
    "f1": "f'(0)",
    "f2": "f''(0)",
    "lam": r"\lambda",
    "eps_real": r"\varepsilon",
    "eps_fake": r"\varepsilon'",
}

TYPST: dict[str, str] = {
    "f1": "f'(0)",
    "f2": "f''(0)",
    "lam": "lambda",
    "eps_real": "epsilon",
    "eps_fake": "epsilon'",
}


def taylor_symbol(function: str, order: int) -> Symbol:
    """The constant g^(order)(0) of an abstract function g: ``f1``, ``f2`` for f, else ``g1``, ``g2``, ...

    The first derivative is a nonzero real number (a critic that feels nothing to first order
    has no game to play); every other one is real.
    """
    name = f"{function}{order}"
    if name in SYMBOLS:
        return SYMBOLS[name]
    return Symbol(name, real=True, nonzero=True) if order == 1 else Symbol(name, real=True)
