"""A readable text with its origin."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime

#: What `layout` says of a document whose page fits no declared layout: its main text was found by its shape.
FALLBACK_LAYOUT = "fallback"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that a page offers: its address and the name printed for it."""

    url: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a page or a file says.

    `text` is title, lead and body joined by line feeds; `title_end` and `lead_end` are offsets in it (code points).
    `url` is the canonical address, or `sha256:<hex of the text>` for a file without one; with `source` it is the key.
    `published_source` names where the time was found (`option`, `metadata`, `text`, `label`, or a selector's name).
    `layout` names the declared layout that read the page, or is FALLBACK_LAYOUT; None where none was needed.
    `page_starts` are the offsets in `text` at which the pages of the file begin that it was read from; empty without
    pages. `ocr`: its letters were recognised in an image.
    `number`, `issued_on`, `issuer` and `signer` are what the page states of a decision, `number` as texts cite it.
    """

    source: str
    url: str
    kind: str = "news"
    title: str
    lead: str = ""
    body: str = ""
    text: str
    title_end: int
    lead_end: int
    author: str | None = None
    published_at: datetime | None = None
    published_source: str | None = None
    number: str | None = None
    issued_on: date | None = None
    issuer: str | None = None
    signer: str | None = None
    province: str | None = None
    attachments: tuple[Attachment, ...] = ()
    layout: str | None = None
    sha256: str
    demo: bool = False
    page_starts: tuple[int, ...] = ()
    ocr: bool = False

    def page_at(self, offset: int) -> int | None:
        """The number of the page, from 1, on which a character of `text` stands; None where it stands on none."""
        return bisect_right(self.page_starts, offset) or None
