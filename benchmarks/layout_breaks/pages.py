"""Pages of every family: the saved ones of the tests, with other words in the same markup."""

import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement
from parsel import Selector

from benchmarks.layout_breaks.content import Content
from crawler.declarations import read_declaration
from crawler.layouts import all_of, first_of
from crawler.listing import form_of
from crawler.markup import parse_page
from crawler.registry import family_of, sources
from crawler.source import Layout, SourceDeclaration
from crawler.urls import canonical_url

ROOT = Path(__file__).resolve().parents[2]
SAVED = ROOT / "tests" / "crawler" / "pages"
#: Family → source, article, list.
FAMILIES = {
    "assetpublisher": ("danang", "article.html", "list.html"),
    "bacninhportlet": ("bacninh", "article.html", "list_widget.html"),
    "cmsview": ("hoabinh", "article.html", "list.html"),
    "contentfck": ("baocantho", "article.html", "list.html"),
    "drupal": ("phutho", "article.html", "list.html"),
    "hatinh": ("hatinh", "article.html", "list.html"),
    "mediatech": ("baotayninh", "new.html", "list.html"),
    "microdata": ("vinhlong", "article.html", "list.html"),
    "nukeviet": ("syt-gialai", "article.html", "list.html"),
    "onecms": ("baodanang", "article.html", "list.html"),
    "sharepointapi": ("vinhphuc", "article.answer", "list_full.answer"),
    "tandan": ("dienbien", "article.html", "list.html"),
    "tdpost": ("baophuyen", "article.html", "list.html"),
    "uiarticle": ("ninhbinh", "article.html", "list.html"),
    "vanban": ("vanban", "decision.html", "documents.html"),
    "vhv": ("binhdinh", "sapo.html", "listing.html"),
    "webforms": ("khanhhoa", "article.html", "list.html"),
}
_DAY = re.compile(r"\b\d{1,2}(?P<sign>[/.-])\d{1,2}(?P=sign)\d{4}\b")
_IN_WORDS = re.compile(r"\d{1,2} tháng \d{1,2} năm \d{4}")


@dataclass(frozen=True)
class Portal:
    family: str
    source: SourceDeclaration
    article: bytes
    listing: bytes

    @classmethod
    def of(cls, family: str) -> "Portal":
        name, article, listing = FAMILIES[family]
        source = sources().get(name) or read_declaration(ROOT / "contrib" / "sources" / f"{name}.toml")
        return cls(family, source, (SAVED / family / article).read_bytes(), (SAVED / family / listing).read_bytes())

    @property
    def first_list(self) -> str:
        """The key of the source's first list page."""
        url = self.source.url + self.source.listings[0]
        form = form_of(url)
        return form.key if form else canonical_url(url)

    @property
    def is_service(self) -> bool:
        return self.family == "sharepointapi"

    @cached_property
    def layout(self) -> Layout:
        """The layout that reads the saved article."""
        if self.is_service:
            return self.source.layouts[0]
        name = (
            family_of(self.source).read_article(self.article, f"{self.source.url}/x-1.html", self.source, None).layout
        )
        return next(layout for layout in self.source.layouts if layout.name == name)

    def address(self, number: int) -> str:
        if self.is_service:
            return f"{self.source.url}/ct/cms/tintuc/Lists/KinhTe/View_Detail.aspx?ItemID={number}"
        return canonical_url(f"{self.source.url}/tin-so-{number}.html")

    def page(self, content: Content) -> bytes:
        """The saved page with these words."""
        if self.is_service:
            return _service_answer(content)
        page = parse_page(self.article, None)
        fill = _fill_decision if self.layout.kind == "decision" else _fill_news
        fill(page, self.layout, content)
        return html.tostring(page.root, encoding="utf-8")


def _service_answer(content: Content) -> bytes:
    words = "".join(f"<p>{paragraph}</p>" for paragraph in content.paragraphs)
    signed = f'<p style="text-align:right"><b>{content.author}</b></p>' if content.author else ""
    item = {
        "ID": content.number,
        "Title": content.title,
        "DescriptionNews": content.lead,
        "ContentNews": words + signed,
        "CreatedDate": content.published.isoformat(),
    }
    return json.dumps({"data": [item]}, ensure_ascii=False).encode()


def _fill_decision(page: Selector, layout: Layout, content: Content) -> None:
    said = {
        "số ký hiệu": f"{content.number}/QĐ-UBND",
        "ngày ban hành": f"{content.published:%d-%m-%Y}",
        "trích yếu": content.title,
        "người ký": content.author,
    }
    for row in all_of(page, layout, "rows"):
        label, value = row.xpath("./td")
        stated = said.get(label.xpath("string()").get().strip().casefold())
        if stated is not None:
            _say(value.root, stated)


def _fill_news(page: Selector, layout: Layout, content: Content) -> None:
    title, body = first_of(page, layout, "title").root, first_of(page, layout, "body").root
    leads = list(dict.fromkeys(found.root for found in all_of(page, layout, "lead")))
    authors = list(dict.fromkeys(found.root for found in all_of(page, layout, "author")))
    _say(title, content.title)
    for stated in page.css("head title, meta[property='og:title']"):
        _say(stated.root, content.title)
    for lead in leads:
        _say_or_drop(lead, content.lead, body)
    for author in authors:
        label = "Tác giả: " if "Tác giả" in author.text_content() else ""
        _say_or_drop(author, content.author and label + content.author, body)
    _fill_body(body, [*leads, *authors, title], content, signed=bool(authors))
    _redate(page, layout, body, content)


def _redate(page: Selector, layout: Layout, body: HtmlElement, content: Content) -> None:
    """The day of publication wherever it stands, in the box of the text too, but not in the text itself."""
    dates = {inner for found in all_of(page, layout, "date") for inner in found.root.iter("*")}
    outside = [element for element in page.root.iter("*") if body not in (element, *element.iterancestors())]
    for element in {*outside, *dates}:
        element.text = _redated(element.text, content)
        element.tail = _redated(element.tail, content)


def _paragraph(body: HtmlElement, words: str) -> HtmlElement:
    element = html.Element("p")
    element.text = words
    body.append(element)
    return element


def _fill_body(body: HtmlElement, kept: list[HtmlElement], content: Content, *, signed: bool) -> None:
    body.text = None
    for child in list(body):
        child.tail = None
        if not any(element is child or child in element.iterancestors() for element in kept):
            body.remove(child)
    for paragraph in content.paragraphs:
        _paragraph(body, paragraph)
    if content.author and not signed:
        _paragraph(body, content.author).set("style", "text-align: right")


def _say(element: HtmlElement, words: str) -> None:
    if element.tag == "meta":
        element.set("content", words)
        return
    for child in list(element):
        element.remove(child)
    element.text = words


def _say_or_drop(element: HtmlElement, words: str, body: HtmlElement) -> None:
    if words or element is body or element in body.iterancestors():
        _say(element, words)
    else:
        element.drop_tree()


def _redated(text: str | None, content: Content) -> str | None:
    if not text:
        return text
    text = _DAY.sub(lambda found: f"{content.published:%d{found['sign']}%m{found['sign']}%Y}", text)
    return _IN_WORDS.sub(f"{content.published:%d tháng %m năm %Y}", text)
