"""The stages over one database: idempotent, one document a transaction; stopped anywhere, they go on from there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from doisoat.checks.annex.run import find_in_decision
from doisoat.checks.reading import Reading, prepare
from doisoat.checks.run import find_contradictions
from doisoat.cli.comparing import compare_stored
from doisoat.cli.diary import noted
from doisoat.cli.file_stage import FilesRead, read_files
from doisoat.cli.progress import tracked
from doisoat.cli.trust import as_trusted
from doisoat.records import Finding
from store.database import Store, transaction
from store.decisions import replace_structure, structure_of
from store.documents import StoredDocument, documents_to_read
from store.findings import compared_findings_of, replace_findings
from store.mentions import mentions_of, replace_mentions
from store.search_index import count_without_words, keep_words, texts_without_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """How many documents and figures were read, and outcome and reason of every file."""

    documents: int
    mentions: int
    files: FilesRead


def extract_stored(db: Store, *, database: Path, quiet: bool) -> Extraction:
    """Read every file that the reader of files, and then every document that the extractor of this version has not.

    Then their words are told apart, by which they are found.
    The archive lies beside `database`, the store's file as it was named.
    """
    from crawler.archive.segments import archive_folder
    from extract import VERSION
    from extract.decisions.structure import read_structure
    from extract.reader import read

    with noted(db, "extract") as counts:
        files = read_files(db, archive_folder(database), quiet=quiet)
        counts.update({f"files.{outcome}": n for (outcome, _), n in files.items()})
        unread = documents_to_read(db, VERSION)
        for row, document in tracked(unread, len(unread_documents(db)), "extract", quiet=quiet):
            mentions = read(document.text, document.published_at and document.published_at.date())
            with transaction(db):
                replace_mentions(db, row, VERSION, mentions)
                if document.kind != "news":
                    replace_structure(db, row, read_structure(document.text))
            counts.update(documents=1, mentions=len(mentions))
        _tell_words_apart(db, quiet=quiet)
    return Extraction(documents=counts["documents"], mentions=counts["mentions"], files=files)


def validate_stored(
    db: Store, documents: Iterable[StoredDocument], tell: Callable[[StoredDocument, tuple[Finding, ...]], None]
) -> None:
    """Check documents that have been read, keep what is found, and tell of each document when it is kept."""
    with noted(db, "validate") as counts:
        compare_stored(db)
        for stored in documents:
            found = [as_trusted(finding, stored.document) for finding in _found(db, stored)]
            alone = replace_findings(db, stored.id, found)
            findings = (*alone, *compared_findings_of(db, stored.id))
            counts.update(documents=1, findings=len(findings))
            tell(stored, findings)


def _found(db: Store, stored: StoredDocument) -> tuple[Finding, ...]:
    """What the checks say of a text, and of the lists in it where it is a decision; rows of an image may be lost."""
    reading = _reading(db, stored)
    if stored.document.kind == "news" or stored.document.ocr:
        return find_contradictions(reading)
    return (*find_contradictions(reading), *find_in_decision(reading, structure_of(db, stored.id)))


def unread_documents(db: Store) -> frozenset[int]:
    """The rows of documents that this version of the extractor has not read."""
    from extract import VERSION

    return frozenset(stored.id for stored in documents_to_read(db, VERSION))


def _tell_words_apart(db: Store, *, quiet: bool) -> None:
    """Of every document whose words nobody knows, also of one that an earlier version read: then it can be found."""
    from extract.tokens import joined_words

    for row, text in tracked(texts_without_words(db), count_without_words(db), "words", quiet=quiet):
        keep_words(db, row, text, joined_words(text))


def _reading(db: Store, stored: StoredDocument) -> Reading:
    document = stored.document
    return prepare(
        document.text,
        mentions_of(db, stored.id),
        title_end=document.title_end,
        lead_end=document.lead_end,
        published=document.published_at and document.published_at.date(),
    )
