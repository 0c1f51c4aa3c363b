"""The words of the page in both languages."""

from collections.abc import Mapping
from types import MappingProxyType

from doisoat.report.rows import Said

TITLE = Said("Báo cáo đối soát số liệu", "Report on figures that cannot be true together")
SKIP = Said("Tới các phát hiện", "Skip to the findings")
CONTENTS = Said("Mục lục theo tỉnh", "Contents by province")
LEGEND = Said(
    "Mỗi phát hiện nói rằng các con số trong văn bản không thể cùng đúng; không nói số nào sai, vì sao sai, do ai.",
    "A finding says that figures of a text cannot be true together; not which one is wrong, nor why, nor by whom.",
)

CHECKED = Said("Đã đối soát", "What was checked")
DATABASE = Said("Cơ sở dữ liệu", "Database")
LIMITS = Said("Chỉ gồm", "Limited to")
MADE = Said("Lập báo cáo lúc", "Report made")
CHECKED_AT = Said("Lần đối soát gần nhất", "Last check")
NEVER = Said("chưa đối soát lần nào", "never checked")
DOCUMENTS = Said("Số văn bản", "Documents")
WITHOUT_ERROR = Said("Không có lỗi", "Without error")
UNREAD = Said("Chưa đọc, chưa đối soát", "Not read, hence not checked")
KNOWN = Said("Biên tập viên đã xem xét", "Judged by an editor")
NOTHING = Said("Không có phát hiện nào.", "No findings.")

BY_PROVINCE = Said("Phát hiện theo tỉnh", "Findings by province")
BY_RULE = Said("Phát hiện theo quy tắc", "Findings by rule")
BY_MONTH = Said("Văn bản theo tháng đăng", "Documents by month of publication")
BY_YEAR = Said("Văn bản theo năm đăng", "Documents by year of publication")
RATES = Said("Tỷ lệ dịch vụ trực tuyến mà văn bản nêu", "Rates of online services that documents state")
RATES_WHAT = Said(
    "Mỗi chấm là một tỷ lệ phần trăm được in ra, đúng như văn bản viết, theo tháng đăng; dấu chéo là con số có lỗi "
    "hoặc cảnh báo. Các con số nói về những việc khác nhau, không nối thành đường.",
    "Each dot is a percentage as printed, by month of publication; a cross is one that an error or a warning rests on. "
    "They speak of different things and are not joined.",
)
MORE_BARS = Said("{shown} dòng đầu; bảng có đủ {all}.", "The first {shown}; the table has all {all}.")
MORE_RATES = Said(
    "Biểu đồ của {shown} tỉnh có nhiều số liệu nhất; bảng có đủ {all} tỉnh.",
    "Charts of the {shown} provinces with most figures; the table has all {all}.",
)
UNDATED = Said("Văn bản không rõ ngày đăng: {count}.", "Documents without a day of publication: {count}.")
AS_TABLE = Said("Xem dạng bảng", "As a table")
FROM_TO = Said("Từ {first} đến {last}, nhiều nhất {most} trong {when}.", "{first} to {last}, at most {most} in {when}.")
RATES_OF = Said(
    "{count} tỷ lệ từ {first} đến {last}, thấp nhất {least} %, cao nhất {most} %.",
    "{count} rates from {first} to {last}, lowest {least} %, highest {most} %.",
)

FINDINGS = Said("Các phát hiện", "Findings")
MANY = Said(
    "Có {count} phát hiện nên từng tỉnh được gập lại: bấm vào tên tỉnh để mở. Khi in, tất cả đều được mở.",
    "There are {count} findings, so provinces are folded: open one by its name. Printed, all are open.",
)
PLACE = Said("dòng {line}", "line {line}")
PAGE_PLACE = Said("trang {page}, dòng {line}", "page {page}, line {line}")
STATUS = Said("Đã xem xét", "Judged")
FINGERPRINT = Said("Mã", "Fingerprint")

PROVINCE = Said("Tỉnh", "Province")
RULE = Said("Quy tắc", "Rule")
WHAT = Said("Điều không khớp", "What does not agree")
RULES = Said("Trong đó", "Of these")
MONTH = Said("Tháng", "Month")
YEAR = Said("Năm", "Year")
RATE = Said("Số tỷ lệ", "Rates")
LOWEST = Said("Thấp nhất, %", "Lowest, %")
HIGHEST = Said("Cao nhất, %", "Highest, %")
NO_PROVINCE = Said("Chưa rõ tỉnh", "Province not known")

SEVERITIES: Mapping[str, Said] = MappingProxyType(
    {
        "error": Said("lỗi", "error"),
        "warning": Said("cảnh báo", "warning"),
        "notice": Said("lưu ý", "notice"),
        "info": Said("chưa kết luận", "undecided"),
        "ok": Said("khớp", "consistent"),
    }
)
STATUSES: Mapping[str, Said] = MappingProxyType(
    {
        "source-error": Said("văn bản sai", "the text is wrong"),
        "extractor-error": Said("máy đọc sai", "misread by the program"),
        "accepted": Said("chấp nhận", "accepted as it is"),
    }
)
