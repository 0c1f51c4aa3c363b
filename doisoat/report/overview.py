"""The charts of the page, each with what it says as a table."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from markupsafe import Markup

from doisoat.report.bars import Bar, bars, legend
from doisoat.report.columns import columns, filled
from doisoat.report.dots import dots
from doisoat.report.markup import Languages, fill, joined, said, spoken, told
from doisoat.report.provinces import Group, rules_in_words
from doisoat.report.rows import Reported, ReportRows, Said, StatedRate
from doisoat.report.tables import folded, table
from doisoat.report.words import (
    BY_MONTH,
    BY_PROVINCE,
    BY_RULE,
    BY_YEAR,
    DOCUMENTS,
    FINDINGS,
    FROM_TO,
    HIGHEST,
    LOWEST,
    MONTH,
    MORE_BARS,
    MORE_RATES,
    NO_PROVINCE,
    PROVINCE,
    RATE,
    RATES,
    RATES_OF,
    RATES_WHAT,
    RULE,
    RULES,
    SEVERITIES,
    UNDATED,
    WHAT,
    YEAR,
)

#: Bars of one chart: no more than fit on a printed page.
MOST_BARS = 20
#: Provinces that get a chart of their rates.
MOST_CHARTS = 12
_COUNTED = ("error", "warning", "notice")


def overview(rows: ReportRows, groups: Sequence[Group], languages: Languages) -> Iterator[Markup]:
    """One figure after the other; what has no data has none."""
    if groups:
        yield _by_province(groups, languages)
        yield _by_rule(rows.findings, languages)
    if rows.months:
        yield _by_month(rows, languages)
    if rows.rates:
        yield _rates(rows.rates, languages)


def _figure(heading: Said, inside: Markup, languages: Languages) -> Markup:
    return fill("<section><h2>{heading}</h2>\n{inside}</section>\n", heading=told(heading, languages), inside=inside)


def _by_province(groups: Sequence[Group], languages: Languages) -> Markup:
    rows = [Bar(group.name(languages[:1]), group.severities()) for group in groups]
    cells = (
        (group.name(languages), *(group.severities()[severity] for severity in _COUNTED), rules_in_words(group))
        for group in groups
    )
    heads = (PROVINCE, *(SEVERITIES[severity] for severity in _COUNTED), RULES)
    return _barred("by-province", BY_PROVINCE, rows, table(BY_PROVINCE, heads, cells, languages), languages)


def _by_rule(findings: Sequence[Reported], languages: Languages) -> Markup:
    counts: dict[str, Counter[str]] = {}
    meaning: dict[str, Said] = {}
    for row in (row for row in findings if not row.explains):
        counts.setdefault(row.rule, Counter())[row.severity] += 1
        meaning.setdefault(row.rule, row.what)
    ordered = sorted(counts.items(), key=lambda item: (-item[1].total(), item[0]))
    cells = ((rule, told(meaning[rule], languages), severities.total()) for rule, severities in ordered)
    rows = [Bar(rule, severities) for rule, severities in ordered]
    return _barred("by-rule", BY_RULE, rows, table(BY_RULE, (RULE, WHAT, FINDINGS), cells, languages), languages)


def _barred(name: str, heading: Said, rows: Sequence[Bar], data: Markup, languages: Languages) -> Markup:
    drawn = bars(name, spoken(heading, languages), rows[:MOST_BARS], languages)
    more = Markup()
    if len(rows) > MOST_BARS:
        more = fill("<p>{words}</p>", words=said(MORE_BARS, languages, shown=MOST_BARS, all=len(rows)))
    return _figure(heading, joined((drawn, legend(rows, languages), more, folded(data, languages))), languages)


def _by_month(rows: ReportRows, languages: Languages) -> Markup:
    counted = filled(rows.months)
    yearly = len(counted[0][0]) == len("2025")
    heading, head = (BY_YEAR, YEAR) if yearly else (BY_MONTH, MONTH)
    when, most = max(counted, key=lambda item: item[1])
    description = spoken(FROM_TO, languages[:1], first=counted[0][0], last=counted[-1][0], most=most, when=when)
    drawn = columns("by-month", spoken(heading, languages), description, counted)
    undated = rows.extent.documents - sum(count for _, count in rows.months)
    told_apart = fill("<p>{words}</p>", words=said(UNDATED, languages, count=undated)) if undated > 0 else Markup()
    cells = folded(table(heading, (head, DOCUMENTS), counted, languages), languages)
    return _figure(heading, drawn + told_apart + cells, languages)


def _rates(rates: Sequence[StatedRate], languages: Languages) -> Markup:
    provinces: dict[str | None, list[StatedRate]] = {}
    for rate in rates:
        provinces.setdefault(rate.province, []).append(rate)
    ordered = sorted(provinces.items(), key=lambda item: (-len(item[1]), item[0] is None, item[0] or ""))
    months = sorted(rate.month for rate in rates)
    span = (months[0], months[-1])
    charts = joined(
        _rates_of(number, province, stated, span, languages)
        for number, (province, stated) in enumerate(ordered[:MOST_CHARTS], 1)
    )
    more = Markup()
    if len(ordered) > MOST_CHARTS:
        more = fill("<p>{words}</p>", words=said(MORE_RATES, languages, shown=MOST_CHARTS, all=len(ordered)))
    cells = (
        (_province(province, languages), month, len(values), min(values), max(values))
        for province, stated in ordered
        for month, values in _by_their_month(stated)
    )
    inside = fill(
        '<p>{what}</p>{more}<div class="charts">{charts}</div>{cells}',
        what=told(RATES_WHAT, languages),
        more=more,
        charts=charts,
        cells=folded(table(RATES, (PROVINCE, MONTH, RATE, LOWEST, HIGHEST), cells, languages), languages),
    )
    return _figure(RATES, inside, languages)


def _by_their_month(rates: Sequence[StatedRate]) -> Iterator[tuple[str, list[Decimal]]]:
    months: dict[str, list[Decimal]] = {}
    for rate in rates:
        months.setdefault(rate.month, []).append(rate.value)
    yield from sorted(months.items())


def _rates_of(
    number: int, province: str | None, stated: Sequence[StatedRate], span: tuple[str, str], languages: Languages
) -> Markup:
    values, months = [rate.value for rate in stated], [rate.month for rate in stated]
    description = spoken(
        RATES_OF,
        languages[:1],
        count=len(stated),
        first=min(months),
        last=max(months),
        least=min(values),
        most=max(values),
    )
    name = _province(province, languages)
    drawn = dots(f"rates-{number}", f"{spoken(RATES, languages)}: {name}", description, stated, span)
    return fill("<figure><figcaption>{name}</figcaption>{drawn}</figure>", name=name, drawn=drawn)


def _province(province: str | None, languages: Languages) -> str:
    return spoken(NO_PROVINCE, languages) if province is None else province
