"""How long it takes to add a source of a known family: each portal of the demonstration, by the installed program."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.rounds import Row
from doisoat.demo.server import running

#: Portal → the page it is added from.
_BEGINNINGS = {"binhdinh": "/tin-tuc", "bacninh": "/kinh-te", "hoabinh": "/", "baotayninh": "/tin-moi"}
_ALLOWED = 60.0
_PROGRAM = Path(sys.executable).with_name("doisoat")


def measure() -> Row:
    """Seconds by the clock, not CPU: the slowest portal beside the minute it may take; range: all of them."""
    with running() as address, tempfile.TemporaryDirectory() as folder:
        port = address.rpartition(":")[2]
        shares: list[float] = []
        for name, path in _BEGINNINGS.items():
            page = f"http://{name}.localhost:{port}{path}"
            command = [_PROGRAM, "sources", "add", page, "--name", f"moi-{name}", "--into", folder, "--demo", address]
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            shares.append((time.perf_counter() - start) / _ALLOWED)
    return Row(
        name="adding a source / the minute allowed (clock, slowest of 4)",
        ours=max(shares) * _ALLOWED,
        peer=_ALLOWED,
        ratio=max(shares),
        least=min(shares),
        greatest=max(shares),
    )
