"""`doisoat run` over the demonstration portals, each in a forked process: a reactor cannot be started twice."""

import json
import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from doisoat.cli.main import run as run_program

_SLOW_TO_IMPORT = (
    "scrapy.core.downloader.handlers.http11",
    "crawler.run",
    "crawler.spiders",
    "doisoat.cli.timed_run",
    "extract.reader",
)


class Ended(NamedTuple):
    """`code` is negative for the signal that killed it; `line` the summary line, None where there was none."""

    code: int
    line: dict[str, Any] | None
    err: str


class PortalRuns:
    """Runs against the portals at `url`; everything is imported before the fork."""

    def __init__(self, url: str, folder: Path) -> None:
        for name in _SLOW_TO_IMPORT:
            import_module(name)
        self.url, self.folder = url, folder

    def __call__(
        self, database: Path, *arguments: str, prepare: Callable[[], object] = lambda: None, demo: str | None = None
    ) -> Ended:
        """Run; `prepare` is done in the process that runs, before it begins."""
        out, err = self.folder / "stdout", self.folder / "stderr"
        child = os.fork()
        if child == 0:
            sys.stdout, sys.stderr = out.open("w"), err.open("w")
            prepare()
            command = ["-q", "--db", str(database), "run", "--demo", demo or self.url, "--delay", "0", *arguments]
            code = run_program(command)
            sys.stderr.flush()
            os._exit(code)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        lines = out.read_text().splitlines()
        assert len(lines) <= 1
        return Ended(code, json.loads(lines[0]) if lines else None, err.read_text())
