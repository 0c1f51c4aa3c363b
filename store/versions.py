"""Every earlier state of a document that changed; the present one stands among the documents."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from store.database import Store, transaction
from store.rows import VERSION_COLUMNS

_COLUMNS = ", ".join(VERSION_COLUMNS)
_KEEP = f"""
INSERT INTO versions (document, version, seen_at, replaced_at, page, {_COLUMNS})
SELECT id, (SELECT count(*) + 1 FROM versions WHERE document = documents.id),
       (SELECT fetched_at FROM pages WHERE pages.id = page), ?, page, {_COLUMNS}
FROM documents WHERE id = ?"""  # noqa: S608
_OF = """
SELECT version, seen_at, replaced_at, text, title_end, lead_end, published_at FROM versions
WHERE document = ? ORDER BY version"""


@dataclass(frozen=True, slots=True)
class Words:
    """What one state of a document says; fields as in `Document`."""

    text: str
    title_end: int
    lead_end: int
    published: date | None


@dataclass(frozen=True, slots=True)
class Version(Words):
    """An earlier state, numbered from 1. `seen_at`: when it was first seen (None: it came from a file)."""

    number: int
    seen_at: datetime | None
    replaced_at: datetime


def keep_versions(db: Store, document_ids: Iterable[int], now: datetime) -> None:
    """Keep documents as they are, before they change at `now`."""
    with transaction(db):
        db.executemany(_KEEP, [(now.isoformat(), document_id) for document_id in document_ids])


def versions_of(db: Store, document_id: int) -> tuple[Version, ...]:
    """The earlier states of a document, the oldest first."""
    return tuple(
        Version(
            number=row["version"],
            seen_at=row["seen_at"] and datetime.fromisoformat(row["seen_at"]),
            replaced_at=datetime.fromisoformat(row["replaced_at"]),
            text=row["text"],
            title_end=row["title_end"],
            lead_end=row["lead_end"],
            published=row["published_at"] and datetime.fromisoformat(row["published_at"]).date(),
        )
        for row in db.execute(_OF, (document_id,))
    )


def forget_version(db: Store, document_id: int, replaced: datetime) -> None:
    """Remove the state that was replaced then: not the document changed, but how it is read."""
    with transaction(db):
        db.execute("DELETE FROM versions WHERE document = ? AND replaced_at = ?", (document_id, replaced.isoformat()))
