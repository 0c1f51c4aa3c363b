"""The addresses to gather: known once, handed out in order, counted all."""

from dataclasses import replace
from datetime import UTC, datetime
from math import inf

import pytest

from doisoat.records import Link, Page, PageOutcome, Source
from doisoat.records.page import NOT_MODIFIED
from store.frontier import (
    add_links,
    address_state,
    ancestors_of,
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
    assert [a.reason for a in ancestors_of(db, f"https://{HOST}/c")] == ["x", "redirected"]
    assert ancestors_of(db, f"https://{HOST}/a") == ()


FIRST = f"https://{HOST}/list"
HOUR, DAY = 3600.0, 86_400.0
NOW = 1_800_000_000.0


def visit(db, name: str, state: str = "done", at: float = NOW, **more) -> None:
    """The page is asked at a time, and answers."""
    answer = Page(
        url=f"https://{HOST}/{name}",
        status=more.pop("status", 200),
        body=b"",
        fetched_at=datetime.fromtimestamp(at, UTC),
        sha256="",
        headers=more.pop("headers", {}),
    )
    began = more.pop("began", at)
    write_outcomes(db, [replace(outcome(name, state), page=answer, **more)], began=began)


def begin(db, now: float, **more) -> list[str]:
    begin_gathering(db, "binhdinh", [FIRST], now=now, **more)
    return due(db, now)


def test_an_unfinished_run_is_taken_up_where_it_was(db):
    add_links(db, [link("list", "listing"), link("a"), link("b"), link("c")])
    visit(db, "list")
    visit(db, "a")
    visit(db, "b", "failed")
    assert begin(db, NOW + 60) == ["b", "c"]


def test_a_run_that_was_left_long_ago_asks_for_its_lists_again(db):
    add_links(db, [link("list", "listing"), link("a")])
    visit(db, "list")
    assert begin(db, NOW + 2 * HOUR) == ["list", "a"]


def test_after_a_finished_run_the_first_list_pages_are_asked_again_and_nothing_else(db):
    add_links(db, [link("list", "listing"), link("list2", "listing"), *(link(name) for name in "abcde")])
    for name, state in {"list": "done", "list2": "done", "a": "done", "d": "gone", "e": "quarantined"}.items():
        visit(db, name, state)
    write_outcomes(db, [outcome("b", "failed"), outcome("c", "refused")])
    assert begin(db, NOW + 60) == ["list", "b", "c"]
    assert {found.attempts for found in due_links(db, "binhdinh", HOST, now=0.0)} == {0}


def test_other_sources_are_left_alone(db):
    add_links(db, [link("list", "listing")])
    visit(db, "list")
    begin_gathering(db, "gialai", now=NOW + 99 * DAY)
    assert due(db) == []


def test_a_page_whose_time_has_come_is_asked_again_after_everything_new(db):
    add_links(db, [link("a"), link("list", "listing", 2)])
    visit(db, "a")
    assert begin(db, NOW + DAY - 1) == ["list"]
    assert begin(db, NOW + DAY) == ["list", "a"]


@pytest.mark.parametrize("state", ["done", "gone", "quarantined"])
def test_no_page_is_left_alone_for_longer_than_a_month(db, state):
    add_links(db, [link("a")])
    at = NOW
    for _ in range(40):
        visit(db, "a", state, at=at)
        ((after, due_at),) = db.execute("SELECT revisit_after, revisit_at FROM frontier").fetchall()
        assert 0 < after <= 30 * DAY
        assert due_at == at + after
        at = due_at
        assert begin(db, at) == ["a"]
    assert after == 30 * DAY


def test_changes_bring_the_next_visit_closer_and_quiet_puts_it_off(db, make_document):
    add_links(db, [link("a")])
    intervals = []
    for at, words in enumerate(["một", "một", "hai", "hai", "ba"]):
        visit(db, "a", documents=(make_document("1", url=f"https://{HOST}/a", body=words),), at=NOW + at)
        intervals.append(db.execute("SELECT revisit_after FROM frontier").fetchone()[0] / DAY)
    assert intervals == pytest.approx([1, 1.5, 1.2, 1.8, 1.44])


def test_an_old_article_is_asked_again_later_than_a_new_one(db, make_document):
    for name, age in {"a": 1, "b": 50, "c": 5000}.items():
        add_links(db, [link(name)])
        published = datetime.fromtimestamp(NOW - age * DAY, UTC)
        visit(db, name, documents=(make_document(name, published_at=published),))
    intervals = db.execute("SELECT revisit_after FROM frontier ORDER BY key").fetchall()
    assert [row[0] / DAY for row in intervals] == [1, 5, 30]


def test_a_clock_that_was_wrong_hides_no_page(db):
    add_links(db, [link("a"), link("list", "listing")])
    visit(db, "a", at=NOW + 9999 * DAY)
    visit(db, "list", at=NOW + 9999 * DAY)
    assert begin(db, NOW) == ["list", "a"]


def test_every_page_can_be_asked_again_at_once(db):
    add_links(db, [link("a"), link("b")])
    visit(db, "a")
    visit(db, "b", "gone")
    assert begin(db, NOW + 1, due_until=inf) == ["a", "b"]


def test_what_the_server_said_of_a_page_is_sent_back_until_it_was_read_anew(db):
    def said() -> tuple[str | None, str | None]:
        begin(db, NOW, due_until=inf)
        (found,) = due_links(db, "binhdinh", HOST, now=NOW)
        return found.etag, found.last_modified

    add_links(db, [link("a")])
    assert said() == (None, None)
    visit(db, "a", headers={"etag": '"1"', "last-modified": "Mon"})
    assert said() == ('"1"', "Mon")
    write_outcomes(db, [outcome("a", "pending", "HTTP 503")])
    assert said() == ('"1"', "Mon")
    visit(db, "a", status=304, reason=NOT_MODIFIED)
    assert said() == ('"1"', "Mon")
    visit(db, "a", headers={"etag": '"2"'})
    assert said() == ('"2"', None)
    visit(db, "a", "quarantined", headers={"etag": '"3"'})
    assert said() == (None, None)
    assert frontier_counts(db, "binhdinh").articles == 0


def test_a_server_is_not_believed_for_ever(db):
    add_links(db, [link("a")])
    visit(db, "a", headers={"etag": '"1"'})
    sent = []
    for day in (20, 40, 59, 60, 89):
        begin(db, NOW + day * DAY, due_until=inf)
        (found,) = due_links(db, "binhdinh", HOST, now=NOW + day * DAY)
        sent.append(found.etag)
        visit(db, "a", at=NOW + day * DAY, status=304, reason=NOT_MODIFIED)
    assert sent == ['"1"', '"1"', '"1"', None, None]


def test_an_article_that_was_not_modified_is_one_that_we_have(db):
    add_links(db, [link("a")])
    visit(db, "a")
    counts = write_outcomes(db, [replace(outcome("a"), reason=NOT_MODIFIED)])
    assert (counts.unchanged, frontier_counts(db, "binhdinh").articles) == (1, 1)


PAGES = [link(f"list{number}", "listing", 2) for number in (1, 2, 3, 4)]


def read_lists(db) -> None:
    """A first run has read four list pages and one article, a second one begins."""
    add_links(db, [link("list", "listing"), *PAGES, link("a")])
    for name in ("list", "list1", "list2", "list3", "list4", "a"):
        visit(db, name, at=NOW - 10)
    assert begin(db, NOW) == ["list"]


def test_a_list_page_with_something_new_has_the_next_one_asked_again_and_only_that(db):
    read_lists(db)
    visit(db, "list", links=(link("new"), *PAGES), began=NOW)
    assert due(db) == ["new", "list1"]
    visit(db, "list1", links=(link("newer"), link("list", "listing"), *PAGES), began=NOW)
    assert due(db) == ["new", "newer", "list2"]


def test_a_list_page_with_nothing_new_ends_the_paging(db):
    read_lists(db)
    visit(db, "list", links=(link("a"), *PAGES), began=NOW)
    assert due(db) == []


def test_the_first_page_under_another_address_is_no_end_and_leads_to_nothing_new(db):
    add_links(db, [link("list", "listing", 2)])
    for name in ("list", "list1", "list2"):
        visit(db, name, at=NOW - 10, links=(link(f"{name}-a"), *(PAGES[:2] if name == "list" else ())))
    begin(db, NOW)
    visit(db, "list", links=(link("new"), *PAGES[:2]), began=NOW)
    assert due(db)[-1] == "list1"
    visit(db, "list1", links=(link("new"), *PAGES[1:3]), began=NOW)
    assert [name for name in due(db) if "list" in name and "-" not in name] == ["list2"]


def test_a_page_that_only_leads_to_the_list_is_no_end(db):
    read_lists(db)
    visit(db, "list", links=tuple(PAGES[:1]), began=NOW)
    assert due(db) == ["list1"]


def test_a_new_list_page_is_asked_whatever_the_page_that_named_it_brought(db):
    read_lists(db)
    visit(db, "list", links=(link("a"), *PAGES, link("list5", "listing")), began=NOW)
    assert due(db) == ["list5"]


def test_a_list_page_that_was_not_read_whole_is_read_again_by_the_next_run(db):
    add_links(db, [link("list2", "listing")])
    visit(db, "list2", partial=True, headers={"etag": '"1"'})
    assert begin(db, NOW + 1) == ["list2"]
    assert next(due_links(db, "binhdinh", HOST, now=NOW)).etag is None
