"""What stands where in the text of a decision."""

from dataclasses import replace
from typing import TypeVar

from doisoat.records.decision import DecisionPart, DecisionStructure, Procedure
from extract.decisions.annexes import annex_lines, read_annexes
from extract.decisions.articles import article_lines, read_articles, read_grounds
from extract.decisions.letterhead import Letterhead, read_letterhead
from extract.decisions.lines import Page, page_of
from extract.decisions.procedures import read_procedures
from extract.decisions.signature import read_signature, signed_by

_Found = TypeVar("_Found", DecisionPart, Procedure)


def read_structure(text: str) -> DecisionStructure:
    """The parts of a decision and the procedures that it lists, each in the order of the text, with raw offsets.

    Cells of a table are divided by a tab, rows and blocks by a line feed. A text that is neither a decision nor plainly
    a list of procedures has no parts. Never raises, whatever the text; linear in its length.
    """
    page = page_of(text)
    letterhead = read_letterhead(page)
    procedures = read_procedures(page)
    if not letterhead.formal and not procedures:
        return DecisionStructure()
    parts = _parts(page, letterhead) if letterhead.formal else list(read_annexes(page, annex_lines(page, 0)))
    placed = sorted((_raw(page, part) for part in parts), key=lambda part: (part.start, part.end))
    return DecisionStructure(parts=tuple(placed), procedures=tuple(_raw(page, row) for row in procedures))


def _parts(page: Page, letterhead: Letterhead) -> list[DecisionPart]:
    first = letterhead.next_line
    articles = article_lines(page, first, len(page.lines))
    after_articles = articles[-1] + 1 if articles else first
    signature = read_signature(page, after_articles, _first_annex(page, after_articles))
    annexes = annex_lines(page, signature.next_line if signature else after_articles)
    last = annexes[0][0] if annexes else len(page.lines)
    parts = [*letterhead.parts, *(signature.parts if signature else ())]
    parts += read_grounds(page, first, articles[0] if articles else last)
    parts += read_articles(page, articles, signature.first_line if signature else last)
    parts += read_annexes(page, annexes)
    if not any(part.kind == "signer" for part in parts) and (signer := signed_by(page)):
        parts.append(signer)
    return parts


def _first_annex(page: Page, first: int) -> int:
    annexes = annex_lines(page, first)
    return annexes[0][0] if annexes else len(page.lines)


def _raw(page: Page, found: _Found) -> _Found:
    """What was found at a shadow span, at its raw one."""
    start, end = page.shadow.place(found.start, found.end)
    return replace(found, start=start, end=end)
