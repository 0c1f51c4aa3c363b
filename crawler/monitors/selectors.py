"""Which selectors of a source find nothing, and by which it is read at all."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version

from crawler.layouts import first_of
from crawler.markup import parse_page
from crawler.source import NEEDED_FIELDS, Layout, SourceDeclaration

#: What else tells of a page that a layout does not fit.
_LIST_FIELDS = frozenset({"list_links"})
_LONGEST = 80


def unfound(body: bytes, source: SourceDeclaration, kind: str, charset: str | None = None) -> tuple[str, ...]:
    """The needed selectors that find nothing on a page that fits no layout, by the layout that comes nearest.

    `kind` is that of the address: `listing`, else a page of a document.
    """
    page = parse_page(body, charset)

    def missing(layout: Layout) -> list[str]:
        needed = _LIST_FIELDS if kind == "listing" else NEEDED_FIELDS[layout.kind] - _LIST_FIELDS
        return [field for field in sorted(needed) if first_of(page, layout, field) is None]

    nearest = min((missing(layout) for layout in source.layouts), key=len, default=[])
    return tuple(f"{field} ({declared(source, field)})" for field in nearest)


def declared(source: SourceDeclaration, field: str) -> str:
    """The selectors of a field over all layouts of a source, in CSS; a note where there are none."""
    found = dict.fromkeys(s for layout in source.layouts for s in layout.selectors.get(field, ()))
    told = ", ".join(found) or "no selector declared"
    return told if len(told) <= _LONGEST else f"{told[:_LONGEST]}…"


def reading_of(source: SourceDeclaration) -> str:
    """A name for how a source is read: another declaration or version of the program reads the same page otherwise."""
    said = "\n".join([_version(), source.family, *_said(source)])
    return sha256(said.encode()).hexdigest()[:16]


@cache
def _version() -> str:
    return version("doisoat")


def _said(source: SourceDeclaration) -> Iterator[str]:
    yield from source.listings
    for layout in source.layouts:
        yield f"{layout.name} {layout.kind} {layout.valid_until} {sorted(layout.selectors.items())}"
