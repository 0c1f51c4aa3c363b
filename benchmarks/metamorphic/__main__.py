"""Prints a table; exit code 1 where a property broke: `python -m benchmarks.metamorphic [--articles N] [--seed N]`."""

import argparse
import sys

from benchmarks.metamorphic.subject import article, examples
from benchmarks.metamorphic.table import broken, comparisons, rows, samples

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.metamorphic", description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1, help="number of the first article")
    parser.add_argument("--broken", type=int, default=10, help="show so many broken texts")
    options = parser.parse_args()
    seeds = range(options.seed * 1_000_000, options.seed * 1_000_000 + options.articles)
    found = [row for number, one in enumerate(examples()) for row in comparisons(number, one)]
    found += [row for seed in seeds for row in comparisons(seed, article(seed))]
    wrong = broken(found)
    print("\n".join([*rows(found), *samples(wrong[: options.broken])]))
    sys.exit(bool(wrong))
