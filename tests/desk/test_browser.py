"""The pages in a real browser, wide and narrow: no script error, no foreign request, nothing to scroll sideways."""

import shutil
import socket
import threading
from collections.abc import Iterator

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="needs Debian's chromium")

PATHS = {
    "start": "/",
    "article": "/bai/1",
    "hostile article": "/bai/4",
    "file": "/bai/3",
    "findings": "/phat-hien",
    "findings by a facet": "/phat-hien?muc=error&nguon=phulang",
    "dashboard": "/bieu-do",
    "search": "/tim",
    "search with accents": "/tim?q=thủ tục",
    "search without": "/tim?q=thu tuc",
    "tables": "/doisoat",
    "a table": "/doisoat/documents",
    "a row": "/doisoat/documents/4",
    "a canned query": "/doisoat/loi-theo-tinh",
    "missing": "/bai/999",
}


@pytest.fixture(scope="module")
def address(desk) -> Iterator[str]:
    import uvicorn

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(desk.app(), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator:
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(params=[1280, 400])
def page(request, browser, address: str) -> Iterator:
    """A page that notes what goes wrong and what it asks of others."""
    with browser.new_context(viewport={"width": request.param, "height": 900}, base_url=address) as opened:
        page = opened.new_page()
        page.set_default_timeout(20_000)
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("console", lambda said: said.type in {"error", "warning"} and faults.append(f"console: {said.text}"))
        page.on("request", lambda asked: asked.url.startswith(address) or faults.append(f"asked {asked.url}"))
        page.faults = faults
        yield page


def test_every_page_is_sound(page) -> None:
    found = {name: faults for name, path in PATHS.items() if (faults := _faults(page, name, path))}
    assert found == {}


def _faults(page, name: str, path: str) -> list[str]:
    page.faults.clear()
    page.goto(path)
    faults = [fault for fault in page.faults if not (name == "missing" and "404 (Not Found)" in fault)]
    expectations = {
        "scrolls sideways": "document.documentElement.scrollWidth > window.innerWidth",
        "ran what was crawled": "window.taken !== undefined",
        "has not one heading": "document.querySelectorAll('h1').length !== 1",
        "is not Vietnamese": "document.documentElement.lang !== 'vi'",
    }
    return faults + [fault for fault, question in expectations.items() if page.evaluate(question)]


def test_a_figure_leads_to_its_finding_and_back(page) -> None:
    page.goto("/bai/1")
    page.locator("a.to-finding").first.click()
    assert page.locator(".finding:target").inner_text().startswith("1")
    page.locator(".finding:target .grounds a").last.click()
    assert page.locator("mark:target").inner_text() == "76,7%"
    assert page.faults == []


def test_a_facet_narrows_the_list(page) -> None:
    page.goto("/phat-hien")
    assert page.locator(".list .finding").count() == 2
    page.get_by_text("lỗi error").first.click()
    assert page.locator(".list .finding").count() == 1
    assert page.locator("a.chosen").inner_text().startswith("lỗi")


def test_the_columns_of_a_table_are_explained_where_their_menu_opens(page) -> None:
    page.goto("/doisoat/findings")
    assert page.locator("dl.column-descriptions").inner_text().count("\n") > 20
    if page.viewport_size["width"] > 1000:  # a narrow table has no row of heads
        page.locator("th svg.dropdown-menu-icon").first.click()
        assert page.locator(".dropdown-menu").is_visible()
    assert page.faults == []
