"""Roles and facets of figures: achieved, target, forecast, baseline, task; share (domain 6).

Along a sentence the nearest cue to the left decides; a target scope runs on across semicolons until an achievement cue.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from doisoat.records import Mention
from doisoat.text.sentences import sentence_spans
from doisoat.text.shadow import Shadow
from extract.words import word_list

_FIGURES = frozenset({"count", "percent", "change", "money", "fraction", "score", "rank"})
_SHARE = re.compile(
    r"(?<!\w)(?:chiếm(?! dụng)(?:\s{1,2}tỷ lệ)?|tương đương|tương ứng|bằng)(?:\s{1,2}(?:tỷ lệ|với|khoảng|gần"
    r"|hơn|trên))*\s{1,2}$"
)


@cache
def _cues() -> re.Pattern[str]:
    roles = word_list("roles")["roles"]
    return re.compile("|".join(rf"(?P<{name}>(?<!\w)(?:{pattern})(?!\w))" for name, pattern in roles.items()))


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(rf"(?:{word_list('roles')['closing']['words']})$")


def with_roles(shadow: Shadow, mentions: Sequence[Mention], published: date | None) -> tuple[Mention, ...]:
    """All mentions, figures with role, facet and, inside a target scope that a period opens, the deadline."""
    sentences = sentence_spans(shadow.text)
    starts = [start for start, _ in sentences]
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(bisect_right(starts, mention.start) - 1, []).append(mention)
    roles: dict[int, tuple[str | None, date | None]] = {}
    for at, group in by_sentence.items():
        span = sentences[at] if at >= 0 else (0, len(shadow.key))
        roles |= _roles_in(shadow.key, span, group, published)
    return tuple(_with_role(shadow.key, m, roles.get(id(m))) for m in mentions)


def _roles_in(
    key: str, span: tuple[int, int], group: Sequence[Mention], published: date | None
) -> dict[int, tuple[str | None, date | None]]:
    """The role in force at each figure of one sentence."""
    roles = {}
    role: str | None = None
    deadline: date | None = None
    steps = sorted([*_steps(key, span), *((m.start, 1, "", m) for m in group)], key=lambda s: (s[0], s[1]))
    for _, _, cue, mention in steps:
        if mention is None:
            role, deadline = _after_cue(role, deadline, cue)
        elif limit := _opens_scope(mention, published):
            role, deadline = "target", limit
        elif mention.kind in _FIGURES:
            roles[id(mention)] = (role, deadline if role == "target" else None)
            if role in ("baseline", "task"):
                role = None
    return roles


def _opens_scope(mention: Mention, published: date | None) -> date | None:
    """The end of a deadline that lies ahead of publication: what follows is a target (DT-06)."""
    moment = mention.moment
    if mention.kind != "period" or moment is None or not moment.deadline or moment.start is not None:
        return None
    return moment.end if moment.end and (published is None or moment.end > published) else None


def _steps(key: str, span: tuple[int, int]) -> Iterator[tuple[int, int, str, Mention | None]]:
    """Cues and clause borders of a sentence as steps `(place, order, what, None)`."""
    for cue in _cues().finditer(key, *span):
        yield cue.end(), 0, f"{cue.lastgroup}:{cue[0]}", None
    for border in re.compile(r";").finditer(key, *span):
        yield border.start(), 0, ";", None


def _after_cue(role: str | None, deadline: date | None, cue: str) -> tuple[str | None, date | None]:
    name, _, word = cue.partition(":")
    if cue == ";":
        return (role, deadline) if role in ("target", "forecast") else (None, None)
    if role in ("target", "forecast") and name == "achieved" and not _closing().search(word):
        return role, deadline
    if role == "target" and name == "target":
        return role, deadline
    return name, None


def _with_role(key: str, mention: Mention, found: tuple[str | None, date | None] | None) -> Mention:
    if found is None or mention.quantity is None:
        return mention
    role, deadline = found
    facet = mention.quantity.facet
    if mention.kind == "percent" and _SHARE.search(key[max(0, mention.start - 40) : mention.start]):
        facet = "share"
    return replace(mention, quantity=replace(mention.quantity, role=role, deadline=deadline, facet=facet))
