"""What a check says of the figures it compared (the law: domain specification, 0.3, 0.4, 7)."""

from dataclasses import dataclass
from decimal import Decimal

from doisoat.records.mention import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One verdict for one rule over one set of figures.

    `verdict`: match, match_truncated, off_by_ulp, match_interval, mismatch or skip. `severity`: error, warning, notice,
    info or ok. `text[start:end] == surface` spans the evidence in the raw
    text; `sentence` is the raw sentence round it, starting at
    `sentence_start`. The messages hold the arithmetic and, where there is one, the way out, in one to three lines.
    """

    rule: str
    verdict: str
    severity: str
    evidence: tuple[Mention, ...]
    message_vi: str
    message_en: str
    surface: str
    start: int
    end: int
    sentence: str
    sentence_start: int
    reason: str | None = None
    diagnosis: tuple[str, ...] = ()
    computed: Decimal | None = None
    reading: str | None = None
    strength: str | None = None
    denominator: Decimal | None = None
    fingerprint: str = ""
