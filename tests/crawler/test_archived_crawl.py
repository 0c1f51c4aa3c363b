"""What a crawl archives, when, and that a database made of it is the one the crawl made."""

import gzip
import signal
from hashlib import sha256
from pathlib import Path

import pytest
from crawl_client import rebuilt, rebuilt_hash, rows
from scripted_portal import Answer, article_page, list_page, running_portal

from crawler.archive.catalogue import catalogue
from crawler.archive.decoding import decoded
from crawler.archive.segments import segments_in
from store.content_hash import content_hash
from store.database import opened_store

SMALL = {"settings": {"DOISOAT_SEGMENT_SIZE": 1500}}
STUB = b'<script>document.cookie="D1N=0123456789abcdef0123";location.reload()</script>'
#: Everything that an answer can come to.
FAULTS = {
    "/tin-tuc/a/bai-1.html": [Answer(status=503)],
    "/tin-tuc/a/bai-2.html": [Answer(status=503), Answer(article_page(2).encode())],
    "/tin-tuc/a/bai-3.html": [Answer(status=301, headers={"Location": "/tin-tuc/a/bai-30.html"})],
    "/tin-tuc/a/bai-4.html": [Answer(status=302, headers={"Location": "http://other.example/"})],
    "/tin-tuc/a/bai-5.html": [Answer(status=302, headers={"Location": "/"})],
    "/tin-tuc/a/bai-6.html": [Answer(status=410)],
    "/tin-tuc/a/bai-7.html": [Answer("<html><body>Trang chủ</body></html>".encode())],
    "/tin-tuc/a/bai-8.html": [Answer(status=302, headers={"Location": "/a/1"})],
    **{f"/a/{n}": [Answer(status=302, headers={"Location": f"/a/{n + 1}"})] for n in range(1, 9)},
    "/tin-tuc/a/bai-9.html": [Answer(b"%PDF", content_type="application/pdf")],
    "/tin-tuc/a/bai-10.html": [Answer("Tiêu đề".encode(), content_type=None)],
}


def hash_of(folder: Path) -> str:
    with opened_store(folder / "crawl.db", create=False) as db:
        return content_hash(db)


def packed(answer: str) -> Answer:
    return Answer(gzip.compress(answer.encode()), headers={"Content-Encoding": "gzip"})


def test_every_page_points_at_its_record(run_crawl, tmp_path):
    with running_portal(6, {"/tin-tuc/a/bai-2.html": [packed(article_page(2))]}) as portal:
        run_crawl(portal.url, options=SMALL, batch=2)
    kept = {
        (url, segment, offset): digest
        for url, segment, offset, digest in rows(tmp_path, "SELECT url, warc_file, warc_offset, sha256 FROM pages")
    }
    segments = segments_in(tmp_path / "crawl.db.warc")
    archived = list(catalogue(segments, lambda path, damage: pytest.fail("not damaged")))
    read = {(a.exchange.url, a.path.name, a.offset): sha256(decoded(a.exchange).body).hexdigest() for a in archived}
    assert read == kept
    assert len(kept) == 8
    assert len(segments) >= 3
    received = next(a.exchange for a in archived if a.exchange.url.endswith("bai-2.html"))
    assert gzip.decompress(received.body).decode() == article_page(2)
    assert (b"Content-Encoding", b"gzip") in received.headers


def test_a_rebuilt_database_is_the_one_that_was_crawled(run_crawl, tmp_path):
    with running_portal(14, FAULTS) as portal:
        crawled = run_crawl(portal.url, options=SMALL)
    assert crawled.told["added"] == 6
    states = dict(rows(tmp_path, "SELECT state, count(*) FROM frontier GROUP BY state"))
    assert states.keys() == {"done", "failed", "gone", "quarantined", "refused"}
    assert rebuilt_hash(tmp_path) == hash_of(tmp_path)
    with opened_store(tmp_path / "rebuilt.db", create=False) as db:
        reasons = {tuple(row) for row in db.execute("SELECT key, reason, parent FROM frontier")}
        pages = {tuple(row) for row in db.execute("SELECT url, status, fetched_at, sha256, content_type FROM pages")}
    assert reasons == set(rows(tmp_path, "SELECT key, reason, parent FROM frontier"))
    assert pages == set(rows(tmp_path, "SELECT url, status, fetched_at, sha256, content_type FROM pages"))


def test_a_shield_that_repeats_its_challenge(run_crawl, tmp_path):
    with running_portal(3, {"/tin-tuc/a/bai-2.html": [Answer(STUB)]}) as portal:
        run_crawl(portal.url)
    assert rows(tmp_path, "SELECT reason FROM frontier WHERE state = 'refused'") == [("cookie challenge repeated",)]
    rebuilt(segments_in(tmp_path / "crawl.db.warc"), tmp_path / "rebuilt.db")
    with opened_store(tmp_path / "rebuilt.db", create=False) as db:
        refused = db.execute("SELECT reason FROM frontier WHERE state = 'refused'").fetchall()
    assert [tuple(row) for row in refused] == [("cookie challenge repeated",)]


def test_a_limit_by_day_holds_in_the_archive_too(run_crawl, tmp_path):
    with running_portal(10, {"/tin-tuc?page=2": [Answer(list_page(1, 10).encode())]}) as portal:
        run_crawl(portal.url, options={"since": "2025-03-03"})
    assert rows(tmp_path, "SELECT count(*) FROM documents") == [(2,)]
    assert rebuilt_hash(tmp_path) == hash_of(tmp_path)


def test_of_two_versions_the_later_counts(run_crawl, tmp_path):
    with running_portal(3) as portal:
        run_crawl(portal.url, options=SMALL)
        with opened_store(tmp_path / "crawl.db", create=False) as db:
            db.execute("UPDATE frontier SET state = 'pending' WHERE kind = 'article'")
        portal.reset({"/tin-tuc/a/bai-2.html": [Answer(article_page(2).replace("20 hồ sơ", "21 hồ sơ").encode())]})
        assert run_crawl(portal.url, options=SMALL).told["changed"] == 1
    assert rebuilt_hash(tmp_path) == hash_of(tmp_path)
    with opened_store(tmp_path / "rebuilt.db", create=False) as db:
        replaced = [tuple(row) for row in db.execute("SELECT seen_at, replaced_at FROM versions")]
    assert replaced == rows(tmp_path, "SELECT seen_at, replaced_at FROM versions")
    assert len(replaced) == 1


def test_what_was_archived_but_not_written_is_forgotten(run_crawl, tmp_path):
    dated = article_page(1)
    undated = dated.replace('<div class="post-date">05/03/2025 | 08:01</div>', "")
    with running_portal(1, {"/tin-tuc/a/bai-1.html": [Answer(dated.encode()), Answer(undated.encode())]}) as portal:
        # the fifth transaction would write the article: three begin the gathering, the fourth writes the list
        for number in range(1, 9):
            crawled = run_crawl(portal.url, kill=["before", number], batch=1)
            if "/tin-tuc/a/bai-1.html" in portal.paths:
                break
        assert crawled.status == -signal.SIGKILL
        assert rows(tmp_path, "SELECT count(*) FROM documents") == [(0,)]
        assert run_crawl(portal.url).status == 0
    archive = catalogue(segments_in(tmp_path / "crawl.db.warc"), lambda path, damage: None)
    assert (archive.answers, len(archive.forgotten)) == (
        4,
        2,
    )  # list and article were on the disk before any transaction
    assert sum(archived.exchange.url.endswith("bai-1.html") for archived in archive) == 1
    assert rows(tmp_path, "SELECT published_at FROM documents") == [(None,)]
    assert rebuilt_hash(tmp_path) == hash_of(tmp_path)


@pytest.mark.parametrize("batches", [0, 1, 3])
def test_a_disk_that_is_full_while_archiving(run_crawl, tmp_path, batches):
    with running_portal(5) as portal:
        crawled = run_crawl(portal.url, archive_full=batches, batch=1)
        assert (crawled.status, crawled.told["kind"], crawled.stderr) == (3, "ArchiveError", "")
        assert crawled.told["error"].endswith(
            "crawl.db.warc: the disk is full; free some space, then run the same command again"
        )
        assert rows(tmp_path, "SELECT count(*) FROM pages") == [(batches,)]
        assert run_crawl(portal.url).status == 0
    assert rows(tmp_path, "SELECT count(*) FROM documents") == [(5,)]
    assert rebuilt_hash(tmp_path) == hash_of(tmp_path)
    list(catalogue(segments_in(tmp_path / "crawl.db.warc"), lambda path, damage: pytest.fail("the torn tail is left")))
