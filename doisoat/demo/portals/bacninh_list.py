"""The list of a `bacninhportlet` page: JSON from a resource address of the portlet."""

import json
from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

from doisoat.demo.article import Article
from doisoat.demo.exchange import Response
from doisoat.demo.portals.markup import article_number
from doisoat.demo.portals.paging import last_page, page_number, page_of

PORTLET = "newsbycategory_WAR_bacninhportlet"
RESOURCE = "loadPage"
PAGE_SIZE = 4
_LARGEST_PAGE = 20
_SUMMARY = 140


def resource_address(page: str) -> str:
    """The address that the script of a category page asks; `page` is the absolute address of that page."""
    parameters = {
        "p_p_id": PORTLET,
        "p_p_lifecycle": "2",
        "p_p_state": "normal",
        "p_p_mode": "view",
        "p_p_resource_id": RESOURCE,
        "p_p_cacheability": "cacheLevelPage",
        "p_p_col_id": "column-2",
        "p_p_col_count": "1",
    }
    return f"{page}?{urlencode(parameters)}"


def records(offered: Sequence[tuple[Article, str]], query: Mapping[str, str]) -> Response:
    """One page of the articles, each with its `urlDetail`, as JSON."""
    keyword = query.get("keyword", "").casefold()
    found = [pair for pair in offered if keyword in pair[0].title.casefold()]
    size = min(page_number(query.get("recordPerPage", ""), PAGE_SIZE), _LARGEST_PAGE)
    shown = page_of(found, page_number(query.get("pageNum", "")), size)
    answer = {"items": [_record(*pair) for pair in shown], "totalPageNum": last_page(found, size)}
    return Response(body=json.dumps(answer, ensure_ascii=False).encode(), content_type="application/json;charset=UTF-8")


def _record(article: Article, address: str) -> dict[str, str]:
    lead = article.lead
    summary = lead if len(lead) <= _SUMMARY else f"{lead[:_SUMMARY].rpartition(' ')[0]}..."
    return {
        "id": str(article_number(article)),
        "title": escape(article.title),
        "summary": escape(escape(f"<p>{summary}</p>")),
        "content": "",
        "urlDetail": address,
        "createdDate": f"{article.published:%d/%m/%Y %H:%M}",
    }
