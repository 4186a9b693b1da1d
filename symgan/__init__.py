"""symgan: symbolic mathematics for the theory of GAN training.

From the losses of a training game it derives the vector field, the equilibrium, the Jacobian, its
eigenvalues in closed form, and exactly when training converges; it checks every step against
independent simulations, and typesets the whole. Names are loaded when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOME = {
    "Analysis": "symgan.analysis",
    "Check": "symgan.records",
    "Claim": "symgan.records",
    "Derivation": "symgan.records",
    "Game": "symgan.records",
    "InputError": "symgan.records",
    "Judgement": "symgan.records",
    "Method": "symgan.records",
    "Model": "symgan.records",
    "Network": "symgan.records",
    "Objective": "symgan.records",
    "Outcome": "symgan.records",
    "Player": "symgan.records",
    "Regularizer": "symgan.records",
    "Run": "symgan.records",
    "Status": "symgan.records",
    "Step": "symgan.records",
    "Verdict": "symgan.records",
    "analyze": "symgan.analysis",
    "check": "symgan.literature.judge",
    "claims": "symgan.literature.judge",
    "derive": "symgan.exact.derivation",
    "dirac_gan": "symgan.adversarial",
    "equilibria": "symgan.exact.equilibrium",
    "gan": "symgan.adversarial",
    "prove": "symgan.decide.prove",
    "read": "symgan.reading",
    "render": "symgan.report.render",
    "simulate": "symgan.numeric.simulate",
    "verify": "symgan.numeric.verify",
}
_MODULES = ("games", "laws", "methods", "models", "notation", "objectives", "regularizers")

__all__ = [*_HOME, *_MODULES, "__version__"]  # noqa: PLE0604 - the two tables above are the public names

if TYPE_CHECKING:
    from symgan import games, laws, methods, models, notation, objectives, regularizers
    from symgan.adversarial import dirac_gan, gan
    from symgan.analysis import Analysis, analyze
    from symgan.decide.prove import prove
    from symgan.exact.derivation import derive
    from symgan.exact.equilibrium import equilibria
    from symgan.literature.judge import check, claims
    from symgan.numeric.simulate import simulate
    from symgan.numeric.verify import verify
    from symgan.reading import read
    from symgan.records import (
        Check,
        Claim,
        Derivation,
        Game,
        InputError,
        Judgement,
        Method,
        Model,
        Network,
        Objective,
        Outcome,
        Player,
        Regularizer,
        Run,
        Status,
        Step,
        Verdict,
    )
    from symgan.report.render import render


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return import_module(f"symgan.{name}")
    if name not in _HOME:
        raise AttributeError(f"module 'symgan' has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
