"""Whole processes in turn, with the ratio of each to ``import sympy``: medians over several rounds."""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PYTHON = sys.executable
SYMGAN = [PYTHON, "-m", "symgan.cli"]
ROUNDS = 7
SOLVE = """
import symgan as sg
from symgan.notation import h
d = sg.derive(sg.dirac_gan().with_(sg.regularizers.instance_noise()), sg.methods.simultaneous())
print(d.solve(h).solved)
"""

COMMANDS = {
    "import sympy": [PYTHON, "-c", "import sympy"],
    "import symgan": [PYTHON, "-c", "import symgan"],
    "import symgan, derive named": [PYTHON, "-c", "import symgan; symgan.derive"],
    "symgan --help": [*SYMGAN, "--help"],
    "symgan derive, noise, flow": [*SYMGAN, "derive", "dirac-gan", "--with", "instance-noise", "--json"],
    "symgan derive, alternating": [*SYMGAN, "derive", "dirac-gan", "--method", "alternating", "--json"],
    "two-case step size, proved": [PYTHON, "-c", SOLVE],
    "the same by hand, not proved": [PYTHON, str(Path(__file__).with_name("by_hand.py"))],
}


def seconds(command: list[str]) -> float:
    """The wall time of one process."""
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def main() -> None:
    """Print the table, then the time of one report."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(ROUNDS):
        for name, command in COMMANDS.items():
            times[name].append(seconds(command))
    base = statistics.median(times["import sympy"])
    for name, measured in times.items():
        median = statistics.median(measured)
        print(f"{name:<30} {median:6.3f} s   {median / base:5.2f} times import sympy")
    with tempfile.TemporaryDirectory() as out:
        print(f"{'symgan report':<30} {seconds([*SYMGAN, 'report', '--out', out]):6.1f} s")


if __name__ == "__main__":
    main()
