"""The earlier versions of a document for people and for programs: when they stood, which figures they printed."""

from collections.abc import Iterator, Sequence
from typing import Any

from doisoat.checks.across.silent_changes import Change
from doisoat.cli.screen import Line, Piece, printable
from doisoat.cli.versions import Step

_HEADING = {"vi": "Các bản trước", "en": "Earlier versions"}
_STOOD = {
    "vi": "  bản {number}  thấy {seen}, thay {replaced}",
    "en": "  version {number}  seen {seen}, replaced {replaced}",
}
_WORDS_ONLY = {"vi": "    không đổi số liệu nào trong cùng câu", "en": "    no figure changed in the same words"}


def step_lines(steps: Sequence[Step], lang: str) -> Iterator[Line]:
    """A heading, then each version with the figures that the next one prints otherwise; nothing without versions."""
    if steps:
        yield (Piece(_HEADING[lang], "bold"),)
    for version, changes in steps:
        seen = f"{version.seen_at:%Y-%m-%d %H:%M}" if version.seen_at else "–"
        replaced = f"{version.replaced_at:%Y-%m-%d %H:%M}"
        yield (Piece(_STOOD[lang].format(number=version.number, seen=seen, replaced=replaced)),)
        for change in changes:
            yield (Piece(f"    {printable(_printed(change))}"),)
        if not changes:
            yield (Piece(_WORDS_ONLY[lang], "dim"),)


def step_record(step: Step) -> dict[str, Any]:
    """The JSON object of a version, without the document's name."""
    version = step.version
    return {
        "kind": "version",
        "version": version.number,
        "seen_at": version.seen_at and version.seen_at.isoformat(),
        "replaced_at": version.replaced_at.isoformat(),
        "changes": [
            {"before": [m.surface for m in change.before], "now": [m.surface for m in change.now]}
            for change in step.changes
        ],
    }


def _printed(change: Change) -> str:
    pairs = zip(change.before, change.now, strict=True)
    return ", ".join(f"{one.surface} → {two.surface}" for one, two in pairs)
