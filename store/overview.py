"""What a database holds and how fresh it is, a source at a time: what a reader asks first."""

from collections.abc import Mapping
from dataclasses import dataclass

from store.database import Store

_SOURCES = """
WITH held AS (SELECT source, count(*) AS documents, max(published_at) AS newest FROM documents GROUP BY source),
     asked AS (SELECT source, max(fetched_at) AS fetched_at FROM pages GROUP BY source),
     told AS (SELECT d.source, sum(f.severity = 'error') AS errors, sum(f.severity = 'warning') AS warnings
              FROM findings AS f JOIN documents AS d ON d.id = f.document
              WHERE f.severity IN ('error', 'warning') GROUP BY d.source),
     looked AS (SELECT source, verdict, reason, max(id) FROM measures GROUP BY source)
SELECT s.name, s.title, s.url, s.province, COALESCE(held.documents, 0) AS documents, held.newest, asked.fetched_at,
       COALESCE(told.errors, 0) AS errors, COALESCE(told.warnings, 0) AS warnings,
       looked.verdict, looked.reason
FROM sources AS s
LEFT JOIN held ON held.source = s.name
LEFT JOIN asked ON asked.source = s.name
LEFT JOIN told ON told.source = s.name
LEFT JOIN looked ON looked.source = s.name
ORDER BY s.title"""
_TOTALS = """
SELECT (SELECT count(*) FROM documents WHERE kind = 'news') AS news,
       (SELECT count(*) FROM documents WHERE kind = 'decision') AS decisions,
       (SELECT count(*) FROM documents WHERE kind = 'attachment') AS attachments,
       (SELECT count(*) FROM mentions) AS mentions,
       (SELECT count(*) FROM findings WHERE severity = 'error') AS errors,
       (SELECT count(*) FROM findings WHERE severity = 'warning') AS warnings"""
_NEWEST = """
SELECT d.id, d.title, d.source, d.published_at FROM documents AS d
WHERE d.published_at IS NOT NULL ORDER BY d.id DESC LIMIT ?"""


@dataclass(frozen=True, slots=True)
class SourceState:
    """A source with what is kept of it. Times are ISO 8601; None: there is none. `verdict` is that of its last run."""

    name: str
    title: str
    url: str
    province: str | None
    documents: int
    newest: str | None
    fetched_at: str | None
    errors: int
    warnings: int
    verdict: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A document by its row, as lists name it."""

    id: int
    title: str
    source: str
    published_at: str


@dataclass(frozen=True, slots=True)
class Overview:
    """`totals`: how many `news`, `decisions`, `attachments`, `mentions`, `errors`, `warnings`."""

    totals: Mapping[str, int]
    sources: tuple[SourceState, ...]
    newcomers: tuple[Newcomer, ...]


def overview_of(db: Store, newcomers: int = 8) -> Overview:
    """What is stored, with the documents that were stored last."""
    return Overview(
        totals=dict(db.execute(_TOTALS).fetchone()),
        sources=tuple(SourceState(*row) for row in db.execute(_SOURCES)),
        newcomers=tuple(Newcomer(*row) for row in db.execute(_NEWEST, (newcomers,))),
    )
