"""Sentences with their figures masked: two that have the same words tell the same quantities.

The days and periods of a sentence are words like all others, so that March and April never meet; so are the names of
bodies. Only counts, percentages, fractions and money are masked.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from doisoat.checks.across.hashing import hashed
from doisoat.records.telling import ComparedText, Printed, Telling
from doisoat.text.shadow import match_key

_MASKED = frozenset({"count", "percent", "permille", "fraction", "money"})
_DAYS = frozenset({"date", "period"})
#: Begins with one set of characters, which makes it several times as fast as the borders that people are shown.
_BORDER = re.compile(r"[.!?…\n]+[\"')\]]*(?:(?<=\n)|\s+(?=[A-ZÀ-ỸĐ0-9\"'(\[]))")
_CLOSED_PERIOD = re.compile(r"\d{4}-\d\d-\d\d/(\d{4}-\d\d-\d\d)")
_AIMS = frozenset({"target", "forecast", "threshold", "task"})
_CLOSING = " .!?…;:/"
#: Words that come and go without a change of meaning.
_IDLE = frozenset({"đã", "được", "là", "có", "và", "của"})
#: Fewer words than this are no description of a quantity.
_LEAST_WORDS = 6
#: A body by name, or the whole province: without one a sentence may speak of anybody.
_BODY = re.compile(
    r"\b(?:toàn tỉnh|cả tỉnh|trên địa bàn tỉnh)\b"
    r"|\b(?:[Tt]ỉnh|[Hh]uyện|[Tt]hị xã|[Tt]hành phố|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Ss]ở) [A-ZĐÀ-Ỹ]\w*"
)
#: Figures that are not final yet, and figures of a part only.
_PASSING = re.compile(r"\b(?:ước|dự kiến|tạm tính|tính đến|đến nay|hiện nay|hiện có|hiện)\b", re.IGNORECASE)


def told_quantities(compared: ComparedText) -> Iterator[Telling]:
    """For each sentence with figures: one telling as a part of this article, one more where it stands for itself."""
    text = compared.text
    low = text.lower()
    key = low if len(low) == len(text) else match_key(text)  # tone marks moved: other words, and nothing is said
    days = sorted({printed.value for printed in compared.printed if printed.kind in _DAYS and printed.value})
    article = hashed("article", *_words(key, 0, compared.title_end, ()), *days)
    for start, end, inside in _sentences(text, compared.printed):
        figures = figures_told(inside)
        words = _words(key, start, end, figures) if figures else []
        if len(words) < _LEAST_WORDS or "\t" in text[start:end]:
            continue
        masked = " ".join(words)
        said = "; ".join(map(_said, figures))
        told = Telling(scope="article", key=hashed(article, masked), start=start, end=end, said=said)
        if days:
            yield told
        settled = _settled(text[start:end], inside)
        if settled and compared.province:
            own = hashed("quantity", compared.province, masked)
            yield replace(told, scope="quantity", key=own, settled=settled)


def figures_told(printed: Iterable[Printed]) -> list[Printed]:
    """The outermost of the figures that a telling compares, in the order of the text."""
    kept: list[Printed] = []
    for one in sorted(printed, key=lambda p: (p.start, -p.end)):
        if one.kind in _MASKED and (not kept or one.start >= kept[-1].end):
            kept.append(one)
    return kept


def _sentences(text: str, printed: Sequence[Printed]) -> Iterator[tuple[int, int, list[Printed]]]:
    """The raw spans of sentences in which something is printed, with what is."""
    borders = [found.end() for found in _BORDER.finditer(text)]
    by_sentence: dict[int, list[Printed]] = {}
    for one in printed:
        by_sentence.setdefault(bisect_right(borders, one.start), []).append(one)
    for at, inside in by_sentence.items():
        start, end = borders[at - 1] if at else 0, borders[at] if at < len(borders) else len(text)
        end = start + len(text[start:end].rstrip())
        yield start, end, [one for one in inside if one.end <= end]


def _said(printed: Printed) -> str:
    """The exact value; `~` for what is approximate, open or without a number, which nothing contradicts."""
    return printed.value if printed.op == "eq" and printed.value and not printed.ambiguous else "~"


def _words(key: str, start: int, end: int, figures: Iterable[Printed]) -> list[str]:
    """The words of a span, idle ones left out, a mask with kind and unit in place of each figure."""
    pieces: list[str] = []
    for figure in figures:
        pieces += [key[start : figure.start], f" {figure.kind}ː{figure.unit or ''} "]
        start = figure.end
    pieces.append(key[start:end])
    return [word for word in "".join(pieces).rstrip(_CLOSING).split() if word not in _IDLE]


def _settled(sentence: str, inside: Iterable[Printed]) -> date | None:
    """The last day of the period that a sentence reports on, where it names a body and nothing says it is passing."""
    ends = [found[1] for p in inside if p.kind == "period" and (found := _CLOSED_PERIOD.fullmatch(p.value or ""))]
    if not ends or any(p.role in _AIMS for p in inside) or not _BODY.search(sentence) or _PASSING.search(sentence):
        return None
    return date.fromisoformat(max(ends))
