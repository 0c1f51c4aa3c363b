"""AN-06: two decisions of one province list a procedure at the same level.

Levels are raised as time goes on: only decisions of a few weeks are held against each other, and never one that says
that it changes another, or that puts much of it differently.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from doisoat.checks.across.dispute import Dispute
from doisoat.checks.across.letterheads import letterhead_of
from doisoat.checks.across.told_procedures import offered
from doisoat.checks.annex.rows import PART, WHOLE
from doisoat.checks.check import Example, Rule
from doisoat.checks.conclusion import Judgement, Message
from doisoat.checks.messages import joined
from doisoat.records.telling import ComparedText, Witness
from doisoat.text.shadow import match_key

TextOf = Callable[[int], ComparedText]
#: Within the first a warning, within the second a notice; later a level may have changed in the world.
_SOON, _LATER = timedelta(days=31), timedelta(days=365)
#: Of the procedures that both list so many may differ, or one in five, before it is a revision of the whole.
_FEW, _MOST, _SHARE = 2, 20, 5
_CHANGES = re.compile(r"\b(?:sửa đổi|bổ sung|điều chỉnh|thay thế|bãi bỏ|cập nhật)\b")
_NAMES = {WHOLE: Message("toàn trình", "wholly online"), PART: Message("một phần", "partly online")}


def disputed_procedures(witnesses: Sequence[Witness], text_of: TextOf) -> Iterator[Dispute]:
    """One dispute for each decision that lists the procedure at a level at which none before it does."""
    dated = sorted((w for w in witnesses if w.telling.settled), key=lambda w: (str(w.telling.settled), w.name))
    for at, later in enumerate(dated):
        before = [w for w in dated[:at] if w.document != later.document]
        if not before or any(w.telling.said == later.telling.said for w in before):
            continue
        earlier = before[-1]
        severity = _severity(earlier, later)
        if severity and not _meant(text_of(earlier.document), text_of(later.document)):
            yield _dispute(earlier, later, severity, text_of)


def _severity(earlier: Witness, later: Witness) -> str | None:
    one, two = earlier.telling.settled, later.telling.settled
    if one is None or two is None or two - one > _LATER:
        return None
    return "warning" if two - one <= _SOON else "notice"


def _meant(earlier: ComparedText, later: ComparedText) -> bool:
    """Whether the later decision is the same one, or changes the earlier one on purpose."""
    number = letterhead_of(earlier).number
    if number == letterhead_of(later).number or any(mention.value == number for mention in later.references):
        return True
    if _CHANGES.search(match_key(_says_of_itself(later))):
        return True
    before, now = offered(earlier.structure.procedures), offered(later.structure.procedures)
    shared = before.keys() & now.keys()
    apart = sum(before[name].level != now[name].level for name in shared)
    return apart > max(_FEW, min(_MOST, len(shared) // _SHARE))


def _says_of_itself(decision: ComparedText) -> str:
    """Its title, its first article and the headings of its lists."""
    first = next((part for part in decision.structure.parts if part.kind == "article"), None)
    article = decision.text[first.start : first.end] if first else ""
    headings = dict.fromkeys(row.heading for row in decision.structure.procedures)
    return "\n".join((decision.text[: decision.title_end], article, *headings))


def _dispute(earlier: Witness, later: Witness, severity: str, text_of: TextOf) -> Dispute:
    number, day = letterhead_of(text_of(earlier.document)).number, earlier.telling.settled
    now, before = _NAMES[later.telling.said], _NAMES[earlier.telling.said]
    message = joined(
        [
            Message(
                f"văn bản này ghi {now.vi}; Quyết định số {number} ngày {day:%d/%m/%Y} ghi {before.vi} ({earlier.url})",
                f"this text says {now.en}; decision {number} of {day} says {before.en} ({earlier.url})",
            ),
            Message("giả định: mức độ không đổi giữa hai quyết định", "assumed: the level did not change in between"),
        ]
    )
    judgement = Judgement(verdict="mismatch", severity=severity)
    return Dispute(rule="AN-06", accused=later, others=(earlier,), judgement=judgement, message=message, figures=())


_ROW = "[{}: 1.002304 Cấp thẻ luật sư, {}]"

RULE = Rule(
    rules=("AN-06",),
    title_vi="hai quyết định ghi hai mức độ cho cùng một thủ tục",
    title_en="a procedure that two decisions list at different levels",
    why_vi=(
        "Cùng một thủ tục (cùng mã, hoặc cùng tên và lĩnh vực) của một tỉnh phải được ghi cùng mức độ. Cảnh báo trong "
        "một tháng, lưu ý trong một năm; không kết luận khi quyết định sau dẫn quyết định trước, sửa đổi danh mục, "
        "hoặc xếp lại phần lớn mức độ."
    ),
    why_en=(
        "A procedure of one province (same code, or same name and field) has one level. A warning within a month, a "
        "notice within a year; silent where the later decision cites the earlier one, changes lists, or sets many "
        "levels anew."
    ),
    examples=(
        Example(
            f"{_ROW.format('02/12/2024', 'toàn trình')} ⇒ {_ROW.format('16/12/2024', 'một phần')}",
            "mismatch",
            "warning",
        ),
        Example(
            f"{_ROW.format('02/01/2024', 'một phần')} ⇒ {_ROW.format('16/12/2024', 'toàn trình')}", "mismatch", "notice"
        ),
        Example(f"{_ROW.format('02/12/2021', 'một phần')} ⇒ {_ROW.format('16/12/2024', 'toàn trình')}", ""),
        Example(f"{_ROW.format('02/12/2024', 'toàn trình')} ⇒ {_ROW.format('16/12/2024', 'toàn trình')}", ""),
    ),
)
