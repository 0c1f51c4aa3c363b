"""The documentation page of the patterns, made from their docstrings and examples: `python -m extract.page`."""

from collections.abc import Iterator
from importlib import import_module

from extract.pattern import Pattern
from extract.patterns import PATTERNS

_HEAD = """# Patterns

What `doisoat read` finds, in the order in which it looks. Made from the patterns: change them, not this page.
A span that an earlier pattern has claimed is closed to the later ones. What a figure *is* (hedge, role, state, level)
is decided afterwards, from its clause.
"""


def patterns_page() -> str:
    """The page as Markdown."""
    return "\n".join([_HEAD, *(line for pattern in PATTERNS for line in _section(pattern))]).rstrip() + "\n"


def _section(pattern: Pattern) -> Iterator[str]:
    yield f"## {pattern.name.replace('_', ' ').capitalize()}\n"
    yield (import_module(f"extract.patterns.{pattern.name}").__doc__ or "").strip() + "\n"
    if pattern.examples:
        yield "| text | kind | surface | value |\n|---|---|---|---|"
        for example in pattern.examples:
            value = "–" if example.value is None else f"`{_shown(example.value)}`"
            yield f"| {_cell(example.text)} | {example.kind} | `{_cell(example.surface)}` | {value} |"
        yield ""
    for near in pattern.counterexamples:
        yield f"* no {near.kind} in `{_cell(near.surface)}`: {_cell(near.text)}"
    if pattern.counterexamples:
        yield ""


def _shown(value: str | tuple[int, ...]) -> str:
    return value if isinstance(value, str) else ", ".join(map(str, value))


def _cell(text: str) -> str:
    """A text for a table cell: one line, no bar that would end the cell."""
    return " ⏎ ".join(text.splitlines()).replace("\t", " ⇥ ").replace("|", "\\|")


if __name__ == "__main__":
    print(patterns_page(), end="")
