"""A portal in the markup of Liferay 6 with `bacninhportlet`: lists that a script fetches as JSON, article pages.

For whoever reads these pages:

* A category page (`/chinh-tri`, `/kinh-te`, `/xa-hoi`, `/so-nganh-dia-phuong`) holds no link to an article. An inline
  script says `loadPageURL: '<absolute address with p_p_resource_id=loadPage>'` and `recordPerPage: 4`.
* That address with `pageNum` (from 1), `recordPerPage` (at most 20) and `keyword` answers
  `{"items": [{"id", "title", "summary", "content", "urlDetail", "createdDate"}], "totalPageNum": N}`. Past the end
  `items` is empty. `summary` is cut off and escaped twice, `title` once; `createdDate` reads `16/09/2020 16:01`.
* `urlDetail` is `/news/-/details/37632/<slug>-<id>`, the same below another page for an article in a second category,
  and sometimes empty: then the article is the category's address with
  `p_p_id=newsbycategory_WAR_bacninhportlet&…&_newsbycategory_WAR_bacninhportlet_articleId=<id>`. Any page in front of
  `/-/details/` and any slug lead to the same article: the digits at the end are its identity.
* Article: `h1#contentDetailTitleId`, `div#sapoDetailId`, `div#contentDetail` with the author as its last, right-aligned
  paragraph, `div.date-news` with `16/09/2020 16:01 Số lượt xem: 53` (its class is a guess). A hidden menu in front has
  an `h1` of its own, "Thực đơn". Vietnamese letters of Latin-1 stand as named entities in the body.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape
from html.entities import codepoint2name
from types import MappingProxyType
from urllib.parse import parse_qsl, urlencode, urlsplit

from doisoat.demo.article import Article
from doisoat.demo.exchange import Handler, Request, Response, html_response
from doisoat.demo.portals import bacninh_list
from doisoat.demo.portals.markup import CLOCK, article_number, newest_first, seed_of, template
from doisoat.demo.slugs import slug_without_d_stroke

#: The categories of the texts, and where this portal shows them.
PAGES: Mapping[str, str] = MappingProxyType(
    {
        "cai-cach-hanh-chinh": "/chinh-tri",
        "chi-dao-dieu-hanh": "/chinh-tri",
        "kinh-te": "/kinh-te",
        "xa-hoi": "/xa-hoi",
        "chuyen-doi-so": "/so-nganh-dia-phuong",
    }
)
_NAMES = MappingProxyType(
    {"/chinh-tri": "Chính trị", "/kinh-te": "Kinh tế", "/xa-hoi": "Xã hội", "/so-nganh-dia-phuong": "Sở, ngành"}
)
_GROUP = "37632"
_NUMBER = f"_{bacninh_list.PORTLET}_articleId"
_DETAILS = re.compile(r"/-/details/\d+/[\w-]*?(\d+)$")
_ENTITIES = str.maketrans({c: f"&{name};" for c, name in codepoint2name.items() if 0xC0 <= c <= 0xFF})


def handler(articles: Sequence[Article]) -> Handler:
    """The function that answers for a portal holding these articles, newest first on its lists."""
    newest = newest_first(articles)
    by_number = {str(article_number(article)): article for article in newest}
    lists = {page: tuple(a for a in newest if page in _pages_of(a)) for page in _NAMES}

    def answer(request: Request) -> Response | None:
        number = _number(request.path, request.query)
        if number:
            article = by_number.get(number)
            return html_response(_article_page(article, newest)) if article else None
        if request.path in lists:
            if request.query.get("p_p_resource_id") == bacninh_list.RESOURCE:
                offered = [(article, _listed_path(article, request.path)) for article in lists[request.path]]
                return bacninh_list.records(offered, request.query)
            return html_response(_category_page(request))
        return html_response(_framed("Trang chủ", "<h2>Chào mừng</h2>")) if request.path == "/" else None

    return answer


def article_path(article: Article) -> str:
    """An address of an article: `/news/-/details/37632/<slug>-<id>`, or its category's with the number."""
    if _has_address(article):
        return f"/news{_details(article)}"
    parameters = {
        "p_p_id": bacninh_list.PORTLET,
        "p_p_lifecycle": "0",
        "p_p_state": "normal",
        "p_p_mode": "view",
        _NUMBER: str(article_number(article)),
    }
    return f"{PAGES[article.category]}?{urlencode(parameters)}"


def identity(target: str) -> str:
    """What page an address leads to: the article's number, else the path."""
    parts = urlsplit(target)
    return _number(parts.path, dict(parse_qsl(parts.query))) or parts.path


def _number(path: str, query: Mapping[str, str]) -> str:
    found = _DETAILS.search(path)
    return found[1] if found else query.get(_NUMBER, "")


def _pages_of(article: Article) -> set[str]:
    return {PAGES[category] for category in (article.category, article.also_in) if category}


def _has_address(article: Article) -> bool:
    """One article in four has none in the list."""
    return article.also_in is not None or seed_of(article) % 4 != 1


def _details(article: Article) -> str:
    return f"/-/details/{_GROUP}/{slug_without_d_stroke(article.title)[:90]}-{article_number(article)}"


def _listed_path(article: Article, page: str) -> str:
    """`urlDetail` on the list of a page: the second category puts its own page in front."""
    if not _has_address(article):
        return ""
    return f"{'/news' if PAGES[article.category] == page else page}{_details(article)}"


def _framed(title: str, content: str) -> str:
    links = "".join(f'<li><a href="{page}">{escape(name)}</a></li>' for page, name in _NAMES.items())
    clock = f"{CLOCK:%d/%m/%Y %H:%M}"
    return template("bacninh_page").substitute(title=escape(title), menu=links, clock=clock, content=content)


def _category_page(request: Request) -> str:
    name = _NAMES[request.path]
    content = template("bacninh_list").substitute(
        name=escape(name),
        resource=bacninh_list.resource_address(f"http://{request.address}{request.path}"),
        size=bacninh_list.PAGE_SIZE,
    )
    return _framed(name, content)


def _article_page(article: Article, newest: Sequence[Article]) -> str:
    others = [a for a in newest if a.category == article.category and a != article][:5]
    content = template("bacninh_article").substitute(
        title=escape(article.title),
        date=f"{article.published:%d/%m/%Y %H:%M}",
        views=seed_of(article) % 400 + 21,
        lead=escape(article.lead),
        caption=f'<p style="text-align: center;"><em>{_entities(article.caption)}</em></p>' if article.caption else "",
        paragraphs="\n".join(f'<p style="text-align: justify;">{_entities(p)}</p>' for p in article.body),
        author=f'<p style="text-align: right;"><strong>{escape(article.author)}</strong></p>' if article.author else "",
        others="".join(
            f'<li><a href="{escape(article_path(a))}">{escape(a.title)}</a> ({a.published:%d/%m/%Y})</li>'
            for a in others
        ),
    )
    return _framed(article.title, content)


def _entities(text: str) -> str:
    """As an old editor writes it: named entities where HTML 4 has them."""
    return escape(text).translate(_ENTITIES)
