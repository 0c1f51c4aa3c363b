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
    tried, slow, clean = list[Trial](), list[Trial](), list[CleanRuns]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for family in families:
            for volume, several in ((BUSY, tried), (QUIET, slow)):
                portal = opened(family, folder, seed=seed, volume=volume)
                clean.append(clean_runs(portal, HEALTHY_DAYS))
                several.extend(trials(portal))
                clean.append(clean_runs(portal, clean_days))
    false = [f"{runs.family}: {alarm}" for runs in clean for alarm in runs.alarms]
    print("busy portals, in one run")
    _tell(tried)
    print("portals of some pages a day, run after run")
    _tell(slow)
    days = sorted(trial.days for trial in slow if trial.alarms)
    if days:
        print(f"runs until notice: {days[len(days) // 2]} in the middle, {days[-1]} at most")
    print(f"alarms in {sum(runs.runs for runs in clean)} clean runs: {len(false)}")
    print(*false, sep="\n", end="\n" if false else "")
    unnoticed = any(not trial.alarms for trial in tried)
    return int(bool(false) or unnoticed or any(trial.wrong for trial in tried + slow if trial.alarms))


def _tell(tried: list[Trial]) -> None:
    by_mutation = defaultdict[str, list[Trial]](list)
    for trial in tried:
        by_mutation[trial.mutation].append(trial)
    print(f"{'mutation':<30} portals noticed  unnoticed in")
    for mutation, several in sorted(by_mutation.items()):
        missed = ", ".join(f"{t.family} ({t.wrong} of {t.published} wrong)" for t in several if not t.alarms)
        print(f"{mutation:<30} {len(several):>7} {sum(bool(t.alarms) for t in several):>7}  {missed}")
    noticed = sum(bool(trial.alarms) for trial in tried)
    after = [f"{t.family}: {t.mutation} ({t.wrong} of {t.published} wrong)" for t in tried if t.alarms and t.wrong]
    print(f"noticed: {noticed} of {len(tried)} mutations ({100 * noticed / len(tried):.1f} %)")
    print(f"documents of changed pages that may be read: {sum(trial.published for trial in tried)}")
    print(f"of these, documents with a wrong fact: {sum(trial.wrong for trial in tried)}")
    print(*after, sep="\n", end="\n" if after else "")


if __name__ == "__main__":
    parser = ArgumentParser(prog="python -m benchmarks.layout_breaks", description=__doc__)
    parser.add_argument("families", nargs="*", metavar="FAMILY", default=list(FAMILIES))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--clean-days", type=int, default=12, help="beside the healthy days, for two portals a family")
    options = parser.parse_args()
    sys.exit(main(options.families, options.seed, options.clean_days))
