"""What codes are called, Vietnamese first, and how numbers and moments are written."""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import NamedTuple


class Name(NamedTuple):
    """A thing in both languages."""

    vi: str
    en: str


#: The wall clock of the portals.
HANOI = timezone(timedelta(hours=7))

SEVERITIES: Mapping[str, Name] = {
    "error": Name("lỗi", "error"),
    "warning": Name("cảnh báo", "warning"),
    "notice": Name("lưu ý", "notice"),
    "info": Name("chưa kết luận", "undecided"),
    "ok": Name("khớp", "consistent"),
}
STATUSES: Mapping[str, Name] = {
    "": Name("chưa xem", "not judged"),
    "source-error": Name("nguồn sai", "error of the source"),
    "extractor-error": Name("đọc sai", "misread"),
    "accepted": Name("đã biết", "accepted"),
}
KINDS: Mapping[str, Name] = {
    "percent": Name("tỷ lệ phần trăm", "percentage"),
    "count": Name("số đếm", "count"),
    "fraction": Name("phân số", "fraction"),
    "change": Name("mức tăng giảm", "change"),
    "money": Name("số tiền", "money"),
    "score": Name("điểm số", "score"),
    "rank": Name("thứ hạng", "rank"),
    "date": Name("ngày", "date"),
    "period": Name("kỳ báo cáo", "period"),
    "timestamp": Name("thời điểm", "time"),
    "duration": Name("thời hạn", "duration"),
    "doc_ref": Name("viện dẫn văn bản", "reference"),
    "named_law": Name("luật", "law"),
    "legal_unit": Name("điều khoản", "legal unit"),
    "code": Name("mã thủ tục", "code"),
    "ordinal": Name("số thứ tự", "ordinal"),
    "level_list": Name("mức độ dịch vụ", "level of service"),
    "phone": Name("số điện thoại", "phone"),
    "url": Name("địa chỉ web", "web address"),
}
ROLES: Mapping[str, Name] = {
    "achieved": Name("đạt được", "achieved"),
    "target": Name("chỉ tiêu", "target"),
    "baseline": Name("mốc so sánh", "baseline"),
    "legal_basis": Name("căn cứ", "legal basis"),
}
DOCUMENT_KINDS: Mapping[str, Name] = {
    "news": Name("tin bài", "news"),
    "decision": Name("quyết định", "decision"),
    "attachment": Name("tệp đính kèm", "attachment"),
}
VERDICTS: Mapping[str, Name] = {
    "healthy": Name("bình thường", "healthy"),
    "broken": Name("có vẻ hỏng, bị giữ lại", "looks broken, held back"),
    "accepted": Name("đã được chấp nhận", "accepted"),
}
STATUS: Mapping[int, Name] = {
    400: Name("Yêu cầu không hợp lệ", "Bad request"),
    403: Name("Không được phép", "Not allowed"),
    404: Name("Không có trang này", "No such page"),
    500: Name("Có lỗi khi mở trang này", "Something went wrong"),
}

INTERRUPTED = Name("Truy vấn chạy quá lâu nên đã bị dừng", "The query took too long and was stopped")


def named_status(status: int) -> Name:
    """The heading of an answer that is no page."""
    return STATUS.get(status, STATUS[500 if status >= 500 else 400])


def named(names: Mapping[str, Name], code: str | None) -> Name:
    """The name of a code, or the code itself."""
    return names.get(code or "") or Name(code or "–", code or "–")


def number(value: float | None) -> str:
    """`1234567` as `1.234.567`, `67.649` as `67,6`."""
    if value is None:
        return "–"
    written = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
    return written.translate(str.maketrans(",.", ".,"))


def moment(value: str | None) -> str:
    """An ISO time as `13/05/2025 15:35`, a day as `13/05/2025`; what is neither stays as it is."""
    if not value:
        return "–"
    try:
        read = datetime.fromisoformat(value)
    except ValueError:
        return value
    if len(value) <= len("2025-05-13"):
        return f"{read:%d/%m/%Y}"
    return f"{read.astimezone(HANOI) if read.tzinfo else read:%d/%m/%Y %H:%M}"


def month(value: str) -> str:
    """`2025-03` as `3/2025`."""
    year, _, number_of_month = value.partition("-")
    return f"{int(number_of_month)}/{year}" if number_of_month.isdecimal() else value


def web_address(url: str | None) -> str | None:
    """The address where a browser may follow it; None for `javascript:` and everything else that is not the web."""
    return url if url and url.startswith(("http://", "https://")) else None
