"""What a decision says of its list: the counts of procedures in its title and its articles."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from doisoat.checks.figure import Figure, shadow_place
from doisoat.checks.operands import amount_of
from doisoat.checks.reading import Reading, sentence_at
from doisoat.records.decision import DecisionStructure

_UNITS = frozenset({"tthc", "dvc", "dvctt"})
_ANNOUNCES = re.compile(r"danh mục|công bố|ban hành|phê duyệt|kèm theo")
#: Another decision is spoken of, or one that is no more.
_ELSEWHERE = re.compile(r"quyết định (?:số|này thay thế)|thay thế|đã (?:được )?công bố|tại (?:các )?quyết định")
_LEVELS = ((re.compile(r"toàn trình"), "toan_trinh"), (re.compile(r"một phần"), "mot_phan"))
_PART = re.compile(
    r"\bcấp (?:tỉnh|huyện|xã|trung ương|cơ sở)|mới\b|sửa đổi|bổ sung|thay thế|bãi bỏ|hủy bỏ|chuẩn hóa|liên thông|nội bộ"
    r"|đặc thù|không (?:đủ|cung cấp|thực hiện)|mức độ|đủ điều kiện|còn lại|khác\b|tại (?:bộ phận|trung tâm|chi nhánh)"
    r"|thuộc (?:thẩm quyền|phạm vi) (?:giải quyết|quản lý)?[^,;.]*\b(?:bộ|cấp)\b"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """One sentence that tells of the list: its counts of all procedures, of a part of them, and of each level."""

    whole: tuple[Figure, ...]
    parts: tuple[Figure, ...]
    levels: tuple[tuple[str, Figure], ...]


def stated_of(reading: Reading, structure: DecisionStructure) -> Iterator[Stated]:
    """The sentences in the title and the articles that announce a list and count it."""
    figures = [f for f in reading.figures if f.mark == "C" and _is_stated(f) and _may_tell(reading, structure, f)]
    for sentence, several in groupby(figures, key=lambda figure: sentence_at(reading, figure.start)):
        start, end = reading.sentences[sentence]
        words = reading.shadow.key[start:end]
        if _ANNOUNCES.search(words) and not _ELSEWHERE.search(words):
            yield _sorted(reading, tuple(several), end)


def _sorted(reading: Reading, figures: Sequence[Figure], end: int) -> Stated:
    whole, parts, levels = list[Figure](), list[Figure](), list[tuple[str, Figure]]()
    for figure, following in zip(figures, [*figures[1:], None], strict=True):
        stop = following.start if following else min(end, _next_figure(reading, figure, end))
        words = re.split(r"[;:]|\btrong đó\b", reading.shadow.key[figure.end : stop], maxsplit=1)[0]
        level = next((name for cue, name in _LEVELS if cue.search(words)), None)
        if level is not None:
            levels.append((level, figure))
        elif _PART.search(words) or (figure.mention.quantity and figure.mention.quantity.gov_level):
            parts.append(figure)
        else:
            whole.append(figure)
    return Stated(tuple(whole), tuple(parts), tuple(levels))


def _next_figure(reading: Reading, figure: Figure, end: int) -> int:
    return next((other.start for other in reading.figures if other.start >= figure.end and other.mark == "C"), end)


def _is_stated(figure: Figure) -> bool:
    """An exact number of procedures, neither planned nor of an old level."""
    quantity = figure.mention.quantity
    return (
        quantity is not None
        and quantity.unit in _UNITS
        and quantity.op == "eq"
        and not quantity.vague
        and not any(isinstance(level, int) for level in quantity.level)
        and quantity.role not in {"target", "threshold", "forecast", "task"}
        and amount_of(figure) == int(amount_of(figure))
    )


def _may_tell(reading: Reading, structure: DecisionStructure, figure: Figure) -> bool:
    """In the title, or in an article; never among the rows."""
    if figure.start < reading.title_end:
        return True
    spans = [(part.start, part.end) for part in structure.parts if part.kind == "article"]
    places = ((shadow_place(reading.shadow, a), shadow_place(reading.shadow, b)) for a, b in spans)
    return any(start <= figure.start < end for start, end in places)
