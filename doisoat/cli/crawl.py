"""`doisoat crawl`: gather documents from the portals."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from doisoat.cli.account import account_lines, fault_lines
from doisoat.cli.exits import FAILED, FINE, complain
from doisoat.cli.options import Day
from doisoat.cli.own_sources import sources_option
from doisoat.cli.settings import Settings
from doisoat.cli.source_names import declared_source

if TYPE_CHECKING:
    from crawler.source import SourceDeclaration
    from crawler.summary import CrawlSummary

_Command = TypeVar("_Command", bound=Callable[..., Any])

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


def gathering_options(command: _Command) -> _Command:
    """What to gather, and how: for `crawl` and `run`."""
    options = (
        click.argument("names", nargs=-1, metavar="[SOURCE]…"),
        click.option("--since", type=Day(), help="Leave out articles that a list dates before this day."),
        click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many articles a source."),
        click.option("--again", is_flag=True, help="Ask for every known page, whatever its time."),
        click.option("--demo", metavar="URL", help="Gather the portals that `doisoat demo --serve` serves there."),
        click.option(
            "--delay", type=click.FloatRange(min=0), metavar="SECONDS", help="Only with --demo: pause between requests."
        ),
        sources_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@gathering_options
@click.pass_obj
def command(settings: Settings, /, **options: Any) -> int:
    """Gather new and changed documents of the sources, all or those named; see `doisoat sources list`.

    Stopped at any moment and started again, it goes on where it was. The pause between two requests is the source's;
    DOISOAT_CONTACT, or `contact` in doisoat.toml, tells the portals whom to write to.
    """
    sources = sources_for(options)
    from doisoat.cli.notices import notices
    from store.lock import sole_writer

    send = notices(settings)
    with sole_writer(settings.database, create=True):
        summary = gather(settings, sources, options)
        code = tell(summary, settings)
    send(troubles_of(summary, settings.lang))
    return code


def sources_for(options: Mapping[str, Any]) -> "tuple[SourceDeclaration, ...]":
    """The sources that these options mean. Raises what is wrong with the options, before anything is touched."""
    if options["delay"] is not None and options["demo"] is None:
        raise click.UsageError("--delay goes with --demo only: real portals are asked at their own pace")
    sources = declared(options["names"], demo=options["demo"])
    if options["demo"]:
        from crawler.run import demo_source

        return tuple(demo_source(source, options["demo"]) for source in sources)
    return sources


def gather(settings: Settings, sources: "Iterable[SourceDeclaration]", options: Mapping[str, Any]) -> "CrawlSummary":
    """Crawl; once a process, and as the only one that writes to the database."""
    from crawler.run import crawl

    given = {name: value for name, value in options.items() if name != "names"}
    log_level = _LOG_LEVELS.get(min(settings.verbosity, 2))
    return crawl(settings.database, sources, **given, contact=settings.contact, log_level=log_level)


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
        for line in account_lines(summary, lang, everything=settings.verbosity > 0):
            click.echo(line, err=True)
    if summary.interrupted:
        complain(_INTERRUPTED[lang])
    troubles = troubles_of(summary, lang)
    for trouble in troubles:
        complain(trouble)
    if summary.interrupted:
        return 128 + summary.interrupted
    return FAILED if troubles else FINE


def troubles_of(summary: "CrawlSummary", lang: str) -> tuple[str, ...]:
    """Why a crawl failed, a line each: what is broken, and unless it was stopped what was not gathered whole."""
    broken = {} if summary.interrupted else summary.broken
    ungathered = (_BROKEN[lang].format(source=source, reason=reason) for source, reason in broken.items())
    return (*fault_lines(summary, lang), *ungathered)
