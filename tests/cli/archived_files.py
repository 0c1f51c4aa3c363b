"""A database as a crawl leaves it: pages that offer files, and the files in the archive beside it, not read yet."""

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from crawler.archive.exchange import Errand, Exchange
from crawler.archive.records import record_of
from crawler.archive.segments import Archive, archive_folder
from doisoat.records import Document, Link, Page, PageOutcome, Source
from doisoat.records.file_reading import FileReading, FileText
from store.database import Store, opened_store
from store.frontier import add_links
from store.outcomes import write_outcomes
from store.sources import add_sources

SOURCE = "hoabinh"
NOON = datetime(2025, 4, 1, 5, tzinfo=UTC)


def crawled(path: Path, documents: list[Document], files: Mapping[str, bytes], *, headers: tuple = ()) -> None:
    """Store the documents and archive the files, as one crawl of a source."""
    archive = Archive(archive_folder(path), None)
    with opened_store(path, create=True) as db:
        add_sources(db, [Source(name=SOURCE, title="", url="", family="", province="Hòa Bình")])
        for document in documents:
            links = tuple(Link(url=a.url, source=SOURCE, kind="attachment") for a in document.attachments)
            settle(db, archive, document.url, "article", b"<html>", documents=(document,), links=links)
        for url, content in files.items():
            settle(db, archive, url, "attachment", content, headers=headers)


def settle(db: Store, archive: Archive, url: str, kind: str, content: bytes, *, headers: tuple = (), **brought) -> None:
    """One answer, archived and written."""
    errand = Errand(source=SOURCE, key=url, kind=kind)
    exchange = Exchange(url=url, status=200, headers=headers, body=content, fetched_at=NOON, errand=errand)
    ((segment, offset),) = archive.append([record_of(exchange)])
    digest = sha256(content).hexdigest()
    page = Page(
        url=url, status=200, body=content, fetched_at=NOON, sha256=digest, warc_file=segment, warc_offset=offset
    )
    add_links(db, [Link(url=url, source=SOURCE, kind=kind)])
    write_outcomes(db, [PageOutcome(key=url, source=SOURCE, state="done", page=page, **brought)])


def read_as_text(content: bytes) -> FileReading:
    """Stands for the reader: a form feed begins a page, `!` an outcome with its reason, `?` words of an image."""
    text = content.decode()
    if text.startswith("!"):
        outcome, reason = text[1:].split(":")
        return FileReading(kind="pdf", outcome=outcome, reason=reason)
    pages = text.removeprefix("?").split("\f")
    starts = tuple(sum(len(page) for page in pages[:number]) for number in range(len(pages)))
    words = FileText(text="".join(pages), page_starts=starts, ocr=text.startswith("?"))
    return FileReading(kind="pdf", outcome="read", text=words)
