"""Liferay 6 with `bacninhportlet` (Bắc Ninh, its departments and wards): lists that a script fetches as JSON.

A category page holds no link to an article: an inline script says `loadPageURL: '…'`. That address with `pageNum`
(from 1), `recordPerPage` and `keyword` answers `{"items": [{"id", "urlDetail", "createdDate", …}], "totalPageNum": N}`.
Where `urlDetail` is empty, the article is the category's page with its number. Titles are escaped once in there and
summaries twice and cut off, so nothing but addresses and times is taken from a list.

The portlet alone (`/widget/web/…`) has its first page in a script as well, `data = '{…}'`.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

from crawler.charset import decode_page
from crawler.dates import read_moment
from crawler.layouts import all_of
from crawler.listing import ListedArticle, Listing, allowed_link
from crawler.markup import parse_page
from crawler.source import SourceDeclaration
from crawler.urls import canonical_url
from doisoat.records.errors import LayoutError

_PORTLET = "newsbycategory_WAR_bacninhportlet"
_ADDRESS = re.compile(r"loadPageURL\s*:\s*(['\"])(?P<url>.+?)\1")
_DATA = re.compile(r"\bdata\s*=\s*'(?P<json>\{(?:[^'\\]|\\.)*\})'", re.DOTALL)
_SIZE = re.compile(r"recordPerPage\s*:\s*['\"]?(?P<size>\d{1,3})")
_USUAL_SIZE = "10"


def read_listing(body: bytes, url: str, source: SourceDeclaration, charset: str | None = None) -> Listing:
    """What a category page or one page of its JSON leads to. Raises LayoutError for anything else."""
    text = decode_page(body, charset)
    if text.lstrip()[:1] == "{":
        return _json_listing(text, url, source)
    first, data = _first_page(body, url, source, charset), _DATA.search(text)
    if first is None and data is None:
        raise LayoutError(f"{url}: no script that says where the list is, as source {source.name} declares it")
    articles = _json_listing(_unquoted(data["json"]), url, source).articles if data else ()
    return Listing(articles=articles, next_pages=(first,) if first else ())


def _unquoted(literal: str) -> str:
    """What a literal of the script stands for. Escapes of letters are the same in JSON and are left to it."""
    return re.sub(r"\\(['\"\\])", r"\1", literal)


def _first_page(body: bytes, url: str, source: SourceDeclaration, charset: str | None) -> str | None:
    page = parse_page(body, charset)
    for layout in source.layouts:
        for script in all_of(page, layout, "list_links"):
            text = script.root.text or ""
            found, size = _ADDRESS.search(text), _SIZE.search(text)
            if found:
                wanted = {"pageNum": "1", "recordPerPage": size["size"] if size else _USUAL_SIZE, "keyword": ""}
                plain = found["url"].replace("\\u0026", "&").replace("\\/", "/")
                return allowed_link(url, _with_parameters(plain, wanted), source, canonical_url)
    return None


def _json_listing(text: str, url: str, source: SourceDeclaration) -> Listing:
    try:
        answer = json.loads(text)
        items, last = answer["items"], int(answer["totalPageNum"])
        articles = dict.fromkeys(_listed(items, url, source))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise LayoutError(f"{url}: no list of articles as source {source.name} declares it") from None
    number = int(parse_qs(urlsplit(url).query).get("pageNum", ["1"])[0])
    following = [canonical_url(_with_parameters(url, {"pageNum": str(number + 1)}))] if number < last and items else []
    return Listing(articles=tuple(articles), next_pages=tuple(following))


def _listed(items: list[Mapping[str, Any]], url: str, source: SourceDeclaration) -> Iterator[ListedArticle]:
    for item in items:
        href = (item.get("urlDetail") or "").strip() or _numbered(url, str(item["id"]))
        address = allowed_link(url, href, source, canonical_url)
        if address:
            yield ListedArticle(url=address, published_at=read_moment(str(item.get("createdDate") or "")))


def _numbered(url: str, number: str) -> str:
    """The address of an article that has none of its own: the category's page and the article's number."""
    parameters = {
        "p_p_id": _PORTLET,
        "p_p_lifecycle": "0",
        "p_p_state": "normal",
        "p_p_mode": "view",
        f"_{_PORTLET}_articleId": number,
    }
    return urlunsplit((*urlsplit(url)[:3], urlencode(parameters), ""))


def _with_parameters(url: str, wanted: Mapping[str, str]) -> str:
    parts = urlsplit(url)
    kept = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
    return urlunsplit((*parts[:3], urlencode({**kept, **wanted}), ""))
