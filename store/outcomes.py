"""What pages yielded, written in one short transaction: page, documents, links and state together or not at all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from doisoat.records import Page, PageOutcome
from store.database import Store, transaction
from store.documents import add_documents
from store.frontier import add_links
from store.twins import merge_twins

_PAGE = """
INSERT INTO pages (url, source, status, fetched_at, sha256, content_type, warc_file, warc_offset)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_STATE = "UPDATE frontier SET state = ?, reason = ?, due_at = ?, attempts = attempts + 1 WHERE key = ?"
_NEVER: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenCounts:
    """What a batch of outcomes changed: pages kept, documents new (less those merged), changed and unchanged."""

    pages: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0


def write_outcomes(
    db: Store, outcomes: Iterable[PageOutcome], *, due_at: Mapping[str, float] = _NEVER
) -> WrittenCounts:
    """Keep outcomes, all or none. `due_at` says of keys that are pending again when to ask (seconds since 1970).

    Writing one outcome twice changes nothing but the number of attempts and of pages kept. Raises StoreError.
    """
    pages = added = changed = unchanged = 0
    with transaction(db):
        for outcome in outcomes:
            page = _add_page(db, outcome.source, outcome.page) if outcome.page else None
            counts = add_documents(db, outcome.documents, page=page)
            added -= merge_twins(db, outcome.documents)
            add_links(db, outcome.links, parent=outcome.key)
            db.execute(_STATE, (outcome.state, outcome.reason, due_at.get(outcome.key, 0.0), outcome.key))
            pages += outcome.page is not None
            added, changed, unchanged = (
                added + counts.added,
                changed + counts.changed,
                unchanged + counts.unchanged,
            )
    return WrittenCounts(pages=pages, added=added, changed=changed, unchanged=unchanged)


def _add_page(db: Store, source: str, page: Page) -> int:
    row = (page.url, source, page.status, page.fetched_at.isoformat(), page.sha256, page.headers.get("content-type"))
    return int(db.execute(_PAGE, (*row, page.warc_file, page.warc_offset)).lastrowid or 0)
