"""The files that the crawls brought: each read once by a version of the reader, in a process of its own."""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from doisoat.cli.progress import tracked
from doisoat.records.file_reading import FileReading
from store.database import Store
from store.documents import find_document
from store.files import NOT_ARCHIVED, Offer, StoredFile, fetched_files, file_offers, keep_reading

#: Outcome and reason of files, and how many have them.
FilesRead = Counter[tuple[str, str]]


def read_files(db: Store, folder: Path, *, quiet: bool) -> FilesRead:
    """Read every file that this version of the reader has not read, and that can be read here now.

    So is one again whose decision has another heading now, or was not known before.
    `folder` is that of the archive. One transaction a file: stopped anywhere, it goes on from there.
    """
    from doisoat.files import VERSION

    fetched = fetched_files(db)
    offers = file_offers(db) if fetched else {}
    waiting = [f for f in fetched if _is_worth_trying(f, offers.get((f.source, f.url)), folder, VERSION)]
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


def _is_worth_trying(file: StoredFile, offer: Offer | None, folder: Path, version: int) -> bool:
    """Whether reading a file would give something else than the last time."""
    if file.read_version != version:
        return True
    if file.outcome == "skipped":
        return _is_here(file.reason)
    heading = offer.heading if offer and file.title else None
    wanted = file.reason == NOT_ARCHIVED or heading not in {None, file.title}
    return wanted and file.warc_file is not None and (folder / file.warc_file).exists()


@cache
def _is_here(reason: str) -> bool:
    """Whether what files were skipped for is here now; asked once."""
    from doisoat.files import programs

    if reason == "no OCR":
        return programs.has_vietnamese_ocr()
    if reason == "no LibreOffice":
        return programs.find("soffice") is not None
    library = reason.removeprefix("not installed: ")
    return library == reason or find_spec(library.partition(".")[0]) is not None
