"""The documents of a database against each other: what each tells is kept, and what is told differently is judged."""

from doisoat.checks.across.dispute import Dispute
from doisoat.checks.across.disputed_dates import disputed_dates
from doisoat.checks.across.disputed_quantities import disputed_quantities
from doisoat.checks.across.told_quantities import figures_told, told_quantities
from doisoat.checks.across.told_references import told_references
from doisoat.records import Document, Finding, Mention
from doisoat.records.telling import ComparedText, Telling, Witness
from doisoat.text.sentences import sentence_spans
from store.comparisons import (
    compared_text,
    disputed_keys,
    documents_to_compare,
    in_parts,
    replace_tellings,
    said_by,
    settle_undisputed,
    witnesses,
)
from store.database import Store, transaction
from store.documents import find_document
from store.findings import ComparedFinding, replace_compared_findings
from store.mentions import mentions_of

#: Rises whenever a text would tell something else, or under another key.
VERSION = 1
#: Documents or keys a transaction.
_TOGETHER = 200
#: A date belongs to a reference that it stands so close to, in characters.
_NEAR = 40


def compare_stored(db: Store) -> None:
    """Compare what changed since the last time with all that is stored; the findings are kept with their documents."""
    for part in in_parts(documents_to_compare(db, VERSION), _TOGETHER):
        replace_tellings(db, VERSION, {row: _tellings(compared_text(db, row)) for row in part})
    disputed = disputed_keys(db)
    settle_undisputed(db, disputed)
    for keys in in_parts(disputed, _TOGETHER):
        with transaction(db):
            for key in keys:
                replace_compared_findings(db, key, [_finding(db, dispute) for dispute in _disputes(db, key)])


def _tellings(compared: ComparedText) -> list[Telling]:
    return [*told_quantities(compared), *told_references(compared)]


def _disputes(db: Store, key: int) -> list[Dispute]:
    told = witnesses(db, key)
    if told[0].telling.scope == "reference":
        return list(disputed_dates(told))
    return list(disputed_quantities(told, {w.document: said_by(db, w.document, "article") for w in told}))


def _finding(db: Store, dispute: Dispute) -> ComparedFinding:
    accused, judgement = dispute.accused, dispute.judgement
    stored = find_document(db, accused.document)
    if stored is None:  # a telling never outlives its document
        raise LookupError(accused.name)
    own, others = (_evidence(db, witness, dispute.figures) for witness in (accused, dispute.other))
    start, end = min(m.start for m in own), max(m.end for m in own)
    first, last = _sentence(stored.document, start)
    text = stored.document.text
    finding = Finding(
        rule=dispute.rule,
        verdict=judgement.verdict,
        severity=judgement.severity,
        reason=judgement.reason,
        diagnosis=judgement.diagnosis,
        evidence=own,
        message_vi=dispute.message.vi,
        message_en=dispute.message.en,
        surface=text[start:end],
        start=start,
        end=end,
        sentence=text[first:last],
        sentence_start=first,
    )
    evidence = [(accused.document, m) for m in own] + [(dispute.other.document, m) for m in others]
    return ComparedFinding(accused.document, finding, tuple(evidence))


def _evidence(db: Store, witness: Witness, figures: tuple[int, ...]) -> tuple[Mention, ...]:
    """The disputed figures of a sentence, or a reference with the date beside it; none where a page states a date."""
    telling, mentions = witness.telling, mentions_of(db, witness.document)
    if telling.scope == "reference":
        return tuple(m for m in mentions if _belongs(m, telling))
    printed = compared_text(db, witness.document).printed
    told = figures_told(p for p in printed if telling.start <= p.start and p.end <= telling.end)
    wanted = {(told[at].kind, told[at].start, told[at].end) for at in figures}
    return tuple(m for m in mentions if (m.kind, m.start, m.end) in wanted)


def _belongs(mention: Mention, telling: Telling) -> bool:
    if mention.kind == "doc_ref":
        return (mention.start, mention.end) == (telling.start, telling.end)
    near = telling.start - _NEAR <= mention.start <= telling.end + _NEAR
    return mention.kind == "date" and near and mention.value == telling.said


def _sentence(document: Document, place: int) -> tuple[int, int]:
    return next((s for s in sentence_spans(document.text) if s[0] <= place < s[1]), (0, len(document.text)))
