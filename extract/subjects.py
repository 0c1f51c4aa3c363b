"""Who and when: the body that is the subject of a figure's clause, and the period its clause or sentence names.

Only what the text says plainly: several bodies in a row, or periods that compare, say nothing of a single figure.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from doisoat.records import Mention
from doisoat.text.sentences import sentence_spans
from doisoat.text.shadow import Shadow
from extract.words import word_list

_FIGURES = frozenset({"count", "percent", "fraction", "change", "money", "rank", "score"})
_PLACE = re.compile(
    r"(?<!\w)(?:(?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân) )?"
    r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?=(?P<name>(?: [^\W\d_]+){1,4}))"
)
_LEVEL = r"cấp (?:tỉnh|huyện|xã)"
#: A subject opens its clause.
_OPENS = re.compile(r"(?:^|[,;:.(\n\t]|(?<!\w)(?:trong đó|riêng|gồm|hiện|nay|còn))\s*$")
_IN_A_ROW = re.compile(r"\s?(?:,|;|và|, và|-|cùng)\s")
_COMPARES = re.compile(r"(?:so với|cùng kỳ|hơn|bằng)(?: (?:của|cả|cùng kỳ|kết quả))*\s*$")


class _Subject(NamedTuple):
    start: int
    end: int


def with_subjects(shadow: Shadow, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """All mentions, figures with `body` (as printed) and `period` (ISO interval) where their sentence gives one."""
    sentences = sentence_spans(shadow.text)
    starts = [start for start, _ in sentences]
    periods = [m for m in mentions if _is_own_period(shadow.key, m)]
    out = []
    for mention in mentions:
        at = bisect_right(starts, mention.start) - 1
        if mention.kind not in _FIGURES or mention.quantity is None or at < 0:
            out.append(mention)
            continue
        span = _clause(shadow.key, sentences[at], mention)
        baseline = mention.quantity.role == "baseline"
        named = None if baseline else _only(periods, span) or _only(periods, sentences[at])
        body = _body(shadow, span[0], mention.start)
        out.append(replace(mention, quantity=replace(mention.quantity, body=body, period=named)))
    return tuple(out)


def _clause(key: str, sentence: tuple[int, int], mention: Mention) -> tuple[int, int]:
    """What stands between the semicolons round a figure."""
    start = key.rfind(";", sentence[0], mention.start) + 1 or sentence[0]
    end = key.find(";", mention.end, sentence[1])
    return start, sentence[1] if end < 0 else end


def _is_own_period(key: str, mention: Mention) -> bool:
    moment = mention.moment
    if mention.kind != "period" or moment is None or moment.deadline or not (moment.start and moment.end):
        return False
    return not _COMPARES.search(key, max(0, mention.start - 30), mention.start)


def _only(periods: Sequence[Mention], span: tuple[int, int]) -> str | None:
    """The value of the one period inside a span; None where there is none or they differ."""
    first = bisect_left(periods, span[0], key=lambda m: m.start)
    last = bisect_left(periods, span[1], lo=first, key=lambda m: m.start)
    values = {str(m.value) for m in periods[first:last] if m.end <= span[1]}
    return values.pop() if len(values) == 1 else None


def _body(shadow: Shadow, start: int, end: int) -> str | None:
    """The last subject in front of a figure, unless it is one of several in a row."""
    named = list(_bodies(shadow, start, end))
    if not named:
        return None
    last = named[-1]
    if len(named) > 1 and _IN_A_ROW.fullmatch(shadow.key, named[-2].end, last.start):
        return None
    opening = shadow.key[start : last.start]
    return shadow.text[last.start : last.end] if _OPENS.search(opening) else None


def _bodies(shadow: Shadow, start: int, end: int) -> Iterator[_Subject]:
    """Bodies and levels named between two places, in order."""
    for at in _departments().finditer(shadow.key, start, end):
        if at["name"] is None:
            yield _Subject(*at.span())
            continue
        length = 0
        for word in re.finditer(r" \S+", shadow.text[at.end() : at.end("name")]):
            if not word[0][1].isupper():
                break
            length = word.end()
        if length:
            yield _Subject(at.start(), at.end() + length)


@cache
def _departments() -> re.Pattern[str]:
    fields = "|".join(sorted(map(re.escape, word_list("issuers")["fields"]["words"]), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:(?:sở|bộ) (?:{fields})|{_LEVEL})(?!\w)|{_PLACE.pattern}")
