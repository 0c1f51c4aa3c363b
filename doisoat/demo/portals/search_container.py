"""Liferay's SearchContainer: which page is shown, and the links to its neighbours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Generic, TypeVar

from doisoat.demo.portals.paging import last_page, page_number, page_of
from doisoat.demo.portals.portlet_address import portlet_address

Item = TypeVar("Item")
_DEAD = "javascript:;"


@dataclass(frozen=True, slots=True)
class SearchContainer(Generic[Item]):
    """A page of rows: `first_row` counts from 1, `pager` is markup."""

    rows: Sequence[Item]
    first_row: int
    pager: str


def search_container(
    items: Sequence[Item], page: str, portlet: str, private: Mapping[str, str], size: int
) -> SearchContainer[Item]:
    """The rows that `cur` among the private parameters asks for; past the end it is the last page, as in Liferay."""
    last = last_page(items, size)
    number = min(page_number(private.get("cur", "")), last)
    kept = {name: value for name, value in private.items() if name not in {"cur", "delta", "resetCur"}}

    def link(label: str, to: int) -> str:
        there = {**kept, "delta": str(size), "resetCur": "false", "cur": str(to)}
        address = portlet_address(page, portlet, there, turned=to) if 1 <= to <= last else _DEAD
        state = "" if address != _DEAD else ' class="disabled"'
        return f'<li{state}><a href="{escape(address)}">{label}</a></li>'

    pager = (
        '<div class="taglib-page-iterator"><ul class="pager lfr-pagination-buttons">'
        f"{link('← Trước', number - 1)}{link('Tiếp theo →', number + 1)}</ul></div>"
    )
    return SearchContainer(page_of(items, number, size), (number - 1) * size + 1, pager if last > 1 else "")
