"""Short forms of references, type name and number only: `Quyết định 490`, `Đề án 06` (domain DR-09)."""

from extract.pattern import Counterexample, Example, Pattern
from extract.references.short_forms import find_short_forms

PATTERN = Pattern(
    name="short_reference",
    find=find_short_forms,
    examples=(
        Example("Tỉnh vừa ban hành Kế hoạch 208 về chuyển đổi số.", "doc_ref", "Kế hoạch 208", "208/KH-?"),
        Example("Nghị định 42 năm 2022 quy định", "doc_ref", "Nghị định 42", "42/2022/NĐ-CP"),
        Example("Đề án 06 đi vào cuộc sống", "doc_ref", "Đề án 06", "06/ĐA-?"),
    ),
    counterexamples=(
        Counterexample("Xã phải báo cáo 4 lần mỗi quý.", "doc_ref", "báo cáo 4"),
        Counterexample("Kế hoạch 3 năm và Chương trình 90 ngày khép lại.", "doc_ref", "Kế hoạch 3"),
    ),
)
