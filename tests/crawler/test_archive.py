"""Records, segments and the reading of both: what goes in comes out, and no file can do harm."""

import gzip
import json
import shutil
import tracemalloc
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from crawler.archive.catalogue import catalogue
from crawler.archive.decoding import decoded
from crawler.archive.exchange import Errand, Exchange, errand_from
from crawler.archive.members import Damage, Member, members
from crawler.archive.parsing import RecordError, exchange_in, record_in
from crawler.archive.records import Original, record_of, segment_head
from crawler.archive.segments import Archive, Place, segments_in
from doisoat.records.errors import ArchiveError, FileError

NOW = datetime(2026, 3, 4, 5, 6, 7, 89, tzinfo=UTC)
EXCHANGE = Exchange(
    url="http://tinh.example/tin-tuc/a.html?x=1",
    status=200,
    headers=((b"Content-Type", b"text/html; charset=utf-8"), (b"Set-Cookie", b"a=1"), (b"Set-Cookie", b"b=2")),
    body="<h1>Đạt 70,8%</h1>".encode(),
    fetched_at=NOW,
    errand=Errand(source="binhdinh", key="http://tinh.example/tin-tuc/a.html?x=1", kind="article"),
)

_TOKENS = st.text("abcdefghijklmnopqrstuvwxyzABC-0123456789", min_size=1, max_size=12).map(str.encode)
_VALUES = st.binary(max_size=30).filter(lambda value: value == value.strip() and not value.splitlines()[1:])
_HEADERS = st.lists(st.tuples(_TOKENS.filter(lambda name: name.lower() != b"transfer-encoding"), _VALUES), max_size=5)
_EARLIEST = NOW.replace(year=1990, tzinfo=None)
_MOMENTS = st.datetimes(_EARLIEST, timezones=st.sampled_from([UTC, timezone(timedelta(hours=7))]))
_ERRANDS = st.builds(
    Errand,
    source=st.text(max_size=9),
    key=st.just("http://a.example/đường?b"),
    kind=st.sampled_from(["listing", "article"]),
    since=st.sampled_from(["", "2026-01-02T00:00:00+07:00"]),
    demo=st.booleans(),
    batch=st.text("0123abc", max_size=5),
    after=st.sampled_from(["", "00001.warc.gz:17"]),
)


def read_back(record: bytes) -> Exchange:
    return exchange_in(record_in(gzip.decompress(record)))


@given(
    status=st.integers(100, 999).filter(lambda status: status != 304),
    headers=_HEADERS.map(tuple),
    body=st.binary(max_size=300),
    fetched_at=_MOMENTS,
    errand=st.none() | _ERRANDS,
)
def test_what_goes_in_comes_out(**parts) -> None:
    exchange = replace(EXCHANGE, **parts)
    if exchange.errand and not exchange.errand.source:  # what is empty is not written
        exchange = replace(exchange, errand=replace(exchange.errand, source="x"))
    assert read_back(record_of(exchange)) == exchange


def test_a_line_feed_in_a_header_cannot_begin_another_one() -> None:
    exchange = replace(EXCHANGE, headers=((b"Server", b"a\r\nX-Other: b"),))
    assert read_back(record_of(exchange)).headers == ((b"Server", b"a X-Other: b"),)


def test_another_library_reads_a_segment_and_agrees_with_its_digests(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a.warc", None)
    places = archive.append([record_of(EXCHANGE), record_of(replace(EXCHANGE, status=404, body=b""))])
    with (tmp_path / "a.warc" / "00001.warc.gz").open("rb") as file:
        reader = ArchiveIterator(file, check_digests="raise")
        read = [(r.rec_type, r.rec_headers["WARC-Date"], r.content_stream().read(), reader.offset) for r in reader]
    assert [kind for kind, *_ in read] == ["warcinfo", "response", "response"]
    assert read[1][1:3] == ("2026-03-04T05:06:07.000089Z", EXCHANGE.body)
    assert [offset for *_, offset in read[1:]] == [place.offset for place in places]
    assert reader.err_count == 0


def test_a_revisit_refers_to_the_original_and_keeps_the_headers() -> None:
    original = Original(url=EXCHANGE.url, fetched_at=NOW, sha256="ab" * 32)
    record = record_in(gzip.decompress(record_of(replace(EXCHANGE, status=304, body=b""), original)))
    assert record.kind == "revisit"
    assert record.fields["warc-profile"].endswith("server-not-modified")
    assert record.fields["warc-refers-to-date"] == "2026-03-04T05:06:07.000089Z"
    assert record.fields["warc-payload-digest"] == "sha256:" + "ab" * 32
    assert exchange_in(record) == replace(EXCHANGE, status=304, body=b"")


@pytest.mark.parametrize(
    "stated",
    [
        *(None, [], {"source": "a"}, {"source": "a", "key": "http://a/", "kind": ["article"]}),
        *({"source": "a", "key": 1, "kind": "article"}, {"source": "a", "key": "http://[", "kind": "article"}),
        {"source": "a", "key": "http://a/", "kind": "article", "since": "2026-01-01"},
        {"source": "a", "key": "http://a/", "kind": "article", "origin": "nowhere"},
        {"source": "a", "key": "http://a/", "kind": "other"},
    ],
)
def test_what_states_no_errand_of_ours(stated: object) -> None:
    assert errand_from(stated) is None


def test_what_a_later_version_adds_to_an_errand_is_passed_over() -> None:
    stated = {"source": "a", "key": "http://a/", "kind": "article", "added": ["later"]}
    assert errand_from(stated) == Errand(source="a", key="http://a/", kind="article")


# Segments


def made_archive(folder: Path, *records: bytes) -> Path:
    Archive(folder / "a.warc", None).append(records)
    return folder / "a.warc" / "00001.warc.gz"


def found_in(path: Path) -> list[Member | Damage]:
    with path.open("rb") as file:
        return list(members(file))


def test_a_torn_tail_is_cut_at_every_byte_of_the_last_record(tmp_path: Path) -> None:
    first, second = record_of(EXCHANGE), record_of(replace(EXCHANGE, body=b"two"))
    whole = made_archive(tmp_path, first, second).read_bytes()
    last = len(whole) - len(second)
    known = Place("00001.warc.gz", last - len(first))
    torn = tmp_path / "a.warc" / "00001.warc.gz"
    for end, after in zip(range(last, len(whole)), cycle((None, known)), strict=False):
        torn.write_bytes(whole[:end])
        damaged = [d for d in found_in(torn) if isinstance(d, Damage)]
        assert damaged == ([Damage(offset=last, end=end, torn=True)] if end > last else [])
        assert Archive(tmp_path / "a.warc", after).append([second]) == [Place("00001.warc.gz", last)]
        assert torn.read_bytes() == whole


def test_whole_records_are_never_cut_whoever_points_at_them(tmp_path: Path) -> None:
    segment = made_archive(tmp_path, record_of(EXCHANGE), record_of(EXCHANGE))
    whole = segment.read_bytes()
    for after in (None, Place("00001.warc.gz", 0), Place("00001.warc.gz", 10**9), Place("00001.warc.gz", 3)):
        segment.write_bytes(whole + b"torn")
        Archive(tmp_path / "a.warc", after).append([b""])
        assert segment.read_bytes() == whole


@pytest.mark.parametrize(
    "garbage",
    [b"", b"\0" * 100, b"\x1f\x8b\x08\0", segment_head("00001.warc.gz")[:50]],
    ids=["nothing", "zeros", "a mark", "half a head"],
)
def test_a_segment_without_any_record_is_left_alone(tmp_path: Path, garbage: bytes) -> None:
    (tmp_path / "a.warc").mkdir()
    (tmp_path / "a.warc" / "00001.warc.gz").write_bytes(garbage)
    assert Archive(tmp_path / "a.warc", None).append([record_of(EXCHANGE)])[0].segment == "00002.warc.gz"
    assert (tmp_path / "a.warc" / "00001.warc.gz").read_bytes() == garbage


def test_a_full_segment_is_followed_by_another_one(tmp_path: Path) -> None:
    record = record_of(EXCHANGE)
    for _ in range(2):  # the second one goes on where the first one ended
        archive = Archive(tmp_path / "a.warc", None)
        archive.segment_size = 2 * len(record)
        for _ in range(4):
            archive.append([record])
    names = [path.name for path in segments_in(tmp_path / "a.warc")]
    assert names == [f"{number:05}.warc.gz" for number in range(1, len(names) + 1)]
    assert len(names) >= 4
    for path in segments_in(tmp_path / "a.warc"):
        content = found_in(path)[0].content
        assert record_in(content).fields["warc-filename"] == path.name


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_text("a file is in the way")
    with pytest.raises(ArchiveError, match=r"a\.warc: the archive cannot be written \(File exists\); check") as caught:
        Archive(tmp_path / "a.warc", None).append([b"x"])
    assert caught.value.exit_code == 3


# Reading what others wrote, or what was damaged


def test_a_damaged_stretch_is_told_and_reading_goes_on(tmp_path: Path) -> None:
    records = [record_of(replace(EXCHANGE, body=str(n).encode() * 50)) for n in range(4)]
    segment = made_archive(tmp_path, *records)
    content = bytearray(segment.read_bytes())
    start = len(content) - sum(map(len, records[1:]))
    content[start + 40 : start + 60] = b"\0" * 20
    segment.write_bytes(content)
    told: list[Damage] = []
    read = list(catalogue([segment], lambda path, damage: told.append(damage)))
    assert [archived.exchange.body[:1] for archived in read] == [b"0", b"2", b"3"]
    assert told == [Damage(offset=start, end=start + len(records[1]), torn=False)]


def member(head: str, block: bytes, *, length: int | None = None, kind: str = "response") -> bytes:
    fields = f"WARC-Type: {kind}\r\nWARC-Target-URI: http://a.example/\r\nWARC-Date: 2020-01-02T03:04:05Z\r\n{head}"
    lines = f"WARC/1.0\r\n{fields}Content-Length: {len(block) if length is None else length}\r\n\r\n"
    return gzip.compress(lines.encode() + block + b"\r\n\r\n")


OK = b"HTTP/1.1 200 OK\r\n\r\nbody"


@pytest.mark.parametrize(
    ("record", "fault"),
    [
        (gzip.compress(b"nonsense"), "not a record"),
        (gzip.compress(b"GET / HTTP/1.1\r\n\r\n"), "not a record"),
        (gzip.compress(b"WARC/1.0\r\n" + b"a: b\r\n" * 100_000 + b"\r\n"), "not a record"),
        (member("", OK, length=10_000), "cut off"),
        (member("", OK, length=-5), "several records in one gzip member: `warcio recompress` divides them"),
        (member("WARC-Truncated: length\r\n", OK), "truncated by the crawler that made the archive"),
        (member("", b"\x16\x03\x01"), "not an answer over HTTP"),
        (member("", b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 100_000 + b"\r\n"), "not an answer over HTTP"),
        (member("", b"id, ego", kind="resource"), "a record of type resource"),
        (member("", OK), ""),
    ],
)
def test_records_that_cannot_be_used_are_counted_by_their_fault(tmp_path: Path, record: bytes, fault: str) -> None:
    path = tmp_path / "other.warc.gz"
    path.write_bytes(member("", b"software: other", kind="warcinfo") + record + record_of(EXCHANGE))
    first, second = catalogue([path], lambda path, damage: pytest.fail("not damaged"))
    assert (first.fault, first.exchange is None) == (fault, bool(fault))
    assert second.exchange == EXCHANGE


@pytest.mark.parametrize(
    "head", ["WARC-Date: never\r\n", "WARC-Target-URI: ftp://a/\r\n", "WARC-Target-URI: http://[\r\n"]
)
def test_an_answer_without_date_or_address(head: str) -> None:
    fields = {"WARC-Date": "2020-01-02T03:04:05Z", "WARC-Target-URI": "<http://a.example/>"}
    name, _, value = head.strip().partition(": ")
    told = "".join(f"{key}: {text}\r\n" for key, text in {**fields, name: value}.items())
    lines = f"WARC/1.0\r\nWARC-Type: response\r\n{told}Content-Length: {len(OK)}\r\n\r\n".encode()
    with pytest.raises(RecordError, match="no usable"):
        exchange_in(record_in(lines + OK + b"\r\n\r\n"))


def test_chunks_and_codings_are_undone_as_a_crawl_does(tmp_path: Path) -> None:
    packed = gzip.compress("Tiếp nhận 12 hồ sơ".encode())
    chunks = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (9, packed[:9], len(packed) - 9, packed[9:])
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"
    response = decoded(exchange_in(record_in(gzip.decompress(member("", head + chunks)))))
    assert response.body.decode() == "Tiếp nhận 12 hồ sơ"


@pytest.mark.parametrize(
    ("coding", "body", "fault"),
    [
        (b"gzip", gzip.compress(b"\0" * 50_000_000), "answer too large"),
        (b"deflate", zlib.compress(b"\0" * 50_000_000), "answer too large"),
        (b"br", b"no brotli", "body cannot be unpacked"),
        (b"", b"\0" * 17_000_000, "answer too large"),
    ],
)
def test_a_body_that_bursts_or_cannot_be_unpacked(coding: bytes, body: bytes, fault: str) -> None:
    headers = ((b"Content-Encoding", coding),) if coding else ()
    with pytest.raises(RecordError, match=fault):
        decoded(replace(EXCHANGE, headers=headers, body=body))


def test_a_record_that_bursts_is_counted_and_memory_stays_flat(tmp_path: Path) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    bomb = packer.compress(b"WARC/1.0\r\nContent-Length: 300000000\r\n\r\n")
    bomb += b"".join(packer.compress(bytes(1_000_000)) for _ in range(300)) + packer.flush()
    path = tmp_path / "bomb.warc.gz"
    path.write_bytes(record_of(EXCHANGE) + bomb + record_of(EXCHANGE))
    tracemalloc.start()
    try:
        read = list(catalogue([path], lambda path, damage: pytest.fail("not damaged")))
        assert tracemalloc.get_traced_memory()[1] < 80_000_000
    finally:
        tracemalloc.stop()
    assert [archived.fault for archived in read] == ["", "record too large", ""]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"WARC/1.0\r\n", "a gzip member for each record"),
        (gzip.compress(b"some text"), "no WARC that can be read"),
        (gzip.compress(gzip.decompress(record_of(EXCHANGE)) * 2), "several records in one gzip member"),
        (None, "cannot be read"),
    ],
    ids=["unpacked", "no record", "several records", "missing"],
)
def test_files_that_are_no_archive(tmp_path: Path, content: bytes | None, told: str) -> None:
    path = tmp_path / "a.warc.gz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FileError, match=told):
        catalogue([path], lambda path, damage: None)


def test_an_empty_file_is_an_archive_without_records(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").touch()
    assert list(catalogue([tmp_path / "a.warc.gz"], lambda path, damage: None)) == []


# Order, and what a crash left behind


def errand(batch: str, after: str) -> Errand:
    return replace(EXCHANGE.errand, batch=batch, after=after)


def archived_bodies(folder: Path, *records: tuple[bytes, str, str]) -> list[bytes]:
    made = [record_of(replace(EXCHANGE, body=b, errand=errand(batch, after))) for b, batch, after in records]
    segment = made_archive(folder, *made)
    return [archived.exchange.body for archived in catalogue([segment], lambda path, damage: None)]


def test_a_batch_that_the_database_never_got_is_forgotten(tmp_path: Path) -> None:
    told = archived_bodies(
        tmp_path,
        *[(b"1", "A", ""), (b"2", "A", ""), (b"lost", "B", "s:9"), (b"again lost", "C", "s:9"), (b"3", "D", "s:9")],
        *[(b"4", "E", "s:40"), (b"5", "F", "s:50")],
    )
    assert told == [b"1", b"2", b"3", b"4", b"5"]


def test_an_older_database_put_back_forgets_nothing(tmp_path: Path) -> None:
    told = archived_bodies(tmp_path, (b"1", "A", ""), (b"2", "B", "s:1"), (b"3", "C", "s:2"), (b"4", "D", "s:1"))
    assert told == [b"1", b"2", b"3", b"4"]


def test_files_are_read_in_the_order_they_were_written_whatever_they_are_called(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a.warc", None)
    archive.segment_size = 1
    for number in range(1, 12):
        archive.append([record_of(replace(EXCHANGE, body=b"%d" % number))])
    files = segments_in(tmp_path / "a.warc")
    assert len(files) == 11
    renamed = [Path(shutil.copy(path, tmp_path / f"{chr(122 - n)}.warc.gz")) for n, path in enumerate(files)]
    read = [archived.exchange.body for archived in catalogue(renamed, lambda path, damage: None)]
    assert read == [b"%d" % number for number in range(1, 12)]


def test_metadata_of_another_crawler_is_none_of_ours() -> None:
    stated = member(f"WARC-JSON-Metadata: {json.dumps({'ipType': 'v4'})}\r\n", OK)
    assert exchange_in(record_in(gzip.decompress(stated))).errand is None
