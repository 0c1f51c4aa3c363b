"""The files of the decisions: their addresses in the document library, and their bytes."""

import uuid
from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from doisoat.demo.decision import Decision
from doisoat.demo.exchange import Response
from doisoat.demo.one_page_pdf import one_page_pdf
from doisoat.demo.portals.file_manners import MOVED, file_headers, odd_answer
from doisoat.demo.resources import resource_bytes
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
    """The file at a path without escapes; None where none is."""
    if not path.startswith((_FOLDER, MOVED)):
        return None
    for decision in decisions:
        for name in decision.files:
            if path == _path(decision, name):
                return odd_answer(name) or _file(decision, name)
            if path == MOVED + name:
                return _file(decision, name)
    return None


def _file(decision: Decision, name: str) -> Response:
    """The whole file where we have made one, else one page."""
    content = resource_bytes(f"files/{name}")
    if content is not None:
        kind, headers = file_headers(name, f"Quyết định {decision.reference.replace('/', '-')}")
        return Response(body=content, content_type=kind, headers=headers)
    line = f"{decision.reference} {decision.issued_on:%d/%m/%Y} - {slug_of(decision.summary)}"
    return Response(body=one_page_pdf(line.replace("Đ", "D")), content_type="application/pdf")


def _path(decision: Decision, name: str) -> str:
    unique = uuid.uuid5(uuid.NAMESPACE_URL, f"{decision.portal}/{decision.reference}/{name}")
    return f"{_FOLDER}/{name}/{unique}"
