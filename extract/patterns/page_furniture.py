"""View counters, pagers and the like: no content, so their numbers are no figures (domain DT-09, NU-09)."""

import re
from collections.abc import Iterator

from doisoat.records import Mention
from extract.pattern import Counterexample, Pattern
from extract.scan import Scan, found, matches

_FURNITURE = re.compile(
    r"(?:số )?lượt (?:xem|truy cập|đọc|tải)(?: (?:trang|bài|hôm nay|tháng này))? ?: ?[\d.,]+"
    r"|đã xem ?: ?[\d.,]+|đang (?:truy cập|online) ?: ?[\d.,]+|tổng (?:số )?(?:lượt )?truy cập ?: ?[\d.,]+"
    r"|tin (?:liên quan|khác|mới|đã đưa) ?\(\d+\)|bình luận ?\(\d+\)|\btrang \d+ ?/ ?\d+\b|\btrang (?:trước"
    r"|sau)\b[^\n]{0,40}"
    r"|tổng số điểm của bài viết là ?: ?\d+ trong \d+ đánh giá|xếp hạng ?: ?[\d.,]+ ?- ?\d+ phiếu bầu"
)


def _find(scan: Scan) -> Iterator[Mention]:
    for item in matches(
        _FURNITURE, scan.key, "truy cập", "lượt", "xem", "tin ", "bình luận", "trang ", "tổng số", "xếp hạng"
    ):
        yield found(scan, "furniture", item.start(), item.end(), None)


PATTERN = Pattern(
    name="page_furniture",
    find=_find,
    examples=(),
    counterexamples=(
        Counterexample("08/3/2022 07:15 Số lượt xem: 61", "count", "61"),
        Counterexample("Tin liên quan (9) | Trang 3/7 | Lượt xem: 2.150", "fraction", "3/7"),
        Counterexample("Bình luận (15)", "count", "15"),
    ),
)
