"""Ways in which a portal changes its look overnight: each takes a page and gives what is served in its place."""

import json
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from lxml import html
from lxml.html import HtmlElement
from parsel import Selector

from benchmarks.layout_breaks.pages import Portal
from crawler.layouts import all_of
from crawler.markup import parse_page

#: Of a page of a portal, what is served in its place.
Change = Callable[[bytes, Portal], bytes]


class Mutation(NamedTuple):
    """What becomes of articles and of lists; None: they stay as they are."""

    article: Change | None = None
    listing: Change | None = None

    def __call__(self, body: bytes, portal: Portal, kind: str) -> bytes:
        """What is served in place of a page of this kind."""
        change = self.listing if kind == "listing" else self.article
        return change(body, portal) if change else body


_CONSENT = (
    "<html><head><title>Quyền riêng tư của bạn</title></head><body><div class='consent'><h1>Chúng tôi dùng cookie</h1>"
    "<p>Cổng này lưu cookie để ghi nhớ lựa chọn của bạn. Bấm Đồng ý để đọc tiếp.</p>"
    "<button>Đồng ý</button></div></body></html>"
)
_REPAIRS = (
    "<html><head><title>Bảo trì</title></head><body>"
    "<p>Hệ thống đang được nâng cấp, mời bạn quay lại sau.</p></body></html>"
)
_DAY = re.compile(r"\b(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})\b")
_DAY_IN_WORDS = re.compile(r"(?P<day>\d{1,2}) tháng (?P<month>\d{1,2}) năm (?P<year>\d{4})")
_ISO_DAY = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})T[\d:]+")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_TOKEN = {"class": re.compile(r"\.([\w-]+)"), "id": re.compile(r"#([\w-]+)|\[id\$='([\w-]+)'\]")}
_ARTICLE_FIELDS = ("title", "body", "lead", "date", "author", "rows", "files")


def _tree(change: Callable[[Selector, Portal], None]) -> Change:
    """A change of a page's tree."""

    def mutate(body: bytes, portal: Portal) -> bytes:
        page = parse_page(body, "utf-8")
        change(page, portal)
        return html.tostring(page.root, encoding="utf-8")

    return mutate


def _found(page: Selector, portal: Portal, field: str) -> list[HtmlElement]:
    """What the selectors of a field find, each element once."""
    return list(dict.fromkeys(found.root for found in all_of(page, portal.layout, field)))


def _rename(attribute: str, fields: tuple[str, ...], page: Selector, portal: Portal) -> None:
    """Every class, or id, by which the selectors find these fields gets another name."""
    selectors = [s for layout in portal.source.layouts for field in fields for s in layout.selectors.get(field, ())]
    names = {name for s in selectors for found in _TOKEN[attribute].findall(s) for name in (found, *found) if name}
    for element in page.root.iter("*"):
        tokens = element.get(attribute, "").split()
        renamed = [f"v2-{token}" if any(token.endswith(name) for name in names) else token for token in tokens]
        if renamed != tokens:
            element.set(attribute, " ".join(renamed))


def _tags(page: Selector, portal: Portal) -> None:
    """Headings and boxes become table cells without a name."""
    for field in ("title", "body", "rows"):
        for element in _found(page, portal, field):
            element.tag = "td"
            for name in ("class", "id", "itemprop"):
                element.attrib.pop(name, None)
    for row in list(page.root.iter("tr")):
        row.tag = "div"


def _dates(written: Callable[[re.Match[str]], str], body: bytes, _portal: Portal) -> bytes:
    text = body.decode()
    for pattern in (_DAY, _DAY_IN_WORDS, _ISO_DAY):
        text = pattern.sub(written, text)
    return text.encode()


def _in_english(day: re.Match[str]) -> str:
    return f"{_MONTHS[int(day['month']) % 12 - 1]} {day['day']}, {day['year']}"


def _month_first(day: re.Match[str]) -> str:
    return f"{int(day['month'])}/{int(day['day'])}/{day['year']}"


def _removed(fields: tuple[str, ...], page: Selector, portal: Portal) -> None:
    for field in fields:
        for element in _found(page, portal, field):
            if element.getparent() is not None:
                element.drop_tree()


def _moved(field: str, page: Selector, portal: Portal) -> None:
    """To the end of the page."""
    for element in _found(page, portal, field):
        element.getparent().remove(element)
        page.root.append(element)


def _emptied(field: str, page: Selector, portal: Portal) -> None:
    for element in _found(page, portal, field):
        _say(element, "")


def _swapped(page: Selector, portal: Portal) -> None:
    """Title and date stand in each other's place."""
    titles, dates = (_found(page, portal, field)[:1] for field in ("title", "date"))
    for title, date in zip(titles, dates, strict=False):
        words = [" ".join(element.text_content().split()) for element in (title, date)]
        if title not in date.iter() and date not in title.iter():
            _say(title, words[1])
            _say(date, words[0])


def _site_name(page: Selector, portal: Portal) -> None:
    for field in ("title",) if portal.layout.kind == "news" else ():
        for element in _found(page, portal, field):
            _say(element, portal.source.title)


def _lazy(page: Selector, portal: Portal) -> None:
    for element in _found(page, portal, "body"):
        _say(element, "")
        element.append(html.fromstring('<div class="lazy" data-src="/api/noi-dung">Đang tải…</div>'))


def _split(page: Selector, portal: Portal) -> None:
    """All but the first paragraphs go into a box of another name."""
    for element in _found(page, portal, "body")[:1]:
        more = html.Element("div", {"class": "phan-tiep"})
        children = [child for child in element if child.tag == "p" and not child.get("class")]
        more.extend(children[max(1, len(children) // 3) :])
        element.addnext(more)


def _teaser(page: Selector, portal: Portal) -> None:
    for element in _found(page, portal, "body"):
        words = element.text_content()[:70]
        _say(element, f"{words}… Đăng nhập để đọc tiếp")


def _swallowed(page: Selector, portal: Portal) -> None:
    """The body's box now holds the foot of the page and news beside it, too."""
    for element in _found(page, portal, "body")[:1]:
        for number in range(60):
            line = html.Element("p")
            line.text = (
                f"Mục {number}: giới thiệu, sơ đồ cổng, liên hệ, thăm dò ý kiến, văn bản mới, lịch tiếp công dân."
            )
            element.append(line)


def _say(element: HtmlElement, words: str) -> None:
    for child in list(element):
        element.remove(child)
    element.text = words
    if element.tag == "meta":
        element.set("content", words)


def _no_articles(page: Selector, portal: Portal) -> None:
    for field in ("list_items", "list_links"):
        for layout in portal.source.layouts:
            for element in dict.fromkeys(found.root for found in all_of(page, layout, field)):
                if element.getparent() is not None:
                    element.drop_tree()


def _mojibake(body: bytes, _portal: Portal) -> bytes:
    return "".join(c if c.isascii() else "\ufffd" for c in body.decode()).encode()


def _page_instead(words: str, _body: bytes, _portal: Portal) -> bytes:
    return words.encode()


def _item(change: Callable[[dict[str, object]], None]) -> Change:
    """A change of every record that a list service answers."""

    def mutate(body: bytes, _portal: Portal) -> bytes:
        answer = json.loads(body)
        for item in answer["data"]:
            change(item)
        return json.dumps(answer, ensure_ascii=False).encode()

    return mutate


_ARTICLE: Mapping[str, Change] = {
    "classes renamed": _tree(partial(_rename, "class", _ARTICLE_FIELDS)),
    "ids renamed": _tree(partial(_rename, "id", _ARTICLE_FIELDS)),
    "class of the lead renamed": _tree(partial(_rename, "class", ("lead",))),
    "class of the date renamed": _tree(partial(_rename, "class", ("date",))),
    "class of the author renamed": _tree(partial(_rename, "class", ("author",))),
    "div to table": _tree(_tags),
    "date in English": partial(_dates, _in_english),
    "month before day": partial(_dates, _month_first),
    "date removed": _tree(partial(_removed, ("date",))),
    "lead removed": _tree(partial(_removed, ("lead",))),
    "lead moved": _tree(partial(_moved, "lead")),
    "body moved": _tree(partial(_moved, "body")),
    "date moved": _tree(partial(_moved, "date")),
    "title moved": _tree(partial(_moved, "title")),
    "title emptied": _tree(partial(_emptied, "title")),
    "lead emptied": _tree(partial(_emptied, "lead")),
    "date emptied": _tree(partial(_emptied, "date")),
    "title and date swapped": _tree(_swapped),
    "rows emptied": _tree(partial(_emptied, "rows")),
    "title the portal's name": _tree(_site_name),
    "text lazy-loaded": _tree(_lazy),
    "body split": _tree(_split),
    "body a teaser": _tree(_teaser),
    "body with the foot": _tree(_swallowed),
    "letters lost": _mojibake,
}
_SERVICE: Mapping[str, Change] = {
    "field Title renamed": _item(lambda item: item.update(TieuDe=item.pop("Title"))),
    "field ContentNews renamed": _item(lambda item: item.update(NoiDung=item.pop("ContentNews"))),
    "field DescriptionNews renamed": _item(lambda item: item.update(MoTa=item.pop("DescriptionNews"))),
    "field CreatedDate renamed": _item(lambda item: item.update(Ngay=item.pop("CreatedDate"))),
    "date in English": partial(_dates, _in_english),
    "title emptied": _item(lambda item: item.update(Title="")),
    "date emptied": _item(lambda item: item.update(CreatedDate="")),
    "title and date swapped": _item(lambda item: item.update(Title=item["CreatedDate"], CreatedDate=item["Title"])),
    "body a teaser": _item(lambda item: item.update(ContentNews=f"{item['ContentNews']}"[:60])),
    "letters lost": _mojibake,
}


def mutations(portal: Portal) -> Mapping[str, Mutation]:
    """The ways that suit a portal: of its articles, of its lists, and of both."""
    articles = _SERVICE if portal.is_service else _ARTICLE
    consent, repairs = partial(_page_instead, _CONSENT), partial(_page_instead, _REPAIRS)
    lists: Mapping[str, Change] = {
        "list emptied": partial(_page_instead, '{"data": []}') if portal.is_service else _tree(_no_articles),
        "list's classes renamed": _tree(partial(_rename, "class", ("list_items", "list_links"))),
        "list's ids renamed": _tree(partial(_rename, "id", ("list_items", "list_links"))),
        "list under repair": repairs,
    }
    return {
        **{name: Mutation(article=change) for name, change in articles.items()},
        **{name: Mutation(listing=change) for name, change in lists.items()},
        "consent wall": Mutation(consent, consent),
        "consent wall on articles": Mutation(article=consent),
        "under repair": Mutation(repairs, repairs),
    }
