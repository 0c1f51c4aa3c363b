"""Words of a text with their spans and parts of speech; the only importer of underthesea.

underthesea gives no offsets and may rewrite letters, so its tokens are laid back over the text by counting letters.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple
from unicodedata import normalize

_PRINTED = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]+")
#: A longer line is no prose; its features would take hundreds of megabytes.
_LONGEST_LINE = 20_000


class Word(NamedTuple):
    """A word of one or more syllables: `text[start:end]`, and its tag (`N` noun, `Nu` unit of measure, `V` verb, …)."""

    start: int
    end: int
    tag: str


def tagged_words(text: str) -> tuple[Word, ...]:
    """The words of a short text in order; none where the tokens cannot be laid over it."""
    tagged = _underthesea().pos_tag(text) if text.strip() else []
    spans = _laid_over(text, [token for token, _ in tagged])
    return tuple(Word(*span, tag) for span, (_, tag) in zip(spans, tagged, strict=False))


def word_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where the words of a text stand, in order; what is not white space lies in exactly one of them."""
    tokens = _underthesea().word_tokenize(text, use_token_normalize=False) if text.strip() else []
    return tuple(_laid_over(text, tokens)) or tuple(m.span() for m in _PRINTED.finditer(text))


def joined_words(text: str) -> str:
    """The text with `_` between the syllables of each word of two (`thủ_tục hành_chính`), line by line, composed.

    Longer words stay apart: many of them are names, or words that only happen to stand together.
    """
    return "\n".join(map(_joined, normalize("NFC", text).split("\n")))


@lru_cache(maxsize=2048)  # the same lines stand in many documents: letterheads, names of offices, rows
def _joined(line: str) -> str:
    spans = word_spans(line) if len(line) <= _LONGEST_LINE else ()
    words = [line[start:end].split() for start, end in spans]
    return " ".join(("_" if _is_word_of_two(word) else " ").join(word) for word in words) if words else line


def _is_word_of_two(syllables: Sequence[str]) -> bool:
    return len(syllables) == 2 and all(map(_LETTERS.fullmatch, syllables))


def _laid_over(text: str, tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The span of each token; nothing where the letters do not add up."""
    letters = [at for at, character in enumerate(text) if not character.isspace()]
    lengths = [length for token in tokens if (length := len("".join(token.split())))]
    if sum(lengths) != len(letters):
        return
    done = 0
    for length in lengths:
        yield letters[done], letters[done + length - 1] + 1
        done += length


@cache
def _underthesea() -> Any:
    """The library, imported when first needed; the log handler that importing it leaves on the root is taken off."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    import underthesea

    for handler in [h for h in root.handlers if h not in handlers]:
        root.removeHandler(handler)
    root.setLevel(level)
    return underthesea
