"""What portals answer to the question for robots.txt."""

from doisoat.demo.exchange import Response
from doisoat.demo.misbehaving.connections import raw, silence
from doisoat.demo.misbehaving.fault import Fault
from doisoat.demo.misbehaving.site import ARTICLE, LIST, answering

_PATH = "/robots.txt"


def _rules(text: str, status: int = 200, content_type: str = "text/plain") -> Response:
    return Response(body=text.encode(), status=status, content_type=content_type)


def _unknown(name: str, does: str, response: Response, reason: str) -> Fault:
    """A portal that cannot be asked has not said yes."""
    return Fault(
        name=name,
        does=does,
        portal=answering({_PATH: response}),
        ends={LIST: ("pending", f"robots.txt: {reason}")},
        documents=0,
        told=f"{{host}}: robots.txt: {reason}",
    )


def _forbidding(name: str, does: str, response: Response) -> Fault:
    return Fault(
        name=name,
        does=does,
        portal=answering({_PATH: response}),
        ends={LIST: ("refused", "robots.txt forbids it")},
        documents=0,
        told="{url}/tin-tuc: robots.txt forbids it",
    )


FAULTS = (
    _unknown("robots-500", "has an error where robots.txt is", _rules("", 500), "HTTP 500"),
    _unknown("robots-503", "is not available where robots.txt is", _rules("", 503), "HTTP 503"),
    _unknown("robots-closed", "closes the connection where robots.txt is", raw(), "connection failed"),
    _unknown(
        "robots-loop",
        "sends who asks for robots.txt in a circle",
        Response(body=b"", status=302, headers={"Location": _PATH}),
        "HTTP 302",
    ),
    _forbidding("robots-403", "forbids to read robots.txt", _rules("", 403)),
    _forbidding("robots-forbids", "lets no program in", _rules("User-agent: *\nDisallow: /\n")),
    Fault(
        name="robots-forbids-one",
        does="keeps programs from one article",
        portal=answering({_PATH: _rules(f"User-agent: *\nDisallow: {ARTICLE}\n")}),
        ends={ARTICLE: ("refused", "robots.txt forbids it")},
    ),
    Fault(
        name="robots-as-page",
        does="shows its home page where robots.txt should be",
        portal=answering({_PATH: _rules("<html><body>Disallow: /</body></html>", content_type="text/html")}),
        documents=3,
    ),
    Fault(
        name="robots-crawl-delay",
        does="wants a pause between two requests",
        portal=answering({_PATH: _rules("User-agent: *\nCrawl-delay: 0.4\nAllow: /\n")}),
        documents=3,
    ),
    Fault(
        name="robots-silent",
        does="never answers who asks for robots.txt",
        portal=answering({_PATH: Response(body=b"", pieces=silence)}),
        ends={LIST: ("pending", "robots.txt: no answer in time")},
        documents=0,
        told="{host}: robots.txt: no answer in time",
        slow=True,
    ),
)
