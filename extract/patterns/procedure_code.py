"""Codes of procedures on the national portal (`1.004222.000.00.00.H08`): labels, not numbers (domain NU-09)."""

import re
from collections.abc import Iterator

from doisoat.records import Mention
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import DIGITS, Scan, found, matches

_CODE = re.compile(
    r"(?<![\w.])(?:\d\.\d{6}(?:\.\d{2,3})*(?:\.[A-Z]\d{2})?"  # a procedure
    r"|(?:\d{3}\.\d{2}\.\d{2}\.)?[A-Z]\d{2}(?:\.\d{1,3}){0,3}-\d{6}-\d{4,5}"  # a file at a one-stop desk
    r"|\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{2,3}){2,3})(?!\w)"  # a body (Decision 20/2020/QĐ-TTg)
)


def _find(scan: Scan) -> Iterator[Mention]:
    for code in matches(_CODE, scan.text, *DIGITS):
        yield found(scan, "code", code.start(), code.end(), code[0])


PATTERN = Pattern(
    name="procedure_code",
    find=_find,
    examples=(
        Example("Mã số 1.000456.000.00.00.H12 đã đổi.", "code", "1.000456", "1.000456.000.00.00.H12"),
        Example("Mã TTHC: 2.000815", "code", "2.000815", "2.000815"),
    ),
    counterexamples=(Counterexample("Cả tỉnh có 1.004 hồ sơ.", "code", "1.004"),),
)  # fmt: skip
