"""CK-05, confirm only: parts that bear another noun than their total, or none, and add up to it (domain 7.5)."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from typing import NamedTuple

from doisoat.checks.check import Check, Example
from doisoat.checks.classes import REMAINDER, by_government_level, closed_set
from doisoat.checks.conclusion import Judgement, conclude
from doisoat.checks.figure import Figure
from doisoat.checks.items import enumeration_end
from doisoat.checks.members import Member, members, numbers
from doisoat.checks.operands import obstacle, operand, role_class
from doisoat.checks.passage import Passage
from doisoat.checks.reading import Reading
from doisoat.checks.sums import sum_message
from doisoat.checks.units import DIFFERENT, SAME, kinship, noun_of, unit_of
from doisoat.records import Finding

#: What opens the parts; a bracket or a comma only close behind the total.
_WORD = re.compile(
    r"trong đó|trong số (?:đó|này)|cụ thể|(?:bao )?gồm(?! cả)|(?:chia|phân) (?:thành|ra|làm)"
    r"|\bvới (?:các )?(?=[^CFMPXUSR;.]{2,40}\([CPM0-9])"
)
_OPENER = re.compile(rf"(?P<word>{_WORD.pattern})|(?P<near>[(:])|(?P<comma>,)")
_NEAR = 80
#: How far before its parts a total is looked for.
_FAR = 250
#: Totals further back are tried only with parts of their own noun: `25 tiêu chuẩn, 111 tiêu chí …: A (8 …, 37 …); …`.
_MOST_TOTALS = 4
_MOST_OPENERS = 40
#: In characters: longer lists add nothing up.
_LONGEST = 2000
_BRACKETS = re.compile(r"\([^()]*\)")
_STOP = re.compile(r"[.!?;]\s")
#: Parts behind a comma end with the remainder, or name what they count first: `phòng khám là 292, bệnh viện là 152`.
_NAMED_FIRST = re.compile(r"\s*[^\W\dA-Z][^CFMPXRS\d(;.]{2,60}\b(?:là|có|gồm)? ?(?:[CMU]|\d)")


class _Confirmed(NamedTuple):
    """A total, the parts that make it up, and the words from the one to the other."""

    whole: Figure
    parts: tuple[Member, ...]
    words: str

    @property
    def places(self) -> tuple[int, ...]:
        """Where its figures stand."""
        return (self.whole.start, *(part.figure.start for part in self.parts))


def find(reading: Reading) -> Iterator[Finding]:
    """One confirmation for each total whose parts, whatever they are called, make it up; nothing where they do not."""
    for here in reading.windows:
        told: set[tuple[int, ...]] = set()
        openers = islice(_OPENER.finditer(here.text), _MOST_OPENERS)
        for opener in sorted(openers, key=lambda found: found["word"] is None):
            for rank, confirmed in enumerate(_under(reading, here, opener)):
                if confirmed.places not in told and (rank or not _strict(confirmed)):
                    yield _finding(reading, confirmed)
                told.add(confirmed.places)


def _under(reading: Reading, here: Passage, opener: re.Match[str]) -> Iterator[_Confirmed]:
    """The sums under one opener: of the nearest total that its parts make up, and of parallel series."""
    plain = opener["comma"] and not _NAMED_FIRST.match(here.text, opener.end())
    stop = here.text.find(")", opener.end()) if _in_bracket(here, opener) else -1
    end = min(stop if stop >= 0 else enumeration_end(here, opener.end()), opener.end() + _LONGEST)
    lists: dict[str, tuple[Member, ...]] = {}
    for place, whole in _totals(reading, here, opener):
        mark = "C" if whole.mark == "F" else whole.mark
        if opener["comma"] and (mark == "P" or not _leads(here, place, whole)):
            continue
        nearest = mark not in lists
        listed = lists[mark] if mark in lists else members(reading, here, opener.end(), end, mark)
        own = tuple(part for part in listed if _of_one_noun(part.figure, whole))
        for parts in dict.fromkeys((listed, own) if nearest else (own,)):
            taken = _adding_up(whole, parts)
            if opener["comma"] and len(taken) < len(parts):
                continue
            if taken and (not plain or REMAINDER.search(taken[-1].label)):
                yield _Confirmed(whole, taken, here.text[place : opener.end()])
                break
        lists[mark] = listed


def _leads(here: Passage, place: int, whole: Figure) -> bool:
    """Whether a figure with no opener behind it is the first of its unit in the sentence, and so no part of a list."""
    start = max((m.end() for m in _STOP.finditer(here.text, 0, place)), default=0)
    if _WORD.search(here.text, start, place):
        return False
    earlier = (f for f, at in zip(here.figures, here.places, strict=True) if start <= at < place)
    return not any(f.mark == whole.mark and kinship(f, whole) != DIFFERENT for f in earlier)


def _in_bracket(here: Passage, opener: re.Match[str]) -> bool:
    before = here.text[: opener.end()]
    return before.rfind("(") > before.rfind(")")


def _totals(reading: Reading, here: Passage, opener: re.Match[str]) -> tuple[tuple[int, Figure], ...]:
    """The numbers before an opener that it may take apart with their places, the nearest first."""
    reach = _FAR if opener["word"] or opener[0] == ":" else _NEAR
    text = here.text[: opener.start()]
    left = max(0, opener.start() - reach)
    left += len(text[left:]) - len(text[left:].lstrip("0123456789.,")) if left else 0
    closed = _BRACKETS.sub(lambda found: " " * len(found[0]), text[left:])
    sentence = 0 if opener["word"] else max((m.end() for m in _STOP.finditer(closed)), default=0)
    found = [(left + at, figure) for at, figure in numbers(reading, here, left, closed) if at >= sentence]
    return tuple(pair for pair in reversed(found) if pair[1].mark in "CMUPF")[:_MOST_TOTALS]


def _of_one_noun(part: Figure, whole: Figure) -> bool:
    return kinship(part, whole) == SAME and (not noun_of(part) or noun_of(part) == noun_of(whole))


def _adding_up(whole: Figure, parts: tuple[Member, ...]) -> tuple[Member, ...]:
    """The first members that make up the total, if the list may end with them."""
    total = operand(whole)
    if total is None or obstacle(whole) or total.value <= 1:
        return ()
    found = Fraction(0)
    for at, part in enumerate(parts):
        number = operand(part.figure)
        if number is None or obstacle(part.figure) or role_class(part.figure) != role_class(whole):
            return ()
        found += number.value
        if found == total.value and at and (part.ends or part is parts[-1]):
            return parts[: at + 1]
    return ()


def _strict(total: _Confirmed) -> bool:
    """Whether the parts of the nearest total are so plainly parts that CK-05 and CK-06 judge them, and may accuse."""
    labels = [part.label for part in total.parts]
    alike = _named(total.whole) and all(
        _named(part.figure) and kinship(part.figure, total.whole) != DIFFERENT for part in total.parts
    )
    classes = closed_set(labels) is not None or by_government_level(labels)
    return alike and total.whole.mark in "CMU" and (bool(_WORD.search(total.words)) or classes)


def _named(figure: Figure) -> bool:
    """Whether the figure's unit was read, not guessed from the list."""
    quantity = figure.mention.quantity
    return bool(unit_of(figure)) and (figure.mark != "M" or (quantity is not None and quantity.currency is not None))


def _finding(reading: Reading, total: _Confirmed) -> Finding:
    figures = (total.whole, *(part.figure for part in total.parts))
    whole, *parts = (number for figure in figures if (number := operand(figure)) is not None)
    judgement = Judgement(verdict="match", severity="ok", strength="S2")
    return conclude(reading, "CK-05", figures, judgement, sum_message(parts, whole))


CHECK = Check(
    rules=("CK-05",),
    relation="sum",
    title_vi="các phần gọi bằng tên khác cộng lại đúng bằng tổng số",
    title_en="parts under other names that make up the stated total",
    why_vi="Các phần mang danh từ khác với tổng số chỉ dùng để xác nhận: cộng lại bằng tổng số thì khớp, lệch thì "
    "không kết luận.",
    why_en="Parts that bear another noun than the total can only confirm it: an inexact sum says nothing.",
    find=find,
    examples=(
        Example("Có 178 nhà thầu dự sơ tuyển, trong đó có 19 tổ chức và 159 cá nhân.", "match", "ok"),
        Example("Có 178 nhà thầu dự sơ tuyển, trong đó có 19 tổ chức và 158 cá nhân.", ""),
        Example("Khoản vay 74 tỷ đồng (gồm 60 tỷ vay ngắn hạn và 14 tỷ đồng vay dài hạn) đã trả xong.", "match", "ok"),
        Example("Mạng lưới có 22 cửa hàng (gồm 8 ở phía Bắc, 3 miền Trung và 11 miền Nam).", "match", "ok"),
        Example("Ông bà có 9 người con (4 trai và 5 gái).", "match", "ok"),
        Example(
            "Có 70.500 học sinh dự thi (64.300 học sinh thi lớp thường, 6.200 học sinh thi lớp chuyên).", "match", "ok"
        ),
        Example("Thí điểm tại 5 phường (2 phường phía đông, 2 phường phía tây, một phường phía nam).", "match", "ok"),
        Example("Đội đoạt 7 giải Nhất với các môn Toán (4 em), Hóa học (2 em) và Sinh học (1 em).", "match", "ok"),
        Example(
            "Đoàn có 87 học sinh đoạt giải (chiếm 52,7%); gồm 9 Huy chương Vàng; 78 Huy chương Bạc.", "match", "ok"
        ),
        Example("Năm 2017 có 444 cơ sở y tế, phòng khám là 292, bệnh viện là 152 cơ sở.", "match", "ok"),
        Example(
            "Bộ công cụ có 25 tiêu chuẩn, 41 tiêu chí, dùng để đánh giá hoạt động của trường, được chia thành 3 nhóm: "
            "tổ chức (8 tiêu chuẩn, 17 tiêu chí); "
            "nhân lực (4 tiêu chuẩn, 9 tiêu chí); kết quả (13 tiêu chuẩn, 15 tiêu chí).",
            "match",
            "ok",
        ),
        Example("Xử lý 58 hồ sơ, 14 hồ sơ trả lại, 12 hồ sơ quá hạn, còn lại 32 hồ sơ.", "match", "ok"),
        Example("Xử lý 58 hồ sơ, 14 hồ sơ trả lại, 12 hồ sơ quá hạn, còn lại 35 hồ sơ.", ""),
        Example("Cam kết với 72 cơ sở, gồm: ăn uống 46 cơ sở, chế biến 43 cơ sở và buôn bán 3 cơ sở.", ""),
        Example("Mức phí phải nộp là 5% (gồm 3% phí dịch vụ và 2% phí bảo trì).", "match", "ok"),
        Example("Thu giữ 4 thùng sổ sách, tài liệu vay tiền; 2 con dao; 2 khẩu súng nhựa.", ""),
        Example("Duy trì 3 tiêu chí gồm: (1) Đã niêm yết; (2) Có doanh thu.", ""),
        Example("Tỉnh gồm 11 huyện với 159 xã và 2.157 thủ tục.", ""),
    ),
)
