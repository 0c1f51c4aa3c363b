"""CPU per page of our crawl, everything stored, beside a bare spider over the same demonstration portal."""

import sys
import tempfile
from pathlib import Path

from benchmarks.rounds import Row, compared_commands
from doisoat.demo.server import running

_ARTICLES = 400
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
    """Start-up and all: a whole process each, divided by the articles of the portal."""
    requests: list[str] = []
    with running(port=0, articles=_ARTICLES, observe=lambda request: requests.append(request.path)) as address:
        port = address.rsplit(":", 1)[1]
        with tempfile.TemporaryDirectory() as folder:
            ours = Path(folder) / "ours.py"
            ours.write_text(_OURS, encoding="utf-8")
            bare = Path(__file__).with_name("bare_spider.py")
            return compared_commands(
                f"crawl / bare spider, CPU an article ({_ARTICLES} articles)",
                [sys.executable, str(ours), address],
                [sys.executable, str(bare), f"http://binhdinh.localhost:{port}"],
                per=_ARTICLES,
            )
