"""One crawl over several sources in one process and one reactor."""

import asyncio
import logging
import signal
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from scrapy import Spider
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.settings import Settings
from scrapy.utils.log import configure_logging
from scrapy.utils.reactor import install_reactor

from crawler.addresses import proxies
from crawler.commit import committer_for
from crawler.ledger import summarise
from crawler.source import SourceDeclaration
from crawler.summary import CrawlSummary
from doisoat.records.errors import ConfigurationError

_REACTOR = "crawler.reactor.GuardedReactor"
#: How the host names of the demonstration end.
DEMO_HOSTS = ".localhost"
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def crawl(  # noqa: PLR0913 - the options of the command, all named
    path: Path,
    declarations: Iterable[SourceDeclaration],
    *,
    demo: str | None = None,
    delay: float | None = None,
    limit: int | None = None,
    since: date | None = None,
    again: bool = False,
    contact: str | None = None,
    log_level: str | None = None,
    settings: Mapping[str, Any] | None = None,
) -> CrawlSummary:
    """Gather sources into the database at `path`, taking up what an earlier run left; once a process.

    `demo` is the address of a demonstration server: each source is then asked as `NAME.localhost` there. `delay` is the
    pause between two requests to a host in seconds, `limit` the number of articles a source; with `again` every known
    page counts as due. Without `log_level` nothing is logged. Raises StoreError when the database fails; a portal that
    fails is told in the summary.
    """
    chosen = [demo_source(d, demo) if demo else d for d in declarations]
    given = {"DOWNLOAD_DELAY": delay, "DOISOAT_LIMIT": limit, "DOISOAT_CONTACT": contact, "LOG_LEVEL": log_level}
    options = {name: value for name, value in given.items() if value is not None} | dict(settings or {})
    options |= {"DOISOAT_DB": str(path), "DOISOAT_AGAIN": again}
    if since:
        options["DOISOAT_SINCE"] = since.isoformat()
    committer = committer_for(path)
    committer.open(_ignore)
    try:
        received = run_spiders(options, chosen, _portal_spider, demo=demo)
        committer.flush()
        if committer.error:
            raise committer.error
        return summarise(committer, chosen, whole=not (limit or since or received), interrupted=received)
    finally:
        committer.close(_ignore)


def demo_source(declaration: SourceDeclaration, demo: str) -> SourceDeclaration:
    """The same source as the demonstration server at `demo` serves it: another origin, nothing else.

    A source that was added from the demonstration has its host there already.
    """
    parts = urlsplit(demo)
    if parts.scheme != "http" or not parts.hostname:
        raise ConfigurationError(
            f"{demo!r} is no address of a demonstration server; give one like http://127.0.0.1:8765"
        )
    own = urlsplit(declaration.url).hostname or ""
    host = own if own.endswith(DEMO_HOSTS) else f"{declaration.name}.localhost"
    return replace(declaration, url=f"http://{host}:{parts.port or 80}", allowed_hosts=(host,), demo=True)


def run_spiders(
    options: Mapping[str, Any],
    declarations: Iterable[SourceDeclaration],
    spider_of: Callable[[SourceDeclaration], type[Spider]],
    *,
    demo: str | None,
) -> signal.Signals | None:
    """Run the spiders of all sources to their end, once a process; the signal that ended them, if one did.

    `options` are settings of Scrapy over those of our add-on.
    """
    more: dict[str, Any] = {"ADDONS": {"crawler.addon.Addon": 0}, "TWISTED_REACTOR": _REACTOR}
    if demo:
        more |= {"HTTPPROXY_ENABLED": False, "DOISOAT_LOOPBACK_PORTS": [urlsplit(demo).port or 80]}
    settings = Settings({**options, **more})
    _set_up_logging(settings["LOG_LEVEL"] if "LOG_LEVEL" in options else None)
    reactor = _reactor(settings)
    runner = AsyncCrawlerRunner(settings)
    received: list[signal.Signals] = []
    loop = asyncio.get_event_loop()

    def stop(number: signal.Signals) -> None:
        received.append(number)
        if len(received) == 1:
            tasks.append(loop.create_task(runner.stop()))
        else:
            reactor.stop()

    async def finish() -> None:
        await runner.join()
        reactor.stop()

    crawls = [runner.crawl(spider_of(declaration)) for declaration in declarations]
    tasks = [loop.create_task(finish())]
    with _handling(loop, stop):
        reactor.run(installSignalHandlers=False)
    for task in crawls:
        if task.done() and not task.cancelled() and (error := task.exception()):
            raise error
    return received[0] if received else None


def _reactor(settings: Settings) -> Any:
    """The one reactor of the process: it knows the names of the demonstration and connects to public addresses only."""
    install_reactor(_REACTOR)
    from twisted.internet import reactor as installed  # can only be imported once it is installed

    reactor = cast("Any", installed)

    from crawler.resolver import LOOPBACK, LoopbackResolver

    LoopbackResolver(reactor, settings.getint("DNSCACHE_SIZE"), 10.0).install_on_reactor()
    own = {(LOOPBACK, int(port)) for port in settings.getlist("DOISOAT_LOOPBACK_PORTS")}
    reactor.exempt_only(own | (proxies() if settings.getbool("HTTPPROXY_ENABLED") else set()))
    return reactor


def _portal_spider(declaration: SourceDeclaration) -> type[Spider]:
    from crawler.spiders import spider_class

    return spider_class(declaration)


@contextmanager
def _handling(loop: asyncio.AbstractEventLoop, stop: Callable[[signal.Signals], None]) -> Iterator[None]:
    """The first SIGINT or SIGTERM ends the crawl with everything finished written, the second one at once.

    Afterwards they do what they did before: the loop would leave the process without its own handlers.
    """
    before = {number: signal.getsignal(number) for number in _SIGNALS}
    with suppress(ValueError, RuntimeError):  # only the main thread hears signals
        for number in _SIGNALS:
            loop.add_signal_handler(number, stop, number)
    try:
        yield
    finally:
        for number in _SIGNALS:
            if loop.remove_signal_handler(number):
                signal.signal(number, before[number])


def _set_up_logging(log_level: str | None) -> None:
    """Scrapy's log goes to stderr from `log_level` on, or nowhere."""
    configure_logging({"LOG_LEVEL": log_level or "CRITICAL", "LOG_INSTALL_ROOT_HANDLER": log_level is not None})
    if log_level is None:
        logging.getLogger().addHandler(logging.NullHandler())


def _ignore(keys: Collection[str]) -> None:
    """The crawl as a whole has no use for what was written."""
