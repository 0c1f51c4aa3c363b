"""The shadow copy: a text with its typography normalised, and the way back to the raw offsets (UX-01 … UX-07).

Surfaces and offsets that leave the program are always the raw text's; only the rules look at the shadow.
"""

import re
from array import array
from dataclasses import dataclass
from typing import Protocol
from unicodedata import normalize


class Offsets(Protocol):
    """Anything that can be asked for the raw offset at a place of the shadow."""

    def __getitem__(self, place: int, /) -> int: ...


@dataclass(frozen=True, slots=True)
class Shadow:
    """`text` keeps the case; `key`, as long as `text`, is lower-case with tone placement and i/y folded.

    `starts` and `ends` give for each character of `text` where its raw characters begin and end.
    """

    raw: str
    text: str
    key: str
    starts: Offsets
    ends: Offsets

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of a shadow span; an empty span stays empty."""
        if start >= end:
            at = self.starts[start] if start < len(self.text) else len(self.raw)
            return at, at
        return self.starts[start], self.ends[end - 1]


def _folding() -> dict[int, str]:
    classes = {
        "Đ": "\u00d0\u0189",
        "đ": "\u00f0",
        "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d",
        "/": "\u2044\u2215\uff0f\u29f8",
        "%": "\uff05\u066a\ufe6a",
        " ": "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ufffd",
        '"': "\u201c\u201d\u201e\u201f\u00ab\u00bb",
        "'": "\u2018\u2019\u201a\u201b",
        "\n": "\u0085\u000b\u000c\u2028\u2029",
    }
    table = {ord(c): good for good, bad in classes.items() for c in bad}
    table |= {0xFF10 + digit: str(digit) for digit in range(10)}
    return table | dict.fromkeys(range(61440, 61696), " ")


_FOLDING = _folding()
_FOLDED = re.compile("[" + "".join(re.escape(chr(code)) for code in _FOLDING) + "]")
_CARRIAGE_RETURN = re.compile(r"\r(?=\n)")
#: A base letter with its combining marks (bounded, so that hostile input stays linear), characters to remove, or
#: markdown marks (`**`, `_` beside a space, `[1]`) with the spaces round them, which count as one space (domain 1.2).
_ODD = (
    r"[\u00ad\u200b-\u200d\u2060\ufeff]+"
    r"|(?<![ ])[ ]?(?:\*{1,3}|\[\d{1,3}\](?!\()|(?<![\w_])_{1,2}(?!_)|(?<!_)_{1,2}(?![\w_]))[ ]?"
)
_COMBINING = re.compile(r"[\u0300-\u036f]")
_COMPOSED_TEXT = re.compile(_ODD)
_DECOMPOSED_TEXT = re.compile(rf"[^\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]?[\u0300-\u036f]{{1,8}}|{_ODD}")
_MARK = re.compile(r"[ ]?[*_\[]")
_TONES = re.compile(r"(?<![q])(o[àáảãạ]|o[èéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)")
_MOVED_TONE = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)
_CUE_SPELLING = re.compile(r"\b(?:tỉ(?! mỉ)|kì|quí|kỉ|lí|(?<=công )ti|đưới|đốn đốc|quyêt định)\b")
_CUE_REPAIRED = {
    "tỉ": "tỷ", "kì": "kỳ", "quí": "quý", "kỉ": "kỷ", "lí": "lý", "ti": "ty",
    "đưới": "dưới", "đốn đốc": "đôn đốc", "quyêt định": "quyết định",
}  # fmt: skip


def shadow(raw: str) -> Shadow:
    """The normalised copy of a text of any kind; linear in its length, never raises."""
    folded = _CARRIAGE_RETURN.sub(" ", _FOLDED.sub(lambda odd: _FOLDING[ord(odd[0])], raw)).replace("\r", "\n")
    clusters = _DECOMPOSED_TEXT if _COMBINING.search(folded) else _COMPOSED_TEXT
    if not clusters.search(folded):
        return Shadow(raw, folded, match_key(folded), range(len(raw)), range(1, len(raw) + 1))
    pieces: list[str] = []
    starts, ends = array("l"), array("l")
    composed: dict[str, str] = {}  # the same few letters come again and again
    done = 0
    for cluster in clusters.finditer(folded):
        start, end = cluster.span()
        if done < start:
            _copy(folded, done, start, pieces, starts, ends)
        done, surface = end, cluster[0]
        letters = composed.get(surface)
        if letters is None:
            letters = _composed(folded, cluster)
            if "\u00ad" not in surface:
                composed[surface] = letters
        pieces.append(letters)
        for _ in letters:
            starts.append(start)
            ends.append(end)
    _copy(folded, done, len(folded), pieces, starts, ends)
    text = "".join(pieces)
    return Shadow(raw, text, match_key(text), starts, ends)


def match_key(text: str) -> str:
    """Lower case, tones on the first vowel of open oa, oe, uy, and y for i in cue words; as long as the text given."""
    low = text.lower()
    if len(low) != len(text):  # a few letters outside Vietnamese have a longer lower case
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    low = _TONES.sub(lambda found: _MOVED_TONE[found[0]], low)
    return _CUE_SPELLING.sub(lambda found: _CUE_REPAIRED[found[0]], low)


def _copy(folded: str, start: int, end: int, pieces: list[str], starts: "array[int]", ends: "array[int]") -> None:
    pieces.append(folded[start:end])
    starts.extend(range(start, end))
    ends.extend(range(start + 1, end + 1))


def _composed(folded: str, cluster: re.Match[str]) -> str:
    """What a cluster becomes: composed letters, a hyphen for a soft hyphen inside a symbol or a range, or nothing."""
    surface = cluster[0]
    if _MARK.match(surface):
        return " "
    if not surface.strip("\u00ad\u200b\u200c\u200d\u2060\ufeff"):
        before, after = folded[max(0, cluster.start() - 1) : cluster.start()], folded[cluster.end() : cluster.end() + 1]
        joins = (before.isupper() and after.isupper()) or (before.isdigit() and after.isdigit())
        return "-" if "\u00ad" in surface and joins else ""
    return normalize("NFC", surface)
