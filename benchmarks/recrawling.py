"""What a second crawl of an unchanged demonstration fetches, beside the first one: bytes of bodies the portals sent."""

import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.rounds import Row
from doisoat.demo.portals import PORTALS
from doisoat.demo.server import running

_CRAWL = f"""
import sys
from pathlib import Path
from crawler.registry import sources
from crawler.run import crawl
names = {[portal.name for portal in PORTALS]}
crawl(Path(sys.argv[2]), [sources()[name] for name in names], demo=sys.argv[1], delay=0, again=sys.argv[3] == "again")
"""
_MEGA = 1e6


def measure() -> Row:
    """In place of milliseconds the columns hold kilobytes: the second crawl, and the first; then all pages due."""
    sent = Counter[str]()
    with (
        running(record=lambda _, response: sent.update({"bytes": len(response.body)})) as address,
        tempfile.TemporaryDirectory() as folder,
    ):
        bytes_of: list[float] = []
        for order in ("new", "new", "again"):
            sent.clear()
            command = [sys.executable, "-c", _CRAWL, address, str(Path(folder) / "bench.db"), order]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            bytes_of.append(sent["bytes"] / _MEGA)
    first, second, due = bytes_of
    return Row(
        name="second crawl / first (kB, not ms; range: to all pages due)",
        ours=second,
        peer=first,
        ratio=second / first,
        least=second / first,
        greatest=due / first,
    )
