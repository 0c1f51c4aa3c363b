"""`doisoat sources add` and `check` on real sockets: the installed program, a process each."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from scripted_portal import Answer, Portal, article_page, list_page, running_portal

from doisoat.demo.server import running
from store.database import opened_store
from store.documents import stored_documents

PROGRAM = Path(sys.executable).with_name("doisoat")
#: Portal of the demonstration → the page it is added from: a list, a home page that leads to one.
BEGINNINGS = {"binhdinh": "/tin-tuc", "bacninh": "/kinh-te", "hoabinh": "/", "baotayninh": "/tin-moi"}


class Ended(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def doisoat(tmp_path: Path) -> Callable[..., Ended]:
    def call(*arguments: str) -> Ended:
        command = [PROGRAM, "--lang", "en", *arguments]
        done = subprocess.run(command, check=False, cwd=tmp_path, capture_output=True, text=True, timeout=120)
        return Ended(done.returncode, done.stdout, done.stderr)

    return call


@pytest.fixture(scope="module")
def demo() -> Iterator[str]:
    with running(articles=40) as url:
        yield url


@pytest.fixture
def portal() -> Iterator[Portal]:
    with running_portal() as portal:
        yield portal


DECLARED = """
title = "Cổng thử"
url = "{url}"
family = "vhv"
kind = "province"
province = "Lai Châu"
era = "both"
listings = ["/tin-tuc"]
expected_minimum = 1
evidence = {{ grade = "inferred", text = "A portal of the tests." }}
"""


@pytest.fixture
def own(portal: Portal, tmp_path: Path) -> Path:
    """The file of a source that the scripted portal is, in a folder of its own."""
    path = tmp_path / "own" / "moi-la.toml"
    path.parent.mkdir()
    path.write_text(DECLARED.format(url=portal.url.replace("127.0.0.1", "la.localhost")))
    return path


def add(doisoat: Callable, demo: str, host: str, path: str, *more: str) -> Ended:
    address = f"http://{host}.localhost:{demo.rpartition(':')[2]}{path}"
    return doisoat("sources", "add", address, "--name", f"moi-{host}", "--into", "own", "--demo", demo, *more)


def files_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("host", BEGINNINGS)
def test_each_portal_of_the_demonstration_is_added_anew_without_python(doisoat, demo, tmp_path, host):
    name = f"moi-{host}"
    added = add(doisoat, demo, host, BEGINNINGS[host])
    assert (added.code, added.err) == (0, "")
    text = (tmp_path / "own" / f"{name}.toml").read_text()
    declared = tomllib.loads(text)
    assert len(text.splitlines()) <= 15
    assert declared["evidence"]["grade"] == "seen live"
    assert f"of {host}.localhost were seen live on " in declared["evidence"]["text"]
    saved = tmp_path / "own" / "pages" / declared["family"]
    golden = json.loads((saved / f"{name}.json").read_text())
    listed = json.loads((saved / f"{name}_list.json").read_text())
    assert golden["title"]
    assert golden["body"]
    assert golden["url"] in [address for address, _ in listed["articles"]]
    assert len(files_in(tmp_path)) == 5

    checked = doisoat("sources", "check", name, "--sources", "own", "--demo", demo)
    assert (checked.code, "✗" in checked.out) == (0, False)

    crawled = doisoat("--db", "c.db", "crawl", name, "--sources", "own", "--demo", demo, "--delay", "0", "--limit", "2")
    assert crawled.code == 0
    with opened_store(tmp_path / "c.db", create=False) as db:
        documents = [stored.document for stored in stored_documents(db)]
    assert {document.source for document in documents} == {name}
    assert golden["url"] in {document.url for document in documents}


def test_a_name_that_is_taken_and_a_province_that_nobody_names(doisoat, demo, tmp_path):
    port = demo.rpartition(":")[2]
    taken = doisoat("sources", "add", f"http://binhdinh.localhost:{port}/tin-tuc", "--into", "own", "--demo", demo)
    assert taken.code == 2
    assert "a source binhdinh is there already" in taken.err
    elsewhere = doisoat("sources", "add", "https://moi.gov.vn/tin", "--into", "own", "--demo", demo)
    assert elsewhere.code == 2
    assert f"https://moi.gov.vn is not served at {demo}" in elsewhere.err
    assert files_in(tmp_path) == set()


LOOK = article_page(1)


@pytest.mark.parametrize(
    ("page", "code", "told"),
    [
        (
            b"<h1>Trang</h1><p>Kh\xc3\xb4ng r\xc3\xb5.</p>",
            2,
            "no family known to doisoat; nearest: assetpublisher (its title",
        ),
        (b"<p>.</p>", 2, "no family known to doisoat; nearest: none; see docs/adding-a-source.md"),
        (
            b'<div class="common-content">x</div>',
            3,
            "of family vhv, but no links to articles; nothing here fits layouts.",
        ),
        (list_page(1, 4).encode(), 2, "names no province; say it with --province"),
    ],
)
def test_what_is_not_known_is_told_in_a_line_and_nothing_is_written(doisoat, portal, tmp_path, page, code, told):
    portal.reset({"/": [Answer(page)], "/tin-tuc": [Answer(page)]})
    added = add(doisoat, portal.url, "la", "/tin-tuc")
    assert added.code == code
    assert told in added.err
    assert len(added.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_cannot_be_had_or_read(doisoat, portal, tmp_path):
    portal.reset({"/tin-tuc": [Answer(status=503)]})
    assert "/tin-tuc: HTTP 503; give the address of a list page" in add(doisoat, portal.url, "la", "/tin-tuc").err
    portal.reset({"/robots.txt": [Answer(b"User-agent: *\nDisallow: /", content_type="text/plain")]})
    forbidden = add(doisoat, portal.url, "la", "/tin-tuc")
    assert (forbidden.code, portal.paths) == (3, ["/robots.txt"])
    assert "robots.txt forbids it" in forbidden.err
    broken = '<h1 class="title-detail">Bài</h1><div class="post-date">05/03/2025</div>'
    portal.reset({f"/tin-tuc/a/bai-{n}.html": [Answer(broken.encode())] for n in range(1, 5)})
    unread = add(doisoat, portal.url, "la", "/tin-tuc", "--province", "Lai Châu")
    assert unread.code == 3
    assert (
        "of family vhv, but fits no layout; nothing here fits layouts.vhv-news.body = `.article-content" in unread.err
    )
    assert len(portal.paths) == 5  # robots.txt, the list, three articles
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over(doisoat, portal, tmp_path):
    arguments = (doisoat, portal.url, "la", "/tin-tuc", "--province", "Lai Châu")
    assert add(*arguments).code == 0
    kept = {name: (tmp_path / name).read_bytes() for name in files_in(tmp_path)}
    again = add(*arguments)
    assert again.code == 2
    assert "moi-la.toml is there already and was left as it is" in again.err
    assert {name: (tmp_path / name).read_bytes() for name in files_in(tmp_path)} == kept


@pytest.mark.parametrize(
    ("change", "field", "told"),
    [
        ('date = [".gone"]', "date", "date is empty: nothing there fits layouts.vhv-news.date"),
        ('lead = [".gone"]', "lead", "lead is empty: nothing there fits layouts.vhv-news.lead"),
        ('date = ["h1"]', "date", "date is empty: layouts.vhv-news.date finds `h1`, which holds none"),
        ('list_dates = [".gone"]', "list_dates", "list_dates is empty: nothing there fits layouts.vhv-news.list_dates"),
        ('body = [".gone"]', None, "fits no layout; nothing here fits layouts.vhv-news.body = `.gone`"),
        (
            'list_links = [".gone"]',
            None,
            "no links to articles; nothing here fits layouts.vhv-news.list_links = `.gone`",
        ),
    ],
)
def test_a_check_names_the_selector_that_failed(doisoat, portal, own, tmp_path, change, field, told):
    own.write_text(f"{own.read_text()}\n[layouts.vhv-news]\n{change}\n")
    (tmp_path / "doisoat.toml").write_text('sources = "own"\n')
    checked = doisoat("sources", "check", "moi-la", "--demo", portal.url, "--format", "jsonl")
    assert checked.code == 3
    assert told in checked.err
    assert checked.err.startswith("doisoat: source moi-la: ")
    assert len(checked.err.splitlines()) == 1
    pages = [json.loads(line) for line in checked.out.splitlines()]
    missing = {found["field"] for page in pages for found in page["fields"] if found["state"] == "missing"}
    assert missing == ({field} if field else set())
    assert (pages[0]["status"], pages[0]["robots"], pages[0]["redirects"]) == (200, "HTTP 200", [])


def test_a_lead_that_one_article_lacks_is_no_fault(doisoat, portal, own):
    bare = LOOK.replace('<div class="article-brief common-brief">Tóm tắt 1</div>', "")
    portal.reset({"/tin-tuc/a/bai-1.html": [Answer(bare.encode())]})
    assert doisoat("sources", "check", "moi-la", "--sources", "own", "--demo", portal.url).code == 0


def test_a_portal_that_moved(doisoat, portal, own):
    moved = Answer(status=302, headers={"Location": "https://khac.example.invalid/tin"})
    portal.reset({"/tin-tuc": [moved]})
    checked = doisoat("sources", "check", "moi-la", "--sources", "own", "--demo", portal.url)
    assert checked.code == 3
    assert "/tin-tuc: redirected to another host: https://khac.example.invalid/tin; open that page" in checked.err
    portal.reset(
        {"/tin-tuc": [Answer(status=301, headers={"Location": "/tin"})], "/tin": [Answer(list_page(1, 4).encode())]}
    )
    checked = doisoat("sources", "check", "moi-la", "--sources", "own", "--demo", portal.url)
    assert (checked.code, "→ http://la.localhost" in checked.out) == (0, True)


def test_a_name_twice_and_a_folder_that_is_none(doisoat, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "binhdinh.toml").write_text("")
    for arguments in (("sources", "list"), ("crawl",), ("sources", "check", "hue")):
        twice = doisoat(*arguments, "--sources", "own")
        assert (twice.code, twice.err.count("\n")) == (2, 1)
        assert "own/binhdinh.toml: a source binhdinh comes with the program" in twice.err
    assert "none: no such folder of sources" in doisoat("sources", "list", "--sources", "none").err
