"""One article through the program: what is said of it as it is, and of each mutant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from benchmarks.mutation.article import Article, Printed, compose, printed
from benchmarks.mutation.kinds import KINDS
from benchmarks.mutation.mutant import Mutant, mutant_of
from doisoat.checks.reading import prepare
from doisoat.checks.run import find_contradictions
from doisoat.records import Finding
from doisoat.records.compose import compose_document
from extract.reader import read

_Place = tuple[int, int]
_Basis = tuple[str, str, tuple[_Place, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one relation, clean or (where `flagged` is not None) with one figure changed.

    `seen`: some finding rests on at least two of its figures (on its one figure). `decided`: and says more than
    `skip`. `flagged`: the severity of a mismatch that rests on the changed figure and that the clean text had not,
    empty where there is none. `false` are the severities of mismatches over a clean relation.
    """

    kind: str
    phrasing: str = ""
    seen: bool = False
    decided: bool = False
    flagged: str | None = None
    false: tuple[str, ...] = ()
    excerpt: str = ""
    change: str = ""
    said: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def outcomes(seed: int) -> Iterator[Outcome]:
    """Article number `seed` of the benchmark: its relations, then a mutant of each that can be made false."""
    random = Random(seed)
    article = compose(random, random.sample(KINDS, random.randint(2, 4)))
    clean = printed(article)
    findings, surfaces = _checked(clean.text, article.published)
    yield from _clean(article, clean, findings, surfaces)
    for index in range(len(article.relations)):
        mutant = mutant_of(random, article, index)
        if mutant is not None:
            yield _judged(article, clean, mutant, index, {_basis(finding) for finding in findings})


def _checked(text: str, published: date) -> tuple[tuple[Finding, ...], dict[_Place, str]]:
    """Findings, and the values read at their places."""
    parts = text.split("\n", 2)
    document = compose_document(source="mutation", url=None, title=parts[0], lead=parts[1], body=parts[2])
    mentions = read(document.text, published)
    reading = prepare(
        document.text,
        mentions,
        title_end=document.title_end,
        lead_end=document.lead_end,
        published=published,
    )
    findings = find_contradictions(reading)
    return findings, {(mention.start, mention.end): f"{mention.kind} {mention.value}" for mention in mentions}


def _clean(
    article: Article, clean: Printed, findings: Sequence[Finding], surfaces: dict[_Place, str]
) -> Iterator[Outcome]:
    blamed: set[int] = set()
    for index, stated in enumerate(article.relations):
        places = _places(clean, index)
        resting = [finding for finding in findings if _touched(finding, places) >= min(2, len(places))]
        wrong = [f for f in findings if f.verdict == "mismatch" and _touched(f, places) and id(f) not in blamed]
        blamed |= {id(finding) for finding in wrong}
        yield Outcome(
            kind=stated.kind,
            phrasing=stated.draft.phrasing,
            seen=bool(resting),
            decided=any(finding.verdict != "skip" for finding in resting),
            false=tuple(finding.severity for finding in wrong),
            excerpt=_excerpt(clean, index),
            said=tuple(_said(finding) for finding in (wrong or _near(findings, places))),
            unread=_unread(clean, index, surfaces),
        )
    for finding in findings:
        if finding.verdict == "mismatch" and id(finding) not in blamed:
            yield Outcome(
                kind="(neutral text)", false=(finding.severity,), excerpt=finding.sentence, said=(_said(finding),)
            )


def _judged(article: Article, clean: Printed, mutant: Mutant, index: int, before: set[_Basis]) -> Outcome:
    """What a mutant gets; a mismatch that was there before the change (`before`) is no find."""
    changed = printed(article, {mutant.key: mutant.figure})
    findings, surfaces = _checked(changed.text, article.published)
    places = _places(changed, index)
    place = changed.places[mutant.key]
    new = [finding for finding in findings if finding.verdict == "mismatch" and _basis(finding) not in before]
    hits = [finding.severity for finding in new if _touched(finding, [place])]
    worst = next((severity for severity in ("error", "warning", "notice", "info") if severity in hits), "")
    was, became = (text.text[slice(*text.places[mutant.key])] for text in (clean, changed))
    return Outcome(
        kind=article.relations[index].kind,
        phrasing=article.relations[index].draft.phrasing,
        flagged=worst,
        excerpt=_excerpt(changed, index),
        change=f"{mutant.key[1]}: {was} → {became}",
        said=tuple(_said(finding) for finding in _near(findings, places)),
        unread=_unread(changed, index, surfaces),
    )


def _places(text: Printed, index: int) -> list[_Place]:
    return [place for key, place in text.places.items() if key[0] == index]


def _touched(finding: Finding, places: Sequence[_Place]) -> int:
    """How many of these places the evidence covers."""
    return sum(any(m.start < end and start < m.end for m in finding.evidence) for start, end in places)


def _near(findings: Sequence[Finding], places: Sequence[_Place]) -> list[Finding]:
    return [finding for finding in findings if _touched(finding, places)]


def _basis(finding: Finding) -> _Basis:
    """Rule, verdict and places: a change of one digit moves no place."""
    return finding.rule, finding.verdict, tuple((mention.start, mention.end) for mention in finding.evidence)


def _said(finding: Finding) -> str:
    figures = " | ".join(mention.surface for mention in finding.evidence)
    reason = f" {finding.reason}" if finding.reason else ""
    return f"{finding.rule} {finding.verdict} {finding.severity}{reason}: {figures}"


def _excerpt(text: Printed, index: int) -> str:
    """The lines from the sentence of the first figure to that of the last, the title with them where it has one."""
    places = _places(text, index)
    first, last = min(start for start, _ in places), max(end for _, end in places)
    start = max(text.text.rfind(". ", 0, first) + 1, text.text.rfind("\n", 0, first) + 1)
    ends = [end for end in (text.text.find(". ", last), text.text.find("\n", last)) if end >= 0]
    return text.text[start : min(ends, default=len(text.text))].strip()


def _unread(text: Printed, index: int, surfaces: dict[_Place, str]) -> tuple[str, ...]:
    """The figures of a relation that no mention covers."""
    return tuple(
        text.text[start:end]
        for start, end in _places(text, index)
        if not any(low <= start and end <= high for low, high in surfaces)
    )
