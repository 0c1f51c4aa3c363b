"""Answers "200 OK" that are not the article, or one that is hard to read."""

from doisoat.demo.exchange import Request, Response, html_response
from doisoat.demo.misbehaving.fault import Fault, State
from doisoat.demo.misbehaving.site import ARTICLE, LIST, Answer, answering, article, article_page, list_page
from doisoat.demo.one_page_pdf import one_page_pdf

_NO_LAYOUT: State = ("quarantined", "fits no declared layout")
_PDF = one_page_pdf("Quyết định")
_SPOKEN = "/tin-tuc/a/mot-bai-da-bi-go-bo.html"
_HOME = f"<title>Cổng thông tin điện tử</title>{list_page([article(1), article(3)])}"


def _huge(_request: Request) -> Response:
    return Response(body=b"<p>" + b"x" * (20 << 20))


def _fault(name: str, does: str, page: str | Answer, state: State) -> Fault:
    answer = html_response(page) if isinstance(page, str) else page
    return Fault(name=name, does=does, portal=answering({ARTICLE: answer}), ends={ARTICLE: state})


def _read(name: str, does: str, page: str) -> Fault:
    return Fault(name=name, does=does, portal=answering({ARTICLE: html_response(page)}), documents=3)


FAULTS = (
    _fault(
        "error-page",
        "shows the message of a database error as a page",
        "<html><body><h2>Server Error in '/' Application.</h2><p>ORA-12541</p></body></html>",
        _NO_LAYOUT,
    ),
    _fault(
        "page-says-gone",
        "says in words that the article is gone, and in its status that all is well",
        "<html><head><title>Không tìm thấy trang</title></head><body><h1>404</h1></body></html>",
        ("gone", "a page that says so"),
    ),
    Fault(
        name="home-page-instead",
        does="shows the home page in place of an article that is gone",
        portal=answering(
            {LIST: html_response(list_page([article(1), _SPOKEN, article(3)])), _SPOKEN: html_response(_HOME)}
        ),
        ends={_SPOKEN: ("gone", "another page in its place")},
    ),
    _fault("empty-page", "sends nothing, and says that all is well", "", ("failed", "empty answer")),
    _fault("blank-page", "sends a page without content", "<html><head></head><body> </body></html>", _NO_LAYOUT),
    _fault(
        "json",
        "sends JSON where a page should be",
        Response(body=b'{"error":"0"}', content_type="application/json"),
        ("quarantined", "not a page but application/json"),
    ),
    _fault("json-as-page", "sends JSON and calls it a page", Response(body=b'{"error":"0"}'), _NO_LAYOUT),
    _fault(
        "pdf",
        "sends a PDF where a page should be",
        Response(body=_PDF, content_type="application/pdf"),
        ("quarantined", "not a page but application/pdf"),
    ),
    _fault("pdf-as-page", "sends a PDF and calls it a page", Response(body=_PDF), _NO_LAYOUT),
    _fault(
        "page-of-20-megabytes",
        "sends a page of 20 megabytes",
        _huge,
        ("quarantined", "answer too large"),
    ),
    _fault(
        "deeply-nested",
        "nests a hundred thousand elements",
        article_page(2).replace("<p>", "<p>" + "<span>" * 100_000),
        ("quarantined", "elements nest deeper than 1000"),
    ),
    _fault(
        "new-layout",
        "has a new look overnight",
        "<html><body><main><h1>Tỉnh số hóa đợt 2</h1><section>20 hồ sơ.</section></main></body></html>",
        _NO_LAYOUT,
    ),
    _fault("article-without-text", "shows the title of an article and no text", article_page(2, ""), _NO_LAYOUT),
    _read("closed-at-the-start", "closes the page before it begins", "</body></html>" + article_page(2)),
    _read(
        "closed-twice",
        "closes the page in its middle",
        article_page(2).replace("<p>", "</body></html><p>"),
    ),
    _read(
        "base-elsewhere",
        "names another host as the base of an article's links",
        article_page(2).replace("<head>", '<head><base href="http://elsewhere.localhost/">'),
    ),
    _read(
        "never-closed",
        "never closes the elements of a page",
        article_page(2).replace("</p></div></body></html>", "</p>"),
    ),
    _read("date-in-the-future", "dates an article in the year 2099", article_page(2, date="05/03/2099")),
    _read("date-of-no-calendar", "dates an article on the 31st of February", article_page(2, date="31/02/2025")),
)
