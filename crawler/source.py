"""What a source is: the portal, how its pages look, and what that rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from doisoat.records import Source

#: What a layout may say, as CSS selectors, and what one for each kind of document must.
FIELDS = (
    *("title", "lead", "body", "date", "author", "captions", "files", "rows", "furniture", "signatures"),
    *("list_items", "list_links", "list_dates", "list_empty", "list_total", "next_pages"),
)
NEEDED_FIELDS = {
    "news": frozenset({"title", "body", "list_links"}),
    "decision": frozenset({"rows", "list_links"}),
}
#: Who keeps a portal.
KINDS = ("province", "department", "district", "ward", "ministry", "newspaper")
#: On which side of 1 July 2025, when provinces were joined, a portal served its province.
ERAS = ("pre", "post", "both")
#: What a declaration may rest on, the surest first.
GRADES = ("seen live", "seen in a template", "seen in an excerpt", "inferred")
#: What servers may want of a TLS client beyond what every browser offers: OpenSSL's security level 1, a chain completed
#: from `certificates`, another name in the certificate, a date after or before its time. All else is verified always.
TLS_NEEDS = ("weak ciphers", "missing intermediate", "other host name", "expired")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """CSS selectors of one look of a portal, tried in their order; `valid_until` is the last day it was served.

    `kind` is that of the documents it shows, `seen_in` says what the selectors rest on, in words.
    Within the body, `furniture` is no part of the words and `signatures` may hold nothing but the author's name.
    """

    name: str
    selectors: Mapping[str, tuple[str, ...]]
    seen_in: str
    kind: str = "news"
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a declaration rests on: the `grade` of its weakest needed part, and in words what was seen where."""

    grade: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDeclaration:
    """A portal to gather. `url` is the origin (scheme and host), `listings` are paths under it.

    What follows `#` in a listing is the form that it is asked with, by POST. `next_page` is what the address of a list
    page has of its number, such as `?page={}`, where no pager links the next one. `kind`, `era` and `tls` are entries
    of KINDS, ERAS and TLS_NEEDS; `expected_minimum` is the least number of documents of a healthy whole crawl,
    `expected_maximum` the number beyond which a portal only seems to have ever more.
    `certificates` (PEM) are trusted for this source beside the system's.
    A listing may be a feed or a sitemap, too; what lists offer beside addresses that `articles` (a regular expression)
    fits is dropped. Without `files` what its pages offer for download is known, but not asked for.
    """

    name: str
    title: str
    url: str
    family: str
    kind: str
    province: str
    era: str
    listings: tuple[str, ...]
    layouts: tuple[Layout, ...]
    allowed_hosts: tuple[str, ...]
    evidence: Evidence
    expected_minimum: int
    tls: tuple[str, ...] = ()
    next_page: str = ""
    articles: str = ""
    files: bool = True
    max_listing_pages: int = 500
    expected_maximum: int = 1_000_000
    certificates: str = ""
    demo: bool = False

    @property
    def source(self) -> Source:
        """The portal as the store knows it."""
        return Source(name=self.name, title=self.title, url=self.url, family=self.family, province=self.province)

    @property
    def tls_exceptions(self) -> tuple[str, ...]:
        """What verification really leaves out: an intermediate certificate that nobody declared is missed as before."""
        return tuple(need for need in self.tls if need != "missing intermediate" or self.certificates)
