"""The documents of a database against each other: what each tells is kept, and what is told differently is judged."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from doisoat.checks.across.dispute import Dispute
from doisoat.checks.across.disputed_articles import disputed_articles
from doisoat.checks.across.disputed_dates import disputed_dates
from doisoat.checks.across.disputed_letterheads import DAY, NUMBER, disputed_letterheads
from doisoat.checks.across.disputed_lists import disputed_lists
from doisoat.checks.across.disputed_mergers import disputed_mergers
from doisoat.checks.across.disputed_procedures import disputed_procedures
from doisoat.checks.across.disputed_quantities import disputed_quantities
from doisoat.checks.across.told_articles import Article, told_article
from doisoat.checks.across.told_letterheads import stated_by
from doisoat.checks.across.told_sentences import figures_told, folded, told_sentences
from doisoat.cli.told import mergers, told_by
from doisoat.cli.versions import silent_changes_of
from doisoat.records import Document, Finding, Mention
from doisoat.records.telling import ComparedText, Telling, Witness
from doisoat.text.sentences import sentence_spans
from store.comparisons import (
    compared_text,
    disputed_keys,
    documents_to_compare,
    in_parts,
    replace_tellings,
    settle_undisputed,
    witnesses,
)
from store.database import Store, transaction
from store.documents import find_document
from store.findings import ComparedFinding, replace_compared_findings
from store.mentions import mentions_of

#: Rises whenever a text would tell something else, or under another key.
VERSION = 4
#: What a letterhead prints, by its place among the figures of a dispute.
_PRINTED_IN_LETTERHEADS = {NUMBER: "doc_ref", DAY: "date"}
#: Documents or keys a transaction.
_TOGETHER = 2_000
#: A date belongs to a reference that it stands so close to, in characters.
_NEAR = 40
#: Articles kept while their keys are compared; a template's come one after the other. Decisions are large.
_KEPT, _KEPT_WHOLE = 1000, 20


class _Texts(NamedTuple):
    """What is read again of a document where its tellings do not say enough."""

    article_of: Callable[[int], Article]
    text_of: Callable[[int], ComparedText]


def compare_stored(db: Store) -> None:
    """Compare what changed since the last time with all that is stored; the findings are kept with their documents."""
    parts = tuple(in_parts(documents_to_compare(db, VERSION), _TOGETHER))
    for told in told_by(parts, partial(compared_text, db)):
        silent = silent_changes_of(db, tuple(told))
        with transaction(db):
            replace_tellings(db, VERSION, told)
            for key, findings in silent.items():
                replace_compared_findings(db, key, findings)
    disputed = disputed_keys(db)
    settle_undisputed(db, disputed)
    texts = _Texts(lru_cache(_KEPT)(partial(_article, db)), lru_cache(_KEPT_WHOLE)(partial(compared_text, db)))
    for keys in in_parts(disputed, _TOGETHER):
        with transaction(db):
            for key in keys:
                disputes = _disputes(witnesses(db, key), texts)
                replace_compared_findings(db, key, [_finding(db, dispute) for dispute in disputes])


def _article(db: Store, document: int) -> Article:
    compared = compared_text(db, document)
    return told_article(compared, told_sentences(compared, folded(compared.text)))


def _disputes(told: Sequence[Witness], texts: _Texts) -> Iterator[Dispute]:
    match told[0].telling.scope:
        case "reference":
            return disputed_dates(told)
        case "merger":
            return disputed_mergers(told, mergers())
        case "article":
            return disputed_articles(told, texts.article_of)
        case "list":
            return disputed_lists(told, texts.text_of)
        case "letterhead":
            return disputed_letterheads(told)
        case "procedure":
            return disputed_procedures(told, texts.text_of)
    return disputed_quantities(told, texts.article_of)


def _finding(db: Store, dispute: Dispute) -> ComparedFinding:
    accused, judgement = dispute.accused, dispute.judgement
    stored = find_document(db, accused.document)
    if stored is None:  # a telling never outlives its document
        raise LookupError(accused.name)
    own = _evidence(db, accused, dispute.figures)
    telling = accused.telling
    start = min((m.start for m in own), default=telling.start)
    end = max((m.end for m in own), default=telling.end)
    first, last = _sentence(stored.document, start)
    text = stored.document.text
    finding = Finding(
        rule=dispute.rule,
        verdict=judgement.verdict,
        severity=judgement.severity,
        reason=judgement.reason,
        diagnosis=judgement.diagnosis,
        computed=judgement.computed,
        evidence=own,
        message_vi=dispute.message.vi,
        message_en=dispute.message.en,
        surface=text[start:end],
        start=start,
        end=end,
        sentence=text[first:last],
        sentence_start=first,
    )
    others = [(w.document, m) for w in dispute.others for m in _evidence(db, w, dispute.figures)]
    return ComparedFinding(accused.document, finding, (*((accused.document, m) for m in own), *others))


def _evidence(db: Store, witness: Witness, figures: tuple[int, ...]) -> tuple[Mention, ...]:
    """The disputed figures of a sentence or a letterhead, a procedure's code, or a reference with the date beside it.

    None where a page states a date beside its text, or a decision tells by its rows alone.
    """
    telling, mentions = witness.telling, mentions_of(db, witness.document)
    if telling.scope == "reference":
        return tuple(m for m in mentions if _belongs(m, telling))
    inside = [m for m in mentions if telling.start <= m.start and m.end <= telling.end]
    if telling.scope == "procedure":
        return tuple(m for m in inside if m.kind == "code")
    if telling.scope == "letterhead":
        kinds = {_PRINTED_IN_LETTERHEADS.get(figure) for figure in figures}
        return () if stated_by(telling).by_page else tuple(m for m in inside if m.kind in kinds)
    printed = compared_text(db, witness.document).printed
    told = figures_told(p for p in printed if telling.start <= p.start and p.end <= telling.end)
    wanted = {(told[at].kind, told[at].start, told[at].end) for at in figures if at < len(told)}
    return tuple(m for m in mentions if (m.kind, m.start, m.end) in wanted)


def _belongs(mention: Mention, telling: Telling) -> bool:
    if mention.kind == "doc_ref":
        return (mention.start, mention.end) == (telling.start, telling.end)
    near = telling.start - _NEAR <= mention.start <= telling.end + _NEAR
    return mention.kind == "date" and near and mention.value == telling.said


def _sentence(document: Document, place: int) -> tuple[int, int]:
    return next((s for s in sentence_spans(document.text) if s[0] <= place < s[1]), (0, len(document.text)))
