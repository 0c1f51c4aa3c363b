"""How portals hand out files: with the headers of their servers, and at times with something else in their place."""

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.parse import quote

from doisoat.demo.exchange import Response, html_response

#: Where files lie since the portal was moved; the old address of one of them leads there.
MOVED = "/documents/d/guest/"
_TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".pdf": "application/pdf",
        ".doc": "application/msword",
        ".rtf": "text/rtf",
        ".zip": "application/x-zip-compressed",
    }
)


def file_headers(name: str, title: str) -> tuple[str, Mapping[str, str]]:
    """The stated type, often no more than bytes, and the name to save it by: UTF-8 as RFC 6266 asks, or put in raw."""
    ending = PurePosixPath(name).suffix
    kind = _TYPES.get(ending, "application/octet-stream")
    if ending == ".pdf":
        return kind, {}
    if ending in {".doc", ".xlsx"}:
        return kind, {"Content-Disposition": f'attachment; filename="{_misread(title + ending)}"'}
    return kind, {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(title + ending)}"}


def odd_answer(name: str) -> Response | None:
    """What comes in place of the file of this name; None where the file comes."""
    odd = _ODD.get(name)
    return odd(name) if odd else None


def _error_page(_name: str) -> Response:
    """An error told with status 200, under the type of a PDF."""
    page = html_response(
        "<!DOCTYPE html><html><title>Lỗi</title><h1>Không đọc được tài liệu</h1><p>Mã: 0x80</p></html>"
    )
    return Response(body=page.body, content_type="application/pdf")


def _wrong_address(_name: str) -> Response:
    return Response(body=b"Wrong URL", content_type="application/octet-stream")


def _moved(name: str) -> Response:
    return Response(body=b"", status=302, headers={"Location": MOVED + quote(name)})


_ODD: Mapping[str, Callable[[str], Response]] = MappingProxyType(
    {"2119_QD-UBND.pdf": _error_page, "1731_danh muc.pdf": _wrong_address, "1588_QD-UBND.signed.pdf": _moved}
)
#: The files that nobody gets: the portal offers them and gives something else.
WITHHELD = frozenset(name for name, odd in _ODD.items() if odd is not _moved)


def _misread(name: str) -> str:
    """The letters that a client sees who takes UTF-8 for Latin-1."""
    return name.encode().decode("latin-1")
