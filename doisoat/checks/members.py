"""The members of a list as a reader adds them up: one number each, whatever noun follows it, or none.

`gồm 64 tỷ nợ gốc và 10 tỷ đồng tiền lãi`, `(8 ở miền Bắc, 3 miền Trung)`, `Toán (4 em), Lý (2 em)`: too loose to accuse
anybody, good enough to confirm a sum that fits.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from doisoat.checks.figure import Figure
from doisoat.checks.passage import Passage, index_at, shadow_offset
from doisoat.checks.printed_number import PLAIN_NUMBER, number_figure, one_figure, scaled_figure
from doisoat.checks.reading import Reading

_SEPARATOR = re.compile(r"[,;\n](?!\d)|\bvà\b|\bcùng\b")
_BRACKETED = re.compile(r"\([^()]*\)?")
#: A number that no figure covers, and the word for one in front of a noun.
_NUMBER = re.compile(
    r"[A-Z]|"
    r"(?<![\w.,/:+-])(?<!\bsố )(?<!\bmức )(?<!\bmức độ )(?<!\bhạng )(?<!\bquận )(?<!\bphường )(?<!\btổ )(?<!\bthứ )"
    r"(?<!\bkhóa )(?<!\blớp )(?<!\btháng )(?<!\bnăm )(?<!\bngày )(?<!\bđiều )(?<!\bkhoản )(?<!\bnhóm )(?<!\bcấp )"
    r"(?<!\bloại )(?<!\bquý )(?<!\blần )(?<!\btừ )(?<!\bđến )(?<!\bkhoảng )(?<!\bgần )(?<!\bhơn )(?<!\btrên )"
    r"(?<!\bdưới )(?<!\bđợt )(?<!\btới )(?<!\bvòng )"
    rf"(?P<number>{PLAIN_NUMBER})(?![\w%/:-]|[.,]\d)(?! ?(?:km|m|m2|m²|m3|ha|hecta|tấn|tạ|kg|lít|mét|cm|mm|giờ|phút|"
    r"giây|ngày|tháng|năm|tuần|quý|tuổi|đồng(?! chí)|usd|lần|điểm|độ|phần trăm|h|bậc|sao)(?!\w))"
    r"(?: (?P<size>nghìn tỷ|tỷ|triệu)(?!\w))?"
)
_ONE = re.compile(r"\s*(?:có |và )?(?P<number>một)(?= (?!số|phần|vài|nửa|trong|cách|lần)[^\W\d])")
_YEAR = re.compile(r"(?:19|20)\d\d")
#: A number behind other words (`cầu Tân An 1`) or alone in brackets is a name or a mark, and no count.
_COUNTS = re.compile(r"(?:^|[,;:(]|\b(?:và|có|là|còn|lại|gồm|chỉ|thì|số|giá|đó|cho|được))\s*$")
_NEAR = 8
_MARK = re.compile(r"\(\d{1,2}\)")
#: What may stand before the number that opens a member.
_HEAD = re.compile(r"[\s:]*(?:(?:có|gồm|gồm có|là|thì|còn|còn lại|còn lại là|số còn lại|chỉ)\s+){0,2}$")
#: A member that opens with one of these is no part, and the list has ended before it.
_ENDS = re.compile(
    r"\s*(?:trong đó|đã|được|đạt|tăng|giảm|so với|tỷ lệ|bình quân|trung bình|nâng|với|cho|tại|tổng|trị giá)\b"
)
_SIZES = {"nghìn tỷ": Decimal(10**12), "tỷ": Decimal(10**9), "triệu": Decimal(10**6)}
#: What is counted by so many has no noun of its own: it is money.
_MILLIONS = 10**5
#: No list of parts that a sentence adds up is longer.
_MOST_MEMBERS = 40


@dataclass(frozen=True, slots=True)
class Member:
    """`ends`: the list may end with this member; `label` is its text, the figure's mark or number included."""

    figure: Figure
    label: str
    ends: bool


def members(reading: Reading, here: Passage, start: int, end: int, mark: str) -> tuple[Member, ...]:
    """The members of a list between two places of the passage's text whose figures have the mark (or are bare counts).

    Figures in brackets count only where no member has one outside brackets; none where a member's figure is unclear.
    """
    text = _MARK.sub(lambda found: " " * len(found[0]), here.text[start:end])
    flat = _BRACKETED.sub(lambda found: "\x00" * len(found[0]), text)
    plain = _members(reading, here, start, flat, mark)
    if plain or "\x00" not in flat:
        return plain
    return _members(reading, here, start, text.replace("(", " ").replace(")", " "), mark)


def _members(reading: Reading, here: Passage, start: int, text: str, mark: str) -> tuple[Member, ...]:
    cuts = [(0, 0, ""), *((m.start(), m.end(), m[0]) for m in _SEPARATOR.finditer(text)), (len(text), len(text), "")]
    found: list[tuple[Figure, str, str]] = []
    for (_, left, joined_by), (right, _, _) in pairwise(cuts):
        piece = text[left:right]
        if found and _ENDS.match(piece):
            break
        told = [(at, figure) for at, figure in numbers(reading, here, start + left, piece) if _has_mark(figure, mark)]
        if len(told) > 1 and not _HEAD.match(piece[: told[0][0]]):
            break
        if told:
            found.append((told[0][1], piece, joined_by))
    if len(found) > _MOST_MEMBERS:
        return ()
    joins = [joined_by for _, _, joined_by in found]
    return tuple(
        Member(figure, label, at + 1 == len(found) or joins[at] in ("và", "cùng") or joins[at + 1] == ";")
        for at, (figure, label, _) in enumerate(found)
    )


def numbers(reading: Reading, here: Passage, start: int, text: str) -> Iterator[tuple[int, Figure]]:
    """The figures and bare numbers of a piece of the passage's text that starts at a place of it, with their places."""
    one = _ONE.match(text)
    if one is not None:
        place = shadow_offset(here, start + one.start("number"))
        yield one.start("number"), one_figure(reading.shadow, place, place + len("một"))
    for found in _NUMBER.finditer(text):
        if found["number"] is None:
            yield found.start(), here.figures[index_at(here, start + found.start())]
        elif not _YEAR.fullmatch(found["number"]) and _COUNTS.search(
            text[max(0, found.start() - _NEAR) : found.start()]
        ):
            figure = _printed(reading, shadow_offset(here, start + found.start()), found)
            if figure is not None:
                yield found.start(), figure


def _printed(reading: Reading, place: int, found: re.Match[str]) -> Figure | None:
    end = place + len(found["number"])
    if found["size"]:
        return scaled_figure(reading.shadow, place, end, _SIZES[found["size"]])
    return number_figure(reading.shadow, place, end)


def _has_mark(figure: Figure, mark: str) -> bool:
    """In a list of sums of money `64 tỷ nợ gốc` is one, though it names no currency."""
    quantity = figure.mention.quantity
    if figure.mark == mark:
        return quantity is None or quantity.second is None
    return mark == "M" and figure.mark == "C" and quantity is not None and quantity.ulp >= _MILLIONS
