"""Portals that let themselves be asked on a condition, each by its own header, and one that does not."""

import http.client

import pytest

from doisoat.demo.conditional import conditional
from doisoat.demo.exchange import Request, Response, html_response
from doisoat.demo.portals import PORTALS
from doisoat.demo.server import running

PAGE = html_response("<p>901</p>")


def asked(**headers: str) -> Request:
    return Request(
        method="GET", host="x.localhost", path="/", headers={k.replace("_", "-"): v for k, v in headers.items()}
    )


@pytest.mark.parametrize(
    ("validator", "condition"), [("ETag", "If_None_Match"), ("Last-Modified", "If_Modified_Since")]
)
def test_a_page_is_sent_once_and_again_when_it_changed(validator: str, condition: str) -> None:
    first = conditional(asked(), PAGE, validator)
    assert (first.status, first.body) == (200, PAGE.body)
    said = {condition: first.headers[validator]}
    again = conditional(asked(**said), PAGE, validator)
    assert (again.status, again.body, again.headers[validator]) == (304, b"", said[condition])
    changed = conditional(asked(**said), html_response("<p>910</p>"), validator)
    assert (changed.status, changed.headers[validator] != said[condition]) == (200, True)


def test_what_is_no_page_has_no_validator() -> None:
    for response in (html_response("404", 404), Response(body=b"", status=301, headers={"Location": "/x"})):
        assert conditional(asked(), response, "ETag") is response
    assert conditional(asked(), PAGE, None) is PAGE


def test_some_portals_have_an_etag_some_a_date_some_neither() -> None:
    assert {portal.validator for portal in PORTALS} == {"ETag", "Last-Modified", None}


def test_over_the_wire_nothing_follows_and_the_connection_goes_on() -> None:
    sent: list[tuple[int, int]] = []
    headers = {"Host": "bacninh.localhost:1"}
    with running(articles=1, record=lambda _, response: sent.append((response.status, len(response.body)))) as url:
        kept = http.client.HTTPConnection(url.removeprefix("http://"))
        kept.request("GET", "/chinh-tri", headers=headers)
        first = kept.getresponse()
        body = first.read()
        kept.request("GET", "/chinh-tri", headers=headers | {"If-Modified-Since": first.headers["Last-Modified"]})
        second = kept.getresponse()
        assert (second.status, second.read()) == (304, b"")
        kept.request("GET", "/", headers=headers)
        assert kept.getresponse().read()
        kept.close()
    assert sent[:2] == [(200, len(body)), (304, 0)]
