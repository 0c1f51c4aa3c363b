"""The demonstration: portals, crawl, extract, validate, and the comparison with the answer key."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shutil import which
from urllib.parse import urlsplit

import click

from crawler.archive.segments import archive_folder, segments_in
from crawler.run import crawl
from doisoat.cli.crawl import declared
from doisoat.cli.crawl import tell as tell_crawl
from doisoat.cli.exits import FINE
from doisoat.cli.report import Report
from doisoat.cli.settings import Settings
from doisoat.cli.stages import extract_stored, validate_stored
from doisoat.cli.text_format import TextPrinter
from doisoat.demo.answer_key import (
    Comparison,
    FoundFault,
    compare,
    expected_documents,
    expected_files,
    planted_faults,
)
from doisoat.demo.decisions import decisions
from doisoat.demo.server import DEFAULT_PORT, running
from doisoat.records import Finding
from doisoat.records.errors import DemoError, ForeignDatabaseError, OperationError
from store.database import opened_store
from store.documents import StoredDocument, stored_documents
from store.files import file_outcomes, files_with
from store.lock import sole_writer
from store.sources import stored_sources

DEFAULT_DATABASE = Path("demo.db")
_CONTRADICTIONS = frozenset({"error", "warning"})
_COMPANIONS = ("", "-wal", "-shm")
#: The host names of the demonstration end so; nothing else may be lost with its database.
_DEMO_HOSTS = ".localhost"

_STAGES = {
    "vi": {"crawl": "Thu thập từ {url}", "extract": "Đọc số liệu", "validate": "Đối soát"},
    "en": {"crawl": "Gathering from {url}", "extract": "Reading the figures", "validate": "Checking"},
}
#: Found against expected, also where they differ: what differs is named after it.
_COUNTS = {
    "vi": "Văn bản: {documents}/{documents_expected}, trong đó quyết định: {decisions}/{decisions_expected}; "
    "tệp đính kèm: {files}/{files_expected}; "
    "lỗi cài sẵn đã tìm thấy: {matched}/{planted}; phát hiện ngoài đáp án: {unexpected}",
    "en": "Documents: {documents}/{documents_expected}, of these decisions: {decisions}/{decisions_expected}; "
    "attached files: {files}/{files_expected}; "
    "planted faults found: {matched}/{planted}; findings not planted: {unexpected}",
}
_AGREES = {
    "vi": "Đã tìm thấy đúng các lỗi cài sẵn, không thừa không thiếu. Xem tiếp:",
    "en": "Found exactly the planted faults. Try next:",
}
_NEXT = (
    "{program} --db {database} serve",
    "{program} --db {database} report --out report.html",
    "{program} --db {database} show {id}",
    "{program} --db {database} validate --all",
    "{program} check FILE.txt",
)


def show_chain(settings: Settings, port: int | None, articles: int, latency: int) -> int:
    """Do it all and print the findings; the exit code. Raises DemoError when they are not the planted faults."""
    path = settings.database if settings.database_given else DEFAULT_DATABASE
    with sole_writer(path, create=True):
        _make_way(path)
        code = _gather(settings, path, port, articles, latency)
        if code != FINE:
            return code
        found, gathered = _check(settings, path)
        with opened_store(path, create=False) as db:
            unread = files_with(db, "skipped")
    comparison = compare((fault for _, fault in found), planted_faults(articles, unread=unread))
    expected = Counter(documents=expected_documents(articles), decisions=len(decisions()), files=expected_files())
    _say_counts(settings, comparison, gathered, expected)
    require_agreement(comparison, gathered, expected)
    _say_next(settings, path, first=found[0][0] if found else 1)
    return FINE


def _check(settings: Settings, path: Path) -> tuple[list[tuple[int, FoundFault]], Counter[str]]:
    """Read and check what was gathered, and print the findings; the contradictions, and the documents counted."""
    report = Report(printer=TextPrinter(lang=settings.lang, verbosity=settings.verbosity))
    found: list[tuple[int, FoundFault]] = []
    counts: Counter[str] = Counter()

    def tell(stored: StoredDocument, findings: tuple[Finding, ...]) -> None:
        report.tell(stored, findings)
        kind = stored.document.kind
        counts.update(documents=int(kind != "attachment"), decisions=int(kind == "decision"))
        found.extend((stored.id, _fault(stored, f)) for f in findings if f.severity in _CONTRADICTIONS)

    with opened_store(path, create=False) as db:
        _say(settings, "extract")
        extract_stored(db, database=path, quiet=settings.verbosity < 0)
        _say(settings, "validate")
        validate_stored(db, stored_documents(db), tell)
        counts.update(files=sum(file_outcomes(db).values()))
    report.printer.finish(report.tally)
    return found, counts


def _make_way(path: Path) -> None:
    """Remove an older demonstration. Raises ForeignDatabaseError when anything else is in it."""
    if path.exists():
        with opened_store(path, create=True) as db:
            others = [s.name for s in stored_sources(db) if not (urlsplit(s.url).hostname or "").endswith(_DEMO_HOSTS)]
        if others:
            raise ForeignDatabaseError(
                f"{path} holds documents of other sources ({', '.join(others)}) and was left as it is: "
                "name another file with --db"
            )
        for segment in segments_in(archive_folder(path)):
            segment.unlink()
    for companion in _COMPANIONS:
        path.with_name(path.name + companion).unlink(missing_ok=True)


def _gather(settings: Settings, path: Path, port: int | None, articles: int, latency: int) -> int:
    """The crawl against the portals, by the same spiders and settings as for real ones, the delay aside."""
    with _portals(port, articles, latency) as url:
        _say(settings, "crawl", url=url)
        return tell_crawl(crawl(path, declared((), demo=url), demo=url, delay=0), settings)


@contextmanager
def _portals(port: int | None, articles: int, latency: int) -> Iterator[str]:
    """Serve at the given port, else at the default one, else at a free one."""
    with ExitStack() as stack:
        try:
            url = stack.enter_context(running(port or DEFAULT_PORT, articles, latency))
        except OperationError:
            if port:
                raise
            url = stack.enter_context(running(0, articles, latency))
        yield url


def _fault(stored: StoredDocument, finding: Finding) -> FoundFault:
    evidence = tuple(str(mention.value) for mention in finding.evidence)
    return FoundFault(url=stored.document.url, rule=finding.rule, severity=finding.severity, evidence=evidence)


def require_agreement(comparison: Comparison, gathered: Counter[str], expected: Counter[str]) -> None:
    """Raises DemoError naming every difference: in the documents gathered, and in what was found in them."""
    parts = [
        *(
            f"{gathered[kind]} of {count} {kind} gathered"
            for kind, count in expected.items()
            if gathered[kind] != count
        ),
        *(f"not found: {f.host}{f.path} {f.rule} {', '.join(f.evidence)}" for f in comparison.missing),
        *(f"not planted: {f.url} {f.rule} {', '.join(f.evidence)}" for f in comparison.unexpected),
    ]
    if parts:
        raise DemoError(f"the demonstration differs from its answer key; {'; '.join(parts)}")


def _say(settings: Settings, stage: str, **words: str) -> None:
    if settings.verbosity >= 0:
        click.echo(_STAGES[settings.lang][stage].format(**words), err=True)


def _say_counts(settings: Settings, comparison: Comparison, gathered: Counter[str], expected: Counter[str]) -> None:
    words = {
        **gathered,
        **{f"{kind}_expected": count for kind, count in expected.items()},
        "matched": len(comparison.matched),
        "planted": len(comparison.matched) + len(comparison.missing),
        "unexpected": len(comparison.unexpected),
    }
    click.echo(_COUNTS[settings.lang].format(**words))


def _say_next(settings: Settings, path: Path, *, first: int) -> None:
    click.echo(_AGREES[settings.lang])
    program = "doisoat" if which("doisoat") else sys.argv[0]  # `make demo` installs into an environment of its own
    for command in _NEXT:
        click.echo(f"  {command.format(program=program, database=path, id=first)}")
