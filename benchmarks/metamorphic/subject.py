"""Texts that are to be written otherwise: articles of the mutation benchmark, and the examples of the checks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from benchmarks.mutation.article import Article, Printed, compose, printed
from benchmarks.mutation.kinds import KINDS
from benchmarks.mutation.mutant import mutant_of
from doisoat.checks.reading import prepare
from doisoat.checks.register import CHECKS
from doisoat.checks.run import find_contradictions
from doisoat.records import Finding
from extract.reader import read

Span = tuple[int, int]

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?![\d,])|\d+(?:,\d+)?")


@dataclass(frozen=True, slots=True)
class Subject:
    """`numbers` are the places of printed numbers; the lines in `paragraphs` may stand in any order."""

    text: str
    published: date | None
    numbers: tuple[Span, ...]
    paragraphs: range = range(0)


def article(seed: int) -> Subject:
    """Article number `seed`, with about half of its relations made false by one digit."""
    random = Random(seed)
    made = compose(random, random.sample(KINDS, random.randint(2, 4)))
    mutants = [mutant_of(random, made, index) for index in range(len(made.relations)) if random.random() < 0.5]
    said = printed(made, {mutant.key: mutant.figure for mutant in mutants if mutant})
    return Subject(said.text, made.published, tuple(said.places.values()), _paragraphs(made, said))


def examples() -> Iterator[Subject]:
    """The examples of every check."""
    for check in CHECKS:
        for example in check.examples:
            yield Subject(example.text, example.published, tuple(_numbers(example.text, example.published)))


def findings_of(text: str, published: date | None) -> tuple[Finding, ...]:
    """All findings; the first line is the title (of a text of one line, title and body), the second the lead."""
    ends = [found.start() for found in re.finditer("\n", text)] or [len(text)]
    mentions = read(text, published)
    lead_end = ends[1] if len(ends) > 1 else ends[0]
    return find_contradictions(prepare(text, mentions, title_end=ends[0], lead_end=lead_end, published=published))


def _paragraphs(made: Article, said: Printed) -> range:
    """Behind the title and the lead, before the tables."""
    tables = [stated.draft.phrasing for stated in made.relations if "\n" in stated.draft.phrasing]
    return range(2, said.text.count("\n") + 1 - sum(table.count("\n") + 1 for table in tables))


def _numbers(text: str, published: date | None) -> Iterator[Span]:
    """Where counts, amounts and rates without a hedge begin with their number."""
    for mention in read(text, published):
        found = _NUMBER.match(text, mention.start)
        exact = mention.kind in ("count", "percent", "money") and mention.quantity and mention.quantity.op == "eq"
        if found and exact:
            yield found.span()
