"""The head of the page: what was checked, when, and how much was found."""

from collections.abc import Iterator
from datetime import datetime

from markupsafe import Markup

from doisoat.report.bars import counted
from doisoat.report.markup import Languages, fill, joined, told
from doisoat.report.rows import Extent, Said
from doisoat.report.words import (
    CHECKED,
    CHECKED_AT,
    DATABASE,
    DOCUMENTS,
    FINDINGS,
    KNOWN,
    LEGEND,
    LIMITS,
    MADE,
    NEVER,
    TITLE,
    UNREAD,
    WITHOUT_ERROR,
)


def head(extent: Extent, languages: Languages) -> Markup:
    """The title, what a finding is, and the facts of this report."""
    facts = joined(
        fill("<div><dt>{name}</dt><dd>{value}</dd></div>\n", name=told(name, languages), value=value)
        for name, value in _facts(extent, languages)
    )
    return fill(
        '<header>\n<h1>{title}</h1>\n<p>{legend}</p>\n<section aria-label="{checked}"><dl>\n{facts}</dl></section>\n'
        "</header>\n",
        title=told(TITLE, languages),
        legend=told(LEGEND, languages),
        checked=getattr(CHECKED, languages[0]),
        facts=facts,
    )


def _facts(extent: Extent, languages: Languages) -> Iterator[tuple[Said, object]]:
    yield DATABASE, extent.database
    if extent.limits:
        yield LIMITS, " · ".join(extent.limits)
    yield MADE, _moment(extent.made_at)
    yield CHECKED_AT, _moment(extent.checked_at) if extent.checked_at else told(NEVER, languages)
    yield DOCUMENTS, extent.documents
    yield WITHOUT_ERROR, extent.without_error
    if extent.unread:
        yield UNREAD, extent.unread
    yield FINDINGS, counted(extent.severities, languages)
    if extent.known:
        yield KNOWN, extent.known


def _moment(moment: datetime) -> Markup:
    return fill(
        '<time datetime="{exact}">{shown}</time>',
        exact=moment.isoformat(timespec="seconds"),
        shown=f"{moment:%Y-%m-%d %H:%M} {moment.tzname() or ''}".rstrip(),
    )
