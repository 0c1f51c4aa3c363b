"""Headers of an answer as text."""

from scrapy.http import Response


def header(response: Response, name: str) -> str:
    """The value of a header, empty where it was not sent."""
    return (response.headers.get(name) or b"").decode("latin-1").strip()
