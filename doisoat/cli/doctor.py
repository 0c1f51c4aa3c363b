"""`doisoat doctor`: what is installed, and what the absence of the rest costs."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass

import click

from doisoat.cli.exits import FAILED, FINE
from doisoat.cli.settings import Settings

_DOCUMENTS = "pip install 'doisoat[documents]'"
_SQLITE = "3.38"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing that is looked for; `cost` and `remedy` tell what its absence costs and the way out."""

    name: str
    present: bool
    needed: bool = False
    version: str = ""
    cost_vi: str = ""
    cost_en: str = ""
    remedy: str = ""


@click.command()
@click.option("--format", "output", type=click.Choice(("text", "json")), default="text", help="For people or programs.")
@click.pass_obj
def command(settings: Settings, *, output: str) -> int:
    """Tell which programs and libraries are here, and what is not read without the others.

    Exit code 3 where something is missing that nothing works without.
    """
    found = tuple(_all())
    if output == "json":
        click.echo(json.dumps([asdict(item) for item in found], ensure_ascii=False, indent=1))
    else:
        for item in found:
            click.echo(_line(item, settings.lang))
    return FAILED if any(item.needed and not item.present for item in found) else FINE


def _all() -> Iterator[Found]:
    yield _python()
    yield from _database()
    yield from _packages()
    yield from _libraries()
    yield from _programs()
    yield _desk()


def _python() -> Found:
    version = ".".join(map(str, sys.version_info[:3]))
    return Found(name="Python", present=sys.version_info >= (3, 11), needed=True, version=version)


def _database() -> Iterator[Found]:
    from store.capabilities import full_text_search, sqlite_version

    version = sqlite_version()
    recent = tuple(map(int, version.split("."))) >= tuple(map(int, _SQLITE.split(".")))
    yield Found(name="SQLite", present=recent, needed=True, version=version, remedy=f"SQLite ≥ {_SQLITE}")
    yield Found(name="SQLite FTS5", present=full_text_search(), needed=True, remedy="SQLite with FTS5")


def _packages() -> Iterator[Found]:
    from importlib.metadata import PackageNotFoundError, version

    for name in ("Scrapy", "underthesea", "spacy", "sqlite-utils", "trafilatura", "warcio"):
        try:
            yield Found(name=name, present=True, needed=True, version=version(name))
        except PackageNotFoundError:
            yield Found(name=name, present=False, needed=True, remedy="pip install doisoat")


def _libraries() -> Iterator[Found]:
    from doisoat.files.libraries import LIBRARIES, is_installed

    for library in LIBRARIES:
        yield Found(
            name=library.package,
            present=is_installed(library),
            cost_vi=library.absence_vi,
            cost_en=library.absence_en,
            remedy=_DOCUMENTS,
        )


def _programs() -> Iterator[Found]:
    from doisoat.files.programs import PROGRAMS, is_ready

    for program in PROGRAMS:
        yield Found(
            name=program.name,
            present=is_ready(program),
            cost_vi=program.absence_vi,
            cost_en=program.absence_en,
            remedy=f"apt install {program.package}",
        )


def _desk() -> Found:
    from importlib.util import find_spec

    return Found(
        name="datasette",
        present=find_spec("datasette") is not None,
        cost_vi="không mở được trong trình duyệt",
        cost_en="the database cannot be shown in a browser",
        remedy="pip install 'doisoat[desk]'",
    )


def _line(item: Found, lang: str) -> str:
    if item.present:
        return f"  ✓ {item.name} {item.version}".rstrip()
    cost = item.cost_vi if lang == "vi" else item.cost_en
    missing = "thiếu" if lang == "vi" else "missing"
    return f"  {'✗' if item.needed else '–'} {item.name}: {missing}" + "".join(
        f"; {s}" for s in (cost, item.remedy) if s
    )
