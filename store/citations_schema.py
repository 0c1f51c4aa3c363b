"""The views that join a reference in a text to the stored decision it means, as SQL.

The law is DR-10, DR-11 and DR-15 of the domain specification: numbering restarts every year and in every office, so
number and symbol alone name a document only where the year stands in the number. Every stored decision of the same
number is held against province, issuer and date; what speaks against it is its `obstacle`, and only one without an
obstacle is meant. All of it is asked when a view is read: nothing is stored, so nothing can be out of date.
"""

#: Offices below the province, as issuers name them; `xã hội` is the field of a department.
_LOWER_OFFICES = ("huyện", "quận", "thị xã", "thành phố", "xã", "phường", "thị trấn", "đặc khu")
#: What may speak against a candidate, from the obstacle that leaves least doubt to the one that says least.
_NEAREST = "other_date other_year issued_later unknown_date short_form other_issuer other_province itself not_stored"


def _office(issuer: str) -> str:
    """SQL for the office that a phrase names: `Chủ tịch Ủy ban nhân dân huyện …` is `UBND huyện …`."""
    for long, short in (("Ủy ban nhân dân", "UBND"), ("Phó Chủ tịch ", ""), ("Chủ tịch ", "")):
        issuer = f"replace({issuer}, '{long}', '{short}')"
    return f"trim({issuer})"


def _is_lower(issuer: str) -> str:
    """SQL for whether a phrase names an office below the province (LIKE folds the case of ASCII letters only)."""
    phrase = f"COALESCE({issuer}, '')"
    for field in ("xã hội", "Xã hội", "XÃ HỘI"):
        phrase = f"replace({phrase}, '{field}', '')"
    words = sorted({*_LOWER_OFFICES, *map(str.upper, _LOWER_OFFICES)})
    return "(" + " OR ".join(f"{phrase} || ' ' LIKE '% {word} %'" for word in words) + ")"


def _said(field: str) -> str:
    """SQL for what a reference says of itself, from the JSON of its mention."""
    return f"json_extract(m.details, '$.reference.{field}')"


_REFERENCES_BY_DOCUMENT = "CREATE INDEX references_by_document ON mentions (document, value) WHERE kind = 'doc_ref'"

_IS_LOCAL = f"instr(COALESCE({_said('key')}, '@'), '@')"
_NAMED = _said("issuer_name")
#: A province named with the issuer goes before that of the text.
_PROVINCE = f"""CASE WHEN instr({_NAMED}, ' tỉnh ') THEN substr({_NAMED}, instr({_NAMED}, ' tỉnh ') + 6)
                      ELSE COALESCE(d.province, s.province) END"""
_NAMES_LOWER = (
    f"(COALESCE({_said('issuer_level')}, '') IN ('huyen', 'xa') OR COALESCE({_NAMED}, '') LIKE '%thành phố%')"
)
#: Neither complete nor completed from a full reference in the same text, or read by guessing at a letter.
_IS_SHORT = f"({_said('confidence')} IS 'low' OR {_said('partial')} IS 1 AND {_said('merged_from')} IS NULL)"
_YEAR = f"CAST(COALESCE(substr({_said('date')}, 1, 4), {_said('year')}, substr(d.published_at, 1, 4)) AS INTEGER)"
_DECIDED_IN = "CAST(substr(COALESCE(c.issued_on, c.published_at), 1, 4) AS INTEGER)"

CANDIDATES = f"""
CREATE VIEW citation_candidates AS
SELECT m.document, m.id AS mention, m.value AS reference, c.id AS decision, c.issued_on, c.url,
       CASE WHEN c.id IS NULL THEN CASE WHEN m.value LIKE '%?%' THEN 'short_form' ELSE 'not_stored' END
            WHEN c.id = m.document THEN 'itself'
            WHEN {_IS_LOCAL} AND {_PROVINCE} <> COALESCE(c.province, o.province) THEN 'other_province'
            WHEN {_IS_LOCAL} AND {_NAMES_LOWER} AND {_office(_NAMED)} IS NOT {_office("c.issuer")} THEN 'other_issuer'
            WHEN {_IS_LOCAL} AND NOT {_NAMES_LOWER} AND {_is_lower("c.issuer")} THEN 'other_issuer'
            WHEN {_said("date")} <> c.issued_on THEN 'other_date'
            WHEN {_said("date")} = c.issued_on THEN NULL
            WHEN {_IS_SHORT} THEN 'short_form'
            WHEN c.issued_on > substr(d.published_at, 1, 10) THEN 'issued_later'
            WHEN m.value GLOB '*/[12][0-9][0-9][0-9]/*' THEN NULL
            WHEN {_YEAR} <> {_DECIDED_IN} THEN 'other_year'
            WHEN {_YEAR} = {_DECIDED_IN} THEN NULL
            ELSE 'unknown_date'
       END AS obstacle
FROM mentions AS m
JOIN documents AS d ON d.id = m.document
JOIN sources AS s ON s.name = d.source
LEFT JOIN documents AS c ON c.number = m.value AND c.kind = 'decision'
LEFT JOIN sources AS o ON o.name = c.source
WHERE m.kind = 'doc_ref'"""  # noqa: S608

#: The candidate that fits, else the one that comes nearest: a bare column beside min() is of the row that min() took.
#: One decision under two addresses is one: the shortest address stands for it, whichever was fetched first.
_CITATIONS = f"""
CREATE VIEW citations AS
WITH nearest AS (
    SELECT document, mention, reference, decision, obstacle,
           count(DISTINCT CASE WHEN obstacle IS NULL THEN COALESCE(issued_on, '') END) AS fitting,
           min(printf('%04d%04d%s', COALESCE(instr('{_NEAREST}', obstacle), 0), length(url), url)) AS distance
    FROM citation_candidates
    GROUP BY document, mention, reference)
SELECT n.id AS document, n.source, n.title, n.url, n.published_at, k.mention, m.surface, k.reference, m.role,
       {_said("date")} AS stated_date, c.id AS decision, c.title AS decision_title, c.url AS decision_url, c.issued_on,
       CASE WHEN k.fitting > 1 THEN 'several_fit' ELSE k.obstacle END AS reason
FROM nearest AS k
JOIN mentions AS m ON m.id = k.mention
JOIN documents AS n ON n.id = k.document
LEFT JOIN documents AS c ON c.id = k.decision AND k.fitting = 1"""  # noqa: S608

CITATIONS = (_REFERENCES_BY_DOCUMENT, CANDIDATES, _CITATIONS)
