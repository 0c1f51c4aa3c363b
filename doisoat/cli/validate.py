"""`doisoat validate`: check what is stored."""

from typing import Any

import click

from doisoat.cli.exits import FINDINGS, FINE, complain
from doisoat.cli.options import Day, everything_option, fail_on_option
from doisoat.cli.settings import Settings
from doisoat.cli.severities import reaches

_UNREAD = {
    "vi": "{count} văn bản chưa được đọc nên chưa được đối soát: hãy chạy `doisoat extract` trước",
    "en": "documents not read yet, hence not checked: {count}; run `doisoat extract` first",
}


@click.command()
@click.option(
    "--format", "output", type=click.Choice(("text", "jsonl", "json")), default="text", help="Form of output."
)
@fail_on_option()
@everything_option
@click.option("--rule", "rules", multiple=True, metavar="ID", help="Tell only of this rule (CK-01); may be repeated.")
@click.option("--source", metavar="NAME", help="Only documents of this source.")
@click.option("--province", metavar="NAME", help="Only documents of this province.")
@click.option("--since", type=Day(), help="Only documents published on this day or later.")
@click.pass_obj
def command(
    settings: Settings, /, *, output: str, fail_on: str, everything: bool, rules: tuple[str, ...], **which: Any
) -> int:
    """Check the figures of every stored document against each other, keep the findings and print them.

    All findings are kept, whatever is printed; --rule narrows what is told, the other filters what is checked.
    """
    from doisoat.cli.report import Report
    from doisoat.cli.stages import unread_documents, validate_stored
    from store.database import opened_store
    from store.documents import stored_documents

    report = Report(output=output, lang=settings.lang, everything=everything, rules=frozenset(rules))
    with opened_store(settings.database, create=False) as db:
        unread = unread_documents(db)
        validate_stored(db, (s for s in stored_documents(db, **which) if s.id not in unread), report.tell)
    if output != "text" or settings.verbosity >= 0:
        report.finish()
    if unread:
        complain(_UNREAD[settings.lang].format(count=len(unread)))
    return FINDINGS if reaches(report.tally.severities.elements(), fail_on) else FINE
