"""The findings, province after province: those with most errors first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from doisoat.report.bars import counted
from doisoat.report.finding import finding
from doisoat.report.markup import Languages, fill, spoken, told
from doisoat.report.rows import Reported
from doisoat.report.words import NO_PROVINCE, SEVERITIES

#: With more findings than this the provinces are folded: a page of a book's length is of use to nobody.
FOLDED_FROM = 200
_WORST_FIRST = {severity: place for place, severity in enumerate(SEVERITIES)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A province (None: not known), its address on the page, and its findings, the worst first."""

    province: str | None
    anchor: str
    findings: tuple[Reported, ...]

    def severities(self) -> Counter[str]:
        """Its findings by severity, without those that explain others."""
        return Counter(row.severity for row in self.findings if not row.explains)

    def rules(self) -> Counter[str]:
        """Its findings by rule, as `severities` counts them."""
        return Counter(row.rule for row in self.findings if not row.explains)

    def name(self, languages: Languages) -> str:
        """The province in words."""
        return spoken(NO_PROVINCE, languages) if self.province is None else self.province


def grouped(findings: Iterable[Reported]) -> tuple[Group, ...]:
    """By province; those with most errors, then most findings, come first."""
    by_province: dict[str | None, list[Reported]] = {}
    for row in findings:
        by_province.setdefault(row.province, []).append(row)
    ordered = sorted(by_province.items(), key=lambda item: (*_weight(item[1]), item[0] is None, item[0] or ""))
    return tuple(
        Group(province=province, anchor=f"p-{number}", findings=tuple(sorted(rows, key=_order)))
        for number, (province, rows) in enumerate(ordered, 1)
    )


def section(group: Group, languages: Languages, *, folded: bool) -> Iterator[Markup]:
    """The part of the page with the findings of one province, piece by piece."""
    name = group.province or told(NO_PROVINCE, languages)
    yield fill(
        '<details class="province" id="{anchor}"{state}><summary><h3>{name}</h3> '
        '<span class="counts">{counts}</span></summary>\n',
        anchor=group.anchor,
        state="" if folded else " open",
        name=name,
        counts=counted(group.severities(), languages),
    )
    for row in group.findings:
        yield finding(row, languages)
    yield Markup("</details>\n")


def rules_in_words(group: Group) -> str:
    """`CK-01 × 7, CK-05 × 2`, the most frequent first."""
    ordered = sorted(group.rules().items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{rule} × {count}" for rule, count in ordered)


def _weight(rows: Sequence[Reported]) -> tuple[int, int]:
    return -sum(row.severity == "error" for row in rows), -len(rows)


def _order(row: Reported) -> tuple[int, int, str, str, int, str]:
    """The worst first, then the newest; those of a document together."""
    newest = -(row.published or date.min).toordinal()
    return _WORST_FIRST[row.severity], newest, row.source, row.url, row.line, row.rule
