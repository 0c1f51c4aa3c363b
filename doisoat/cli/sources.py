"""`doisoat sources`: the registered portals, and the release of what is held back of them.

`source_check` and `source_add` hold the commands that ask them.
"""

from collections.abc import Iterator

import click

from doisoat.cli.own_sources import sources_option
from doisoat.cli.screen import Line, Piece, show
from doisoat.cli.settings import Settings
from doisoat.cli.source_add import add
from doisoat.cli.source_check import check
from doisoat.cli.source_names import declared_source
from doisoat.records.errors import InputError

_LABELS = {
    "vi": {
        "address": "địa chỉ",
        "family": "nền tảng",
        "kind": "loại",
        "province": "tỉnh",
        "era": "thời kỳ",
        "listings": "trang danh mục",
        "hosts": "máy chủ được phép",
        "layouts": "bố cục",
        "evidence": "căn cứ",
    },
    "en": {"hosts": "allowed hosts"},
}
_ERAS = {
    "vi": {"pre": "đến 30/6/2025", "post": "từ 01/7/2025", "both": "trước và sau 01/7/2025"},
    "en": {"pre": "until 30 June 2025", "post": "from 1 July 2025", "both": "before and after 1 July 2025"},
}

_RELEASED = {
    "vi": "{source}: dùng lại {released} văn bản; lần thu thập cuối được coi là bình thường. Tiếp: doisoat extract",
    "en": "{source}: {released} documents are used again; the latest run counts as usual. Next: doisoat extract",
}


@click.group()
def command() -> None:
    """List and show the registered portals, try one live, add one; release what is held back of one."""


command.add_command(check)
command.add_command(add)


@command.command("list")
@sources_option
def list_sources() -> None:
    """List the portals: name, province, platform, address."""
    from crawler.registry import sources

    known = sources().values()
    width = max(len(source.name) for source in known)
    show(
        (Piece(source.name.ljust(width + 2), "bold"), Piece(f"{source.province}  {source.family}  {source.url}"))
        for source in known
    )


@command.command("show")
@click.argument("name")
@sources_option
@click.pass_obj
def show_source(settings: Settings, name: str) -> None:
    """Show what is declared of one portal, and what that rests on."""
    source = declared_source(name)
    fields = {
        "address": (source.url,),
        "family": (source.family,),
        "kind": (source.kind,),
        "province": (source.province,),
        "era": (_ERAS[settings.lang][source.era],),
        "listings": source.listings,
        "hosts": source.allowed_hosts,
        "layouts": tuple(f"{layout.name}: {layout.seen_in}" for layout in source.layouts),
        "TLS": source.tls,
        "evidence": (source.evidence.grade, source.evidence.text),
    }
    show(_source_lines(f"{source.name}  {source.title}", fields, settings.lang))


@command.command("release")
@click.argument("name")
@click.pass_obj
def release_source(settings: Settings, name: str) -> None:
    """Use again what is held back of a source, and take its latest run for what is usual.

    For a portal that looked broken and is as it should be. Next: doisoat extract.
    """
    from store.database import opened_store, transaction
    from store.lock import sole_writer
    from store.measures import accept_last, last_verdict
    from store.quarantine import release_all

    path = settings.database
    with sole_writer(path, create=False), opened_store(path, create=False) as db, transaction(db):
        if not last_verdict(db, name)[0]:
            raise InputError(f"{path}: source {name} was never crawled here; nothing of it is held back")
        released = release_all(db, name)
        accept_last(db, name)
    if settings.verbosity >= 0:
        click.echo(_RELEASED[settings.lang].format(source=name, released=released), err=True)


def _source_lines(heading: str, fields: dict[str, tuple[str, ...]], lang: str) -> Iterator[Line]:
    yield (Piece(heading, "bold"),)
    for label, values in fields.items():
        for value in values:
            yield (Piece(f"  {_LABELS[lang].get(label, label):<18} "), Piece(value))
