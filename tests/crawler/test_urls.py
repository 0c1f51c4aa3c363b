"""One spelling for each page, and links that lead nowhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.urls import canonical_url, is_allowed, resolve_link

PAGE = "https://binhdinh.gov.vn/tin-tuc/"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://BinhDinh.gov.vn:443/Tin?b=2&a=1#x", "https://binhdinh.gov.vn/Tin?a=1&b=2"),
        ("http://binhdinh.localhost:8765", "http://binhdinh.localhost:8765/"),
        ("https://x.vn/a?fbclid=1&utm_source=z&page=2", "https://x.vn/a?page=2"),
        ("https://x.vn/a;jsessionid=0A1B?p_p_auth=z&_t=9", "https://x.vn/a"),
        ("https://x.vn/tin tức.html", "https://x.vn/tin%20t%E1%BB%A9c.html"),
        ("https://x.vn./a", "https://x.vn/a"),
        ("https://x.vn/a;JSESSIONID=0A1B.node1?b=1", "https://x.vn/a?b=1"),
        ("https://x.vn/a?PHPSESSID=1&utm_campaign=x&UTM_Medium=y&gclid=z&zarsrc=30&b=1", "https://x.vn/a?b=1"),
        ("https://x.vn/documents/1/2/t.pdf?version=1.0&t=1620000000&_gl=3", "https://x.vn/documents/1/2/t.pdf"),
        (
            "https://x.vn/c?p_p_lifecycle=0&p_p_id=k&p_p_col_pos=1&p_p_auth=Ab",
            "https://x.vn/c?p_p_id=k&p_p_lifecycle=0",
        ),
        ("https://u:p@x.vn/a", "https://x.vn/a"),
        ("http://[::1]:8765/a", "http://[::1]:8765/a"),
    ],
)
def test_canonical(url, canonical):
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


NOWHERE = """
#
#top
javascript:;
javascript:__doPostBack('a','b')
mailto:a@b.vn
tel:0256
data:,x
ftp://x.vn/a
file:///etc/passwd
http://
http://[::1
https://x.vn:port/
"""


@pytest.mark.parametrize("href", ["", "  ", *NOWHERE.split()])
def test_links_that_lead_nowhere(href):
    assert resolve_link(PAGE, href) is None


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("a.html", "https://binhdinh.gov.vn/tin-tuc/a.html"),
        ("/a.html", "https://binhdinh.gov.vn/a.html"),
        ("?page=2", "https://binhdinh.gov.vn/tin-tuc/?page=2"),
        ("//www.binhdinh.gov.vn/a", "https://www.binhdinh.gov.vn/a"),
    ],
)
def test_relative_links(href, address):
    assert resolve_link(PAGE, href) == address


def test_hosts_are_taken_to_the_letter():
    assert is_allowed("https://a.vn:8080/x", ("a.vn",))
    assert not is_allowed("https://b.a.vn/x", ("a.vn",))
    assert not is_allowed("https://a.vn@evil.vn/x", ("a.vn",))


@given(st.text(max_size=60))
def test_no_link_breaks_it(href):
    address = resolve_link(PAGE, href)
    assert address is None or resolve_link(PAGE, address) == address
