"""The geometry of our charts: numbers to places, so that a template only draws. Lengths are in SVG units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar chart; `parts` are (class, x, width, number) from left to right."""

    label: str
    link: str
    parts: tuple[tuple[str, float, float, int], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Curve:
    """A row of points over months: (x, y, month, value) with y downwards; `path` joins them."""

    label: str
    points: tuple[tuple[float, float, str, float], ...]
    path: str


def bars(rows: Mapping[str, Mapping[str, int]], links: Mapping[str, str], width: float) -> tuple[Bar, ...]:
    """A bar for each label, the longest first; `rows` are numbers by class, drawn in their order up to `width`."""
    totals = {label: sum(parts.values()) for label, parts in rows.items()}
    most = max(totals.values(), default=0) or 1
    return tuple(
        Bar(label, links.get(label, ""), _parts(rows[label], width / most), totals[label])
        for label in sorted(rows, key=lambda name: (-totals[name], name))
    )


def _parts(row: Mapping[str, int], scale: float) -> tuple[tuple[str, float, float, int], ...]:
    placed, before = [], 0
    for name, count in row.items():
        if count:
            placed.append((name, round(before * scale, 1), round(max(count * scale, 1), 1), count))
            before += count
    return tuple(placed)


def curve(
    label: str, values: Mapping[str, float], months: Sequence[str], size: tuple[float, float], top: float
) -> Curve:
    """Values by month on an axis of `months`, 0 to `top`, in a field of `size` (width, height)."""
    width, height = size
    place = {month: number for number, month in enumerate(months)}
    step = width / max(len(months) - 1, 1)
    points = tuple(
        (round(place[month] * step, 1), round(height - value / (top or 1) * height, 1), month, value)
        for month, value in sorted(values.items())
    )
    return Curve(label, points, " ".join(f"{'L' if n else 'M'}{x} {y}" for n, (x, y, _, _) in enumerate(points)))


def months_between(first: str, last: str) -> tuple[str, ...]:
    """`2024-11` to `2025-02`: every month, both ends included; what is no month ends it."""
    year, number = (int(part) for part in first.split("-"))
    found = [first]
    while found[-1] < last:
        year, number = (year + 1, 1) if number == 12 else (year, number + 1)
        found.append(f"{year:04d}-{number:02d}")
    return tuple(found)
