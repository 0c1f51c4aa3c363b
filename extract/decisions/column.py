"""The columns of a list of procedures, told by the words of their headers; patterns as data, with examples."""

import re
from dataclasses import dataclass

from extract.decisions.levels import OTHER, PART, WHOLE

_PROCEDURE = r"(?:thu tuc hanh chinh|thu tuc|tthc)"
_SERVICE = r"(?:dich vu cong(?: truc tuyen)?|dvc ?(?:tt|truc tuyen)?)"
_FRONT = rf"(?:(?:muc(?: do)?|thuc hien|cung cap|{_SERVICE}|truc tuyen|{_PROCEDURE}|co) )*"


@dataclass(frozen=True, slots=True)
class Column:
    """One kind of column; `level` where it is a column to be marked. Headers are matched in whole, without marks."""

    kind: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()
    level: str | None = None


def _column(kind: str, pattern: str, *examples: str, level: str | None = None, but_not: tuple[str, ...] = ()) -> Column:
    return Column(kind, re.compile(rf"(?:{pattern})[\s.:*]*"), examples, but_not, level)


#: The first that fits decides. A `foreign` column tells that the table lists something else.
COLUMNS = (
    _column(
        "ordinal", r"s ?[o0]? ?\.?t ?\.?t|t\.? ?t|so thu tu",
        "STT", "TT", "Số TT", "S.T.T", "Số thứ tự", but_not=("Số",),
    ),
    _column(
        "foreign",
        r"(?:tong )?so (?:luong )?ho so(?: .*)?(?:tiep nhan|giai quyet|phat sinh|qua han|dung han).*|tong so ho so.*"
        r"|(?:so )?(?:ho so )?(?:da giai quyet|dung han|qua han|tre han)"
        r"|ho (?:va )?ten.*|chuc (?:vu|danh).*|muc (?:thu|chi)\b.*|don gia.*|thanh tien.*|kinh phi.*|du toan.*"
        r"|so tien.*|bien che.*|so luong.*|dinh muc.*|thanh phan ho so|buoc|trinh tu(?: thuc hien)?|diem(?: so)?"
        r"|so (?:thu tuc|tthc).*",
        "Họ và tên", "Mức thu (đồng)", "Kinh phí", "Số lượng TTHC", "Số hồ sơ tiếp nhận", "Biên chế giao",
        but_not=("Phí, lệ phí", "Mức độ", "Số hồ sơ TTHC", "Tiếp nhận"),
    ),
    _column(
        "name",
        rf"(?:.{{0,25}}\b)?ten\b.{{0,40}}\b(?:{_PROCEDURE}|dich vu cong|dvc(?:tt)?)(?!\w).*"
        rf"|(?:danh muc |noi dung |cac )?{_PROCEDURE}(?:\s?[(/].*)?",
        "Tên thủ tục hành chính", "Tên TTHC", "Thủ tục", "Tên dịch vụ công", "Lĩnh vực/Tên thủ tục",
        but_not=("Mã TTHC", "Tên phí", "Họ và tên"),
    ),
    _column("mark", rf"{_FRONT}toan (?:trinh|phan)", "Toàn trình", "Dịch vụ công trực tuyến toàn trình", level=WHOLE),
    _column("mark", rf"{_FRONT}(?:mot|1) phan", "Một phần", "Mức độ một phần", "DVC trực tuyến một phần", level=PART),
    _column(
        "mark", rf"{_FRONT}(?:con lai|khac|truc tiep|cung cap thong tin(?: truc tuyen)?|khong .*|chua .*)",
        "Còn lại", "Cung cấp thông tin trực tuyến", "DVC còn lại", level=OTHER, but_not=("Ghi chú",),
    ),
    *(_column("mark", rf"{_FRONT}(?:muc|cap)(?: do)? {n}", f"Mức độ {n}", f"Mức {n}", level=n) for n in "1234"),
    _column(
        "code", rf"ma(?: so)?(?: (?:{_PROCEDURE}|{_SERVICE}|quoc gia|ho so|cong)\b.*)?|so ho so {_PROCEDURE}.*",
        "Mã thủ tục", "Mã số TTHC", "Mã số", "Số hồ sơ TTHC", "Mã thủ tục hành chính", but_not=("Mã bưu chính",),
    ),
    _column(
        "field", r"(?:ten |nganh,? )?linh vuc(?: (?:thu tuc|tthc|quan ly|giai quyet).*)?(?:\s?[(/].*)?",
        "Lĩnh vực", "Tên lĩnh vực", but_not=("Lĩnh vực đất đai",),
    ),
    _column(
        "level",
        rf"(?:muc|cap) (?:do|dvc|dich vu).*|hinh thuc (?:cung cap|thuc hien|dich vu|dvc).*"
        rf"|(?:loai )?{_SERVICE}(?:\s?\(.*)?|muc",
        "Mức độ", "Mức độ cung cấp dịch vụ", "Mức DVC", "Dịch vụ công trực tuyến", but_not=("Mức thu",),
    ),
)  # fmt: skip


def column_of(plain: str) -> Column | None:
    """The kind of column that a header names; None for one that does not concern us."""
    words = " ".join(plain.split())
    return next((column for column in COLUMNS if column.pattern.fullmatch(words)), None)
