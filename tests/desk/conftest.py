"""A desk over a small database: true and false figures, two versions, a file with pages, and a hostile document."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from doisoat.checks.reading import prepare
from doisoat.checks.run import find_contradictions
from doisoat.cli.csv_format import harmless
from doisoat.cli.search_form import filters_of
from doisoat.cli.serve import earlier_versions
from doisoat.records import Document, Finding, Mention, Source
from doisoat.records.compose import compose_document
from extract.reader import read
from extract.tokens import joined_words
from store.database import Store, opened_store
from store.documents import add_documents, find_document
from store.findings import replace_findings
from store.mentions import replace_mentions
from store.search_index import keep_words
from store.sources import add_sources

pytest.importorskip("datasette", reason="the extra [desk] is not installed")

SCRIPT = "<script>window.taken = 1</script>"
FALSE_RATE = "Về hình thức nộp, có 412/618 hồ sơ nộp trực tuyến, đạt tỷ lệ 76,7%."
#: Rows: 1 a false rate, 2 one that changed, 3 a file with pages, 4 markup everywhere, 5 a title that is a formula.
DOCUMENTS = (
    compose_document(
        source="phulang", url="https://phulang.example/bai-1.html", title="Phú Lãng rà soát thủ tục", lead="Tin vắn.",
        body=FALSE_RATE, published_at=datetime(2025, 3, 5, 1, 30, tzinfo=UTC),
    ),
    compose_document(
        source="phulang", url="https://phulang.example/bai-2.html", title="Hồ sơ đúng hạn",
        body="Tỷ lệ hồ sơ đúng hạn đạt 80,7%.", published_at=datetime(2025, 1, 2, tzinfo=UTC),
    ),
    compose_document(
        source="phulang", url="https://phulang.example/qd.pdf", title="Quyết định", kind="attachment",
        body="Trang đầu có 12 thủ tục.\nTrang sau có 15 hồ sơ.",
    ),
    compose_document(
        source="xau", url="javascript:window.taken=2", title=f"{SCRIPT} đạt 45%",
        lead="<img src=x onerror=window.taken=3>",
        body=f"Đạt tỷ lệ 70,8% {SCRIPT}", published_at=datetime(2025, 2, 1, tzinfo=UTC),
    ),
    compose_document(
        source="phulang", url="https://phulang.example/bai-5.html", title="=HYPERLINK(1)", body="Không có số liệu.",
        published_at=datetime(2025, 2, 2, tzinfo=UTC),
    ),
)  # fmt: skip
SOURCES = (
    Source(name="phulang", title="Cổng Phú Lãng", url="https://phulang.example", family="vhv", province="Đắk Lắk"),
    Source(name="xau", title=SCRIPT, url="javascript:window.taken=4", family="vhv", province=f'">{SCRIPT}'),
)


def fill(path: Path) -> None:
    with opened_store(path, create=True) as db:
        add_sources(db, SOURCES)
        earlier = compose_document(
            source="phulang", url=DOCUMENTS[1].url, title=DOCUMENTS[1].title, body="Tỷ lệ hồ sơ đúng hạn đạt 60,2%.",
        )  # fmt: skip
        add_documents(db, [DOCUMENTS[0], earlier], now=datetime(2025, 1, 1, tzinfo=UTC))
        add_documents(db, DOCUMENTS, now=datetime(2025, 1, 3, tzinfo=UTC))
        for number in range(1, len(DOCUMENTS) + 1):
            _check(db, number)
        db.execute(
            "INSERT INTO files (source, url, sha256, kind, outcome, page_starts, document, read_version) "
            "VALUES ('phulang', ?, '', 'pdf', 'read', ?, 3, 1)",
            (DOCUMENTS[2].url, f"[0, {DOCUMENTS[2].text.index('Trang sau')}]"),
        )


def _check(db: Store, number: int) -> None:
    stored = find_document(db, number)
    assert stored is not None
    document = stored.document
    published = document.published_at and document.published_at.date()
    mentions = list(read(document.text, published))
    keep_words(db, number, document.text, joined_words(document.text))
    if document.source == "xau":
        mentions = [*mentions, _hostile_mention(document)]
    replace_mentions(db, number, 1, sorted(mentions, key=lambda m: (m.start, m.end)))
    reading = prepare(
        document.text, mentions, title_end=document.title_end, lead_end=document.lead_end, published=published
    )
    found = find_contradictions(reading)
    replace_findings(db, number, [*found, _hostile_finding(document)] if document.source == "xau" else found)


def _hostile_mention(document: Document) -> Mention:
    start = document.text.rindex(SCRIPT)
    return Mention(kind="count", surface=SCRIPT, start=start, end=start + len(SCRIPT), value=f'1" {SCRIPT}')


def _hostile_finding(document: Document) -> Finding:
    mention = _hostile_mention(document)
    return Finding(
        rule="CK-01", verdict="mismatch", severity="warning", evidence=(mention,), message_vi=f"vi {SCRIPT}",
        message_en=f"en {SCRIPT}", surface=SCRIPT, start=mention.start, end=mention.end, sentence=f"câu {SCRIPT}",
        sentence_start=mention.start, reason=SCRIPT,
    )  # fmt: skip


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "đối soát 100%.db"
    fill(path)
    return path


@pytest.fixture(scope="session")
def fingerprints(database: Path) -> dict[int, str]:
    """Of the errors and warnings, by document."""
    with opened_store(database, create=False) as db:
        return dict(db.execute("SELECT document, fingerprint FROM open_findings").fetchall())


@pytest.fixture(scope="session")
def desk(database: Path, fingerprints: dict[int, str]):
    from doisoat.desk.server import Desk, Judgement, Sources

    judged = {fingerprints[1]: Judgement("source-error", f"đã hỏi tỉnh {SCRIPT}")}
    sources = Sources(
        judged=lambda: judged,
        versions=earlier_versions,
        filters=filters_of,
        harmless=harmless,
        archive=Path("x.db.warc"),
    )
    return Desk(database, sources)


@pytest.fixture(scope="session")
def ask(desk) -> Callable:
    """An answer of the desk, without a server."""

    def call(path: str, method: str = "GET", **options):
        return asyncio.run(desk.client.request(method, path, **options))

    return call
