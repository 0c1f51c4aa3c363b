"""What is noticed against the history of a source, and what is not: counts, without a page or a database."""

import pytest

from crawler.monitors.beside import goes_on
from crawler.monitors.chance import at_least, at_most
from crawler.monitors.judge import judge
from crawler.monitors.selectors import reading_of, unfound
from crawler.registry import sources
from doisoat.records.measures import Measures

USUAL = {
    "pages": 20,
    "documents": 20,
    "titles": 20,
    "news": 20,
    "news.lead": 16,
    "news.body": 20,
    "news.words": 18,
    "news.date": 20,
    "news.author": 14,
    "listings": 2,
    "links": 40,
    "added": 12,
    "reread": 8,
    "ends": 20,
    "added.dated": 12,
    "fresh": 12,
    "fresh.recent": 12,
    "compared": 12,
}


def run(length: float = 900.0, **changes: int) -> Measures:
    counts = {**USUAL, **{name.replace("_of_", "."): count for name, count in changes.items()}}
    return Measures(counts=counts, body_length=length)


HISTORY = [run(800 + 20 * n) for n in range(8)]


def alarms(now: Measures, history=HISTORY, **how: bool) -> list[str]:
    return [alarm.check for alarm in judge(now, history, **how).alarms]


@pytest.mark.parametrize(
    ("now", "noticed"),
    [
        (run(), []),
        (run(unknown_layout=20, documents=0, news=0), ["unknown_layout"]),
        (run(unknown_layout=2), []),
        (run(pages=2, documents=0, news=0, titles=0, unknown_layout=2), []),
        (run(pages=100, unknown_layout=20), []),
        (run(fallback=12), ["fallback"]),
        (run(replaced=20), ["replaced"]),
        (run(changed=8), ["changed"]),
        (run(changed=2), []),
        (run(titles=1), ["titles"]),
        (run(news_of_lead=0), ["news.lead"]),
        (run(news_of_lead=9), []),
        (run(news_of_date=0), ["news.date"]),
        (run(news_of_author=0), ["news.author"]),
        (run(news_of_author=6), []),
        (run(news_of_words=3), ["news.words"]),
        (run(empty_listings=2, links=0), ["empty_listings"]),
        (run(links=5), ["links"]),
        (run(links=22), []),
        (run(beyond=20), ["beyond"]),
        (run(beyond=5), []),
        (run(added_of_ahead=12), ["added.ahead"]),
        (run(added_of_ahead=2), []),
        (run(fresh_of_recent=0), ["fresh.recent"]),
        (run(fresh_of_recent=5), []),
        (run(fresh=5, fresh_of_recent=0), []),  # notices of last month, put in at once
        (run(added_of_dated=4, added_of_ahead=4), []),
        (run(fresh=0, fresh_of_recent=0), []),  # only what lists named long ago, such as an archive
        (run(compared_of_same_title=12), ["compared.same_title"]),
        (run(compared_of_same_title=10), []),  # the day of a storm
        (run(compared_of_same_end=12), ["compared.same_end"]),
        (run(compared_of_same_end=9), []),
        (run(length=50), ["body_length"]),
        (run(length=300), []),
        (run(length=9000), ["body_length"]),
        (Measures(), []),
    ],
)
def test_a_run_against_a_healthy_history(now, noticed):
    assert alarms(now) == noticed


@pytest.mark.parametrize(
    ("now", "noticed"),
    [
        (run(), []),
        (run(news_of_author=0, news_of_lead=0, empty_listings=2), []),
        (run(news_of_date=0), ["news.date"]),
        (run(unknown_layout=20), ["unknown_layout"]),
        (run(unknown_layout=8), []),
        (run(titles=1), ["titles"]),
        (run(pages=2392, documents=2392, titles=876), []),
        (run(pages=2392, documents=2392, titles=120), ["titles"]),
        (run(pages=2, news=2, documents=2, titles=1, news_of_date=0, unknown_layout=1), []),
    ],
)
def test_a_first_run_is_held_against_what_every_portal_has(now, noticed):
    assert alarms(now, []) == noticed


PROSE = "<p>Trạm y tế Gò Mây khám cho 412 lượt người trong tháng, trong đó có 86 trẻ em dưới sáu tuổi.</p>"
TEASER = "<p><a href='/b'>Trạm y tế Gò Mây khám cho 412 lượt người trong tháng, có 86 trẻ em dưới sáu tuổi.</a></p>"


@pytest.mark.parametrize(
    ("inside", "behind", "found"),
    [
        (PROSE, "", False),
        (PROSE, f"<div class='phan-tiep'>{PROSE * 3}</div>", True),
        (PROSE, PROSE, True),
        (PROSE * 4, PROSE, False),
        (PROSE, f"<div class='tin-khac'>{TEASER * 5}</div>", False),
        (
            PROSE,
            "<p>In bài viết</p><p>Chia sẻ bài viết này với bạn bè và người thân ở nơi xa qua các mạng xã hội</p>",
            False,
        ),
    ],
)
def test_a_page_that_goes_on_behind_its_article(inside, behind, found):
    source = sources()["binhdinh"]
    page = f"<div><h1 class='title-detail'>A</h1><div class='article-content'>{inside}</div>{behind}</div>{PROSE * 9}"
    layouts = [layout.name for layout in source.layouts]
    assert any(goes_on(page.encode(), source, name, "utf-8") for name in layouts) is found
    assert not goes_on(page.encode(), source, "fallback", "utf-8")


def few(**changes: int) -> Measures:
    counts = {"pages": 2, "documents": 2, "titles": 2, "news": 2, "news.date": 2, "news.body": 2, "news.words": 2}
    counts |= {"added": 2, "compared": 2, "added.dated": 2, "fresh": 2, "fresh.recent": 2}
    return Measures(counts={**counts, **{name.replace("_of_", "."): n for name, n in changes.items()}})


def test_a_portal_of_two_pages_a_day_shows_its_break_after_some_days():
    history = [few() for _ in range(20)]
    days = 0
    while not alarms(few(news_of_date=0), history):
        history.insert(0, few(news_of_date=0))
        days += 1
    assert 1 <= days <= 6


MONTH_OVER, AHEAD = few(fresh_of_recent=0), few(fresh_of_recent=0, added_of_ahead=2)


@pytest.mark.parametrize(
    ("now", "before", "check", "earlier"),
    [
        (few(news_of_date=0), [few(news_of_date=0)], "news.date", 11),
        # by month before day it is a month that is over, a day that reads the same, a month that is yet to come
        (AHEAD, [AHEAD, few(), MONTH_OVER, MONTH_OVER], "fresh.recent", 11),
        (few(compared_of_same_end=2), [few(compared_of_same_end=2)] * 2, "compared.same_end", 11),
        (few(pages=11, news=11, news_of_date=0), [run()], "news.date", 1),
        (run(news_of_date=0), [run()], "news.date", 0),
    ],
)
def test_the_runs_before_that_were_too_small_to_show_the_break(now, before, check, earlier):
    found = judge(now, [*before, *(few() for _ in range(20))])
    assert check in {alarm.check for alarm in found.alarms}
    assert found.earlier == earlier


def test_a_healthy_run_doubts_none_and_a_broken_one_leaves_the_first():
    assert judge(few(), [few()] * 20).earlier == 0
    assert judge(few(pages=3, unknown_layout=3), [few()] * 4).earlier == 3


def test_a_source_that_is_held_back_has_to_show_that_it_is_well():
    assert judge(run(), HISTORY, suspected=True).undecided is False
    assert judge(few(), HISTORY, suspected=True).undecided is True
    undated = few(pages=3, news=3, news_of_lead=3, news_of_author=3, news_of_date=0)
    assert alarms(undated, HISTORY, suspected=True) == ["news.date"]
    assert alarms(undated, HISTORY[:1]) == []


def test_a_share_that_was_as_low_before_is_no_break():
    history = [run(news_of_author=0), *HISTORY]
    assert alarms(run(news_of_author=0), history) == []


@pytest.mark.parametrize(
    ("found", "of", "share", "low", "high"), [(0, 3, 0.5, 0.125, 1.0), (2, 2, 0.5, 1.0, 0.25), (1, 2, 0.0, 1.0, 0.0)]
)
def test_chance(found, of, share, low, high):
    assert at_most(found, of, share) == pytest.approx(low)
    assert at_least(found, of, share) == pytest.approx(high)


def test_the_selectors_that_find_nothing_are_those_of_the_layout_that_comes_nearest():
    source = sources()["binhdinh"]
    page = b"<html><body><h1 class='title-detail'>A</h1><div class='than-bai'>B</div></body></html>"
    (missing,) = unfound(page, source, "article")
    assert missing.startswith("body (.article-content.common-content, .article-content")
    assert unfound(page, source, "listing") == ("list_links (a.article-title[href], a:has(> .article-title)[href])",)
    assert unfound(b"", source, "article")[1] == "title (h1.title-detail)"


def test_another_declaration_is_another_reading():
    assert reading_of(sources()["binhdinh"]) == reading_of(sources()["binhdinh"])
    assert reading_of(sources()["binhdinh"]) != reading_of(sources()["hoabinh"])
