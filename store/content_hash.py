"""One hash over all that the stages produced: the same for a killed and restarted chain as for an undisturbed one."""

import hashlib
import json
from collections.abc import Iterable

from store.database import Store
from store.rows import (
    DOCUMENT_COLUMNS,
    FINDING_COLUMNS,
    MENTION_COLUMNS,
    PART_COLUMNS,
    PROCEDURE_COLUMNS,
    TELLING_COLUMNS,
    VERSION_COLUMNS,
)
from store.statements import sorted_selection


def _of(table: str, columns: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{table}.{column}" for column in columns)


_KEY = ("documents.source", "documents.url")
_MENTION = (*_KEY, *_of("mentions", MENTION_COLUMNS))
_FILE = ("kind", "outcome", "reason", "members", "page_starts", "encoding", "ocr", "read_version")
_EVIDENCE = _of("findings", ("fingerprint", "rule")) + _of("evidence", ("position", "role"))
_EVIDENCE_TABLES = """
evidence JOIN findings ON findings.id = evidence.finding JOIN mentions ON mentions.id = evidence.mention
JOIN documents ON documents.id = mentions.document"""

#: Row numbers become keys and places. Runs, what they measured and judged, pages, visits, attempts and due times stay
#: aside.
_CONTENT = {
    "documents": (_of("documents", (*DOCUMENT_COLUMNS, "extracted_version", "compared_version", "words")), "documents"),
    "versions": (
        (*_KEY, *_of("versions", ("version", *VERSION_COLUMNS))),
        "versions JOIN documents ON documents.id = versions.document",
    ),
    "mentions": (_MENTION, "mentions JOIN documents ON documents.id = mentions.document"),
    "files": (_of("files", ("source", "url", "sha256", *_FILE)), "files"),
    "parts": (
        (*_KEY, *_of("parts", ("position", *PART_COLUMNS))),
        "parts JOIN documents ON documents.id = parts.document",
    ),
    "procedures": (
        (*_KEY, *_of("procedures", ("position", *PROCEDURE_COLUMNS))),
        "procedures JOIN documents ON documents.id = procedures.document",
    ),
    "findings": (
        (*_KEY, *_of("findings", (*FINDING_COLUMNS, "comparison"))),
        "findings JOIN documents ON documents.id = findings.document",
    ),
    "evidence": ((*_EVIDENCE, *_MENTION), _EVIDENCE_TABLES),
    "tellings": (
        (*_KEY, *_of("tellings", TELLING_COLUMNS)),
        "tellings JOIN documents ON documents.id = tellings.document",
    ),
    "recheck": (("recheck.key",), "recheck"),
    "frontier": (_of("frontier", ("key", "source", "kind", "state")), "frontier"),
}


def content_hash(db: Store) -> str:
    """Hex SHA-256 of the sorted content of documents, all that was read and found in them, and the frontier."""
    digest = hashlib.sha256()
    for table, (columns, tables) in _CONTENT.items():
        for row in db.execute(sorted_selection(columns, tables)):
            digest.update(json.dumps([table, *row], ensure_ascii=False).encode() + b"\n")
    return digest.hexdigest()
