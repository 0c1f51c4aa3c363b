"""A run held against the baseline: which entries are stale, and what the file becomes."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from doisoat.cli.baseline import Baseline, Entry, sorted_entries
from doisoat.cli.rules import Selection
from doisoat.cli.screen import printable
from doisoat.cli.severities import REMARKABLE
from doisoat.cli.tally import explains
from doisoat.records import Document, Finding

_GONE = {
    "vi": "không còn thấy trong văn bản (--update-baseline sẽ xóa mục này)",
    "en": "the text does not give it any more (--update-baseline removes the entry)",
}
_REMOVED = {"vi": "không còn thấy trong văn bản, đã xóa", "en": "the text does not give it any more: removed"}
_ABSENT = {
    "vi": "văn bản không có trong cơ sở dữ liệu này (mục vẫn được giữ)",
    "en": "the document is not in this database (the entry stays)",
}
_UNDECIDED = {
    "vi": "{count} mục chưa có status nên vẫn tính là mới: ghi {statuses} vào tệp, "
    "hoặc chạy lại với --update-baseline STATUS",
    "en": "entries without a status, which count as new: {count}; write {statuses} there, "
    "or run again with --update-baseline STATUS",
}


class Stale(NamedTuple):
    """`gone` are entries of documents that were checked and give them no more, `absent` those of documents not there.

    What a filter kept out of the run is neither.
    """

    gone: tuple[Entry, ...]
    absent: tuple[Entry, ...]


def can_be_judged(finding: Finding) -> bool:
    """Whether a baseline can hold it: it remarks something, and is a relation of its own."""
    return finding.severity in REMARKABLE and not explains(finding)


def entry_of(document: Document, finding: Finding) -> Entry:
    """A finding as an entry that nobody has judged yet."""
    return Entry(
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        source=document.source,
        document=document.url,
        title=printable(document.title),
        figures=" · ".join(printable(mention.surface) for mention in finding.evidence),
    )


def stale_entries(
    baseline: Baseline,
    found: Mapping[str, Entry],
    checked: Collection[tuple[str, str]],
    selection: Selection,
    *,
    whole: bool,
) -> Stale:
    """The stale entries; `whole` says that every document of the database was checked."""
    missing = [e for e in sorted_entries(baseline.values()) if e.fingerprint not in found and selection.holds(e.rule)]
    there = [(entry.source, entry.document) in checked for entry in missing]
    return Stale(
        gone=tuple(entry for entry, known in zip(missing, there, strict=True) if known),
        absent=tuple(entry for entry, known in zip(missing, there, strict=True) if not known and whole),
    )


def updated(baseline: Baseline, found: Mapping[str, Entry], stale: Stale, status: str) -> tuple[Entry, ...]:
    """The entries of the file to be: found ones described anew, judged ones as they were judged, gone ones left out.

    An entry without a status, new or old, gets `status`, which may be empty: then the editor is still to choose.
    """
    kept = {fingerprint: entry for fingerprint, entry in baseline.items() if entry not in stale.gone}
    for fingerprint, entry in found.items():
        before = baseline.get(fingerprint, entry)
        kept[fingerprint] = replace(entry, status=before.status or status, note=before.note)
    return sorted_entries(kept.values())


def review_lines(stale: Stale, lang: str, *, removed: bool) -> Iterator[str]:
    """One line for each stale entry, with all an editor wrote there: `removed` ones stand nowhere else any more."""
    for entries, words in ((stale.gone, _REMOVED if removed else _GONE), (stale.absent, _ABSENT)):
        for entry in entries:
            named = (entry.rule, entry.document, entry.figures, entry.status, entry.note, entry.fingerprint)
            yield f"{', '.join(part for part in named if part)}: {words[lang]}"


def undecided_line(entries: tuple[Entry, ...], statuses: tuple[str, ...], lang: str) -> str:
    """How many entries still need a status; empty when none does."""
    count = sum(not entry.status for entry in entries)
    return _UNDECIDED[lang].format(count=count, statuses=", ".join(statuses)) if count else ""
