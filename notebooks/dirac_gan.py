# %% [markdown]
# # The Dirac-GAN in ten cells
#
# Data at 0, a generator at $\theta$, a linear critic $D(x) = \psi x$. The generator minimizes
# $L(\theta, \psi) = f(\psi\theta) + f(0)$ and the critic maximizes it. Nothing below is typed in but the names.

# %%
import symgan as sg
from symgan.notation import f2, h, sigma

game = sg.dirac_gan()
flow = sg.derive(game)
flow

# %% [markdown]
# The eigenvalues are purely imaginary, so the linearization decides nothing. The invariant does: orbits are circles.

# %%
assert flow.verdict.outcome is sg.Outcome.MARGINAL
flow.invariants

# %% [markdown]
# One explicit step of both players at once moves along the tangent of a circle, and therefore outward.

# %%
simultaneous = sg.derive(game, sg.methods.simultaneous())
assert simultaneous.verdict.outcome is sg.Outcome.UNSTABLE
simultaneous.eigenvalues

# %% [markdown]
# In turn, with any numbers of steps, the eigenvalues stay on the unit circle until they meet at $-1$.

# %%
alternating = sg.derive(game, sg.methods.alternating())
assert alternating.verdict.region == False  # noqa: E712 - a SymPy Boolean
alternating.verdict.marginal, alternating.verdict.defective

# %% [markdown]
# Instance noise damps the critic. It converges exactly when $f''(0) < 0$.

# %%
noisy = sg.derive(game.with_(sg.regularizers.instance_noise()))
assert noisy.verdict.region == (f2 < 0)
noisy.eigenvalues

# %% [markdown]
# Everything is checked against simulations that know the losses only: three concrete $f$, quadrature, samples, runs.

# %%
analysis = sg.analyze(game.with_(sg.regularizers.instance_noise()), at={sigma: 1})
assert analysis.passed
portrait = analysis.figure("phase_portrait")
portrait

# %% [markdown]
# With a gradient penalty and one alternating step each, the exact region of step sizes is one condition.

# %%
penalized = sg.derive(game.with_(sg.regularizers.r1()), sg.methods.alternating(h, n_g=1, n_d=1))
penalized.verdict.region

# %% [markdown]
# Published statements are judged by the same algebra: one of the blog post's fails as it is printed.

# %%
wrong = sg.check("seed000-sign-convention")
assert wrong.status is sg.Status.REFUTED
wrong
