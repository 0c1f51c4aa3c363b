"""What a broken source gave is held back, and what was good before is good again."""

from datetime import UTC, datetime
from hashlib import sha256

import pytest

from doisoat.records import Link, Page, PageOutcome, Source
from doisoat.records.measures import Measures
from store.documents import documents_to_read, find_document, stored_documents
from store.frontier import add_links
from store.measures import accept_last, doubt, healthy_history, keep_measures, last_verdict
from store.mentions import mentions_of, replace_mentions
from store.outcomes import write_outcomes
from store.quarantine import (
    count_quarantined,
    quarantine,
    quarantine_reason,
    release_all,
    release_reread,
)
from store.sources import add_sources
from store.versions import versions_of

SOURCE = "binhdinh"
GOOD, BAD = "Tiếp nhận 20 hồ sơ.", "Đăng nhập để đọc."


@pytest.fixture
def visit(db, make_document):
    add_sources(db, [Source(name=SOURCE, title="", url="u", family="vhv", province="Bình Định")])

    def make(hour: int, **bodies: str) -> None:
        """Articles as they were answered at that hour."""
        now = datetime(2025, 5, 1, hour, tzinfo=UTC)
        for name, body in bodies.items():
            document = make_document(name, body=body)
            add_links(db, [Link(url=document.url, source=SOURCE, kind="article")])
            page = Page(url=document.url, status=200, body=b"", fetched_at=now, sha256=sha256(b"").hexdigest())
            write_outcomes(
                db, [PageOutcome(key=document.url, source=SOURCE, state="done", page=page, documents=(document,))]
            )

    return make


def bodies(db) -> dict[str, str]:
    """What may be read."""
    return {found.document.title: found.document.body for found in documents_to_read(db, 1)}


def healthy(db) -> None:
    keep_measures(db, SOURCE, Measures(counts={"pages": 2}, reading="r"), "healthy")


def broken(db) -> tuple[int, int]:
    held = quarantine(db, SOURCE, "nothing fits")
    keep_measures(db, SOURCE, Measures(counts={"pages": 3}, reading="r"), "broken", "nothing fits")
    return held


def test_new_documents_wait_and_changed_ones_say_what_they_said(db, visit, read_figures):
    visit(1, a=GOOD, b=GOOD + " A.")
    healthy(db)
    visit(2, a=BAD, b=GOOD + " A.", c=BAD)
    for number in (1, 3):
        replace_mentions(db, number, 1, read_figures(find_document(db, number).document))
    assert broken(db) == (1, 1)
    assert bodies(db) == {"Bài a": GOOD, "Bài b": GOOD + " A."}
    assert [found.document.title for found in stored_documents(db)] == ["Bài a", "Bài b"]
    assert (quarantine_reason(db, 3), quarantine_reason(db, 1)) == ("nothing fits", None)
    assert versions_of(db, 1) == ()
    assert mentions_of(db, 3) == ()
    outcomes = dict(db.execute("SELECT address, outcome FROM ledger").fetchall())
    assert list(outcomes.values()) == ["stored", "unchanged", "quarantined"]


def test_earlier_versions_stay(db, visit):
    visit(1, a=GOOD)
    visit(2, a=GOOD + " Thêm.")
    healthy(db)
    visit(3, a=BAD)
    visit(4, a=BAD + " Nữa.")
    assert broken(db) == (0, 1)
    assert bodies(db) == {"Bài a": GOOD + " Thêm."}
    assert [version.number for version in versions_of(db, 1)] == [1]


def test_only_what_was_read_again_is_released_and_the_rest_is_asked_soon(db, visit):
    visit(1, a=GOOD)
    healthy(db)
    visit(2, b=BAD, c=BAD)
    broken(db)
    visit(3, a=GOOD, b=GOOD)
    assert release_reread(db, SOURCE) == 1
    assert bodies(db) == {"Bài a": GOOD, "Bài b": GOOD}
    assert versions_of(db, 2) == ()  # what was held back was never said
    assert [key for (key,) in db.execute("SELECT key FROM frontier WHERE revisit_at = 0")] == [
        "https://binhdinh.example/bai-c.html"
    ]
    assert (release_all(db, SOURCE), count_quarantined(db, SOURCE)) == (1, 0)


def test_pages_of_a_broken_run_are_asked_whole(db, visit):
    visit(1, a=GOOD)
    db.execute("UPDATE frontier SET etag = 'x', last_modified = 'y'")
    broken(db)
    assert tuple(db.execute("SELECT etag, last_modified FROM frontier").fetchone()) == (None, None)


def test_what_runs_gave_that_looked_well_until_a_later_one_is_held_back_too(db, visit):
    visit(1, a=GOOD, b=GOOD + " B.")
    healthy(db)
    visit(2, c=GOOD + " C.")
    healthy(db)
    visit(3, a=BAD, d=BAD)
    healthy(db)
    visit(4, b=BAD, e=BAD)
    doubt(db, SOURCE, "r", 1, "nothing fits")
    assert broken(db) == (2, 2)
    assert bodies(db) == {"Bài a": GOOD, "Bài b": GOOD + " B.", "Bài c": GOOD + " C."}
    assert len(healthy_history(db, SOURCE, "r")) == 2


def test_nobody_doubts_a_run_that_somebody_accepted_or_one_of_another_reading(db, visit):
    visit(1, a=GOOD)
    healthy(db)
    accept_last(db, SOURCE)
    healthy(db)
    doubt(db, SOURCE, "another", 9, "nothing fits")
    assert len(healthy_history(db, SOURCE, "r")) == 2
    doubt(db, SOURCE, "r", 9, "nothing fits")
    assert len(healthy_history(db, SOURCE, "r")) == 1


def test_other_sources_are_left_alone(db, visit, make_document):
    visit(1, a=GOOD)
    quarantine(db, "gialai", "nothing fits")
    assert bodies(db) == {"Bài a": GOOD}


def test_a_broken_run_is_no_history_and_an_accepted_one_begins_it(db, visit):
    visit(1, a=GOOD)
    assert last_verdict(db, SOURCE) == ("", "")
    healthy(db)
    broken(db)
    assert last_verdict(db, SOURCE) == ("broken", "nothing fits")
    assert [run["pages"] for run in healthy_history(db, SOURCE, "r")] == [2]
    accept_last(db, SOURCE)
    assert [run["pages"] for run in healthy_history(db, SOURCE, "r")] == [3]
    healthy(db)
    assert [run["pages"] for run in healthy_history(db, SOURCE, "r")] == [2, 3]
    assert healthy_history(db, SOURCE, "another reading") == ()
