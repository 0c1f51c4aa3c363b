"""Faults that no host can show by itself end in their declared states: certificates, the machine, the time."""

import shutil
import signal
import socket
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from crawl_client import order, rebuilt_hash, rows, states
from scripted_portal import Answer, list_page, running_portal
from tls_portal import running_tls_portal
from trustme import CA

from crawler.archive.segments import segments_in
from doisoat.demo.misbehaving.register import MISHAPS
from store.content_hash import content_hash
from store.database import open_store, opened_store

ARTICLE = "/tin-tuc/a/bai-2.html"
HOST = "tinh.localhost"
ROOT = CA()
NOBODY = 65534
PAST = datetime.now(UTC) - timedelta(days=9)
HOUR = 3600


def test_every_mishap_has_its_test() -> None:
    tests = {name.removeprefix("test_").replace("_", "-") for name in globals() if name.startswith("test_")}
    assert {mishap.name for mishap in MISHAPS} == tests - {"every-mishap-has-its-test"}


def stored(folder: Path) -> int:
    return int(rows(folder, "SELECT count(*) FROM documents")[0][0])


def whole(folder: Path) -> bool:
    """Whether the database is sound, and its archive alone would give it again."""
    with opened_store(folder / "crawl.db", create=False) as db:
        sound = db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        return sound and content_hash(db) == rebuilt_hash(folder)


def test_connection_refused(run_crawl: Callable, tmp_path: Path) -> None:
    with running_portal(3) as portal, socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        dead = f"http://binhdinh.localhost:{closed.getsockname()[1]}"
        sources = {
            "binhdinh": {"url": dead, "allowed_hosts": ["binhdinh.localhost"]},
            "gialai": {"url": portal.url, "allowed_hosts": ["127.0.0.1"], "expected_minimum": 1},
        }
        crawled = run_crawl(sources)
    assert crawled.told["broken"] == {"binhdinh": "binhdinh.localhost: robots.txt: connection refused"}
    asked = rows(tmp_path, "SELECT state, reason FROM frontier WHERE source = 'binhdinh'")
    assert asked == [("pending", "robots.txt: connection refused")]
    assert stored(tmp_path) == 3


@pytest.fixture
def refused(run_crawl: Callable, tmp_path: Path) -> Callable[[bytes], str]:
    """The reason why nothing is asked of a portal with this key and chain."""

    def reason(key_and_chain: bytes) -> str:
        (tmp_path / "root.pem").write_bytes(ROOT.cert_pem.bytes())
        with running_tls_portal(2, tmp_path, key_and_chain) as portal:
            url = portal.url.replace("http://127.0.0.1", f"https://{HOST}")
            trusted = {"SSL_CERT_FILE": str(tmp_path / "root.pem")}
            crawled = run_crawl(url, source={"allowed_hosts": [HOST]}, environment=trusted)
            assert portal.paths == []
        ((path, (state, said)),) = states(tmp_path).items()
        assert (path, state) == ("/tin-tuc", "failed")
        assert crawled.told["broken"] == {"binhdinh": f"{HOST}: {said}"}
        return said

    return reason


def chain_of(authority: CA, host: str = HOST, *, parts: int | None = None, **more: Any) -> bytes:
    leaf = authority.issue_cert(host, **more)
    return leaf.private_key_pem.bytes() + b"".join(blob.bytes() for blob in leaf.cert_chain_pems[:parts])


def test_certificate_expired(refused: Callable) -> None:
    assert refused(chain_of(ROOT, not_before=PAST, not_after=PAST + timedelta(days=1))) == "certificate expired"


def test_certificate_chain_incomplete(refused: Callable) -> None:
    chain = chain_of(ROOT.create_child_ca(), parts=1)
    assert refused(chain) == "certificate chain incomplete or of an unknown authority"


def test_certificate_of_another_host(refused: Callable) -> None:
    assert refused(chain_of(ROOT, "other.localhost")) == "certificate of another host"


def test_name_of_a_private_address(run_crawl: Callable, tmp_path: Path) -> None:
    with running_portal(2) as portal:
        url = portal.url.replace("127.0.0.1", "tinh.example")
        here, resolved = {"allowed_hosts": ["tinh.example"]}, {"tinh.example": ["192.168.0.1"]}
        crawled = run_crawl(url, source=here, names=resolved)
        assert portal.paths == []
    reason = "leads to an address that is not public"
    assert states(tmp_path) == {"/tin-tuc": ("refused", reason)}
    assert crawled.told["broken"] == {"binhdinh": f"tinh.example: {reason}"}


def test_ten_thousand_links(run_crawl: Callable, tmp_path: Path) -> None:
    names = [f"/tin-tuc/a/bai-{number}.html" for number in range(5, 10_001)]
    listing = Answer(list_page(1, 4, *names).encode())
    with running_portal(10_000, {"/tin-tuc": [listing]}) as portal:
        crawled = run_crawl(portal.url, options={"limit": 5})
        assert len(portal.paths) == 2 + 5
    assert (crawled.told["added"], crawled.told["pending"], crawled.told["broken"]) == (5, 9_995, {})
    counted = rows(tmp_path, "SELECT state, count(*) FROM frontier WHERE kind = 'article' GROUP BY state")
    assert dict(counted) == {"done": 5, "pending": 9_995}


def test_clock_goes_back(run_crawl: Callable, tmp_path: Path) -> None:
    """All that the first run wrote is an hour in the future when the second one begins."""
    with running_portal(5) as portal:
        run_crawl(portal.url)
        with opened_store(tmp_path / "crawl.db", create=False) as db:
            for time in ("visited_at", "revisit_at", "read_at"):
                db.execute(f"UPDATE frontier SET {time} = {time} + {HOUR}")
            db.execute("UPDATE pages SET fetched_at = replace(fetched_at, '+00:00', '-01:00')")
        portal.reset({"/tin-tuc": [Answer(list_page(1, 5, "/tin-tuc/a/bai-9.html").encode())]})
        crawled = run_crawl(portal.url)
    assert "/tin-tuc" in portal.paths
    assert (crawled.told["added"], crawled.told["changed"], crawled.told["pending"]) == (1, 0, 0)
    assert stored(tmp_path) == 6


def test_clock_goes_back_a_year(run_crawl: Callable, tmp_path: Path) -> None:
    with running_portal(4, {ARTICLE: [Answer(status=429, headers={"Retry-After": "7200"})]}) as portal:
        run_crawl(portal.url)
        assert states(tmp_path)[ARTICLE] == ("pending", "HTTP 429")
        with opened_store(tmp_path / "crawl.db", create=False) as db:
            db.execute("UPDATE frontier SET due_at = due_at + ? WHERE due_at > 0", (365 * 24 * HOUR,))
        portal.reset({})
        crawled = run_crawl(portal.url)
    assert (crawled.told["pending"], crawled.told["broken"]) == (0, {})
    assert stored(tmp_path) == 4


def test_disk_full(run_crawl: Callable, tmp_path: Path) -> None:
    with running_portal(60) as portal:
        crawled = run_crawl(portal.url, pages=36)
        assert (crawled.status, crawled.told["kind"], crawled.stderr) == (3, "StoreError", "")
        assert "the disk is full" in crawled.told["error"]
        before = stored(tmp_path)
        assert 0 < before < 60
        assert run_crawl(portal.url).told["added"] == 60 - before
    assert whole(tmp_path)


def test_archive_disk_full(run_crawl: Callable, tmp_path: Path) -> None:
    with running_portal(5) as portal:
        crawled = run_crawl(portal.url, archive_full=2, batch=1)
        assert (crawled.status, crawled.told["kind"], crawled.stderr) == (3, "ArchiveError", "")
        assert rows(tmp_path, "SELECT count(*) FROM pages") == [(2,)]
        assert run_crawl(portal.url).status == 0
    assert stored(tmp_path) == 5
    assert whole(tmp_path)


@pytest.fixture
def guarded() -> Iterator[Path]:
    """A directory that an account without rights may enter but not write; pytest's own is closed to others."""
    directory = Path(tempfile.mkdtemp())
    directory.chmod(0o755)
    yield directory
    directory.chmod(0o755)
    shutil.rmtree(directory)


@pytest.fixture
def crawl_without_rights(crawl_server: Any, guarded: Path) -> Iterator[Callable[[str], Any]]:
    said = Path(tempfile.mkdtemp())
    said.chmod(0o777)

    def crawl(name: str) -> Any:
        place = {"db": str(guarded / name), "user": NOBODY}
        return crawl_server.crawl(order("http://127.0.0.1:1", said, name="crawl") | place)

    yield crawl
    shutil.rmtree(said)


def test_database_read_only(crawl_without_rights: Callable, guarded: Path) -> None:
    path = guarded / "a.db"
    open_store(path, create=True).close()
    path.chmod(0o444)
    guarded.chmod(0o555)
    before = path.read_bytes()
    crawled = crawl_without_rights("a.db")
    assert (crawled.status, crawled.told["kind"], crawled.stderr) == (3, "StoreError", "")
    assert crawled.told["error"].startswith(f"{path}: it cannot be")
    assert path.read_bytes() == before


def test_directory_read_only(crawl_without_rights: Callable, guarded: Path) -> None:
    guarded.chmod(0o555)
    crawled = crawl_without_rights("new.db")
    assert (crawled.status, crawled.told["kind"], crawled.stderr) == (3, "StoreError", "")
    assert crawled.told["error"].startswith(f"{guarded / 'new.db'}: it cannot be")
    assert list(guarded.iterdir()) == []


def test_database_of_a_newer_program(run_crawl: Callable, tmp_path: Path) -> None:
    path = tmp_path / "crawl.db"
    open_store(path, create=True).close()
    with sqlite3.connect(path) as db:
        db.execute("UPDATE _sqlite_migrations SET name = '9999_from_the_future' WHERE name LIKE '0004%'")
    db.close()
    before = path.read_bytes()
    crawled = run_crawl("http://127.0.0.1:1")
    assert (crawled.status, crawled.told["kind"], crawled.stderr) == (3, "NewerDatabaseError", "")
    assert (
        crawled.told["error"]
        == f"{path} was written by a later version of doisoat: update doisoat, or name another --db"
    )
    assert path.read_bytes() == before


def test_database_locked(run_crawl: Callable, tmp_path: Path) -> None:
    locks: list[sqlite3.Connection] = []

    def lock(asked: int) -> None:
        if asked == 4:
            locks.append(sqlite3.connect(tmp_path / "crawl.db", check_same_thread=False, isolation_level=None))
            locks[0].execute("BEGIN IMMEDIATE")

    with running_portal(6) as portal:
        portal.reset({}, lock)
        crawled = run_crawl(portal.url, busy=20, batch=1)
        assert (crawled.status, crawled.told["kind"], crawled.stderr) == (3, "StoreError", "")
        assert "another process is writing to it" in crawled.told["error"]
        locks[0].close()
        portal.reset({})
        assert run_crawl(portal.url).told["pending"] == 0
    assert stored(tmp_path) == 6
    assert whole(tmp_path)


def test_archive_in_the_way(run_crawl: Callable, tmp_path: Path) -> None:
    (tmp_path / "crawl.db.warc").write_text("mine")
    with running_portal(2) as portal:
        crawled = run_crawl(portal.url)
    assert (crawled.status, crawled.told["kind"], crawled.stderr) == (3, "ArchiveError", "")
    assert "the archive cannot be written" in crawled.told["error"]
    assert rows(tmp_path, "SELECT count(*) FROM pages") == [(0,)]
    assert (tmp_path / "crawl.db.warc").read_text() == "mine"


def test_archive_torn(run_crawl: Callable, tmp_path: Path) -> None:
    with running_portal(4) as portal:
        run_crawl(portal.url)
        segment = segments_in(tmp_path / "crawl.db.warc")[-1]
        begun = segment.read_bytes()
        segment.write_bytes(begun + begun[: len(begun) // 3])
        with segment.open("r+b") as file:
            file.truncate(len(begun) + 99)
        portal.reset({"/tin-tuc": [Answer(list_page(1, 4, "/tin-tuc/a/bai-9.html").encode())]})
        assert run_crawl(portal.url).told["added"] == 1
    assert segment.read_bytes().startswith(begun)
    assert whole(tmp_path)


def test_terminated(run_crawl: Callable, crawl_server: Any, tmp_path: Path) -> None:
    with running_portal(10) as portal:
        portal.reset({}, lambda asked: crawl_server.signal(signal.SIGTERM) if asked == 5 else None)
        crawled = run_crawl(portal.url)
        assert (crawled.told["interrupted"], crawled.told["broken"], crawled.stderr) == (signal.SIGTERM, {}, "")
        before = stored(tmp_path)
        assert 0 < before < 10
        assert run_crawl(portal.url).told["added"] == 10 - before
    assert whole(tmp_path)
