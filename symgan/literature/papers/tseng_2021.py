"""Tseng et al. 2021: the LeCam regularizer, with its anchors held fixed."""

from sympy import S, Symbol, sqrt

from symgan import methods, models, objectives, regularizers
from symgan.adversarial import dirac_gan, gan
from symgan.conventions import Convention
from symgan.literature.statements import Spectrum
from symgan.notation import f1, f2, s, xi
from symgan.records import Claim, Source

SOURCE = Source(
    "tseng2021",
    "H.-Y. Tseng, L. Jiang, C. Liu, M.-H. Yang and W. Yang",
    2021,
    "Regularizing Generative Adversarial Networks under Limited Data",
    "Conference on Computer Vision and Pattern Recognition, arXiv:2104.03310",
    Convention(symbols={xi: Symbol("lambda", positive=True)}),
)

_anchor = Symbol("alpha_real", real=True)
_lecam = regularizers.lecam()
_note = "The regularizer is the paper's; this analysis, in which its moving averages stand still, is not."

CLAIMS = (
    Claim(
        "lecam-dirac-eigs",
        "The LeCam regularizer on the Dirac model",
        SOURCE,
        "",
        "With the weight {xi} and the anchor {alpha_real} of the outputs on real the eigenvalues are "
        "{0 ± sqrt(-f1**2 - 2*xi*alpha_real*f1)}: the anchor bends the rotation and damps nothing.",
        Spectrum(
            dirac_gan().with_(_lecam),
            methods.gradient_flow(),
            ((S.Zero, sqrt(-(f1**2) - 2 * xi * _anchor * f1)),),
        ),
        note=_note,
        uses=("dirac-center-eigs",),
    ),
    Claim(
        "lecam-gaussian-eigs",
        "The LeCam regularizer on data with a spread",
        SOURCE,
        "",
        "Between normal laws of deviation {s}, with a linear critic, it damps as well: the eigenvalues are "
        "{(f2 - 2*xi)*s**2 ± sqrt((f2 - 2*xi)**2*s**4 - f1**2 - 2*xi*alpha_real*f1)}.",
        Spectrum(
            gan(objectives.abstract(), models.gaussian_shift()).with_(_lecam),
            methods.gradient_flow(),
            (((f2 - 2 * xi) * s**2, sqrt((f2 - 2 * xi) ** 2 * s**4 - f1**2 - 2 * xi * _anchor * f1)),),
        ),
        note=_note,
        uses=("lecam-dirac-eigs",),
    ),
)
