"""One finding: what is wrong, the sentence with its figures marked, the arithmetic, where it stands."""

from collections.abc import Iterator

from markupsafe import Markup

from doisoat.report.markup import Languages, fill, joined, link, said, told
from doisoat.report.rows import Piece, Reported, Said
from doisoat.report.words import FINGERPRINT, PAGE_PLACE, PLACE, SEVERITIES, STATUS, STATUSES

#: Of a long sentence what lies farther from its figures is left out: rows of wide tables are sentences, too.
_MOST_UNMARKED = 400


def finding(row: Reported, languages: Languages) -> Markup:
    """The finding as an article of the page; its fingerprint is its address there."""
    return fill(
        '<article id="f-{fingerprint}" class="finding"><h4><span class="badge {severity}">{word}</span> '
        '<span class="rule">{rule}</span> {what}</h4>\n<blockquote lang="vi">{sentence}</blockquote>\n'
        "{arithmetic}\n{place}{judgement}</article>\n",
        fingerprint=row.fingerprint,
        severity=row.severity,
        word=told(SEVERITIES[row.severity], languages),
        rule=row.rule,
        what=told(row.what, languages),
        sentence=joined(_pieces(row.sentence)),
        arithmetic=_arithmetic(row.message, languages),
        place=_place(row, languages),
        judgement=_judgement(row, languages),
    )


def _pieces(sentence: tuple[Piece, ...]) -> Iterator[Markup]:
    last = len(sentence) - 1
    for place, piece in enumerate(sentence):
        if piece.marked:
            yield fill("<mark>{text}</mark>", text=piece.text)
        else:
            yield fill("{text}", text=_shortened(piece.text, first=place == 0, last=place == last))


def _shortened(text: str, *, first: bool, last: bool) -> str:
    if len(text) <= _MOST_UNMARKED:
        return text
    half = _MOST_UNMARKED // 2
    return f"{'' if first else text[:half]} … {'' if last and not first else text[-half:]}"


def _arithmetic(message: Said, languages: Languages) -> Markup:
    lines = {lang: getattr(message, lang).splitlines() for lang in languages}
    return joined(
        fill(
            '<p class="why{beside}" lang="{lang}">{lines}</p>',
            beside=" beside" if lang != languages[0] else "",
            lang=lang,
            lines=joined((fill("{line}", line=line) for line in lines[lang]), "<br>"),
        )
        for lang in languages
    )


def _place(row: Reported, languages: Languages) -> Markup:
    words = PLACE if row.page is None else PAGE_PLACE
    parts = [
        fill("<cite>{title}</cite>", title=link(row.url, row.title or row.url)),
        fill("{source}", source=row.source),
        *([fill('<time datetime="{day}">{day}</time>', day=row.published.isoformat())] if row.published else []),
        said(words, languages, page=row.page, line=row.line),
        fill("{name} <code>{mark}</code>", name=told(FINGERPRINT, languages), mark=row.fingerprint),
    ]
    return fill('<p class="place">{parts}</p>', parts=joined(parts, " · "))


def _judgement(row: Reported, languages: Languages) -> Markup:
    if not row.status:
        return Markup()
    status = told(STATUSES.get(row.status, Said(row.status, row.status)), languages)
    note = fill(" — {note}", note=row.note) if row.note else ""
    return fill(
        '<p class="judged"><strong>{name}: {status}</strong>{note}</p>',
        name=told(STATUS, languages),
        status=status,
        note=note,
    )
