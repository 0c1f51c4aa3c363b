"""The stages over one database: idempotent, one document a transaction; stopped anywhere, they go on from there."""

from collections import Counter
from collections.abc import Callable, Iterable

from doisoat.checks.reading import Reading, prepare
from doisoat.checks.run import find_contradictions
from doisoat.cli.comparing import compare_stored
from doisoat.cli.diary import noted
from doisoat.cli.progress import tracked
from doisoat.cli.trust import as_trusted
from doisoat.records import Finding
from store.database import Store
from store.documents import StoredDocument, documents_to_read
from store.findings import compared_findings_of, replace_findings
from store.mentions import mentions_of, replace_mentions


def extract_stored(db: Store, *, quiet: bool) -> Counter[str]:
    """Read every document that this version of the extractor has not read; counts `documents` and `mentions`."""
    from extract import VERSION
    from extract.reader import read

    with noted(db, "extract") as counts:
        unread = documents_to_read(db, VERSION)
        for row, document in tracked(unread, len(unread_documents(db)), "extract", quiet=quiet):
            mentions = read(document.text, document.published_at and document.published_at.date())
            replace_mentions(db, row, VERSION, mentions)
            counts.update(documents=1, mentions=len(mentions))
    return counts


def validate_stored(
    db: Store, documents: Iterable[StoredDocument], tell: Callable[[StoredDocument, tuple[Finding, ...]], None]
) -> None:
    """Check documents that have been read, keep what is found, and tell of each document when it is kept."""
    with noted(db, "validate") as counts:
        compare_stored(db)
        for stored in documents:
            found = [as_trusted(finding, stored.document) for finding in find_contradictions(_reading(db, stored))]
            alone = replace_findings(db, stored.id, found)
            findings = (*alone, *compared_findings_of(db, stored.id))
            counts.update(documents=1, findings=len(findings))
            tell(stored, findings)


def unread_documents(db: Store) -> frozenset[int]:
    """The rows of documents that this version of the extractor has not read."""
    from extract import VERSION

    return frozenset(stored.id for stored in documents_to_read(db, VERSION))


def _reading(db: Store, stored: StoredDocument) -> Reading:
    document = stored.document
    return prepare(
        document.text,
        mentions_of(db, stored.id),
        title_end=document.title_end,
        lead_end=document.lead_end,
        published=document.published_at and document.published_at.date(),
    )
