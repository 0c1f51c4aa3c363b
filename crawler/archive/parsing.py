"""The bytes of a record as an exchange. Nothing that another crawler writes can do more than be refused."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from types import MappingProxyType

from crawler.archive.exchange import Exchange, errand_from
from crawler.urls import canonical_url

#: The most that the headers of a record, or of an answer, may take.
_MOST_HEAD = 256 * 1024
_HEAD_ENDS = re.compile(rb"\r?\n\r?\n")
_STATUS_LINE = re.compile(rb"(?P<protocol>HTTP/\d(?:\.\d)?) (?P<status>\d{3})\b")


class RecordError(Exception):
    """Raised for a record that cannot be used; the message is one phrase to count by, in English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A WARC record: its `kind` (`WARC-Type`), fields by lower-case name, and block."""

    kind: str
    fields: Mapping[str, str]
    block: bytes


def record_in(content: bytes) -> Record:
    """The one record of a member. Raises RecordError."""
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.recordloader import ArcWarcRecordLoader

    if not _HEAD_ENDS.search(content, 0, _MOST_HEAD):
        raise RecordError("not a record")
    stream = BytesIO(content)
    try:
        record = ArcWarcRecordLoader(arc2warc=False).parse_record_stream(stream, None, "warc", no_record_parse=True)
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        raise RecordError("not a record") from error
    block, rest = record.raw_stream.read(), stream.read()
    if record.length is None or len(block) != record.length:
        raise RecordError("cut off")
    if rest.strip():
        raise RecordError("several records in one gzip member: `warcio recompress` divides them")
    fields = {name.lower(): value for name, value in record.rec_headers.headers}
    return Record(kind=record.rec_type or "", fields=MappingProxyType(fields), block=block)


def exchange_in(record: Record) -> Exchange:
    """The exchange of a `response` or `revisit` record. Raises RecordError."""
    if "warc-truncated" in record.fields:
        raise RecordError("truncated by the crawler that made the archive")
    end, line = _HEAD_ENDS.search(record.block, 0, _MOST_HEAD), _STATUS_LINE.match(record.block)
    if not end or not line:
        raise RecordError("not an answer over HTTP")
    headers = tuple(_headers(record.block[: end.start()]))
    body = record.block[end.end() :]
    if any(name.lower() == b"transfer-encoding" and b"chunked" in value.lower() for name, value in headers):
        body = _joined(body)
        headers = tuple((name, value) for name, value in headers if name.lower() != b"transfer-encoding")
    return Exchange(
        url=_address(record),
        status=int(line["status"]),
        headers=headers,
        body=body,
        fetched_at=_moment(record),
        protocol=line["protocol"].decode("ascii"),
        errand=errand_from(_stated(record)),
    )


def _headers(head: bytes) -> Iterator[tuple[bytes, bytes]]:
    for line in head.splitlines()[1:]:
        name, colon, value = line.partition(b":")
        if colon:
            yield name.strip(), value.strip()


def _joined(body: bytes) -> bytes:
    from warcio.bufferedreaders import ChunkedDataReader

    return bytes(ChunkedDataReader(BytesIO(body)).read())


def _address(record: Record) -> str:
    """As written in our own records; some crawlers write it in angle brackets."""
    url = record.fields.get("warc-target-uri", "").strip("<> ")
    try:
        canonical_url(url)
    except ValueError as error:
        raise RecordError("no usable address") from error
    if not url.startswith(("http://", "https://")):
        raise RecordError("no usable address")
    return url


def _moment(record: Record) -> datetime:
    try:
        moment = datetime.fromisoformat(record.fields.get("warc-date", ""))
    except ValueError as error:
        raise RecordError("no usable date") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _stated(record: Record) -> object:
    try:
        stated: object = json.loads(record.fields.get("warc-json-metadata", "null"))
    except (ValueError, RecursionError):
        return None
    return stated
