"""The state of one reading: the shadow text, and what earlier steps have claimed of it (domain 0.2)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from doisoat.records import Mention
from doisoat.text.shadow import Shadow, shadow

#: Stands where a step has claimed a character: no letter, digit or space, so no later pattern runs across it.
CLAIMED = "\ufffc"


#: Cues of patterns that need a number in digits.
DIGITS = tuple("0123456789")


@dataclass(frozen=True, slots=True)
class Scan:
    """`text` and `key` are the shadow's with claimed spans blotted out; mentions carry shadow offsets until the end."""

    shadow: Shadow
    text: str
    key: str
    mentions: tuple[Mention, ...] = ()
    published: date | None = None

    def claim(self, found: Iterable[Mention]) -> "Scan":
        """The state after a step found these; where they overlap the longest, then the first, is kept."""
        kept: list[Mention] = []
        for mention in sorted(found, key=lambda m: (m.start, -m.end)):
            if kept and mention.start < kept[-1].end:
                if mention.end - mention.start > kept[-1].end - kept[-1].start:
                    kept[-1] = mention
                continue
            kept.append(mention)
        if not kept:
            return self
        return replace(
            self, text=_blotted(self.text, kept), key=_blotted(self.key, kept), mentions=(*self.mentions, *kept)
        )


def found(scan: Scan, kind: str, start: int, end: int, value: str | tuple[int, ...] | None, **details: Any) -> Mention:
    """A mention at a shadow span; `details` are the other fields of `Mention`."""
    return Mention(kind=kind, surface=scan.shadow.text[start:end], start=start, end=end, value=value, **details)


def matches(pattern: re.Pattern[str], text: str, *cues: str) -> Iterable[re.Match[str]]:
    """The matches of a pattern that needs one of the cues: asking for them first is far quicker than looking."""
    return pattern.finditer(text) if any(cue in text for cue in cues) else ()


def begin(text: str, published: date | None = None) -> Scan:
    """A fresh state over a raw text."""
    copy = shadow(text)
    return Scan(copy, copy.text, copy.key, (), published)


def _blotted(text: str, spans: list[Mention]) -> str:
    pieces = []
    done = 0
    for span in spans:
        pieces += [text[done : span.start], CLAIMED * (span.end - span.start)]
        done = span.end
    return "".join((*pieces, text[done:]))
