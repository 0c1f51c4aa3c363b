"""Every hostile file of the tests: its outcome, the time it took, and the most memory that its reader held.

Usage: python -m benchmarks.hostile_files
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "files"))

from hostile import HOSTILE

from doisoat.files import apart
from doisoat.files.limits import MEMORY, SECONDS


def main() -> int:
    worst_memory, worst_time, wrong = 0, 0.0, 0
    print(f"{'file':<40} {'outcome':<11} {'reason':<28} {'s':>6} {'MB':>5}")
    for name, hostile in HOSTILE.items():
        content = hostile.make()
        apart._pool.end()
        reader = apart._pool.ready()
        began = time.monotonic()
        reading = apart.read_apart(content)
        took, peak = time.monotonic() - began, reader.peak
        worst_memory, worst_time = max(worst_memory, peak), max(worst_time, took)
        wrong += reading.outcome not in hostile.outcomes
        print(f"{name:<40} {reading.outcome:<11} {reading.reason:<28} {took:>6.2f} {peak >> 20:>5}")
    bounds = f"{MEMORY >> 20} MB and {SECONDS} s"
    print(f"{len(HOSTILE)} files, {wrong} with a wrong outcome")
    print(f"at most {worst_memory >> 20} MB and {worst_time:.1f} s of {bounds}")
    return int(bool(wrong) or worst_memory > MEMORY or worst_time > SECONDS + 1)


if __name__ == "__main__":
    sys.exit(main())
