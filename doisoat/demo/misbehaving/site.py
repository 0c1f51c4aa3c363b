"""A small portal in the markup of the VHV platform that answers rightly, but for what a fault puts in its place."""

import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import urlencode

from doisoat.demo.exchange import Handler, Request, Response, html_response

LIST = "/tin-tuc"
PAGE_SIZE = 4

#: A finished answer, or what makes one of the request.
Answer = Response | Callable[[Request], Response]
_NOTHING: Mapping[str, Answer | Sequence[Answer]] = MappingProxyType({})
_ROBOTS = Response(body=b"User-agent: *\nAllow: /\n", content_type="text/plain; charset=utf-8")


def article(number: int) -> str:
    """The address of an article."""
    return f"/tin-tuc/a/bai-{number}.html"


#: The one that most faults are shown on.
ARTICLE = article(2)


def title_of(number: int) -> str:
    """The title of an article."""
    return f"Tỉnh số hóa đợt {number}"


def body_of(number: int) -> str:
    """The text of an article."""
    return f"Trong đợt {number}, bộ phận một cửa các xã đã số hóa {number * 10} hồ sơ; ai cũng hài lòng."


def article_page(number: int, body: str | None = None, *, date: str = "05/03/2025") -> str:
    """The page of an article; `body` stands in place of its own text."""
    text = body_of(number) if body is None else body
    return (
        f'<!DOCTYPE html><html lang="vi"><head><title>{title_of(number)}</title></head><body>'
        f'<h1 class="title-detail">{title_of(number)}</h1><div class="post-date">{date} | 08:{number % 60:02}</div>'
        f'<div class="article-content common-content"><p>{text}</p></div></body></html>'
    )


def list_page(paths: Collection[str], pager: str = "", *, head: str = "") -> str:
    """A list page that offers these addresses."""
    items = "".join(
        '<div class="article-right show-left"><a class="article-title common-title" '
        f'href="{path}">Bài</a><div><span class="article-date">{1 + place % 28:02}/03/2025</span></div></div>'
        for place, path in enumerate(paths)
    )
    pages = f'<div class="wrapper-pagination">{pager}</div>'
    return f'<!DOCTYPE html><html lang="vi"><head>{head}</head><body>{items}{pages}</body></html>'


def numbered(number: int) -> str:
    """The address of a list page."""
    return LIST if number == 1 else f"{LIST}?page={number}"


def link(address: str) -> str:
    """A link in the pager of a list page."""
    return f'<a class="next-pages" href="{address}">Sau</a>'


def listing_of(shown: Sequence[int], number: int = 1, *, last: int = 1) -> str:
    """List page `number` of `last`, with its pager; `shown` are the numbers of its articles."""
    return list_page([article(n) for n in shown], link(numbered(number + 1)) if number < last else "")


def answering(scripts: Mapping[str, Answer | Sequence[Answer]] = _NOTHING, articles: int = 3) -> Callable[[], Handler]:
    """What makes such a portal; `scripts`: address → answers, one a request, the last one for ever."""
    return lambda: _Site(articles=articles, scripts={path: _several(answers) for path, answers in scripts.items()})


@dataclass(slots=True)
class _Site:
    articles: int
    scripts: dict[str, list[Answer]]
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, request: Request) -> Response | None:
        address = request.path
        for mark, values in (("?", request.query), ("#", request.form)):
            address += mark + urlencode(values) if values else ""
        with self.lock:
            script = self.scripts.get(address)
            scripted = script and (script.pop(0) if len(script) > 1 else script[0])
        if scripted:
            return scripted if isinstance(scripted, Response) else scripted(request)
        return self._page(address)

    def _page(self, address: str) -> Response | None:
        if address == "/robots.txt":
            return _ROBOTS
        last = -(-self.articles // PAGE_SIZE)
        for number in range(1, last + 1):
            if address == numbered(number):
                first = (number - 1) * PAGE_SIZE + 1
                shown = range(first, min(first + PAGE_SIZE, self.articles + 1))
                return html_response(listing_of(shown, number, last=last))
        found = address.removeprefix("/tin-tuc/a/bai-").removesuffix(".html")
        return html_response(article_page(int(found))) if found.isdecimal() else None


def _several(answers: Answer | Sequence[Answer]) -> list[Answer]:
    return list(answers) if isinstance(answers, Sequence) else [answers]
