"""The files of the decisions: their addresses in the document library, and their bytes."""

import uuid
from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from doisoat.demo.decision import Decision
from doisoat.demo.exchange import Response
from doisoat.demo.one_page_pdf import one_page_pdf
from doisoat.demo.slugs import slug_of

_FOLDER = "/documents/10184/48712"


def file_address(decision: Decision, name: str) -> str:
    """Where a file lies, with the volatile `t` that Liferay appends."""
    stamp = f"{decision.issued_on:%Y%m%d}000000"
    return f"{quote(_path(decision, name))}?version=1.0&t={stamp}"


def file_links(decision: Decision) -> str:
    """A list item for each file."""
    return "".join(
        f'<li><a href="{escape(file_address(decision, name))}">'
        f'<img src="/o/hbportal-theme/images/file.png" alt=""> {escape(name)}</a></li>'
        for name in decision.files
    )


def file_response(path: str, decisions: Iterable[Decision]) -> Response | None:
    """The file at a path without escapes, a one-page PDF; None where none is."""
    if not path.startswith(_FOLDER):
        return None
    for decision in decisions:
        if any(path == _path(decision, name) for name in decision.files):
            line = f"{decision.reference} {decision.issued_on:%d/%m/%Y} - {slug_of(decision.summary)}"
            plain = line.replace("Đ", "D")
            return Response(body=one_page_pdf(plain), content_type="application/pdf")
    return None


def _path(decision: Decision, name: str) -> str:
    unique = uuid.uuid5(uuid.NAMESPACE_URL, f"{decision.portal}/{decision.reference}/{name}")
    return f"{_FOLDER}/{name}/{unique}"
