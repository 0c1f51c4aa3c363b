"""CK-10: `đạt A, vượt chỉ tiêu T` says A > T; `A, chưa đạt mục tiêu T` says A < T."""

import re
from collections.abc import Iterator

from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, Message, conclude, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.messages import both, undecided_message, vietnamese
from doisoat.checks.operands import amount_of, decimals_of, obstacle
from doisoat.checks.passage import Passage, index_at
from doisoat.checks.reading import Reading
from doisoat.checks.units import SAME, kinship
from doisoat.records import Finding

_AIM = r"(?:chỉ tiêu|mục tiêu|kế hoạch|yêu cầu|mức|định mức|ngưỡng|quy định|giới hạn|hạn mức|mức trần|trần)"
_PATTERNS = (
    (
        "above",
        re.compile(
            rf"(?P<done>[PC])[^PCFMXS;.]{{0,120}}\b(?:vượt|cao hơn|vượt trên|"
            rf"vượt qua)(?: so với)? {_AIM}[^PCFMXS;.,]{{0,60}}(?P<aim>[PC])"
        ),
    ),
    (
        "below",
        re.compile(
            rf"(?P<done>[PC])[^PCFMXS;.]{{0,60}}\b(?:chưa đạt|không đạt|thấp hơn|"
            rf"dưới)(?: so với)? {_AIM}[^PCFMXS;.,]{{0,60}}(?P<aim>[PC])"
        ),
    ),
    (
        "below",
        re.compile(
            rf"\b(?:chỉ|mới)(?: đạt|"
            rf" có)? (?P<done>[PC])[^PCFMXS;.]{{0,30}},? (?:trong khi )?(?:{_AIM})[^PCFMXS;.]{{0,40}}(?P<aim>[PC])"
        ),
    ),
)
#: Only a claim right behind the result is surely about it.
_DIRECT = re.compile(
    r"\)?,?\s*(?:và |đã |đều |chỉ |nhưng |vẫn |tức )*(?:vượt|cao hơn|chưa đạt|không đạt|thấp hơn|dưới|trong khi|"
    r"mục tiêu|chỉ tiêu|kế hoạch)"
)


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each result set against its target."""
    for here in reading.passages:
        for sense, pattern in _PATTERNS:
            for match in pattern.finditer(here.text):
                yield from _checked(reading, here, match, sense)


def _checked(reading: Reading, here: Passage, match: re.Match[str], sense: str) -> Iterator[Finding]:
    done, aim = (here.figures[index_at(here, match.start(name))] for name in ("done", "aim"))
    if done.mark != aim.mark or (done.mark == "C" and kinship(done, aim) != SAME):
        return
    if obstacle(done) or _unusable(aim):
        return
    first, second = amount_of(done), amount_of(aim)
    holds = first > second if sense == "above" else first < second
    verdict = Judgement(verdict="match", severity="ok") if holds else Judgement(verdict="mismatch", severity="error")
    if not holds and not _DIRECT.match(here.text, match.start("done") + 1):
        reason = "different_qualifier"
        yield conclude(reading, "CK-10", (done, aim), undecided(reason), undecided_message(reason))
        return
    yield conclude(reading, "CK-10", (done, aim), verdict, _message(done, aim, sense, holds=holds))


def _unusable(aim: Figure) -> bool:
    """The target may be a bound (`tối thiểu 50%`), not a guess or a range."""
    quantity = aim.mention.quantity
    return (
        quantity is None
        or quantity.amount is None
        or quantity.second is not None
        or quantity.op in ("approx", "lt_near")
    )


def _message(done: Figure, aim: Figure, sense: str, *, holds: bool) -> Message:
    sign = {"above": (">", "≤"), "below": ("<", "≥")}[sense][0 if holds else 1]
    unit = " %" if done.mark == "P" else ""
    numbers = (
        vietnamese(amount_of(done), decimals_of(done)) + unit,
        vietnamese(amount_of(aim), decimals_of(aim)) + unit,
    )
    claim = {"above": ("vượt", "above"), "below": ("chưa đạt", "below")}[sense]
    ending = (": khớp", ": consistent") if holds else ("", "")
    return both(
        f"{{0}} {sign} {{1}}; văn bản ghi {claim[0]} mức này{ending[0]}",
        f"{{0}} {sign} {{1}}; the text says it is {claim[1]} it{ending[1]}",
        *numbers,
    )


CHECK = Check(
    rules=("CK-10",),
    relation="target",
    title_vi="kết quả không vượt (hoặc đã vượt) mức nêu trong văn bản",
    title_en="a result that is not on the stated side of its target",
    why_vi="Khi văn bản nói vượt chỉ tiêu, kết quả phải lớn hơn chỉ tiêu; nói chưa đạt thì phải nhỏ hơn.",
    why_en="A result said to exceed its target must be greater, one said to miss it must be smaller.",
    find=find,
    examples=(
        Example("Đạt 71,9%, vượt chỉ tiêu 50%.", "match", "ok"),
        Example("Đạt 45%, vượt chỉ tiêu 50%.", "mismatch", "error"),
        Example("Đạt 45%, chưa đạt mục tiêu 50%.", "match", "ok"),
        Example("Số hóa đạt 45%, tỷ lệ hài lòng đã vượt chỉ tiêu 50%.", "skip", "info", "different_qualifier"),
        Example("Nợ công là 50,3%, đã vượt giới hạn cho phép (50%).", "match", "ok"),
        Example("Còn 36 xã chưa đạt mức theo quy định, 24 xã không báo cáo.", ""),
        Example("Đạt khoảng 51%, vượt chỉ tiêu 50%.", ""),
        Example("Vượt khó, 50% hộ thoát nghèo.", ""),
    ),
)
