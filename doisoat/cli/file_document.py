"""The document of a file's words: its heading from the page that offers it, its number from its own letterhead."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from doisoat.records import Document
from doisoat.records.compose import Origin, compose_document
from doisoat.records.decision import DecisionStructure
from doisoat.records.file_reading import FileText
from extract.decisions.structure import read_structure

#: Names of buttons, not of files.
_BUTTON = re.compile(r"(?:tải về|tải xuống|tải file|tệp đính kèm|download)\s*:\s*", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:(?:bấm|nhấn|click) vào đây|(?:tải|xem|mở)(?: (?:về|xuống|tại đây|chi tiết|tệp|file|văn bản))*|download|view"
    r"|(?:tệp|tập tin|file|văn bản)(?: (?:đính kèm|tin|gốc|pdf|word))*|pdf|docx?|chi tiết|tại đây)?\W*",
    re.IGNORECASE,
)


def offered_document(
    text: FileText, *, source: str, url: str, printed: str, name: str, page: Document | None
) -> Document:
    """The document of kind `attachment` of a file that the `page` offers under the `printed` name.

    What a decision's page states of it holds for its file, too, unless the file's letterhead gives another number.
    `name` is the file's own. `page` is None where no page that can be trusted offers it any more.
    """
    decision = page if page and page.kind == "decision" else None
    title = decision.title if decision else _telling(printed)
    bare = _composed(text, source=source, url=url, title=title or name or url)
    letterhead = _letterhead(read_structure(bare.text))
    origin: Origin = {**letterhead}
    if page:
        origin |= {"published_at": page.published_at, "published_source": page.published_source}
        origin |= {"province": page.province, "demo": page.demo}
    if decision and letterhead.get("number", decision.number) == decision.number:
        origin["number"] = decision.number
        origin["issued_on"] = letterhead.get("issued_on") or decision.issued_on
        origin["issuer"] = letterhead.get("issuer") or decision.issuer
        origin["signer"] = letterhead.get("signer") or decision.signer
    return replace(bare, **origin)


def named_document(text: FileText, *, source: str, url: str | None, name: str) -> Document:
    """The document of a file that somebody named: a `decision` where it begins with a letterhead, body and number."""
    bare = _composed(text, source=source, url=url, title=name)
    letterhead = _letterhead(read_structure(bare.text))
    kind = "decision" if {"issuer", "number"} <= letterhead.keys() else bare.kind
    origin: Origin = {**letterhead, "kind": kind}
    return replace(bare, **origin)


def _telling(printed: str) -> str:
    """The printed name where it says more than a button does, else nothing."""
    name = _BUTTON.sub("", printed.strip(), count=1)
    return "" if _NO_NAME.fullmatch(name) else name


def _composed(text: FileText, *, source: str, url: str | None, title: str) -> Document:
    """The words under a title, with the pages counted in both."""
    bare = compose_document(source=source, url=url, kind="attachment", title=title, body=text.text)
    begins = bare.lead_end + 1
    return replace(bare, page_starts=tuple(begins + start for start in text.page_starts), ocr=text.ocr)


def _letterhead(structure: DecisionStructure) -> Origin:
    """What the letterhead states, as far as it does; of several the first counts."""
    found: Mapping[str, str] = {part.kind: part.value for part in reversed(structure.parts)}
    stated: Origin = {}
    if "number" in found:
        stated["number"] = found["number"]
    if "date" in found:
        stated["issued_on"] = date.fromisoformat(found["date"])
    if "issuer" in found:
        stated["issuer"] = found["issuer"]
    if "signer" in found:
        stated["signer"] = found["signer"]
    return stated
