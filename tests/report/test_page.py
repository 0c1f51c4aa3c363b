"""The page: sound, self-contained, in the languages asked for, and nothing that came with a text becomes markup."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_rows import make_finding, make_rows
from sound_html import SoundPage

from doisoat.report.markup import plain
from doisoat.report.overview import MOST_BARS, MOST_CHARTS
from doisoat.report.page import page
from doisoat.report.provinces import FOLDED_FROM
from doisoat.report.rows import Piece, ReportRows, Said

GOLDEN = Path(__file__).parent / "golden.html"
BOTH = ("vi", "en")
HOSTILE = "\"><script>alert(1)</script><img src=x onerror='alert(2)'>&lt;{0}{rule}</style></title>"


def html(rows: ReportRows, languages: tuple[str, ...] = BOTH) -> str:
    return "".join(page(rows, languages))


def body(text: str) -> str:
    return text.partition("</style>")[2]


def test_a_small_report_is_the_golden_page(few: ReportRows) -> None:
    """The style aside, for it is looked at, not read: write the file anew from `body(html(few))`."""
    assert body(html(few)) == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("languages", [BOTH, ("vi",), ("en",)], ids="-".join)
def test_the_page_is_sound(few: ReportRows, languages: tuple[str, ...]) -> None:
    read = SoundPage(html(few, languages))
    assert read.faults == []
    ids = read.values("id")
    assert len(ids) == len(set(ids))
    named = [name for value in read.values("aria-labelledby") for name in value.split()]
    inner = [value[1:] for value in read.values("href") if value.startswith("#")]
    assert {*named, *inner} <= set(ids)
    assert read.values("lang")[0] == languages[0]


def test_what_helps_those_who_hear_it(few: ReportRows) -> None:
    read = SoundPage(html(few))
    assert read.elements["main"] == read.elements["h1"] == read.elements["header"] == read.elements["nav"] == 1
    assert read.elements["svg"] == read.elements["desc"] == 5
    assert ("svg", "role", "img") in read.attributes
    assert read.elements["th"] == len([1 for tag, name, _ in read.attributes if (tag, name) == ("th", "scope")]) > 0
    assert read.elements["table"] == read.elements["caption"] == 4


def test_nothing_is_run_and_nothing_is_fetched(few: ReportRows) -> None:
    text = html(few)
    read = SoundPage(text)
    assert not {"script", "link", "img", "iframe", "object", "embed", "form", "base", "image", "use"} & set(
        read.elements
    )
    assert not [value for name in ("src", "srcset", "action", "style", "xlink:href") for value in read.values(name)]
    assert not [name for _, name, _ in read.attributes if name.startswith("on")]
    assert {tag for tag, name, value in read.attributes if name == "href" and not value.startswith("#")} == {"a"}
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in read.values("content")[0]


FIELDS = ("rule", "title", "url", "source", "province", "fingerprint", "status", "note")


@pytest.mark.parametrize("field", [*FIELDS, "sentence", "figure", "message", "what", "database", "limits", "surface"])
def test_a_text_never_becomes_markup(field: str) -> None:
    given = {
        "sentence": {"sentence": (Piece(HOSTILE),)},
        "figure": {"sentence": (Piece(HOSTILE, marked=True),)},
        "message": {"message": Said(HOSTILE, HOSTILE)},
        "what": {"what": Said(HOSTILE, HOSTILE)},
    }.get(field, {field: HOSTILE} if field in FIELDS else {})
    if field == "note":
        given["status"] = "accepted"
    rows = make_rows(make_finding(**given), make_finding(province="Kẻ Gai"))
    if field in ("database", "limits"):
        rows = make_rows(make_finding(), **{field: HOSTILE if field == "database" else (HOSTILE,)})
    if field == "surface":
        (rate, *others) = rows.rates
        rates = (type(rate)(**{name: getattr(rate, name) for name in rate.__slots__} | {"surface": HOSTILE}), *others)
        rows = make_rows(make_finding(), rates=rates)
    read = SoundPage(html(rows))
    assert read.faults == []
    assert not {"script", "img"} & set(read.elements)
    assert not [name for _, name, _ in read.attributes if name.startswith("on")]
    assert read.elements["style"] == 1
    shown = {*read.texts, *read.values("id")}
    assert any(HOSTILE in one for one in shown)


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://a.example/tin?x=1&y='2'\"", True),
        ("HTTP://a.example", True),
        ("https://a.example/đường dẫn", False),
        ("javascript:alert(1)", False),
        (" java\nscript:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("//a.example/", False),
        ("https:javascript", False),
        ("http://", False),
        ("sha256:00ff", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str, linked: bool) -> None:
    read = SoundPage(html(make_rows(make_finding(url=url))))
    assert [value for value in read.values("href") if not value.startswith("#")] == ([url] if linked else [])


@given(st.text(st.characters(exclude_categories=[])))
def test_what_steers_a_line_is_left_out(text: str) -> None:
    shown = plain(f"a{text}b")
    assert not set(shown) & set("\x00\x1b\n\t\u202e\u2066\ud800")
    assert shown.encode()


def test_one_language_has_no_word_of_the_other(few: ReportRows) -> None:
    vietnamese, english = html(few, ("vi",)), html(few, ("en",))
    assert "the text says" not in vietnamese
    assert "văn bản ghi" in vietnamese
    assert "văn bản ghi" not in english
    assert 'class="beside"' not in body(vietnamese + english)


def test_the_sentence_keeps_its_words_and_its_figures() -> None:
    sentence = (
        Piece("dài " * 300),
        Piece("12", marked=True),
        Piece("giữa " * 300),
        Piece("13", marked=True),
        Piece("."),
    )
    text = html(make_rows(make_finding(sentence=sentence)))
    (quoted,) = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", text, re.DOTALL)
    assert quoted.count("<mark>") == 2
    assert quoted.count(" … ") == 2
    assert quoted.endswith("<mark>13</mark>.")
    assert len(quoted) < 1000


def test_many_findings_are_folded_by_province() -> None:
    def provinces(count: int) -> list[str]:
        rows = make_rows(*(make_finding(fingerprint=f"{n:032x}", province=f"T{n % 3}") for n in range(count)))
        return re.findall(r'<details class="province"[^>]*>', html(rows))

    assert all(tag.endswith(" open>") for tag in provinces(FOLDED_FROM))
    assert len(provinces(FOLDED_FROM + 1)) == 3
    assert not any(tag.endswith(" open>") for tag in provinces(FOLDED_FROM + 1))


def test_many_provinces_fit_the_charts_and_all_stand_in_the_tables() -> None:
    findings = [make_finding(fingerprint=f"{n:032x}", province=f"Tỉnh {n}") for n in range(63)]
    (rate, _) = make_rows().rates
    rates = [
        type(rate)(province=f"Tỉnh {n}", month="2025-01", value=rate.value, surface="1%", disputed=False)
        for n in range(63)
    ]
    read = SoundPage(html(make_rows(*findings, rates=tuple(rates))))
    assert read.elements["rect"] == MOST_BARS + 1 + 3  # by province, by rule, three months
    assert read.elements["circle"] == read.elements["figure"] == MOST_CHARTS
    assert read.texts.count("Tỉnh 62") >= 4


def test_nothing_found_is_told() -> None:
    read = SoundPage(html(make_rows(months=(), rates=(), severities={}, checked_at=None)))
    assert read.faults == []
    assert "Không có phát hiện nào." in read.texts
    assert "chưa đối soát lần nào" in read.texts
    assert not read.elements["svg"]


def test_the_worst_province_and_finding_come_first() -> None:
    rows = make_rows(
        make_finding(severity="notice", province="A", fingerprint="1"),
        make_finding(severity="notice", province="A", fingerprint="2"),
        make_finding(severity="warning", province="B", fingerprint="3"),
        make_finding(severity="error", province="B", fingerprint="4"),
    )
    assert re.findall(r'id="(f-\d)"', html(rows)) == ["f-4", "f-3", "f-1", "f-2"]


def test_what_explains_others_is_shown_and_not_counted() -> None:
    rows = make_rows(make_finding(fingerprint="1"), make_finding(fingerprint="2", severity="notice", explains=True))
    text = html(rows, ("vi",))
    assert len(re.findall("<article", text)) == 2
    assert '<h3>Phú Lãng</h3> <span class="counts">1 (1 lỗi)</span>' in text
    assert "CK-01 × 1" in text
