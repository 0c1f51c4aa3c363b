"""`doisoat rebuild` and `doisoat import` of archives: the same database, and nothing that a bad file could harm."""

import gzip
import shutil
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from doisoat.demo.server import running
from store.content_hash import content_hash
from store.database import opened_store

pytestmark = pytest.mark.usefixtures("files_read_quickly")

ARTICLES = 14
VHV = """<html><body><h1 class="title-detail">{title}</h1><div class="post-date">05/03/2025 | 08:00</div>
<div class="article-brief common-brief">Tóm tắt</div>
<div class="article-content common-content"><p>{body}</p></div></body></html>"""
PLAIN = "<html><head><title>{title}</title></head><body><article><p>{body}</p></article></body></html>"
ARTICLE = "https://binhdinh.gov.vn/tin-tuc/a.html"
READ = (
    "Pages read from the archive: {0}; documents new: {0}, changed: 0, as before: 0; there already: {1}. "
    "Next: doisoat extract"
)
ELSEWHERE = "https://bao.example/bai.html"


def hash_of(name: str | Path) -> str:
    with opened_store(Path(name), create=False) as db:
        return content_hash(db)


def rows(name: str, question: str) -> list[tuple]:
    with opened_store(Path(name), create=False) as db:
        return [tuple(row) for row in db.execute(question)]


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a crawl of the demonstration portals; in segments of one batch each."""
    import subprocess
    import sys

    folder = tmp_path_factory.mktemp("gathered")
    program = (
        "import sys\nfrom pathlib import Path\nfrom crawler.run import crawl\nfrom doisoat.cli.crawl import declared\n"
        "crawl(Path('live.db'), declared((), demo=sys.argv[1]), demo=sys.argv[1], delay=0, "
        "settings={'DOISOAT_SEGMENT_SIZE': 1})"
    )
    with running(articles=ARTICLES) as url:
        subprocess.run([sys.executable, "-c", program, url], cwd=folder, check=True)
    return folder


@pytest.fixture
def live(gathered: Path, tmp_path: Path, run: Callable) -> Path:
    """A copy of it here, read and checked."""
    shutil.copytree(gathered, tmp_path, dirs_exist_ok=True)
    finish(run, "live.db")
    return tmp_path


def finish(run: Callable, name: str) -> None:
    assert run("-q", "--db", name, "extract").code == 0
    assert run("-q", "--db", name, "validate", "--fail-on", "never").code == 0


def test_rebuilt_and_imported_databases_are_the_crawled_one(run: Callable, live: Path) -> None:
    segments = sorted(Path("live.db.warc").iterdir())
    assert len(segments) > 2
    shuffled = [*segments[1::2], *reversed(segments[::2])]
    outcome = run("--db", "again.db", "rebuild", "--from-archive", *shuffled)
    assert (outcome.code, outcome.out) == (0, "")
    assert "as before: 0; there already: 0. Next: doisoat extract\n" in outcome.err
    assert run("--db", "taken.db", "import", *shuffled).code == 0
    for name in ("again.db", "taken.db"):
        finish(run, name)
    assert rows("live.db", "SELECT count(*) > 10 FROM findings") == [(1,)]
    assert hash_of("again.db") == hash_of("taken.db") == hash_of("live.db")


def test_exports_of_both_are_equal_to_the_byte(run: Callable, live: Path) -> None:
    assert run("-q", "--db", "again.db", "rebuild", "--from-archive", "live.db.warc").code == 0
    finish(run, "again.db")
    formats = ("--format", "csv", "--format", "jsonl", "--format", "parquet")
    for name in ("live.db", "again.db"):
        assert run("-q", "--db", name, "export", "--to", f"export of {name}", *formats).code == 0
    first, second = ({p.name: p.read_bytes() for p in Path(f"export of {n}.db").iterdir()} for n in ("live", "again"))
    assert first == second
    assert all(b"\n" in first[f"{name}.jsonl"] for name in ("documents", "mentions", "findings", "references"))


def test_by_default_it_is_the_archive_beside_the_database(run: Callable, live: Path) -> None:
    before = rows("live.db", "SELECT url, warc_file, warc_offset FROM pages ORDER BY id")
    for companion in ("", "-wal", "-shm"):
        Path(f"live.db{companion}").unlink(missing_ok=True)
    assert run("-q", "--db", "live.db", "rebuild", "--from-archive").code == 0
    assert rows("live.db", "SELECT url, warc_file, warc_offset FROM pages ORDER BY id") == before


def test_the_same_archive_again_changes_nothing(run: Callable, live: Path) -> None:
    before = hash_of("live.db")
    outcome = run("--db", "live.db", "import", *Path("live.db.warc").iterdir())
    assert (outcome.code, hash_of("live.db")) == (0, before)
    assert "Pages read from the archive: 0; documents new: 0, changed: 0, as before: 0; there already: " in outcome.err


def test_a_database_that_holds_something_is_refused(run: Callable, live: Path) -> None:
    before = hash_of("live.db")
    outcome = run("--db", "live.db", "rebuild", "--from-archive")
    assert (outcome.code, hash_of("live.db")) == (2, before)
    assert outcome.err == "doisoat: live.db is not empty and was left as it is: name a new database with --db\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["rebuild"], "say what to rebuild from: --from-archive (see"),
        (["rebuild", "--from-archive"], "new.db.warc: no archive there (files named .warc.gz)"),
        (["rebuild", "--from-archive", "."], ".: no archive there"),
        (["rebuild", "--from-archive", "text.txt"], "text.txt: not a WARC with a gzip member for each record"),
        (["import", "no.warc.gz"], "no.warc.gz: cannot be read (No such file or directory)"),
        (["import", "plain.warc"], "plain.warc: not a WARC with a gzip member for each record"),
        (["import", "--url", "http://a.example/", "plain.warc"], "--url and --published are for single pages"),
    ],
)
def test_what_cannot_be_read_is_one_line(run: Callable, write: Callable, arguments: list[str], told: str) -> None:
    write("text.txt", "chữ")
    write("plain.warc", "WARC/1.0\r\n")
    outcome = run("--db", "new.db", *arguments)
    assert outcome.code == 2
    assert told in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert not Path("new.db").exists()


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "the last record is torn off at byte"), ("vi", "bản ghi cuối bị đứt từ byte")]
)
def test_a_torn_tail_is_one_line_and_everything_before_it_is_read(
    run: Callable, live: Path, lang: str, told: str
) -> None:
    last = max(Path("live.db.warc").iterdir())
    last.write_bytes(last.read_bytes() + gzip.compress(b"WARC/1.1\r\n" + bytes(range(256)))[:80])
    outcome = run("--lang", lang, "-q", "--db", "again.db", "rebuild", "--from-archive", "live.db.warc")
    assert outcome.code == 0
    assert told in outcome.err
    assert len(outcome.err.splitlines()) == 1
    finish(run, "again.db")
    assert hash_of("again.db") == hash_of("live.db")


# Archives of other crawlers


def captured(
    url: str, body: bytes | str, *, date: str = "2025-04-01T00:00:00Z", status: str = "200 OK", **fields: str
) -> tuple:
    content_type = fields.pop("content_type", "text/html; charset=utf-8")
    http = [("Content-Type", content_type), *((name, value) for name, value in fields.items() if name == "Location")]
    warc = {"WARC-Date": date} | {f"WARC-{name}": value for name, value in fields.items() if name != "Location"}
    return url, body if isinstance(body, bytes) else body.encode(), status, http, warc


def foreign(name: str, *captures: tuple) -> str:
    """An archive as another crawler writes it."""
    with Path(name).open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        writer.write_record(writer.create_warcinfo_record(name, {"software": "another crawler"}))
        for url, body, status, http, warc in captures:
            headers = StatusAndHeaders(status, http, protocol="HTTP/1.1")
            asked = StatusAndHeaders("GET / HTTP/1.1", [], is_http_request=True)
            made = writer.create_warc_record(
                url, "response", payload=BytesIO(body), length=len(body), http_headers=headers, warc_headers_dict=warc
            )
            writer.write_request_response_pair(
                writer.create_warc_record(url, "request", http_headers=asked, warc_headers_dict={}), made
            )
    return name


def test_pages_of_declared_sources_are_read_by_their_family_others_by_their_looks(run: Callable) -> None:
    words = "Tiếp nhận 214/402 hồ sơ của tỉnh Tây Ninh trong quý này, theo báo cáo của văn phòng. " * 3
    name = foreign(
        "other.warc.gz",
        captured(f"{ARTICLE}?utm_source=x#y", VHV.format(title="Bài của cổng", body="Đạt 70,8%.")),
        captured(ELSEWHERE, PLAIN.format(title="Bài nơi khác", body=words)),
        captured(
            "https://bao.example/cu.html",
            PLAIN.format(title="Mã cũ", body=words).encode("cp1258", "ignore"),
            content_type="text/html; charset=windows-1258",
        ),
        captured("https://binhdinh.gov.vn/khac.html", PLAIN.format(title="Không phải bài", body=words)),
        captured("https://bao.example/mat.html", "", status="404 Not Found"),
        captured("https://bao.example/chuyen.html", "", status="301 Moved", Location="/a"),
        captured("https://bao.example/anh.png", b"\x89PNG", content_type="image/png"),
        captured("https://bao.example/dut.html", PLAIN.format(title="Đứt", body=words), Truncated="length"),
    )
    outcome = run("--db", "new.db", "import", name, "--source", "khac")
    assert outcome.code == 0
    assert outcome.err.splitlines() == [
        READ.format(3, 0),
        "  1 × not read: fits no declared layout",
        "  1 × not read: HTTP 404",
        "  1 × not read: HTTP 301",
        "  1 × not read: not a page but image/png",
        "  1 × not read: truncated by the crawler that made the archive",
    ]
    found = rows("new.db", "SELECT source, url, title, province FROM documents ORDER BY id")
    assert found[:2] == [
        ("binhdinh", ARTICLE, "Bài của cổng", "Bình Định"),
        ("khac", ELSEWHERE, "Bài nơi khác", "Tây Ninh"),
    ]
    assert [row[1] for row in found[2:]] == ["https://bao.example/cu.html"]
    places = rows(
        "new.db", "SELECT p.url, p.warc_file FROM documents AS d JOIN pages AS p ON p.id = d.page ORDER BY d.id"
    )
    assert places[:2] == [(ARTICLE, str(Path(name).absolute())), (ELSEWHERE, str(Path(name).absolute()))]
    assert rows("new.db", "SELECT count(*) FROM frontier") == [(0,)]
    assert [
        run("--db", "new.db", "import", name, "--source", "khac").code,
        rows("new.db", "SELECT count(*) FROM documents"),
    ] == [0, [(3,)]]


def test_an_older_capture_never_replaces_a_later_one(run: Callable) -> None:
    late = foreign("late.warc.gz", captured(ARTICLE, VHV.format(title="Mới", body="b"), date="2025-05-01T00:00:00Z"))
    early = foreign("early.warc.gz", captured(ARTICLE, VHV.format(title="Cũ", body="a")))
    for name in (late, early):
        assert run("-q", "--db", "new.db", "import", name).code == 0
    assert rows("new.db", "SELECT title FROM documents") == [("Mới",)]


def test_one_bad_file_among_many(run: Callable, write: Callable) -> None:
    good = foreign("good.warc.gz", captured(ARTICLE, VHV.format(title="Bài", body="b")))
    bad = write("bad.warc.gz", gzip.compress(b"some text"))
    outcome = run("-q", "--db", "new.db", "import", bad, good, write("bai.txt", "Tiêu đề\nĐạt 70,8%.\n"))
    assert outcome.code == 2
    assert outcome.err == "doisoat: bad.warc.gz: no WARC that can be read: not a record\n"
    assert rows("new.db", "SELECT count(*) FROM documents") == [(2,)]


def test_a_page_that_bursts_is_counted_and_the_rest_is_read(run: Callable) -> None:
    bomb = gzip.compress(b"<p>" + b"\0" * 60_000_000)
    name = foreign("bomb.warc.gz", captured(ELSEWHERE, bomb), captured(ARTICLE, VHV.format(title="Bài", body="b")))
    content = Path(name).read_bytes()
    assert len(content) < 200_000
    outcome = run("--db", "new.db", "import", name)
    assert outcome.code == 0
    assert rows("new.db", "SELECT title FROM documents") == [("Bài",)]


def test_a_stopped_rebuild_leaves_an_empty_database(run: Callable, live: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import crawler.replay

    written, write = [], crawler.replay.write_outcomes

    def interrupted(*arguments: object) -> object:
        written.append(arguments)
        if len(written) == 20:
            raise KeyboardInterrupt
        return write(*arguments)

    command = ("-q", "--db", "again.db", "rebuild", "--from-archive", "live.db.warc")
    with monkeypatch.context() as patch:
        patch.setattr(crawler.replay, "write_outcomes", interrupted)
        assert run(*command).code == 130
    assert rows("again.db", "SELECT count(*) FROM pages") == [(0,)]
    assert run(*command).code == 0
