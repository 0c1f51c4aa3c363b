"""The files that pages offer, and what stands where in a decision, as SQL. Columns are described in `store.schema`."""

_FILES = """
CREATE TABLE files (
    source TEXT NOT NULL REFERENCES sources(name),
    url TEXT NOT NULL,
    page INTEGER REFERENCES pages(id) ON DELETE SET NULL,
    sha256 TEXT NOT NULL,
    kind TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    members TEXT NOT NULL DEFAULT '[]',
    page_starts TEXT NOT NULL DEFAULT '[]',
    encoding TEXT,
    ocr INTEGER NOT NULL DEFAULT 0,
    document INTEGER REFERENCES documents(id) ON DELETE SET NULL,
    read_version INTEGER NOT NULL,
    PRIMARY KEY (source, url)
)"""

_PARTS = """
CREATE TABLE parts (
    document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    PRIMARY KEY (document, position)
)"""

_PROCEDURES = """
CREATE TABLE procedures (
    document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    list INTEGER NOT NULL,
    heading TEXT NOT NULL,
    number TEXT NOT NULL,
    name TEXT NOT NULL,
    field TEXT,
    level TEXT,
    code TEXT,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    PRIMARY KEY (document, position)
)"""

FILES = (
    _FILES,
    _PARTS,
    _PROCEDURES,
    "CREATE INDEX files_by_document ON files (document)",
    "CREATE INDEX procedures_by_code ON procedures (code) WHERE code IS NOT NULL",
)
