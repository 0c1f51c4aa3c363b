"""The detail page of a decision: a table of labels and values, and the files. Its text lies in the files."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from parsel import Selector

from crawler.article import files_of
from crawler.blocks import plain_line
from crawler.dates import read_moment
from crawler.layouts import all_of
from crawler.markup import parse_page
from crawler.source import Layout, SourceDeclaration
from crawler.urls import canonical_url
from doisoat.records import Document
from doisoat.records.compose import compose_document
from doisoat.records.errors import LayoutError

#: The labels that portals print, in lower case.
_NUMBERS = ("số văn bản", "số")
_SYMBOLS = ("ký hiệu văn bản", "ký hiệu")
_REFERENCES = ("số ký hiệu", "số kí hiệu", "số/ký hiệu")
_DAYS = ("ngày ban hành",)
_SIGNERS = ("người ký",)
_SUMMARIES = ("trích yếu văn bản", "trích yếu")
_ISSUERS = ("cơ quan ban hành",)


def read_decision(
    body: bytes,
    url: str,
    source: SourceDeclaration,
    charset: str | None = None,
    canonical: Callable[[str], str] = canonical_url,
) -> Document:
    """The decision that a detail page states, its summary as title. Raises LayoutError where no layout fits."""
    page = parse_page(body, charset)
    for layout in source.layouts:
        if layout.kind == "decision":
            stated = dict(_stated(page, layout))
            number, summary = _number(stated), _first(stated, _SUMMARIES) or _heading(page, layout)
            if number and summary:
                return compose_document(
                    source=source.name,
                    url=canonical(url),
                    kind="decision",
                    title=summary,
                    number=number,
                    issued_on=_day(_first(stated, _DAYS)),
                    issuer=_first(stated, _ISSUERS) or None,
                    signer=_first(stated, _SIGNERS) or None,
                    province=source.province,
                    layout=layout.name,
                    attachments=files_of(all_of(page, layout, "files"), url),
                    demo=source.demo,
                )
    raise LayoutError(f"{url}: no decision as source {source.name} declares it")


def _heading(page: Selector, layout: Layout) -> str:
    """The summary where it stands above the table."""
    return next(filter(None, (plain_line(found.root) for found in all_of(page, layout, "title"))), "")


def _stated(page: Selector, layout: Layout) -> Iterator[tuple[str, str]]:
    """Label and value of each row of two cells."""
    for row in all_of(page, layout, "rows"):
        cells = [plain_line(cell.root) for cell in row.xpath("./td | ./th")]
        if len(cells) == 2 and all(cells):
            yield cells[0].rstrip(" :").casefold(), cells[1]


def _number(stated: Mapping[str, str]) -> str:
    """Number and symbol as texts cite them, `2566/QĐ-UBND`; some portals keep them apart, or print the symbol first."""
    number, symbol = _first(stated, _NUMBERS), _first(stated, _SYMBOLS)
    return f"{number}/{symbol}" if number and symbol else _first(stated, _REFERENCES)


def _first(stated: Mapping[str, str], labels: tuple[str, ...]) -> str:
    return next((stated[label] for label in labels if label in stated), "")


def _day(printed: str) -> date | None:
    moment = read_moment(printed)
    return moment.date() if moment else None
