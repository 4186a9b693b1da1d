from symgan.notation import f
from symgan.objectives.minimax import minimax
from symgan.records import Objective


def abstract() -> Objective:
    """The zero-sum GAN with a function f left abstract: only f'(0) and f''(0) matter at the equilibrium.

    Source: Mescheder, Geiger and Nowozin 2018, eq. (1); the Sharif slides, p. 3.
    """
    return minimax(f, name="f")
