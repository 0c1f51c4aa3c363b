"""Findings that rest on rows and not on figures: they span the rows."""

from doisoat.checks.conclusion import Judgement, Message
from doisoat.checks.reading import Reading
from doisoat.records import Finding
from doisoat.records.decision import Procedure


def conclude_rows(
    reading: Reading, rule: str, first: Procedure, last: Procedure, judgement: Judgement, message: Message
) -> Finding:
    """The finding over these rows and what stands between them; its surface is its name, there is no evidence."""
    raw = reading.shadow.raw
    words = raw[first.start : last.end]
    return Finding(
        rule=rule,
        verdict=judgement.verdict,
        severity=judgement.severity,
        evidence=(),
        message_vi=message.vi,
        message_en=message.en,
        surface=words,
        start=first.start,
        end=last.end,
        sentence=words,
        sentence_start=first.start,
        reason=judgement.reason,
        diagnosis=judgement.diagnosis,
        computed=judgement.computed,
    )
