"""Numbers that take their symbol from a later one: `Quyết định số 1102 và 1103/QĐ-UBND` (domain DR-13)."""

from collections.abc import Iterator

from doisoat.records import Mention
from extract.pattern import Counterexample, Example, Pattern
from extract.references.coordination import shared_numbers
from extract.scan import Scan


def _find(scan: Scan) -> Iterator[Mention]:
    yield from shared_numbers(scan, [m for m in scan.mentions if m.kind == "doc_ref"])


PATTERN = Pattern(
    name="shared_reference",
    find=_find,
    examples=(
        Example("các Kế hoạch số 14, 15/2022/KH-UBND", "doc_ref", "14", "14/2022/KH-UBND"),
        Example("Thông báo số 630 và 631/TB-SNV", "doc_ref", "Thông báo số 630", "630/TB-SNV"),
    ),
    counterexamples=(Counterexample("Giao 14 nhiệm vụ theo Kế hoạch số 15/KH-UBND", "doc_ref", "14 nhiệm vụ"),),
)
