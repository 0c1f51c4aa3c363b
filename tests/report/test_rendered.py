"""The page as a browser lays it out, where Debian's chromium is installed."""

import html
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from made_rows import make_finding, make_rows

from doisoat.report.page import page
from doisoat.report.rows import Piece, ReportRows, Said

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")

#: The page in a frame of some width; what is asked of it becomes the title.
_FRAME = """<!DOCTYPE html><title></title><iframe width="{width}" height="3000" srcdoc="{page}"></iframe><script>
onload = () => {{ const page = document.querySelector('iframe').contentDocument; document.title = {question} }}
</script>"""
_WIDEST = """[page.documentElement.clientWidth, page.documentElement.scrollWidth,
Math.max(...[...page.querySelectorAll('body *:not(.skip, .skip *)')]
  .map(e => e.getBoundingClientRect().right))].join()"""
_TEXTS = """[...page.querySelectorAll('svg')].map(svg => {
  const boxes = [...svg.querySelectorAll(':scope > text')].map(t => t.getBoundingClientRect());
  return boxes.some((a, i) => boxes.some((b, k) => i < k && a.right > b.left + 1 && b.right > a.left + 1
    && a.bottom > b.top + 2 && b.bottom > a.top + 2)) }).join()"""


def asked(rows: ReportRows, width: int, question: str, folder: Path) -> str:
    """What a browser answers. Scripts are allowed for the question's sake, by leaving the page's own policy out."""
    whole = "".join(page(rows, ("vi", "en"))).replace("content-visibility: auto", "content-visibility: visible")
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", whole)
    asking = folder / "asking.html"
    asking.write_text(_FRAME.format(width=width, page=html.escape(text), question=question), encoding="utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--window-size=1600,1000", "--virtual-time-budget=2000")
    done = subprocess.run(
        [str(CHROMIUM), *options, f"--user-data-dir={folder / 'browser'}", "--dump-dom", asking.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    (answer,) = re.findall("<title>(.*?)</title>", done.stdout)[:1]
    return answer


@pytest.fixture
def unwieldy(few: ReportRows) -> ReportRows:
    """Long words, long names, large counts: what could push a page beyond its edge."""
    long = make_finding(
        title="https://rat-dai.example/" + "x" * 300,
        url="https://rat-dai.example/" + "x" * 300,
        sentence=(Piece("1" * 200, marked=True), Piece("_" * 200)),
        message=Said("9" * 200, "9" * 200),
        note="z" * 200,
        status="accepted",
        province="Phú Lãng - Kẻ Gai - Nậm Ún - Đồng Bưởi và Trảng Lớn",
        fingerprint="f" * 32,
    )
    crowd = [make_finding(fingerprint=f"{n:032x}", province="Thành phố Nậm Ún") for n in range(120)]
    return make_rows(*few.findings, long, *crowd)


@pytest.mark.parametrize("width", [1280, 400])
def test_nothing_lies_beyond_the_edge(unwieldy: ReportRows, width: int, tmp_path: Path) -> None:
    inner, scrolled, rightmost = map(float, asked(unwieldy, width, _WIDEST, tmp_path).split(","))
    assert inner == scrolled
    assert 0 < rightmost <= inner


def test_no_words_of_a_chart_lie_on_each_other(unwieldy: ReportRows, tmp_path: Path) -> None:
    assert set(asked(unwieldy, 400, _TEXTS, tmp_path).split(",")) == {"false"}
