"""The texts of the demonstration: their arithmetic, their key, their sameness on every call."""

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from decimal import ROUND_HALF_UP, Decimal

import pytest

from doisoat.demo.article import Article, Relation
from doisoat.demo.articles import DEFAULT_ARTICLES, articles_of
from doisoat.demo.generator import made
from doisoat.demo.handwritten import handwritten
from doisoat.demo.portals import PORTALS
from doisoat.demo.portals.vhv import CATEGORIES
from doisoat.records.errors import InputError

MANY = articles_of(1500)
DOCUMENT = re.compile(r"số (\d+(?:/\d{4})?/[A-ZĐ][\wĐđ-]+) ngày (\d{1,2})(?:/| tháng )(\d{1,2})(?:/| năm )(\d{4})")


def half_up(relation: Relation) -> Decimal:
    exact = 100 * relation.numerator / relation.denominator
    return exact.quantize(Decimal(1).scaleb(relation.percent.as_tuple().exponent), ROUND_HALF_UP)  # type: ignore[arg-type]


def whole_text(article: Article) -> str:
    return "\n".join((article.title, article.lead, *article.body))


def test_sound_percentages_are_right_half_up():
    relations = [r for a in MANY for r in a.relations if r.sound]
    assert len(relations) > 1500
    assert [r for r in relations if half_up(r) != r.percent] == []


def test_spoilt_percentages_are_off_by_more_than_two_points():
    spoilt = [r for a in MANY for r in a.relations if not r.sound]
    assert all(abs(100 * r.numerator / r.denominator - r.percent) > 2 for r in spoilt)


def test_spoilt_relations_and_planted_ratio_faults_are_the_same_set():
    for article in MANY:
        spoilt = {(f"{r.numerator}/{r.denominator}", r.percent) for r in article.relations if not r.sound}
        keyed = {
            (p.evidence[0], Decimal(p.evidence[1])) for p in article.planted if p.rule in {"CK-01", "CK-02", "CK-03"}
        }
        assert spoilt == keyed, article.slug


def stated_numbers(article: Article) -> set[Decimal]:
    text = re.sub(r"[\d.,]+%", "", DOCUMENT.sub("", whole_text(article)))
    return {Decimal(n.replace(".", "")) for n in re.findall(r"\d{1,3}(?:\.\d{3})+|\d+", text)} - {0}


def test_spoilt_percentages_fit_no_other_base_of_their_text():
    for article in MANY:
        for relation in (r for r in article.relations if not r.sound):
            rates = {n: 100 * relation.numerator / n for n in stated_numbers(article)}
            fits = [n for n, rate in rates.items() if abs(rate - relation.percent) <= Decimal("0.5")]
            assert fits == [], (article.slug, relation)


def test_relations_are_printed_as_declared():
    for article in MANY:
        body = "\n".join(article.body)
        for relation in article.relations:
            shown = relation.printed.replace(".", "").replace(",", ".")
            assert body.count(relation.printed) == 1, relation
            loose = relation.printed.replace(",", ".")
            assert f"{relation.percent}%" in loose or f"{relation.percent.normalize():f}%" in loose
            for number in (relation.numerator, relation.denominator):
                assert re.search(rf"(?<!\d)0?{re.escape(str(number))}(?![\d.]*\d)", shown), (relation, number)


def test_every_fraction_beside_a_percentage_in_a_written_article_is_declared():
    bracketed = r"(\d[\d.]*)(?: \w+)?/(\d[\d.]*)(?: hồ sơ| đơn)?\)"
    followed = r"(\d[\d.]*)/(?!20\d\d\b)(\d[\d.]*)[^.;%]{0,90}?(?:đạt(?: tỷ lệ)?|chiếm) \d"
    near = re.compile(f"{bracketed}|{followed}")
    passed_over = {(126509, 282677), (7, 9)}  # a hedged share, and a rate of another subject
    for article in handwritten():
        declared = {(r.numerator, r.denominator) for r in article.relations}
        for found in near.finditer("\n".join(article.body)):
            pair = tuple(Decimal(n.replace(".", "")) for n in found.groups() if n)
            assert pair in passed_over or pair in declared, (article.slug, found.group())


def test_documents_are_dated_before_publication_and_alike_everywhere():
    dates = defaultdict(set)
    for article in MANY:
        for symbol, day, month, year in DOCUMENT.findall(whole_text(article)):
            assert (int(year), int(month), int(day)) <= article.published.timetuple()[:3], (article.slug, symbol)
            parts = symbol.split("/")
            wrong = any(p.rule == "CK-17" and symbol in p.evidence for p in article.planted)
            assert (len(parts) == 2 or parts[1] == year) != wrong, (article.slug, symbol)
            dates[symbol, year].add((month, day))
    assert len(dates) > 500
    assert [key for key, days in dates.items() if len(days) > 1] == []


def test_texts_are_composed_unicode_and_complete():
    for article in MANY:
        text = whole_text(article)
        assert unicodedata.is_normalized("NFC", text)
        assert not re.search(r"[{}]|  ", text), article.slug
        assert article.body[-1].endswith("./.")
        assert 4 <= len(article.body) <= 8
        assert {article.category, article.also_in or article.category} <= CATEGORIES.keys()


def test_sixty_articles_span_years_and_portals_and_a_third_are_written_by_hand():
    articles = articles_of(DEFAULT_ARTICLES)
    assert len(articles) == 60
    assert len(handwritten()) >= 20
    assert all(carried >= 8 for carried in Counter(a.portal for a in articles).values())
    assert {a.portal for a in articles} == {portal.name for portal in PORTALS}
    assert {a.published.year for a in articles} == set(range(2020, 2026))
    assert len({(a.published.year, a.published.month) for a in articles}) >= 30


def test_made_texts_are_the_same_every_time():
    first, second = (hashlib.sha256(repr(tuple(made(60))).encode()).hexdigest() for _ in range(2))
    assert first == second


def test_fewer_articles_are_the_first_of_more():
    assert MANY[:40] == articles_of(40)
    assert articles_of(3) == handwritten()[:3]


def test_five_thousand_articles_have_addresses_of_their_own():
    articles = articles_of(5000)
    portals = {portal.name: portal for portal in PORTALS}
    assert len({(a.portal, portals[a.portal].article_path(a)) for a in articles}) == 5000
    assert len({(a.portal, portals[a.portal].identity(portals[a.portal].article_path(a))) for a in articles}) == 5000


def test_one_article_of_each_oddity():
    articles = articles_of(DEFAULT_ARTICLES)
    assert [a.portal for a in articles if a.pinned] == ["hoabinh"]
    assert [a.portal for a in articles if a.normal_form == "NFD"] == ["hoabinh"]
    assert "bacninh" in {a.portal for a in articles if a.also_in}


def test_sentences_also_have_heads_outside_the_table_of_units_and_words_before_the_rate():
    printed = " ".join(r.printed for a in articles_of(DEFAULT_ARTICLES) for r in a.relations)
    for phrase in ("văn bản có ký số, đạt tỷ lệ 86,7%", "chợ dân sinh lắp bảng", "camera giám sát", "quầy hàng khô"):
        assert phrase in printed


@pytest.mark.parametrize("number", [-1, 100_000])
def test_an_impossible_number_of_articles_is_named(number: int):
    with pytest.raises(InputError, match=rf"^{number} articles: choose 0 to \d+ with --articles$"):
        articles_of(number)
