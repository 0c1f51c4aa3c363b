"""The demonstration server over real sockets."""

import http.client
import re
import socket
from collections.abc import Iterator

import pytest

from doisoat.demo.exchange import Request
from doisoat.demo.portals import PORTALS
from doisoat.demo.server import running, serve
from doisoat.records.errors import OperationError

HOST = "binhdinh.localhost:8765"


@pytest.fixture(scope="module")
def connection() -> Iterator[http.client.HTTPConnection]:
    with running(articles=60) as base_url:
        kept = http.client.HTTPConnection(base_url.removeprefix("http://"))
        yield kept
        kept.close()


def fetched(connection: http.client.HTTPConnection, path: str, host: str = HOST) -> tuple[int, str]:
    connection.request("GET", path, headers={"Host": host})
    response = connection.getresponse()
    return response.status, response.read().decode()


def test_the_bare_address_lists_the_portals(connection: http.client.HTTPConnection):
    for host in ("127.0.0.1:8765", "localhost"):
        status, page = fetched(connection, "/", host)
        assert status == 200
        assert f'href="http://binhdinh.localhost:{connection.port}/"' in page


def test_following_next_pages_reaches_every_article_once(connection: http.client.HTTPConnection):
    path, seen, sizes = "/tin-tuc", [], []
    while path:
        status, page = fetched(connection, path)
        assert status == 200
        links = re.findall(r'class="article-title common-title" href="([^"]+)"', page)
        sizes.append(len(links))
        seen += links
        following = re.search(r'class="next-pages" href="([^"]+)"', page)
        path = following[1] if following else ""
    assert sizes == [12, 3]
    assert len(set(seen)) == 15
    assert {fetched(connection, link)[0] for link in seen} == {200}


def test_an_article_page_has_the_marks_of_the_platform(connection: http.client.HTTPConnection):
    _, page = fetched(connection, "/tin-tuc/cai-cach-hanh-chinh/cong-bo-1100-thu-tuc-muc-do-4.html")
    assert '<h1 class="title-detail">Thêm 1100 thủ tục' in page
    assert '<div class="post-date">Thứ ba, 08/06/2021 | 08:15' in page
    assert '<div class="article-brief common-brief">(binhdinh.gov.vn) - Từ nay' in page
    assert '<table class="expNoEdit"' in page
    assert "901/1499 thủ tục hành chính, đạt tỷ lệ 70.8%" in page


@pytest.mark.parametrize(
    ("path", "host"),
    [
        ("/favicon.ico", HOST),
        ("/tin-tuc?page=3", HOST),
        ("/tin-tuc?page=x", HOST),
        ("/tin-tuc/khong-co", HOST),
        ("/tin-tuc", "127.0.0.1"),
        ("/", "unknown.localhost"),
        ("/<script>", HOST),
        ("//[", HOST),
        ("/", "["),
    ],
)
def test_what_is_not_there_is_a_404(connection: http.client.HTTPConnection, path: str, host: str):
    status, page = fetched(connection, path, host)
    assert status == 404
    assert "<script>" not in page


def test_forms_are_read_and_the_connection_goes_on():
    seen: list[Request] = []
    with running(articles=1, observe=seen.append) as base_url:
        kept = http.client.HTTPConnection(base_url.removeprefix("http://"))
        for sent in ("a=1&b=%C4%91", "a=2", ""):
            kept.request("POST", "/", sent, {"Host": HOST})
            assert kept.getresponse().read()
        kept.close()
    assert [dict(r.form) for r in seen] == [{"a": "1", "b": "đ"}, {"a": "2"}, {}]


def test_one_portal_is_slower_than_the_others():
    assert [(p.name, p.latency_ms) for p in PORTALS if p.latency_ms] == [("bacninh", 150)]


def test_robots_allow_all(connection: http.client.HTTPConnection):
    assert fetched(connection, "/robots.txt") == (200, "User-agent: *\nAllow: /\n")


def test_head_gives_the_length_without_the_body(connection: http.client.HTTPConnection):
    _, page = fetched(connection, "/tin-tuc")
    connection.request("HEAD", "/tin-tuc", headers={"Host": HOST})
    response = connection.getresponse()
    assert (int(response.headers["Content-Length"]), response.read()) == (len(page.encode()), b"")


def test_requests_are_observed_in_order():
    seen: list[Request] = []
    with running(articles=2, observe=seen.append) as base_url:
        kept = http.client.HTTPConnection(base_url.removeprefix("http://"))
        for path in ("/tin-tuc?page=1", "/x"):
            fetched(kept, path)
        kept.close()
    assert [(r.host, r.path, dict(r.query)) for r in seen] == [
        ("binhdinh.localhost", "/tin-tuc", {"page": "1"}),
        ("binhdinh.localhost", "/x", {}),
    ]


def test_nothing_is_answered_after_the_end():
    with running(articles=1) as base_url:
        kept = http.client.HTTPConnection(base_url.removeprefix("http://"))
        assert fetched(kept, "/tin-tuc")[0] == 200
    with pytest.raises((http.client.HTTPException, OSError)):
        fetched(kept, "/tin-tuc")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", int(base_url.rpartition(":")[2])))
    kept.close()


def test_a_port_in_use_is_named_with_the_way_out():
    with running(articles=1) as base_url:
        port = int(base_url.rpartition(":")[2])
        with pytest.raises(OperationError, match=rf"^port {port} is in use: choose another with --port$"):
            serve(port)


def test_a_port_that_cannot_be_is_named():
    with pytest.raises(OperationError, match=r"^port 70000 does not exist: choose 1 to 65535 with --port$"):
        serve(70000)
