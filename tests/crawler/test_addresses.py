"""Addresses that are not public are never connected to, however they are written and whoever names them."""

import socket
from urllib.parse import urlsplit

import pytest
from crawl_client import states
from scripted_portal import Answer, Portal, article_page, list_page, running_portal

from crawler.addresses import obstacle, proxies
from crawler.urls import is_allowed, resolve_link

MACHINE, LINK_LOCAL, OTHER = "this very machine", "a link-local address", "an address that is not public"
METADATA, MULTICAST = "the address of a cloud's metadata", "a multicast address"
NOT_PUBLIC = {
    MACHINE: """
        127.0.0.1 127.8.9.10 0.0.0.0 ::1 :: ::ffff:127.0.0.1 ::ffff:7f00:1 ::127.0.0.1 ::ffff:0:127.0.0.1
        64:ff9b::7f00:1 64:ff9b:1::7f00:1 2002:7f00:1:: 0:0:0:0:0:ffff:7f00:0001""",
    LINK_LOCAL: "169.254.169.254 169.254.0.1 ::ffff:169.254.169.254 64:ff9b::a9fe:a9fe 2002:a9fe:a9fe:: fe80::1%eth0",
    METADATA: "168.63.129.16 100.100.100.200 fd00:ec2::254 ::ffff:168.63.129.16",
    MULTICAST: "224.0.0.1 239.255.255.250 ff02::1",
    OTHER: """
        10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 100.64.0.1 100.127.255.255 198.18.0.1 192.0.2.1 203.0.113.5
        240.0.0.1 255.255.255.255 fc00::1 fd12::1 2001:db8::1 4000::1 ::ffff:10.0.0.1 64:ff9b::a00:1 2002:a00:1::
        2001:0:a00:1:8000:63bf:3fff:fdd2""",
}


@pytest.mark.parametrize(
    ("address", "kind"), [(a, kind) for kind, several in NOT_PUBLIC.items() for a in several.split()]
)
def test_addresses_that_are_not_public(address, kind):
    assert obstacle(address) == f"leads to {kind}"


@pytest.mark.parametrize("address", ["203.162.4.190", "8.8.8.8", "2606:4700::1111", "2002:808:808::", "100.128.0.1"])
def test_public_addresses(address):
    assert obstacle(address) is None


@pytest.mark.parametrize("text", ["", "binhdinh.gov.vn", "2130706433", "0x7f.1", "127.1", "127.0.0.1.", "[::1]"])
def test_what_is_no_address_is_refused(text):
    assert obstacle(text) == "leads to no network address"


def test_only_the_proxies_of_the_environment_are_exempt(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "ftp_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert proxies() == set()
    monkeypatch.setenv("http_proxy", "http://user:secret@10.1.2.3:3128")
    monkeypatch.setenv("https_proxy", "10.1.2.4:3129")
    assert proxies() == {("10.1.2.3", 3128), ("10.1.2.4", 3129)}


#: How a page may write an address within; PORT is that of a server that must never be asked.
TRICKS = r"""
http://127.0.0.1:PORT/x
http://localhost:PORT/x
http://localhost.:PORT/x
http://2130706433:PORT/x
http://017700000001:PORT/x
http://0x7f000001:PORT/x
http://0177.0.0.1:PORT/x
http://0x7f.0.0.1:PORT/x
http://127.1:PORT/x
http://0:PORT/x
http://0.0.0.0:PORT/x
http://[::1]:PORT/x
http://[::ffff:127.0.0.1]:PORT/x
http://[::ffff:7f00:1]:PORT/x
http://[64:ff9b::7f00:1]:PORT/x
http://[2002:7f00:1::]:PORT/x
http://portal.localhost@127.0.0.1:PORT/x
http://portal.localhost:80@127.0.0.1:PORT/x
http://127.0.0.1:PORT\@portal.localhost/x
http://127.0.0.1:PORT#@portal.localhost/x
http://portal.localhost.127.0.0.1:PORT/x
http://１２７.０.０.１:PORT/x
http://127。0。0。1:PORT/x
http://ⓛocalhost:PORT/x
http://169.254.169.254/latest/meta-data/
//127.0.0.1:PORT/x
https:127.0.0.1:PORT/x
\\127.0.0.1:PORT\x
gopher://127.0.0.1:PORT/x
file://127.0.0.1/etc/passwd
"""


@pytest.mark.parametrize("trick", TRICKS.split())
def test_no_spelling_leads_out_of_the_hosts_of_the_source(trick):
    address = resolve_link("https://portal.localhost/tin-tuc", trick.replace("PORT", "8765"))
    if address and is_allowed(address, ("portal.localhost",)):
        assert urlsplit(address).netloc == "portal.localhost"  # where a browser would go elsewhere, we stay


def test_redirects_that_lead_within_are_contained_and_the_crawl_goes_on(run_crawl, tmp_path):
    paths = [f"/tin-tuc/a/{number}.html" for number in range(len(TRICKS.split()))]
    with running_portal(3) as portal, running_portal() as within:
        moved = [trick.replace("PORT", str(within.server_port)) for trick in TRICKS.split()]
        scripts = {
            path: [Answer(status=302, headers={"Location": target.encode().decode("latin-1")})]
            for path, target in zip(paths, moved, strict=True)
        }
        portal.reset({**scripts, "/tin-tuc": [Answer(list_page(1, 3, *paths).encode())]})
        crawled = run_crawl(portal.url.replace("127.0.0.1", "portal.localhost"), source=ALLOWED)
    assert within.paths == []
    assert (crawled.told["added"], crawled.told["pending"], crawled.stderr) == (3, 0, "")
    assert {states(tmp_path)[path][0] for path in paths} <= {"refused", "done"}


ALLOWED = {"allowed_hosts": ["portal.localhost"]}
NO_EXCEPTION = {"settings": {"DOISOAT_LOOPBACK_PORTS": []}}


@pytest.mark.parametrize(
    ("host", "reason"),
    [
        ("127.0.0.1", MACHINE), ("localhost", MACHINE), ("portal.localhost", MACHINE), ("2130706433", MACHINE),
        ("0177.0.0.1", MACHINE), ("0x7f.0.0.1", MACHINE), ("127.1", MACHINE), ("0", MACHINE),
    ],
)  # fmt: skip
def test_a_declared_host_on_this_machine_is_refused_but_for_the_demonstration(run_crawl, tmp_path, host, reason):
    with running_portal(2) as portal:
        crawled = run_crawl(
            portal.url.replace("127.0.0.1", host), source={"allowed_hosts": [host]}, options=NO_EXCEPTION
        )
    assert portal.paths == []
    assert states(tmp_path) == {"/tin-tuc": ("refused", f"leads to {reason}")}
    assert crawled.told["broken"] == {"binhdinh": f"{host}: leads to {reason}"}


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("127.0.0.1", MACHINE), ("127.0.0.2", MACHINE), ("::ffff:127.0.0.1", MACHINE), ("64:ff9b::7f00:1", MACHINE),
        ("10.0.0.1", OTHER), ("192.168.0.1", OTHER), ("100.64.0.1", OTHER), ("169.254.169.254", LINK_LOCAL),
    ],
)  # fmt: skip
def test_a_name_that_resolves_to_an_address_within_is_refused(run_crawl, tmp_path, address, reason):
    with running_portal(2) as portal:
        url = portal.url.replace("127.0.0.1", "tinh.example")
        crawled = run_crawl(
            url, source={"allowed_hosts": ["tinh.example"]}, options=NO_EXCEPTION, names={"tinh.example": [address]}
        )
    assert portal.paths == []
    assert states(tmp_path) == {"/tin-tuc": ("refused", f"leads to {reason}")}
    assert crawled.stderr == ""


def test_a_name_that_changes_its_address_between_two_requests_is_refused(run_crawl, tmp_path):
    closing = [Answer(body, headers={"Connection": "close"}) for body in (b"", list_page(1, 2).encode())]
    with running_portal(2, {"/robots.txt": closing[:1], "/tin-tuc": closing[1:]}) as portal:
        within = Portal(2, {}, ("127.0.0.2", portal.server_port))
        crawled = run_crawl(
            portal.url.replace("127.0.0.1", "tinh.example"),
            source={"allowed_hosts": ["tinh.example"]},
            names={"tinh.example": ["127.0.0.1", "127.0.0.1", "127.0.0.2"]},
        )
        within.socket.settimeout(0.01)
        with pytest.raises(TimeoutError):
            within.socket.accept()
        within.server_close()
    assert portal.paths == ["/robots.txt", "/tin-tuc"]
    assert crawled.told["added"] == 0
    assert states(tmp_path)["/tin-tuc/a/bai-1.html"] == ("refused", f"leads to {MACHINE}")
    assert crawled.told["broken"]


def test_a_proxy_that_the_environment_names_may_be_within(run_crawl):
    """It stands between us and the portal, and gets the whole address."""
    with running_portal(0) as proxy:
        within = {"http_proxy": proxy.url}
        run_crawl(
            "http://tinh.example",
            source={"allowed_hosts": ["tinh.example"]},
            environment=within,
            options={"settings": {"DOISOAT_LOOPBACK_PORTS": [], "HTTPPROXY_ENABLED": True}},
        )
    assert proxy.paths[0] == "http://tinh.example/robots.txt"


def test_the_demonstration_may_ask_its_own_port_only(run_crawl, tmp_path):
    with running_portal(1) as portal, socket.create_server(("127.0.0.1", 0)) as other:
        target = f"http://binhdinh.localhost:{other.getsockname()[1]}/tin-tuc/x.html"
        listing = list_page(1, 1, target)
        portal.reset({"/tin-tuc": [Answer(listing.encode())], "/x": [Answer(article_page(1).encode())]})
        crawled = run_crawl({"binhdinh": {}}, options={"demo": portal.url})
    assert crawled.told["added"] == 1
    assert states(tmp_path)["/tin-tuc/x.html"] == ("refused", f"leads to {MACHINE}")
