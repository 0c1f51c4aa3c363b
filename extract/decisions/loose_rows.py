"""Lists whose cells ran together (scans): a header in one line, and items whose numbers go on one by one."""

import re
from dataclasses import replace

from doisoat.text.shadow import match_key
from extract.decisions.entry import CODE, Entry
from extract.decisions.lines import Line, one_line, unmarked
from extract.decisions.ordinals import Ordinal, ordinal_of
from extract.decisions.outline import Heading

_HEADER = re.compile(r"(?:stt|s\.?t\.?t|tt|so tt) \W?(?:ten|danh muc)? ?(?:cac )?(?:thu tuc|tthc|dich vu cong)\b.*")
_FOREIGN = re.compile(r"so ho so|so luong|muc thu|kinh phi|thanh phan|trinh tu|tiep nhan|bien che")
_ITEM = re.compile(r"(?P<number>\d{1,4})\s?[.)/|]?\s+(?=\S)")
_LEVEL = re.compile(r"\W+(?:dvc(?:tt)? |muc(?: do)? )?(?:toan trinh|mot phan|con lai|(?<=muc do )[1-4])\W*$")
#: A number that was not recognised leaves a gap; a larger one is another numbering.
_LARGEST_GAP = 3


def is_loose_header(line: Line) -> bool:
    """`STT Tên thủ tục hành chính Lĩnh vực …` on one line."""
    words = one_line(line.plain)
    return not line.is_row and len(words) < 160 and bool(_HEADER.fullmatch(words)) and not _FOREIGN.search(words)


def item_of(line: Line, last: Ordinal | None, outline: tuple[Heading, ...], table: int, *, fresh: bool) -> Entry | None:
    """The item that a line begins: the next number, or 1 under a new heading, before a capital."""
    item = _ITEM.match(line.plain)
    if item is None or not line.text[item.end() : item.end() + 1].isupper():
        return None
    ordinal = ordinal_of(item["number"])
    step = ordinal.path[0] - (last.path[0] if last else 0)
    if not (1 <= step <= (_LARGEST_GAP if last else 1) or (fresh and ordinal.begins)):
        return None
    return Entry(
        start=line.start,
        end=line.end,
        ordinal=ordinal,
        name=line.text[item.end() :],
        outline=outline,
        table=table,
        loose=True,
    )


def settled(entry: Entry) -> Entry:
    """An item with the level and codes that stand behind its name taken out of it."""
    level = _LEVEL.search(unmarked(match_key(entry.name)))
    name = entry.name[: level.start()] if level else entry.name
    said = unmarked(match_key(entry.name[level.start() :])).strip(" .,;|") if level else ""
    codes = " ".join(code[0] for code in CODE.finditer(entry.name))
    name = one_line(CODE.sub(" ", name)).strip(" ()-–|")
    return replace(entry, name=name, said=said, code=codes, tells_levels=level is not None)
