"""Scrapy's own way of going on after a stop, on the same portals: killed until it says that it has finished."""

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.kills.killing import Victim, killed_until_done
from benchmarks.kills.moody_portals import MoodyServer
from benchmarks.kills.table import Row, undisturbed
from doisoat.demo.portals import PORTALS

#: The portal behind a cookie wall, which is no fair place for a plain spider.
WALLED = "baotayninh"
MOST_ROUNDS = 12


def rounds(server: MoodyServer, folder: Path, kills: int, dice: random.Random) -> Iterator[Row]:
    """An undisturbed crawl, then new ones, each killed until it ends by itself, until `kills` are used up."""
    port = urlsplit(server.base_url).port
    urls = [f"http://{portal.host}:{port}/" for portal in PORTALS if portal.name != WALLED]
    whole = _victim(folder / "jobdir", urls, start_up=0.0)
    pages, start_up, row = undisturbed(server, whole.name, whole.command)
    there = set(_pages_in(whole.archive))
    yield row.filled(got=len(there), there=len(there))
    used = 0
    for number in range(1, MOST_ROUNDS + 1):
        if used >= kills:
            return
        victim = _victim(folder / f"jobdir{number}", urls, start_up)
        server.forget()
        campaign = killed_until_done(victim, server, kills=kills - used, pages=pages, dice=dice)
        used += campaign.kills.total()
        got = [page for page in _pages_in(victim.archive) if page not in urls]  # the first pages are asked every time
        twice = len(got) - len(set(got))
        yield Row.of(victim.name, campaign, got=len(there & {*got, *urls}), there=len(there), twice=twice)


def _victim(folder: Path, urls: list[str], start_up: float) -> Victim:
    folder.mkdir()
    script = str(Path(__file__).with_name("jobdir_spider.py"))
    command = [sys.executable, script, str(folder), *urls]
    return Victim("Scrapy + JOBDIR, pages", command, folder / "pages", folder / "job", start_up)


def _pages_in(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").split() if file.exists() else []
