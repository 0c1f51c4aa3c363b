"""A file as the archive keeps it: its bytes, and the name that its server gave it."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from unicodedata import normalize
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from scrapy.http import Response

from crawler.archive.decoding import decoded
from crawler.archive.members import Member, members
from crawler.archive.parsing import RecordError, exchange_in, record_in

_EXTENDED = re.compile(rb"filename\*\s*=\s*\"?(?P<charset>[\w-]+)'[^']*'(?P<name>[^\";]+)", re.IGNORECASE)
_PLAIN = re.compile(rb"filename\s*=\s*(?:\"(?P<quoted>(?:[^\"\\]|\\.)*)\"|(?P<bare>[^;\s]+))", re.IGNORECASE)
#: `van-ban.signed.pdf` is called `van-ban`.
_ENDINGS = re.compile(r"(?:\.(?:signed|pdf|docx?|xlsx?|rtf|odt|zip|rar))+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """`name` is in NFC, without what tells the kind of file, and empty where neither server nor address say one."""

    content: bytes
    name: str


def kept_file(folder: Path, segment: str | None, offset: int | None) -> KeptFile | None:
    """The file whose record begins at `offset` of a segment in `folder`; None where the archive does not have it."""
    if segment is None or offset is None:
        return None
    try:
        with (folder / segment).open("rb") as file:
            member = next(members(file, start=offset), None)
        if not isinstance(member, Member) or member.offset != offset or member.content is None:
            return None
        response = decoded(exchange_in(record_in(member.content)))
    except (OSError, RecordError):
        return None
    return KeptFile(content=response.body, name=_name_of(response))


def _name_of(response: Response) -> str:
    stated = _stated_name(response.headers.get("Content-Disposition") or b"")
    name = stated or PurePosixPath(unquote(urlsplit(response.url).path)).name
    return normalize("NFC", _ENDINGS.sub("", PurePosixPath(name.replace("\\", "/")).name).strip())


def _stated_name(header: bytes) -> str:
    """The name in `Content-Disposition` (RFC 6266), which many servers send as bare UTF-8, escaped, or both wrong."""
    if extended := _EXTENDED.search(header):
        return _decoded(unquote_to_bytes(extended["name"]))
    plain = _PLAIN.search(header)
    if plain is None:
        return ""
    name = unquote_to_bytes(plain["bare"] or re.sub(rb"\\(.)", rb"\1", plain["quoted"] or b""))
    return _repaired(_decoded(name))


def _decoded(name: bytes) -> str:
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("windows-1252", "replace")


def _repaired(name: str) -> str:
    """UTF-8 that was taken for Latin letters and encoded once more (`Quyáº¿t Ä‘á»‹nh`) is itself again."""
    for charset in ("latin-1", "windows-1252"):
        try:
            return name.encode(charset).decode("utf-8")
        except UnicodeError:
            continue
    return name
