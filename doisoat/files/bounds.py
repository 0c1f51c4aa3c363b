"""What a packed file may cost, known before anything of it is unpacked."""

import re
import zipfile
from collections.abc import Iterable
from io import BytesIO

from doisoat.files.outcome import refused, unreadable

MOST_ENTRIES = 5_000
MOST_UNPACKED = 128 << 20
#: A table of the same words over and over is packed to a hundredth; nothing honest goes beyond three hundredths.
MOST_RATIO = 300
HARMLESS = 1 << 20
#: Characters of markup in one part of a document: a list of 10,000 procedures has some ten millions.
MOST_MARKUP = 48 << 20
MOST_PAGES = 2_000
MOST_PIXELS = 60_000_000
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)\b", re.IGNORECASE)
#: Office files are written in these; others could hide a declaration from whoever looks for it.
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["'](?!utf-?(?:8|16)["'])""", re.IGNORECASE)
_DIRECTORY_ENTRY = b"PK\x01\x02"
_XML = (".xml", ".rels")
#: What stands before the first sign of markup in any encoding, and between the signs in those of two bytes.
_BEFORE = b"\xef\xbb\xbf\xff\xfe \t\r\n"


def has_endless_directory(content: bytes) -> bool:
    """Whether listing the entries alone would cost too much; files packed in a file as they are count, too."""
    return content.count(_DIRECTORY_ENTRY) > 10 * MOST_ENTRIES


def checked_archive(content: bytes) -> zipfile.ZipFile:
    """The archive in these bytes, if all its entries together cost little. Raises FileRefused."""
    if has_endless_directory(content):
        raise refused("too many entries")
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise unreadable("damaged archive") from error
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise refused("too many entries")
    if _overlap(entries):
        raise refused("entries overlap")
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if unpacked > MOST_UNPACKED or (unpacked > HARMLESS and unpacked > MOST_RATIO * max(packed, 1)):
        raise refused("unpacks beyond reason")
    return archive


def check_markup(archive: zipfile.ZipFile) -> None:
    """Raise FileRefused for parts that declare entities, or are larger unpacked than they say or than is honest."""
    for entry in archive.infolist():
        if entry.flag_bits & 1:
            raise unreadable("encrypted")
        if not entry.filename.lower().endswith(_XML):
            continue
        if entry.file_size > MOST_MARKUP:
            raise refused("too much markup")
        try:
            with archive.open(entry) as part:
                markup = part.read(entry.file_size + 1)
        except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise unreadable("damaged archive") from error
        except Exception as error:
            raise unreadable("damaged archive") from error
        markup = markup.replace(b"\0", b"").lstrip(_BEFORE)
        if _DECLARES.search(markup):
            raise refused("declares entities")
        if _ENCODING.match(markup) or (markup and not markup.startswith(b"<")):
            raise unreadable("markup in no known encoding")


def _overlap(entries: Iterable[zipfile.ZipInfo]) -> bool:
    """Whether entries share packed bytes, as bombs do that multiply one entry."""
    end = -1
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            return True
        end = entry.header_offset + entry.compress_size
    return False
