"""What the checks said of a document, with rows that point at the figures each verdict rests on."""

from collections.abc import Sequence

from doisoat.records import Finding, Mention
from doisoat.records.errors import StoreError
from doisoat.records.fingerprint import document_key, with_fingerprints
from store.database import Store, path_of, transaction
from store.rows import FINDING_COLUMNS, finding_from, finding_row, mention_of
from store.statements import insertion

_ADD = insertion("findings", ("document", *FINDING_COLUMNS))
_ADD_EVIDENCE = insertion("evidence", ("finding", "position", "mention", "role"))
_EVIDENCE = """
SELECT evidence.finding, mentions.* FROM findings
JOIN evidence ON evidence.finding = findings.id JOIN mentions ON mentions.id = evidence.mention
WHERE findings.document = ? ORDER BY evidence.finding, evidence.position"""


def replace_findings(db: Store, document_id: int, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Keep the findings of a document in place of those that were there; returns them with their fingerprints.

    The same findings again write nothing. Raises StoreError when a finding rests on a figure that is not stored.
    """
    key = db.execute("SELECT source, url FROM documents WHERE id = ?", (document_id,)).fetchone()
    if key is None:
        raise StoreError(f"{path_of(db)}: document {document_id} is not there any more; run `doisoat validate` again")
    named = with_fingerprints(document_key(*key), findings)
    if findings_of(db, document_id) != named:
        with transaction(db):
            db.execute("DELETE FROM findings WHERE document = ?", (document_id,))
            _add(db, document_id, named)
    return named


def findings_of(db: Store, document_id: int) -> tuple[Finding, ...]:
    """The stored findings of a document in the order they were handed in."""
    evidence: dict[int, list[Mention]] = {}
    for row in db.execute(_EVIDENCE, (document_id,)):
        evidence.setdefault(row["finding"], []).append(mention_of(row))
    rows = db.execute("SELECT * FROM findings WHERE document = ? ORDER BY id", (document_id,))
    return tuple(finding_from(row, evidence.get(row["id"], ())) for row in rows)


def _add(db: Store, document_id: int, findings: Sequence[Finding]) -> None:
    places = {
        (start, end, kind): mention
        for mention, start, end, kind in db.execute(
            "SELECT id, start_at, end_at, kind FROM mentions WHERE document = ? ORDER BY id DESC", (document_id,)
        )
    }
    for finding in findings:
        row = db.execute(_ADD, (document_id, *finding_row(finding))).lastrowid
        evidence = [
            (row, position, _mention_id(db, places, finding, mention), mention.quantity and mention.quantity.role)
            for position, mention in enumerate(finding.evidence)
        ]
        db.executemany(_ADD_EVIDENCE, evidence)


def _mention_id(db: Store, places: dict[tuple[int, int, str], int], finding: Finding, mention: Mention) -> int:
    place = (mention.start, mention.end, mention.kind)
    if place not in places:
        raise StoreError(
            f"{path_of(db)}: {finding.rule} rests on a {mention.kind} at {mention.start}-{mention.end} "
            "that is not stored; run `doisoat extract` first"
        )
    return places[place]
