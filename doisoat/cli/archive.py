"""Archive files into the database, for `import` and `rebuild`: what both do, and how it is told."""

from collections.abc import Iterable
from pathlib import Path

import click

from crawler.archive.catalogue import Catalogue, catalogue
from crawler.archive.members import Damage
from crawler.archive.segments import archive_folder
from crawler.replay import Replayed, replay
from doisoat.cli.exits import complain
from doisoat.cli.progress import tracked
from doisoat.cli.saved_files import placed
from doisoat.cli.settings import Settings
from store.database import Store

_DONE = {
    "vi": "Đã đọc {pages} trang trong kho lưu: văn bản mới: {added}, thay đổi: {changed}, như cũ: {unchanged}; "
    "có sẵn từ trước: {known}. Tiếp theo: doisoat extract",
    "en": "Pages read from the archive: {pages}; documents new: {added}, changed: {changed}, as before: {unchanged}; "
    "there already: {known}. Next: doisoat extract",
}
_UNREAD = {"vi": "  {count} × không đọc: {reason}", "en": "  {count} × not read: {reason}"}
_TORN = {
    "vi": "{path}: bản ghi cuối bị đứt từ byte {offset}; đã đọc mọi bản ghi trước đó",
    "en": "{path}: the last record is torn off at byte {offset}; everything before it was read",
}
_DAMAGED = {
    "vi": "{path}: hỏng từ byte {offset} đến byte {end}; đã đọc tiếp từ đó, phần hỏng thì mất",
    "en": "{path}: damaged from byte {offset} to byte {end}; read on from there, what stood between is lost",
}


def look_through(files: Iterable[Path], settings: Settings) -> Catalogue:
    """The files in their order; a damaged stretch is one line on stderr. Raises FileError for what is no archive."""

    def tell(path: Path, damage: Damage) -> None:
        saying = (_TORN if damage.torn else _DAMAGED)[settings.lang]
        complain(saying.format(path=path, offset=damage.offset, end=damage.end))

    return catalogue(files, tell)


def take_in_archive(db: Store, archive: Catalogue, settings: Settings, *, source: str) -> Replayed:
    """Write what the archive holds; pages of undeclared hosts are kept under `source`."""
    return replay(
        db,
        tracked(archive, archive.answers, "archive", quiet=settings.verbosity < 0),
        folder=archive_folder(settings.database),
        source=source,
        placed=placed,
    )


def tell_replayed(replayed: Replayed, settings: Settings) -> None:
    """Print what it came to."""
    if settings.verbosity < 0:
        return
    written = replayed.written
    counts = {name: getattr(written, name) for name in ("pages", "added", "changed", "unchanged")}
    click.echo(_DONE[settings.lang].format(**counts, known=replayed.known), err=True)
    for reason, count in replayed.unread.items():
        click.echo(_UNREAD[settings.lang].format(count=count, reason=reason), err=True)


def counts_of(replayed: Replayed) -> dict[str, int]:
    """For the diary of runs."""
    written = replayed.written
    unread = sum(replayed.unread.values())
    return {"added": written.added, "changed": written.changed, "unchanged": written.unchanged, "unread": unread}
