"""What `doisoat validate` does: check, tell, hold against the baseline, bring the baseline up to date."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from doisoat.cli.baseline import STATUSES, Baseline, Entry, read_baseline
from doisoat.cli.baseline_file import write_baseline
from doisoat.cli.baseline_review import Stale, review_lines, stale_entries, undecided_line, updated
from doisoat.cli.exits import FINDINGS, FINE, complain
from doisoat.cli.formats import MACHINE_FORMATS
from doisoat.cli.html_format import HtmlPrinter, limits_of
from doisoat.cli.printer import Printer
from doisoat.cli.report import Report
from doisoat.cli.rules import selected
from doisoat.cli.settings import Settings
from doisoat.cli.stages import unread_documents, validate_stored
from doisoat.cli.text_format import TextPrinter
from store.database import opened_store
from store.documents import stored_documents
from store.lock import sole_writer

_UNREAD = {
    "vi": "{count} văn bản chưa được đọc nên chưa được đối soát: hãy chạy `doisoat extract` trước",
    "en": "documents not read yet, hence not checked: {count}; run `doisoat extract` first",
}


def validate(settings: Settings, options: Mapping[str, Any], which: Mapping[str, Any]) -> int:
    """Check the documents that fit `which` and print them as the options of the command say; the exit code."""
    report = Report(
        printer=_printer(settings, options, which),
        everything=options["everything"],
        selection=selected(options["wanted"], options["ignored"], settings.ignore_rules),
        baseline=_baseline(options["baseline"], may_be_missing=options["status"] is not None),
    )
    unread = _run(settings, report, which)
    if unread:
        complain(_UNREAD[settings.lang].format(count=unread))
    if options["baseline"]:
        whole = not unread and not any(which.values())
        stale = stale_entries(report.baseline, report.found, report.checked, report.selection, whole=whole)
        _keep_books(settings, options, report, stale)
        if options["status"] and options["fail_on"] == "new":
            return FINE  # all that was new has been judged just now
    return FINDINGS if report.tally.fails(options["fail_on"]) else FINE


def _printer(settings: Settings, options: Mapping[str, Any], which: Mapping[str, Any]) -> Printer:
    if options["output"] == "text":
        return TextPrinter(lang=settings.lang, everything=options["everything"], verbosity=settings.verbosity)
    if options["output"] == "html":
        return HtmlPrinter(settings=settings, which=which, limits=limits_of(options, which))
    return MACHINE_FORMATS[options["output"]](settings.lang)


def _baseline(path: Path | None, *, may_be_missing: bool) -> Baseline:
    """A file that is not there is a mistyped name, unless it is to be made."""
    if path is None or (may_be_missing and not path.exists()):
        return {}
    return read_baseline(path)


def _run(settings: Settings, report: Report, which: Mapping[str, Any]) -> int:
    """Check and tell; how many documents of the database wait to be read."""
    path = settings.database
    with sole_writer(path, create=False), opened_store(path, create=False) as db:
        unread = unread_documents(db)
        report.printer.begin()
        validate_stored(db, (s for s in stored_documents(db, **which) if s.id not in unread), report.tell)
    report.printer.finish(report.tally)
    return len(unread)


def _keep_books(settings: Settings, options: Mapping[str, Any], report: Report, stale: Stale) -> None:
    """Write the baseline where that is wanted, then say which entries are stale or wait for a status."""
    entries: tuple[Entry, ...] = tuple(report.baseline.values())
    renewed = options["status"] is not None
    if renewed:
        entries = updated(report.baseline, report.found, stale, options["status"])
        write_baseline(options["baseline"], entries)
    for line in review_lines(stale, settings.lang, removed=renewed):
        complain(f"{options['baseline']}: {line}")
    waiting = undecided_line(entries, STATUSES, settings.lang)
    if waiting:
        complain(f"{options['baseline']}: {waiting}")
