"""What stands before every page: who may ask what, and what a browser may do with the answer."""

import csv
import io
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

#: Nothing but our own origin; no script of a page itself, only files of ours. Datasette's tables style themselves.
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_METHODS = ("GET", "HEAD")
#: A name that leads here from elsewhere is how a foreign page would read along (DNS rebinding).
_OWN_HOST = re.compile(rb"(localhost|127\.0\.0\.1|\[::1\])(:\d+)?")


def guarded(app: App, harmless: Callable[[object], str]) -> App:
    """The application behind the guard; cells of CSV answers go through `harmless`."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
        elif scope["method"] not in _METHODS:
            await _refuse(send, 405, "Bàn đối soát chỉ để đọc. The desk only reads: GET and HEAD.")
        elif not _OWN_HOST.fullmatch(dict(scope["headers"]).get(b"host", b"localhost")):
            await _refuse(send, 421, "Chỉ phục vụ máy này. Only this machine is served.")
        else:
            is_table = scope["path"].endswith(".csv")
            await app(scope, receive, _dressed(send, harmless if is_table else None))

    return answer


def _dressed(send: Send, harmless: Callable[[object], str] | None) -> Send:
    """Sends what it is given with our headers; cells of a table go through `harmless`."""

    async def pass_on(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [*message.get("headers", ()), *_HEADERS]
            message = {**message, "headers": [h for h in headers if not harmless or h[0].lower() != b"content-length"]}
        elif harmless and message.get("body"):
            message = {**message, "body": _harmless_rows(message["body"], harmless)}
        await send(message)

    return pass_on


def _harmless_rows(body: bytes, harmless: Callable[[object], str]) -> bytes:
    """Datasette sends whole rows."""
    rows = csv.reader(io.StringIO(body.decode(), newline=""))
    out = io.StringIO(newline="")
    csv.writer(out).writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode()


async def _refuse(send: Send, status: int, reason: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *_HEADERS]
    if status == 405:
        headers.append((b"allow", b"GET, HEAD"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{reason}\n".encode()})
