"""Coordinated numbers: `các Quyết định số 27, 28/2020/QĐ-UBND` are two references, one symbol (domain DR-13)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from doisoat.records import Mention
from extract.patterns.document_reference import front_of
from extract.scan import Scan, found

_BARE = re.compile(r"(?P<number>\d{1,5})\s?(?:,|;|và)\s?(?:số\s?)?$")


def shared_numbers(scan: Scan, references: list[Mention]) -> Iterator[Mention]:
    """Bare numbers to the left of a reference that take its symbol, year and type."""
    for reference in references:
        yield from _leftwards(scan, reference, reference.start)


def _leftwards(scan: Scan, reference: Mention, at: int) -> Iterator[Mention]:
    bare = _BARE.search(scan.key[max(0, at - 14) : at])
    if bare is None or reference.reference is None or reference.reference.partial:
        return
    start = max(0, at - 14) + bare.start()
    front = front_of(scan.key, start)
    further = _BARE.search(scan.key[max(0, start - 14) : start])
    if front.start == start and further is None:  # a bare number needs "số" or a type name in front, or another number
        return
    number = int(bare["number"])
    value = re.sub(r"^\d+[a-zđ]?", f"{number:02}", str(reference.value))
    shared = replace(reference.reference, number=number, suffix=None, shared=True, date=None, date_source=None)
    yield found(scan, "doc_ref", front.start, start + len(bare["number"]), value, reference=shared)
    if further is not None:
        yield from _leftwards(scan, reference, start)
