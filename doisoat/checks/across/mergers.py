"""Provinces that were merged on one day: which body a name means before and after."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from doisoat.text.shadow import match_key

_MARKS = r"(?: \(?(?:(?P<old>cũ|trước (?:đây|sáp nhập|hợp nhất|sắp xếp))|mới|sau (?:sáp nhập|hợp nhất|sắp xếp))\)?)?"


@dataclass(frozen=True)
class Mergers:
    """`successors`: each merged province's name before `day` -> the name of the province that it became a part of."""

    day: date
    successors: Mapping[str, str]

    @cached_property
    def parts(self) -> Mapping[str, frozenset[str]]:
        """The folded name of each new province -> the folded names of the old ones in it."""
        parts: dict[str, frozenset[str]] = {}
        for old, new in self.successors.items():
            parts[match_key(new)] = parts.get(match_key(new), frozenset()) | {match_key(old)}
        return parts

    @cached_property
    def names(self) -> frozenset[str]:
        """All names, old and new, folded."""
        return frozenset(self.parts).union(*self.parts.values())

    @cached_property
    def province(self) -> re.Pattern[str]:
        """A province in folded words: `name` and perhaps `old`, or the whole province that the text belongs to."""
        names = "|".join(re.escape(name) for name in sorted(self.names, key=len, reverse=True))
        named = rf"(?:(?:toàn|cả) )?(?:tỉnh|thành phố) (?P<name>{names})\b{_MARKS}"
        return re.compile(rf"\b(?:{named}|(?:toàn|cả) tỉnh|(?<=trên địa bàn )tỉnh)(?!\w)")

    def is_touched(self, province: str) -> bool:
        """Whether a name meant, or means since, a merged province."""
        return match_key(province) in self.names

    def since(self, province: str, published: date | None) -> bool:
        """Whether a text of that day means the new body by the name."""
        return self.is_touched(province) and published is not None and published >= self.day
