"""The diary of the stages."""

from datetime import UTC

import pytest

from doisoat.records import Source
from doisoat.records.errors import StoreError
from store.database import Store
from store.runs import finish_run, last_run, start_run
from store.sources import add_sources


def test_a_run_is_noted_from_beginning_to_end(db: Store) -> None:
    assert last_run(db, "crawl") is None
    number = start_run(db, "crawl")
    begun = last_run(db, "crawl")
    assert begun is not None
    assert (begun.id, begun.finished_at, begun.outcome, begun.summary) == (number, None, None, {})
    finish_run(db, number, "fine", {"documents": 40, "nguồn": ["binhdinh"]})
    ended = last_run(db, "crawl")
    assert ended is not None
    assert (ended.outcome, ended.summary) == ("fine", {"documents": 40, "nguồn": ["binhdinh"]})
    assert ended.finished_at is not None
    assert ended.started_at.tzinfo == UTC
    assert ended.finished_at >= ended.started_at


def test_runs_of_one_source_and_of_all_are_told_apart(db: Store) -> None:
    add_sources(db, [Source(name="binhdinh", title="", url="", family="vhv")])
    numbers = [start_run(db, "crawl"), start_run(db, "crawl", "binhdinh"), start_run(db, "extract")]
    found = [last_run(db, "crawl"), last_run(db, "crawl", "binhdinh"), last_run(db, "extract")]
    assert [run.id for run in found if run] == numbers


def test_a_run_of_an_unknown_source_is_refused(db: Store) -> None:
    with pytest.raises(StoreError, match="FOREIGN KEY"):
        start_run(db, "crawl", "nowhere")
