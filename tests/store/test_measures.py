"""What the documents of a run tell beside those that were there: counts for the monitors, from the database alone."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from doisoat.records import Link, Page, PageOutcome, Source
from doisoat.records.measures import Measures
from store.frontier import add_links
from store.measures import given, keep_measures
from store.outcomes import write_outcomes
from store.sources import add_sources

SOURCE, LIST, FURTHER = "binhdinh", "https://binhdinh.example/tin-tuc", "https://binhdinh.example/tin-tuc?trang=2"
FIRST_RUN = datetime(2025, 4, 2, 8, tzinfo=UTC)
NOW = FIRST_RUN + timedelta(days=1)
FOOT = " Giới thiệu, sơ đồ cổng, liên hệ, thăm dò ý kiến, lịch tiếp công dân." * 5


@pytest.fixture
def visit(db, make_document):
    add_sources(db, [Source(name=SOURCE, title="", url="u", family="vhv", province="Bình Định")])
    add_links(db, [Link(url=LIST, source=SOURCE, kind="listing")])
    add_links(db, [Link(url=FURTHER, source=SOURCE, kind="listing")], parent=LIST)

    def make(name: str, at: datetime, *, parent: str = LIST, seen: datetime | None = None, **said: object) -> None:
        """An article as it was answered at that time; a list named it just then, or when it was seen."""
        document = make_document(name, **said)
        add_links(db, [Link(url=document.url, source=SOURCE, kind="article")], parent=parent)
        stamp = "UPDATE frontier SET discovered_at = ? WHERE key = ?"
        db.execute(stamp, ((seen or at).isoformat(timespec="seconds"), document.url))
        page = Page(url=document.url, status=200, body=b"", fetched_at=at, sha256=sha256(b"").hexdigest())
        write_outcomes(
            db, [PageOutcome(key=document.url, source=SOURCE, state="done", page=page, documents=(document,))]
        )

    return make


def judged(db) -> None:
    keep_measures(db, SOURCE, Measures(reading="r"), "healthy")
    db.execute("UPDATE measures SET measured_at = ?", (FIRST_RUN.isoformat(),))


@pytest.mark.parametrize(
    ("day", "ahead", "recent"),
    [
        ("2025-04-03", 0, 1),
        ("2025-03-16", 0, 1),
        ("2025-03-04", 0, 0),  # the third of April, month before day
        ("2025-05-03", 1, 0),
        ("2019-04-03", 0, 0),
    ],
)
def test_the_day_of_an_article_that_a_first_list_page_names_anew(db, visit, day, ahead, recent):
    visit("a", FIRST_RUN - timedelta(hours=1), published_at=FIRST_RUN)
    judged(db)
    visit("b", NOW, published_at=datetime.fromisoformat(day).replace(tzinfo=UTC))
    counts = given(db, SOURCE)
    assert {name: counts[name] for name in ("added.dated", "added.ahead", "fresh", "fresh.recent")} == {
        "added.dated": 1,
        "added.ahead": ahead,
        "fresh": 1,
        "fresh.recent": recent,
    }


@pytest.mark.parametrize(
    ("known", "given_by"),
    [
        (True, {"seen": FIRST_RUN - timedelta(hours=1)}),  # it waited since a run that was stopped
        (True, {"parent": FURTHER}),
        (True, {"published_at": None}),
        (True, {"kind": "decision"}),
        (False, {}),  # the first list page is read for the first time
    ],
)
def test_of_an_archive_no_day_is_told(db, visit, known, given_by):
    if known:
        for name, parent in (("a", LIST), ("z", FURTHER)):
            visit(name, FIRST_RUN - timedelta(hours=1), parent=parent, published_at=FIRST_RUN)
    judged(db)
    visit("b", NOW, **{"published_at": datetime(2019, 4, 3, tzinfo=UTC), **given_by})
    counts = given(db, SOURCE)
    assert (counts["added"], counts["fresh"]) == (1, 0)


def test_a_first_run_tells_nothing_of_what_is_new(db, visit):
    visit("a", FIRST_RUN, published_at=datetime(2019, 4, 3, tzinfo=UTC))
    assert given(db, SOURCE)["fresh"] == 0


@pytest.mark.parametrize(
    ("said", "same_title", "same_end"),
    [
        ({"title": "Bài khác", "body": "Tiếp nhận 30 hồ sơ."}, 0, 0),
        ({"title": "Bài a", "body": "Tiếp nhận 30 hồ sơ."}, 1, 0),
        ({"title": "Bài khác", "body": f"Tiếp nhận 30 hồ sơ.{FOOT}"}, 0, 1),
        ({"title": "Bài khác", "body": "Tiếp nhận 30 hồ sơ. Theo Báo Bình Định."}, 0, 0),
    ],
)
def test_new_documents_beside_the_latest(db, visit, said, same_title, same_end):
    visit("a", FIRST_RUN - timedelta(hours=1), title="Bài a", body=f"Tiếp nhận 20 hồ sơ.{FOOT}")
    visit("c", FIRST_RUN - timedelta(hours=1), title="Bài c", body="Tiếp nhận 25 hồ sơ. Theo Báo Bình Định.")
    judged(db)
    visit("b", NOW, **said)
    counts = given(db, SOURCE)
    assert (counts["compared"], counts["compared.same_title"], counts["compared.same_end"]) == (1, same_title, same_end)
