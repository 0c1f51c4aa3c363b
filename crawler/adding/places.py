"""Where the files of a new source go: into a checkout with its register, or into a folder of the user's."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from doisoat.records.errors import InputError, OperationError

_REGISTER = re.compile(r"(?ms)^SOURCE_NAMES = \(\n.*?^(?=\)$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The folders of declarations and of saved pages (one of each family), and the register that names the sources."""

    declarations: Path
    pages: Path
    register: Path | None = None


def checkout() -> Places | None:
    """The places in the checkout that the program runs from; None where it is installed."""
    room = Path(str(files("crawler")))
    pages = room.parent / "tests" / "crawler" / "pages"
    if not (room.parent / "pyproject.toml").is_file() or not pages.is_dir():
        return None
    return Places(declarations=room / "sources", pages=pages, register=room / "registry.py")


def folder(into: Path) -> Places:
    """The places in a folder of the user's, which `sources` in doisoat.toml or `--sources` names."""
    return Places(declarations=into, pages=into / "pages")


@contextmanager
def workshop(places: Places) -> Iterator[Path]:
    """A folder to make the files in, on the disk they belong to; it is gone afterwards, whatever happens."""
    made = not places.declarations.exists()
    try:
        places.declarations.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".adding-", dir=places.declarations) as bench:
            yield Path(bench)
    except OSError as error:
        raise OperationError(f"{error.filename}: {error.strerror}; nothing was written") from error
    finally:
        if made:
            with suppress(OSError):  # what holds the new source stays
                places.declarations.rmdir()


def require_free(targets: Mapping[Path, Path]) -> None:
    """Raises InputError when a file of that name is there already."""
    for target in targets.values():
        if target.exists():
            raise InputError(f"{target} is there already and was left as it is; choose another name with --name")


def move(targets: Mapping[Path, Path], places: Places, name: str) -> None:
    """Put finished files in their places, all or none, and the name into the register. Raises OperationError."""
    moved: list[Path] = []
    try:
        for file, target in targets.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            file.replace(target)
            moved.append(target)
        if places.register is not None:
            _register(places.register, name)
    except BaseException:
        for target in moved:
            with suppress(OSError):
                target.unlink()
        raise


def _register(register: Path, name: str) -> None:
    """Name the source in `SOURCE_NAMES`."""
    text = register.read_text(encoding="utf-8")
    found = _REGISTER.search(text)
    if found is None:
        raise OperationError(f"{register}: SOURCE_NAMES is not written as expected; nothing was written")
    draft = register.with_suffix(".new")
    draft.write_text(f'{text[: found.end()]}    "{name}",\n{text[found.end() :]}', encoding="utf-8")
    draft.replace(register)
