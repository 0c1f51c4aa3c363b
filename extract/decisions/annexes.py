"""Annexes: what follows the signature under `PHỤ LỤC`, or a caption with `(Kèm theo Quyết định số …)` below it."""

import re
from collections.abc import Iterator

from doisoat.records.decision import DecisionPart
from extract.decisions.lines import Line, Page

_LABELLED = re.compile(
    r"\W{0,3}phu luc(?:\s{1,3}(?:so\s)?(?P<label>[ivx]{1,5}|\d{1,2}|[a-z])(?![\w]))?"
    r"(?! ?(?:quyet dinh|cua|kem theo)\b)(?P<caption>.*)$"
)
_CAPTION = re.compile(r"\W{0,3}(?:danh muc|quy (?:che|dinh|trinh)|ke hoach|de an|phuong an|noi dung|bieu)\b")
ATTACHED = re.compile(r"\W{0,3}(?:ban hanh )?(?:kem theo|dinh kem)\b")
#: `(Kèm theo …)` stands so near below the first line of an annex.
_NEAR = 6


def annex_lines(page: Page, first: int) -> list[tuple[int, str]]:
    """The lines from `first` at which annexes begin, each with its label (empty where it has none)."""
    found: list[tuple[int, str]] = []
    covered = first
    for place in range(first, len(page.lines)):
        line = page.lines[place]
        if line.is_row or not line.text or place < covered:
            continue
        label = _label(page, place, line)
        if label is None or (found and label and label == found[-1][1]):
            continue  # the head of a further page
        found.append((place, label))
        covered = _attached_below(page, place) or place + 1
    return found


def _label(page: Page, place: int, line: Line) -> str | None:
    if labelled := _LABELLED.match(line.plain):
        alone = not labelled["caption"].strip(" .:-–")
        if (
            alone
            or line.text.isupper()
            or _attached_below(page, place)
            or labelled["caption"].lstrip()[:1] in (".", ":")
        ):
            start = labelled.start("label")
            return line.text[start : labelled.end("label")].upper() if labelled["label"] else ""
        return None
    return "" if _CAPTION.match(line.plain) and _attached_below(page, place) else None


def _attached_below(page: Page, place: int) -> int | None:
    """The line after `(Kèm theo …)` where that stands near below, with no row and no other annex between."""
    for below in range(place + 1, min(place + 1 + _NEAR, len(page.lines))):
        line = page.lines[below]
        if ATTACHED.match(line.plain):
            return below + 1
        if line.is_row:
            return None
    return None


def read_annexes(page: Page, starts: list[tuple[int, str]]) -> Iterator[DecisionPart]:
    """The `annex` parts, each up to the next one or the end of the text."""
    begun = [page.lines[place].start for place, _ in starts]
    for (_, label), start, stop in zip(starts, begun, [*begun[1:], len(page.shadow.text)], strict=False):
        end = start + len(page.shadow.text[start:stop].rstrip())
        yield DecisionPart(kind="annex", value=label, start=start, end=end)
