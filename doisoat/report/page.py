"""The whole page: one file that asks nobody for anything, piece by piece."""

from collections.abc import Iterator, Sequence
from importlib.resources import files

from markupsafe import Markup

from doisoat.report.head import head
from doisoat.report.markup import Languages, fill, joined, said, spoken, told
from doisoat.report.overview import overview
from doisoat.report.palette import variables
from doisoat.report.provinces import FOLDED_FROM, Group, grouped, section
from doisoat.report.rows import ReportRows
from doisoat.report.words import CONTENTS, FINDINGS, MANY, NOTHING, SKIP, TITLE

#: Whatever might have come in with a text: nothing is run, and nothing is fetched.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page(rows: ReportRows, languages: Languages) -> Iterator[str]:
    """The page in pieces, to be written one after the other; `languages` as in `doisoat.report.markup`."""
    groups = grouped(rows.findings)
    yield _opening(languages)
    yield head(rows.extent, languages)
    yield _contents(groups, languages)
    yield '<main id="main">\n<div class="overview">\n'
    yield from overview(rows, groups, languages)
    yield "</div>\n"
    yield from _findings(groups, languages)
    yield "</main>\n</body>\n</html>\n"


def _opening(languages: Languages) -> Markup:
    style = f":root{{{variables()}}}\n{files('doisoat.report').joinpath('style.css').read_text(encoding='utf-8')}"
    return fill(
        '<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<title>{title}</title>\n<style>\n{style}</style>\n</head>\n'
        '<body>\n<a class="skip" href="#findings">{skip}</a>\n',
        lang=languages[0],
        policy=Markup(_POLICY),  # noqa: S704 - our own
        title=spoken(TITLE, languages),
        style=Markup(style),  # noqa: S704 - our own
        skip=told(SKIP, languages),
    )


def _contents(groups: Sequence[Group], languages: Languages) -> Markup:
    if len(groups) < 2:
        return Markup()
    return fill(
        '<nav aria-label="{label}"><ul>\n{entries}</ul></nav>\n',
        label=spoken(CONTENTS, languages),
        entries=joined(
            fill(
                '<li><a href="#{anchor}">{name}</a> {count}</li>\n',
                anchor=group.anchor,
                name=group.name(languages[:1]),
                count=group.severities().total(),
            )
            for group in groups
        ),
    )


def _findings(groups: Sequence[Group], languages: Languages) -> Iterator[Markup]:
    yield fill('<section id="findings" tabindex="-1">\n<h2>{heading}</h2>\n', heading=told(FINDINGS, languages))
    total = sum(len(group.findings) for group in groups)
    if not total:
        yield fill("<p>{words}</p>\n", words=told(NOTHING, languages))
    if total > FOLDED_FROM:
        yield fill("<p>{words}</p>\n", words=said(MANY, languages, count=total))
    for group in groups:
        yield from section(group, languages, folded=total > FOLDED_FROM)
    yield Markup("</section>\n")
