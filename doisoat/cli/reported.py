"""From what is stored to the plain rows of a report."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from doisoat.cli.findings_text import what_in_words
from doisoat.cli.printer import Told
from doisoat.cli.settings import LANGUAGES, Settings
from doisoat.cli.severities import REMARKABLE, SEVERITIES
from doisoat.cli.stages import unread_documents
from doisoat.cli.tally import Tally, explains
from doisoat.records import Finding
from doisoat.report.rows import Extent, Piece, Reported, ReportRows, Said, StatedRate
from store.database import Store
from store.documents import StoredDocument
from store.runs import last_run
from store.series import documents_by_month, online_rates
from store.sources import stored_sources


def languages_of(settings: Settings) -> tuple[str, ...]:
    """The one that somebody chose; else both, Vietnamese first."""
    return (settings.lang,) if settings.origins.get("lang") not in (None, "LANG", "default") else LANGUAGES


def reported(stored: StoredDocument, told: Told) -> Reported:
    """A finding with its document; the province only where the document states one of its own."""
    document, finding, entry = stored.document, told.finding, told.entry
    return Reported(
        rule=finding.rule,
        severity="notice" if explains(finding) else finding.severity,
        what=Said(what_in_words(finding, "vi"), what_in_words(finding, "en")),
        sentence=tuple(_pieces(finding, document.text)),
        message=Said(finding.message_vi, finding.message_en),
        title=document.title,
        url=document.url,
        source=document.source,
        province=document.province,
        published=document.published_at and document.published_at.date(),
        line=document.text.count("\n", 0, finding.start) + 1,
        page=document.page_at(finding.start),
        fingerprint=finding.fingerprint,
        explains=explains(finding),
        status=entry.status if entry else "",
        note=entry.note if entry else "",
    )


def report_rows(
    db: Store,
    settings: Settings,
    findings: Sequence[Reported],
    tally: Tally,
    *,
    which: Mapping[str, Any],
    limits: tuple[str, ...],
) -> ReportRows:
    """The findings with what else the database tells of the documents that fit `which`."""
    provinces = {source.name: source.province for source in stored_sources(db)}
    return ReportRows(
        extent=_extent(db, settings, tally, limits, shown={row.severity for row in findings}),
        findings=tuple(replace(row, province=row.province or provinces.get(row.source)) for row in findings),
        months=documents_by_month(db, **which),
        rates=tuple(
            StatedRate(
                province=rate.province,
                month=rate.month,
                value=rate.value,
                surface=rate.surface,
                disputed=rate.disputed,
            )
            for rate in online_rates(db, **which)
        ),
    )


def _extent(db: Store, settings: Settings, tally: Tally, limits: tuple[str, ...], shown: Container[str]) -> Extent:
    checked = last_run(db, "validate")
    return Extent(
        database=settings.database.name,
        made_at=datetime.now(UTC),
        checked_at=(checked.finished_at or checked.started_at) if checked else None,
        documents=tally.texts["read"],
        without_error=tally.texts["clean"],
        unread=len(unread_documents(db)),
        severities={s: tally.severities[s] for s in SEVERITIES if s in REMARKABLE or s in shown},
        known=tally.known.total(),
        limits=limits,
    )


def _pieces(finding: Finding, text: str) -> Iterator[Piece]:
    """The sentence, or all from the first to the last figure where that is more, with the figures marked."""
    figures = [(m.start, m.end) for m in finding.evidence] or [(finding.start, finding.end)]
    sentence_end = finding.sentence_start + len(finding.sentence)
    done = min(finding.sentence_start, finding.start)
    for start, end in sorted(figures):
        if start > done:
            yield Piece(text[done:start])
        if end > done:
            yield Piece(text[max(start, done) : end], marked=True)
        done = max(done, end)
    if done < max(sentence_end, finding.end):
        yield Piece(text[done : max(sentence_end, finding.end)])
