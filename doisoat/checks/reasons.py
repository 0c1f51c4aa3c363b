"""The reasons of the law (domain 0.4) in words."""

from collections.abc import Mapping
from types import MappingProxyType

REASONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "non_exhaustive": ("các mục liệt kê có thể chưa đầy đủ", "the items may not be all there are"),
        "overlap_possible": ("các nhóm có thể trùng nhau", "the groups may overlap"),
        "hedged_operand": ("số liệu là số ước chừng (gần, hơn, khoảng …)", "a figure is approximate"),
        "different_denominator": ("tỷ lệ có thể tính trên tổng số khác", "the rate may have another base"),
        "different_base": ("gốc so sánh khác hoặc không nêu", "the base of comparison is another one or not stated"),
        "different_period": ("số liệu thuộc các kỳ khác nhau", "the figures belong to different periods"),
        "different_unit": ("đơn vị tính khác nhau", "the units differ"),
        "different_qualifier": ("đối tượng, phạm vi khác nhau", "the figures describe different things"),
        "different_issuer": ("cơ quan ban hành khác nhau", "the issuers differ"),
        "target_operand": ("có số là chỉ tiêu, không phải kết quả", "a figure is a target, not a result"),
        "missing_operand": ("văn bản không nêu số còn lại của phép tính", "the other figure is not stated"),
        "ambiguous_number": ("cách ghi số có thể hiểu hai nghĩa", "a number can be read in two ways"),
        "rank_not_fraction": ("đây là thứ hạng, không phải tỷ số", "this is a rank, not a ratio"),
        "cumulative_levels": ("các mức độ bao hàm nhau", "the service levels include each other"),
        "weighted_mean_unknown": ("không rõ trọng số của số bình quân", "the weights of the mean are not known"),
        "plan_completion": ("tỷ lệ so với kế hoạch có thể vượt 100 %", "completion of a plan may exceed 100 %"),
        "change": ("mức tăng có thể vượt 100 %", "growth may exceed 100 %"),
        "deadline": ("đây là thời hạn", "this is a deadline"),
        "rows_unread": ("có dòng của danh mục có thể chưa đọc được", "rows of the list may not have been read"),
        "list_elsewhere": (
            "danh mục có thể nằm một phần ở tệp hay phụ lục khác",
            "a part of the list may be in another file or annex",
        ),
        "subordinate_rows": ("danh mục có dòng con hoặc dòng gộp", "some rows may be parts of others"),
        "numbering": ("số thứ tự của danh mục bị nhảy hoặc lặp", "the numbering of the list leaps or repeats"),
        "level_missing": ("có dòng không ghi mức độ", "a row tells no level"),
        "rows_disputed": ("số dòng của danh mục còn mâu thuẫn", "the number of rows is disputed itself"),
    }
)
