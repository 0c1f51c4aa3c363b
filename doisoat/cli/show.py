"""`doisoat show`: one stored document with its figures and findings."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from doisoat.cli.findings_text import finding_lines, shown_findings
from doisoat.cli.jsonl import json_line
from doisoat.cli.mentions_text import mention_lines
from doisoat.cli.options import text_or_jsonl
from doisoat.cli.screen import Line, Piece, printable, show
from doisoat.cli.settings import Settings
from doisoat.records import FALLBACK_LAYOUT, Document
from doisoat.records.errors import InputError
from doisoat.records.wire import mention_record

if TYPE_CHECKING:
    from store.files import Offered

_FIGURES = {"vi": "Số liệu", "en": "Figures"}
_FINDINGS = {"vi": "Kết quả đối soát", "en": "Findings"}
_LABELS = {
    "vi": {
        "url": "địa chỉ",
        "source": "nguồn",
        "province": "tỉnh",
        "published": "đăng",
        "author": "tác giả",
        "number": "số",
        "issued": "ban hành",
        "issuer": "cơ quan",
        "signer": "người ký",
        "layout": "bố cục",
        "letters": "chữ",
        "file": "tệp",
        "held back": "giữ lại",
    },
    "en": {},
}
_UNDECLARED = {
    "vi": "không khớp bố cục đã khai báo, nội dung được dò tự động nên ít tin cậy hơn",
    "en": "fits none that is declared: the text was found by its shape and is trusted less",
}
_RECOGNISED = {
    "vi": "nhận dạng từ ảnh (OCR), từng chữ số có thể sai nên không bao giờ là căn cứ của một lỗi",
    "en": "recognised in an image (OCR): any digit may be wrong, so they are never the ground of an error",
}


@click.command()
@click.argument("key", metavar="ID|URL")
@text_or_jsonl
@click.pass_obj
def command(settings: Settings, key: str, output: str) -> None:
    """Show a stored document, by number or URL, with its figures, all findings, and what it said before it changed."""
    from doisoat.cli.printer import Told, place_of, told_record
    from doisoat.cli.versions import steps_of
    from doisoat.cli.versions_text import step_lines, step_record
    from store.database import opened_store
    from store.documents import find_document
    from store.files import offered_files
    from store.findings import findings_of
    from store.mentions import mentions_of
    from store.quarantine import quarantine_reason

    with opened_store(settings.database, create=False) as db:
        stored = find_document(db, key)
        if stored is None:
            raise InputError(f"{settings.database}: no document {key}; numbers and URLs stand in `doisoat validate`")
        mentions, findings = mentions_of(db, stored.id), shown_findings(findings_of(db, stored.id), everything=True)
        steps, files = steps_of(db, stored), offered_files(db, stored.id)
        held = quarantine_reason(db, stored.id)
    document, lang = stored.document, settings.lang
    if output == "jsonl":
        for mention in mentions:
            click.echo(
                json_line({"document": document.url} | mention_record(mention) | place_of(document, mention.start))
            )
        for finding in findings:
            click.echo(json_line(told_record(stored, Told(finding), lang)))
        for step in steps:
            click.echo(json_line({"document": document.url} | step_record(step)))
        return
    show(_heading_lines(document, held, lang))
    show(_file_lines(files, lang))
    show(mention_lines(_FIGURES[lang], document.text, mentions, lang, document.page_at))
    if findings:
        show(((Piece(_FINDINGS[lang], "bold"),),))
    show(finding_lines(f"#{stored.id}", document.text, findings, lang, page_at=document.page_at))
    show(step_lines(steps, lang))


def _heading_lines(document: Document, held: str | None, lang: str) -> Iterator[Line]:
    yield (Piece(printable(document.title), "bold"),)
    published = document.published_at and f"{document.published_at:%Y-%m-%d %H:%M} ({document.published_source})"
    fields = {
        "url": document.url,
        "source": document.source,
        "province": document.province,
        "published": published,
        "author": document.author,
        "number": document.number,
        "issued": document.issued_on and document.issued_on.isoformat(),
        "issuer": document.issuer,
        "signer": document.signer,
        "layout": _UNDECLARED[lang] if document.layout == FALLBACK_LAYOUT else None,
        "letters": _RECOGNISED[lang] if document.ocr else None,
        "held back": held,
    }
    for label, value in fields.items():
        if value:
            yield (Piece(f"  {_LABELS[lang].get(label, label):<10} {printable(value)}"),)


def _file_lines(files: "Iterable[Offered]", lang: str) -> Iterator[Line]:
    """The files that the page offers: where their words stand, or why there are none."""
    label = _LABELS[lang].get("file", "file")
    for file in files:
        became = f"#{file.file}" if file.file else ": ".join(filter(None, (file.outcome, file.reason)))
        yield (Piece(f"  {label:<10} {printable(file.name or file.url)}  "), Piece(printable(became), "dim"))
