"""What is exported: the tables, their columns, and the lasting keys they are sorted by.

No row number leaves a database: documents are named by source and URL, findings by their fingerprint. Equal contents
give equal rows in the same order, whenever and in whatever order they were gathered.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from store.schema import COLUMNS, TABLES

#: What a column holds that is not plain text, in the words of Frictionless; the same name means the same everywhere.
_TYPES = {
    **dict.fromkeys(("title_end", "lead_end", "start_at", "end_at", "sentence_start", "position", "list"), "integer"),
    **dict.fromkeys(("lo_incl", "hi_incl", "demo", "ocr", "extracted_version", "read_version"), "integer"),
    "value_num": "number",
    **dict.fromkeys(("issued_on", "stated_date"), "date"),
    "published_at": "datetime",
    **dict.fromkeys(("attachments", "members", "page_starts"), "array"),
    "details": "object",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedColumn:
    """`type` is `string`, `integer`, `number`, `date`, `datetime`, `array` or `object`; the last two hold JSON."""

    name: str
    expression: str
    description: str

    @property
    def type(self) -> str:
        """What it holds, in the words of Frictionless."""
        return _TYPES.get(self.name, "string")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedTable:
    """`rows` is the FROM clause; `key` names the columns that tell every row from all others, where some do.

    `documents` says that its `source` and `url` are those of a document of the export.
    """

    name: str
    description: str
    columns: Sequence[ExportedColumn]
    rows: str
    key: tuple[str, ...] = ()
    documents: bool = True


def _columns(table: str, *names: str, alias: str | None = None) -> tuple[ExportedColumn, ...]:
    """Columns as they stand in a table or view."""
    return tuple(_column(table, name, alias=alias) for name in names)


def _column(
    table: str, column: str, name: str | None = None, *, alias: str | None = None, sql: str | None = None
) -> ExportedColumn:
    expression = sql or f"{alias or table}.{column}"
    return ExportedColumn(name=name or column, expression=expression, description=COLUMNS[table][column])


_KEY = _columns("documents", "source", "url")
_PLACE = ("start_at", "end_at")

SOURCES = ExportedTable(
    name="sources",
    description=TABLES["sources"],
    columns=_columns("sources", *COLUMNS["sources"]),
    rows="sources",
    key=("name",),
    documents=False,
)
DOCUMENTS = ExportedTable(
    name="documents",
    description=TABLES["documents"],
    columns=(
        *_KEY,
        *_columns("documents", "kind", "number", "issued_on", "published_at", "published_source"),
        _column("open_findings", "province", sql="COALESCE(documents.province, sources.province)"),
        *_columns("documents", "issuer", "signer", "author", "title", "title_end", "lead_end", "attachments"),
        *_columns("documents", "layout", "quarantined", "demo", "extracted_version", "sha256", "text"),
    ),
    rows="documents CROSS JOIN sources ON sources.name = documents.source",
    key=("source", "url"),
    documents=False,
)
MENTIONS = ExportedTable(
    name="mentions",
    description=TABLES["mentions"],
    columns=(
        *_KEY,
        *_columns("mentions", *_PLACE, "kind", "surface", "value", "value_num", "unit", "lo", "hi", "lo_incl"),
        *_columns("mentions", "hi_incl", "op", "role", "details"),
    ),
    rows="documents CROSS JOIN mentions ON mentions.document = documents.id",
)
FINDINGS = ExportedTable(
    name="findings",
    description=TABLES["findings"],
    columns=(
        *_KEY,
        *_columns("findings", *_PLACE, "rule", "fingerprint", "verdict", "severity", "reason", "diagnosis"),
        *_columns("findings", "computed", "reading", "strength", "denominator", "surface", "sentence"),
        *_columns("findings", "sentence_start", "message_vi", "message_en"),
    ),
    rows="documents CROSS JOIN findings ON findings.document = documents.id",
)
#: A comparison rests on figures of other documents too: each is named with its own.
EVIDENCE = ExportedTable(
    name="evidence",
    description=TABLES["evidence"],
    columns=(
        *_KEY,
        *_columns("findings", "fingerprint"),
        *_columns("evidence", "position", "role"),
        _column("documents", "source", "figure_source", alias="told"),
        _column("documents", "url", "figure_url", alias="told"),
        *_columns("mentions", *_PLACE, "kind", "surface", "value", "value_num", "unit"),
    ),
    rows="""documents CROSS JOIN findings ON findings.document = documents.id
CROSS JOIN evidence ON evidence.finding = findings.id CROSS JOIN mentions ON mentions.id = evidence.mention
CROSS JOIN documents AS told ON told.id = mentions.document""",
)
REFERENCES = ExportedTable(
    name="references",
    description=TABLES["citations"],
    columns=(
        *_columns("citations", "source", "url"),
        *_columns("mentions", *_PLACE),
        *_columns("citations", "reference", "surface", "role", "stated_date"),
        _column("documents", "source", "decision_source", alias="decided"),
        *_columns("citations", "decision_url", "decision_title", "issued_on", "reason"),
    ),
    rows="""citations JOIN mentions ON mentions.id = citations.mention
LEFT JOIN documents AS decided ON decided.id = citations.decision""",
)
PROCEDURES = ExportedTable(
    name="procedures",
    description=TABLES["procedures"],
    columns=(
        *_KEY,
        *_columns("procedures", "position", "list", "heading", "number", "name", "field", "level", "code", *_PLACE),
    ),
    rows="documents CROSS JOIN procedures ON procedures.document = documents.id",
    key=("source", "url", "position"),
)
FILES = ExportedTable(
    name="files",
    description=TABLES["files"],
    columns=(
        *_columns("files", "source", "url", "sha256", "kind", "outcome", "reason", "members", "page_starts"),
        *_columns("files", "encoding", "ocr", "read_version"),
        _column("files", "document", "document_url", sql="documents.url"),
    ),
    rows="files LEFT JOIN documents ON documents.id = files.document",
    key=("source", "url"),
    documents=False,
)

#: In the order in which a reader needs them.
EXPORTED = (SOURCES, DOCUMENTS, MENTIONS, FINDINGS, EVIDENCE, REFERENCES, PROCEDURES, FILES)
