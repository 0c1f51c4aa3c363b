"""The campaign `python -m benchmarks.layout_breaks` in small: two families, breaks of different kinds."""

import pytest

from benchmarks.layout_breaks.campaign import BUSY, HEALTHY_DAYS, clean_runs, opened, trials

BREAKS = {
    "mediatech": {
        "classes renamed",
        "lead removed",
        "date in English",
        "body a teaser",
        "body split",
        "month before day",
        "consent wall",
        "list emptied",
    },
    "sharepointapi": {"field CreatedDate renamed", "letters lost", "title emptied"},
}


@pytest.mark.parametrize("family", BREAKS)
def test_breaks_are_noticed_in_one_run_and_clean_days_are_not_accused(family, tmp_path):
    portal = opened(family, tmp_path, seed=1, volume=BUSY)
    assert clean_runs(portal, HEALTHY_DAYS).alarms == ()
    tried = list(trials(portal, BREAKS[family]))
    assert {trial.mutation for trial in tried if trial.alarms} == BREAKS[family]
    assert [trial.published for trial in tried] == [0] * len(BREAKS[family])
    assert clean_runs(portal, 5).alarms == ()
