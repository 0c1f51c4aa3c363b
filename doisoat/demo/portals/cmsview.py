"""A portal in the markup of Liferay 7 with `CmsViewPortlet`: news lists and articles. Its documents: `legalview`.

For whoever reads these pages:

* Everything of the news is `/web/guest/cms` with `p_p_id=<portlet>` and private parameters `_<portlet>_categoryId`,
  `…_articleId`, `…_cur`, `…_delta`, in any order; the portlet is `PORTLET` below. `2312` ("Thời sự") lists all news.
  An article is what `_articleId` says, whatever else stands in the address.
* List, style 00: `div.cat_record > div.right_first_record > div.title_v > a > h3` and `span.time`
  (`(dd/MM/yyyy HH:mm)`), then `br` and the lead as plain text. 20 a page; one pinned article stands on top of each.
  Pager in `div.link_more_right > div#pagination`; dead buttons have `href="javascript:;"`, a page past the end is the
  last one again. An empty category says so in `div.alert.alert-info`. The feed that `span.icon-rss` links to is empty.
* Article: `h1#titleDetail.title`, `div.tool > span.date_time` (`dd/MM/yyyy HH:mm`), `div#leadDetail.summary`,
  `div.img-title`, `div#contentDetail.textdetail`, `div.author`, `div.source`, all in `div#content_detail_news`; outside
  it `div.attachment > ul > li > a`, sharing, rating, and up to ten newer and ten older articles in
  `div#footerOfNewDetail`. One article is sent in decomposed Unicode (NFD).
"""

from collections.abc import Mapping, Sequence
from html import escape
from types import MappingProxyType
from urllib.parse import parse_qsl, urlsplit

from doisoat.demo.article import Article
from doisoat.demo.decisions import decisions
from doisoat.demo.exchange import Handler, Request, Response, html_response
from doisoat.demo.portals import cmsview_article, legalview
from doisoat.demo.portals.hoabinh_frame import PAGE, PORTLET, article_address, category_address, framed
from doisoat.demo.portals.markup import article_number, in_category, in_sent_form, newest_first, template
from doisoat.demo.portals.portlet_address import private_parameters
from doisoat.demo.portals.search_container import search_container

PAGE_SIZE = 20
ALL_NEWS = "2312"
#: The categories of the texts, their numbers here and their names; "11903" has no articles.
CATEGORIES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "cai-cach-hanh-chinh": ("2313", "Chính trị"),
        "chi-dao-dieu-hanh": ("11901", "Chỉ đạo điều hành"),
        "chuyen-doi-so": ("2316", "Khoa học - Công nghệ"),
        "kinh-te": ("2314", "Kinh tế"),
        "xa-hoi": ("2315", "Văn hóa - Xã hội"),
    }
)
NAMES: Mapping[str, str] = MappingProxyType(
    {ALL_NEWS: "Thời sự", "11903": "Hoạt động lãnh đạo tỉnh", **dict(CATEGORIES.values())}
)


def handler(articles: Sequence[Article]) -> Handler:
    """The function that answers for a portal holding these articles, newest first on its lists."""
    newest = newest_first([in_sent_form(article) for article in articles])
    by_number = {str(article_number(article)): index for index, article in enumerate(newest)}
    lists = {ALL_NEWS: newest, "11903": ()} | {n: in_category(newest, c) for c, (n, _) in CATEGORIES.items()}

    def answer(request: Request) -> Response | None:
        private = private_parameters(PORTLET, request.query)
        if request.path != PAGE:
            return _elsewhere(request)
        if request.query.get("p_p_lifecycle") == "2":
            return Response(body=b"", content_type="text/xml; charset=utf-8")
        if "articleId" in private:
            index = by_number.get(private["articleId"])
            return None if index is None else html_response(_article_page(newest, index))
        if private.get("categoryId") in lists:
            return html_response(_list_page(lists[private["categoryId"]], private))
        return None

    return answer


def article_path(article: Article) -> str:
    """The address of an article with no more than it needs, its parameters in the order of the platform's menus."""
    return article_address(article, {})


def identity(target: str) -> str:
    """What page an address leads to: the article, else the decision, else the path."""
    parts = urlsplit(target)
    query = dict(parse_qsl(parts.query))
    article = private_parameters(PORTLET, query).get("articleId")
    document = private_parameters(legalview.PORTLET, query).get("documentId")
    return f"article {article}" if article else f"document {document}" if document else parts.path


def _elsewhere(request: Request) -> Response | None:
    if request.path in {"/", "/web/guest/home"}:
        return html_response(framed("Trang chủ", _home(), NAMES))
    return legalview.answer(request, decisions(), NAMES)


def _home() -> str:
    items = "".join(f'<li><a href="{escape(category_address(n))}">{escape(name)}</a></li>' for n, name in NAMES.items())
    return f'<div class="box_bg"><ul>{items}</ul><a href="{legalview.PAGE}">Văn bản chỉ đạo điều hành</a></div>'


def _list_page(articles: Sequence[Article], private: Mapping[str, str]) -> str:
    number = private["categoryId"]
    pinned = [article for article in articles if article.pinned]
    others = [article for article in articles if not article.pinned]
    shown = search_container(others, PAGE, PORTLET, private, PAGE_SIZE)
    content = template("hoabinh_list").substitute(
        href=escape(category_address(number)),
        feed=escape(category_address(number).replace("p_p_lifecycle=0", "p_p_lifecycle=2")),
        name=escape(NAMES[number]),
        records="".join(_record(a, number) for a in (*pinned, *shown.rows)) or _nothing(),
        pager=shown.pager,
    )
    return framed(NAMES[number], content, NAMES)


def _record(article: Article, category: str) -> str:
    return template("hoabinh_record").substitute(
        href=escape(article_address(article, {"categoryId": category}, turned=article_number(article))),
        title=escape(article.title),
        time=f"({article.published:%d/%m/%Y %H:%M})",
        lead=escape(article.lead),
    )


def _nothing() -> str:
    return '<div class="alert alert-info">Chưa có bài viết nào trong chuyên mục này</div>'


def _article_page(newest: Sequence[Article], index: int) -> str:
    newer, older = newest[max(0, index - 10) : index], newest[index + 1 : index + 11]
    content = cmsview_article.article_markup(newest[index], decisions(), newer, older)
    return framed(newest[index].title, content, NAMES)
