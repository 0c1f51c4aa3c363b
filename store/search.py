"""Finding documents by words and by figures, as Vietnamese is typed: with accents, without, in any order."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from store.database import Store
from store.search_excerpt import Span, excerpt_at, marked_spans, unused_signs
from store.search_filters import Conditions, Filters, conditions_of
from store.search_query import query_of

#: So many of the documents with some words are put in order by how well they fit; of the others there is no best.
RANKED = 1_000
_LOWEST_RANKED = "SELECT rowid FROM search WHERE search MATCH :query ORDER BY rowid DESC LIMIT 1 OFFSET :ranked - 1"
_BY_WORDS = """
SELECT d.id FROM search CROSS JOIN documents AS d ON d.id = search.rowid JOIN sources AS s ON s.name = d.source
WHERE search MATCH :query AND d.quarantined IS NULL{}"""
_CUT = " AND +search.rowid IN (SELECT rowid FROM search WHERE search MATCH :cuts)"
_BEST = f"{_BY_WORDS} AND search.rowid >= :lowest ORDER BY search.rank LIMIT :limit"
_OTHERS = f"{_BY_WORDS} AND search.rowid < :lowest ORDER BY search.rowid DESC LIMIT :limit"
_BY_DAY = """
SELECT d.id FROM documents AS d JOIN sources AS s ON s.name = d.source
WHERE d.quarantined IS NULL{} ORDER BY d.published_at DESC, d.id LIMIT :limit"""
#: By words the best come first, and few are looked at; by day all are.
_HAS_FIGURE = "EXISTS (SELECT 1 FROM mentions AS m WHERE m.document = d.id AND {})"
_AMONG_FIGURES = "d.id IN (SELECT m.document FROM mentions AS m WHERE {})"
_SHOWN = """
SELECT d.id, d.source, d.url, d.kind, d.title, d.text, d.title_end, d.published_at AS published,
       coalesce(d.province, s.province) AS province
FROM documents AS d JOIN sources AS s ON s.name = d.source WHERE d.id = ?"""
_MARKED = "SELECT highlight(search, 1, :opens, :closes) FROM search WHERE search MATCH :query AND rowid = :id"
_FIGURES = "SELECT m.surface, m.start_at, m.end_at FROM mentions AS m WHERE m.document = :id AND {} ORDER BY m.start_at"
_SAME = ("id", "source", "url", "kind", "title", "province", "published")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A document that was found, and the stretch of its text that shows why.

    `excerpt` begins at offset `start` of `documents.text`; `marks` are spans within the excerpt. `figures` are the
    surfaces of the figures that the filters ask for. `published` is ISO 8601.
    """

    id: int
    source: str
    url: str
    kind: str
    title: str
    province: str | None
    published: str | None
    excerpt: str
    start: int
    marks: tuple[Span, ...]
    figures: tuple[str, ...]


def search(db: Store, words: str, filters: Filters | None = None, limit: int | None = None) -> Iterator[Hit]:
    """Documents that hold all these words and fit the filters, the best first; without words the newest first.

    What stands in quotes is a phrase. Nothing that can be typed is an error: what has no letter and no digit finds
    nothing, nor do no words and no filters. Writing while iterating is safe. By words only documents are found that
    were read (`store.search_index`); held back ones never are.
    """
    (query, cuts), asked = query_of(words), conditions_of(db, filters or Filters())
    if not query and (words.strip() or not asked.values):
        return
    values = {**asked.values, "query": query, "cuts": cuts, "limit": -1 if limit is None else max(limit, 0)}
    for document in _by_words(db, asked, values) if query else _by_day(db, asked, values):
        row = db.execute(_SHOWN, (document,)).fetchone()
        if row:
            yield _hit(db, row, asked, {**values, "id": document})


def _by_words(db: Store, asked: Conditions, values: Mapping[str, Any]) -> Iterator[int]:
    lowest = db.execute(_LOWEST_RANKED, {**values, "ranked": RANKED}).fetchone()
    narrowed, limit = (_CUT if values["cuts"] else "") + _narrowed(asked, _HAS_FIGURE), values["limit"]
    best = db.execute(_BEST.format(narrowed), {**values, "lowest": lowest[0] if lowest else 0}).fetchall()
    yield from (document for (document,) in best)
    if lowest and len(best) != limit:
        rest = {**values, "lowest": lowest[0], "limit": max(limit - len(best), -1)}
        yield from (document for (document,) in db.execute(_OTHERS.format(narrowed), rest).fetchall())


def _by_day(db: Store, asked: Conditions, values: Mapping[str, Any]) -> Iterator[int]:
    found = db.execute(_BY_DAY.format(_narrowed(asked, _AMONG_FIGURES)), values).fetchall()
    return (document for (document,) in found)


def _narrowed(asked: Conditions, among: str) -> str:
    told = (asked.document, asked.figure and among.format(asked.figure))
    return "".join(f" AND {condition}" for condition in told if condition)


def _hit(db: Store, row: sqlite3.Row, asked: Conditions, values: Mapping[str, Any]) -> Hit:
    figures = db.execute(_FIGURES.format(asked.figure), values).fetchall() if asked.figure else []
    spans = (
        _found_words(db, row["text"], values) if values["query"] else [(f["start_at"], f["end_at"]) for f in figures]
    )
    excerpt = excerpt_at(row["text"], spans, row["title_end"])
    return Hit(
        **{name: row[name] for name in _SAME},
        excerpt=row["text"][excerpt.start : excerpt.end],
        start=excerpt.start,
        marks=excerpt.marks,
        figures=tuple(figure["surface"] for figure in figures),
    )


def _found_words(db: Store, text: str, values: Mapping[str, Any]) -> tuple[Span, ...]:
    signs = unused_signs(text)
    marked = db.execute(_MARKED, {**values, "opens": signs.opens, "closes": signs.closes}).fetchone()
    return marked_spans(marked[0] or "", signs, len(text)) if marked else ()
