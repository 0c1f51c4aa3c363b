"""Headers of an answer as text, and those that ask on a condition."""

from scrapy.http import Response


def header(response: Response, name: str) -> str:
    """The value of a header, empty where it was not sent."""
    return (response.headers.get(name) or b"").decode("latin-1").strip()


def conditions(etag: str | None, last_modified: str | None) -> dict[str, str]:
    """The headers that ask for a page only if it is not as it was when its server said this of it (RFC 9110, 13.1)."""
    said = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in said.items() if value}
