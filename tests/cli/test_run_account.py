"""The summary line of a run tells of everything that is wrong with a source, whoever noticed it."""

from collections.abc import Mapping

import pytest

from crawler.monitors.inspection import Inspection
from crawler.summary import CrawlSummary, SourceCounts
from doisoat.cli.run_account import RunAccount, run_record


@pytest.mark.parametrize(
    ("noticed", "broken"),
    [
        ({}, None),
        ({"inspections": {"a": Inspection()}}, None),
        ({"broken": {"a": "no answer"}}, "no answer"),
        ({"inspections": {"a": Inspection(alarms=("no titles",))}}, "no titles"),
        ({"unbalanced": {"a": "one too many"}, "broken": {"b": "no answer"}}, "one too many"),
        (
            {"broken": {"a": "no answer"}, "inspections": {"a": Inspection(alarms=("no titles",))}},
            "no answer; no titles",
        ),
    ],
)
def test_a_source_is_broken_whoever_noticed_it(noticed: Mapping[str, Mapping[str, object]], broken: str | None) -> None:
    account = RunAccount(run=1, known=())
    account.crawled = CrawlSummary(sources={"a": SourceCounts()}, **noticed)
    assert run_record(account, code=3, error=None)["sources"]["a"]["broken"] == broken
