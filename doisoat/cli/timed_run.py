"""What `doisoat run` does: gather, read, check, and tell of it in one line, however it ends."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from doisoat.cli.baseline import Baseline
from doisoat.cli.crawl import gather, tell, troubles_of
from doisoat.cli.exits import FAILED, FINDINGS, FINE, INTERRUPTED, code_of, complain, reason_of
from doisoat.cli.jsonl import json_line
from doisoat.cli.printer import SilentPrinter
from doisoat.cli.report import Report
from doisoat.cli.rules import selected
from doisoat.cli.run_account import RunAccount, run_record
from doisoat.cli.settings import Settings
from doisoat.cli.stages import extract_stored, validate_stored
from doisoat.cli.tally import explains
from doisoat.records import Finding
from doisoat.records.errors import StoreError
from store.database import opened_store
from store.documents import StoredDocument, stored_documents
from store.findings import open_fingerprints
from store.lock import sole_writer
from store.runs import finish_run, last_run, start_run
from store.totals import stored_totals

if TYPE_CHECKING:
    from crawler.source import SourceDeclaration

#: The name of the whole in the diary; its stages have lines of their own.
STAGE = "run"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOrder:
    """What to gather and how (`options` of the crawl), when to end with exit code 1, and what an editor has judged.

    `send` tells of troubles those who do not look at the terminal.
    """

    sources: "tuple[SourceDeclaration, ...]"
    options: Mapping[str, Any]
    fail_on: str
    baseline: Baseline
    send: Callable[[Sequence[str]], None]


def timed_run(settings: Settings, order: RunOrder) -> int:
    """Do it all and print the summary line; the exit code. Raises BusyDatabaseError when another process writes."""
    with sole_writer(settings.database, create=True):
        account = _begin(settings)
        try:
            code = _stages(settings, order, account)
        except BaseException as error:
            _end(settings, account, code_of(error), reason_of(error))
            raise
        return _end(settings, account, code, None)


def _begin(settings: Settings) -> RunAccount:
    """What a run found that was killed before it could tell is new for the next one, too."""
    with opened_store(settings.database, create=True) as db:
        last = last_run(db, STAGE)
        untold = last.summary.get("known") if last else None
        known = open_fingerprints(db) if untold is None else frozenset(untold)
        return RunAccount(run=start_run(db, STAGE, summary={"known": sorted(known)}), known=known)


def _stages(settings: Settings, order: RunOrder, account: RunAccount) -> int:
    """A source that broke keeps nothing else from being read and checked; an interruption does."""
    account.crawled = gather(settings, order.sources, order.options)
    crawled = tell(account.crawled, settings)
    order.send(troubles_of(account.crawled, settings.lang))
    if account.crawled.interrupted:
        return crawled
    with opened_store(settings.database, create=False) as db:
        account.files = extract_stored(db, database=settings.database, quiet=settings.verbosity < 0).files
        account.totals = stored_totals(db)
        report = Report(
            printer=SilentPrinter(),
            selection=selected((), (), settings.ignore_rules),
            baseline=order.baseline,
        )

        def note(stored: StoredDocument, findings: tuple[Finding, ...]) -> None:
            report.tell(stored, findings)
            contradictions = (f for f in report.selection.of(findings) if f.severity in {"error", "warning"})
            account.found.update(f.fingerprint for f in contradictions if not explains(f))

        validate_stored(db, stored_documents(db), note)
    account.found.difference_update(fingerprint for fingerprint, entry in order.baseline.items() if entry.status)
    account.tally = report.tally
    fails = bool(account.new_findings) if order.fail_on == "new" else report.tally.fails(order.fail_on)
    return crawled or (FINDINGS if fails else FINE)


def _end(settings: Settings, account: RunAccount, code: int, error: str | None) -> int:
    """Set down in the diary and print what came of it; the exit code."""
    record = run_record(account, code=code, error=error)
    untold = {} if account.tally else {"known": sorted(account.known)}
    try:
        with opened_store(settings.database, create=False) as db:
            finish_run(db, account.run, _outcome(code), record | untold)
    except StoreError as failure:
        if error is None:  # else the first trouble is the one to tell
            code, error = FAILED, reason_of(failure)
            complain(error)
            record |= {"error": error, "exit": code}
    click.echo(json_line(record))
    return code


def _outcome(code: int) -> str:
    if code >= INTERRUPTED:
        return "interrupted"
    return "failed" if code == FAILED else "fine"
