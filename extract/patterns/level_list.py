"""Lists of service levels: `mức độ 3,4`, `cấp độ 1, 2`; never the decimal 3.4 (domain NU-07)."""

import re
from collections.abc import Iterator

from doisoat.records import Mention
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import Scan, found

LEVELS = re.compile(
    r"(?<!\w)(?P<cue>mức độ|cấp độ|mức)\s{1,2}(?P<levels>[1-4](?!\d|[.,]\d\d|[.]\d)(?:\s?(?:,|và|&|\+|-)\s?"
    r"(?:(?P=cue)\s{1,2})?[1-4](?!\d|[.,]\d))*)(?!\s?(?:%|/|điểm))"
)


def read_levels(surface: str) -> tuple[int, ...]:
    """The levels named, in order and once each."""
    return tuple(dict.fromkeys(int(c) for c in surface if c in "1234"))


def _find(scan: Scan) -> Iterator[Mention]:
    for at in LEVELS.finditer(scan.key):
        levels = read_levels(at["levels"])
        if len(levels) > 1 or "mức độ" in at[0] or "cấp độ" in at[0]:
            yield found(scan, "level_list", at.start(), at.end(), levels)


PATTERN = Pattern(
    name="level_list",
    find=_find,
    examples=(
        Example("dịch vụ công mức độ 3,4 và cấp độ 1, 2", "level_list", "mức độ 3,4", (3, 4)),
        Example("dịch vụ công mức độ 3,4 và cấp độ 1, 2", "level_list", "cấp độ 1, 2", (1, 2)),
        Example("mức độ 3 và mức độ 4", "level_list", "mức độ 3 và mức độ 4", (3, 4)),
    ),
    counterexamples=(
        Counterexample("mức tăng 3,4% và mức 3,4 điểm", "level_list", "mức 3,4"),
        Counterexample("mức độ hài lòng 3,4/5 điểm", "level_list", "3,4"),
    ),
)
