"""Everything that a document tells which another may tell too."""

from collections.abc import Iterator

from doisoat.checks.across.final_figures import revises
from doisoat.checks.across.mergers import Mergers
from doisoat.checks.across.told_articles import DAYS, article_tellings, told_article
from doisoat.checks.across.told_letterheads import told_letterheads
from doisoat.checks.across.told_lists import told_lists
from doisoat.checks.across.told_mergers import told_mergers
from doisoat.checks.across.told_procedures import told_procedures
from doisoat.checks.across.told_quantities import told_quantities
from doisoat.checks.across.told_references import told_references
from doisoat.checks.across.told_sentences import folded, told_sentences
from doisoat.records.telling import ComparedText, Telling


def tellings_of(compared: ComparedText, mergers: Mergers) -> list[Telling]:
    """The tellings of one document; a text that revises figures tells nothing but its references and its rows."""
    return [*told_references(compared), *_of_decisions(compared), *_figures(compared, mergers)]


def _of_decisions(compared: ComparedText) -> Iterator[Telling]:
    yield from told_letterheads(compared)
    yield from told_procedures(compared)
    listed = tuple(told_lists(compared))
    if listed and not (compared.kind == "news" and revises(folded(compared.text))):
        yield from listed


def _figures(compared: ComparedText, mergers: Mergers) -> Iterator[Telling]:
    key = folded(compared.text)
    if revises(key):
        return
    sentences = tuple(told_sentences(compared, key))
    yield from article_tellings(told_article(compared, sentences))
    for sentence in sentences:
        if not any(printed.kind in DAYS for printed in sentence.printed):
            continue
        yield from told_quantities(compared, sentence, mergers)
        yield from told_mergers(compared, sentence, mergers)
