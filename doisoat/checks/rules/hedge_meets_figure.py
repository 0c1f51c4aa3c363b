"""CK-18: a hedged quantity (`gần 27.000 hồ sơ`) agrees with its exact value told later."""

import re
from collections.abc import Iterator
from fractions import Fraction

from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, Message, conclude, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.hedges import judge_hedged
from doisoat.checks.messages import undecided_message, vietnamese
from doisoat.checks.operands import amount_of, decimals_of, obstacle, role_class
from doisoat.checks.reading import Reading
from doisoat.checks.units import SAME, kinship
from doisoat.records import Finding

_HEDGES = ("gt", "lt_near", "approx", "lt")
#: Words that say the exact figure is the same quantity told precisely.
_EXACTLY = re.compile(r"cụ thể(?: là)?|tổng cộng|chính xác(?: là)?|đúng là|tức là")
#: Right before the exact figure; anywhere else `cụ thể` opens a list of other quantities.
_DIRECTLY = re.compile(rf"(?:{_EXACTLY.pattern})(?: (?:là|có|đạt|với|được|thu))*\s*$")
#: What was hedged may have been reduced since.
_REDUCED = re.compile(r"\b(?:giảm|trừ|còn|chỉ)\b")
#: An exact figure further off than this part of the hedged one is another quantity.
_ASTRAY = 4
#: What follows these words is a part of the hedged quantity, or what is left of it.
_PART = re.compile(r"trong đó|gồm|\bcòn\b|trong số")
#: The exact value is looked for among so many figures after the hedged one.
_AHEAD = 6
_REACH = 400


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each hedged figure whose exact value is told."""
    for index, figure in enumerate(reading.figures):
        quantity = figure.mention.quantity
        if figure.mark not in "CMP" or quantity is None or quantity.op not in _HEDGES or quantity.second is not None:
            continue
        for other in reading.figures[index + 1 : index + 1 + _AHEAD]:
            if other.mark == figure.mark and other.start - figure.end < _REACH and obstacle(other) is None:
                yield from _checked(reading, figure, other)
                break


def _checked(reading: Reading, hedged: Figure, exact: Figure) -> Iterator[Finding]:
    between = reading.shadow.key[hedged.end : exact.start]
    if _PART.search(between) or kinship(hedged, exact) != SAME or not _compatible(hedged, exact):
        return
    if role_class(hedged) != role_class(exact):
        if hedged.mark == "P" and not re.search(r"[;\n]|tỷ lệ", between):
            reason = "target_operand"
            yield conclude(reading, "CK-18", (hedged, exact), undecided(reason), undecided_message(reason))
        return
    outcome = judge_hedged(Fraction(amount_of(exact)), hedged)
    told = bool(_EXACTLY.search(between))
    if outcome.verdict == "match" and (told or (hedged.mark == "C" and _close(hedged, exact))):
        yield conclude(
            reading,
            "CK-18",
            (hedged, exact),
            Judgement(verdict="match", severity="ok"),
            _message(hedged, exact, ": khớp", ": consistent"),
        )
    elif outcome.verdict == "mismatch" and _near(hedged, exact) and _is_precise(between):
        judgement = Judgement(verdict="mismatch", severity=outcome.severity, reason=outcome.reason)
        yield conclude(reading, "CK-18", (hedged, exact), judgement, _message(hedged, exact))


def _close(hedged: Figure, exact: Figure) -> bool:
    """Whether the exact value is so near that it can hardly be another quantity."""
    stated = Fraction(amount_of(hedged))
    return stated >= 100 and abs(Fraction(amount_of(exact)) - stated) <= stated / 20


def _is_precise(between: str) -> bool:
    """Whether the words before the exact figure say that it is the hedged one told precisely."""
    return bool(_DIRECTLY.search(between)) and not _REDUCED.search(between)


def _near(hedged: Figure, exact: Figure) -> bool:
    """Whether both may be one quantity told twice; rates that follow each other seldom are."""
    stated = Fraction(amount_of(hedged))
    return hedged.mark != "P" and _ASTRAY * abs(Fraction(amount_of(exact)) - stated) <= stated


def _compatible(one: Figure, two: Figure) -> bool:
    """Whether no state, channel or level of the two contradicts the other; what is not said fits."""
    first, second = one.mention.quantity, two.mention.quantity
    if first is None or second is None:
        return False
    pairs = ((getattr(first, name), getattr(second, name)) for name in ("state", "channel", "gov_level"))
    return all(a is None or b is None or a == b for a, b in pairs)


def _message(hedged: Figure, exact: Figure, vi: str = "", en: str = "") -> Message:
    shown = vietnamese(amount_of(exact), decimals_of(exact))
    said = hedged.mention.surface
    return Message(
        f"văn bản ghi “{said}”, số cụ thể {shown}{vi}", f"the text says “{said}”, the exact figure is {shown}{en}"
    )


CHECK = Check(
    rules=("CK-18",),
    relation="repeat",
    title_vi="số ước chừng không khớp số cụ thể",
    title_en="a hedge that its exact figure does not meet",
    why_vi="Số ghi gần, hơn, khoảng … phải phù hợp với số cụ thể nêu sau đó.",
    why_en="A figure told as nearly, more than or about must agree with the exact one told after it.",
    find=find,
    examples=(
        Example("Giải quyết gần 27.000 hồ sơ ... cụ thể là 26.942 hồ sơ.", "match", "ok"),
        Example("Hơn 1.100 thủ tục ... tổng cộng 1.100 thủ tục.", "mismatch", "notice", "hedge_direction"),
        Example("Hơn 1.100 thủ tục, cụ thể là 1.050 thủ tục.", "mismatch", "warning", "hedge_direction"),
        Example("Phấn đấu trên 90% ... hiện đạt 84%.", "skip", "info", "target_operand"),
        Example("Tiết kiệm gần 3.000 triệu đồng. Cụ thể, dự án A giảm 420 triệu đồng.", ""),
        Example("Hơn 1.100 thủ tục, trong đó cấp xã 200 thủ tục.", ""),
    ),
)
