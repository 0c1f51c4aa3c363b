"""What `doisoat report` does: gather what the last check kept, and write the page."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from doisoat.cli.baseline import Baseline, read_baseline
from doisoat.cli.exits import complain
from doisoat.cli.findings_text import shown_findings
from doisoat.cli.html_format import HtmlPrinter, limits_of
from doisoat.cli.printer import Told
from doisoat.cli.replaced_file import replace_file
from doisoat.cli.rules import Selection, selected
from doisoat.cli.settings import Settings
from doisoat.cli.severities import REMARKABLE
from doisoat.cli.stages import unread_documents
from doisoat.cli.tally import Tally, explains
from doisoat.records.errors import OperationError
from store.database import Store, opened_store
from store.documents import stored_documents
from store.findings import documents_remarked_on, findings_of
from store.runs import last_run

_UNCHECKED = {
    "vi": "có số liệu chưa được đối soát: hãy chạy `doisoat extract` rồi `doisoat validate` trước",
    "en": "not everything has been checked; run `doisoat extract` and `doisoat validate` first",
}


def report_stored(settings: Settings, options: Mapping[str, Any], which: Mapping[str, Any], out: Path | None) -> None:
    """Print the page, or put it in the place of the file `out`. Raises OperationError where that cannot be written."""
    path = options["baseline"] or settings.baseline
    baseline = read_baseline(path) if path else {}
    printer = HtmlPrinter(settings=settings, which=which, limits=limits_of(options, which))
    tally = Tally()
    with opened_store(settings.database, create=False) as db:
        _gather(db, printer, tally, baseline, selected(options["wanted"], options["ignored"], settings.ignore_rules))
        if not _is_checked(db):
            complain(_UNCHECKED[settings.lang])
    _write(printer.pieces(tally), out)


def _gather(db: Store, printer: HtmlPrinter, tally: Tally, baseline: Baseline, selection: Selection) -> None:
    """Hand what contradicts or needs a remark to the printer, and count it; what an editor judged is shown too."""
    remarked = documents_remarked_on(db)  # most documents are not, and need not be looked into
    for stored in stored_documents(db, **printer.which):
        found = selection.of(findings_of(db, stored.id) if stored.id in remarked else ())
        judged = {f.fingerprint: e for f in found if (e := baseline.get(f.fingerprint)) and e.status}
        tally.add(
            found,
            [f for f in found if f.fingerprint in judged and f.severity in REMARKABLE and not explains(f)],
        )
        told = [Told(f, judged.get(f.fingerprint)) for f in shown_findings(found, everything=False)]
        printer.tell(stored, told)


def _is_checked(db: Store) -> bool:
    """Whether all is read, and nothing was read after the last check."""
    checked, read = last_run(db, "validate"), last_run(db, "extract")
    if checked is None or unread_documents(db):
        return False
    return read is None or read.id < checked.id or not read.summary.get("documents")


def _write(pieces: Iterable[str], out: Path | None) -> None:
    if out is None:
        for piece in pieces:
            click.echo(piece, nl=False)
        return
    try:
        replace_file(Path(os.path.realpath(out)), (piece.encode() for piece in pieces))
    except OSError as error:
        reason = error.strerror or str(error)
        raise OperationError(
            f"{out}: the report could not be written ({reason}); what stood there still does"
        ) from error
