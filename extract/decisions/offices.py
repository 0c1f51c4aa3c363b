"""The words of an office over a signature: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH` (Decree 30/2020/NĐ-CP)."""

import re

from extract.decisions.lines import Stretch

_TITLE = (
    r"(?:pho )?(?:chu tich|tong giam doc|giam doc|bo truong|thu truong|truong ban|chanh van phong|chanh thanh tra"
    r"|chi cuc truong|cuc truong|vien truong|truong phong|thu tuong|hieu truong|chu nhiem|bi thu)(?: thuong truc)?"
)
_BODY = (
    r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|ban thuong vu|chinh phu|thuong truc)"
    r"(?: (?:tinh|thanh pho|tp|huyen|xa|phuong)(?: \w+){0,4}?)?"
)
#: At the head of a cell, or behind a recipient on the same line; then the cell ends, or the name follows.
_OFFICE = re.compile(
    rf"(?:^|(?<=[;:.,] ))(?:(?P<for>t ?u ?q|k ?t|t ?m|t ?l|t/m|k/t|q) ?[./] ?)?(?:{_TITLE}|(?(for){_BODY}|(?!)))"
    rf"(?=$| ?[.,]?$| (?:{_TITLE}|k ?t\.|t ?l\.)| ?[(\[]| [^\W\d]\w*(?: [^\W\d][\w'’-]*){{1,4}}$)"
)
_FURTHER = re.compile(rf" ?(?:(?:t ?u ?q|k ?t|t ?l|q) ?[./] ?)?(?:{_TITLE})(?!\w)")
_LONGEST = 160


def office_in(cell: Stretch) -> tuple[int, int] | None:
    """Where in a cell the first words of an office stand; offices among the recipients are in small letters."""
    if len(cell.text) > _LONGEST:
        return None
    for office in _OFFICE.finditer(cell.plain):
        printed = cell.text[office.start() : office.end()]
        by_font = printed.islower() and office.start() == 0
        if printed.isupper() or office["for"] or by_font or office[0] == cell.plain:
            return office.span()
    return None


def past_offices(cell: Stretch) -> int:
    """Where the offices that stand one after the other in a cell are over; 0 where it has none."""
    first = office_in(cell)
    at = first[1] if first else 0
    while first and (further := _FURTHER.match(cell.plain, at)):
        at = further.end()
    return at + len(cell.text[at:]) - len(cell.text[at:].lstrip())
