"""The folder of an export: files come under their names when all of them are whole, or not at all."""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

from doisoat.records.errors import FileError, OperationError

#: What describes the others; it is replaced last, and tells an export from other files.
DESCRIPTION = "datapackage.json"
#: The mark of our descriptions.
MAKER = "doisoat"


@contextmanager
def replaced_folder(folder: Path, names: Iterable[str]) -> Iterator[Path]:
    """An empty folder to write into; when the block ends well its files take their places in `folder`.

    Raises FileError when `folder` cannot hold them or holds files of those `names` that no export made,
    OperationError when they cannot be written; then what was there is as it was.
    """
    try:
        made = not folder.exists()
        _refuse_others(folder, names)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with _workplace(folder) as workplace:
                yield workplace
                _put(workplace, folder)
        except BaseException:
            if made:
                with suppress(OSError):  # whatever lies in it by now is not ours to remove
                    folder.rmdir()
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise OperationError(
            f"{folder}: the export could not be written ({reason}) and what was there is as it was; make room or name "
            "another folder with --to"
        ) from error


def _refuse_others(folder: Path, names: Iterable[str]) -> None:
    if folder.exists() and not folder.is_dir():
        raise FileError(f"{folder} is no folder: name one with --to")
    there = [name for name in names if os.path.lexists(folder / name)]
    if there and not _is_export(folder):
        raise FileError(f"{folder}: {there[0]} is there already, and no export made it; name another folder with --to")


def _is_export(folder: Path) -> bool:
    try:
        described = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(described, dict) and described.get("name") == MAKER


@contextmanager
def _workplace(folder: Path) -> Iterator[Path]:
    place = Path(mkdtemp(dir=folder, prefix=".doisoat-export-"))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _put(workplace: Path, folder: Path) -> None:
    """All on the disk first, then one name after the other, the description last."""
    files = sorted(workplace.iterdir(), key=lambda path: (path.name == DESCRIPTION, path.name))
    for path in files:
        _flush(path)
    for path in files:
        try:
            path.replace(folder / path.name)
        except OSError as error:
            raise OperationError(
                f"{folder / path.name}: cannot be replaced ({error.strerror}); every file is whole, but they are of "
                "two exports until the same command succeeds"
            ) from error
    _flush(folder)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
