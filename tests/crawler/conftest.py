"""Crawls of scripted portals, each in a process of its own."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the scripted portal is a module beside these tests

from crawl_client import Crawled, CrawlServer, order

import doisoat.demo.http_server
from doisoat.demo.portals import PORTALS


@pytest.fixture(scope="session")
def crawl_server() -> Iterator[CrawlServer]:
    server = CrawlServer()
    yield server
    server.close()


@pytest.fixture
def run_crawl(crawl_server: CrawlServer, tmp_path: Path) -> Callable[..., Crawled]:
    """Crawl portals into `tmp_path/crawl.db`; keywords go into the order."""

    def run(portals: Any, *, name: str = "crawl", **more: Any) -> Crawled:
        return crawl_server.crawl(order(portals, tmp_path, name=name, **more))

    return run


@pytest.fixture(scope="module")
def no_latency() -> Iterator[None]:
    """The demonstration portals answer at once, the slow one too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(doisoat.demo.http_server, "PORTALS", tuple(replace(p, latency_ms=0) for p in PORTALS))
        yield
