"""How a file comes to the present schema: numbered steps, never changed once released.

A new step goes to the end of `STEPS`; `store.schema` describes the outcome and a test holds the two against each other.
"""

from sqlite_utils import Database, Migrations

from store.first_schema import FIRST_SCHEMA

#: `DSoa` in ASCII: tells our files from every other SQLite file (PRAGMA application_id).
APPLICATION_ID = 0x44536F61


def _first_schema(database: Database) -> None:
    for statement in FIRST_SCHEMA:
        database.execute(statement)
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")


STEPS = {
    "0001_first_schema": _first_schema,
}

MIGRATIONS = Migrations("doisoat")
for _name, _step in STEPS.items():
    MIGRATIONS(name=_name)(_step)
