"""Orders to the crawl server and what comes of them."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.archive.catalogue import catalogue
from crawler.archive.segments import segments_in
from crawler.replay import Replayed, replay
from store.content_hash import content_hash
from store.database import opened_store

HERE = Path(__file__).parent
#: Nothing waits in a test: no pause between requests, none before a second try.
QUICK = {"DOISOAT_RETRY_WAIT": 0, "DOWNLOAD_TIMEOUT": 5, "HTTPPROXY_ENABLED": False}


@dataclass(frozen=True)
class Crawled:
    status: int
    told: Mapping[str, Any]
    stderr: str


class CrawlServer:
    """Crawls one after the other; `pid` is the process of the one that runs."""

    def __init__(self) -> None:
        command = [sys.executable, str(HERE / "crawl_server.py")]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.started = threading.Event()
        self.pid = 0

    def crawl(self, order: Mapping[str, Any]) -> Crawled:
        result = Path(order["result"])
        result.unlink(missing_ok=True)
        self.started.clear()
        print(json.dumps(order), file=self.process.stdin, flush=True)
        self.pid = int(self.process.stdout.readline())
        self.started.set()
        status = int(self.process.stdout.readline())
        told = json.loads(result.read_text()) if result.exists() else {}
        return Crawled(status, told, Path(f"{result}.err").read_text())

    def signal(self, number: int) -> None:
        """Send a signal to the crawl that runs."""
        self.started.wait()
        os.kill(self.pid, number)

    def close(self) -> None:
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()


def order(portals: Any, folder: Path, *, name: str, source: Any = (), **more: Any) -> dict[str, Any]:
    """What the crawl server is told: crawl into `folder/name.db`.

    `portals` is the address of one portal, or maps names of sources to what is different of their declarations.
    """
    here = {"allowed_hosts": ["127.0.0.1"], "expected_minimum": 1}
    sources = {"binhdinh": {"url": portals, **here, **dict(source)}} if isinstance(portals, str) else portals
    options = {"delay": 0, **more.pop("options", {})}
    options["settings"] = {**QUICK, **options.get("settings", {})}
    place = {"db": str(folder / f"{name}.db"), "result": str(folder / f"{name}.json")}
    return {**place, "sources": sources, "options": options, **more}


def rebuilt(files: Iterable[Path], database: Path) -> Replayed:
    """Make `database` of archive files alone."""
    archive = catalogue(files, lambda path, damage: None)
    with opened_store(database, create=True) as db:
        return replay(db, archive, folder=database.parent, source="files", placed=lambda document: document)


def rebuilt_hash(folder: Path) -> str:
    """The hash of a database made of the archive of `folder/crawl.db` alone, its files named backwards."""
    rebuilt(reversed(segments_in(folder / "crawl.db.warc")), folder / "rebuilt.db")
    with opened_store(folder / "rebuilt.db", create=False) as db:
        return content_hash(db)


def rows(folder: Path, question: str) -> list[tuple[Any, ...]]:
    """What `folder/crawl.db` says."""
    with opened_store(folder / "crawl.db", create=False) as db:
        return [tuple(row) for row in db.execute(question)]


def states(folder: Path) -> dict[str, tuple[str, str]]:
    """Path → state and reason of every address in `folder/crawl.db`."""
    found = rows(folder, "SELECT key, state, reason FROM frontier")
    return {"/" + key.split("/", 3)[3]: (state, reason) for key, state, reason in found}
