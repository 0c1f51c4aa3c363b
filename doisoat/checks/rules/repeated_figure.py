"""CK-15: a quantity told again (title, lead, body) keeps its value."""

from collections.abc import Iterator

from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, Message, conclude, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.messages import undecided_message
from doisoat.checks.reading import Reading
from doisoat.checks.repeats import repeats
from doisoat.records import Finding


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each figure told more than once, and one undecided for each bound told in two ways."""
    for group in repeats(reading):
        yield _same(reading, group)
    yield from _bounds(reading)


def _same(reading: Reading, group: list[Figure]) -> Finding:
    shown = group[0].mention.surface
    message = Message(
        f"“{shown}” được nhắc lại {len(group)} lần, cùng một số", f"“{shown}” is told {len(group)} times alike"
    )
    return conclude(reading, "CK-15", group, Judgement(verdict="match", severity="ok"), message)


def _bounds(reading: Reading) -> Iterator[Finding]:
    """One bound told once as `trên` and once as `tối thiểu`: of one thing or of two, the text does not say."""
    bounds: dict[object, Figure] = {}
    for figure in reading.figures:
        quantity = figure.mention.quantity
        if figure.mark != "P" or quantity is None or quantity.op not in ("gt", "ge"):
            continue
        other = bounds.setdefault(quantity.amount, figure)
        if other.mention.quantity is not None and other.mention.quantity.op != quantity.op:
            reason = "different_qualifier"
            yield conclude(reading, "CK-15", (other, figure), undecided(reason), undecided_message(reason))


CHECK = Check(
    rules=("CK-15",),
    relation="repeat",
    title_vi="số liệu được nhắc lại",
    title_en="a figure told again",
    why_vi="Cùng một số liệu nêu ở nhiều câu phải giống nhau.",
    why_en="The same quantity told in several sentences must have the same value.",
    find=find,
    examples=(
        Example("Công bố 1100 thủ tục mức độ 4\n\n1.100 thủ tục vừa được công bố mức độ 4.", "match", "ok"),
        Example(
            "Phấn đấu trên 90% xã đạt chuẩn. Mỗi huyện có tối thiểu 90% xã đạt chuẩn.",
            "skip",
            "info",
            "different_qualifier",
        ),
        Example("Giao 45 thủ tục cho sở\n\nTỉnh có 45 xã.", ""),
    ),
)
