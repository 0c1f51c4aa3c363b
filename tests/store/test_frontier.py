"""The addresses to gather: known once, handed out in order, counted all."""

from dataclasses import replace

import pytest

from doisoat.records import Link, PageOutcome, Source
from store.frontier import (
    add_links,
    address_state,
    ancestor_reasons,
    begin_gathering,
    due_links,
    frontier_counts,
    latest_due,
    next_due,
)
from store.outcomes import write_outcomes
from store.sources import add_sources

HOST = "binhdinh.example"


def link(name: str, kind: str = "article", priority: int = 0, host: str = HOST) -> Link:
    return Link(url=f"https://{host}/{name}", source="binhdinh", kind=kind, priority=priority)


def outcome(name: str, state: str = "done", reason: str = "", links: tuple[Link, ...] = ()) -> PageOutcome:
    return PageOutcome(key=f"https://{HOST}/{name}", source="binhdinh", state=state, reason=reason, links=links)


def due(db, now: float = 0.0, **other) -> list[str]:
    return [found.key.rpartition("/")[2] for found in due_links(db, "binhdinh", HOST, now=now, **other)]


@pytest.fixture(autouse=True)
def source(db):
    add_sources(db, [Source(name="binhdinh", title="Bình Định", url=f"https://{HOST}", family="vhv")])


def test_an_address_is_taken_in_once(db):
    assert add_links(db, [link("a"), link("b"), link("a")]) == 2
    assert add_links(db, [link("a", kind="listing"), link("c")]) == 1
    assert add_links(db, []) == 0
    assert due(db) == ["a", "b", "c"]


def test_forms_of_one_address_are_told_apart_and_the_newest_is_sent(db):
    def form(key: str, body: str) -> Link:
        return replace(link("list", "listing"), form=body, key=f"https://{HOST}/list#{key}")

    assert add_links(db, [link("list", "listing"), form("2", "page=2&state=a"), form("3", "page=3&state=a")]) == 3
    write_outcomes(db, [replace(outcome("x"), key=f"https://{HOST}/list#3")])
    assert add_links(db, [form("2", "page=2&state=b"), form("3", "page=3&state=b")]) == 0
    found = {link.key: (link.url, link.form) for link in due_links(db, "binhdinh", HOST, now=0.0)}
    list_page = f"https://{HOST}/list"
    assert found == {list_page: (list_page, ""), f"{list_page}#2": (list_page, "page=2&state=b")}
    assert db.execute("SELECT state, form FROM frontier WHERE key LIKE '%#3'").fetchone()[:] == (
        "done",
        "page=3&state=b",
    )


def test_smaller_priority_first_then_as_found(db):
    add_links(db, [link("list", "listing", 1), link("b"), link("a"), link("elsewhere", host="other.example")])
    assert due(db) == ["b", "a", "list"]
    assert due(db, without={f"https://{HOST}/b"}) == ["a", "list"]


def test_a_postponed_address_waits_for_its_time(db):
    add_links(db, [link("a"), link("b")])
    write_outcomes(db, [outcome("a", "pending", "HTTP 503")], due_at={f"https://{HOST}/a": 100.0})
    assert (due(db, 99.0), due(db, 100.0)) == (["b"], ["a", "b"])
    assert (next_due(db, "binhdinh", HOST, after=0.0), next_due(db, "binhdinh", HOST, after=100.0)) == (100.0, None)
    assert (latest_due(db, "binhdinh", HOST), latest_due(db, "binhdinh", "other.example")) == (100.0, 0.0)
    assert next(due_links(db, "binhdinh", HOST, now=100.0)).attempts == 1


def test_the_ledger_counts_every_address_once(db):
    add_links(db, [link(name) for name in "abcde"] + [link("list", "listing")])
    write_outcomes(
        db, [outcome("a"), outcome("b", reason="redirected"), outcome("c", "gone", "HTTP 404"), outcome("list")]
    )
    counts = frontier_counts(db, "binhdinh")
    assert counts.states == {"done": 3, "gone": 1, "pending": 2}
    assert counts.reasons == {("done", "redirected"): 1, ("gone", "HTTP 404"): 1}
    assert counts.articles == 1
    assert address_state(db, f"https://{HOST}/c") == ("gone", "HTTP 404")
    assert address_state(db, "https://unknown") == ("", "")


def test_ancestors_nearest_first(db):
    add_links(db, [link("a")])
    write_outcomes(db, [outcome("a", reason="redirected", links=(link("b"),))])
    write_outcomes(db, [outcome("b", reason="x", links=(link("c"), link("a")))])
    assert ancestor_reasons(db, f"https://{HOST}/c") == ("x", "redirected")
    assert ancestor_reasons(db, f"https://{HOST}/a") == ()


def test_an_unfinished_run_is_taken_up_where_it_was(db):
    add_links(db, [link("list", "listing"), link("a"), link("b"), link("c")])
    write_outcomes(db, [outcome("list"), outcome("a"), outcome("b", "failed", "HTTP 503")])
    begin_gathering(db, "binhdinh")
    assert due(db) == ["b", "c"]


def test_after_a_finished_run_the_list_pages_are_asked_again_and_articles_are_not(db):
    add_links(db, [link("list", "listing"), *(link(name) for name in "abcde")])
    states = {"a": "done", "b": "failed", "c": "refused", "d": "gone", "e": "quarantined"}
    write_outcomes(db, [outcome("list"), *(outcome(name, state) for name, state in states.items())])
    begin_gathering(db, "binhdinh")
    assert due(db) == ["list", "b", "c"]
    assert {found.attempts for found in due_links(db, "binhdinh", HOST, now=0.0)} == {0}


def test_other_sources_are_left_alone(db):
    add_links(db, [link("list", "listing")])
    write_outcomes(db, [outcome("list")])
    begin_gathering(db, "gialai")
    assert due(db) == []
