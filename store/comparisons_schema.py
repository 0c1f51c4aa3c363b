"""The tables that documents are compared by, as SQL. Columns are described in `store.schema`.

What a document tells is kept under the key of what it tells of; a key is compared again only after one of its documents
came, changed or went. `recheck` survives a kill: whatever was not compared then is compared next time.
"""

_TELLINGS = """
CREATE TABLE tellings (
    document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    scope TEXT NOT NULL,
    key INTEGER NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    said TEXT NOT NULL,
    certain INTEGER NOT NULL,
    settled TEXT
)"""

COMPARISONS = (
    _TELLINGS,
    "CREATE TABLE recheck (key INTEGER PRIMARY KEY)",
    "CREATE INDEX tellings_by_key ON tellings (key, said)",
    "CREATE INDEX tellings_by_document ON tellings (document)",
    "ALTER TABLE documents ADD COLUMN compared_version INTEGER",
    "ALTER TABLE findings ADD COLUMN comparison INTEGER",
    "CREATE INDEX findings_by_comparison ON findings (comparison) WHERE comparison IS NOT NULL",
    "CREATE INDEX documents_to_compare ON documents (compared_version, extracted_version)",
)
