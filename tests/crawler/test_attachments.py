"""Files that pages offer: asked after the pages, kept as they came; what comes in their place is told apart."""

from pathlib import Path

import pytest
from crawl_client import rebuilt_hash, rows, states
from scripted_portal import Answer, article_page, list_page, running_portal

from crawler.kept_file import kept_file
from store.content_hash import content_hash
from store.database import opened_store

PDF = b"%PDF-1.7 \x00\xff two pages %%EOF"
CUT_OFF = b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n%PDF-1.7"
SHELL = "an empty page for scripts to fill"
FILE, PAGE = "/upload/1284.signed.pdf", "/tin-tuc/a/bai-1.html"


def offering(*files: str, number: int = 1) -> Answer:
    """An article that links files."""
    links = "".join(f'<a href="{file}">Tệp {n}.pdf</a>' for n, file in enumerate(files))
    return Answer(article_page(number).replace("</p></div>", f"</p>{links}</div>").encode())


def moved(target: str) -> Answer:
    return Answer(status=302, headers={"Location": target})


def pdf(body: bytes = PDF, **headers: str) -> Answer:
    return Answer(body, content_type="application/pdf", headers=headers)


def page(body: str) -> Answer:
    return Answer(body.encode())


def kept(folder: Path) -> list[tuple]:
    return rows(folder, "SELECT source, outcome, read_version FROM files ORDER BY url")


def test_files_come_after_all_pages_and_are_kept_as_they_came(run_crawl, tmp_path):
    scripts = {
        PAGE: [offering(FILE, "http://elsewhere.localhost:1/b.pdf", "/upload/1284.signed.pdf#page=2")],
        FILE: [pdf(**{"Content-Disposition": 'attachment; filename="Quyáº¿t Ä\x91á»\x8bnh 1284.signed.pdf"'})],
    }
    with running_portal(5, scripts) as portal:
        crawled = run_crawl(portal.url)
    assert (crawled.status, crawled.stderr, crawled.told["broken"]) == (0, "", {})
    assert portal.paths[-1] == FILE
    assert portal.paths.count(FILE) == 1
    asked = portal.asked[-1].headers
    assert (asked["referer"], asked["accept"]) == (portal.url + PAGE, "*/*")
    assert states(tmp_path)[FILE] == ("done", "")
    assert kept(tmp_path) == [("binhdinh", "waiting", 0)]
    assert rows(tmp_path, f"SELECT outcome FROM ledger WHERE address LIKE '%{FILE}'") == [("stored",)]
    assert crawled.told["added"] == 5
    ((segment, offset),) = rows(tmp_path, "SELECT warc_file, warc_offset FROM pages JOIN files ON page = pages.id")
    assert kept_file(tmp_path / "crawl.db.warc", segment, offset).content == PDF
    assert kept_file(tmp_path / "crawl.db.warc", segment, offset).name == "Quyết định 1284"
    outcomes = rows(tmp_path, "SELECT url LIKE '%elsewhere%', outcome FROM attachments ORDER BY 1")
    assert outcomes == [(0, "waiting"), (1, "not_asked")]
    with opened_store(tmp_path / "crawl.db", create=False) as db:
        assert rebuilt_hash(tmp_path) == content_hash(db)


@pytest.mark.parametrize(
    ("answers", "state", "reason", "asked"),
    [
        ([pdf()], "done", "", 1),
        ([Answer(PDF, content_type="text/html")], "done", "", 1),
        ([Answer(b"PK\x03\x04words", content_type=None)], "done", "", 1),
        ([Answer(b"{\\rtf1 words}", content_type="text/plain")], "done", "", 1),
        ([Answer(status=404)], "gone", "HTTP 404", 1),
        ([Answer(status=403)], "refused", "HTTP 403", 1),
        ([Answer(status=503), pdf()], "done", "", 2),
        ([Answer(b"")], "failed", "empty answer", 3),
        ([page("Wrong URL")], "failed", "the file is given only after its page", 3),
        ([page("File not found.")], "gone", "an answer that says so", 1),
        ([page("<html><head><title>404 - Không tìm thấy trang</title></head>")], "gone", "a page that says so", 1),
        ([page("<!DOCTYPE html><h1>Trang chủ</h1>" + "chữ " * 200)], "quarantined", "a page in place of the file", 1),
        ([page("\ufeff <!-- x --><html><div id=app></div><script></script>")], "refused", SHELL, 1),
        ([pdf(b"%PDF" + b"x" * 60_000)], "quarantined", "answer too large", 1),
        ([Answer(pieces=lambda: iter([CUT_OFF])), pdf()], "done", "", 2),
        ([moved("/")], "gone", "redirected to the home page", 1),
        ([moved("/tin-tuc")], "gone", "redirected to a list page", 1),
        ([moved(PAGE)], "gone", "redirected to the page that offers it", 1),
        ([moved("/dang-nhap?back=1")], "refused", "redirected to a login", 1),
        ([moved("http://elsewhere.localhost:1/a.pdf")], "refused", "redirected to another host", 1),
        ([moved(FILE)], "failed", "redirected to itself", 3),
        ([moved("/upload/moi.pdf")], "done", "redirected", 1),
    ],
)  # fmt: skip
def test_every_answer_in_place_of_a_file_has_its_outcome(run_crawl, tmp_path, answers, state, reason, asked):
    scripts = {PAGE: [offering(FILE)], FILE: answers, "/upload/moi.pdf": [pdf()]}
    with running_portal(2, scripts) as portal:
        crawled = run_crawl(portal.url, options={"settings": {"DOISOAT_FILE_MAXSIZE": 50_000}})
    assert states(tmp_path)[FILE] == (state, reason)
    assert portal.paths.count(FILE) == asked
    assert crawled.told["added"] == 2
    assert [outcome for _, outcome, _ in kept(tmp_path)] == (["waiting"] if state == "done" else [])
    assert (crawled.told["broken"], crawled.told["unbalanced"]) == ({}, {})


def test_redirects_of_a_file_end(run_crawl, tmp_path):
    scripts = {PAGE: [offering("/a.pdf")], "/a.pdf": [moved("/b.pdf")], "/b.pdf": [moved("/a.pdf")]}
    with running_portal(1, scripts) as portal:
        run_crawl(portal.url)
    assert states(tmp_path)["/b.pdf"] == ("failed", "redirected in a circle")


def test_a_file_may_be_larger_than_any_page(run_crawl, tmp_path):
    scripts = {PAGE: [offering(FILE)], FILE: [pdf(b"%PDF" + b"x" * 60_000)]}
    with running_portal(1, scripts) as portal:
        run_crawl(portal.url, options={"settings": {"DOWNLOAD_MAXSIZE": 50_000}})
    assert states(tmp_path)[FILE] == ("done", "")


def test_a_limit_leaves_no_file_of_its_articles_out(run_crawl, tmp_path):
    scripts = {f"/tin-tuc/a/bai-{n}.html": [offering(f"/{n}.pdf", number=n)] for n in range(1, 6)}
    scripts |= {f"/{n}.pdf": [pdf()] for n in range(1, 6)}
    with running_portal(5, scripts) as portal:
        crawled = run_crawl(portal.url, options={"limit": 2})
    assert crawled.told["added"] == 2
    assert sorted(path for path in portal.paths if path.endswith(".pdf")) == ["/1.pdf", "/2.pdf"]


@pytest.mark.parametrize(
    ("later", "outcome"),
    [
        (Answer(status=304), "not_modified"),
        (pdf(), "unchanged"),
        (pdf(PDF + b"2"), "stored"),
    ],
)
def test_a_file_is_asked_again_on_a_condition(run_crawl, tmp_path, later, outcome):
    scripts = {PAGE: [offering(FILE)], FILE: [pdf(ETag='"1"'), later]}
    with running_portal(1, scripts) as portal:
        run_crawl(portal.url)
        run_crawl(portal.url, options={"again": True})
    assert portal.paths[-1] == FILE
    assert portal.asked[-1].headers["if-none-match"] == '"1"'
    assert rows(tmp_path, f"SELECT outcome FROM ledger WHERE address LIKE '%{FILE}'") == [(outcome,)]
    assert len(kept(tmp_path)) == 1


def test_a_file_that_is_old_is_asked_again_late(run_crawl, tmp_path):
    dates = ("Mon, 06 Jan 2020 08:00:00 GMT", "yesterday")
    scripts = {PAGE: [offering("/0.pdf", "/1.pdf")]}
    scripts |= {f"/{n}.pdf": [pdf(**{"Last-Modified": date})] for n, date in enumerate(dates)}
    with running_portal(1, scripts) as portal:
        run_crawl(portal.url)
    days = "SELECT CAST(revisit_after / 86400 AS INT) FROM frontier WHERE kind = 'attachment' ORDER BY key"
    assert rows(tmp_path, days) == [(30,), (1,)]


def test_the_page_is_opened_again_before_a_file_that_needs_it(run_crawl, tmp_path):
    def session(headers):
        return pdf() if "sid=2" in headers.get("cookie", "") else page("Wrong URL")

    cookies = iter(("sid=1; path=/", "sid=2; path=/"))

    def opened(_):
        return Answer(offering(FILE).body, headers={"Set-Cookie": next(cookies)})

    with running_portal(1, {PAGE: [opened], FILE: [session]}) as portal:
        run_crawl(portal.url)
        assert states(tmp_path)[FILE] == ("failed", "the file is given only after its page")
        run_crawl(portal.url)
    assert states(tmp_path)[FILE] == ("done", "")


def test_a_source_may_want_no_files(run_crawl, tmp_path):
    with running_portal(1, {PAGE: [offering(FILE)]}) as portal:
        run_crawl(portal.url, source={"files": False})
    assert FILE not in portal.paths
    assert rows(tmp_path, "SELECT outcome FROM attachments") == [("not_asked",)]


def test_a_page_that_another_offers_as_a_file_is_not_lost(run_crawl, tmp_path):
    """It is asked as a file, quarantined, and read as an article as soon as a list names it."""
    scripts = {PAGE: [offering("/bai-9.pdf")], "/bai-9.pdf": [page(article_page(9))]}
    with running_portal(1, scripts) as portal:
        run_crawl(portal.url)
        assert states(tmp_path)["/bai-9.pdf"] == ("quarantined", "a page in place of the file")
        portal.reset(scripts | {"/tin-tuc": [page(list_page(1, 1, "/bai-9.pdf"))]})
        run_crawl(portal.url)
    assert states(tmp_path)["/bai-9.pdf"] == ("done", "")
    assert rows(tmp_path, "SELECT count(*) FROM documents") == [(2,)]
