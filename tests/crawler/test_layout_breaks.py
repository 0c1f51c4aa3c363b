"""The campaign `python -m benchmarks.layout_breaks` in small: two families, breaks of different kinds."""

import pytest

from benchmarks.layout_breaks.campaign import BUSY, HEALTHY_DAYS, QUIET, clean_runs, opened, trials

BREAKS = {
    "mediatech": {
        "classes renamed",
        "lead removed",
        "date in English",
        "body a teaser",
        "body split",
        "month before day",
        "title and date swapped",
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
    assert [trial.wrong for trial in tried] == [0] * len(BREAKS[family])
    assert clean_runs(portal, 5).alarms == ()


def test_a_portal_of_some_pages_a_day_shows_its_break_over_some_runs_and_none_of_them_is_read(tmp_path):
    names = {"month before day", "body with the foot", "title the portal's name"}
    portal = opened("mediatech", tmp_path, seed=1, volume=QUIET)
    assert clean_runs(portal, HEALTHY_DAYS).alarms == ()
    tried = list(trials(portal, names))
    assert {trial.mutation for trial in tried if trial.alarms and trial.days > 1} == names
    assert [trial.wrong for trial in tried] == [0, 0, 0]
