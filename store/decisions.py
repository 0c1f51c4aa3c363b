"""What stands where in a decision: its parts, and the rows of the lists in its annexes."""

from collections.abc import Iterable

from doisoat.records.decision import DecisionStructure
from store.database import Store, transaction
from store.rows import PART_COLUMNS, PROCEDURE_COLUMNS, part_from, part_row, procedure_from, procedure_row
from store.statements import insertion

_ADD_PART = insertion("parts", ("document", "position", *PART_COLUMNS))
_ADD_PROCEDURE = insertion("procedures", ("document", "position", *PROCEDURE_COLUMNS))


def replace_structure(db: Store, document_id: int, structure: DecisionStructure) -> None:
    """What a document was read to hold, in place of what was there; `replace_mentions` forgets it, so call this after.

    Both belong into one `transaction`: the mark that the document was read is set there.
    """
    parts = ((document_id, position, *part_row(part)) for position, part in enumerate(structure.parts))
    rows = ((document_id, position, *procedure_row(row)) for position, row in enumerate(structure.procedures))
    with transaction(db):
        forget_structures(db, [document_id])
        db.executemany(_ADD_PART, parts)
        db.executemany(_ADD_PROCEDURE, rows)


def forget_structures(db: Store, document_ids: Iterable[int]) -> None:
    """Remove the parts and procedures of documents."""
    ids = [(document_id,) for document_id in document_ids]
    with transaction(db):
        db.executemany("DELETE FROM parts WHERE document = ?", ids)
        db.executemany("DELETE FROM procedures WHERE document = ?", ids)


def structure_of(db: Store, document_id: int) -> DecisionStructure:
    """The stored parts and procedures of a document in the order of its text; both empty for any other document."""
    parts = db.execute("SELECT * FROM parts WHERE document = ? ORDER BY position", (document_id,))
    rows = db.execute("SELECT * FROM procedures WHERE document = ? ORDER BY position", (document_id,))
    return DecisionStructure(
        parts=tuple(part_from(part) for part in parts), procedures=tuple(procedure_from(row) for row in rows)
    )
