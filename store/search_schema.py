"""The search index as SQL: what it holds follows from the documents, by triggers. Columns are in `store.schema`.

A document is in the index as long as its words are told apart (`documents.words`, filled after a bulk load) and it is
not held back. SQLite takes marks off letters (`remove_diacritics 2`: composed or not), but đ is a letter of its own:
`title`, `folded` and `words` have d for it, so that `dak lak` is found; `text` is as printed, so that `đắk` is, too.
"""

from collections.abc import Mapping

#: How often a word counts for the order, by column: one in the title ten times; words only confirm phrases.
_WEIGHTS = "bm25(10.0, 1.0, 1.0, 0.0)"


def _folded(value: str) -> str:
    return f"replace(replace({value}, 'đ', 'd'), 'Đ', 'D')"


def _entry(row: str) -> Mapping[str, str]:
    """The columns of the index, each as SQL over a row of the documents."""
    return {
        "title": _folded(f"{row}.title"),
        "folded": _folded(f"{row}.text"),
        "text": f"{row}.text",
        "words": _folded(f"{row}.words"),
    }


def _findable(row: str) -> str:
    return f"{row}.words IS NOT NULL AND {row}.quarantined IS NULL"


_COLUMNS = ", ".join(_entry(""))

_SEARCHABLE = f"""
CREATE VIEW searchable AS
SELECT d.id, {", ".join(f"{value} AS {name}" for name, value in _entry("d").items())}
FROM documents AS d WHERE {_findable("d")}"""  # noqa: S608

_SEARCH = f"""
CREATE VIRTUAL TABLE search USING fts5 ({_COLUMNS}, content = 'searchable', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2 tokenchars '_'")"""

_PUT = f"""
INSERT INTO search (rowid, {_COLUMNS}) SELECT NEW.id, {", ".join(_entry("NEW").values())} WHERE {_findable("NEW")};"""

#: The index forgets what it is told that it holds: these must be the values that were put into it.
_TAKE = f"""
INSERT INTO search (search, rowid, {_COLUMNS})
SELECT 'delete', OLD.id, {", ".join(_entry("OLD").values())} WHERE {_findable("OLD")};"""

_CHANGING = ("title", "text", "words", "quarantined")
_CHANGED = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in _CHANGING)

_ORDER = f"INSERT INTO search (search, rank) VALUES ('rank', '{_WEIGHTS}')"  # noqa: S608

SEARCH = (
    "ALTER TABLE documents ADD COLUMN words TEXT",
    "CREATE INDEX documents_without_words ON documents (id) WHERE words IS NULL",
    _SEARCHABLE,
    _SEARCH,
    _ORDER,
    f"CREATE TRIGGER search_of_new AFTER INSERT ON documents WHEN {_findable('NEW')} BEGIN {_PUT} END",
    f"CREATE TRIGGER search_of_removed AFTER DELETE ON documents WHEN {_findable('OLD')} BEGIN {_TAKE} END",
    f"""CREATE TRIGGER search_of_changed AFTER UPDATE OF {", ".join(_CHANGING)} ON documents
    WHEN {_CHANGED} BEGIN {_TAKE} {_PUT} END""",
)
