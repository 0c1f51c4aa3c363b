"""What a demonstration portal is asked and what it answers."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request: `host` in lower case without port, `query` and `form` with the last value of each parameter."""

    method: str
    host: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Host and port as the client named them."""
        return self.headers.get("Host", self.host)

    @property
    def cookies(self) -> Mapping[str, str]:
        """The cookies that came along; none where they cannot be read."""
        try:
            return {name: morsel.value for name, morsel in SimpleCookie(self.headers.get("Cookie", "")).items()}
        except CookieError:
            return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One answer; the length is counted when it is sent.

    `pieces` are sent as they are in place of everything else, for as long as the other side listens; then the
    connection is closed, or reset where they end in ConnectionResetError.
    """

    body: bytes
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    pieces: Callable[[], Iterator[bytes]] | None = None


#: Answers a request, or says None where the portal has nothing under that address.
Handler = Callable[[Request], Response | None]


def html_response(markup: str, status: int = 200) -> Response:
    """A page in UTF-8."""
    return Response(body=markup.encode(), status=status)
