"""Which sentences tell final results: of a closed period or a day, achieved, of a body that is named in full.

Two true texts may differ in what is planned, estimated or not finished, and in what speaks of two bodies of one name.
"""

import re
from collections.abc import Collection
from datetime import date

from doisoat.checks.across.told_sentences import ToldSentence

_CLOSED = re.compile(r"(?:\d{4}-\d\d-\d\d/)?(\d{4}-\d\d-\d\d)")
_AIMS = frozenset({"target", "forecast", "threshold", "task"})
_NAME = r" [A-ZĐÀ-Ỹ]\w*"
_DISTRICT = re.compile(rf"\b(?:[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hành phố){_NAME}")
#: Communes of one name lie in many districts of one province.
_COMMUNE = re.compile(rf"\b(?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu){_NAME}")
#: A body by name, or the whole province: without one a sentence may speak of anybody.
_BODY = re.compile(rf"\b(?:toàn tỉnh|cả tỉnh|trên địa bàn tỉnh)\b|\b(?:[Tt]ỉnh|[Ss]ở){_NAME}|{_DISTRICT.pattern}")
#: Bodies that only the text round a sentence names; an office of a place is named where the place is.
_UNNAMED = re.compile(
    r"(?:^|[,:–-] *)(?:"
    r"(?i:đơn vị|cơ quan|chi nhánh|ngân hàng|công ty|nhà trường|bệnh viện|ngành|sở|hội)(?= [a-zđà-ỹ])"
    r"|(?i:trung tâm|bộ phận|bưu điện)(?= [a-zđà-ỹ])(?![^,;]* (?:tỉnh|huyện|thị xã|thành phố) [A-ZĐÀ-Ỹ]))"
)
#: Figures that are not final yet, figures of a part only, and what is planned: plans are changed within their year.
_PASSING = re.compile(
    r"\b(?:ước|dự kiến|tạm tính|sơ bộ|tính đến|đến nay|hiện nay|hiện có|hiện|kế hoạch|dự toán|chỉ tiêu|được giao)\b",
    re.IGNORECASE,
)
#: A text that says itself that its figures are not final.
_UNFINISHED = re.compile(r"số liệu (?:sơ bộ|tạm tính|ước tính|tính đến|đến ngày|cập nhật)\b")


def revises(key: str) -> bool:
    """Whether a folded text says that its figures differ from others on purpose."""
    return "đính chính" in key or _UNFINISHED.search(key) is not None


def final_day(sentence: ToldSentence, kinds: Collection[str]) -> date | None:
    """The last day that a sentence reports on, named by mentions of these kinds; None where it tells nothing final."""
    ends = [found[1] for p in sentence.printed if p.kind in kinds and (found := _CLOSED.fullmatch(p.value or ""))]
    if not ends or any(p.role in _AIMS for p in sentence.printed):
        return None
    return date.fromisoformat(max(ends))


def is_final(words: str) -> bool:
    """Whether nothing in a sentence, as printed, says that its figures may change."""
    return _PASSING.search(words) is None


def names_body(words: str) -> bool:
    """Whether a sentence, as printed, names the body of its figures so that it can be no other."""
    if _BODY.search(words) is None or _UNNAMED.search(words):
        return False
    return _COMMUNE.search(words) is None or _DISTRICT.search(words) is not None
