"""`doisoat crawl`: gather documents from the portals."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

import click

from doisoat.cli.exits import FAILED, FINE, complain
from doisoat.cli.options import Day
from doisoat.cli.own_sources import sources_option
from doisoat.cli.settings import Settings
from doisoat.cli.source_names import declared_source

if TYPE_CHECKING:
    from crawler.source import SourceDeclaration
    from crawler.summary import CrawlSummary

_DONE = {
    "vi": "Trang: {pages}; văn bản mới: {added}, thay đổi: {changed}, như cũ: {unchanged}; còn chờ: {pending}",
    "en": "Pages: {pages}; documents new: {added}, changed: {changed}, as before: {unchanged}; waiting: {pending}",
}
_BROKEN = {
    "vi": "nguồn {source} chưa thu thập được trọn vẹn ({reason}); chạy lại lệnh này sẽ làm tiếp",
    "en": "source {source} was not gathered whole ({reason}); the same command goes on from there",
}
_INTERRUPTED = {
    "vi": "đã dừng giữa chừng; những gì đã tải vẫn còn, chạy lại lệnh này sẽ làm tiếp",
    "en": "stopped on the way; what was gathered is kept, the same command goes on from there",
}
#: Scrapy's log for -v and -vv.
_LOG_LEVELS = {1: "INFO", 2: "DEBUG"}


@click.command()
@click.argument("names", nargs=-1, metavar="[SOURCE]…")
@click.option("--since", type=Day(), help="Leave out articles that a list dates before this day.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many articles a source.")
@click.option("--again", is_flag=True, help="Ask for every known page, whatever its time.")
@click.option("--demo", metavar="URL", help="Gather the portals that `doisoat demo --serve` serves there.")
@click.option(
    "--delay", type=click.FloatRange(min=0), metavar="SECONDS", help="Only with --demo: pause between requests."
)
@sources_option
@click.pass_obj
def command(
    settings: Settings,
    /,
    *,
    names: tuple[str, ...],
    since: date | None,
    limit: int | None,
    again: bool,
    demo: str | None,
    delay: float | None,
) -> int:
    """Gather new and changed documents of the sources, all or those named; see `doisoat sources list`.

    Stopped at any moment and started again, it goes on where it was. The pause between two requests is the source's;
    DOISOAT_CONTACT, or `contact` in doisoat.toml, tells the portals whom to write to.
    """
    if delay is not None and demo is None:
        raise click.UsageError("--delay goes with --demo only: real portals are asked at their own pace")
    from crawler.run import crawl

    summary = crawl(
        settings.database,
        declared(names, demo=demo),
        demo=demo,
        delay=delay,
        limit=limit,
        since=since,
        again=again,
        contact=settings.contact,
        log_level=_LOG_LEVELS.get(min(settings.verbosity, 2)),
    )
    return tell(summary, settings)


def declared(names: Collection[str], *, demo: str | None) -> "tuple[SourceDeclaration, ...]":
    """The declarations of these sources; of no names all, or all that the demonstration serves."""
    from crawler.registry import sources

    if not names and demo:
        from doisoat.demo.portals import PORTALS

        names = [portal.name for portal in PORTALS]
    return tuple(declared_source(name) for name in dict.fromkeys(names or sources()))


def tell(summary: "CrawlSummary", settings: Settings) -> int:
    """Print what came of it; the exit code."""
    lang = settings.lang
    if settings.verbosity >= 0:
        counts = {name: getattr(summary, name) for name in ("pages", "added", "changed", "unchanged", "pending")}
        click.echo(_DONE[lang].format(**counts), err=True)
        for reason, count in summary.failed.items():
            click.echo(f"  {count} × {reason}", err=True)
    if summary.interrupted:
        complain(_INTERRUPTED[lang])
        return 128 + summary.interrupted
    for source, reason in summary.broken.items():
        complain(_BROKEN[lang].format(source=source, reason=reason))
    return FAILED if summary.broken else FINE
