"""Sentences and lines of a shadow text, as half-open spans.

Rule-based on purpose: checking must find the same borders as reading without loading a language model, and a full stop
before a small letter (a frequent slip) must not split a sentence.
"""

import re

#: A line feed, or a closing mark followed by white space and something that can open a sentence; the ellipsis of
#: `(va chạm, cháy nổ…) 6 vụ` ends the bracket alone.
_BORDER = re.compile(
    r"\n+|(?:(?<![.!?…])[.!?…]+[\"')\]]*|\./\.)[ \t]+(?=[\"'(\[]*(?:[A-ZÀ-ỸĐ]|(?<!…\) )(?<!\.\.\) )\d))"
)
#: `TP. Hồ Chí Minh`, `ThS. …`, `Q. 1`, an initial, a list mark at the start of a line: the stop belongs to the word.
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\"'/])(?:[^\W\d]|TP|Tp|tp|TX|Tx|TT|ThS|TS|PGS|GS|BS|KS|CN|St|Mr|Mrs|No|T\.Ư)\.$|(?m:^)\d{1,2}\.$"
)


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of sentences, trimmed of white space, in order; empty ones are left out."""
    spans = []
    start = 0
    for border in _BORDER.finditer(text):
        if border[0][0] != "\n" and _ABBREVIATED.search(text, max(start, border.start() - 6), border.start() + 1):
            continue
        spans.append((start, border.end()))
        start = border.end()
    spans.append((start, len(text)))
    return tuple(trimmed for span in spans if (trimmed := _trimmed(text, *span))[0] < trimmed[1])


def line_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of non-empty lines, trimmed of white space."""
    spans = []
    start = 0
    for line in text.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return tuple(trimmed for span in spans if (trimmed := _trimmed(text, *span))[0] < trimmed[1])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    left = len(inner) - len(inner.lstrip())
    return start + left, end - (len(inner) - len(inner.rstrip()) if inner.strip() else len(inner) - left)
