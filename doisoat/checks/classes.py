"""Sets of classes that together are everything (domain 7.2), and the words that name each class."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClassSet:
    """`words` names each class by a pattern on the key, tried in order; each of `closed` is exhaustive."""

    name: str
    words: tuple[tuple[str, re.Pattern[str]], ...]
    closed: tuple[frozenset[str], ...]


def _set(name: str, words: Sequence[tuple[str, str]], *closed: str) -> ClassSet:
    compiled = tuple((one, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")) for one, pattern in words)
    return ClassSet(name, compiled, tuple(frozenset(group.split()) for group in closed))


TIMELINESS = _set(
    "timeliness",
    (
        (
            "early_or_on_time",
            "trước(?: hạn)?(?:,| và) đúng(?: thời)? hạn|đúng(?: hạn)?(?:,| và) trước(?: thời)? hạn",
        ),
        ("late", "quá(?: thời)? hạn|trễ(?: thời)? hạn|chậm(?: thời)? hạn|trễ hẹn"),
        ("early", "trước(?: thời)? hạn|sớm hạn"),
        ("on_time", "đúng(?: thời)? hạn|đúng hẹn"),
    ),
    "early on_time late",
    "early_or_on_time late",
    "on_time late",
)
CLASS_SETS: tuple[ClassSet, ...] = (
    TIMELINESS,
    _set(
        "service",
        (
            ("whole", "toàn trình"),
            ("partial", "một phần"),
            (
                "paper",
                "(?:hồ sơ )?giấy|trực tiếp|chưa (?:cung cấp )?trực tuyến|cung cấp thông tin",
            ),
        ),
        "whole partial paper",
        "whole partial",
    ),
    _set(
        "novelty",
        (
            ("amended", "sửa đổi(?:,? bổ sung)?|bổ sung|thay thế|chuẩn hóa"),
            ("abolished", "bãi bỏ|hủy bỏ"),
            ("new", "(?:ban hành |công bố )?mới(?: ban hành)?"),
        ),
        "new amended abolished",
        "amended abolished",
        "new abolished",
        "new amended",
    ),
    _set(
        "progress",
        (
            ("pending", "(?:đang|chưa)(?: được)? (?:giải quyết|xử lý|thực hiện)"),
            ("done", "đã(?: được)? (?:giải quyết|xử lý|thực hiện)"),
        ),
    ),
    _set("gender", (("men", "nam"), ("women", "nữ")), "men women"),
    _set(
        "channel",
        (("online", "trực tuyến|qua mạng"), ("post", "bưu chính(?: công ích)?|qua bưu điện"), ("counter", "trực tiếp")),
        "online counter post",
        "online counter",
    ),
)
_LEVEL = re.compile(r"(?<!\w)cấp (tỉnh|huyện|xã|trung ương|thành phố|sở)(?!\w)")
_SERVICE_LEVEL = re.compile(r"(?:mức độ|cấp độ|mức) ([1-4])(?!\d)")
#: Attributes that people may share: women, young members, ethnic minorities, re-elected members.
_SHARED = re.compile(
    r"(?<!\w)(?:nữ|trẻ(?! em)(?: tuổi)?|dân tộc(?: thiểu số)?|tái cử|ngoài đảng|tôn giáo|đảng viên|trình độ)(?!\w)"
)
REMAINDER = re.compile(r"(?<!\w)(?:còn lại|số còn lại|phần còn lại)(?!\w)")


def closed_set(labels: Sequence[str]) -> str | None:
    """The name of the class set that the labels exhaust, each class once; None where they do not."""
    for classes in CLASS_SETS:
        named = [class_of(classes, label) for label in labels]
        if None not in named and len(set(named)) == len(named) and frozenset(map(str, named)) in classes.closed:
            return classes.name
    return None


def class_of(classes: ClassSet, label: str) -> str | None:
    """The class a label names, the first in the set's order."""
    return next((name for name, pattern in classes.words if pattern.search(label)), None)


def dimensions(labels: Iterable[str]) -> frozenset[str]:
    """The class sets that any of the labels speaks of."""
    found = {c.name for label in labels for c in CLASS_SETS if class_of(c, label)}
    return frozenset(found)


def by_government_level(labels: Sequence[str]) -> bool:
    """Whether every label names a level of government."""
    return len(labels) > 1 and all(_LEVEL.search(label) for label in labels)


def cumulative(labels: Sequence[str]) -> bool:
    """Whether the labels name old service levels, which include each other."""
    return any(_SERVICE_LEVEL.search(label) for label in labels)


def may_overlap(labels: Sequence[str]) -> bool:
    """Whether the labels name attributes that one member can share with another class."""
    return closed_set(labels) is None and any(_SHARED.search(label) for label in labels)


def exclusive(one: str, two: str) -> bool:
    """Whether two labels name different classes of one set, so that neither can be a part of the other."""
    for classes in CLASS_SETS:
        first, second = class_of(classes, one), class_of(classes, two)
        if first and second and first != second:
            return True
    return False
