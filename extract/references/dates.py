"""The date of a cited document: attached behind it, in front of the clause that issues it, in a letterhead (DR-10)."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from doisoat.records import Mention
from doisoat.text.shadow import Shadow

_ATTACHED = re.compile(
    r"\s?,?\s{0,2}(?:(?:đã\s)?(?:được\s)?(?:[^\W\d]+\s{1,2}){0,2}?(?:ký|ban hành|ký ban hành)\s{1,2})?"
    r"(?:\(?\s?(?:(?:ký|ban hành)\s)?ngày\s{1,2}|\()?"
)
_NEVER = re.compile(r"hiệu lực|trước|đến|hết hạn|kể từ|thay thế|sửa đổi")
_YEAR = re.compile(r"\s{1,2}năm\s{1,2}((?:19|20)\d\d)(?!\d)")
#: `Số: REF` <next cell or line> `PLACE, ngày DATE`; `Số hiệu: REF … Ngày ban hành: DATE`.
_LETTERHEAD = re.compile(
    r"[^\S\n]*(?:[\t\n|][^\n\t]{0,60}){0,3}?"
    r"(?:[\t\n|]\s{0,4}[^\n\t,;:.]{2,40},\s{1,2}(?:ngày\s{1,2})?"
    r"|[\t\n|;,]?\s{0,4}ngày\s(?:ban hành|ký|văn bản)\s{0,3}[:|\t\n]?\s{0,4})"
)
_LETTERHEAD_FRONT = re.compile(r"(?:^|[\n\t|])\s{0,4}(?:số(?: hiệu| ký hiệu|, ký hiệu|/ký hiệu)?[^\n]{0,14})?$")
_ANNEX_FRONT = re.compile(r"(?:^|\n)\s{0,4}\(?\s?(?:được\s)?(?:ban hành\s)?kèm theo\s$")
_SHARED = re.compile(r"\s?(?:,|và|;)\s?(?:số\s?)?")
_FRONTED = re.compile(
    r",?\s(?P<subject>[^,;.:\n]{2,70}?)\s(?:đã\s|vừa\s|có\s)?(?:ký ban hành|ban hành|ký|phê duyệt|công bố)"
    r"(?P<object>(?:\s[^\s,;.:]+){0,5}?)\s"
)
_OPENING = re.compile(
    r"(?:^|[.\n;)\-]\s?|trước đó, |mới đây, )\"?"
    r"(?:ngày |sáng |chiều |sáng ngày |chiều ngày )?(?:ngày )?$"
)
_OTHER_VERB = re.compile(
    r"(?<!\w)(?:họp|tổ chức|triển khai|tại|dự|chủ trì|làm việc|thực hiện|theo|kiểm tra|báo cáo|trình|về|sau|để)(?!\w)"
)


def with_dates(shadow: Shadow, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """References with the date the text gives them; coordinated numbers share the date of the last one."""
    dates = [m for m in mentions if m.kind == "date"]
    starts = [d.start for d in dates]
    out: list[Mention] = []
    following: Mention | None = None
    for mention in reversed(mentions):
        if mention.kind != "doc_ref":
            out.append(mention)
            continue
        after, before = bisect_left(starts, mention.end), bisect_left(starts, mention.start)
        behind, front = dates[after : after + 1], dates[max(0, before - 1) : before]
        dated = _dated(shadow.key, mention, behind[0] if behind else None, front[0] if front else None)
        following = _sharing(shadow.key, dated, following)
        out.append(following)
    return tuple(reversed(out))


def _dated(key: str, mention: Mention, behind: Mention | None, before: Mention | None) -> Mention:
    day = behind.moment.start if behind and behind.moment else None
    if behind and day:
        gap = key[mention.end : behind.start]
        if len(gap) < 160 and _LETTERHEAD.fullmatch(gap) and _opens_a_line(key, mention):
            return _with_date(mention, day, "letterhead")
        if _is_attached(gap, behind):
            return _with_date(mention, day, "letterhead" if _in_annex_line(key, mention) else "attached")
    if before and before.moment and before.moment.start and _is_fronted(key, before, mention):
        return _with_date(mention, before.moment.start, "fronted")
    year = _YEAR.match(key, mention.end)
    if year and mention.reference and mention.reference.year is None:
        return replace(mention, reference=replace(mention.reference, year=int(year[1])))
    return mention


def _is_attached(gap: str, day: Mention) -> bool:
    if len(gap) > 40 or not (gap.strip() or day.surface.lower().startswith("ngày")):
        return False
    return bool(_ATTACHED.fullmatch(gap)) and not _NEVER.search(gap)


def _with_date(mention: Mention, day: date, source: str) -> Mention:
    reference = mention.reference
    return replace(mention, reference=replace(reference, date=day, date_source=source)) if reference else mention


def _sharing(key: str, mention: Mention, following: Mention | None) -> Mention:
    """A number that takes its symbol from the next reference takes its date, too."""
    if not following or not mention.reference or not mention.reference.shared or not following.reference:
        return mention
    if not _SHARED.fullmatch(key[mention.end : following.start]):
        return mention
    return replace(mention, reference=replace(mention.reference, date=following.reference.date))


def _in_annex_line(key: str, mention: Mention) -> bool:
    return bool(_ANNEX_FRONT.search(key[max(0, mention.start - 40) : mention.start]))


def _opens_a_line(key: str, mention: Mention) -> bool:
    """`Số: 12/QĐ-UBND` at the start of a line or a cell."""
    return bool(_LETTERHEAD_FRONT.search(key[max(0, mention.start - 30) : mention.start]))


def _is_fronted(key: str, day: Mention, mention: Mention) -> bool:
    """`Ngày D, SUBJECT ban hành REF`: the date opens the clause and only the verb of issuing stands between."""
    if mention.start - day.end > 160 or not _OPENING.search(key[max(0, day.start - 30) : day.start]):
        return False
    between = _FRONTED.fullmatch(key[day.end : mention.start])
    return between is not None and not _OTHER_VERB.search(f"{between['subject']} {between['object']}")
