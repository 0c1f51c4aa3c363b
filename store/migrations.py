"""How a file comes to the present schema: numbered steps, never changed once released.

A new step goes to the end of `STEPS`; `store.schema` describes the outcome and a test holds the two against each other.
"""

from sqlite_utils import Database, Migrations

from store.citations_schema import CITATIONS
from store.comparisons_schema import COMPARISONS
from store.file_views_schema import FILE_VIEWS
from store.files_schema import FILES
from store.first_schema import FIRST_SCHEMA
from store.monitoring_schema import MONITORING
from store.search_schema import SEARCH
from store.versions_schema import VERSIONS

#: `DSoa` in ASCII: tells our files from every other SQLite file (PRAGMA application_id).
APPLICATION_ID = 0x44536F61


def _first_schema(database: Database) -> None:
    for statement in FIRST_SCHEMA:
        database.execute(statement)
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _stated_of_decisions(database: Database) -> None:
    """What pages state of decisions, and the index that finds one text under several addresses."""
    for column in ("issuer", "signer"):
        database.execute(f"ALTER TABLE documents ADD COLUMN {column} TEXT")
    database.execute("CREATE INDEX documents_by_content ON documents (source, sha256)")


def _citations(database: Database) -> None:
    for statement in CITATIONS:
        database.execute(statement)


def _comparisons(database: Database) -> None:
    for statement in COMPARISONS:
        database.execute(statement)


def _versions(database: Database) -> None:
    for statement in VERSIONS:
        database.execute(statement)


def _verification(database: Database) -> None:
    """How sure it was who answered, kept with every page."""
    database.execute("ALTER TABLE pages ADD COLUMN tls TEXT")


def _forms(database: Database) -> None:
    """Some list pages are asked by POST."""
    database.execute("ALTER TABLE frontier ADD COLUMN form TEXT NOT NULL DEFAULT ''")


def _layouts(database: Database) -> None:
    """Which layout read a page, so that what was read without one can be trusted less."""
    database.execute("ALTER TABLE documents ADD COLUMN layout TEXT")


def _monitoring(database: Database) -> None:
    for statement in MONITORING:
        database.execute(statement)


def _files(database: Database) -> None:
    for statement in FILES:
        database.execute(statement)


def _file_views(database: Database) -> None:
    for statement in FILE_VIEWS:
        database.execute(statement)


def _search(database: Database) -> None:
    """Empty until the words of the documents are told apart: `extract` does that."""
    for statement in SEARCH:
        database.execute(statement)


STEPS = {
    "0001_first_schema": _first_schema,
    "0002_stated_of_decisions": _stated_of_decisions,
    "0003_citations": _citations,
    "0004_comparisons": _comparisons,
    "0006_versions": _versions,
    "0007_verification": _verification,
    "0008_forms": _forms,
    "0009_layouts": _layouts,
    "0010_monitoring": _monitoring,
    "0011_files": _files,
    "0012_file_views": _file_views,
    "0020_search": _search,
}

MIGRATIONS = Migrations("doisoat")
for _name, _step in STEPS.items():
    MIGRATIONS(name=_name)(_step)
