"""A page as it came from the web, and all that reading it yields."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from doisoat.records.document import Document

#: The reason of an address that is done because its server says that it is as it was (304).
NOT_MODIFIED = "not modified"
#: The reason of a list page that offers nothing but what the pages before it offered, and so leads no further.
NOTHING_NEW = "nothing new on this list page"
#: The reason of a file that is given only to who has just opened the page that offers it.
NEEDS_ITS_PAGE = "the file is given only after its page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Bytes as fetched. `fetched_at` is aware (UTC); `sha256` is the hex digest of `body`.

    `headers` are those that matter, under names in lower case: `content-type`, `etag`, `last-modified`.
    `tls` says how sure it was who answered: `verified`, or what was left unverified; None: unencrypted, or not told.
    """

    url: str
    status: int
    body: bytes
    fetched_at: datetime
    sha256: str
    headers: Mapping[str, str] = field(default_factory=dict)
    warc_file: str | None = None
    warc_offset: int | None = None
    tls: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address to gather: `kind` is `listing`, `article` or `attachment`; a smaller `priority` is fetched sooner.

    With a `form` (as sent, `a=1&b=2`) it is asked by POST; `key` then tells it from the other forms of `url`, and is
    the address itself where it is empty. `dated` is the day that a list prints beside an article.
    """

    url: str
    source: str
    kind: str
    priority: int = 0
    form: str = ""
    key: str = ""
    dated: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOutcome:
    """What one response yielded, written at once or not at all.

    `key` is the frontier's key of the request (mostly its canonical URL), `state` what becomes of it: `done`, `gone`,
    `refused`, `quarantined`, `failed`, or `pending` again after a passing fault; `reason` says why in one phrase.
    `partial`: links were left out that another run may want, so the next one reads the page again. `declared` is how
    many articles a list page says that its list has.
    """

    key: str
    source: str
    state: str
    reason: str = ""
    page: Page | None = None
    documents: tuple[Document, ...] = ()
    links: tuple[Link, ...] = ()
    partial: bool = False
    declared: int | None = None
