"""What the bytes of a file came to: a readable text, or the reason why there is none."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FileText:
    """The words of a file in reading order, NFC: blocks end in a line feed, table cells in a tab, rows in a line feed.

    `page_starts` are the offsets (code points) at which its pages begin, the first of them 0; empty where the format
    has no pages of its own (DOCX, XLSX). `encoding` is the one before Unicode that was decoded, `tcvn3` or `vni`.
    `ocr`: the words were recognised in an image, so that any single letter or digit may be wrong.
    """

    text: str
    page_starts: tuple[int, ...] = ()
    encoding: str | None = None
    ocr: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReading:
    """One file has one outcome, with the reason in one phrase where there is no text.

    `kind` by its first bytes, never by its name: `pdf`, `docx`, `xlsx`, `doc`, `xls`, `rtf`, `odt`, `zip`, `rar`,
    `image`, `html`, `text`, `empty` or `unknown`.
    `outcome`: `read` (then there is a `text`), `listed` (an archive: `members` names its entries), `skipped` (a tool is
    missing that another machine may have), `refused` (reading it would cost more than any file is worth),
    `unreadable` (damaged, encrypted, or not what was promised).
    """

    kind: str
    outcome: str
    reason: str = ""
    text: FileText | None = None
    members: tuple[str, ...] = ()
