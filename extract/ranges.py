"""Two amounts that are the ends of one range: `từ 10 đến dưới 100`, `30-35`, `5 - 7%` (domain NU-06)."""

import re

from extract.amounts import Amount


def range_end(key: str, low: Amount, high: Amount | None, unit: re.Pattern[str]) -> int | None:
    """Where a range ends, its unit behind the second amount included; None where the two are no range.

    The word `đến` needs `từ` or a smaller first amount in front, so that "đạt 98 đến" is not joined to what follows.
    """
    if high is None or high.start - low.end > 14 or low.worded != high.worded:
        return None
    between = key[low.end : high.start]
    sign = unit.match(key, high.end)
    plain_link = re.fullmatch(r"\s{0,2}%?\s{0,2}(?:-|đến(?:\s{1,2}dưới)?|tới)\s{0,2}", between)
    if sign is None or plain_link is None or low.value >= high.value:
        return None
    return sign.end()
