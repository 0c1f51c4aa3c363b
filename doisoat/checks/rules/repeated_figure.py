"""CK-15: a quantity told again (title, lead, body) keeps its value."""

import re
from collections.abc import Iterator
from fractions import Fraction

from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, Message, conclude, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.hedges import inside, judge_hedged
from doisoat.checks.messages import undecided_message, vietnamese
from doisoat.checks.operands import amount_of, decimals_of, role_class
from doisoat.checks.reading import Reading, sentence_at
from doisoat.checks.units import DIFFERENT, kinship, unit_of
from doisoat.records import Finding

_TOLD = "CPM"
#: Small numbers recur by chance.
_TELLING = 10
_SPELT_OUT = {"tthc": "thủ tục hành chính", "thủ tục": "thủ tục hành chính", "dvc": "dịch vụ công", "hs": "hồ sơ"}
_NOUN = re.compile(
    r"\s*(?:số |các |tổng số )*(thủ tục(?: hành chính)?|tthc|dịch vụ công|dvc|hồ sơ|hs|[^\W\d]+ [^\W\d]+)"
)
_AROUND = 200
#: With fewer words than this, every one must return.
_FEW = 3
#: So many figures of the body are held against one of the title.
_MOST = 60
_STOP = frozenset(
    [
        "và",
        "của",
        "các",
        "có",
        "được",
        "trên",
        "tại",
        "là",
        "cho",
        "đã",
        "với",
        "theo",
        "từ",
        "trong",
        "số",
        "để",
        "này",
        "vừa",
        "đến",
        "tỉnh",
        "về",
        "ra",
    ]
)


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each figure told more than once, and one for each of the title that the body tells otherwise."""
    groups = _groups(reading)
    for group in groups:
        yield _same(reading, group)
    grouped = {id(figure) for group in groups for figure in group}
    for figure in reading.figures:
        if figure.start < reading.title_end and figure.mark in "CMP" and id(figure) not in grouped:
            yield from _title(reading, figure)
    yield from _bounds(reading)


def _groups(reading: Reading) -> list[list[Figure]]:
    """Equal figures of the same thing in different sentences."""
    by_value: dict[tuple[object, ...], list[Figure]] = {}
    for figure in reading.figures:
        if (key := _key(reading, figure)) is not None:
            by_value.setdefault(key, []).append(figure)
    return [group for same in by_value.values() if (group := _apart(reading, same)) and len(group) > 1]


def _key(reading: Reading, figure: Figure) -> tuple[object, ...] | None:
    quantity = figure.mention.quantity
    if figure.mark not in _TOLD or quantity is None or quantity.amount is None or quantity.second is not None:
        return None
    if figure.mark != "P":
        exact = quantity.op == "eq" and quantity.amount >= _TELLING and quantity.unit not in (None, "other")
        family = "services" if unit_of(figure) in ("tthc", "dvctt", "dvc") else unit_of(figure)
        return (figure.mark, family, quantity.amount, role_class(figure) == "aim") if exact else None
    noun = "" if quantity.op != "eq" else _noun_after(reading, figure)
    if quantity.op == "eq" and not noun:
        return None
    return ("P", noun, quantity.amount, quantity.op, role_class(figure) == "aim")


def _noun_after(reading: Reading, figure: Figure) -> str:
    found = _NOUN.match(reading.shadow.key, figure.end, figure.end + 60)
    return _SPELT_OUT.get(found[1], found[1]) if found else ""


def _apart(reading: Reading, same: list[Figure]) -> list[Figure]:
    """One figure a sentence, levels of service that do not contradict each other."""
    group: dict[int, Figure] = {}
    levels: set[tuple[int | str, ...]] = set()
    for figure in same:
        quantity = figure.mention.quantity
        if quantity is not None and quantity.level:
            levels.add(quantity.level)
        group.setdefault(sentence_at(reading, figure.start), figure)
    return list(group.values()) if len(levels) < 2 else []


def _same(reading: Reading, group: list[Figure]) -> Finding:
    shown = group[0].mention.surface
    message = Message(
        f"“{shown}” được nhắc lại {len(group)} lần, cùng một số", f"“{shown}” is told {len(group)} times alike"
    )
    return conclude(reading, "CK-15", group, Judgement(verdict="match", severity="ok"), message)


def _title(reading: Reading, figure: Figure) -> Iterator[Finding]:
    """A figure of the title that no equal one repeats: hedged ones may be met, others denied by the same words."""
    body = [f for f in reading.figures if f.start >= reading.title_end and _comparable(f, figure)]
    quantity = figure.mention.quantity
    if quantity is None or quantity.amount is None or not body:
        return
    met = next((f for f in body if _agrees(f, figure)), None)
    if met is not None:
        judgement, message = Judgement(verdict="match", severity="ok"), _met(figure, met)
        if figure.mark != "P" or quantity.op != "eq" or _alike(reading, figure, met):
            yield conclude(reading, "CK-15", (figure, met), judgement, message)
        return
    told = [f for f in body[:_MOST] if _alike(reading, figure, f)]
    if len(told) == 1:
        outcome = judge_hedged(Fraction(amount_of(told[0])), figure) if quantity.op != "eq" else None
        judgement = Judgement(
            verdict="mismatch",
            severity=outcome.severity if outcome else "warning",
            reason=outcome.reason if outcome else None,
        )
        yield conclude(reading, "CK-15", (figure, told[0]), judgement, _otherwise(figure, told[0]))
    elif figure.mark != "P":
        reason = "different_qualifier"
        yield conclude(reading, "CK-15", (figure, body[0]), undecided(reason), undecided_message(reason))


def _agrees(exact: Figure, told: Figure) -> bool:
    """Whether the exact figure is the one told, or within what its hedge says."""
    quantity = told.mention.quantity
    if quantity is None or quantity.op == "eq" or quantity.interval is None:
        return amount_of(exact) == amount_of(told)
    return inside(Fraction(amount_of(exact)), quantity.interval)


def _comparable(one: Figure, two: Figure) -> bool:
    quantity, other = one.mention.quantity, two.mention.quantity
    if one.mark != two.mark or quantity is None or other is None or quantity.op != "eq" or quantity.second is not None:
        return False
    return quantity.amount is not None and kinship(one, two) != DIFFERENT and role_class(one) == role_class(two)


def _alike(reading: Reading, title: Figure, figure: Figure) -> bool:
    """Whether both figures tell the same thing: all or nearly all words of the title return in the sentence."""
    one, two = _words(reading, title), _words(reading, figure)
    needed = len(one) if len(one) < _FEW else 3 * len(one) / 4
    if figure.mark == "P" and len(one) < _FEW:
        return False
    return unit_of(title) == unit_of(figure) and len(one) > 1 and len(one & two) >= needed


def _words(reading: Reading, figure: Figure) -> set[str]:
    start, end = reading.sentences[sentence_at(reading, figure.start)]
    start, end = max(start, figure.start - _AROUND), min(end, figure.end + _AROUND)
    words = re.findall(
        r"[^\W\d]+", reading.shadow.key[start : figure.start] + " " + reading.shadow.key[figure.end : end]
    )
    return set(words) - _STOP


def _met(hedged: Figure, exact: Figure) -> Message:
    shown = vietnamese(amount_of(exact), decimals_of(exact))
    said = hedged.mention.surface
    return Message(f"{shown} thỏa “{said}”", f"{shown} agrees with “{said}”")


def _otherwise(title: Figure, body: Figure) -> Message:
    said = title.mention.surface
    shown = vietnamese(amount_of(body), decimals_of(body))
    return Message(f"tiêu đề ghi “{said}”, nội dung ghi {shown}", f"the title says “{said}”, the text says {shown}")


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
    title_vi="số liệu trong tiêu đề và nội dung khác nhau",
    title_en="a figure told twice with different values",
    why_vi="Cùng một số liệu nêu ở tiêu đề, phần mở đầu và nội dung phải giống nhau.",
    why_en="The same quantity in title, lead and body must have the same value.",
    find=find,
    examples=(
        Example("Công bố 1100 thủ tục mức độ 4\n\n1.100 thủ tục vừa được công bố mức độ 4.", "match", "ok"),
        Example("Tiếp nhận hơn 59 ngàn hồ sơ\n\nTrung tâm đã tiếp nhận 59.720 hồ sơ.", "match", "ok"),
        Example("Công bố 1100 thủ tục mức độ 4\n\nUBND tỉnh công bố 1.010 thủ tục mức độ 4.", "mismatch", "warning"),
        Example("Công bố 120 sản phẩm được gắn sao\n\nCó 120 sản phẩm được gắn sao.", "match", "ok"),
        Example(
            "Tỷ lệ hồ sơ nộp trực tuyến đạt 61,5%\n\nĐến nay, tỷ lệ hồ sơ nộp trực tuyến đạt 65,1%.",
            "mismatch",
            "warning",
        ),
        Example(
            "Giao 45 thủ tục cho sở\n\nTỉnh có 45 xã và 46 thủ tục liên thông.", "skip", "info", "different_qualifier"
        ),
        Example("Giao 45 thủ tục cho sở\n\nTỉnh có 45 xã.", ""),
    ),
)
