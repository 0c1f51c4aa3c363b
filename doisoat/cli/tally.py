"""What was found so far, counted, and the summary that people read of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from doisoat.checks.reasons import REASONS
from doisoat.cli.screen import Line, Piece
from doisoat.cli.severities import SEVERITIES, reaches
from doisoat.records import Finding

_SUMMARY = {
    "vi": "{clean} {unit} không có mâu thuẫn · {error} lỗi, {warning} cảnh báo, {notice} lưu ý{known} · "
    "{ok} quan hệ khớp · {info} quan hệ chưa đủ căn cứ để kết luận{hint}",
    "en": "{unit} without contradiction: {clean} · errors {error}, warnings {warning}, notices {notice}{known} · "
    "consistent relations {ok} · undecided {info}{hint}",
}
_UNITS = {"vi": {"file": "tệp", "document": "văn bản"}, "en": {"file": "files", "document": "documents"}}
_KNOWN = {"vi": " (trong đó đã biết: {count})", "en": " (of these known: {count})"}
_HINT = {"vi": " (xem --all)", "en": " (see --all)"}
_UNDECIDED = {"vi": "  chưa kết luận: {count:>4} × {reason}", "en": "  undecided: {count:>4} × {reason}"}


@dataclass(frozen=True, slots=True)
class Tally:
    """Findings by severity, all and those a baseline knows; undecided ones by reason; texts, those without an error."""

    severities: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)

    def add(self, findings: Iterable[Finding], known: Iterable[Finding] = ()) -> None:
        """Count one more text; `known` are those of its findings that stand in the baseline."""
        counted = [finding for finding in findings if not explains(finding)]
        severities = Counter(finding.severity for finding in counted)
        self.severities.update(severities)
        self.known.update(finding.severity for finding in known)
        self.reasons.update(finding.reason or "" for finding in counted if finding.severity == "info")
        self.texts.update(read=1, clean=int(not severities["error"]))

    def fails(self, threshold: str) -> bool:
        """Whether a finding is at or above it; `new` takes errors and warnings that the baseline does not know."""
        if threshold == "new":
            return reaches((self.severities - self.known).elements(), "warning")
        return reaches(self.severities.elements(), threshold)


def explains(finding: Finding) -> bool:
    """Whether a finding names the common cause of others (domain 7.3): shown with them, no relation of its own."""
    return finding.diagnosis[:1] == ("wrong_base",)


def summary_lines(tally: Tally, unit: str, lang: str, *, everything: bool, reasons: bool) -> Iterator[Line]:
    """One line over all texts, and one for each reason of undecided relations if wanted; `unit`: `file`, `document`."""
    hint = "" if everything or not tally.severities["info"] else _HINT[lang]
    known = _KNOWN[lang].format(count=tally.known.total()) if tally.known else ""
    counts = {severity: tally.severities[severity] for severity in SEVERITIES}
    words = {"clean": tally.texts["clean"], "unit": _UNITS[lang][unit], "hint": hint, "known": known}
    yield (Piece(_SUMMARY[lang].format(**words, **counts)),)
    if reasons:
        for reason, count in tally.reasons.most_common():
            yield (Piece(_UNDECIDED[lang].format(count=count, reason=_in_words(reason, lang)), "dim"),)


def _in_words(reason: str, lang: str) -> str:
    vi, en = REASONS.get(reason, (reason, reason))
    return f"{reason} ({vi if lang == 'vi' else en})" if vi != reason else reason
