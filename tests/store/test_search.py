"""What is typed finds what is meant: with accents or without, in any order, whatever else is typed."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import store.search
from doisoat.records import Document, Mention, Quantity, Source
from store.database import Store, opened_store
from store.documents import add_documents
from store.mentions import replace_mentions
from store.search import Hit, search
from store.search_filters import Filters
from store.search_index import keep_words, texts_without_words
from store.sources import add_sources

Make = Callable[..., Document]
TEXTS = {
    "dl": "Tỉnh Đắk Lắk công bố thủ tục hành chính về đất đai.",
    "gl": "Gia Lai niêm yết 1.234 hồ sơ; Quyết định số 88/QĐ-UBND.",
    "bd": "Công nhân dân quân tự vệ họp ở Quy Nhơn.",
    "hb": "Nhân dân huyện Mai Châu nộp phiếu.",
}
#: As the extractor would cut them; what is not named stays as it is.
CUTS = {"công nhân dân quân": "công_nhân dân_quân", "thủ tục hành chính": "thủ_tục hành_chính", "nhân dân": "nhân_dân"}


def made(name: str, body: str) -> Document:
    title = f"Bài {name}"
    text = f"{title}\n{body}"
    ends = {"title_end": len(title), "lead_end": len(title)}
    return Document(source="s", url=name, title=title, body=body, text=text, sha256=str(hash(text)), **ends)


def tell_words_apart(db: Store) -> None:
    """A stand-in for the extractor."""
    for number, text in texts_without_words(db):
        words = text.lower()
        for printed, cut in CUTS.items():
            words = re.sub(rf"\b{printed}\b", cut, words)
        keep_words(db, number, text, words)


def found(db: Store, typed: str, **filters: object) -> list[str]:
    """The names of the documents, sorted."""
    return sorted(hit.title.split()[-1] for hit in search(db, typed, Filters(**filters)))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One for all tests that only ask."""
    with opened_store(tmp_path_factory.mktemp("filled") / "a.db", create=True) as db:
        add_documents(db, [made(name, body) for name, body in TEXTS.items()])
        tell_words_apart(db)
        yield db


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("thu tuc", ["dl"]),
        ("thủ tục", ["dl"]),
        ("THỦ TỤC", ["dl"]),
        ("tục thủ", ["dl"]),
        ("dak lak", ["dl"]),
        ("đắk lắk", ["dl"]),
        ("Đak Lăk", ["dl"]),
        ("lak thu dat", ["dl"]),
        ("đắk nhon", []),
        ("quy nhon", ["bd"]),
        ("nhân", ["bd", "hb"]),
        ("88/qd-ubnd", ["gl"]),
        ("88/QĐ-UBND", ["gl"]),
        ("1.234", ["gl"]),
        ("1.234 —", ["gl"]),
        ('"nhân dân"', ["hb"]),
        ("“nhan dan”", ["hb"]),
        ('"công nhân"', ["bd"]),
        ('"dân nhân"', []),
        ('"thủ tục hành chính"', ["dl"]),
        ('"tục hành"', []),
        ('"thủ tục" đắk', ["dl"]),
        ('"thủ tục" "nhân dân"', []),
        ('"về đất đai"', ["dl"]),
        ('"88/QĐ-UBND"', ["gl"]),
        ('"tỉnh', ["dl"]),
        ("nhan dan", ["bd", "hb"]),
        ("bai", ["bd", "dl", "gl", "hb"]),
        ("", []),
        ("%", []),
        ('""', []),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_what_is_typed_finds_what_is_meant(filled: Store, typed: str, names: list[str], form: str) -> None:
    assert found(filled, unicodedata.normalize(form, typed)) == names


def test_a_text_whose_marks_stand_apart_is_found_too(db: Store, make_document: Make) -> None:
    add_documents(db, [make_document("nfd", body=unicodedata.normalize("NFD", TEXTS["dl"]))])
    tell_words_apart(db)
    for typed in ("thu tuc", "thủ tục", "đắk lắk", '"đất đai"'):
        assert found(db, typed) == ["nfd"]


@pytest.mark.parametrize(
    "typed",
    [
        *("*", "đắk*", "^đắk", "title:đắk", "{title} : đắk", "NEAR(đắk lắk, 2)", "đắk AND", "OR", "NOT", "(", ")", "-"),
        *("'; DROP TABLE documents; --", '"', '"""', '" " "', "\0", "đắk\0lắk", "\ud800", "a" * 100_000, "\n\t"),
        *('"đắk', 'đắk" "', "+", "::", "ｄắk", "%_", "\\", "?1", ":query", "{", '{}" : ', "\u0301", "a " * 100_000),
        *('"' + "a " * 1_000 + '"', '"a b" ' * 500, '"' + "/" * 50 + '"', "\ue000\ue001"),
    ],
    ids=lambda typed: ascii(typed[:20]),
)
def test_hostile_words_are_words(filled: Store, typed: str) -> None:
    list(search(filled, typed))
    assert found(filled, "đắk") == ["dl"]


def test_operators_are_words(filled: Store) -> None:
    assert found(filled, "đắk OR nhơn") == found(filled, "đắk NOT lắk") == []
    assert found(filled, "folded:đắk") == found(filled, "đắ*") == []


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with opened_store(tmp_path_factory.mktemp("shared") / "a.db", create=True) as store:
        yield store


@pytest.fixture(scope="module")
def put(shared: Store) -> Callable[[str], None]:
    def put_in(body: str) -> None:
        add_documents(shared, [made("u", body)])
        tell_words_apart(shared)

    return put_in


_WORDS = st.text(st.characters(codec="utf-8", exclude_characters='"'), max_size=40)
_VIETNAMESE = st.text("aăâđeêioôơuưyáàảãạấặđĐẮdbcnthg \u0300\u0301\u031b/-_.,", max_size=40)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=_WORDS | _VIETNAMESE, form=st.sampled_from(["NFC", "NFD"]))
@example(body="a\0b", form="NFC")
@example(body="“đắk” \ue000lắk", form="NFD")
def test_every_stored_word_finds_its_document(shared: Store, put: Callable[[str], None], body: str, form: str) -> None:
    put(body)
    for word in body.split():
        typed = unicodedata.normalize(form, word) if "\u0300" <= max(word) <= "\u1eff" else word
        if any(map(str.isalnum, word)) and "\0" not in word:
            for hit in search(shared, typed):
                _is_whole(shared, hit)
                break
            else:
                pytest.fail(f"{word!r} was not found")


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=60) | st.text('"*()^:{}+-ĐắORANDNEAT \0\ud800', max_size=40), name=st.text(max_size=9))
def test_nothing_that_is_typed_is_an_error(shared: Store, put: Callable[[str], None], typed: str, name: str) -> None:
    for filters in (Filters(), Filters(kind=name, unit=name, role=name, level=name, province=name, source=name)):
        for hit in search(shared, typed, filters):
            _is_whole(shared, hit)


def _is_whole(db: Store, hit: Hit) -> None:
    text = db.execute("SELECT text FROM documents WHERE id = ?", (hit.id,)).fetchone()[0]
    assert text[hit.start :].startswith(hit.excerpt)
    assert all(0 <= start < end <= len(hit.excerpt) for start, end in hit.marks)


def test_the_excerpt_shows_the_words_as_they_are_printed(db: Store, make_document: Make) -> None:
    far = "Không liên quan. " * 40
    add_documents(db, [make_document("x", body=f"{far}Ở Đắk Lắk có chợ. {far}")])
    tell_words_apart(db)
    (hit,) = search(db, "dak lak")
    assert [hit.excerpt[start:end] for start, end in hit.marks] == ["Đắk", "Lắk"]
    assert len(hit.excerpt) <= 200
    assert db.execute("SELECT text FROM documents").fetchone()[0][hit.start :].startswith(hit.excerpt)
    (hit,) = search(db, '"đắk lắk"')
    assert [hit.excerpt[start:end] for start, end in hit.marks] == ["Đắk Lắk"]


def test_one_in_the_title_comes_first_however_it_is_typed(db: Store, make_document: Make) -> None:
    bodies = {"a": "Đất và đất.", "đất": "Chợ phiên đông.", "b": "Đất đai, đất ở, đất trồng."}
    add_documents(db, [make_document(name, body=body) for name, body in bodies.items()])
    tell_words_apart(db)
    orders = {tuple(hit.id for hit in search(db, typed)) for typed in ("đất", "dat", "ĐẤT")}
    assert len(orders) == 1
    assert orders.pop()[0] == 2


def test_all_are_found_where_not_all_are_put_in_order(
    db: Store, make_document: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_documents(db, [make_document(str(n), body="Tin về đất.") for n in range(9)])
    tell_words_apart(db)
    for ranked in (1, 4, 8, 9, 20):
        monkeypatch.setattr(store.search, "RANKED", ranked)
        assert sorted(hit.id for hit in search(db, "đất")) == list(range(1, 10))
        assert [len(list(search(db, "đất", None, limit))) for limit in (0, 1, 4, 6, 9, 12)] == [0, 1, 4, 6, 9, 9]
    monkeypatch.setattr(store.search, "RANKED", 3)
    assert [hit.id for hit in search(db, "đất")][3:] == [6, 5, 4, 3, 2, 1]


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two provinces; a rate of 70,8 % in `a`, of 62,5 % in `b`, none in `c`."""
    with opened_store(tmp_path_factory.mktemp("counted") / "a.db", create=True) as db:
        add_sources(db, [Source(name="s", title="", url="", family="", province="Bình Định")])
        bodies = {"a": "Đạt 901 thủ tục, 70,8%.", "b": "Đạt 62,5%.", "c": "Họp báo."}
        for number, (name, body) in enumerate(bodies.items(), start=1):
            published = datetime(2024, number, 1, tzinfo=UTC)
            province = "Đắk Lắk" if name == "b" else None
            document = replace(made(name, body), published_at=published, province=province)
            add_documents(db, [document])
            replace_mentions(db, number, 1, figures(document, number))
        tell_words_apart(db)
        yield db


def figures(document: Document, month: int) -> list[Mention]:
    """A stand-in for the extractor: counts of procedures and rates, all of one month."""
    period = f"2024-0{month}-01/2024-0{month}-28"
    said = {"role": "achieved", "level": (4,), "level_2022": ("toan_trinh~",), "gov_level": "tinh", "period": period}
    return [
        Mention(
            kind="percent" if match[2] == "%" else "count",
            surface=match[0],
            start=match.start(),
            end=match.end(),
            value=match[1].replace(",", "."),
            quantity=Quantity(
                amount=Decimal(match[1].replace(",", ".")), unit=None if match[2] == "%" else "tthc", **said
            ),
        )
        for match in re.finditer(r"(\d[\d,]*)(%| thủ tục)", document.text)
    ]


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({"kind": "percent"}, ["a", "b"]),
        ({"kind": "count"}, ["a"]),
        ({"kind": "percent", "least": Decimal("70.8")}, ["a"]),
        ({"kind": "percent", "most": Decimal("70.8")}, ["a", "b"]),
        ({"kind": "percent", "least": Decimal(60), "most": Decimal(65)}, ["b"]),
        ({"kind": "percent", "least": Decimal(900)}, []),  # one figure must be all of it
        ({"least": Decimal("1e999")}, []),
        ({"unit": "tthc"}, ["a"]),
        ({"role": "achieved"}, ["a", "b"]),
        ({"role": "target"}, []),
        ({"level": "4"}, ["a", "b"]),
        ({"level": "toan_trinh"}, ["a", "b"]),
        ({"level": "tinh"}, ["a", "b"]),
        ({"level": "xa"}, []),
        ({"period": (date(2024, 1, 1), date(2024, 1, 31))}, ["a"]),
        ({"period": (date(2024, 1, 1), date(2024, 12, 31))}, ["a", "b"]),
        ({"province": "dak lak"}, ["b"]),
        ({"province": "BÌNH ĐỊNH"}, ["a", "c"]),
        ({"province": "Huế"}, []),
        ({"source": "s"}, ["a", "b", "c"]),
        ({"since": date(2024, 2, 1)}, ["b", "c"]),
        ({"since": date(2024, 2, 1), "kind": "percent"}, ["b"]),
    ],
    ids=str,
)
@pytest.mark.parametrize("typed", ["", "bài"], ids=["alone", "with words"])
def test_filters(counted: Store, typed: str, filters: dict, names: list[str]) -> None:
    assert found(counted, typed, **filters) == names


def test_the_figures_that_were_asked_for_are_told_and_without_words_marked(counted: Store) -> None:
    (hit,) = search(counted, "", Filters(kind="percent", least=Decimal(70)))
    assert hit.figures == ("70,8%",)
    assert [hit.excerpt[start:end] for start, end in hit.marks] == ["70,8%"]
    (hit,) = search(counted, "đạt", Filters(kind="percent", least=Decimal(70)))
    assert [hit.excerpt[start:end] for start, end in hit.marks] == ["Đạt"]
    assert (hit.province, hit.published, hit.figures) == ("Bình Định", "2024-01-01T00:00:00+00:00", ("70,8%",))


def test_without_words_the_newest_first(counted: Store) -> None:
    assert [hit.id for hit in search(counted, "", Filters(source="s"), 2)] == [3, 2]
    assert list(search(counted, "")) == []


def test_the_recipe_of_the_page_answers_in_plain_sql(filled: Store) -> None:
    page = (Path(__file__).parents[2] / "docs" / "search.md").read_text(encoding="utf-8")
    queries = [part.partition("```")[0] for part in page.split("```sql\n")[1:]]
    assert len(queries) == 3
    for query in queries:
        filled.execute(query).fetchall()
    words, phrase, _ = queries
    assert [row["title"] for row in filled.execute(words)] == ["Bài dl"]
    assert [row["title"] for row in filled.execute(phrase)] == ["Bài dl"]
    for typed in ("đắk lắk", "dak lak", "Đắk lak", "đất dai"):
        assert filled.execute("SELECT count(*) FROM search WHERE search MATCH ?", (typed,)).fetchone()[0] == 1
