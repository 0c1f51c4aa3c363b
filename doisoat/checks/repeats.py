"""Equal figures of the same thing in different sentences (domain CK-15)."""

import re

from doisoat.checks.figure import Figure
from doisoat.checks.operands import role_class
from doisoat.checks.reading import Reading, sentence_at
from doisoat.checks.units import unit_of

_TOLD = "CPM"
#: Small numbers recur by chance.
_TELLING = 10
_SPELT_OUT = {"tthc": "thủ tục hành chính", "thủ tục": "thủ tục hành chính", "dvc": "dịch vụ công", "hs": "hồ sơ"}
_NOUN = re.compile(
    r"\s*(?:số |các |tổng số )*(thủ tục(?: hành chính)?|tthc|dịch vụ công|dvc|hồ sơ|hs|[^\W\d]+ [^\W\d]+)"
)


def repeats(reading: Reading) -> list[list[Figure]]:
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
