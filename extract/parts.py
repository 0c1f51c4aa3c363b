"""The parts of a plain text: furniture before the title, the title, the text's own date line (design, section 4)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from doisoat.records import Mention
from doisoat.text.sentences import line_spans
from doisoat.text.shadow import match_key

_FURNITURE = re.compile(
    r"đường dây nóng|hotline|điện thoại|email|lượt (?:xem|truy cập)|cập nhật (?:ngày|lúc)|ngày đăng|đăng lúc"
    r"|chia sẻ|liên kết hữu ích|trang chủ"
)
_DATE_LINE = re.compile(
    r"[\s\W]*(?:cập nhật|ngày đăng|đăng lúc|thứ \w+|chủ nhật|ngày|\W|\d|lúc|gmt|sa|ch|lượt xem|số)*[\s\W]*"
)
#: Longer lines are prose, whatever they hold; it also keeps the patterns above from hostile lines.
_LONGEST_FURNITURE = 160
#: A line of more words is prose, and a time on it is that of a deed.
_MOST_WORDS = 15


@dataclass(frozen=True, slots=True)
class Title:
    """Where the title of a plain text stands (half-open span)."""

    start: int
    end: int


def title_of(text: str) -> Title:
    """The first line that is neither furniture nor a date line; the first line where there is no other."""
    lines = line_spans(text)
    for start, end in lines:
        if not is_furniture(text[start:end]):
            return Title(start, end)
    return Title(*lines[0]) if lines else Title(0, 0)


def is_furniture(line: str) -> bool:
    """Whether a line is page furniture, a breadcrumb or nothing but a date."""
    key = match_key(line)
    if not any(character.isalnum() for character in line):
        return True
    if len(line) > _LONGEST_FURNITURE:
        return False
    return bool(_FURNITURE.search(key) and len(line) < 80) or bool(_DATE_LINE.fullmatch(key)) or _is_breadcrumb(line)


def own_date(text: str, mentions: Sequence[Mention]) -> date | None:
    """The day of the first timestamp in the first or last five lines (DT-09), on a line that tells little else."""
    lines = line_spans(text)
    if not lines:
        return None
    head, tail = lines[min(4, len(lines) - 1)][1], lines[max(0, len(lines) - 5)][0]
    for mention in mentions:
        if mention.kind == "timestamp" and mention.moment and (mention.end <= head or mention.start >= tail):
            start, end = next(line for line in lines if line[0] <= mention.start < line[1])
            if len(text[start:end].split()) <= _MOST_WORDS:
                return mention.moment.start
    return None


def _is_breadcrumb(line: str) -> bool:
    """Two or more short names set apart by wide gaps or arrows: the path to the page."""
    parts = [part for part in re.split(r"\s{3,}|\s[»›>|]\s|\u00a0\s?", line.strip()) if part.strip()]
    return len(parts) > 1 and all(len(part) < 40 for part in parts) and not any(c.isdigit() for c in line)
