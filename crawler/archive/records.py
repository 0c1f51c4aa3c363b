"""An exchange as a WARC 1.1 record in a gzip member of its own."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from http import HTTPStatus
from importlib.metadata import version
from io import BytesIO
from uuid import uuid4

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.archive.exchange import Exchange

_HTTP = "application/http; msgtype=response"
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_SPECIFICATION = "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The record that a later answer refers to; `fetched_at` is aware, `sha256` the hex digest of the body as sent."""

    url: str
    fetched_at: datetime
    sha256: str


def segment_head(name: str) -> bytes:
    """The `warcinfo` record that begins the segment file `name`."""
    told = {"software": f"doisoat/{version('doisoat')}", "format": "WARC File Format 1.1", "conformsTo": _SPECIFICATION}
    block = "".join(f"{key}: {value}\r\n" for key, value in told.items()).encode()
    headers = [("WARC-Filename", name), ("WARC-Date", _date(datetime.now(UTC)))]
    return _member("warcinfo", headers, "application/warc-fields", block)


def record_of(exchange: Exchange, original: Original | None = None) -> bytes:
    """The `response` record of an answer; of `304 Not Modified` the `revisit` record.

    Its body is that of `original`, where that is known.
    """
    if exchange.status == HTTPStatus.NOT_MODIFIED:
        refers = _reference(original) if original else []
        return _member(
            "revisit", [*_origin(exchange), ("WARC-Profile", _NOT_MODIFIED), *refers], _HTTP, _head(exchange)
        )
    digest = ("WARC-Payload-Digest", f"sha256:{sha256(exchange.body).hexdigest()}")
    return _member("response", [*_origin(exchange), digest], _HTTP, _head(exchange) + exchange.body)


def _reference(original: Original) -> list[tuple[str, str]]:
    return [
        ("WARC-Refers-To-Target-URI", original.url),
        ("WARC-Refers-To-Date", _date(original.fetched_at)),
        ("WARC-Payload-Digest", f"sha256:{original.sha256}"),
    ]


def _origin(exchange: Exchange) -> list[tuple[str, str]]:
    headers = [("WARC-Target-URI", exchange.url), ("WARC-Date", _date(exchange.fetched_at))]
    if exchange.errand:
        headers.append(("WARC-JSON-Metadata", json.dumps(exchange.errand.stated())))
    return headers


def _head(exchange: Exchange) -> bytes:
    """Status line and headers; the phrase is the standard one, the library that fetches keeps no other."""
    try:
        phrase = HTTPStatus(exchange.status).phrase
    except ValueError:
        phrase = ""
    lines = [f"{exchange.protocol} {exchange.status} {phrase}".encode("ascii", "replace")]
    lines += [b": ".join(header) for header in exchange.headers]
    return b"\r\n".join([*(b" ".join(line.splitlines()) for line in lines), b"", b""])


def _member(kind: str, headers: list[tuple[str, str]], content_type: str, block: bytes) -> bytes:
    named = [("WARC-Type", kind), ("WARC-Record-ID", f"<urn:uuid:{uuid4()}>"), *headers]
    named.append(("WARC-Block-Digest", f"sha256:{sha256(block).hexdigest()}"))
    fields = StatusAndHeaders("", named, protocol="WARC/1.1")
    written_as = "response" if kind == "revisit" else kind  # of a revisit the writer drops every block
    record = ArcWarcRecord("warc", written_as, fields, BytesIO(block), None, content_type, len(block))
    out = BytesIO()
    WARCWriter(out, gzip=True, warc_version="1.1").write_record(record)
    return out.getvalue()


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
