"""Lists that shift, repeat, lead nowhere or never end, and addresses that are written in many ways."""

from collections.abc import Mapping

from doisoat.demo.exchange import Response, html_response
from doisoat.demo.misbehaving.fault import Fault, State
from doisoat.demo.misbehaving.site import (
    LIST,
    PAGE_SIZE,
    answering,
    article,
    article_page,
    body_of,
    link,
    list_page,
    listing_of,
    numbered,
)

_NOTHING_NEW: State = ("done", "nothing new on this list page")
_TOO_MANY: State = ("done", "the declared number of list pages is reached")
_NO_LAYOUT: State = ("quarantined", "fits no declared layout")
_FIRST = range(1, PAGE_SIZE + 1)
_SECOND = range(PAGE_SIZE + 1, 2 * PAGE_SIZE + 1)
_FORMS = (f"{LIST}#trang=1", f"{LIST}#trang=2")
_ELSEWHERE = '<base href="http://elsewhere.localhost/">'


def _endless(pages: Mapping[int, range]) -> dict[str, Response]:
    """List pages that always lead to one more; `pages` are the articles of each."""
    return {numbered(n): html_response(listing_of(shown, n, last=99)) for n, shown in pages.items()}


def _page(shown: range | tuple[int, ...], number: int = 1, last: int = 2) -> Response:
    return html_response(listing_of(shown, number, last=last))


def _edited(number: int) -> Response:
    return html_response(article_page(number, body_of(number).replace("20", "21")))


FAULTS = (
    Fault(
        name="inserted-while-paging",
        does="publishes an article between the first list page and the second",
        portal=answering(
            {LIST: (_page(_FIRST), _page((9, 1, 2, 3))), numbered(2): _page((4, 5, 6, 7, 8), 2)}, articles=9
        ),
        documents=8,
        later=9,
    ),
    Fault(
        name="removed-while-paging",
        does="removes an article between the first list page and the second, so that one slips past",
        portal=answering({LIST: (_page(_FIRST), _page((1, 3, 4, 5))), numbered(2): _page((6, 7, 8), 2)}, articles=8),
        documents=7,
        later=8,
    ),
    Fault(
        name="last-page-again",
        does="shows its last list page again and again",
        portal=answering(_endless({1: _FIRST} | dict.fromkeys(range(2, 30), _SECOND)), articles=8),
        ends={numbered(3): _NOTHING_NEW},
        documents=8,
    ),
    Fault(
        name="first-page-again",
        does="shows its first list page behind its last",
        portal=answering(_endless({1: _FIRST, 2: _SECOND} | dict.fromkeys(range(3, 30), _FIRST)), articles=8),
        ends={numbered(3): _NOTHING_NEW},
        documents=8,
    ),
    Fault(
        name="pages-without-end",
        does="has always one more list page, with articles never seen",
        portal=answering(_endless({n: range(n, n + 1) for n in range(1, 99)}), articles=99),
        ends={numbered(5): _TOO_MANY},
        documents=5,
        most_pages=5,
    ),
    Fault(
        name="calendar",
        does="leads from a list to the days of a calendar, which show the same articles",
        portal=answering(
            {
                LIST: html_response(
                    list_page([article(n) for n in _FIRST], link("/lich?ngay=1") + link("/lich?ngay=2"))
                ),
                **{
                    f"/lich?ngay={n}": html_response(
                        list_page(
                            [article(n) for n in _FIRST],
                            link(f"/lich?ngay={2 * n + 1}") + link(f"/lich?ngay={2 * n + 2}"),
                        )
                    )
                    for n in range(1, 99)
                },
            },
            articles=4,
        ),
        ends={"/lich?ngay=1": _NOTHING_NEW, "/lich?ngay=2": _NOTHING_NEW},
        documents=4,
    ),
    Fault(
        name="pager-of-scripts",
        does="turns the pages of its list by scripts alone, so that the second page cannot be reached",
        portal=answering(
            {LIST: html_response(list_page([article(n) for n in _FIRST], '<a href="javascript:page(2)">2</a>'))},
            articles=8,
        ),
        documents=4,
        expected_minimum=8,
        told="only 4 articles, at least 8 expected",
    ),
    Fault(
        name="pages-by-form",
        does="shows its list pages only to who sends a form",
        portal=answering(
            {_FORMS[0]: _page(_FIRST, 1, 1), _FORMS[1]: _page(_SECOND, 1, 1), LIST: Response(body=b"", status=405)},
            articles=8,
        ),
        documents=8,
        listings=_FORMS,
    ),
    Fault(
        name="empty-list",
        does="shows a list without articles",
        portal=answering({LIST: html_response(list_page(()))}),
        ends={LIST: _NO_LAYOUT},
        documents=0,
        told="{url}/tin-tuc: fits no declared layout",
    ),
    Fault(
        name="list-gone",
        does="has removed its list",
        portal=answering({LIST: Response(body=b"<h1>404</h1>", status=404)}),
        ends={LIST: ("gone", "HTTP 404")},
        documents=0,
        told="{url}/tin-tuc: HTTP 404",
    ),
    Fault(
        name="list-base-elsewhere",
        does="names another host as the base of the list's links",
        portal=answering({LIST: html_response(list_page(["tin-tuc/a/bai-1.html"], head=_ELSEWHERE))}),
        ends={LIST: _NO_LAYOUT},
        documents=0,
        told="{url}/tin-tuc: fits no declared layout",
    ),
    Fault(
        name="second-page-broken",
        does="has an error on the second list page, for ever",
        portal=answering({LIST: _page(_FIRST), numbered(2): Response(body=b"x", status=500)}, articles=8),
        ends={numbered(2): ("failed", "HTTP 500")},
        documents=4,
        told="{url}/tin-tuc?page=2: HTTP 500",
    ),
    Fault(
        name="duplicate-slugs",
        does="has two articles of one name in two categories",
        portal=answering(
            {
                LIST: html_response(list_page([article(1), "/tin-tuc/b/bai-1.html"])),
                "/tin-tuc/b/bai-1.html": html_response(article_page(2)),
            }
        ),
    ),
    Fault(
        name="article-at-two-addresses",
        does="has one article at two addresses",
        portal=answering(
            {
                LIST: html_response(list_page([article(1), article(2), "/tin-tuc/b/bai-2-lan-nua.html"])),
                "/tin-tuc/b/bai-2-lan-nua.html": html_response(article_page(2)),
            }
        ),
    ),
    Fault(
        name="tracking-and-sessions",
        does="writes one article's address with sessions and where the reader came from",
        portal=answering(
            {
                LIST: html_response(
                    list_page(
                        [
                            article(1),
                            f"{article(1)}?utm_source=facebook&amp;fbclid=x",
                            "/tin-tuc/a/bai-1.html;jsessionid=0A1B",
                            f"{article(1)}?PHPSESSID=5f#binh-luan",
                            article(2),
                        ]
                    )
                )
            }
        ),
    ),
    Fault(
        name="edited-between-runs",
        does="corrects a figure of an article without a word",
        portal=answering({article(2): (html_response(article_page(2)), _edited(2))}),
        documents=3,
        later=3,
    ),
    Fault(
        name="edited-while-crawled",
        does="corrects a figure while its two addresses are read, so that each shows another",
        portal=answering(
            {
                LIST: html_response(list_page([article(1), article(2), "/tin-tuc/b/bai-2-lan-nua.html"])),
                "/tin-tuc/b/bai-2-lan-nua.html": _edited(2),
            }
        ),
        documents=3,
        letters=False,
    ),
    Fault(
        name="links-to-nowhere",
        does="lists scripts, mail addresses, files and broken addresses among its articles",
        portal=answering(
            {
                LIST: html_response(
                    list_page(
                        [
                            "javascript:;",
                            article(1),
                            "mailto:a@b.vn",
                            "file:///etc/passwd",
                            "http://[",
                            "#",
                            "",
                            article(2),
                        ]
                    )
                )
            }
        ),
    ),
)
