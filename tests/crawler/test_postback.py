"""Paging by postback: which link leads on, and what is sent."""

from pathlib import Path
from urllib.parse import parse_qs

import pytest
from parsel import Selector

from crawler.postback import next_form, read_listing
from crawler.registry import sources

PAGES = Path(__file__).parent / "pages"
LIST = "https://khanhhoa.gov.vn/vi/chinh-sach-va-cuoc-song"


def pager(*texts: str) -> list[Selector]:
    links = "".join(f"<a href=\"javascript:__doPostBack('p','to {text}')\">{text}</a>" for text in texts)
    return list(Selector(f"<form><input type='hidden' name='__VIEWSTATE' value='s'>{links}</form>").css("a"))


@pytest.mark.parametrize(
    ("here", "texts", "to"),
    [
        ("", ("2", "3", "..."), "2"),
        ("#page=2", ("1", "3", "..."), "3"),
        ("#page=3", ("1", "2", "..."), "..."),
        ("#page=12", ("...", "11"), None),
        ("#page=11", ("...", "12", "..."), "12"),
        ("", ("Trang sau", ">>"), "Trang sau"),
        ("#page=4", ("1", "2", "3", ">>"), None),
        ("#page=4", ("1", "2", "3", "›", "Cuối"), "›"),
        ("", (), None),
    ],
)
def test_the_link_that_leads_on(here, texts, to):
    form = next_form(pager(*texts), LIST + here)
    assert (form and parse_qs(form.body)["__EVENTARGUMENT"]) == (to and [f"to {to}"])
    number = int(here.removeprefix("#page=") or 1) + 1
    assert form is None or (form.url, form.key) == (LIST, f"{LIST}#page={number}")


def test_a_link_outside_a_form_or_without_postback_leads_nowhere():
    assert next_form(Selector("<a href=\"javascript:__doPostBack('p','')\">2</a>").css("a"), LIST) is None
    assert next_form(Selector('<form><a href="javascript:void(0)">2</a></form>').css("a"), LIST) is None


def test_the_page_s_own_form_is_sent_as_a_browser_would():
    page = (PAGES / "webforms" / "list.html").read_bytes()
    (form,) = read_listing(page, LIST, sources()["khanhhoa"]).next_forms
    assert parse_qs(form.body, keep_blank_values=True) == {
        "__EVENTTARGET": ["ctl00$cp$dp$ctl01$ctl01"],
        "__EVENTARGUMENT": [""],
        "__VIEWSTATE": ["/wEPDw+UK="],
        "__VIEWSTATEGENERATOR": ["CA0B0334"],
        "__EVENTVALIDATION": ["/wEdAAQ"],
        "ctl00$tim": [""],
    }


def test_what_is_chosen_on_the_page_stays_chosen():
    page = (PAGES / "vanban" / "documents.html").read_bytes()
    address = "https://vanban.chinhphu.vn/he-thong-van-ban?classid=1&mode=1&orggroupid=6"
    (form,) = read_listing(page, address, sources()["vanban"]).next_forms
    sent = parse_qs(form.body)
    assert (sent["ctl00$drdDocYear"], sent["ctl00$drdRecordPerPage"]) == (["2025"], ["50"])
    assert (sent["__EVENTTARGET"], sent["__EVENTARGUMENT"]) == (["ctl00$ctl27$grvDocument"], ["Page$2"])
    assert "ctl00$btnSearch" not in sent


def test_a_form_of_another_host_is_not_sent():
    page = (PAGES / "webforms" / "list.html").read_bytes().replace(b'action="', b'action="https://khac.example.invalid')
    assert read_listing(page, LIST, sources()["khanhhoa"]).next_forms == ()
