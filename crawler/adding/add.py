"""The whole of adding a source: look, declare, save, prove, and only then put the files in their places."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from crawler.adding.discovery import Discovery, discover
from crawler.adding.draft import draft, era_of, is_name, name_of, province_in, title_of, toml_of
from crawler.adding.places import Places, move, require_free, workshop
from crawler.adding.proof import prove, save
from crawler.look import look_at_article, look_at_list
from crawler.registry import sources
from crawler.run import demo_source
from crawler.source import Evidence, SourceDeclaration
from crawler.urls import canonical_url, host_of
from crawler.visit import Ask, visit
from doisoat.records import Document
from doisoat.records.errors import InputError

_EVIDENCE = (
    "A list and an article of {host} were seen live on {day} by `sources add`, and read by the family's "
    "layouts. Other lists, older articles and further list pages were not looked at."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the user says of a new source; what is empty is taken from its pages, `tls` as in a declaration."""

    url: str
    name: str = ""
    province: str = ""
    kind: str = ""
    tls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """The new source, the article that was read for it, and the files, the declaration first."""

    source: SourceDeclaration
    article: Document
    leads_on: bool
    files: tuple[Path, ...]


def add_source(
    wanted: Wanted, places: Places, day: date, *, demo: str | None = None, contact: str | None = None
) -> Added:
    """Add a source of a known family; once a process. Nothing is written before all of it is proven.

    Raises InputError for a name that is taken or an unknown family, SourceError and LayoutError for pages that cannot
    be had or read.
    """
    name = _free_name(wanted)
    start = replace(draft(wanted.url, "microdata", name), tls=wanted.tls)
    if demo:
        _require_demo(start, demo)

    async def script(ask: Ask) -> Discovery:
        return await discover(ask, _address(wanted.url))

    found = visit(start, script, demo=demo, contact=contact)
    source = _declared(found, replace(wanted, name=name), day)
    written = _written(found, source, places)
    leads_on = bool(found.listing.next_pages or found.listing.next_forms)
    return Added(source=source, article=found.document, leads_on=leads_on, files=written)


def _require_demo(start: SourceDeclaration, demo: str) -> None:
    """With a demonstration the address is one of its portals': nothing tells which it would be otherwise."""
    served = demo_source(start, demo).url
    if served != start.url:
        raise InputError(f"{start.url} is not served at {demo}; give an address such as {served}/")


def _address(url: str) -> str:
    """The canonical address; what follows `#` is a form."""
    address, mark, form = url.partition("#")
    return f"{canonical_url(address)}{mark}{form}"


def _free_name(wanted: Wanted) -> str:
    parts = urlsplit(wanted.url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise InputError(f"{wanted.url!r} is no address of a page; give one like https://laichau.gov.vn/tin-tuc")
    name = wanted.name or name_of(wanted.url)
    if not is_name(name):
        raise InputError(f"{name!r} is no name of a source; use small letters, digits and hyphens with --name")
    if name in sources():
        raise InputError(f"a source {name} is there already (see `doisoat sources show {name}`); choose another --name")
    return name


def _declared(found: Discovery, wanted: Wanted, day: date) -> SourceDeclaration:
    title = title_of(found.list_page.page) or found.source.title
    province = wanted.province or province_in(title, {source.province for source in sources().values()})
    if not province:
        raise InputError(f"{found.source.url}: its title {title!r} names no province; say it with --province")
    return replace(
        found.source,
        name=wanted.name,
        title=title,
        kind=wanted.kind or found.source.kind,
        province=province,
        era=era_of(found.document, found.listing),
        tls=wanted.tls,
        expected_minimum=len(found.listing.articles),
        evidence=Evidence(
            grade="seen live", text=_EVIDENCE.format(host=host_of(found.source.url), day=f"{day.day} {day:%B %Y}")
        ),
    )


def _written(found: Discovery, source: SourceDeclaration, places: Places) -> tuple[Path, ...]:
    """The files in their places, the declaration first."""
    looks = {
        source.name: look_at_article(found.article, source),
        f"{source.name}_list": look_at_list(found.offer, source),
    }
    with workshop(places) as bench:
        declaration = bench / f"{source.name}.toml"
        declaration.write_text(toml_of(source), encoding="utf-8")
        pages = dict(save(bench, name, look, source) for name, look in looks.items())
        prove(declaration, pages)
        folder = places.pages / source.family
        targets = {declaration: places.declarations / declaration.name}
        targets |= {file: folder / file.name for pair in pages.items() for file in pair}
        require_free(targets)
        move(targets, places, source.name)
    return tuple(targets.values())
