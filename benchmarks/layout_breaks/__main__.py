"""Mutate every family's pages after a healthy history: `python -m benchmarks.layout_breaks [FAMILY …]`."""

import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from benchmarks.layout_breaks.campaign import HEALTHY_DAYS, CleanRuns, Trial, clean_runs, healthy, trials
from benchmarks.layout_breaks.pages import FAMILIES

#: At least so many of a hundred mutations are noticed in one run; of clean runs none is accused.
_NOTICED = 95
_CLEAN_RUNS = 240


def main(families: list[str]) -> int:
    tried, clean = list[Trial](), list[CleanRuns]()
    more = max(1, _CLEAN_RUNS // len(families) - HEALTHY_DAYS)
    with tempfile.TemporaryDirectory() as folder:
        for family in families:
            simulation, history = healthy(family, Path(folder))
            tried += trials(simulation)
            clean += [history, clean_runs(simulation, more)]
    _tell(tried)
    noticed = sum(bool(trial.alarms) for trial in tried)
    published = sum(trial.published for trial in tried if trial.alarms)
    false = [f"{runs.family}: {alarm}" for runs in clean for alarm in runs.alarms]
    print(f"noticed in one run: {noticed} of {len(tried)} mutations ({100 * noticed / len(tried):.1f} %)")
    print(f"documents of broken pages that may be read after a notice: {published}")
    print(f"alarms in {sum(runs.runs for runs in clean)} clean runs: {len(false)}")
    print(*false, sep="\n", end="\n" if false else "")
    return int(bool(false) or bool(published) or 100 * noticed < _NOTICED * len(tried))


def _tell(tried: list[Trial]) -> None:
    by_mutation = defaultdict[str, list[Trial]](list)
    for trial in tried:
        by_mutation[trial.mutation].append(trial)
    print(f"{'mutation':<30} portals noticed  unnoticed in")
    for mutation, several in sorted(by_mutation.items()):
        missed = ", ".join(f"{t.family} ({t.published} published)" for t in several if not t.alarms)
        print(f"{mutation:<30} {len(several):>7} {sum(bool(t.alarms) for t in several):>7}  {missed}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or list(FAMILIES)))
