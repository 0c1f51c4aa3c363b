"""CK-09: `A …, tăng P %` without a base beside it fits some figure told near it; nothing is accused."""

from collections.abc import Iterator
from itertools import islice

from doisoat.checks.changes import judge_change
from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, Message, conclude
from doisoat.checks.figure import Figure
from doisoat.checks.nearby import alike_before, alike_behind
from doisoat.checks.operands import amount_of, decimals_of
from doisoat.checks.passage import Passage
from doisoat.checks.reading import Reading
from doisoat.records import Finding

_FITTING = ("match", "match_interval")
#: A figure this far before its change, in figures, is what has changed.
_NEWS = 2
#: Of so many pairs a whole percentage fits one by chance.
_PAIRS = 3
#: Differences below this recur by chance.
_TELLING = 10


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each change that exactly one pair of figures near it explains."""
    for here in reading.passages:
        for index, figure in enumerate(here.figures):
            if figure.mark == "X" and (found := _explained(reading, here, index, figure)) is not None:
                pair, (judgement, message) = found
                yield conclude(reading, "CK-09", (pair[0], figure, pair[1]), judgement, message)


def _explained(
    reading: Reading, here: Passage, index: int, change: Figure
) -> tuple[tuple[Figure, Figure], tuple[Judgement, Message]] | None:
    quantity = change.mention.quantity
    if quantity is None or quantity.second is not None or quantity.op != "eq" or quantity.direction is None:
        return None
    pairs = _pairs(reading, here, index, change)
    whole = quantity.unit == "percent" and decimals_of(change) == 0
    if (whole and len(pairs) > _PAIRS) or (quantity.unit != "percent" and amount_of(change) < _TELLING):
        return None
    judged = ((pair, judge_change(pair[0], change, pair[1])) for pair in pairs)
    fitting = [(pair, verdict) for pair, verdict in judged if verdict and verdict[0].verdict in _FITTING]
    return fitting[0] if len(fitting) == 1 else None


def _pairs(reading: Reading, here: Passage, index: int, change: Figure) -> list[tuple[Figure, Figure]]:
    """What has changed, before the change in its sentence, and every base of its unit near them."""
    counted = (f for f in reversed(here.figures[:index]) if f.mark in "CM")
    pairs = []
    for new in islice(counted, _NEWS):
        others = (*alike_behind(reading, new, change.end), *alike_before(reading, new))
        pairs += [(new, other) for other in others if other is not new]
    return pairs


CHECK = Check(
    rules=("CK-09",),
    relation="rate",
    title_vi="mức tăng, giảm khớp hai số nêu gần đó",
    title_en="a change that two figures near it explain",
    why_vi="Khi số gốc không đứng cạnh mức tăng, chỉ ghi nhận trường hợp khớp, không kết luận sai.",
    why_en="Where the base does not stand beside the change, a fit is told and nothing is accused.",
    find=find,
    examples=(
        Example("Năm nay tỉnh tiếp nhận 1.350 hồ sơ, tăng 12,5%; năm trước có 1.200 hồ sơ.", "match", "ok"),
        Example("Năm trước, tỉnh tiếp nhận 1.200 hồ sơ. Năm nay tiếp nhận 1.350 hồ sơ, tăng 150 hồ sơ.", "match", "ok"),
        Example("Năm nay tỉnh tiếp nhận 1.350 hồ sơ, tăng 17,5%; năm trước có 1.200 hồ sơ.", ""),
        Example("Tiếp nhận 1.350 hồ sơ, tăng 12,5%.", ""),
    ),
)
