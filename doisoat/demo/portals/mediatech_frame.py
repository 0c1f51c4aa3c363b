"""What surrounds the newspaper's pages in the new layout."""

from collections.abc import Mapping
from html import escape

from doisoat.demo.portals.markup import CLOCK, template

_DAYS = ("Thứ 2", "Thứ 3", "Thứ 4", "Thứ 5", "Thứ 6", "Thứ 7", "Chủ nhật")


def day_name(weekday: int) -> str:
    """`Thứ 2` for 0, Monday, to `Chủ nhật` for 6."""
    return _DAYS[weekday]


def framed(title: str, content: str, sections: Mapping[str, str]) -> str:
    """The whole page, which begins with a stray end of the document; `sections` are the menu's paths and names."""
    links = "".join(
        f'<li><a href="{path if place % 2 else path.removeprefix("/")}">{escape(name)}</a></li>'
        for place, (path, name) in enumerate(sections.items())
    )
    return template("baotayninh_page").substitute(
        title=escape(title),
        menu=links,
        today=f"{day_name(CLOCK.weekday())} ngày {CLOCK:%d/%m/%Y}",
        clock=f"{day_name(CLOCK.weekday())}, {CLOCK:%d/%m/%Y %H:%M}",
        content=content,
    )
