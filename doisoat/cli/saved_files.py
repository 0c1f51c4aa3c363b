"""Documents in saved files, by the kind of file."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import PurePath
from urllib.parse import urlsplit

from crawler.dates import VIETNAM
from crawler.registry import family_of, sources
from crawler.saved_page import read_saved_page
from doisoat.cli.files import text_of
from doisoat.records import Document
from doisoat.records.compose import compose_document
from doisoat.records.errors import FileError, LayoutError
from doisoat.text.sentences import line_spans
from extract.parts import is_furniture, own_date, title_of
from extract.provinces import province_of_host, province_of_text
from extract.reader import read

_BYTE_ORDER_MARK = "\ufeff"
_PAGES = frozenset({".htm", ".html", ".xhtml"})
_PAGE_BEGINS = (b"<!doctype html", b"<html")
_EMPTY: Mapping[str, str] = {
    "vi": "{name}: không có chữ nào; hãy kiểm tra lại tệp",
    "en": "{name}: there are no words in it; check the file",
}


def saved_document(
    name: str, content: bytes, lang: str, *, source: str, url: str | None, published: date | None
) -> Document:
    """The document in a file's bytes; `published` goes before what the file states. Raises FileError."""
    if _is_page(name, content):
        return placed(_page_document(name, content, source=source, url=url, published=published))
    document = _plain_document(text_of(name, content, lang), source=source, url=url, published=published)
    if document is None:
        raise FileError(_EMPTY[lang].format(name=name))
    return placed(document)


def placed(document: Document) -> Document:
    """The document with its province as of its publication: that of its portal, else the one its text names most."""
    if document.province is not None:
        return document
    day = document.published_at.date() if document.published_at else None
    host = urlsplit(document.url).hostname
    province = (province_of_host(host, day) if host else None) or province_of_text(document.text, day)
    return replace(document, province=province.name if province else None)


def _is_page(name: str, content: bytes) -> bool:
    return PurePath(name).suffix.lower() in _PAGES or content[:200].lstrip().lower().startswith(_PAGE_BEGINS)


def _page_document(name: str, content: bytes, *, source: str, url: str | None, published: date | None) -> Document:
    """A page of a declared source is read by its family where its address is known, else by its looks."""
    declared = sources().get(source) if url else None
    try:
        if declared is not None and url is not None:
            document = family_of(declared).read_article(content, url, declared, None)
        else:
            document = read_saved_page(content, source=source, url=url)
    except LayoutError as error:
        raise FileError(f"{name}: {error}") from error
    if published is None:
        return document
    return replace(document, published_at=midnight(published), published_source="option")


def _plain_document(text: str, *, source: str, url: str | None, published: date | None) -> Document | None:
    """The document in a plain text, or None where there are no words; furniture round the title is left out."""
    text = "\n".join(text.removeprefix(_BYTE_ORDER_MARK).splitlines())
    title = title_of(text)
    after = [text[start:end].strip() for start, end in line_spans(text) if start >= title.end]
    lines = [line for line in after if line]
    first = next((i for i, line in enumerate(lines) if not is_furniture(line)), 0)
    heading = text[title.start : title.end].strip()
    if not heading:
        return None
    day = published or own_date(text, read(text, published))
    return compose_document(
        source=source,
        url=url,
        title=heading,
        body="\n".join(lines[first:]),
        published_at=midnight(day) if day else None,
        published_source=("option" if published else "text") if day else None,
    )


def midnight(day: date) -> datetime:
    """The first moment of a day in Vietnam."""
    return datetime.combine(day, time(), tzinfo=VIETNAM)
