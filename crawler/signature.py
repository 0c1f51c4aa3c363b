"""Who signed an article, where no element of its own says so."""

import re
from collections.abc import Iterable

from parsel import Selector

from crawler.blocks import plain_lines

_END_MARK = re.compile(r"\./\.?[\s”\"]*$")
_NAME = re.compile(
    r"(?i:(?:tác giả|nguồn|bài|tin|ảnh)(?:\s*[:,]\s*|\s+và\s+))*"
    r"(?P<name>[^\W\d_][^\d:;!?]{1,58}[^\W\d_.]|(?:\w\.){1,3}\w)"
)
_LONGEST_NAME = 8
_BETWEEN_NAMES = frozenset({"và", "-", "–", "&"})


def signature(signatures: Iterable[Selector], lines: list[str]) -> tuple[str | None, list[str]]:
    """The author from a last line that is a name, alone in one of `signatures` or under the end mark; the other lines.

    None where nobody signed.
    """
    name = _NAME.fullmatch(lines[-1]) if len(lines) > 1 else None
    if name is None or len(lines[-1].split()) > _LONGEST_NAME or not _is_capitalised(name["name"]):
        return None, lines
    if _END_MARK.search(lines[-2]) or [lines[-1]] in (plain_lines(node.root) for node in signatures):
        return name["name"], lines[:-1]
    return None, lines


def _is_capitalised(name: str) -> bool:
    """People's names are; headings and places at the end of a list mostly are not."""
    return all(word[0].isupper() for word in name.split() if word not in _BETWEEN_NAMES)
