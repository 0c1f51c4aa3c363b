"""Plain text, and web pages that a server sent in place of a file."""

from doisoat.files.outcome import unreadable
from doisoat.records.file_reading import FileText

#: Shorter ones are messages of a server, such as `Wrong URL`.
_FEWEST_CHARACTERS = 200


def read_plain(content: bytes) -> FileText:
    """A text in UTF-8. Raises FileRefused for a message in place of a file."""
    text = content.decode("utf-8", "replace").removeprefix("\ufeff")
    if len(text.strip()) < _FEWEST_CHARACTERS:
        raise unreadable("a message in place of a file")
    return FileText(text="\n".join(line.strip() for line in text.splitlines() if line.strip()))


def refuse_page(_content: bytes) -> FileText:
    """Raises FileRefused: pages are read by the crawl, not here."""
    raise unreadable("a web page in place of a file")
