"""symgan: symbolic mathematics for the theory of GAN training.

From the losses of a training game it derives the vector field, the equilibrium, the Jacobian, its
eigenvalues in closed form, and exactly when training converges; it checks every step against
independent simulations, and typesets the whole.

The public names are listed in ``__init__.pyi`` and are loaded when they are first used.
"""

import lazy_loader

__version__ = "0.1.0"

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
