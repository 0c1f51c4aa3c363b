"""`doisoat check`: the findings of plain-text files, no database."""

from datetime import date

import click

from doisoat.cli.exits import FINDINGS, FINE
from doisoat.cli.files import each_file, read_text
from doisoat.cli.findings_text import finding_lines, message_in, shown_findings
from doisoat.cli.jsonl import json_line
from doisoat.cli.options import (
    everything_option,
    fail_on_option,
    published_option,
    rule_options,
    text_files,
    text_or_jsonl,
)
from doisoat.cli.screen import show
from doisoat.cli.settings import Settings
from doisoat.cli.tally import Tally, summary_lines
from doisoat.records.wire import finding_record


@click.command()
@text_files
@text_or_jsonl
@everything_option
@rule_options
@published_option
@fail_on_option("error", "warning", "never")
@click.pass_obj
def command(
    settings: Settings,
    /,
    *,
    files: tuple[str, ...],
    output: str,
    everything: bool,
    published: date | None,
    fail_on: str | None,
    **rules: tuple[str, ...],
) -> int:
    """Check the figures of plain-text files in UTF-8 against each other; - is standard input.

    Exit codes: 1 when there are findings from --fail-on on; 2 when a file could not be read (the others are checked
    first), also where there are findings.
    """
    from doisoat.cli.plain_text import checked
    from doisoat.cli.rules import selected

    tally = Tally()
    selection = selected(rules["wanted"], rules["ignored"], settings.ignore_rules)

    def check_one(name: str) -> None:
        text = read_text(name, settings.lang)
        findings = selection.of(checked(text, published))
        tally.add(findings)
        shown = shown_findings(findings, everything=everything)
        if output == "jsonl":
            for finding in shown:
                record = finding_record(finding, message_in(finding, settings.lang))
                click.echo(json_line({"document": name} | record))
        else:
            show(finding_lines(name, text, shown, settings.lang))

    code = each_file(files, check_one)
    if output == "text" and settings.verbosity >= 0 and tally.texts:
        reasons = everything or settings.verbosity > 0
        show(summary_lines(tally, "file", settings.lang, everything=everything, reasons=reasons))
    return code or (FINDINGS if tally.fails(fail_on or settings.fail_on) else FINE)
