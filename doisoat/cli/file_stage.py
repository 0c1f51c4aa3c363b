"""The files that the crawls brought: each read once by a version of the reader, in a process of its own."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from doisoat.cli.progress import tracked
from doisoat.records.file_reading import FileReading
from store.database import Store
from store.documents import find_document
from store.files import NOT_ARCHIVED, Offer, StoredFile, file_offers, files_to_read, keep_reading

#: Outcome and reason of files, and how many have them.
FilesRead = Counter[tuple[str, str]]


def read_files(db: Store, folder: Path, *, quiet: bool) -> FilesRead:
    """Read every file that this version of the reader has not read, and that can be read here now.

    `folder` is that of the archive. One transaction a file: stopped anywhere, it goes on from there.
    """
    from doisoat.files import VERSION

    waiting = [file for file in files_to_read(db, VERSION) if _is_worth_trying(file, folder, VERSION)]
    offers = file_offers(db) if waiting else {}
    return FilesRead(
        _read(db, file, folder, offers, VERSION) for file in tracked(waiting, len(waiting), "files", quiet=quiet)
    )


def _read(
    db: Store, file: StoredFile, folder: Path, offers: Mapping[tuple[str, str], Offer], version: int
) -> tuple[str, str]:
    """Outcome and reason of one file. What was read of it before outlives an archive that is gone."""
    from crawler.kept_file import kept_file
    from doisoat.cli.file_document import offered_document
    from doisoat.files.apart import read_apart

    kept = kept_file(folder, file.warc_file, file.warc_offset)
    if kept is None:
        reading = FileReading(kind="unknown", outcome="unreadable", reason=NOT_ARCHIVED)
        if file.document is None:
            keep_reading(db, file, version, reading, None)
        return reading.outcome, reading.reason
    reading, document = read_apart(kept.content), None
    if reading.text is not None:
        offer = offers.get((file.source, file.url))
        page = find_document(db, offer.document) if offer else None
        document = offered_document(
            reading.text,
            source=file.source,
            url=file.url,
            printed=offer.name if offer else "",
            name=kept.name,
            page=page and page.document,
        )
    keep_reading(db, file, version, reading, document)
    return reading.outcome, reading.reason


def _is_worth_trying(file: StoredFile, folder: Path, version: int) -> bool:
    """Whether what kept a file from being read is there now."""
    if file.read_version != version:
        return True
    if file.reason == NOT_ARCHIVED:
        return file.warc_file is not None and (folder / file.warc_file).exists()
    return all(is_here() for word, is_here in _needs().items() if word in file.reason)


@cache
def _needs() -> Mapping[str, Callable[[], bool]]:
    """What a file was skipped for, by a word of the reason, and whether it is here now; each is asked once."""
    from doisoat.files import programs

    return {
        "OCR": cache(programs.has_vietnamese_ocr),
        "LibreOffice": cache(lambda: programs.find("soffice") is not None),
        "doisoat[documents]": cache(lambda: find_spec("pdfplumber") is not None),
    }
