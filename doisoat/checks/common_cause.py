"""One diagnosis over several contradictions: rates of a sentence that miss in one direction share a base."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from doisoat.checks.conclusion import Message
from doisoat.checks.messages import english, vietnamese
from doisoat.records import Finding, Mention

_DENOMINATOR = "implied_denominator="


def wrong_bases(findings: Sequence[Finding]) -> Iterator[Finding]:
    """One finding of severity info for each sentence with two or more such rates; it replaces none of them."""
    by_sentence: dict[int, list[Finding]] = {}
    for finding in findings:
        if finding.rule == "CK-01" and finding.verdict == "mismatch" and _implied(finding):
            by_sentence.setdefault(finding.sentence_start, []).append(finding)
    for failures in by_sentence.values():
        directions = {_too_high(finding) for finding in failures}
        if len(failures) > 1 and len(directions) == 1:
            yield _common(failures, too_high=directions.pop())


def _implied(finding: Finding) -> str:
    return next((d.removeprefix(_DENOMINATOR) for d in finding.diagnosis if d.startswith(_DENOMINATOR)), "")


def _too_high(finding: Finding) -> bool:
    stated = next((m for m in finding.evidence if m.kind == "percent"), None)
    amount = stated.quantity.amount if stated is not None and stated.quantity is not None else None
    return (amount or Decimal(0)) > (finding.computed or Decimal(0))


def _common(failures: Sequence[Finding], *, too_high: bool) -> Finding:
    bases = [_implied(finding) for finding in failures]
    shown = "; ".join("–".join(vietnamese(int(end)) for end in base.split("..")) for base in bases)
    vi, en = ("cao", "high") if too_high else ("thấp", "low")
    first, raw_end = failures[0], failures[-1].end
    message = _message(len(failures), vi, en, shown)
    return replace(
        first,
        verdict="skip",
        severity="info",
        reason="different_denominator",
        diagnosis=("wrong_base", *(f"{_DENOMINATOR}{base}" for base in bases)),
        computed=None,
        evidence=_all_evidence(failures),
        end=raw_end,
        surface=first.sentence[first.start - first.sentence_start : raw_end - first.sentence_start],
        message_vi=message.vi,
        message_en=message.en,
    )


def _all_evidence(failures: Sequence[Finding]) -> tuple[Mention, ...]:
    return tuple(sorted({m.start: m for f in failures for m in f.evidence}.values(), key=lambda m: m.start))


def _message(count: int, vi: str, en: str, shown: str) -> Message:
    return Message(
        f"{count} tỷ lệ trong câu cùng {vi} hơn kết quả tính: có thể đã tính trên tổng số khác ({shown})",
        f"{count} rates of the sentence are all too {en}: they may have been computed on another base "
        f"({english(shown)})",
    )
