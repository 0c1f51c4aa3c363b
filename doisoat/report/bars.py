"""Bars that lie: how many findings each has, divided by severity."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from markupsafe import Markup

from doisoat.report.chart import drawing, per_cent
from doisoat.report.markup import Languages, fill, joined, spoken
from doisoat.report.words import SEVERITIES

_ROW = 44


class Bar(NamedTuple):
    """A bar with its name, and its count of each severity."""

    name: str
    counts: Mapping[str, int]


def bars(name: str, title: str, rows: Sequence[Bar], languages: Languages) -> Markup:
    """A chart of the rows; over each bar stand its name and its counts in words."""
    longest = max((sum(row.counts.values()) for row in rows), default=0)
    return drawing(
        name,
        title=title,
        description="; ".join(f"{row.name}: {counted(row.counts, languages[:1])}" for row in rows),
        height=_ROW * len(rows),
        inside=joined(_bar(row, place * _ROW, longest, languages) for place, row in enumerate(rows)),
    )


def counted(counts: Mapping[str, int], languages: Languages) -> str:
    """`12 (10 lỗi, 2 cảnh báo)`."""
    parts = ", ".join(f"{counts[s]} {spoken(words, languages)}" for s, words in SEVERITIES.items() if counts.get(s))
    return f"{sum(counts.values())} ({parts})" if parts else "0"


def _bar(row: Bar, top: int, longest: int, languages: Languages) -> Markup:
    pieces, done = [], 0
    for severity in SEVERITIES:
        if count := row.counts.get(severity, 0):
            pieces.append(
                fill(
                    '<rect class="{severity}" x="{x}" y="{y}" width="{width}" height="14"/>',
                    severity=severity,
                    x=per_cent(Fraction(done), longest),
                    y=top + 22,
                    width=per_cent(count, longest),
                )
            )
            done += count
    return fill(
        '<text x="0" y="{y}">{name}</text><text x="100%" y="{y}" class="count">{counts}</text>{pieces}',
        y=top + 15,
        name=row.name,
        counts=counted(row.counts, languages[:1]) if longest else "0",
        pieces=joined(pieces),
    )
