"""What the checks said of a document, with rows that point at the figures each verdict rests on."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from doisoat.records import Finding, Mention
from doisoat.records.errors import StoreError
from doisoat.records.fingerprint import document_key, with_fingerprints
from store.database import Store, path_of, transaction
from store.rows import FINDING_COLUMNS, finding_from, finding_row, mention_of
from store.statements import insertion

_ADD = insertion("findings", ("document", *FINDING_COLUMNS))
_ADD_COMPARED = insertion("findings", ("document", "comparison", *FINDING_COLUMNS))
_ADD_EVIDENCE = insertion("evidence", ("finding", "position", "mention", "role"))
#: Of a comparison with other documents only the figures in the document itself: places are those of its text.
_EVIDENCE = """
SELECT evidence.finding, mentions.* FROM findings
JOIN evidence ON evidence.finding = findings.id JOIN mentions ON mentions.id = evidence.mention
WHERE findings.document = ?1 AND mentions.document = ?1 ORDER BY evidence.finding, evidence.position"""
_FINDINGS = "SELECT * FROM findings WHERE document = ? ORDER BY comparison IS NOT NULL, id"


class ComparedFinding(NamedTuple):
    """A finding of a document over figures of several; `evidence` has each figure with the row of its document.

    `others` are the rows of the documents it is compared with, of which some may have no figure in it.
    """

    document_id: int
    finding: Finding
    evidence: tuple[tuple[int, Mention], ...]
    others: tuple[int, ...] = ()


def replace_findings(db: Store, document_id: int, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Keep the findings of a document alone in place of those that were there; returns them with their fingerprints.

    The same findings again write nothing. Raises StoreError when a finding rests on a figure that is not stored.
    """
    key = _key(db, document_id)
    if key is None:
        raise StoreError(f"{path_of(db)}: document {document_id} is not there any more; run `doisoat validate` again")
    named = with_fingerprints(key, findings)
    if tuple(finding for finding, compared in _stored(db, document_id) if not compared) != named:
        with transaction(db):
            db.execute("DELETE FROM findings WHERE document = ? AND comparison IS NULL", (document_id,))
            _add(db, document_id, named)
    return named


def findings_of(db: Store, document_id: int) -> tuple[Finding, ...]:
    """The stored findings of a document in the order they were handed in, then those of comparisons with others."""
    return tuple(finding for finding, _ in _stored(db, document_id))


def compared_findings_of(db: Store, document_id: int) -> tuple[Finding, ...]:
    """The stored findings of a document that rest on other documents, too."""
    return tuple(finding for finding, compared in _stored(db, document_id) if compared)


def open_fingerprints(db: Store) -> frozenset[str]:
    """The lasting names of the errors and warnings stored now."""
    rows = db.execute("SELECT fingerprint FROM findings WHERE severity IN ('error', 'warning')")
    return frozenset(fingerprint for (fingerprint,) in rows)


def replace_compared_findings(db: Store, comparison: int, findings: Sequence[ComparedFinding]) -> None:
    """Keep what comparing the documents of one key gave, and note that the key is done."""
    with transaction(db):
        db.execute("DELETE FROM findings WHERE comparison = ?", (comparison,))
        for document_id, finding, evidence, others in findings:
            spanned = {document_id, *others, *(other for other, _ in evidence)}
            keys = sorted(str(_key(db, row)) for row in spanned)
            (named,) = with_fingerprints(keys, [replace(finding, evidence=tuple(mention for _, mention in evidence))])
            row = db.execute(_ADD_COMPARED, (document_id, comparison, *finding_row(named))).lastrowid
            for position, (other, mention) in enumerate(evidence):
                number = _mention_id(db, _places(db, other), finding, mention)
                role = mention.quantity and mention.quantity.role
                db.execute(_ADD_EVIDENCE, (row, position, number, role))
        db.execute("DELETE FROM recheck WHERE key = ?", (comparison,))


def _key(db: Store, document_id: int) -> str | None:
    row = db.execute("SELECT source, url FROM documents WHERE id = ?", (document_id,)).fetchone()
    return document_key(*row) if row else None


def _stored(db: Store, document_id: int) -> tuple[tuple[Finding, bool], ...]:
    evidence: dict[int, list[Mention]] = {}
    for row in db.execute(_EVIDENCE, (document_id,)):
        evidence.setdefault(row["finding"], []).append(mention_of(row))
    rows = db.execute(_FINDINGS, (document_id,))
    return tuple((finding_from(row, evidence.get(row["id"], ())), row["comparison"] is not None) for row in rows)


def _add(db: Store, document_id: int, findings: Sequence[Finding]) -> None:
    places = _places(db, document_id)
    for finding in findings:
        row = db.execute(_ADD, (document_id, *finding_row(finding))).lastrowid
        evidence = [
            (row, position, _mention_id(db, places, finding, mention), mention.quantity and mention.quantity.role)
            for position, mention in enumerate(finding.evidence)
        ]
        db.executemany(_ADD_EVIDENCE, evidence)


def _places(db: Store, document_id: int) -> dict[tuple[int, int, str], int]:
    rows = db.execute(
        "SELECT id, start_at, end_at, kind FROM mentions WHERE document = ? ORDER BY id DESC", (document_id,)
    )
    return {(start, end, kind): mention for mention, start, end, kind in rows}


def _mention_id(db: Store, places: dict[tuple[int, int, str], int], finding: Finding, mention: Mention) -> int:
    place = (mention.start, mention.end, mention.kind)
    if place not in places:
        raise StoreError(
            f"{path_of(db)}: {finding.rule} rests on a {mention.kind} at {mention.start}-{mention.end} "
            "that is not stored; run `doisoat extract` first"
        )
    return places[place]
