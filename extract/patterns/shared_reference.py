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
        Example("các Quyết định số 27, 28/2020/QĐ-UBND", "doc_ref", "27", "27/2020/QĐ-UBND"),
        Example("Quyết định số 1102 và 1103/QĐ-UBND ngày 20/5/2021", "doc_ref", "Quyết định số 1102", "1102/QĐ-UBND"),
    ),
    counterexamples=(Counterexample("Công bố 27 thủ tục theo Quyết định số 28/2020/QĐ-UBND", "doc_ref", "27 thủ tục"),),
)
