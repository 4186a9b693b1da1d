"""Records as Markdown."""

from dataclasses import replace

import pytest
import sympy as sp
from sympy import ImmutableMatrix, Poly, Symbol, sqrt, symbols

from symgan.notation import f1, gamma, h, lam, mu, psi, theta
from symgan.printing.latex import latex
from symgan.printing.notebook import checks_markdown, claim_markdown, derivation_markdown, escape, judgement_markdown
from symgan.printing.values import formulas
from symgan.records import (
    Check,
    Claim,
    Derivation,
    Factor,
    Game,
    Judgement,
    Method,
    Outcome,
    Player,
    Source,
    Status,
    Step,
    Verdict,
)

E = Symbol("E", positive=True)
losses = (theta * psi * f1, -theta * psi * f1 + E * psi**2)
jacobian = ImmutableMatrix([[0, -f1], [f1, -2 * mu]])
factor = Factor(Poly(lam**2 + 2 * mu * lam + f1**2, lam), 1, ((-mu, sqrt(mu**2 - f1**2)),))


def derivation(reason="It holds when {E < gamma}.", told=True, beyond=""):
    verdict = Verdict(Outcome.CONDITIONAL, region=mu < 2 / h, reason=reason, beyond=beyond)
    steps = [
        Step("losses", "Losses", "In the order a_b, {mu}:", losses),
        Step("jacobian", "Jacobian", "", jacobian),
        Step("remark", "Remark", "", "The rest is {h*gamma}."),
        Step("eigenvalues", "Eigenvalues", "Nothing new.", (factor,)),
    ]
    steps += [Step("verdict", "Verdict", reason, verdict.region)] if told else []
    return Derivation(
        game=Game("my_game", (Player("a", (theta,), losses[0]), Player("b", (psi,), losses[1]))),
        method=Method("flow", step=lambda v, x, memory: (v(x), memory), flow=True),
        given=sp.true,
        losses=losses,
        field=ImmutableMatrix([theta, psi]),
        equilibrium={theta: 0, psi: 0},
        jacobian=jacobian,
        update=None,
        matrix=jacobian,
        charpoly=factor.poly,
        factors=(factor,),
        eigenvalues=None,
        verdict=verdict,
        steps=tuple(steps),
    )


DERIVATION = r"""**my\_game, flow**

1. **Losses.** In the order a\_b, $\mu$:

    $$\psi \theta f'(0)$$

    $$E \psi^{2} - \psi \theta f'(0)$$

2. **Jacobian.**

    $$\begin{pmatrix} 0 & -f'(0) \\ f'(0) & -2 \mu \end{pmatrix}$$

3. **Remark.**

    The rest is $h \gamma$.

4. **Eigenvalues.** Nothing new.

    $$\lambda = -\mu \pm \sqrt{\mu^{2} - f'(0)^{2}}$$

5. **Verdict.** It holds when $E < \gamma$.

    $$\mu < \frac{2}{h}$$

**CONDITIONAL**: locally exponentially stable exactly when $\mu < \frac{2}{h}$."""


def test_derivation():
    assert derivation_markdown(derivation()) == DERIVATION


def test_a_record_shows_itself():
    assert derivation()._repr_markdown_() == DERIVATION


def test_a_reason_that_no_step_tells_is_told():
    assert derivation_markdown(derivation(told=False)).endswith("\n\nIt holds when $E < \\gamma$.")
    assert derivation_markdown(derivation(beyond="Runs are circles.")).endswith("\n\nRuns are circles.")


def test_a_wide_formula_is_aligned():
    wide = sum((1 + s) ** 20 for s in symbols("a:z"))
    shown = derivation_markdown(replace(derivation(), steps=(Step("wide", "Wide", "", wide),)))
    assert shown.count(r"\\ & \quad + ") == len(formulas(wide, latex)[0]) - 1 > 0


def test_judgement():
    refuted = Judgement(Status.REFUTED, ("put in: 1_000 > 2",), {h: sp.Rational(1, 2), gamma: sp.Integer(3)})
    assert judgement_markdown(refuted) == (
        "**REFUTED**\n\nWitness: $h = \\frac{1}{2}, \\gamma = 3$\n\n- put in: 1\\_000 \\> 2"
    )
    assert judgement_markdown(Judgement(Status.UNDECIDED)) == "**UNDECIDED**"


def test_claim():
    source = Source("mescheder2018", "Mescheder et al.", 2018, "Which Methods", "ICML")
    words = "for {gamma > 0} it does"
    claim = Claim("r1", "R1 converges", source, "Lemma 3_3", words, says=None, original=r"\gamma>0", note="ours")
    assert claim_markdown(claim) == (
        "**R1 converges** (`r1`)\n\nfor $\\gamma > 0$ it does\n\n"
        "Mescheder et al. (2018), Which Methods, ICML, Lemma 3\\_3.\n\n"
        "In the paper's own form: $\\gamma>0$\n\nours"
    )


def test_checks():
    checks = (Check("field", 1, 1, 0.0, 1e-9, True), Check("a|b", 1, 2, 1.0, 1e-3, False))
    assert checks_markdown(checks) == (
        "| check | error | tolerance | |\n| --- | --- | --- | --- |\n"
        "| field | 0.0e+00 | 1.0e-09 | passed |\n| a\\|b | 1.0e+00 | 1.0e-03 | **failed** |"
    )
    assert checks_markdown(()) == ""


@pytest.mark.parametrize("text", ["a*b", "$5", "x_1", "<b>", "[1](2)", "`c`", "a|b"])
def test_escape(text):
    assert escape(text).replace("\\", "") == text
    assert escape(text).count("\\") == sum(text.count(c) for c in "*$_<>[]`|")
