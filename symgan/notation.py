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

# the step size of a move inside a step and the number of such moves, the weight of an adjustment, Adam's offset
alpha = Symbol("alpha", positive=True)
k = Symbol("k", integer=True, positive=True)
delta = Symbol("delta", positive=True)
epsilon = Symbol("epsilon", positive=True)

# strengths of regularizers
gamma = Symbol("gamma", positive=True)
sigma = Symbol("sigma", positive=True)
mu = Symbol("mu", positive=True)
kappa = Symbol("kappa", positive=True)

eta = Symbol("eta", positive=True)
rho = Symbol("rho", positive=True)
nu = Symbol("nu", positive=True)
xi = Symbol("xi", positive=True)
zeta = Symbol("zeta", positive=True)

# the length that a penalty draws the critic's gradient to, the bound of the critic's weights
g0 = Symbol("g0", positive=True)
c_d = Symbol("c_d", positive=True)

# where the data are, and their standard deviation
c = Symbol("c", real=True)
m = Symbol("m", real=True)
s = Symbol("s", positive=True)

# time along a flow, or the number of steps of a map
t = Symbol("t", positive=True)

# the eigenvalue
lam = Symbol("lam")

SYMBOLS: dict[str, Symbol] = {
    symbol.name: symbol
    for symbol in (
        *(theta, psi, f1, f2, h, h_g, h_d, n_g, n_d, tau, beta, alpha, k, delta, epsilon),
        *(gamma, sigma, mu, kappa, eta, rho, nu, xi, zeta, g0, c_d, c, m, s, t, lam),
    )
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


def numbered(symbol: Symbol, n: int) -> tuple[Symbol, ...]:
    """The coordinates of a vector that bears the name of the symbol: theta1, ..., theta_n."""
    return tuple(Symbol(f"{symbol.name}{i}", real=True) for i in range(1, n + 1))


def taylor_symbol(function: str, order: int) -> Symbol:
    """The constant g^(order)(0) of an abstract function g: ``f1``, ``f2`` for f, else ``g1``, ``g2``, ...

    The first derivative is a nonzero real number (a critic that feels nothing to first order
    has no game to play); every other one is real.
    """
    name = f"{function}{order}"
    if name in SYMBOLS:
        return SYMBOLS[name]
    return Symbol(name, real=True, nonzero=True) if order == 1 else Symbol(name, real=True)
