"""The cookie challenge of a shield before a portal.

Without the cookie every address answers with status 200 and a tiny page whose script sets `D1N=<32 hex>` and loads
the address again. With the cookie the portal itself answers. The value is the same for every visitor.
"""

import hashlib

from doisoat.demo.exchange import Handler, Request, Response, html_response

COOKIE = "D1N"


def challenge_value(host: str) -> str:
    """The value that the script of this host sets: 32 hexadecimal digits."""
    return hashlib.sha256(host.encode()).hexdigest()[:32]


def behind_challenge(handler: Handler) -> Handler:
    """The same portal, answering only to those who bring the cookie."""

    def answer(request: Request) -> Response | None:
        value = challenge_value(request.host)
        if request.cookies.get(COOKIE) == value:
            return handler(request)
        script = f'document.cookie="{COOKIE}={value}"+"; path=/";window.location.reload(true);'
        return html_response(f"<html><body><script>{script}</script></body></html>")

    return answer
