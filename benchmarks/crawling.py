"""CPU a page of our crawl, everything archived and stored, beside a bare spider over the same demonstration portal."""

import sys
import tempfile
from pathlib import Path

from benchmarks.rounds import Row, child_time, compared_commands
from doisoat.demo.articles import articles_of
from doisoat.demo.server import running

_ARTICLES = 4000
_PORTAL = "binhdinh"
_OURS = """
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from crawler.registry import sources
from crawler.run import crawl
with TemporaryDirectory() as folder:
    crawl(Path(folder) / "bench.db", [sources()["binhdinh"]], demo=sys.argv[1], delay=0)
"""


def measure() -> Row:
    """CPU of a whole process each, start-up and all, divided by the pages it fetched."""
    own = [article for article in articles_of(_ARTICLES) if article.portal == _PORTAL]
    requests: list[str] = []
    with running(port=0, articles=_ARTICLES, observe=lambda request: requests.append(request.path)) as address:
        port = address.rsplit(":", 1)[1]
        with tempfile.TemporaryDirectory() as folder:
            script = Path(folder) / "ours.py"
            script.write_text(_OURS, encoding="utf-8")
            ours = [sys.executable, str(script), address]
            peer = [
                sys.executable,
                str(Path(__file__).with_name("bare_spider.py")),
                f"http://{_PORTAL}.localhost:{port}",
            ]
            pages = [_pages(command, requests, len(own)) for command in (ours, peer)]
            name = f"crawl with archive / bare spider, CPU a page ({pages[0]} and {pages[1]} pages)"
            return compared_commands(name, ours, peer, pages)


def _pages(command: list[str], requests: list[str], least: int) -> int:
    """How many pages a command fetches; a crawl that misses articles is no fair peer."""
    requests.clear()
    child_time(command)
    if len(requests) < least:
        raise SystemExit(f"only {len(requests)} of at least {least} pages were asked by {command[1]}")
    return len(requests)
