"""How many procedures a decision lists: what it says itself, and what texts say that cite it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from doisoat.checks.across.hashing import hashed
from doisoat.checks.across.letterheads import letterhead_of
from doisoat.checks.across.told_references import is_full, place_of, reference_parts
from doisoat.checks.across.told_sentences import folded
from doisoat.checks.annex.classes import classes_in, levels_in, names_old_level
from doisoat.checks.annex.rows import PART, WHOLE
from doisoat.records import Mention
from doisoat.records.telling import ComparedText, Printed, Telling

SCOPE = "list"
UNITS = frozenset({"tthc", "dvctt", "dvc"})
#: The levels of a telling: one of the two, or `all`.
LEVELS = frozenset({WHOLE, PART})
#: How far behind its reference a count may stand.
_FAR = 250
#: What leads from a reference to the count of all that the decision lists; a further subject would be somebody else's.
_DAY = r"\(?ngày (?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})\)?"
_ISSUER = (
    r"của (?:chủ tịch )?(?:ubnd|u[ỷy] ban nhân dân|ủy ban nhân dân|hđnd|hội đồng nhân dân|thủ tướng|bộ|sở)"
    r"(?:(?! về | sở )[^,;.])*?"
)
_LISTS = r"danh mục(?: này)?(?: (?:có|gồm|với|các))*"
_LEADS = re.compile(
    rf"[\s,]*(?:{_DAY})?[\s,]*(?:{_ISSUER})?[\s,]*(?:(?:về việc|về|đã|vừa) )*"
    rf"(?:(?:công bố|ban hành|phê duyệt)(?: (?:kèm theo|mới|chuẩn hóa|ban hành|công bố))*(?: "
    rf"{_LISTS})?|{_LISTS})[\s(:]*"
)
_SENTENCE_ENDS = re.compile(r"[.!?;…]\s+(?=[A-ZĐÀ-Ỹ\d])|\n")
#: A part of the list only, or of what it was before.
_PART_OF = re.compile(r"\blĩnh vực\b|\bthuộc thẩm quyền\b|\btrước đây\b|\bđã công bố\b")
_PARTS_FOLLOW = re.compile(r"\b(?:trong đó|gồm|bao gồm|cụ thể)\b")


def told_lists(compared: ComparedText) -> Iterator[Telling]:
    """Of a decision with rows one telling, at the count it states of them; of news one for each count of a decision.

    `said` is `rows 1100` of the decision, `all 1110 tthc` or `toan_trinh 676 tthc` of others; `settled` is its day.
    """
    yield from _cited(compared) if compared.kind == "news" else _listed(compared)


def _listed(compared: ComparedText) -> Iterator[Telling]:
    own, rows = letterhead_of(compared), len(compared.structure.procedures)
    if own.number and own.day and rows:
        key = hashed(SCOPE, *reference_parts(own.number, place_of(own.issuer, compared.province), own.day))
        place = next(((p.start, p.end) for p in stated_counts(compared) if p.value == str(rows)), (0, 0))
        yield Telling(scope=SCOPE, key=key, start=place[0], end=place[1], said=f"rows {rows}", settled=own.day)


def _cited(compared: ComparedText) -> Iterator[Telling]:
    words = ""
    for mention in compared.references:
        reference = mention.reference
        if reference is None or reference.date is None or not is_full(reference):
            continue
        words = words or folded(compared.text)
        place = place_of(reference.issuer_name, compared.province) if "@" in (reference.key or "@") else ""
        key = hashed(SCOPE, *reference_parts(str(mention.value), place, reference.date))
        for count, level in _counts_behind(compared, words, mention):
            said = f"{level} {count.value} {count.unit}"
            yield Telling(scope=SCOPE, key=key, start=count.start, end=count.end, said=said, settled=reference.date)


def stated_counts(compared: ComparedText) -> list[Printed]:
    """The exact counts of procedures that a decision prints outside its rows and its grounds."""
    inside = [(part.start, part.end) for part in compared.structure.parts if part.kind == "basis"]
    inside += [(row.start, row.end) for row in compared.structure.procedures]
    inside.sort()
    return [p for p in compared.printed if _is_exact(p) and not _holds(inside, p.start)]


def _holds(spans: Sequence[tuple[int, int]], place: int) -> bool:
    """Whether one of these spans, in order and apart, holds a place."""
    at = bisect_right(spans, place, key=itemgetter(0)) - 1
    return at >= 0 and place < spans[at][1]


def _counts_behind(compared: ComparedText, key: str, mention: Mention) -> Iterator[tuple[Printed, str]]:
    """The count of the whole list in the sentence of a reference, and those of its levels behind that."""
    ends = _SENTENCE_ENDS.search(compared.text, mention.end)
    end = min(ends.start() if ends else len(key), mention.end + 2 * _FAR)
    if any(mention.start < other.start < end for other in compared.references):
        return
    inside = [p for p in compared.printed if mention.end <= p.start < end and p.kind not in ("date", "period")]
    if not inside or not _is_exact(inside[0]) or inside[0].start - mention.end > _FAR:
        return
    first, *others = inside
    if not _LEADS.fullmatch(key, mention.end, first.start):
        return
    words = _behind(key, first, others, end)
    level = levels_in(words)
    if _is_partial(words):
        return
    yield first, next(iter(level)) if len(level) == 1 else "all"
    for at, count in enumerate(others):
        words = _behind(key, count, others[at + 1 :], end)
        level = levels_in(words)
        led = _PARTS_FOLLOW.search(key, first.end, count.start)
        if led and _is_exact(count) and len(level) == 1 and not _is_partial(words):
            yield count, next(iter(level))


def _behind(key: str, count: Printed, others: list[Printed], end: int) -> str:
    """What describes a count: the words up to the next figure, or to what its parts are."""
    words = key[count.end : others[0].start if others else end]
    found = _PARTS_FOLLOW.search(words)
    return words[: found.start()] if found else words


def _is_partial(words: str) -> bool:
    return bool(_PART_OF.search(words) or classes_in(words) or names_old_level(words))


def _is_exact(printed: Printed) -> bool:
    return (
        printed.kind == "count"
        and printed.unit in UNITS
        and printed.op in (None, "eq")
        and printed.role not in ("target", "forecast", "threshold", "task")
        and not printed.ambiguous
        and (printed.value or "").isdigit()
    )
