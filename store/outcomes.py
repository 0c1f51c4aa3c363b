"""What pages yielded, written in one short transaction: page, documents, links and state together or not at all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import MappingProxyType

from doisoat.records import Document, Page, PageOutcome
from doisoat.records.page import NEEDS_ITS_PAGE, NOT_MODIFIED, NOTHING_NEW
from store.database import Store, transaction
from store.documents import add_documents
from store.files import note_file
from store.frontier import add_links, ask_next_page, key_of, note_offers
from store.ledger import note_promises
from store.twins import merge_twins
from store.visits import first_interval, next_interval

_PAGE = """
INSERT INTO pages (url, source, status, fetched_at, sha256, content_type, warc_file, warc_offset, tls)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_STATE = """
UPDATE frontier SET state = :state, reason = :reason, due_at = :due_at, attempts = attempts + 1,
       brought = CASE WHEN :kept THEN brought ELSE :brought END, declared = coalesce(:declared, declared)
WHERE key = :key"""
_KNOWN = "SELECT quarantined FROM documents WHERE source = ? AND url = ?"
_VISITED = """
UPDATE frontier SET visited_at = :now, revisit_after = :after, revisit_at = :at,
       read_at = CASE WHEN :kept THEN read_at ELSE :now END,
       etag = CASE WHEN :kept THEN etag ELSE :etag END,
       last_modified = CASE WHEN :kept THEN last_modified ELSE :last_modified END
WHERE key = :key"""
_LAST_VISIT = "SELECT kind, revisit_after FROM frontier WHERE key = ?"
_KIND = "SELECT kind FROM frontier WHERE key = ?"
#: Once a run: the page comes before its file, which waits for its next try.
_OPEN_PAGE = """
UPDATE frontier SET state = 'pending', attempts = 0, reason = ''
WHERE key = (SELECT parent FROM frontier WHERE key = ?) AND state = 'done' AND visited_at < ?"""
#: States that stand until the next visit; the others are tried again by the next run anyway.
_SETTLED = frozenset({"done", "gone", "quarantined"})
_NEVER: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenCounts:
    """What a batch of outcomes changed: pages kept, documents new (less those merged), changed and unchanged."""

    pages: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: "WrittenCounts") -> "WrittenCounts":
        """Both together."""
        return WrittenCounts(
            pages=self.pages + other.pages,
            added=self.added + other.added,
            changed=self.changed + other.changed,
            unchanged=self.unchanged + other.unchanged,
        )


def write_outcomes(
    db: Store, outcomes: Iterable[PageOutcome], *, due_at: Mapping[str, float] = _NEVER, began: float = 0.0
) -> WrittenCounts:
    """Keep outcomes, all or none. `due_at` says of keys that are pending again when to ask (seconds since 1970).

    `began` is when the run did: a list page that brings something new has the next one asked again that was not
    visited since. Writing one outcome twice changes nothing but the times of visits and the number of attempts and of
    pages kept. Raises StoreError.
    """
    written = WrittenCounts()
    with transaction(db):
        for outcome in outcomes:
            written += _write(db, outcome, due_at.get(outcome.key, 0.0), began)
    return written


def write_page(db: Store, source: str, page: Page | None, documents: Iterable[Document]) -> WrittenCounts:
    """Keep a page of `source`, where there is one, and what it says, all or nothing. Raises StoreError."""
    documents = tuple(documents)
    with transaction(db):
        row = _add_page(db, source, page) if page else None
        counts = add_documents(db, documents, page=row, now=page.fetched_at if page else None)
        merged = merge_twins(db, documents)
    return WrittenCounts(
        pages=int(page is not None),
        added=counts.added - merged,
        changed=counts.changed,
        unchanged=counts.unchanged,
    )


def _write(db: Store, outcome: PageOutcome, due_at: float, began: float) -> WrittenCounts:
    now = outcome.page.fetched_at if outcome.page else datetime.now(UTC)
    known = [_known(db, document) for document in outcome.documents]
    written = write_page(db, outcome.source, outcome.page, outcome.documents)
    brought, repeats = _add_links(db, outcome, began, now.timestamp())
    reason = outcome.reason or (NOTHING_NEW if repeats else "")
    stated = {"state": outcome.state, "reason": reason, "due_at": due_at, "key": outcome.key}
    stated |= {"declared": outcome.declared, "kept": outcome.reason == NOT_MODIFIED}
    file = _file(db, outcome)
    what = file or _brought(db, outcome, known, changed=bool(written.changed))
    db.execute(_STATE, stated | {"brought": what})
    changed = bool(brought or written.added or written.changed or file in {"new", "changed"})
    kind = _note_visit(db, outcome, now, changed=changed)
    if outcome.reason == NEEDS_ITS_PAGE:
        db.execute(_OPEN_PAGE, (outcome.key, began))
    same = outcome.reason == NOT_MODIFIED and kind == "article"
    return written + WrittenCounts(unchanged=int(same))


def _known(db: Store, document: Document) -> str | None:
    """Whether a document is stored: `held` back, `kept`, or None."""
    row = db.execute(_KNOWN, (document.source, document.url)).fetchone()
    return None if row is None else "held" if row["quarantined"] else "kept"


def _file(db: Store, outcome: PageOutcome) -> str | None:
    """Note the file that an answer is; `new`, `changed` or `unchanged`. None where it is no file, or a redirect."""
    row = db.execute(_KIND, (outcome.key,)).fetchone()
    if row is None or row["kind"] != "attachment" or outcome.page is None:
        return None
    if outcome.state != "done" or outcome.reason:
        return None
    return note_file(db, outcome.source, outcome.key, outcome.page)


def _brought(db: Store, outcome: PageOutcome, known: list[str | None], *, changed: bool) -> str | None:
    """What an answer brought, for the view `ledger`; None where there was no answer. What was held back is new."""
    if outcome.page is None:
        return None
    if not outcome.documents:
        return "links" if outcome.links else "nothing"
    if _known(db, outcome.documents[-1]) is None:
        return "duplicate"
    if known[-1] != "kept":
        return "new"
    return "changed" if changed else "unchanged"


def _add_links(db: Store, outcome: PageOutcome, began: float, now: float) -> tuple[int, bool]:
    """Take in what a page links to; how many articles are new, and whether it offers only what pages before it did.

    A list page that offers only known articles ends the paging of a repeated crawl. One that offers only what the pages
    before it did, the first page under another address or what some portals show past their last one, leads to no page
    that is not known yet.
    """
    lists = [link for link in outcome.links if link.kind == "listing"]
    articles = [link for link in outcome.links if link.kind == "article"]
    add_links(db, [link for link in outcome.links if link.kind == "attachment"], parent=outcome.key)
    brought = add_links(db, articles, parent=outcome.key)
    note_promises(db, outcome.source, map(key_of, articles))
    repeats = bool(articles and lists) and note_offers(db, outcome.key, map(key_of, articles), now=now)
    if not repeats:
        add_links(db, lists, parent=outcome.key)
    if brought or repeats or not articles:
        ask_next_page(db, [key for key in map(key_of, lists) if key != outcome.key], began=began, now=now)
    return brought, repeats


def _note_visit(db: Store, outcome: PageOutcome, now: datetime, *, changed: bool) -> str:
    """Set down when to ask again, and what the server said of this state of the page; the kind of the address."""
    known = db.execute(_LAST_VISIT, (outcome.key,)).fetchone()
    if known is None or outcome.state not in _SETTLED:
        return known["kind"] if known else ""
    kind, last, at = known["kind"], known["revisit_after"], now.timestamp()
    age = _file_age(outcome, now) if kind == "attachment" else _age(outcome, now)
    after = first_interval(kind, age) if last is None else next_interval(kind, last, changed=changed)
    headers = outcome.page.headers if outcome.page and outcome.state == "done" and not outcome.partial else {}
    visit = {
        "key": outcome.key,
        "now": at,
        "after": after,
        "at": at if outcome.partial else at + after,
        "kept": outcome.reason == NOT_MODIFIED,
        "etag": headers.get("etag"),
        "last_modified": headers.get("last-modified"),
    }
    db.execute(_VISITED, visit)
    return str(kind)


def _age(outcome: PageOutcome, now: datetime) -> float:
    """Seconds since the newest document of a page was published; 0 where that is not known."""
    ages = [(now - d.published_at).total_seconds() for d in outcome.documents if d.published_at]
    return max(0.0, min(ages, default=0.0))


def _file_age(outcome: PageOutcome, now: datetime) -> float:
    """Seconds since its server says that a file changed last; 0 where it does not say."""
    stated = outcome.page.headers.get("last-modified") if outcome.page else None
    try:
        changed = parsedate_to_datetime(stated or "")
    except ValueError:
        return 0.0
    return max(0.0, (now - changed).total_seconds()) if changed.tzinfo else 0.0


def _add_page(db: Store, source: str, page: Page) -> int:
    row = (page.url, source, page.status, page.fetched_at.isoformat(), page.sha256, page.headers.get("content-type"))
    return int(db.execute(_PAGE, (*row, page.warc_file, page.warc_offset, page.tls)).lastrowid or 0)
