"""View counters, pagers and the like: no content, so their numbers are no figures (domain DT-09, NU-09)."""

import re
from collections.abc import Iterator

from doisoat.records import Mention
from extract.pattern import Counterexample, Pattern
from extract.scan import Scan, found

_FURNITURE = re.compile(
    r"(?:số )?lượt (?:xem|truy cập|đọc|tải)(?: (?:trang|bài|hôm nay|tháng này))? ?: ?[\d.,]+"
    r"|đã xem ?: ?[\d.,]+|đang (?:truy cập|online) ?: ?[\d.,]+|tổng (?:số )?(?:lượt )?truy cập ?: ?[\d.,]+"
    r"|tin (?:liên quan|khác|mới|đã đưa) ?\(\d+\)|bình luận ?\(\d+\)|\btrang \d+ ?/ ?\d+\b|\btrang (?:trước"
    r"|sau)\b[^\n]{0,40}"
    r"|tổng số điểm của bài viết là ?: ?\d+ trong \d+ đánh giá|xếp hạng ?: ?[\d.,]+ ?- ?\d+ phiếu bầu"
)


def _find(scan: Scan) -> Iterator[Mention]:
    for item in _FURNITURE.finditer(scan.key):
        yield found(scan, "furniture", item.start(), item.end(), None)


PATTERN = Pattern(
    name="page_furniture",
    find=_find,
    examples=(),
    counterexamples=(
        Counterexample("16/09/2020 16:01 Số lượt xem: 53", "count", "53"),
        Counterexample("Tin liên quan (12) | Trang 1/8 | Lượt xem: 1.024", "fraction", "1/8"),
    ),
)
