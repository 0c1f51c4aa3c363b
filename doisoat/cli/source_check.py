"""`doisoat sources check`: one source tried live, field by field."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from doisoat.cli.exits import FAILED, FINE, complain
from doisoat.cli.jsonl import json_line
from doisoat.cli.options import text_or_jsonl
from doisoat.cli.own_sources import sources_option
from doisoat.cli.screen import Line, Piece, printable, show
from doisoat.cli.settings import Settings
from doisoat.cli.source_names import declared_source

if TYPE_CHECKING:
    from crawler.source_check import PageReport, SourceReport

_KINDS = {"vi": {"listing": "danh mục", "article": "bài"}, "en": {"listing": "list", "article": "article"}}
_EMPTY = {
    "vi": {"absent": "(không có; có thể đúng là vậy)", "missing": "(TRỐNG)"},
    "en": {"absent": "(none; a page may lack it)", "missing": "(EMPTY)"},
}
_MARKS = {"found": "✓", "absent": "·", "missing": "✗"}
_WAY_OUT = {
    "vi": "mở trang đó trong trình duyệt, tìm nơi chứa thông tin, rồi sửa tệp TOML của nguồn (docs/adding-a-source.md)",
    "en": "open that page in a browser, find what holds it, and declare it in the source's TOML "
    "(docs/adding-a-source.md); where nothing came, try again later",
}
_FINE = {
    "vi": "{name}: đọc được mọi trường đã khai báo; hãy tự xem lại các giá trị trên",
    "en": "{name}: every declared field was read; look at the values above yourself",
}
_LONGEST = 100


@click.command("check")
@click.argument("name")
@click.option("--demo", metavar="URL", help="Try it on the portals that `doisoat demo --serve` serves there.")
@text_or_jsonl
@sources_option
@click.pass_obj
def check(settings: Settings, name: str, demo: str | None, output: str) -> int:
    """Try a source live: its robots.txt, a list page and an article, field by field. Writes nothing.

    Exit code 3 when nothing could be fetched, or a declared field was empty on every article tried (at most three).
    """
    from crawler.source_check import check_source

    report = check_source(declared_source(name), demo=demo, contact=settings.contact)
    if output == "jsonl":
        for page in report.pages:
            click.echo(json_line(_record(report, page)))
    else:
        show(_lines(report, settings.lang))
    if report.problems:
        complain(f"source {name}: {'; '.join(report.problems)}; {_WAY_OUT[settings.lang]}")
        return FAILED
    if settings.verbosity >= 0:
        click.echo(_FINE[settings.lang].format(name=name), err=True)
    return FINE


def _record(report: "SourceReport", page: "PageReport") -> dict[str, object]:
    visit = page.visit
    names = ("field", "value", "state", "selector")
    return {
        "source": report.source.name,
        "page": page.kind,
        "url": visit.key,
        "status": visit.answer.status if visit.answer else None,
        "redirects": list(visit.redirects),
        "robots": visit.robots,
        "tls": visit.certificate,
        "tls_declared": list(report.source.tls),
        "layout": page.layout,
        "problem": page.problem,
        "fields": [{name: getattr(field, name) for name in names} for field in page.fields],
    }


def _lines(report: "SourceReport", lang: str) -> Iterator[Line]:
    yield (Piece(f"{report.source.name}  {report.source.title}", "bold"),)
    for page in report.pages:
        visit = page.visit
        yield (Piece(f"  {_KINDS[lang][page.kind]} ", "bold"), Piece(printable(visit.key)))
        for target in visit.redirects:
            yield (Piece(f"    → {printable(target)}"),)
        yield (Piece(f"    {' · '.join(_about(page))}", "dim"),)
        if page.problem:
            yield (Piece(f"    ✗ {printable(page.problem)}", "red"),)
        for field in page.fields:
            value = printable(field.value) or _EMPTY[lang][field.state]
            shown = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
            yield (
                Piece(f"    {_MARKS[field.state]} {field.field:<11} "),
                Piece(f"{shown}  "),
                Piece(field.selector, "dim"),
            )


def _about(page: "PageReport") -> Iterator[str]:
    visit = page.visit
    yield f"HTTP {visit.answer.status}" if visit.answer else visit.fault
    if visit.robots:
        yield f"robots.txt {visit.robots}"
    if visit.certificate:
        yield f"TLS {printable(visit.certificate)}"
    if page.layout:
        yield page.layout
