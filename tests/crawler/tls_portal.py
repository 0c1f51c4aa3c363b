"""The scripted portal behind TLS, with certificates made for the test."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripted_portal import Portal, running_portal
from trustme import CA

#: The second Oakley group (RFC 2409, 6.2): 1024 bits, what old servers still offer.
_OAKLEY = """\
-----BEGIN DH PARAMETERS-----
MIGHAoGBAP//////////yQ/aoiFowjTExmKLgNwc0SkCTgiKZ8x0Agu+pjsTmyJR
Sgh5jjQE3e+VGbPNOkMbMCsKbfJfFDdP4TVtbVHCReSFtXZiXn7G9ExC6aY37WsL
/1y29Aa37e44a/taiZ+lrp8kEXxLH+ZJKGZR7OZTgf//////////AgEC
-----END DH PARAMETERS-----
"""


@contextmanager
def running_tls_portal(articles: int, folder: Path, key_and_chain: bytes, *, weak: bool = False) -> Iterator[Portal]:
    """`weak`: with nothing but an old key exchange."""
    (folder / "server.pem").write_bytes(key_and_chain)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if weak:
        context.set_ciphers("DHE-RSA-AES128-GCM-SHA256:@SECLEVEL=1")
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        (folder / "dh.pem").write_text(_OAKLEY)
        context.load_dh_params(folder / "dh.pem")
    context.load_cert_chain(folder / "server.pem")
    with running_portal(articles) as portal:
        portal.socket = context.wrap_socket(portal.socket, server_side=True, do_handshake_on_connect=False)
        yield portal


def self_signed() -> tuple[bytes, str]:
    """Key and certificate of an authority that answers itself, and that certificate."""
    authority = CA()
    return authority.private_key_pem.bytes() + authority.cert_pem.bytes(), authority.cert_pem.bytes().decode()
