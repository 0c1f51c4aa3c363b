"""Who answers is verified over real TLS, and what a source excepts is written down."""

from datetime import UTC, datetime, timedelta

import pytest
from crawl_client import rebuilt, rows, states
from scripted_portal import running_portal
from tls_portal import running_tls_portal, self_signed
from trustme import CA, KeyType

from crawler.archive.segments import segments_in
from store.database import opened_store

HOST = "tinh.localhost"
ROOT = CA()
BETWEEN = ROOT.create_child_ca()
NOW = datetime.now(UTC)
PAST, FUTURE = (NOW - timedelta(days=9), NOW - timedelta(days=1)), (NOW + timedelta(days=1), NOW + timedelta(days=9))
SELF_SIGNED, SELF = self_signed()


def issued(*hosts: str, by: CA = ROOT, chain: bool = True, dates: tuple = (None, None), **more) -> bytes:
    leaf = by.issue_cert(*hosts, not_before=dates[0], not_after=dates[1], **more)
    blobs = leaf.cert_chain_pems if chain else leaf.cert_chain_pems[:1]
    return leaf.private_key_pem.bytes() + b"".join(blob.bytes() for blob in blobs)


FAULTS = {
    "expired": (issued(HOST, dates=PAST), "certificate expired", {"tls": ["expired"]}),
    "not yet valid": (issued(HOST, dates=FUTURE), "certificate not valid yet", {"tls": ["expired"]}),
    "wrong host": (issued("other.localhost"), "certificate of another host", {"tls": ["other host name"]}),
    "incomplete chain": (
        issued(HOST, by=BETWEEN, chain=False),
        "certificate chain incomplete or of an unknown authority",
        {"tls": ["missing intermediate"], "certificates": BETWEEN.cert_pem.bytes().decode()},
    ),
    "self-signed": (
        SELF_SIGNED,
        "certificate signed by itself",
        {"certificates": SELF, "tls": ["missing intermediate", "other host name"]},
    ),
    "unknown authority": (
        issued(HOST, by=(unknown := CA())),
        "certificate chain incomplete or of an unknown authority",
        {"tls": ["missing intermediate"], "certificates": unknown.cert_pem.bytes().decode()},
    ),
    "weak key exchange": (
        issued(HOST, key_type=KeyType.RSA),
        "TLS handshake: dh key too small",
        {"tls": ["weak ciphers"]},
    ),
}


@pytest.fixture
def crawl_tls(run_crawl, tmp_path):
    def run(portal, **declared):
        (tmp_path / "root.pem").write_bytes(ROOT.cert_pem.bytes())
        url = portal.url.replace("http://127.0.0.1", f"https://{HOST}")
        here = {"allowed_hosts": [HOST], **declared}
        return run_crawl(url, source=here, environment={"SSL_CERT_FILE": str(tmp_path / "root.pem")})

    return run


@pytest.mark.parametrize("chain", [issued(HOST), issued(HOST, by=BETWEEN)])
def test_a_valid_certificate_is_verified_and_the_pages_say_so(crawl_tls, tmp_path, chain):
    with running_tls_portal(2, tmp_path, chain) as portal:
        crawled = crawl_tls(portal)
    assert (crawled.told["added"], crawled.told["broken"], crawled.stderr) == (2, {}, "")
    assert rows(tmp_path, "SELECT DISTINCT tls FROM pages") == [("verified",)]
    rebuilt(segments_in(tmp_path / "crawl.db.warc"), tmp_path / "rebuilt.db")
    with opened_store(tmp_path / "rebuilt.db", create=False) as db:
        assert [tuple(row) for row in db.execute("SELECT DISTINCT tls FROM pages")] == [("verified",)]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_and_excepted_by_declaration_only(crawl_tls, tmp_path, fault):
    chain, reason, exception = FAULTS[fault]
    with running_tls_portal(2, tmp_path, chain, weak=fault == "weak key exchange") as portal:
        crawled = crawl_tls(portal)
        assert portal.paths == []
        assert states(tmp_path) == {"/tin-tuc": ("failed", reason)}
        assert crawled.told["broken"] == {"binhdinh": f"{HOST}: {reason}"}
        assert crawled.stderr == ""
        crawled = crawl_tls(portal, **exception)
    assert crawled.told["added"] == 2
    assert rows(tmp_path, "SELECT DISTINCT tls FROM pages") == [(", ".join(exception["tls"]),)]


@pytest.mark.parametrize(
    ("fault", "exception"),
    [
        ("expired", ["weak ciphers", "missing intermediate", "other host name"]),
        ("wrong host", ["weak ciphers", "missing intermediate", "expired"]),
        ("self-signed", ["weak ciphers", "missing intermediate", "other host name", "expired"]),
        ("incomplete chain", ["weak ciphers", "missing intermediate", "other host name", "expired"]),
    ],
)
def test_one_exception_does_not_stand_for_another(crawl_tls, tmp_path, fault, exception):
    with running_tls_portal(2, tmp_path, FAULTS[fault][0]) as portal:
        assert crawl_tls(portal, tls=exception).told["added"] == 0
    assert states(tmp_path) == {"/tin-tuc": ("failed", FAULTS[fault][1])}


def test_a_page_without_encryption_says_nothing_of_it(run_crawl, tmp_path):
    with running_portal(1) as portal:
        run_crawl(portal.url)
    assert rows(tmp_path, "SELECT DISTINCT tls FROM pages") == [(None,)]
