"""The views that see a decision in its file, and every figure on its page, as SQL. Columns: `store.view_columns`."""

from store.citations_schema import CANDIDATES

#: A file says of itself what its letterhead says, or else what the page of the decision states that offers it.
#: (`+` keeps SQLite from looking through all documents of the source.)
_SAME_DECISION = """
{page}.number = {file}.number AND +{page}.source = {file}.source
AND (COALESCE({page}.issued_on = {file}.issued_on, 1)
     OR EXISTS (SELECT 1 FROM json_each({page}.attachments) AS a WHERE json_extract(a.value, '$.url') = {file}.url))"""
#: Where the page of a decision is stored, its file is no second decision.
_DECISION = f"""c.quarantined IS NULL AND (c.kind = 'decision' OR c.kind = 'attachment' AND NOT EXISTS
    (SELECT 1 FROM documents AS p WHERE p.kind = 'decision' AND p.quarantined IS NULL
     AND {_SAME_DECISION.format(page="p", file="c")}))"""  # noqa: S608
#: The number in a decision's own letterhead cites nothing.
_ITSELF = f"c.id = m.document OR d.kind <> 'news' AND {_SAME_DECISION.format(page='c', file='d')}"

_CITED_IN_FILES = CANDIDATES.replace("c.kind = 'decision'", _DECISION).replace("c.id = m.document", _ITSELF)

#: What became of every file that a page offers.
_ATTACHMENTS = """
CREATE VIEW attachments AS
SELECT d.id AS document, d.source, json_extract(a.value, '$.url') AS url, json_extract(a.value, '$.name') AS name,
       CASE WHEN t.outcome IS NOT NULL THEN t.outcome
            WHEN f.key IS NULL THEN 'not_asked'
            WHEN f.reason = 'redirected' THEN 'redirected'
            WHEN f.state = 'pending' THEN 'waiting'
            ELSE f.state END AS outcome,
       COALESCE(t.reason, f.reason, '') AS reason, t.kind, t.document AS file
FROM documents AS d, json_each(d.attachments) AS a
LEFT JOIN frontier AS f ON f.source = d.source AND f.key = json_extract(a.value, '$.url')
LEFT JOIN files AS t ON t.source = d.source AND t.url = json_extract(a.value, '$.url')
WHERE d.attachments <> '[]'"""

_FIGURES_BY_PAGE = """
CREATE VIEW figures_by_page AS
SELECT m.document, m.id AS mention, m.kind, m.surface, m.value, count(*) AS page, f.ocr
FROM files AS f
JOIN mentions AS m ON m.document = f.document
JOIN json_each(f.page_starts) AS s ON s.value <= m.start_at
GROUP BY m.id"""

_OFFERING = "CREATE INDEX documents_offering ON documents (source) WHERE attachments <> '[]'"

#: What an earlier release read of these pages were not the links to their files: the next crawl reads them whole.
_READ_AGAIN = """
UPDATE frontier SET etag = NULL, last_modified = NULL, revisit_at = 0 WHERE kind = 'article' AND EXISTS
    (SELECT 1 FROM documents AS d WHERE d.source = frontier.source AND d.url = key AND d.attachments <> '[]')"""

FILE_VIEWS = (_OFFERING, _READ_AGAIN, "DROP VIEW citation_candidates", _CITED_IN_FILES, _ATTACHMENTS, _FIGURES_BY_PAGE)
