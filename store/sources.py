"""The portals that documents come from."""

from collections.abc import Iterable

from doisoat.records import Source
from store.database import Store, transaction

_ADD = """
INSERT INTO sources (name, title, url, family, province) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (name) DO UPDATE
SET title = excluded.title, url = excluded.url, family = excluded.family, province = excluded.province"""

_NAME = "INSERT OR IGNORE INTO sources (name, title, url, family) VALUES (?, ?, '', '')"


def add_sources(db: Store, sources: Iterable[Source]) -> None:
    """Register sources; one that is there already takes the new description. Everything else refers to them by name."""
    rows = [(s.name, s.title, s.url, s.family, s.province) for s in sources]
    with transaction(db):
        db.executemany(_ADD, rows)


def name_sources(db: Store, names: Iterable[str]) -> None:
    """Know sources by their bare names; one that is there already stays as it is."""
    with transaction(db):
        db.executemany(_NAME, [(name, name) for name in names])


def stored_sources(db: Store) -> tuple[Source, ...]:
    """All registered sources, by name."""
    return tuple(Source(**row) for row in db.execute("SELECT * FROM sources ORDER BY name"))
