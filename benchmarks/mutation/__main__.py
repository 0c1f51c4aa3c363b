"""Prints the table: `python -m benchmarks.mutation [--articles N] [--seed N] [--misses N] [--phrasings] [--jobs N]`."""

import argparse
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from benchmarks.mutation.table import rows, samples, weak_phrasings
from benchmarks.mutation.trial import Outcome, outcomes


def _article(seed: int) -> list[Outcome]:
    return list(outcomes(seed))


def _all(first: int, articles: int, jobs: int) -> Iterator[Outcome]:
    seeds = range(first, first + articles)
    if jobs == 1:
        for seed in seeds:
            yield from _article(seed)
        return
    with ProcessPoolExecutor(jobs) as pool:
        for found in pool.map(_article, seeds, chunksize=20):
            yield from found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutation", description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1, help="number of the first article")
    parser.add_argument("--misses", type=int, default=0, help="show so many missed mutants and false findings")
    parser.add_argument("--phrasings", action="store_true", help="list the phrasings that are poorly understood")
    parser.add_argument("--jobs", type=int, default=1, choices=(1, 2), help="processes")
    options = parser.parse_args()
    found = list(_all(options.seed * 1_000_000, options.articles, options.jobs))
    print("\n".join(rows(found)))
    if options.phrasings:
        print("\n".join(weak_phrasings(found)))
    print("\n".join(samples(found, options.misses)))


if __name__ == "__main__":
    main()
