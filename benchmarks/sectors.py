"""Random planar fields on cones: exact verdicts against long runs in NumPy, as in the tests but many more of them.

    python benchmarks/sectors.py [SYSTEMS]

A system counts as compared where its runs have settled at a rate away from zero.
"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.exact.test_sectors import disagreements, random_sectors


def main(count: int) -> int:
    """Print how many systems were compared, and every one that simulation contradicts; 1 if there is one."""
    rng = np.random.default_rng(2003)
    compared, wrong = disagreements([random_sectors(rng) for _ in range(count)])
    print(f"{count} systems, {compared} compared away from the boundary, {len(wrong)} contradicted")
    for sectors, rate in wrong:
        print(f"  rate {rate:.4f}: {sectors}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000))
