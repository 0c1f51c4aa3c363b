"""`doisoat review`: what an editor makes of one finding, written into the baseline."""

from dataclasses import replace
from pathlib import Path

import click

from doisoat.cli.baseline import STATUSES, Baseline, Entry
from doisoat.cli.settings import Settings
from doisoat.records.errors import InputError

_DONE = {
    "vi": {True: "{file}: đã ghi {said}", False: "{file}: vẫn như cũ, {said}"},
    "en": {True: "{file}: written, {said}", False: "{file}: as it was, {said}"},
}


@click.command()
@click.argument("fingerprint")
@click.option("--status", type=click.Choice(STATUSES), required=True, help="Who is wrong, or that it stays as it is.")
@click.option("--note", help="In your own words; without it an earlier note stays.")
@click.option("--baseline", type=click.Path(path_type=Path), help="The file; made where there is none.")
@click.pass_obj
def command(settings: Settings, *, fingerprint: str, status: str, note: str | None, baseline: Path | None) -> None:
    """Judge the finding with this FINGERPRINT and write that into the baseline, which `validate --baseline` reads.

    source-error: the text is wrong; extractor-error: doisoat misread it; accepted: known, and left as it is. Doing it
    again changes the judgement; other entries stay as they are.
    """
    from doisoat.cli.baseline import read_baseline
    from doisoat.cli.baseline_file import write_baseline

    file = baseline or settings.baseline
    if file is None:
        raise click.UsageError("a judgement needs a baseline: name its file with --baseline FILE")
    known = read_baseline(file) if file.exists() else {}
    before = _entry(settings, known, fingerprint.strip().lower())
    judged = replace(before, status=status, note=before.note if note is None else note)
    changed = write_baseline(file, {**known, judged.fingerprint: judged}.values())
    if settings.verbosity >= 0:
        said = ", ".join(filter(None, (judged.rule, judged.document, judged.figures, status, judged.note)))
        click.echo(_DONE[settings.lang][changed].format(file=file, said=said), err=True)


def _entry(settings: Settings, known: Baseline, fingerprint: str) -> Entry:
    """The finding as the baseline has it, or else as the database does."""
    from doisoat.cli.baseline_review import can_be_judged, entry_of
    from store.database import opened_store
    from store.documents import find_document
    from store.findings import findings_named

    if fingerprint in known:
        return known[fingerprint]
    with opened_store(settings.database, create=False) as db:
        found = [(find_document(db, row), finding) for row, finding in findings_named(db, fingerprint)]
    if not found:
        raise InputError(
            f"{settings.database}: no finding {fingerprint}; `doisoat validate --format jsonl` tells their fingerprints"
        )
    for stored, finding in found:
        if stored and can_be_judged(finding):
            return entry_of(stored.document, finding)
    raise InputError(
        f"{fingerprint} is no error, warning or notice of its own; `doisoat validate --format jsonl` tells those"
    )
