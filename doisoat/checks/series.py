"""Figures told one after another and paired in order: `lần lượt 120/150 và 80/90 hồ sơ, đạt 80 % và 88,9 %` (CK-11)."""

import re
from collections.abc import Mapping

from doisoat.checks.passage import Passage, index_at

_WORDS = r"[^CFPMUXRSL,;.()]{0,40}?"
_JOIN = r"(?:,| và|, và)\s"
_RESPECTIVELY = r"\b(?:lần lượt|tương ứng|theo thứ tự)\b"
_RATES_LAST = re.compile(
    rf"(?P<lead>[^CFPMUXRSL;.]*)(?P<parts>[CFMU](?:{_WORDS}{_JOIN}[CFMU])+)(?P<between>[^CFPMUXRSL;.]{{0,80}})"
    rf"(?P<rates>P(?:{_WORDS}{_JOIN}P)+)"
)
_RATES_FIRST = re.compile(
    rf"(?P<lead>[^CFPMUXRSL;.]*)(?P<rates>P(?:{_WORDS}{_JOIN}P)+)(?P<between>[^CFPMUXRSL;.]{{0,30}}\()"
    rf"(?P<parts>[CFMU](?:{_WORDS}{_JOIN}[CFMU])+)(?=[^CFPMUXRSL]{{0,30}}\))"
)


def paired(here: Passage) -> Mapping[int, int | None]:
    """For each percentage of a series the figure in the same place of the other series; indexes into the passage.

    None where the two series differ in length: then no percentage belongs to a figure we could name.
    """
    pairs: dict[int, int | None] = {}
    for pattern in (_RATES_LAST, _RATES_FIRST):
        for found in pattern.finditer(here.text):
            if not re.search(_RESPECTIVELY, found["lead"] + "," + found["between"]):
                continue
            parts, rates = (_indexes(here, found, name) for name in ("parts", "rates"))
            alike = len(parts) == len(rates)
            pairs |= {rate: parts[at] if alike else None for at, rate in enumerate(rates)}
    return pairs


def _indexes(here: Passage, found: re.Match[str], name: str) -> list[int]:
    return [index_at(here, at) for at in range(*found.span(name)) if here.text[at].isupper()]
