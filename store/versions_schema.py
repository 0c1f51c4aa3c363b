"""When a page is asked again, and the earlier states of documents, as SQL. Columns are described in `store.schema`."""

_FRONTIER_COLUMNS = (
    *("etag TEXT", "last_modified TEXT", "read_at REAL"),
    *("visited_at REAL", "revisit_after REAL", "revisit_at REAL", "dated TEXT", "offers TEXT"),
)

#: A file of an earlier release does not know when it asked: its pages come in turn within a month, not all at once.
_SPREAD = """
UPDATE frontier
SET visited_at = strftime('%s', discovered_at), revisit_at = strftime('%s', 'now') + rowid * 7919 % 2592000
WHERE state IN ('done', 'gone', 'quarantined')"""

_VERSIONS = """
CREATE TABLE versions (
    document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    seen_at TEXT,
    replaced_at TEXT NOT NULL,
    page INTEGER REFERENCES pages(id) ON DELETE SET NULL,
    number TEXT,
    issued_on TEXT,
    title TEXT NOT NULL,
    lead TEXT NOT NULL,
    body TEXT NOT NULL,
    text TEXT NOT NULL,
    title_end INTEGER NOT NULL,
    lead_end INTEGER NOT NULL,
    author TEXT,
    published_at TEXT,
    published_source TEXT,
    attachments TEXT NOT NULL DEFAULT '[]',
    sha256 TEXT NOT NULL,
    issuer TEXT,
    signer TEXT,
    PRIMARY KEY (document, version)
)"""

VERSIONS = (
    *(f"ALTER TABLE frontier ADD COLUMN {column}" for column in _FRONTIER_COLUMNS),
    _SPREAD,
    "CREATE INDEX frontier_by_revisit ON frontier (source, revisit_at)",
    _VERSIONS,
    "CREATE INDEX versions_by_page ON versions (page) WHERE page IS NOT NULL",
)
