"""What a figure describes: state, channel, government level, service level, polarity (domain UN-02 … UN-06, RO-01).

Each comes from the nearest cue in the figure's own clause: first behind it up to the next figure, then in front.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from doisoat.records import Mention, Quantity
from doisoat.text.shadow import Shadow
from extract.patterns.level_list import LEVELS, read_levels
from extract.words import word_list

_FIGURES = frozenset({"count", "percent", "fraction", "change"})
#: The end of a clause; "trước và đúng hạn" is one state.
_STOP = re.compile(r"[;.:\n]|,(?=\s)|(?<!trước)(?<!đúng)(?<!hạn)\s(?:và|còn|trong đó)\s")
_NEGATED = re.compile(
    r"(?:chưa|không)\s{1,2}(?:được\s{1,2})?(?:cung cấp|thực hiện|giải quyết|hoàn thành|đáp ứng|công bố"
    r"|tiếp nhận|đạt|có|phát sinh|tích hợp|triển khai|xử lý|báo cáo|đủ)(?:\s{1,2}[^\W\d]+){0,2}\s{1,2}$"
)
_ALL = re.compile(r"(?<!\w)(?:cả|toàn bộ|tất cả)\s{1,2}$")
_DISTRICTS_ENDED = date(2025, 7, 1)
_LEVEL_2022 = {4: "toan_trinh~", 3: "mot_phan~"}


@cache
def _cues(subject: str) -> re.Pattern[str]:
    table = word_list("attributes")[subject]
    return re.compile("|".join(rf"(?P<{name}>(?<!\w)(?:{pattern})(?!\w))" for name, pattern in table.items()))


def with_attributes(shadow: Shadow, mentions: Sequence[Mention], published: date | None) -> tuple[Mention, ...]:
    """All mentions, figures with what they describe.

    `published`, or without it the period last named, says whether the district level still exists.
    """
    figures = [m for m in mentions if m.kind in _FIGURES and m.quantity]
    bounds = {id(m): (before.end if before else 0, after.start if after else len(shadow.key))
              for before, m, after in zip([None, *figures], figures, [*figures[1:], None], strict=False)}  # fmt: skip
    out = []
    spoken_of = published
    for mention in mentions:
        if mention.kind == "period" and mention.moment and mention.moment.end and published is None:
            spoken_of = mention.moment.end
        if mention.quantity and id(mention) in bounds:
            out.append(_described(shadow, mention, mention.quantity, bounds[id(mention)], spoken_of))
        else:
            out.append(mention)
    return tuple(out)


def _described(
    shadow: Shadow, mention: Mention, quantity: Quantity, neighbours: tuple[int, int], published: date | None
) -> Mention:
    key = shadow.key
    left, right = neighbours
    front = _clause_before(key, max(left, mention.start - 90), mention.start)
    back = _clause_after(key, mention.end, min(right, mention.end + 60))
    inside = key[mention.start : mention.end]
    flags = mention.flags
    state = (
        _nearest("state", front, back)
        if quantity.unit in (None, "ho_so", "don", "vu_viec", "percent") or mention.kind == "percent"
        else None
    )
    gov_level = _nearest("gov_level", front, back) or _nearest("gov_level", inside, "")
    if gov_level == "huyen" and published and published >= _DISTRICTS_ENDED:
        flags = (*flags, "level_abolished")
    level = _service_level(inside, key[mention.end : mention.end + 40].lstrip(), quantity)
    quantity = replace(
        quantity,
        state=state,
        channel=_nearest("channel", front, back) if quantity.unit == "ho_so" else None,
        gov_level=gov_level,
        level=level,
        level_2022=(_LEVEL_2022[level[0]],) if len(level) == 1 and level[0] in _LEVEL_2022 else (),
        polarity="negative" if _NEGATED.search(front) else None,
        total=bool(_ALL.search(front)),
    )
    return replace(mention, quantity=quantity, flags=flags)


def _clause_before(key: str, start: int, end: int) -> str:
    """The clause in front of a figure, back to the last border."""
    borders = [m.end() for m in _STOP.finditer(key, start, end)]
    return key[borders[-1] if borders else start : end]


def _clause_after(key: str, start: int, end: int) -> str:
    border = _STOP.search(key, start, end)
    return key[start : border.start() if border else end]


def _nearest(subject: str, front: str, back: str) -> str | None:
    """The cue nearest to the figure: the first one behind it, else the last one in front."""
    if subject == "state" and (closer := _specific(front, back)):
        return closer
    behind = _cues(subject).search(back)
    before = list(_cues(subject).finditer(front))
    if behind and (not before or behind.start() <= len(front) - before[-1].end() or behind.start() < 14):
        return behind.lastgroup
    return before[-1].lastgroup if before else None


def _specific(front: str, back: str) -> str | None:
    """Files that are resolved or received are better described by how: on time, late, from the period before."""
    named = [m.lastgroup for part in (back[:30], front[-40:]) for m in _cues("state").finditer(part)]
    if not set(named) & {"giai_quyet", "tiep_nhan"}:
        return None
    return next((name for name in named if name not in ("giai_quyet", "tiep_nhan")), None)


def _service_level(inside: str, following: str, quantity: Quantity) -> tuple[int | str, ...]:
    """Levels named in the noun or directly behind it; old numbers and the terms of Decree 42/2022 alike."""
    if quantity.unit not in ("dvctt", "dvc", "tthc", "ho_so", None):
        return ()
    numbers = LEVELS.search(inside) or LEVELS.match(following)
    if numbers:
        return read_levels(numbers["levels"])
    words = _cues("level").search(inside) or _cues("level").match(following)
    return (words.lastgroup,) if words and words.lastgroup else ()
