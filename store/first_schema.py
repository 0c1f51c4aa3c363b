"""The tables, indexes and views of the first release, as SQL. Columns are described in `store.schema`."""

_SOURCES = """
CREATE TABLE sources (
    name TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    url TEXT NOT NULL,
    family TEXT NOT NULL,
    province TEXT
)"""

_PAGES = """
CREATE TABLE pages (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES sources(name),
    status INTEGER NOT NULL,
    fetched_at TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    content_type TEXT,
    warc_file TEXT,
    warc_offset INTEGER
)"""

_DOCUMENTS = """
CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(name),
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    number TEXT,
    issued_on TEXT,
    title TEXT NOT NULL,
    lead TEXT NOT NULL,
    body TEXT NOT NULL,
    text TEXT NOT NULL,
    title_end INTEGER NOT NULL,
    lead_end INTEGER NOT NULL,
    author TEXT,
    province TEXT,
    published_at TEXT,
    published_source TEXT,
    attachments TEXT NOT NULL DEFAULT '[]',
    sha256 TEXT NOT NULL,
    demo INTEGER NOT NULL DEFAULT 0,
    page INTEGER REFERENCES pages(id) ON DELETE SET NULL,
    extracted_version INTEGER,
    UNIQUE (source, url)
)"""

_MENTIONS = """
CREATE TABLE mentions (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    surface TEXT NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    value TEXT,
    value_num REAL,
    unit TEXT,
    lo TEXT,
    hi TEXT,
    lo_incl INTEGER,
    hi_incl INTEGER,
    op TEXT,
    role TEXT,
    details TEXT NOT NULL DEFAULT '{}'
)"""

_FINDINGS = """
CREATE TABLE findings (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    verdict TEXT NOT NULL,
    severity TEXT NOT NULL,
    reason TEXT,
    diagnosis TEXT,
    computed TEXT,
    reading TEXT,
    strength TEXT,
    denominator TEXT,
    sentence TEXT NOT NULL,
    sentence_start INTEGER NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    surface TEXT NOT NULL,
    message_vi TEXT NOT NULL,
    message_en TEXT NOT NULL,
    fingerprint TEXT NOT NULL
)"""

# A mention that a finding rests on cannot go while the finding stays: half of the evidence would be a lie.
_EVIDENCE = """
CREATE TABLE evidence (
    finding INTEGER NOT NULL REFERENCES findings(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    mention INTEGER NOT NULL REFERENCES mentions(id),
    role TEXT,
    PRIMARY KEY (finding, position)
)"""

_RUNS = """
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    stage TEXT NOT NULL,
    source TEXT REFERENCES sources(name),
    started_at TEXT NOT NULL,
    finished_at TEXT,
    outcome TEXT,
    summary TEXT NOT NULL DEFAULT '{}'
)"""

_FRONTIER = """
CREATE TABLE frontier (
    key TEXT PRIMARY KEY,
    url TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES sources(name),
    kind TEXT NOT NULL,
    host TEXT NOT NULL,
    priority INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'pending',
    reason TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at REAL NOT NULL DEFAULT 0,
    discovered_at TEXT NOT NULL,
    parent TEXT
)"""

_INDEXES = (
    "CREATE INDEX pages_by_url ON pages (source, url)",
    "CREATE INDEX documents_by_url ON documents (url)",
    "CREATE INDEX documents_by_province ON documents (province, published_at)",
    "CREATE INDEX documents_by_version ON documents (extracted_version)",
    "CREATE INDEX documents_by_number ON documents (number) WHERE number IS NOT NULL",
    "CREATE INDEX documents_by_page ON documents (page) WHERE page IS NOT NULL",
    "CREATE INDEX mentions_by_document ON mentions (document, start_at)",
    "CREATE INDEX mentions_by_kind ON mentions (kind, value_num)",
    "CREATE INDEX mentions_by_value ON mentions (kind, value)",
    "CREATE INDEX findings_by_document ON findings (document, start_at)",
    "CREATE INDEX findings_by_severity ON findings (severity, rule)",
    "CREATE INDEX findings_by_fingerprint ON findings (fingerprint)",
    "CREATE INDEX evidence_by_mention ON evidence (mention)",
    "CREATE INDEX runs_by_stage ON runs (stage, source)",
    "CREATE INDEX frontier_by_turn ON frontier (state, host, priority)",
    "CREATE INDEX frontier_by_source ON frontier (source, state)",
)

_OPEN_FINDINGS = """
CREATE VIEW open_findings AS
SELECT f.id AS finding, f.severity, f.rule, d.title, d.url, d.source, COALESCE(d.province, s.province) AS province,
       d.published_at, f.surface, f.sentence, f.message_vi, f.message_en, f.fingerprint, d.id AS document
FROM findings AS f
JOIN documents AS d ON d.id = f.document
JOIN sources AS s ON s.name = d.source
WHERE f.severity IN ('error', 'warning')"""

_PERCENTAGES_BY_PROVINCE = """
CREATE VIEW percentages_by_province AS
SELECT COALESCE(d.province, s.province) AS province, CAST(substr(d.published_at, 1, 4) AS INTEGER) AS year,
       m.kind, m.surface, m.value_num, m.role, d.url, m.id AS mention, d.id AS document
FROM mentions AS m
JOIN documents AS d ON d.id = m.document
JOIN sources AS s ON s.name = d.source
WHERE m.kind = 'percent' OR (m.kind = 'change' AND m.unit IN ('percent', 'pp', 'percent|pp'))"""

FIRST_SCHEMA = (
    _SOURCES,
    _PAGES,
    _DOCUMENTS,
    _MENTIONS,
    _FINDINGS,
    _EVIDENCE,
    _RUNS,
    _FRONTIER,
    *_INDEXES,
    _OPEN_FINDINGS,
    _PERCENTAGES_BY_PROVINCE,
)
