"""What a paper may say, as records: no derivation is called here, only the statement is held.

What ``statements/orbits.py`` says is judged by ``judged/orbits.py``.
"""

from symgan.literature.statements.orbits import Changes as Changes
from symgan.literature.statements.orbits import Circles as Circles
from symgan.literature.statements.orbits import Conserved as Conserved
from symgan.literature.statements.orbits import Decays as Decays
from symgan.literature.statements.orbits import GloballyConverges as GloballyConverges
from symgan.literature.statements.orbits import LimitCycles as LimitCycles
from symgan.literature.statements.orbits import ModifiedTerms as ModifiedTerms
from symgan.literature.statements.orbits import Multiplied as Multiplied
from symgan.literature.statements.orbits import NoiseDrift as NoiseDrift
from symgan.literature.statements.orbits import RateAlong as RateAlong
from symgan.literature.statements.orbits import RepelsAll as RepelsAll
from symgan.literature.statements.points import Hamiltonian as Hamiltonian
from symgan.literature.statements.points import LocalEquilibrium as LocalEquilibrium
from symgan.literature.statements.points import NoNash as NoNash
from symgan.literature.statements.points import OnlyEquilibrium as OnlyEquilibrium
from symgan.literature.statements.points import Rests as Rests
from symgan.literature.statements.points import RestsSomewhere as RestsSomewhere
from symgan.literature.statements.relations import Every as Every
from symgan.literature.statements.relations import Holds as Holds
from symgan.literature.statements.relations import Least as Least
from symgan.literature.statements.spectra import Best as Best
from symgan.literature.statements.spectra import CharacteristicPolynomial as CharacteristicPolynomial
from symgan.literature.statements.spectra import Converges as Converges
from symgan.literature.statements.spectra import DecidingMatrix as DecidingMatrix
from symgan.literature.statements.spectra import LimitSpectrum as LimitSpectrum
from symgan.literature.statements.spectra import Modulus as Modulus
from symgan.literature.statements.spectra import PowersGrow as PowersGrow
from symgan.literature.statements.spectra import SameSpectrum as SameSpectrum
from symgan.literature.statements.spectra import Spectrum as Spectrum
from symgan.literature.statements.switching import CyclesAt as CyclesAt
from symgan.literature.statements.switching import CycleWithin as CycleWithin
from symgan.literature.statements.switching import NoRunConverges as NoRunConverges
from symgan.literature.statements.switching import OneSided as OneSided
from symgan.literature.statements.switching import PseudoEquilibria as PseudoEquilibria
from symgan.literature.statements.switching import RestsNowhere as RestsNowhere
from symgan.literature.statements.switching import Slides as Slides
