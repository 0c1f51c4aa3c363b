"""Lists of service levels: `mức độ 3,4`, `cấp độ 1, 2`; never the decimal 3.4 (domain NU-07)."""

import re
from collections.abc import Iterator

from doisoat.records import Mention
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import Scan, found, matches

_LEVEL = r"[1-4](?!\d|[.,]\d{2}|[.,]\d\s?(?:%|/|điểm))"
LEVELS = re.compile(
    rf"(?<!\w)(?P<cue>mức độ|cấp độ|mức)\s{{1,2}}(?P<levels>{_LEVEL}"
    rf"(?:\s?(?:,|\.(?=[1-4])|,?\s?và|&|\+|-)\s?(?:(?P=cue)\s{{1,2}})?{_LEVEL})*)(?!\s?(?:%|/|điểm))"
)


def read_levels(surface: str) -> tuple[int, ...]:
    """The levels named, in order and once each."""
    return tuple(dict.fromkeys(int(c) for c in surface if c in "1234"))


def _find(scan: Scan) -> Iterator[Mention]:
    for at in matches(LEVELS, scan.key, "mức", "cấp độ"):
        levels = read_levels(at["levels"])
        if len(levels) > 1 or "mức độ" in at[0] or "cấp độ" in at[0]:
            yield found(scan, "level_list", at.start(), at.end(), levels)


PATTERN = Pattern(
    name="level_list",
    find=_find,
    examples=(
        Example("dịch vụ công mức độ 2,3 và cấp độ 1, 4", "level_list", "mức độ 2,3", (2, 3)),
        Example("dịch vụ công mức độ 2,3 và cấp độ 1, 4", "level_list", "cấp độ 1, 4", (1, 4)),
        Example("nâng từ mức độ 2 và mức độ 3", "level_list", "mức độ 2 và mức độ 3", (2, 3)),
    ),
    counterexamples=(
        Counterexample("mức giảm 2,4% rồi mức 2,3 điểm", "level_list", "mức 2,3"),
        Counterexample("mức độ hài lòng 4,1/5 điểm", "level_list", "4,1"),
    ),
)
