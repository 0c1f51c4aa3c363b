"""Provinces by name, portal and date: 63 until 30 June 2025, 34 since 1 July 2025.

A code means a province only together with its era; seven codes changed their meaning in 2025.
"""

import csv
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from doisoat.text.shadow import match_key

REORGANISED = date(2025, 7, 1)


@dataclass(frozen=True, slots=True)
class Province:
    """A province of one era (`pre` or `post`); `successor` is the name of the one it joined, for the `pre` era."""

    name: str
    code: str
    era: str
    domain: str
    successor: str


@cache
def provinces(era: str) -> tuple[Province, ...]:
    """All provinces of an era, `pre` or `post`."""
    table = files("extract.words").joinpath("provinces.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in table.splitlines() if not line.startswith("#"))
    return tuple(
        Province(row["name"], row["code"], row["era"], row["domain"], row["successor"])
        for row in rows
        if row["era"] == era
    )


def era_of(day: date | None) -> str:
    """The era a day falls in; a day nobody knows counts as the present one."""
    return "pre" if day is not None and day < REORGANISED else "post"


def province_named(name: str, day: date | None) -> Province | None:
    """The province that a name means on a day: after the reorganisation an old name means the one it joined.

    Without a day an old name stands for itself: who printed it wrote before.
    """
    key, era = _spelling(name), era_of(day)
    current = next((p for p in provinces(era) if _spelling(p.name) == key), None)
    if current is not None or era == "pre":
        return current
    former = next((p for p in provinces("pre") if _spelling(p.name) == key), None)
    if day is None:
        return former
    return next((p for p in provinces("post") if former and p.name == former.successor), None)


def province_of_host(host: str, day: date | None) -> Province | None:
    """The province whose portal a host belongs to (`syt.gialai.gov.vn` too), as it was on a day."""
    for era in dict.fromkeys((era_of(day), "pre", "post")):
        for province in provinces(era):
            if host == province.domain or host.endswith("." + province.domain):
                return province_named(province.name, day)
    return None


def province_of_text(text: str, day: date | None) -> Province | None:
    """The province that a text names most often behind `tỉnh` or `thành phố`, if one leads."""
    named = Counter(m[1] for m in _named().finditer(match_key(text)))
    ranked = named.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return province_named(ranked[0][0], day)


@cache
def _named() -> re.Pattern[str]:
    names = sorted({_spelling(p.name) for era in ("pre", "post") for p in provinces(era)}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:tỉnh|thành phố|tp\.?)\s{{1,2}}({'|'.join(map(re.escape, names))})(?!\w)")


def _spelling(name: str) -> str:
    """A name for comparison: lower case, no hyphens, no `thành phố` in front."""
    return (
        re.sub(r"\s+", " ", match_key(name).replace("-", " ")).removeprefix("thành phố ").removeprefix("tỉnh ").strip()
    )
