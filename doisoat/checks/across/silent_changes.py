"""VR-01: a figure that a later version of the same document prints otherwise, in the same words, without saying so.

Days, periods and references are words here: `tính đến ngày 12/3` that becomes `13/3` says openly that time went on.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from doisoat.checks.check import Example, Rule
from doisoat.checks.conclusion import Message
from doisoat.checks.messages import joined
from doisoat.checks.misprint import single_slip
from doisoat.records import Finding, Mention
from doisoat.text.sentences import sentence_spans

_FIGURES = frozenset({"count", "percent", "permille", "fraction", "money", "change", "rank", "score"})
_CONTRADICTIONS = frozenset({"error", "warning"})
#: What editors write when they correct openly; it counts where the version before did not have it.
_SAID = re.compile(r"\b(?:đính chính|cập nhật|sửa lại|sửa đổi|điều chỉnh|hiệu đính|cáo lỗi|xin lỗi)\b", re.IGNORECASE)

#: Whether the figures were contradicted before and are now -> what the change did.
_EFFECTS = {
    (True, False): Message("thay đổi này làm mất một mâu thuẫn", "the change made a contradiction vanish"),
    (False, True): Message("thay đổi này sinh ra một mâu thuẫn", "the change made a contradiction appear"),
}

RULE = Rule(
    rules=("VR-01",),
    title_vi="số liệu đã đổi mà không nói rõ",
    title_en="a figure changed without a word",
    why_vi=(
        "Một bài đã đăng mà đổi số liệu trong cùng một câu, không ghi đính chính hay cập nhật, thì ai đã trích dẫn bản "
        "trước không biết; mức cảnh báo khi thay đổi làm một mâu thuẫn biến mất hoặc xuất hiện."
    ),
    why_en=(
        "When a published text changes a figure in the same sentence and says nothing of a correction, whoever cited "
        "the version before does not learn of it; a warning where the change makes a contradiction vanish or appear."
    ),
    examples=(
        Example("Tỉnh có 901 thủ tục. ⇒ Tỉnh có 910 thủ tục.", "mismatch", "notice", evidence=("910 thủ tục",)),
        Example(
            "Cấp tỉnh giải quyết 214/402 hồ sơ, đạt 62,5%. ⇒ Cấp tỉnh giải quyết 214/402 hồ sơ, đạt 53,2%.",
            "mismatch",
            "warning",
            evidence=("53,2%",),
        ),
        Example("Tỉnh có 901 thủ tục. ⇒ Tỉnh có 910 thủ tục. Đính chính: bản trước ghi nhầm.", ""),
        Example("Tính đến ngày 12/3/2024 có 15 xã. ⇒ Tính đến ngày 13/3/2024 có 17 xã.", ""),
        Example("Tỉnh có 1499 thủ tục. ⇒ Tỉnh có 1.499 thủ tục.", ""),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One version of a document: its words, its figures by place, and what the checks say of it alone."""

    text: str
    mentions: Sequence[Mention]
    findings: Sequence[Finding] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A sentence in the same words with other figures: those that differ, as they were and as they are, by place."""

    before: tuple[Mention, ...]
    now: tuple[Mention, ...]
    sentence: tuple[int, int]


def changed_figures(before: State, now: State) -> Iterator[Change]:
    """The sentences of `now` that `before` has, too, with other figures; the same change is told once.

    A sentence that stands several times is compared only when it stands as often in both.
    """
    earlier, told = _by_words(before), set[tuple[tuple[str, str], ...]]()
    for words, sentences in _by_words(now).items():
        others = earlier.get(words, ())
        for (_, old), (span, new) in zip(others, sentences, strict=True) if len(others) == len(sentences) else ():
            apart = [at for at, (one, two) in enumerate(zip(old, new, strict=True)) if _said(one) != _said(two)]
            name = tuple((_said(old[at]), _said(new[at])) for at in apart)
            if apart and name not in told:
                told.add(name)
                yield Change(before=tuple(old[at] for at in apart), now=tuple(new[at] for at in apart), sentence=span)


def silent_changes(versions: Sequence[State], now: State) -> Iterator[Finding]:
    """One finding for each change against the latest of the earlier `versions` (the oldest first) that differs."""
    known = set[int]()
    for number, before in reversed(tuple(enumerate(versions, start=1))):
        said = _says_so(before, now)
        for change in changed_figures(before, now):
            if change.now[0].start not in known:
                known.update(mention.start for mention in change.now)
                if not said:
                    yield _finding(number, before, now, change)


def _by_words(state: State) -> dict[str, list[tuple[tuple[int, int], list[Mention]]]]:
    """Sentences with figures by their words, a mask with kind and unit in place of each figure; in order."""
    figures = iter(_outermost(state.mentions))
    waiting = next(figures, None)
    found: dict[str, list[tuple[tuple[int, int], list[Mention]]]] = {}
    for start, end in sentence_spans(state.text):
        inside, pieces, at = [], [], start
        while waiting is not None and waiting.start < end:
            if waiting.start >= at and waiting.end <= end:
                inside.append(waiting)
                unit = waiting.quantity and (waiting.quantity.unit or waiting.quantity.currency)
                pieces += [state.text[at : waiting.start], f" \0{waiting.kind}{unit or ''} "]
                at = waiting.end
            waiting = next(figures, None)
        if inside:
            words = " ".join("".join((*pieces, state.text[at:end])).casefold().split())
            found.setdefault(words, []).append(((start, end), inside))
    return found


def _outermost(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The figures that lie in no other figure, by place."""
    end = 0
    for mention in sorted((m for m in mentions if m.kind in _FIGURES), key=lambda m: (m.start, -m.end)):
        if mention.start >= end:
            yield mention
            end = mention.end


def _said(mention: Mention) -> str:
    return mention.surface if mention.value is None else str(mention.value)


def _says_so(before: State, now: State) -> bool:
    """Whether a note of a correction came with the change."""
    one, two = (Counter(found.casefold() for found in _SAID.findall(state.text)) for state in (before, now))
    return bool(two - one)


def _finding(number: int, before: State, now: State, change: Change) -> Finding:
    first, last = change.now[0].start, max(mention.end for mention in change.now)
    contradicted = (_is_contradicted(before, change.before), _is_contradicted(now, change.now))
    slips = {single_slip(_digits(two), _digits(one)) for one, two in zip(change.before, change.now, strict=True)}
    message = _message(number, change, _EFFECTS.get(contradicted))
    start, end = change.sentence
    return Finding(
        rule=RULE.rules[0],
        verdict="mismatch",
        severity="warning" if contradicted in _EFFECTS else "notice",
        evidence=change.now,
        message_vi=message.vi,
        message_en=message.en,
        surface=now.text[first:last],
        start=first,
        end=last,
        sentence=now.text[start:end],
        sentence_start=start,
        diagnosis=tuple(sorted(slip for slip in slips if slip)),
    )


def _is_contradicted(state: State, figures: Sequence[Mention]) -> bool:
    """Whether the checks contradict one of these figures in the version that prints it."""
    places = {(mention.start, mention.end) for mention in figures}
    accused = (f.evidence for f in state.findings if f.severity in _CONTRADICTIONS)
    return any((mention.start, mention.end) in places for evidence in accused for mention in evidence)


def _message(number: int, change: Change, effect: Message | None) -> Message:
    one, two = (", ".join(m.surface for m in figures) for figures in (change.before, change.now))
    told = Message(
        f"bản trước ghi {one}, bản này ghi {two} (bản {number}); văn bản không nói gì về việc sửa",
        f"the version before says {one}, this one {two} (version {number}); the text says nothing of a correction",
    )
    return joined((told, effect)) if effect else told


def _digits(mention: Mention) -> str:
    return "".join(filter(str.isdigit, mention.surface))
