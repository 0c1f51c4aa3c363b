"""The versions of stored documents against each other: what changed between them, and what changed silently."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from doisoat.checks.across.hashing import hashed
from doisoat.checks.across.silent_changes import RULE, Change, State, changed_figures, silent_changes
from doisoat.checks.reading import prepare
from doisoat.checks.run import find_contradictions
from doisoat.records import FALLBACK_LAYOUT, Document, Mention
from doisoat.records.fingerprint import document_key
from store.database import Store
from store.documents import StoredDocument, find_document
from store.findings import ComparedFinding
from store.mentions import mentions_of
from store.versions import Version, Words, versions_of


class Step(NamedTuple):
    """An earlier version, and what figures the next one prints otherwise in the same words."""

    version: Version
    changes: tuple[Change, ...]


def silent_changes_of(db: Store, rows: Sequence[int]) -> dict[int, list[ComparedFinding]]:
    """What changed silently in those of these documents that changed, by the key to keep it under.

    Nothing is said of one that was read without a layout: the line that tells of a correction may have been left out.
    """
    found: dict[int, list[ComparedFinding]] = {}
    for row in rows:
        versions = versions_of(db, row)
        stored = find_document(db, row) if versions else None
        if stored is not None:
            now = _state(_present(stored.document), mentions_of(db, row))
            changes = silent_changes([_read(version) for version in versions], now)
            told = changes if stored.document.layout != FALLBACK_LAYOUT else ()
            findings = [ComparedFinding(row, f, tuple((row, mention) for mention in f.evidence)) for f in told]
            found[hashed(RULE.rules[0], document_key(stored.document.source, stored.document.url))] = findings
    return found


def steps_of(db: Store, stored: StoredDocument) -> tuple[Step, ...]:
    """The earlier versions of a document, the oldest first."""
    versions = versions_of(db, stored.id)
    if not versions:
        return ()
    states = [_read(words) for words in (*versions, _present(stored.document))]
    pairs = zip(versions, pairwise(states), strict=True)
    return tuple(Step(version, tuple(changed_figures(before, now))) for version, (before, now) in pairs)


def _present(document: Document) -> Words:
    published = document.published_at and document.published_at.date()
    return Words(document.text, document.title_end, document.lead_end, published)


def _read(words: Words) -> State:
    """A version read anew: the figures of earlier ones are not stored."""
    from extract.reader import read

    return _state(words, read(words.text, words.published))


def _state(words: Words, mentions: Sequence[Mention]) -> State:
    reading = prepare(
        words.text, mentions, title_end=words.title_end, lead_end=words.lead_end, published=words.published
    )
    return State(text=words.text, mentions=mentions, findings=find_contradictions(reading))
