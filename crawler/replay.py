"""From an archive to the database: the answers are read as when they came, without asking anybody.

An answer of our own states why it was asked, and becomes the outcome it was. One that another crawler kept is read by
the family of the source whose host it came from, or else as a saved page.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from w3lib.encoding import http_content_type_encoding

from crawler.answers import answer_of, page_of
from crawler.archive.catalogue import Archived
from crawler.archive.decoding import decoded
from crawler.archive.exchange import Errand
from crawler.archive.parsing import RecordError
from crawler.charset import decode_page
from crawler.families.family import PAGE_TYPES
from crawler.listing import Form
from crawler.reading import FIRST_PRIORITY, Asked, link_to, read_answer, unreadable
from crawler.registry import family_of, sources
from crawler.saved_page import read_saved_page
from crawler.soft_404 import read_or_miss
from crawler.source import SourceDeclaration
from crawler.urls import canonical_url, host_of
from crawler.verdict import Answer, Verdict, judge
from doisoat.records import Document, Link, Page, PageOutcome
from doisoat.records.errors import StoreError
from store.database import Store, transaction
from store.frontier import add_links, ancestors_of
from store.outcomes import WrittenCounts, write_outcomes, write_page
from store.pages import is_known, last_page
from store.sources import add_sources, name_sources

#: Answers of one transaction.
_GROUP = 100
_DONE = Verdict(state="done", reason="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """What an archive came to. `known` answers were in the database before, or later ones of the same address.

    `unread`: reason → number of records that hold nothing to read.
    """

    written: WrittenCounts
    known: int
    unread: Mapping[str, int]


def replay(
    db: Store,
    archive: Iterable[Archived],
    *,
    folder: Path,
    source: str,
    placed: Callable[[Document], Document],
) -> Replayed:
    """Write what the records of an archive hold, in their order. Raises StoreError.

    Pages name a segment in `folder` by its file name and any other by its whole path. `source` is that of pages whose
    host belongs to no declared source; `placed` completes their documents.
    """
    reader = _Reader(db=db, folder=folder.absolute(), source=source, placed=placed, before=last_page(db))
    records = iter(archive)
    while group := list(islice(records, _GROUP)):
        with transaction(db):
            for archived in group:
                reader.read(archived)
    return Replayed(written=reader.written, known=reader.known, unread=reader.unread)


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Reads one record after the other and counts; `before` is the last page of the database as it was."""

    db: Store
    folder: Path
    source: str
    placed: Callable[[Document], Document]
    before: int
    written: WrittenCounts = field(default_factory=WrittenCounts)
    known: int = 0
    unread: Counter[str] = field(default_factory=Counter)

    def read(self, archived: Archived) -> None:
        """Write what one record holds, or count why not."""
        if archived.exchange is None:
            self.unread[archived.fault] += 1
        elif archived.kind == "revisit":
            self.unread["not modified since"] += 1
        else:
            try:
                response = decoded(archived.exchange)
            except RecordError as error:
                self.unread[str(error)] += 1
                return
            segment = archived.path.name if archived.path.parent == self.folder else str(archived.path)
            errand = archived.exchange.errand
            page = replace(page_of(response, archived.exchange), warc_file=segment, warc_offset=archived.offset)
            if errand and errand.source in sources():
                self._own(answer_of(response), page, errand)
            else:
                self._foreign(answer_of(response), page)

    def _own(self, answer: Answer, page: Page, errand: Errand) -> None:
        declaration = _declaration(errand)
        if self._is_known(declaration.name, page):
            return
        asked = Asked(
            key=errand.key,
            kind=errand.kind,
            by_form=bool(errand.form),
            ancestry=partial(ancestors_of, self.db, errand.key),
            since=datetime.fromisoformat(errand.since) if errand.since else None,
        )
        add_sources(self.db, [declaration.source])
        asked_for = Form(url=answer.url, body=errand.form, key=errand.key) if errand.form else errand.key
        add_links(self.db, [link_to(asked_for, errand.source, errand.kind, FIRST_PRIORITY)])
        self.written += write_outcomes(self.db, [outcome_of(answer, page, asked, declaration)])

    def _foreign(self, answer: Answer, page: Page) -> None:
        page = replace(page, url=canonical_url(page.url))
        declaration = _declared_for(page.url)
        name = declaration.name if declaration else self.source
        readable = family_of(declaration).article_types if declaration else PAGE_TYPES
        verdict = judge(answer, readable, datetime.now(UTC))
        if verdict is None and self._is_known(name, page):
            return
        try:
            found = verdict or (_by_family(answer, declaration) if declaration else self._by_looks(answer))
        except Exception as error:  # noqa: BLE001 - whatever breaks a reader is a verdict on its page
            found = unreadable(answer.url, error)
        if isinstance(found, Verdict):
            self.unread[found.reason] += 1
            return
        if declaration:
            add_sources(self.db, [declaration.source])
        name_sources(self.db, [name])
        self.written += write_page(self.db, name, page, [found])

    def _by_looks(self, answer: Answer) -> Document:
        text = decode_page(answer.body, http_content_type_encoding(answer.content_type))
        document = read_saved_page(text.encode("utf-8", "replace"), source=self.source, url=canonical_url(answer.url))
        return self.placed(document)

    def _is_known(self, source: str, page: Page) -> bool:
        known = is_known(self.db, source, page.url, page.fetched_at, up_to=self.before)
        self.known += known
        return known


def outcome_of(answer: Answer, page: Page, asked: Asked, declaration: SourceDeclaration) -> PageOutcome:
    """What the crawl made of it. Only what is settled is archived: what is pending had been asked often enough."""
    gathered: list[Any] = []
    try:
        gathered = list(read_answer(answer, asked, declaration))
    except StoreError:
        raise
    except Exception as error:  # noqa: BLE001 - as in the crawl
        gathered = [unreadable(answer.url, error)]
    verdict = next((thing for thing in gathered if isinstance(thing, Verdict)), _DONE)
    return PageOutcome(
        key=asked.key,
        source=declaration.name,
        state="failed" if verdict.state == "pending" else verdict.state,
        reason=verdict.reason,
        page=page,
        documents=tuple(thing for thing in gathered if isinstance(thing, Document)),
        links=tuple(thing for thing in gathered if isinstance(thing, Link)),
        partial=verdict.partial,
        declared=verdict.declared,
    )


def _declaration(errand: Errand) -> SourceDeclaration:
    """The declaration of a source as it was asked then."""
    declaration = sources()[errand.source]
    if not errand.origin:
        return declaration
    hosts = (host_of(errand.origin),)
    return replace(declaration, url=errand.origin, allowed_hosts=hosts, demo=errand.demo)


def _declared_for(url: str) -> SourceDeclaration | None:
    host = host_of(url)
    return next((declaration for declaration in sources().values() if host in declaration.allowed_hosts), None)


def _by_family(answer: Answer, declaration: SourceDeclaration) -> Document | Verdict:
    charset = http_content_type_encoding(answer.content_type)
    return read_or_miss(family_of(declaration), answer.body, answer.url, declaration, charset)
