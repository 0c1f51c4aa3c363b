"""Redirects that lead astray."""

from collections.abc import Mapping

from doisoat.demo.exchange import Response, html_response
from doisoat.demo.misbehaving.fault import Fault, State
from doisoat.demo.misbehaving.site import ARTICLE, LIST, answering, article_page

_DONE: State = ("done", "redirected")
_ASTRAY: State = ("refused", "redirected to another host")
_NO_PAGE: State = ("refused", "redirected to no page")
_ROUND = "/tin-tuc/a/vong.html"
_HOPS = [f"/tin-tuc/a/buoc-{number}.html" for number in range(1, 12)]


def moved(target: str, status: int = 302) -> Response:
    """A redirect."""
    return Response(body=b"", status=status, headers={"Location": target})


def _astray(name: str, does: str, target: str, state: State = _ASTRAY) -> Fault:
    return Fault(name=name, does=does, portal=answering({ARTICLE: moved(target)}), ends={ARTICLE: state})


def _chain(name: str, does: str, hops: Mapping[str, str], ends: Mapping[str, State]) -> Fault:
    return Fault(name=name, does=does, portal=answering({a: moved(b) for a, b in hops.items()}), ends=ends)


FAULTS = (
    _astray(
        "redirect-to-itself",
        "sends the reader of an article to that article",
        ARTICLE,
        ("failed", "redirected to itself"),
    ),
    _astray(
        "redirect-to-home",
        "sends the reader of an article to the home page",
        "/",
        ("gone", "redirected to the home page"),
    ),
    _astray(
        "redirect-to-list",
        "sends the reader of an article that is gone to the list",
        LIST,
        ("gone", "redirected to a list page"),
    ),
    _astray("redirect-to-another-host", "sends the reader to another host", "http://elsewhere.localhost:1/"),
    _astray("redirect-to-private-address", "sends the reader to an address of the own network", "http://10.0.0.1/"),
    _astray(
        "redirect-to-metadata", "sends the reader to the secrets of a cloud", "http://169.254.169.254/latest/meta-data/"
    ),
    _astray("redirect-to-number", "sends the reader to this very machine, written as a number", "http://2130706433/"),
    _astray("redirect-to-file", "sends the reader to a file of the reader's own", "file:///etc/passwd", _NO_PAGE),
    _astray("redirect-to-javascript", "sends the reader to a script", "javascript:history.back()", _NO_PAGE),
    _chain(
        "redirect-in-circle",
        "sends the reader from one address to another and back",
        {ARTICLE: _ROUND, _ROUND: ARTICLE},
        {ARTICLE: _DONE, _ROUND: ("failed", "redirected in a circle")},
    ),
    _chain(
        "redirect-of-eleven-hops",
        "sends the reader over eleven addresses",
        dict(zip((ARTICLE, *_HOPS), _HOPS, strict=False)),
        {**dict.fromkeys((ARTICLE, *_HOPS[:4]), _DONE), _HOPS[4]: ("failed", "too many redirects")},
    ),
    Fault(
        name="redirect-to-new-address",
        does="has moved an article for good (301)",
        portal=answering(
            {ARTICLE: moved("/tin-tuc/a/chuyen.html", 301), "/tin-tuc/a/chuyen.html": html_response(article_page(2))}
        ),
        ends={ARTICLE: _DONE},
        documents=3,
    ),
    Fault(
        name="redirect-without-address",
        does="redirects without saying where to",
        portal=answering({ARTICLE: Response(body=b"", status=302)}),
        ends={ARTICLE: ("failed", "HTTP 302")},
    ),
    Fault(
        name="redirect-to-login",
        does="sends the reader of the list to a page where one has to log in",
        portal=answering(
            {
                LIST: moved("/dang-nhap"),
                "/dang-nhap": html_response("<form><input name=user><input name=password></form>"),
            }
        ),
        ends={LIST: _DONE, "/dang-nhap": ("quarantined", "fits no declared layout")},
        documents=0,
        told="{url}/dang-nhap: fits no declared layout",
    ),
)
