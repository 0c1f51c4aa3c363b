"""From a judgement to the finding that leaves the room: raw places, the sentence, the messages."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from doisoat.checks.figure import Figure, shadow_place
from doisoat.checks.reading import Reading, sentence_at
from doisoat.records import Finding, Mention

#: Sentences that are shown together when the evidence lies in more than one.
_SHOWN_TOGETHER = 3


class Message(NamedTuple):
    """What the finding says, lines joined by line feeds."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a check decided; the fields are those of `Finding`."""

    verdict: str
    severity: str
    reason: str | None = None
    diagnosis: tuple[str, ...] = ()
    computed: Decimal | None = None
    reading: str | None = None
    strength: str | None = None
    denominator: Decimal | None = None


def undecided(reason: str, *, strength: str | None = None) -> Judgement:
    """A relation that was seen and cannot be checked."""
    return Judgement(verdict="skip", severity="info", reason=reason, strength=strength)


def conclude(
    reading: Reading, rule: str, evidence: Iterable[Figure], judgement: Judgement, message: Message
) -> Finding:
    """The finding over these figures; two parts of one ratio in words are shown as that ratio."""
    mentions = _mentions(evidence)
    raw = reading.shadow.raw
    start, end = min(m.start for m in mentions), max(m.end for m in mentions)
    sentence_start, sentence_end = _sentence(reading, mentions)
    return Finding(
        rule=rule,
        verdict=judgement.verdict,
        severity=judgement.severity,
        evidence=mentions,
        message_vi=message.vi,
        message_en=message.en,
        surface=raw[start:end],
        start=start,
        end=end,
        sentence=raw[sentence_start:sentence_end],
        sentence_start=sentence_start,
        reason=judgement.reason,
        diagnosis=judgement.diagnosis,
        computed=judgement.computed,
        reading=judgement.reading,
        strength=judgement.strength,
        denominator=judgement.denominator,
    )


def ratio_figures(*figures: Figure) -> tuple[Figure, ...]:
    """The figures with both parts of a ratio in words replaced by the one figure that spans them."""
    first, second = figures[:2]
    if first.enclosing is None or first.enclosing is not second.enclosing:
        return figures
    whole = Figure(first.enclosing, first.start, second.end, "F")
    return (whole, *figures[2:])


def _mentions(evidence: Iterable[Figure]) -> tuple[Mention, ...]:
    unique = {(f.mention.start, f.mention.end): f.mention for f in evidence}
    return tuple(unique[place] for place in sorted(unique))


def _sentence(reading: Reading, mentions: tuple[Mention, ...]) -> tuple[int, int]:
    """The raw span of the sentences round the evidence; of the last one's where it lies far apart."""
    places = [shadow_place(reading.shadow, mention.start) for mention in mentions]
    first, last = sentence_at(reading, min(places)), sentence_at(reading, max(places))
    if last - first >= _SHOWN_TOGETHER:
        first = last
    return reading.shadow.place(reading.sentences[first][0], reading.sentences[last][1])
