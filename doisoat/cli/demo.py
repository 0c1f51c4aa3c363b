"""`doisoat demo`: the whole chain against the built-in portals, or the portals alone."""

import sys
from threading import Event

import click

from doisoat.cli.exits import FINE, INTERRUPTED
from doisoat.cli.settings import Settings

_SERVING = {
    "vi": "Các cổng thông tin đang chạy ở {url} (Ctrl-C để dừng). Ví dụ: doisoat --db demo.db crawl --demo {url}",
    "en": "The portals are served at {url} (Ctrl-C ends it). Try: doisoat --db demo.db crawl --demo {url}",
}


@click.command()
@click.option("--serve", is_flag=True, help="Only serve the portals, until interrupted.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port of the portals. [default: 8765, or a free one]")
@click.option("--latency", type=click.IntRange(min=0), default=0, metavar="MS", help="Answer this much later.")
@click.option("--articles", type=click.IntRange(1, 100_000), help="How many articles. [default: 60]")
@click.pass_obj
def command(settings: Settings, *, serve: bool, port: int | None, latency: int, articles: int | None) -> int:
    """Gather from the built-in portals into demo.db, made anew, read, check, and compare with the planted faults.

    A database that holds other documents is left alone. Exit code 0 when every document was gathered and exactly the
    planted faults were found.
    """
    from doisoat.demo.articles import DEFAULT_ARTICLES

    count = articles or DEFAULT_ARTICLES
    if serve:
        return _serve(settings, port, count, latency)
    from doisoat.cli.demo_chain import show_chain

    return show_chain(settings, port, count, latency)


def _serve(settings: Settings, port: int | None, articles: int, latency: int) -> int:
    """Ctrl-C is the way to end it, hence no complaint."""
    from doisoat.demo.server import DEFAULT_PORT, running

    with running(port or DEFAULT_PORT, articles, latency) as url:
        click.echo(_SERVING[settings.lang].format(url=url))
        sys.stdout.flush()
        try:
            Event().wait()
        except KeyboardInterrupt:
            return INTERRUPTED
    return FINE
