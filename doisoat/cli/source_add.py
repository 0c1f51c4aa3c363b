"""`doisoat sources add`: a source of a known family from the address of a page."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crawler.source import KINDS, TLS_NEEDS
from doisoat.cli.exits import FINE
from doisoat.cli.own_sources import sources_option
from doisoat.cli.screen import Line, Piece, printable, show
from doisoat.cli.settings import Settings

if TYPE_CHECKING:
    from crawler.adding.add import Added
    from crawler.adding.places import Places

_DEFAULT_FOLDER = Path("sources")
_WRITTEN = {
    "vi": "Đã thêm nguồn {name} (nền tảng {family}); trang đã lưu đọc lại cho đúng kết quả như khi xem trực tiếp.",
    "en": "Added source {name} of family {family}; the saved pages, read again, give what the live ones gave.",
}
_LABELS = {
    "vi": {"file": "tệp", "title": "tiêu đề", "lead": "tóm tắt", "body": "nội dung", "date": "ngày đăng"},
    "en": {"file": "file", "title": "title", "lead": "lead", "body": "body", "date": "date"},
}
_LOOK = {
    "vi": (
        "Hãy tự xem lại: tên, loại, tỉnh, thời kỳ, các danh mục khác trong tệp TOML; bài trên đúng như trang web.",
        "Không thấy liên kết sang trang danh mục tiếp theo: hãy khai báo next_page nếu danh mục có nhiều trang.",
        "Trang đã lưu mang lời văn của cổng thông tin: giữ thẻ, thay lời văn trước khi đóng góp.",
        "Thử: doisoat sources check {name}{folder}",
    ),
    "en": (
        "Look at it yourself: title, kind, province, era and further listings in the TOML; the article above.",
        "No link to a further list page was seen: declare next_page if the list has more than one.",
        "The saved pages carry the portal's own words: keep the markup, replace the words before you contribute them.",
        "Try: doisoat sources check {name}{folder}",
    ),
}
_LONGEST = 100


@click.command("add")
@click.argument("url")
@click.option("--name", help="Name of the source. [default: by its host]")
@click.option("--province", help="Its province. [default: the one its title names]")
@click.option("--kind", type=click.Choice(KINDS), help="Who keeps it. [default: by its host]")
@click.option(
    "--tls", type=click.Choice(TLS_NEEDS), multiple=True, help="What its server wants of TLS; may be repeated."
)
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to write to. [default: the checkout, else the folder of the setting `sources`, else ./sources]",
)
@click.option("--demo", metavar="URL", help="URL is on a portal that `doisoat demo --serve` serves there.")
@sources_option
@click.pass_obj
def add(  # noqa: PLR0913 - the options of the command, all named
    settings: Settings,
    /,
    *,
    url: str,
    name: str | None,
    province: str | None,
    kind: str | None,
    tls: tuple[str, ...],
    into: Path | None,
    demo: str | None,
) -> int:
    """Add a source of a known family, best from the address of a list page.

    Fetches a list page and an article, tells the family, writes the declaration and both pages with what is read from
    them, and proves them offline. Exit code 2, and nothing written, for a family that is not known.
    """
    from crawler.adding.add import Wanted, add_source
    from crawler.adding.places import checkout, folder

    places = folder(into) if into else checkout() or folder(settings.sources or _DEFAULT_FOLDER)
    wanted = Wanted(url=url, name=name or "", province=province or "", kind=kind or "", tls=tls)
    day = datetime.now(UTC).astimezone().date()
    added = add_source(wanted, places, day, demo=demo, contact=settings.contact)
    show(_lines(added, places, settings.lang))
    return FINE


def _lines(added: "Added", places: "Places", lang: str) -> Iterator[Line]:
    source, article, labels = added.source, added.article, _LABELS[lang]
    yield (Piece(_WRITTEN[lang].format(name=source.name, family=source.family), "bold"),)
    for file in added.files:
        yield (Piece(f"  {labels['file']:<9} "), Piece(str(file)))
    said = {
        "title": article.title,
        "lead": article.lead,
        "date": article.published_at.isoformat() if article.published_at else "",
        "body": article.body,
    }
    for label, value in said.items():
        text = printable(value)
        shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… ({len(text)})"
        yield (Piece(f"  {labels[label]:<9} "), Piece(shown or "—"))
    general, paging, words, trial = _LOOK[lang]
    yield (Piece(general),)
    if not added.leads_on:
        yield (Piece(paging),)
    if places.register is not None:
        yield (Piece(words),)
    place = "" if places.register is not None else f" --sources {places.declarations}"
    yield (Piece(trial.format(name=source.name, folder=place)),)
