"""`doisoat import`: saved files into the database."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from doisoat.cli.exits import FINE
from doisoat.cli.files import each_file, read_bytes
from doisoat.cli.options import Day
from doisoat.cli.settings import Settings
from doisoat.records import Document

if TYPE_CHECKING:
    from doisoat.cli.named_files import NamedFile

_DONE = {
    "vi": "Đã nạp {added} văn bản mới, {changed} đã thay đổi, {unchanged} có sẵn. Tiếp theo: doisoat extract",
    "en": "Documents new: {added}, changed: {changed}, there already: {unchanged}. Next: doisoat extract",
}


_ARCHIVES = (".warc.gz", ".warc")


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="PATH…|-")
@click.option("--source", default="files", show_default=True, metavar="NAME", help="The source to keep them under.")
@click.option("--url", help="The address of the one file; without it the key is the hash of the text.")
@click.option("--published", type=Day(), help="Day of publication; else what the file itself states.")
@click.pass_obj
def command(settings: Settings, *, files: tuple[str, ...], source: str, url: str | None, published: date | None) -> int:
    """Take saved files into the database: plain text in UTF-8, HTML pages (.html, .htm), web archives (.warc.gz).

    PDF, DOCX, XLSX, DOC, RTF and images are known by their first bytes and read with pages and tables; one that begins
    with a letterhead is a decision.
    The same file again changes nothing; - is standard input. Folders are not searched: name the files, for example
    folder/*.txt. Archives of any crawler will do: pages of declared sources are read as the crawl reads them.
    """
    if url and len(files) > 1:
        raise click.UsageError("--url is the address of one file: give the files one by one")
    archives = [name for name in files if name.lower().endswith(_ARCHIVES)]
    if archives and (url or published):
        raise click.UsageError("--url and --published are for single pages: an archive states both")
    pages = [name for name in files if name not in archives]
    codes = [
        _take_in_pages(settings, pages, source=source, url=url, published=published) if pages else FINE,
        _take_in_archives(settings, archives, source=source) if archives else FINE,
    ]
    return max(codes)


def _take_in_pages(
    settings: Settings, files: Iterable[str], *, source: str, url: str | None, published: date | None
) -> int:
    from doisoat.cli.named_files import is_file, read_named
    from doisoat.cli.saved_files import saved_document

    taken: list[Document | NamedFile] = []

    def read_one(name: str) -> None:
        content = read_bytes(name, settings.lang)
        read = read_named if is_file(content) else saved_document
        taken.append(read(name, content, settings.lang, source=source, url=url, published=published))

    code = each_file(files, read_one)
    if taken:
        counts = _keep(settings, taken)
        if settings.verbosity >= 0:
            click.echo(_DONE[settings.lang].format_map(counts), err=True)
    return code


def _take_in_archives(settings: Settings, files: Iterable[str], *, source: str) -> int:
    """All together: they may be the segments of one archive."""
    from crawler.archive.catalogue import require_archive
    from doisoat.cli.archive import counts_of, look_through, take_in_archive, tell_replayed
    from doisoat.cli.diary import noted
    from store.database import opened_store
    from store.lock import sole_writer

    path = settings.database
    good: list[Path] = []

    def look_at(name: str) -> None:
        require_archive(Path(name))
        good.append(Path(name))

    code = each_file(files, look_at)
    if good:
        with sole_writer(path, create=True):
            archive = look_through(good, settings)
            with opened_store(path, create=True) as db, noted(db, "import") as counts:
                replayed = take_in_archive(db, archive, settings, source=source)
                counts.update(counts_of(replayed))
        tell_replayed(replayed, settings)
    return code


def _keep(settings: Settings, taken: "Iterable[Document | NamedFile]") -> Mapping[str, int]:
    """Only good files come this far, so that a mistyped name leaves no empty database behind."""
    from doisoat.cli.diary import noted
    from doisoat.files import VERSION
    from store.database import opened_store
    from store.documents import add_documents
    from store.files import take_in_file
    from store.lock import sole_writer

    path = settings.database
    with sole_writer(path, create=True), opened_store(path, create=True) as db, noted(db, "import") as counts:
        for one in taken:
            became = add_documents(db, (one,)) if isinstance(one, Document) else take_in_file(db, *one, VERSION)
            counts.update(added=became.added, changed=became.changed, unchanged=became.unchanged)
    return counts
