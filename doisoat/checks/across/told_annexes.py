"""What decisions tell by their annexes: how many rows they list (AN-02), who they are (AN-05), each level (AN-06).

News tells of the first: how many procedures a decision announces that it cites with its day.
"""

import re
from collections.abc import Iterator

from doisoat.checks.across.hashing import hashed
from doisoat.checks.across.told_references import is_full, place_of, reference_parts
from doisoat.records import Mention
from doisoat.records.telling import ComparedText, Printed, Telling
from doisoat.text.sentences import sentence_spans
from doisoat.text.shadow import match_key

_UNITS = frozenset({"tthc", "dvc", "dvctt"})
_AIMS = frozenset({"target", "threshold", "forecast", "task"})
_ANNOUNCES = re.compile(r"\b(?:công bố|ban hành|phê duyệt|danh mục)\b")
#: A count of a part of the list, or of what it replaces.
_PART = re.compile(
    r"^[^,;.]{0,80}?\b(?:toàn trình|một phần|mức độ|cấp (?:tỉnh|huyện|xã)|mới|sửa đổi|bổ sung|thay thế|bãi bỏ|còn lại|"
    r"đủ điều kiện|thuộc)\b"
)
_TO_PART = re.compile(r"\b(?:trong đó|gồm|thêm|còn|với|có)\W*$")
_REVISES = re.compile(r"\b(?:sửa đổi|bổ sung|thay thế|bãi bỏ|điều chỉnh|cập nhật)\b")
_REPLACES = re.compile(r"\b(?:thay thế|bãi bỏ|sửa đổi)\b[^.;]{0,80}quyết định")
_LEVELS = frozenset({"toan_trinh", "mot_phan"})


def told_annexes(compared: ComparedText) -> Iterator[Telling]:
    """All of it; texts that are no decisions tell of those they cite."""
    if compared.structure.procedures:
        yield from _rows(compared)
        yield from _levels(compared)
    yield from _identity(compared)
    if compared.kind == "news":
        yield from _announced(compared)


def _rows(compared: ComparedText) -> Iterator[Telling]:
    """The number of rows, where the decision itself says that they are so many: then the list is whole."""
    rows = compared.structure.procedures
    counts = {p.value for p in compared.printed if p.kind == "count" and p.unit in _UNITS and p.start < rows[0].start}
    if compared.number and compared.issued_on and str(len(rows)) in counts:
        place = place_of(compared.issuer, compared.province)
        key = hashed("annex", *reference_parts(compared.number, place, compared.issued_on))
        yield Telling(scope="annex", key=key, start=rows[0].start, end=rows[-1].end, said=str(len(rows)))


def _levels(compared: ComparedText) -> Iterator[Telling]:
    """The level of each procedure with a code; `certain` where the decision does not say that it changes others."""
    rows = compared.structure.procedures
    if not compared.issued_on or not compared.province:
        return
    silent = not _says_that_it_revises(compared)
    for row in rows:
        if row.code and row.level in _LEVELS:
            yield Telling(
                scope="procedure",
                key=hashed("procedure", match_key(compared.province), row.code),
                start=row.start,
                end=row.end,
                said=row.level,
                certain=silent,
                settled=compared.issued_on,
            )


def _says_that_it_revises(compared: ComparedText) -> bool:
    """In its title or over its lists; in its articles it says so of other decisions only when it replaces them."""
    articles = [part for part in compared.structure.parts if part.kind == "article"]
    headings = {row.heading for row in compared.structure.procedures}
    told = (compared.text[: compared.title_end], *(compared.text[a.start : a.end] for a in articles[:1]), *headings)
    replaced = any(_REPLACES.search(match_key(compared.text[part.start : part.end])) for part in articles)
    return replaced or any(_REVISES.search(match_key(words)) for words in told)


def _identity(compared: ComparedText) -> Iterator[Telling]:
    """Number and day: as the page of a decision states them for each of its files, and as a letterhead prints them."""
    if compared.kind == "decision" and compared.number:
        said = f"{compared.number} {compared.issued_on or ''}"
        for url in compared.offers:
            key = hashed("identity", compared.source, url)
            yield Telling(scope="identity", key=key, start=0, end=compared.title_end, said=said)
    elif compared.kind == "attachment":
        parts = {part.kind: part for part in reversed(compared.structure.parts) if part.kind in {"number", "date"}}
        if "number" in parts:
            said = f"{parts['number'].value} {parts['date'].value if 'date' in parts else ''}"
            start, end = min(p.start for p in parts.values()), max(p.end for p in parts.values())
            key = hashed("identity", compared.source, compared.url)
            yield Telling(scope="identity", key=key, start=start, end=end, said=said, certain=False)


def _announced(compared: ComparedText) -> Iterator[Telling]:
    """The count behind a dated reference in one sentence, where nothing makes it a count of a part."""
    references = [m for m in compared.references if m.reference and m.reference.date and is_full(m.reference)]
    if not references:
        return
    spans = sentence_spans(compared.text)
    for mention in references:
        end = next((stop for start, stop in spans if start <= mention.start < stop), 0)
        counted = next((p for p in compared.printed if p.kind == "count" and mention.end <= p.start < end), None)
        if counted is not None and _counts_all(compared, mention, counted, end):
            yield _telling(compared, mention, counted)


def _counts_all(compared: ComparedText, mention: Mention, counted: Printed, end: int) -> bool:
    between = match_key(compared.text[mention.end : counted.start])
    behind = match_key(compared.text[counted.end : end])
    others = any(mention.end <= other.start < counted.start for other in compared.references)
    plain = counted.unit in _UNITS and counted.op == "eq" and counted.role not in _AIMS and not counted.ambiguous
    partial = _PART.search(behind) or _TO_PART.search(between) or _REVISES.search(between)
    return plain and not others and not partial and _ANNOUNCES.search(between) is not None


def _telling(compared: ComparedText, mention: Mention, counted: Printed) -> Telling:
    reference = mention.reference
    if reference is None or reference.date is None:
        raise ValueError(mention.surface)
    is_local = "@" in (reference.key or "@")
    place = place_of(reference.issuer_name, compared.province) if is_local else ""
    key = hashed("annex", *reference_parts(str(mention.value), place, reference.date))
    said = str(counted.value)
    return Telling(scope="annex", key=key, start=counted.start, end=counted.end, said=said, certain=False)
