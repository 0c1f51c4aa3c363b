"""CK-13: files received and carried over make the total; those resolved, pending and returned make it too."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType

from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, conclude, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.messages import undecided_message
from doisoat.checks.operands import denominator, obstacle, operand, role_class
from doisoat.checks.passage import Passage, shadow_offset
from doisoat.checks.reading import Reading
from doisoat.checks.sums import sum_line
from doisoat.checks.units import unit_of
from doisoat.records import Finding

#: What a figure counts in the flow, by the words of its label; the first that fits.
_STAGES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "whole": re.compile(r"(?:phải|cần) (?:giải quyết|xử lý)"),
        "carried": re.compile(r"kỳ trước|năm trước chuyển|tháng trước chuyển|tồn (?:kỳ|từ)|chuyển (?:sang|qua|tiếp)"),
        "returned": re.compile(r"trả lại|rút hồ sơ|từ chối|hủy|rút"),
        "pending": re.compile(
            r"đang (?:được )?(?:giải quyết|xử lý)|chưa đến hạn|trong hạn|chưa giải quyết|còn lại|\btồn\b"
        ),
        "resolved": re.compile(r"giải quyết|xử lý|trả kết quả|hoàn thành"),
        "total": re.compile(r"tổng|trong kỳ\b.{0,60}\b(?:có|là)\b|^\s*(?:trong kỳ|có)\b|^\s*trong (?:số )?\d"),
        "received": re.compile(r"tiếp nhận|nhận|phát sinh"),
    }
)
_OTHER = re.compile(
    r"đúng hạn|trước hạn|quá hạn|trễ hạn|trực tuyến|trực tiếp|bưu chính|cấp (?:tỉnh|huyện|xã)|lĩnh vực|trong đó"
)
_UNITS = frozenset({"ho_so", "don", "vu_viec", "y_kien", "luot"})
_SEPARATOR = re.compile(r"[,;:(]|\bvà\b")


def find(reading: Reading) -> Iterator[Finding]:
    """At most two findings for each sentence that tells a flow, each stage once."""
    for here in reading.passages:
        stages = _stages(reading, here)
        if len(stages) > 1:
            yield from _inflow(reading, stages)
            yield from _outflow(reading, stages)


def _stages(reading: Reading, here: Passage) -> dict[str, Figure]:
    """The stages of the sentence's files; none where one is told twice."""
    stages: dict[str, Figure] = {}
    for index, figure in enumerate(here.figures):
        if figure.mark not in "CF" or unit_of(figure) not in _UNITS or operand(figure) is None:
            continue
        label = _label(reading, here, index)
        stage = next((name for name, words in _STAGES.items() if words.search(label)), None)
        stage = "total" if stage == "whole" else stage
        if stage is None or (stage not in ("carried", "total") and _OTHER.search(label)):
            continue
        if figure.mark == "F" and stage != "resolved":
            return {}
        if stage in stages or role_class(figure) != "fact":
            return {}
        stages[stage] = figure
    units = {unit_of(figure) for figure in stages.values()}
    return stages if len(units) < 2 else {}


def _label(reading: Reading, here: Passage, index: int) -> str:
    start = here.places[index - 1] + 1 if index else 0
    cuts = [m.end() for m in _SEPARATOR.finditer(here.text, start, here.places[index])]
    left = cuts[-1] if cuts else start
    following = here.text[here.places[index] + 1 : here.places[index + 1] if index + 1 < len(here.places) else None]
    end = shadow_offset(here, here.places[index] + 1 + len(_SEPARATOR.split(following)[0].split(".")[0]))
    return reading.shadow.key[shadow_offset(here, left) : end]


def _inflow(reading: Reading, stages: Mapping[str, Figure]) -> Iterator[Finding]:
    if {"received", "carried", "total"} <= stages.keys():
        yield _judged(reading, (stages["total"],), [stages["received"], stages["carried"]], strong=True)


def _outflow(reading: Reading, stages: Mapping[str, Figure]) -> Iterator[Finding]:
    if "resolved" in stages and stages["resolved"].mark == "F":
        yield from _out_of_fraction(reading, stages)
        return
    out = [stages[name] for name in ("resolved", "pending", "returned") if name in stages]
    if "resolved" not in stages or not {"total", "received"} & stages.keys():
        return
    if "pending" not in stages:
        if "total" not in stages and "returned" not in stages:
            reason = "different_period"
            pair = (stages["received"], stages["resolved"])
            yield conclude(reading, "CK-13", pair, undecided(reason), undecided_message(reason))
        return
    total = stages.get("total") or stages["received"]
    into = (total, stages["carried"]) if "total" not in stages and "carried" in stages else (total,)
    yield _judged(reading, into, out, strong=_whole(reading, stages))


def _out_of_fraction(reading: Reading, stages: Mapping[str, Figure]) -> Iterator[Finding]:
    """`đã giải quyết A/B hồ sơ, đang giải quyết C`: A and C make B."""
    resolved = stages["resolved"]
    total, done = denominator(resolved), operand(resolved)
    rest = [stages[name] for name in ("pending", "returned") if name in stages]
    if total and any(number.value == total.value for figure in rest if (number := operand(figure))):
        return  # `142 kiến nghị còn tồn, đã giải quyết 69/142 kiến nghị` tells its total twice
    if "pending" not in stages or total is None or done is None or any(obstacle(f) for f in (resolved, *rest)):
        return
    parts = [done.value, *(number.value for figure in rest if (number := operand(figure)) is not None)]
    judgement = Judgement(verdict="match", severity="ok")
    if sum(parts) != total.value:
        more = sum(parts) > total.value
        judgement = Judgement(
            verdict="mismatch",
            severity="error" if more else "notice",
            reason=None if more else "non_exhaustive",
        )
    yield conclude(reading, "CK-13", (resolved, *rest), judgement, sum_line(parts, total.value))


def _whole(reading: Reading, stages: Mapping[str, Figure]) -> bool:
    """Whether the total is more than the files received: then nothing can be carried over unseen."""
    total = stages.get("total")
    if total is None:
        return False
    words = reading.shadow.key[max(0, total.start - 40) : total.start]
    return "carried" in stages or "nhận" not in words


def _judged(reading: Reading, into: tuple[Figure, ...], parts: list[Figure], *, strong: bool) -> Finding:
    """A sum greater than a stated total is an error; files received alone leave room both ways."""
    figures = (*into, *parts)
    reason = next((r for figure in figures if (r := obstacle(figure))), None)
    if reason:
        return conclude(reading, "CK-13", figures, undecided(reason), undecided_message(reason))
    values = [number.value for figure in figures if (number := operand(figure)) is not None]
    total, found = sum(values[: len(into)], Fraction(0)), sum(values[len(into) :], Fraction(0))
    message = sum_line(values[len(into) :], total)
    if found == total:
        return conclude(reading, "CK-13", figures, Judgement(verdict="match", severity="ok"), message)
    severity = "error" if strong and found > total else "notice"
    judgement = Judgement(
        verdict="mismatch", severity=severity, reason="non_exhaustive" if severity == "notice" else None
    )
    return conclude(reading, "CK-13", figures, judgement, message)


CHECK = Check(
    rules=("CK-13",),
    relation="sum",
    title_vi="số hồ sơ tiếp nhận và giải quyết không khớp",
    title_en="a flow of files that does not add up",
    why_vi="Tiếp nhận mới cộng kỳ trước chuyển sang bằng tổng; đã giải quyết, đang giải quyết và trả lại cũng vậy.",
    why_en="Files received and carried over make the total, and so do those resolved, pending and returned.",
    find=find,
    examples=(
        Example("Tiếp nhận mới 5.214 hồ sơ, kỳ trước chuyển sang 1.083 hồ sơ, tổng cộng 6.297 hồ sơ.", "match", "ok"),
        Example("Trong kỳ có 208.200 hồ sơ, đã giải quyết 197.315 hồ sơ, đang giải quyết 10.885 hồ sơ.", "match", "ok"),
        Example(
            "Trong kỳ có 208.200 hồ sơ, đã giải quyết 197.315 hồ sơ, đang giải quyết 11.885 hồ sơ.", "mismatch", "error"
        ),
        Example(
            "Tiếp nhận 2.000 hồ sơ, đã giải quyết 1.850 hồ sơ, đang giải quyết 120 hồ sơ.",
            "mismatch",
            "notice",
            "non_exhaustive",
        ),
        Example("Tiếp nhận 2.000 hồ sơ, đã giải quyết 1.850 hồ sơ.", "skip", "info", "different_period"),
        Example(
            "Trong kỳ trước chuyển sang 50 hồ sơ, tiếp nhận mới 1.200 hồ sơ; đã giải quyết 1.190 hồ sơ; đang "
            "giải quyết 60 hồ sơ.",
            "match",
            "ok",
        ),
        Example("Đã giải quyết 6.252/6.262 hồ sơ, đang giải quyết 10 hồ sơ.", "match", "ok"),
        Example("Đã giải quyết 6.256/6.262 hồ sơ, đang giải quyết 10 hồ sơ.", "mismatch", "error"),
        Example(
            "Tỉnh có 920 hồ sơ phải giải quyết (tiếp nhận mới 864 hồ sơ, kỳ trước chuyển qua 56 hồ sơ).", "match", "ok"
        ),
        Example("Đối với 142 kiến nghị còn tồn, đã giải quyết 69/142 kiến nghị.", ""),
        Example("Tiếp nhận 2.000 hồ sơ của 15 xã.", ""),
    ),
)
