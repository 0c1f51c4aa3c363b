"""Short forms of references, type name and number only: `Quyết định 490`, `Đề án 06` (domain DR-09)."""

from extract.pattern import Counterexample, Example, Pattern
from extract.references.short_forms import find_short_forms

PATTERN = Pattern(
    name="short_reference",
    find=find_short_forms,
    examples=(
        Example("Tỉnh vừa ký Quyết định 615 về chương trình số hóa.", "doc_ref", "Quyết định 615", "615/QĐ-?"),
        Example("Nghị định 42 năm 2022 quy định", "doc_ref", "Nghị định 42", "42/2022/NĐ-CP"),
        Example("Đề án 06 của Chính phủ", "doc_ref", "Đề án 06", "06/ĐA-?"),
    ),
    counterexamples=(
        Counterexample("Tỉnh đã ra quyết định 3 lần trong năm.", "doc_ref", "quyết định 3"),
        Counterexample("Kế hoạch 5 năm 2021-2025 và Kế hoạch 100 ngày được duyệt.", "doc_ref", "Kế hoạch 5"),
    ),
)
