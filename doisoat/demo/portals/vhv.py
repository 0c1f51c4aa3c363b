"""A portal in the markup of the VHV platform: list pages with numbered paging, category pages, article pages."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from types import MappingProxyType
from urllib.parse import urlsplit

from doisoat.demo.article import Article
from doisoat.demo.exchange import Handler, Request, Response, html_response
from doisoat.demo.portals.markup import CLOCK, newest_first, seed_of, template
from doisoat.demo.portals.paging import last_page, page_number, page_of

PAGE_SIZE = 12
CATEGORIES: Mapping[str, str] = MappingProxyType(
    {
        "cai-cach-hanh-chinh": "Cải cách hành chính",
        "chuyen-doi-so": "Chuyển đổi số",
        "chi-dao-dieu-hanh": "Chỉ đạo, điều hành",
        "kinh-te": "Kinh tế",
        "xa-hoi": "Xã hội",
    }
)
_WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")
_UPLOADS = "/upload/2005340"


def handler(articles: Sequence[Article]) -> Handler:
    """The function that answers for a portal holding these articles, newest first on its lists."""
    newest = newest_first(articles)
    by_path = {article_path(article): article for article in newest}
    lists: dict[str, tuple[Article, ...]] = {"/tin-tuc": newest}
    lists |= {f"/tin-tuc/{c}": tuple(a for a in newest if a.category == c) for c in CATEGORIES}

    def answer(request: Request) -> Response | None:
        if request.path == "/":
            return html_response(_home_page(newest))
        if request.path in by_path:
            return html_response(_article_page(by_path[request.path], newest))
        if request.path in lists:
            markup = _list_page(request.path, lists[request.path], request.query.get("page", "1"))
            return None if markup is None else html_response(markup)
        if request.path == "/gioi-thieu":
            return html_response(_framed("Giới thiệu", template("vhv_about").substitute()))
        return None

    return answer


def article_path(article: Article) -> str:
    """The address of an article: `/tin-tuc/<category>/<slug>.html`."""
    return f"/tin-tuc/{article.category}/{article.slug}.html"


def identity(target: str) -> str:
    """What page an address leads to: its path, for a query only turns the pages of lists."""
    return urlsplit(target).path


def post_date(moment: datetime) -> str:
    """The moment as the platform prints it: `Thứ năm, 20/11/2025 | 14:24`."""
    return f"{_WEEKDAYS[moment.weekday()]}, {moment:%d/%m/%Y | %H:%M}"


def _framed(title: str, content: str) -> str:
    clock = f"{_WEEKDAYS[CLOCK.weekday()]}, {CLOCK:%d/%m/%Y %H:%M}:00"
    menu = "".join(f'<li><a href="/tin-tuc/{c}">{escape(name)}</a></li>' for c, name in CATEGORIES.items())
    return template("vhv_page").substitute(title=escape(title), clock=clock, menu=menu, content=content)


def _items(articles: Sequence[Article]) -> str:
    item = template("vhv_item")
    return "".join(
        item.substitute(
            href=escape(article_path(a)), title=escape(a.title), lead=escape(a.lead), date=f"{a.published:%d/%m/%Y}"
        )
        for a in articles
    )


def _home_page(newest: Sequence[Article]) -> str:
    content = f'<div class="home-news">{_items(newest[:6])}</div><p><a href="/tin-tuc">Xem tất cả tin tức</a></p>'
    return _framed("Cổng thông tin điện tử", content)


def _list_page(path: str, articles: Sequence[Article], page: str) -> str | None:
    last = last_page(articles, PAGE_SIZE)
    number = page_number(page, otherwise=0)
    if not 1 <= number <= last:
        return None
    shown = page_of(articles, number, PAGE_SIZE)
    name = CATEGORIES.get(path.rpartition("/")[2], "Tin tức")
    heading = f'<h2 class="module-title">{escape(name)}</h2>'
    return _framed(name, f'{heading}<div class="list-article">{_items(shown)}</div>{_pager(path, number, last)}')


def _pager(path: str, number: int, last: int) -> str:
    near = range(max(1, number - 2), min(last, number + 2) + 1)
    links = "".join(
        f'<a href="javascript:void(0)" class="active">{n}</a>' if n == number else f'<a href="{path}?page={n}">{n}</a>'
        for n in near
    )
    if number < last:
        links += f'<a class="next-pages" href="{path}?page={number + 1}">Trang sau</a>'
    return f'<div class="wrapper-pagination">{links}</div>'


def _article_page(article: Article, newest: Sequence[Article]) -> str:
    seed = seed_of(article)
    views = f" | lượt xem: {seed % 900 + 12}" if seed % 3 == 0 else ""
    related = [a for a in newest if a.category == article.category and a.slug != article.slug][:5]
    content = template("vhv_article").substitute(
        category=article.category,
        category_name=escape(CATEGORIES[article.category]),
        title=escape(article.title),
        date=post_date(article.published) + views,
        lead=escape(article.lead),
        caption=_caption(article, seed),
        paragraphs="\n".join(f"<p>{escape(p)}</p>" for p in article.body),
        author=f'<p style="text-align: right;"><strong>{escape(article.author)}</strong></p>' if article.author else "",
        score=seed % 50,
        related="".join(
            f'<li><a href="{article_path(a)}">{escape(a.title)}</a> ({a.published:%d/%m})</li>' for a in related
        ),
    )
    return _framed(article.title, content)


def _caption(article: Article, seed: int) -> str:
    if article.caption is None:
        return ""
    image = f"{_UPLOADS}/{article.published:%Y%m%d}/anh-bai-viet_{seed % 0x100000:05x}.jpg"
    return template("vhv_caption").substitute(
        image=f"/publish/thumbnail/2005340/600x400xdefault{image}", caption=escape(article.caption)
    )
