"""CK-24: `từ a còn b, cắt giảm c (P %)` says that a − b = c and that c is P % of a."""

import re
from collections.abc import Iterator

from doisoat.checks.arithmetic import judge_rate
from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, Message, conclude
from doisoat.checks.figure import Figure
from doisoat.checks.messages import both, joined, vietnamese
from doisoat.checks.operands import Operand, amount_of, decimals_of, obstacle, operand
from doisoat.checks.passage import index_at
from doisoat.checks.ratio_verdict import ratio_message
from doisoat.checks.reading import Reading
from doisoat.checks.units import SAME, kinship
from doisoat.records import Finding

_CUT = re.compile(
    r"\btừ (?P<before>[CMU])[^CFPMUXRSL;.,]{0,20}(?:xuống còn|còn|xuống) (?P<after>[CMU])[^CFPMUXRSL;.]{0,20},?\s*"
    r"(?:tức |như vậy )?(?:cắt giảm|giảm|tiết kiệm|rút ngắn)(?: được)? (?P<cut>[CMU])"
    r"(?:[^CFPMUXRSL;.]{0,20}[(,]\s*(?:đạt |tỷ lệ |tương đương |tương ứng |giảm |bằng )*(?P<rate>P))?"
)


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each cut told with both its ends."""
    for here in reading.passages:
        for match in _CUT.finditer(here.text):
            names = [name for name in ("before", "after", "cut", "rate") if match[name]]
            figures = tuple(here.figures[index_at(here, match.start(name))] for name in names)
            yield from _checked(reading, figures)


def _checked(reading: Reading, figures: tuple[Figure, ...]) -> Iterator[Finding]:
    before, after, cut = (operand(figure) for figure in figures[:3])
    alike = all(kinship(figures[0], figure) == SAME for figure in figures[1:3])
    if before is None or after is None or cut is None or not alike or any(obstacle(f) for f in figures):
        return
    numbers = (
        vietnamese(before.value),
        vietnamese(after.value),
        vietnamese(before.value - after.value),
        vietnamese(cut.value),
    )
    line = both("{0} − {1} = {2}; văn bản ghi {3}", "{0} − {1} = {2}; the text says {3}", *numbers)
    fits = before.value - after.value == cut.value
    rate = _rate(cut, before, figures[3]) if len(figures) > 3 and before.value > 0 else None
    verdict, severity = ("match", "ok") if fits else ("mismatch", "error")
    if fits and rate is not None:
        verdict, severity = rate[0].verdict, rate[0].severity
    message = joined((line, rate[1])) if rate is not None else line
    yield conclude(reading, "CK-24", figures, Judgement(verdict=verdict, severity=severity), message)


def _rate(cut: Operand, before: Operand, rate: Figure) -> tuple[Judgement, Message]:
    outcome = judge_rate(cut.number, before.number, amount_of(rate), decimals_of(rate))
    judgement = Judgement(verdict=outcome.verdict, severity=outcome.severity)
    return judgement, ratio_message(cut.value, before.value, rate, outcome)


CHECK = Check(
    rules=("CK-24",),
    relation="cut",
    title_vi="mức cắt giảm không khớp số trước và sau",
    title_en="a cut that is not the distance between before and after",
    why_vi="Số trước trừ số sau phải bằng mức cắt giảm; tỷ lệ cắt giảm tính trên số trước.",
    why_en="Before minus after must be the cut, and its rate is over what was before.",
    find=find,
    examples=(
        Example("Thời gian giải quyết từ 18 ngày còn 12 ngày, cắt giảm 6 ngày (33,3%).", "match", "ok"),
        Example("Thời gian giải quyết từ 18 ngày còn 12 ngày, cắt giảm 5 ngày.", "mismatch", "error"),
        Example("Thời gian giải quyết từ 18 ngày còn 12 ngày, cắt giảm 6 ngày (30%).", "mismatch", "error"),
        Example("Thời gian giải quyết còn 12 ngày.", ""),
    ),
)
