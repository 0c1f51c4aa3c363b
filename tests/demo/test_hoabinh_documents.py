"""The documents table of the portal in Liferay 7 markup."""

import re

import pytest

from doisoat.demo.articles import articles_of
from doisoat.demo.decisions import decisions
from doisoat.demo.portals import cmsview, legalview

PREFIX = f"_{legalview.PORTLET}_"


def cells(shown):
    return [
        [" ".join(cell.css("::text").getall()) for cell in row.css("td")]
        for row in shown.css("table.table-bordered tbody tr")
    ]


def whole_table(look, target, form=None):
    rows, shown = [], look("hoabinh", target, form)
    while True:
        rows += cells(shown)
        following = shown.css("ul.lfr-pagination-buttons li:last-child a::attr(href)").get()
        if not following or following == "javascript:;":
            return rows
        shown = look("hoabinh", following)


def test_following_the_pager_reaches_every_decision_once_newest_first(look):
    rows = whole_table(look, legalview.PAGE)
    assert [row[0] for row in rows] == [str(n) for n in range(1, len(decisions()) + 1)]
    assert {row[1] for row in rows} == {f"{d.symbol}/{d.number}" for d in decisions()}
    days = [row[3].split("/")[::-1] for row in rows]
    assert days == sorted(days, reverse=True)


def test_there_are_decisions_enough_each_with_files():
    assert len(decisions()) >= 8
    assert all(d.files and d.signer and d.issuer and d.summary for d in decisions())
    assert all(d.reference.count("/") == 1 or f"/{d.issued_on.year}/" in d.reference for d in decisions())
    assert len({legalview.document_number(d) for d in decisions()}) == len(decisions())


@pytest.mark.parametrize(
    ("form", "count"),
    [
        ({"number": "2566"}, 1),
        ({"symbol": "2021/qđ"}, 1),
        ({"summary": "THỦ TỤC HÀNH CHÍNH"}, 15),
        ({"fromPromul": "01/01/2023", "toPromul": "31/12/2023"}, 2),
        ({"fieldId": "1", "number": ""}, 3),
        ({"typeId": "1"}, len(decisions())),
    ],
)
def test_the_form_finds_by_post_and_pages_by_get(look, form, count):
    rows = whole_table(look, legalview.PAGE, {PREFIX + name: value for name, value in form.items()})
    assert len(rows) == count


def test_nothing_found_is_one_row_that_says_so(look):
    shown = look("hoabinh", legalview.PAGE, {f"{PREFIX}number": "99999"})
    assert shown.css("tbody td[colspan='4'] > div.alert")
    assert not shown.css("tbody td a")


def test_the_form_stands_around_the_table_and_names_its_fields(look):
    form = look("hoabinh", legalview.PAGE).css("form[method=post]")
    assert form.css("table.table.table-bordered.table-hover")
    names = {name.removeprefix(PREFIX) for name in form.css("input::attr(name), select::attr(name)").getall()}
    assert names == {"number", "symbol", "summary", "fromPromul", "toPromul", "fieldId", "typeId", "orgId"}


def test_details_state_every_field_in_order(look):
    for decision in decisions():
        shown = look("hoabinh", legalview.document_path(decision))
        fields = dict(cells_of_details(shown))
        assert list(fields) == [
            *("Số văn bản", "Ký hiệu văn bản", "Ngày ban hành", "Người ký", "Trích yếu văn bản", "Cơ quan ban hành"),
            *("Loại văn bản", "Lĩnh vực văn bản", "Tình trạng văn bản"),
        ]
        assert f"{fields['Số văn bản']}/{fields['Ký hiệu văn bản']}" == decision.reference
        assert fields["Ngày ban hành"] == f"{decision.issued_on:%d/%m/%Y}"
        assert fields["Tình trạng văn bản"] in {"Còn hiệu lực", "Hết hiệu lực"}
        assert len(shown.css("ul.list_file > li > a")) == len(decision.files)
        assert "Các văn bản cùng lĩnh vực khác" in shown.css("h4::text").getall()


def cells_of_details(shown):
    return [tuple(row.css("td::text").getall()) for row in shown.css("table.table-bordered tr")]


def test_files_are_complete_pdfs(ask, look):
    links = look("hoabinh", legalview.document_path(decisions()[1])).css("ul.list_file a::attr(href)").getall()
    assert len(links) == 2
    for link in links:
        response = ask("hoabinh", link)
        assert response.content_type == "application/pdf"
        assert response.body.endswith(b"%%EOF\n")
        table = int(re.search(rb"startxref\n(\d+)\n", response.body)[1])
        assert response.body[table:].startswith(b"xref\n0 6\n")
        assert [response.body[int(o) :][:5] for o in re.findall(rb"(\d{10}) 00000 n", response.body)] == [
            b"%d 0 o" % n for n in range(1, 6)
        ]
    assert ask("hoabinh", "/documents/10184/48712/x.pdf/1") is None


def test_news_cites_a_listed_decision_by_number_and_date_and_one_that_is_not_listed():
    listed = {(d.reference, f"{d.issued_on.day:02}/{d.issued_on.month}/{d.issued_on.year}") for d in decisions()}
    text = "\n".join("\n".join(a.body) for a in articles_of(60) if a.portal == "hoabinh")
    cited = set(re.findall(r"Quyết định số (\d+/QĐ-UBND) ngày (\d+/\d+/\d+)", text))
    assert cited & listed == {
        *{("1588/QĐ-UBND", "14/7/2020"), ("2745/QĐ-UBND", "26/12/2022")},
        *{("2210/QĐ-UBND", "18/11/2024"), ("2391/QĐ-UBND", "02/12/2024")},
    }
    assert "3007/QĐ-UBND" in {reference for reference, _ in cited - listed}
    assert not {reference for reference, _ in cited - listed} & {reference for reference, _ in listed}


def test_a_detail_page_and_an_article_are_told_apart():
    detail = cmsview.identity(legalview.document_path(decisions()[0]))
    assert detail.startswith("document ")
    assert cmsview.identity(legalview.PAGE) == legalview.PAGE
