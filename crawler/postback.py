"""Paging by ASP.NET's postback: a link that a script turns into a POST of the page's own form."""

import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urldefrag, urlencode

from lxml.html import FormElement
from parsel import Selector

from crawler import listing
from crawler.blocks import plain_line
from crawler.layouts import all_of
from crawler.listing import Form, Listing
from crawler.markup import parse_page
from crawler.source import SourceDeclaration
from crawler.urls import canonical_url, is_allowed, resolve_link

_POSTBACK = re.compile(r"__doPostBack\(\s*(['\"])(?P<target>[^'\"]*)\1\s*,\s*(['\"])(?P<argument>[^'\"]*)\3\s*\)")
_ONWARDS = re.compile(r"\.\.\.|…|>|›|»|sau|trang sau|tiếp|tiếp theo|next", re.IGNORECASE)
#: What the address of a page other than the first says after `#`.
_PAGE = "page="


def read_listing(body: bytes, url: str, source: SourceDeclaration, charset: str | None = None) -> Listing:
    """What a list page leads to, and the form that asks for the page after it. Raises LayoutError for other pages."""
    read = listing.read_listing(body, url, source, charset)
    page = parse_page(body, charset)
    following = next_form((link for layout in source.layouts for link in all_of(page, layout, "next_pages")), url)
    if following is None or not is_allowed(following.url, source.allowed_hosts):
        return read
    return replace(read, next_forms=(following,))


def next_form(links: Iterable[Selector], address: str) -> Form | None:
    """What asks for the page after the one at `address` (or with that key); None on the last.

    A pager shows a window of numbers; behind the window stands a link onwards. The form carries what the server printed
    into this page, so that no page can be asked out of turn.
    """
    url, fragment = urldefrag(address)
    current = int(fragment.removeprefix(_PAGE)) if fragment.removeprefix(_PAGE).isdecimal() else 1
    link = _towards(current + 1, [link for link in links if _POSTBACK.search(link.attrib.get("href", ""))])
    form = next((f for f in link.root.iterancestors("form") if isinstance(f, FormElement)), None) if link else None
    posted = _POSTBACK.search(link.attrib["href"]) if link else None
    if form is None or posted is None:
        return None
    asked = {"__EVENTTARGET": posted["target"], "__EVENTARGUMENT": posted["argument"]}
    pairs = [*asked.items(), *((name, value) for name, value in form.form_values() if name not in asked)]
    action = resolve_link(url, form.get("action") or "") or canonical_url(url)
    return Form(url=action, body=urlencode(pairs), key=f"{canonical_url(url)}#{_PAGE}{current + 1}")


def _towards(number: int, links: list[Selector]) -> Selector | None:
    """The link that says the number, else the one onwards that follows the last number."""
    texts = [plain_line(link.root) for link in links]
    if str(number) in texts:
        return links[texts.index(str(number))]
    numbers = [at for at, text in enumerate(texts) if text.isdecimal()]
    after = range(numbers[-1] + 1 if numbers else 0, len(links))
    return next((links[at] for at in after if _ONWARDS.fullmatch(texts[at])), None)
