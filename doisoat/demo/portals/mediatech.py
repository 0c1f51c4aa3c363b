"""A provincial newspaper on the Mediatech system: lists, and articles in an old and a new layout on one host.

For whoever reads these pages:

* Everything but robots.txt is behind a cookie challenge (`challenge`).
* Lists: `/thoi-su-chinh-tri`, `/kinh-te`, `/xa-hoi`, `/cai-cach-hanh-chinh`, `/cong-nghe`, and `/tin-moi` with all
  articles; with a slash at the end they redirect to the same without. 6 a page; `?page=N`,
  `ul.pagination > li.page-item > a.page-link`; a page past the end is the first again.
  `div.block-content article.card h3.card-title > a > span.main-title`, `div.card-desc`,
  `time.card-time[rel=<unix time>]` = `14:29 | 01/10/2026`. The links of some cards are relative without a slash. All
  list pages begin `<html …></html>` before their head, as the new layout's articles do.
* Articles until 2021: layout A, `/<slug>-a<id>.html`, see `mediatech_old`; after: layout C, `/<slug>-<id>.html`, see
  `mediatech_new`.
* `/tin-moi` also lists an article that is gone. Its address, like every other `.html` that does not exist, answers
  with status 200 and the home page.
* The menus lead to a development host that does not exist and to addresses with a capital.
"""

from collections.abc import Mapping, Sequence
from html import escape
from types import MappingProxyType
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from doisoat.demo.article import Article
from doisoat.demo.exchange import Handler, Request, Response, html_response
from doisoat.demo.portals import mediatech_new, mediatech_old
from doisoat.demo.portals.challenge import behind_challenge
from doisoat.demo.portals.markup import in_category, newest_first, seed_of, template
from doisoat.demo.portals.mediatech_frame import framed
from doisoat.demo.portals.mediatech_paths import article_path, is_old
from doisoat.demo.portals.paging import last_page, page_number, page_of

PAGE_SIZE = 6
ALL_NEWS = "/tin-moi"
#: The categories of the texts, where this portal shows them, and their names.
CATEGORIES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "cai-cach-hanh-chinh": ("/cai-cach-hanh-chinh", "Cải cách hành chính"),
        "chi-dao-dieu-hanh": ("/thoi-su-chinh-tri", "Thời sự - Chính trị"),
        "chuyen-doi-so": ("/cong-nghe", "Công nghệ"),
        "kinh-te": ("/kinh-te", "Kinh tế"),
        "xa-hoi": ("/xa-hoi", "Xã hội"),
    }
)
NAMES: Mapping[str, str] = MappingProxyType({ALL_NEWS: "Tin mới", **dict(CATEGORIES.values())})
_GONE = (
    '<a href="/bai-viet-da-go-bo-100000001.html"><span class="main-title">Bài viết không còn được lưu giữ</span></a>'
)


def handler(articles: Sequence[Article]) -> Handler:
    """The function that answers for a portal holding these articles, newest first on its lists."""
    newest = newest_first(articles)
    by_path = {article_path(article): article for article in newest}
    lists = {ALL_NEWS: newest} | {path: in_category(newest, c) for c, (path, _) in CATEGORIES.items()}

    def answer(request: Request) -> Response | None:
        path = request.path.rstrip("/")
        if path in by_path:
            return html_response(_article_page(by_path[path], newest))
        if path in lists and path != request.path:
            return Response(body=b"", status=301, headers={"Location": path})
        if path in lists:
            return html_response(_list_page(path, lists[path], request.query.get("page", "")))
        if not path or path.endswith(".html"):
            return html_response(_home_page(newest))
        return None

    return behind_challenge(answer)


def identity(target: str) -> str:
    """What page an address leads to: its path."""
    return urlsplit(target).path.rstrip("/") or "/"


def _article_page(article: Article, newest: Sequence[Article]) -> str:
    section = CATEGORIES[article.category]
    related = [a for a in newest if a.category == article.category and a != article][:4]
    if is_old(article):
        return mediatech_old.article_page(article, section, related)
    cards = "".join(_card(a) for a in related)
    return framed(article.title, mediatech_new.article_markup(article, section, cards), NAMES)


def _home_page(newest: Sequence[Article]) -> str:
    return framed("Báo Tây Ninh", f'<div class="block-content">{"".join(map(_card, newest[:3]))}</div>', NAMES)


def _list_page(path: str, articles: Sequence[Article], asked: str) -> str:
    last = last_page(articles, PAGE_SIZE)
    number = page_number(asked)
    number = number if number <= last else 1
    cards = "".join(_card(article) for article in page_of(articles, number, PAGE_SIZE))
    if path == ALL_NEWS and number == last:
        cards += f'<article class="card"><h3 class="card-title">{_GONE}</h3></article>'
    name = escape(NAMES[path])
    markup = f'<h1 class="cate-name">{name}</h1><div class="block-content">{cards}</div>{_pager(path, number, last)}'
    return framed(NAMES[path], markup, NAMES)


def _card(article: Article) -> str:
    path = article_path(article)
    moment = article.published.replace(tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    return template("baotayninh_card").substitute(
        href=path if seed_of(article) % 2 else path.removeprefix("/"),
        title=escape(article.title),
        lead=escape(article.lead),
        unix=int(moment.timestamp()),
        time=f"{article.published:%H:%M | %d/%m/%Y}",
    )


def _pager(path: str, number: int, last: int) -> str:
    def item(label: str, to: int, state: str = "") -> str:
        return f'<li class="page-item{state}"><a class="page-link" href="{path}?page={to}">{label}</a></li>'

    numbers = "".join(item(str(n), n, " active" if n == number else "") for n in range(1, last + 1))
    following = item("›", number + 1) if number < last else '<li class="page-item disabled"><span>›</span></li>'
    return f'<ul class="pagination">{numbers}{following}</ul>' if last > 1 else ""
