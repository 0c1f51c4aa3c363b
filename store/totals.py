"""How much a database holds."""

from store.database import Store


def stored_totals(db: Store) -> dict[str, int]:
    """How many `documents` and `mentions` are stored."""
    row = db.execute(
        "SELECT (SELECT count(*) FROM documents) AS documents, (SELECT count(*) FROM mentions) AS mentions"
    ).fetchone()
    return dict(row)
