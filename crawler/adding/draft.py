"""The declaration of a source as far as its address and its pages tell, and as TOML."""

import json
import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit, urlunsplit

from parsel import Selector

from crawler.declarations import default_layouts
from crawler.listing import Listing
from crawler.source import Evidence, SourceDeclaration
from crawler.urls import host_of
from doisoat.records import Document

#: The day on which provinces were joined.
_JOINED = date(2025, 7, 1)
_DIVIDERS = re.compile(r"\s+[-–—|]\s+")
_OFFICIAL = ".gov.vn"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def draft(url: str, family: str, name: str = "") -> SourceDeclaration:
    """A source at this list page, with all that its pages must tell still open."""
    parts = urlsplit(url)
    bare = (parts.hostname or "").removeprefix("www.")
    path = urlunsplit(("", "", parts.path or "/", parts.query, parts.fragment))
    return SourceDeclaration(
        name=name or name_of(url),
        title=bare,
        url=f"{parts.scheme}://{parts.netloc}",
        family=family,
        kind=kind_of(url),
        province="",
        era="post",
        listings=(path,),
        layouts=default_layouts(family),
        allowed_hosts=tuple(dict.fromkeys((bare, f"www.{bare}"))),
        evidence=Evidence(grade="seen live", text=""),
        expected_minimum=1,
    )


def name_of(url: str) -> str:
    """The name of a source by its host: `laichau`, `syt-gialai`."""
    bare = host_of(url).removeprefix("www.")
    labels = bare.removesuffix(_OFFICIAL).split(".") if bare.endswith(_OFFICIAL) else bare.split(".")[:-1]
    return "-".join(labels) or bare


def is_name(name: str) -> bool:
    """Whether a source may be called so: letters, digits and hyphens, as in hosts."""
    return _NAME.fullmatch(name) is not None


def kind_of(url: str) -> str:
    """Who keeps a portal, as far as its host tells."""
    host = host_of(url).removeprefix("www.")
    if not host.endswith(_OFFICIAL):
        return "newspaper" if host.startswith("bao") else "province"
    return "department" if "." in host.removesuffix(_OFFICIAL) else "province"


def era_of(document: Document, listing: Listing) -> str:
    """Whether what was seen is from before the joining of provinces too: a portal that is seen served after it."""
    moments = [document.published_at, *(article.published_at for article in listing.articles)]
    return "both" if any(moment and moment.date() < _JOINED for moment in moments) else "post"


def title_of(page: Selector) -> str:
    """What a portal calls itself: the name it states, else what stands last in the title of a page."""
    stated = page.css("meta[property='og:site_name']::attr(content)").get("")
    title = _DIVIDERS.split(" ".join(page.css("title::text").get("").split()))[-1]
    return unicodedata.normalize("NFC", " ".join(stated.split()) or title)


def province_in(title: str, provinces: Iterable[str]) -> str:
    """The province that a portal's title names; empty where it names none of these."""
    folded = unicodedata.normalize("NFC", title).casefold()
    named = [province for province in provinces if province.casefold() in folded]
    return max(named, key=len, default="")


def toml_of(source: SourceDeclaration) -> str:
    """The declaration as its file says it: what is as usual is left out."""
    said = {
        "title": source.title,
        "url": source.url,
        "family": source.family,
        "kind": source.kind,
        "province": source.province,
        "era": source.era,
        "listings": list(source.listings),
        "expected_minimum": source.expected_minimum,
        **({"tls": list(source.tls)} if source.tls else {}),
    }
    evidence = {"grade": source.evidence.grade, "text": source.evidence.text}
    return "\n".join([*map(_line, said.items()), "", "[evidence]", *map(_line, evidence.items()), ""])


def _line(entry: tuple[str, object]) -> str:
    """Strings, numbers and lists of strings are written in TOML as they are in JSON."""
    return f"{entry[0]} = {json.dumps(entry[1], ensure_ascii=False)}"
