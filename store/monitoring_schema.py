"""The outcome of every address, what each run measured of a source, and what is held back, as SQL.

Columns are described in `store.schema`, the outcomes in `store.ledger`.
"""

from store.citations_schema import CANDIDATES

_MEASURES = """
CREATE TABLE measures (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(name),
    measured_at TEXT NOT NULL,
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    counts TEXT NOT NULL DEFAULT '{}',
    body_length REAL,
    reading TEXT NOT NULL DEFAULT '',
    last_page INTEGER NOT NULL DEFAULT 0
)"""

#: A file of an earlier release: what it holds has been used for long, so it counts as judged; no history is made up.
_JUDGED_BEFORE = """
INSERT INTO measures (source, measured_at, verdict, last_page)
SELECT name, strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'accepted', (SELECT coalesce(max(id), 0) FROM pages)
FROM sources"""

_BROUGHT = """
UPDATE frontier SET brought = CASE
    WHEN state = 'refused' THEN CASE WHEN reason LIKE 'HTTP %' THEN 'nothing' END
    WHEN state <> 'done' THEN NULL
    WHEN kind = 'listing' THEN 'links'
    WHEN EXISTS (SELECT 1 FROM documents AS d WHERE d.source = frontier.source AND d.url = frontier.key)
        THEN 'unchanged'
    ELSE 'duplicate' END"""

#: The first answer that fits is the outcome: every address has exactly one.
_LEDGER = """
CREATE VIEW ledger AS
SELECT f.source, f.key AS address, f.kind,
       CASE WHEN f.state = 'pending' THEN 'waiting'
            WHEN f.state IN ('failed', 'gone') THEN f.state
            WHEN f.state = 'refused' AND f.reason LIKE 'robots.txt %' THEN 'refused_by_robots'
            WHEN f.state = 'refused' AND f.brought = 'nothing' AND f.reason <> 'redirected to another host'
                THEN 'refused_by_portal'
            WHEN f.state = 'refused' THEN 'refused_by_guard'
            WHEN f.state = 'quarantined' AND f.reason = 'fits no declared layout' THEN 'unknown_layout'
            WHEN f.state = 'quarantined' AND f.brought IS NULL THEN 'refused_by_guard'
            WHEN f.state = 'quarantined' THEN 'unreadable'
            WHEN f.reason = 'redirected' THEN 'redirected'
            WHEN d.quarantined IS NOT NULL THEN 'quarantined'
            WHEN f.brought = 'duplicate' THEN 'duplicate'
            WHEN f.reason = 'not modified' THEN 'not_modified'
            WHEN f.kind = 'listing' THEN 'listed'
            WHEN f.brought = 'unchanged' THEN 'unchanged'
            WHEN f.brought IN ('new', 'changed') THEN 'stored'
            ELSE 'unexplained'
       END AS outcome,
       COALESCE(d.quarantined, f.reason) AS reason, f.attempts, f.parent, d.id AS document
FROM frontier AS f
LEFT JOIN documents AS d ON d.source = f.source AND d.url = f.key"""

#: What stands in a page that is held back is no fact, so nobody cites it either.
_CITED_WHERE_TRUSTED = CANDIDATES.replace("c.kind = 'decision'", "c.kind = 'decision' AND c.quarantined IS NULL")

MONITORING = (
    "ALTER TABLE frontier ADD COLUMN brought TEXT",
    "ALTER TABLE frontier ADD COLUMN declared INTEGER",
    "ALTER TABLE documents ADD COLUMN quarantined TEXT",
    _BROUGHT,
    _MEASURES,
    _JUDGED_BEFORE,
    "CREATE INDEX measures_by_source ON measures (source, id)",
    "CREATE INDEX documents_quarantined ON documents (source) WHERE quarantined IS NOT NULL",
    "DROP VIEW citation_candidates",
    _CITED_WHERE_TRUSTED,
    _LEDGER,
)
