"""Bars that lie: how many findings each has, divided by severity."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from markupsafe import Markup

from doisoat.report.chart import drawing, per_cent
from doisoat.report.markup import Languages, fill, joined, spoken, told
from doisoat.report.words import SEVERITIES

_ROW = 44


class Bar(NamedTuple):
    """A bar with its name, and its count of each severity."""

    name: str
    counts: Mapping[str, int]


def bars(name: str, title: str, rows: Sequence[Bar], languages: Languages) -> Markup:
    """A chart of the rows; over each bar stand its name and its count, and in it what is which severity."""
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


def legend(rows: Sequence[Bar], languages: Languages) -> Markup:
    """What the colours mean, of the severities that are there."""
    there = [severity for severity in SEVERITIES if any(row.counts.get(severity) for row in rows)]
    return fill(
        '<p class="legend">{entries}</p>',
        entries=joined(
            fill(
                '<span><span class="key {severity}" aria-hidden="true"></span>{words}</span>',
                severity=severity,
                words=told(SEVERITIES[severity], languages),
            )
            for severity in there
        ),
    )


def _bar(row: Bar, top: int, longest: int, languages: Languages) -> Markup:
    pieces, done = [], 0
    for severity in SEVERITIES:
        if count := row.counts.get(severity, 0):
            pieces.append(
                fill(
                    '<rect class="{severity}" x="{x}" y="{y}" width="{width}" height="14">'
                    "<title>{title}</title></rect>",
                    severity=severity,
                    x=per_cent(Fraction(done), longest),
                    y=top + 22,
                    width=per_cent(count, longest),
                    title=f"{count} {spoken(SEVERITIES[severity], languages)}",
                )
            )
            done += count
    return fill(
        '<text x="0" y="{y}">{name}</text><text x="100%" y="{y}" class="count">{count}</text>{pieces}',
        y=top + 15,
        name=row.name,
        count=sum(row.counts.values()),
        pieces=joined(pieces),
    )
