"""Mutate the pages of every family after healthy days: what the monitors notice, and that nothing else alarms them."""

import sys
import tempfile
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks.layout_breaks.campaign import BUSY, HEALTHY_DAYS, QUIET, CleanRuns, Trial, clean_runs, opened, trials
from benchmarks.layout_breaks.pages import FAMILIES


def main(families: Sequence[str], seed: int, clean_days: int) -> int:
    tried, clean = list[Trial](), list[CleanRuns]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for family in families:
            busy = opened(family, folder, seed=seed, volume=BUSY)
            clean.append(clean_runs(busy, HEALTHY_DAYS))
            tried += trials(busy)
            clean += [
                clean_runs(busy, clean_days),
                clean_runs(opened(family, folder, seed=seed, volume=QUIET), clean_days),
            ]
    _tell(tried)
    noticed = sum(bool(trial.alarms) for trial in tried)
    published = sum(trial.published for trial in tried)
    false = [f"{runs.family}: {alarm}" for runs in clean for alarm in runs.alarms]
    print(f"noticed in one run: {noticed} of {len(tried)} mutations ({100 * noticed / len(tried):.1f} %)")
    print(f"documents of broken pages that may be read: {published}")
    print(f"alarms in {sum(runs.runs for runs in clean)} clean runs: {len(false)}")
    print(*false, sep="\n", end="\n" if false else "")
    return int(bool(false) or bool(published) or noticed < len(tried))


def _tell(tried: list[Trial]) -> None:
    by_mutation = defaultdict[str, list[Trial]](list)
    for trial in tried:
        by_mutation[trial.mutation].append(trial)
    print(f"{'mutation':<30} portals noticed  unnoticed in")
    for mutation, several in sorted(by_mutation.items()):
        missed = ", ".join(f"{t.family} ({t.published} published)" for t in several if not t.alarms)
        print(f"{mutation:<30} {len(several):>7} {sum(bool(t.alarms) for t in several):>7}  {missed}")


if __name__ == "__main__":
    parser = ArgumentParser(prog="python -m benchmarks.layout_breaks", description=__doc__)
    parser.add_argument("families", nargs="*", metavar="FAMILY", default=list(FAMILIES))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--clean-days", type=int, default=12, help="beside the healthy days, for two portals a family")
    options = parser.parse_args()
    sys.exit(main(options.families, options.seed, options.clean_days))
