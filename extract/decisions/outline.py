"""The headings over the rows of a list: captions, and sub-heads with letters, Roman numerals, or a `lĩnh vực`."""

import re
from dataclasses import dataclass

from extract.decisions.annexes import ATTACHED
from extract.decisions.lines import Line, one_line
from extract.decisions.ordinals import heading_mark

_SUBJECT = re.compile(
    r"thu tuc|tthc|dich vu cong|dvc|linh vuc|danh muc|cap (?:tinh|huyen|xa|so)(?!\w)|toan trinh|mot phan"
)
_CAPTION = re.compile(
    r"(?:phan (?:[ivx]+|thu \w+|\d+)\W+|bieu (?:so )?\d+\W+|phu luc [ivx\d]*\W+)?"
    r"(?:danh muc|cac (?:thu tuc|tthc)|thu tuc hanh chinh|tthc|dich vu cong|danh sach)\b"
)
_FIELD = re.compile(r"(?:ten )?linh vuc\s?:?\s*")
_NUMBERED_FIELD = re.compile(r"(?P<number>\d{1,2})\s?[.)/-]\s?(?=linh vuc)")
_COUNT = re.compile(
    r"\s*(?:[(\[:–-]\s*(?:gom |co |tong so:? ?)?\d+(?!\w)[^()]{0,80}[)\]]?"
    r"|\s\d+\s*(?:tthc|thu tuc|dvc|dich vu|quy trinh))\s*$"
)
_COUNTED = re.compile(r"[(\[:–-]\s*(?:gom |co )?\d+\s*(?:tthc|thu tuc|dvc|dich vu)")
#: Longer lines are prose.
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Heading:
    """`kind` is `caption`, `letter`, `roman`, `number` or `field`; `worth` the value of its mark."""

    kind: str
    worth: int
    text: str
    plain: str
    field: str | None


def caption_of(line: Line) -> Heading | None:
    """A line that begins a caption: in capitals, or with a count, or short and no sentence."""
    if (
        len(line.text) > _LONGEST
        or not line.text[:1].isupper()
        or ATTACHED.match(line.plain)
        or not _CAPTION.match(line.plain)
    ):
        return None
    if not (
        line.text.isupper() or _COUNTED.search(line.plain) or (len(line.text) < 160 and line.text[-1] not in ".;,:")
    ):
        return None
    return Heading("caption", 0, one_line(line.text), one_line(line.plain), None)


def sub_head_of(text: str, plain: str, *, in_table: bool) -> Heading | None:
    """A sub-head by its mark (`A.`, `IV.`) or by `Lĩnh vực`; outside a table its words must tell."""
    if not plain or len(text) > _LONGEST or (text[-1:] in (";", ".") and not in_table):
        return None
    if numbered := _NUMBERED_FIELD.match(plain):
        return numbered_head(text, plain, int(numbered["number"]), numbered.end())
    mark = heading_mark(plain) if text[:1].isupper() else None
    words = plain[mark[2] :] if mark else plain
    told = (
        bool(_SUBJECT.search(words)) or text[mark[2] :].isupper()
        if mark
        else bool(_FIELD.match(plain)) and text[0].isupper()
    )
    if not words or not (told or (in_table and mark)):
        return None
    kind, worth = (mark[0], mark[1]) if mark else ("field", 0)
    printed = text[mark[2] :] if mark else text
    return Heading(kind, worth, one_line(text), one_line(plain), field_of(printed, words))


def numbered_head(text: str, plain: str, worth: int, words_at: int) -> Heading:
    """A heading with an Arabic number over numbered rows."""
    field = field_of(text[words_at:], plain[words_at:])
    return Heading("number", worth, one_line(text), one_line(plain), field)


def field_of(text: str, plain: str) -> str | None:
    """The `lĩnh vực` that a sub-head names, without its count; None for `Thủ tục hành chính cấp tỉnh` and the like."""
    counted = _COUNT.search(plain)
    end = counted.start() if counted and counted.start() else len(plain)
    named = _FIELD.match(plain)
    if named:
        return one_line(text[named.end() : end]).strip(" .:;-–") or None
    if _SUBJECT.search(plain[:end]):
        inner = re.search(r"linh vuc\s?:?\s", plain[:end])
        return one_line(text[inner.end() : end]).strip(" .:;-–") or None if inner else None
    return one_line(text[:end]).strip(" .:;-–") or None


def under(outline: tuple[Heading, ...], heading: Heading) -> tuple[Heading, ...]:
    """The outline with a further heading: it ends the one of its kind, and what stands below that."""
    if heading.kind == "caption":
        return (heading,)
    if heading.kind == "roman" and (letter := next((h for h in outline if h.kind == "letter"), None)):
        after = ord(heading.plain[0]) - ord("a") + 1
        if (
            len(heading.plain.split()[0].strip(".):/")) == 1
            and after == letter.worth + 1
            and not _has(outline, "roman")
        ):
            heading = Heading("letter", after, heading.text, heading.plain, heading.field)
    kinds = [h.kind for h in outline]
    kept = outline[: kinds.index(heading.kind)] if heading.kind in kinds else outline
    return (*kept, heading)


def _has(outline: tuple[Heading, ...], kind: str) -> bool:
    return any(heading.kind == kind for heading in outline)
