"""Runs crawls for the tests, each in a process of its own (a reactor cannot be started twice).

Scrapy is imported once; every line of JSON on standard input becomes a forked child that crawls and writes what came of
it to the file `result`. Answers two lines: the child's process id, then its exit status.
"""

import errno
import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import count as counting
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from twisted.internet.defer import Deferred, succeed

import crawler.commit
import crawler.handler
import crawler.resolver
from crawler.archive.segments import Archive, Place
from crawler.registry import sources
from crawler.run import crawl
from crawler.source import SourceDeclaration
from doisoat.records.errors import DoisoatError
from store.database import Store


def main() -> None:
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            os._exit(run(json.loads(line)))
        print(pid, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


def run(order: Mapping[str, Any]) -> int:
    sys.stderr = Path(order["result"] + ".err").open("w", buffering=1)  # noqa: SIM115 - open as long as the process
    os.dup2(sys.stderr.fileno(), 2)
    if "kill" in order:
        die_at_commit(*order["kill"])
    if "busy" in order:
        touch_connection(lambda db: db.execute(f"PRAGMA busy_timeout = {order['busy']:d}"))
    if "user" in order and os.getuid() == 0:  # an administrator may write anywhere
        os.setuid(order["user"])
    if "pages" in order:
        fill_disk(order["pages"])
    if "archive_full" in order:
        fill_archive(order["archive_full"])
    os.environ.update(order.get("environment", {}))
    if "names" in order:
        answer_names(order["names"])
    crawler.commit.BATCH = order.get("batch", crawler.commit.BATCH)
    options = dict(order.get("options", {}))
    if "since" in options:
        options["since"] = date.fromisoformat(options["since"])
    declarations = [declaration(name, of) for name, of in order["sources"].items()]
    declarations = [with_selectors(declared, order.get("selectors", {})) for declared in declarations]
    ports = [urlsplit(declaration.url).port for declaration in declarations]
    options.setdefault("settings", {}).setdefault("DOISOAT_LOOPBACK_PORTS", [port for port in ports if port])
    try:
        summary = crawl(Path(order["db"]), declarations, **options)
    except DoisoatError as error:
        Path(order["result"]).write_text(json.dumps({"error": str(error), "kind": type(error).__name__}))
        return error.exit_code
    told = {name: getattr(summary, name) for name in ("pages", "added", "changed", "unchanged", "pending")}
    told["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told |= {"failed": dict(summary.failed), "broken": dict(summary.broken), "interrupted": summary.interrupted}
    told["unbalanced"] = dict(summary.unbalanced)
    told["alarms"] = {name: list(found.alarms) for name, found in summary.inspections.items() if found.alarms}
    told["promised"] = {name: dict(account.promised) for name, account in summary.accounts.items()}
    Path(order["result"]).write_text(json.dumps(told))
    return 0


def declaration(name: str, of: Mapping[str, Any]) -> SourceDeclaration:
    """The source of that name, or one like another, with what is different."""
    changes = {field: tuple(value) if isinstance(value, list) else value for field, value in of.items()}
    return replace(sources()[changes.pop("like", name)], name=name, **changes)


def with_selectors(declaration: SourceDeclaration, more: Mapping[str, list[str]]) -> SourceDeclaration:
    """The source whose layouts have these selectors too."""
    layouts = (replace(layout, selectors={**layout.selectors, **more}) for layout in declaration.layouts)
    return replace(declaration, layouts=tuple(layouts)) if more else declaration


def die_at_commit(where: str, number: int) -> None:
    """Have this process killed at the n-th transaction: before it, within (all but committed), or just after it."""
    count = 0
    marks = {"before": "BEGIN IMMEDIATE", "within": "COMMIT", "after": "COMMIT"}

    def watch(statement: str) -> None:
        nonlocal count
        if where == "after" and count == number:
            os.kill(os.getpid(), signal.SIGKILL)  # whatever is asked of the database next
        count += statement == marks[where]
        if where != "after" and count == number:
            os.kill(os.getpid(), signal.SIGKILL)  # SQLite tells of a statement before it begins

    touch_connection(lambda db: db.set_trace_callback(watch))


def fill_disk(pages: int) -> None:
    """The database may not grow beyond so many pages: SQLite then says that the disk is full."""
    touch_connection(lambda db: db.execute(f"PRAGMA max_page_count = {pages:d}"))


def fill_archive(appends: int) -> None:
    """The disk is full in the middle of a record, after so many batches have gone into the archive."""
    counted, append = counting(), Archive._append

    def failing(self: Archive, records: Sequence[bytes]) -> list[Place]:
        if not records or next(counted) < appends:
            return append(self, records)
        append(self, [*records[:-1], records[-1][: len(records[-1]) // 2]])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    Archive._append = failing


def answer_names(addresses: Mapping[str, list[str]]) -> None:
    """Have host names resolve to these addresses: one each time, the last one for ever."""
    left = {name: list(several) for name, several in addresses.items()}

    def resolve(self: object, name: str, timeout: object = ()) -> Deferred[str]:
        several = left[name]
        return succeed(several.pop(0) if len(several) > 1 else several[0])

    crawler.resolver.LoopbackResolver.getHostByName = resolve


def touch_connection(touch: Callable[[Store], object]) -> None:
    opened = crawler.commit.open_store

    def opening(*args: Any, **kwargs: Any) -> Store:
        db = opened(*args, **kwargs)
        touch(db)
        return db

    crawler.commit.open_store = opening


if __name__ == "__main__":
    main()
