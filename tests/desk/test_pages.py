"""The pages say what the database holds, with links both ways."""

import re
from collections.abc import Callable

import pytest


def test_the_start_page_tells_what_is_there_and_how_fresh(ask: Callable) -> None:
    page = ask("/")
    assert page.status_code == 200
    assert 'lang="vi"' in page.text
    assert re.search(r'Cổng Phú Lãng</a> <span class="dim">phulang</span>', page.text)
    row = page.text.split("Cổng Phú Lãng")[1].split("</tr>")[0]
    assert "Đắk Lắk" in row
    assert ">4</a>" in row
    assert "05/03/2025 08:30" in row
    assert page.text.count('href="/doisoat/') >= 20


def test_every_figure_of_an_article_is_marked_by_kind(ask: Callable) -> None:
    page = ask("/bai/1").text
    assert re.search(r'<mark class="kind-fraction told" id="so-\d+" title="phân số \(fraction\): 412/618', page)
    assert re.search(r'<mark class="kind-percent told"[^>]*>76,7%</mark>', page)


def test_a_finding_leads_to_its_figures_and_they_lead_to_it(ask: Callable) -> None:
    page = ask("/bai/1").text
    (finding,) = set(re.findall(r'class="to-finding" href="#(ket-qua-\d+)"', page))
    card = page.split(f'id="{finding}"')[1].split("</section>")[0]
    grounds = re.findall(r'href="#(so-\d+)"', card)
    assert len(grounds) == 2
    assert all(f'id="{ground}"' in page for ground in grounds)
    assert "412 / 618 = 66,7 %" in card
    assert "the text says 76.7 %" in card
    assert "CK-01" in card


def test_the_judgement_of_an_editor_stands_with_the_finding(ask: Callable) -> None:
    assert "nguồn sai" in ask("/bai/1").text
    assert "đã hỏi tỉnh" in ask("/bai/1").text


def test_an_article_leads_to_its_source(ask: Callable) -> None:
    assert '<a href="https://phulang.example/bai-1.html" rel="noreferrer nofollow">' in ask("/bai/1").text


def test_versions_show_the_figures_that_changed(ask: Callable) -> None:
    assert "<del>60,2%</del> → <ins>80,7%</ins>" in ask("/bai/2").text


def test_a_file_shows_its_pages(ask: Callable) -> None:
    page = ask("/bai/3").text
    assert page.index('id="trang-2"') < page.index("15 hồ sơ") < len(page)
    assert page.index('id="trang-2"') > page.index("12 thủ tục")


@pytest.mark.parametrize(
    "path", ["/bai/999", "/bai/99999999999999999999999", "/bai/x", "/khong-co", "/doisoat/khong-co"]
)
def test_what_is_not_there_is_said_in_both_languages(ask: Callable, path: str, capfd: pytest.CaptureFixture) -> None:
    page = ask(path)
    assert page.status_code == 404
    assert "Không có trang này" in page.text
    assert "No such page" in page.text
    assert capfd.readouterr().err == ""


def test_the_findings_desk_counts_what_each_choice_would_leave(ask: Callable) -> None:
    page = ask("/phat-hien").text
    assert "</span>: 2</h1>" in page
    facets = dict(re.findall(r'href="/phat-hien\?(\S+?)"[^>]*><span>.*?<span class="count">(\d+)</span>', page))
    assert facets["muc=error"] == facets["muc=warning"] == "1"
    assert facets["quy-tac=CK-01"] == "2"
    assert facets["tinh=%C4%90%E1%BA%AFk+L%E1%BA%AFk"] == "1"
    assert facets["trang-thai=source-error"] == facets["trang-thai=-"] == "1"
    assert facets["nguon=phulang"] == "1"


@pytest.mark.parametrize(
    ("chosen", "titles"),
    [
        ("muc=error", ["Phú Lãng"]),
        ("tinh=%C4%90%E1%BA%AFk+L%E1%BA%AFk", ["Phú Lãng"]),
        ("trang-thai=source-error", ["Phú Lãng"]),
        ("trang-thai=-", ["script"]),
        ("nguon=xau&quy-tac=CK-01", ["script"]),
        ("muc=error&nguon=xau", []),
        ("muc=' OR 1=1", []),
        ("trang=2", []),
        ("trang=-1", ["Phú Lãng", "script"]),
    ],
)
def test_the_findings_desk_lists_what_is_chosen(ask: Callable, chosen: str, titles: list[str]) -> None:
    page = ask(f"/phat-hien?{chosen}")
    assert page.status_code == 200
    cards = re.findall(r"<h2><a [^>]*>(.*?)</a></h2>", page.text)
    assert len(cards) == len(titles)
    assert all(title in card for title, card in zip(titles, cards, strict=True))


def test_the_dashboard_draws_each_chart(ask: Callable) -> None:
    page = ask("/bieu-do").text
    by_province, by_rule, rates, documents, freshness = page.split("<h2>")[1:]
    assert re.search(r'<rect class="error" x="0.0" y="1" width="240.0"', by_province)
    assert "CK-01" in by_rule
    assert "76,7 %" in rates
    assert ">Đắk Lắk <" in rates
    assert 'aria-label="phulang: 1/2025 1, 2/2025 1, 3/2025 1"' in documents
    assert "Cổng Phú Lãng" in freshness


def test_rows_of_documents_lead_to_their_page(ask: Callable) -> None:
    assert '<a href="/bai/1">1</a>' in ask("/doisoat/van-ban-nhieu-loi").text
    assert '<a href="/bai/1">' in ask("/doisoat/documents/1").text


def test_columns_are_described_everywhere(ask: Callable) -> None:
    assert "what would explain the fault" in ask("/doisoat/findings").text
    assert "Kết quả đối soát · findings" in ask("/doisoat/findings").text
