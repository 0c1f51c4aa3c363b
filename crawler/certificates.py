"""Who answers is verified, by chain, date and host name, but for the exceptions that a source declares.

`SourceDeclaration.tls` names them, `SourceDeclaration.certificates` are certificates to trust for this source alone:
an intermediate one that the server forgets to send, or one that signed itself.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any, cast
from weakref import ref

from cryptography.x509 import load_pem_x509_certificates
from OpenSSL import SSL
from OpenSSL.crypto import X509, X509Store
from service_identity import VerificationError
from service_identity.exceptions import CertificateError
from service_identity.hazmat import DNS_ID, IPAddress_ID, ServiceID, verify_service_identity
from service_identity.pyopenssl import extract_patterns
from twisted.internet.abstract import isIPAddress, isIPv6Address
from twisted.internet.interfaces import IOpenSSLClientConnectionCreator
from twisted.protocols.tls import TLSMemoryBIOProtocol
from twisted.python.failure import Failure
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer

from crawler.refusal import GuardRefusal

#: OpenSSL's verification errors (X509_V_ERR_…), in words; those of dates can be excepted.
_DATES: Mapping[int, str] = {9: "certificate not valid yet", 10: "certificate expired"}
_ERRORS: Mapping[int, str] = {
    **_DATES,
    18: "certificate signed by itself",
    19: "certificate of an unknown authority",
    20: "certificate chain incomplete or of an unknown authority",
    21: "certificate chain incomplete or of an unknown authority",
    **dict.fromkeys((66, 67, 68), "certificate with a weak key or hash"),
}
#: A connection that was cut may come to be; every other fault of a handshake is there to stay.
_PASSING = ("unexpected eof", "system lib")
_LEGACY_SERVER_CONNECT = 0x4

_Verify = Callable[[SSL.Connection, X509, int, int, int], bool]


class CertificateRefusal(GuardRefusal):
    """Raised where it is not certain who answers, or the encryption is too weak."""

    state = "failed"


@implementer(IPolicyForHTTPS)
class CertificatePolicy:
    """How the servers of one source are verified; `exceptions` are of `crawler.source.TLS_NEEDS`."""

    def __init__(self, exceptions: Collection[str], certificates: str) -> None:
        level = 1 if "weak ciphers" in exceptions else 2
        self._exceptions = exceptions
        self._context = SSL.Context(SSL.TLS_CLIENT_METHOD)
        self._context.set_min_proto_version(SSL.TLS1_2_VERSION)
        self._context.set_cipher_list(f"DEFAULT:@SECLEVEL={level}".encode())
        self._context.set_options(SSL.OP_NO_COMPRESSION | (_LEGACY_SERVER_CONNECT if level == 1 else 0))
        self._context.set_default_verify_paths()
        store = cast("X509Store", self._context.get_cert_store())
        for certificate in load_pem_x509_certificates(certificates.encode()) if certificates else ():
            store.add_cert(X509.from_cryptography(certificate))

    def creatorForNetloc(self, hostname: bytes, port: int) -> "_Connections":  # noqa: ARG002, N802 - Twisted's name
        """What makes the connections to a host."""
        return _Connections(self._context, hostname.decode("ascii"), self._exceptions)


@implementer(IOpenSSLClientConnectionCreator)
class _Connections:
    def __init__(self, context: SSL.Context, host: str, exceptions: Collection[str]) -> None:
        self._context = context
        self._host = host
        self._is_address = isIPAddress(host) or isIPv6Address(host)
        self._exceptions = exceptions

    def clientConnectionForTLS(self, protocol: TLSMemoryBIOProtocol) -> SSL.Connection:  # noqa: N802 - Twisted's name
        connection = SSL.Connection(self._context, None)
        if not self._is_address:
            connection.set_tlsext_host_name(self._host.encode("ascii"))
        connection.set_verify(SSL.VERIFY_PEER, self._verifier(ref(cast("Any", protocol))))
        return connection

    def _verifier(self, protocol: "ref[Any]") -> _Verify:
        def verify(_connection: SSL.Connection, certificate: X509, error: int, depth: int, valid: int) -> bool:
            reason = self._fault(certificate, depth) if valid else self._weighed(error)
            waiting = protocol()
            if reason and waiting is not None:
                waiting.failVerification(cast("Any", Failure)(CertificateRefusal(reason)))
            return reason is None

        return verify

    def _weighed(self, error: int) -> str | None:
        """What OpenSSL found wrong, unless it is excepted."""
        excepted = error in _DATES and "expired" in self._exceptions
        return None if excepted else _ERRORS.get(error, f"certificate refused, OpenSSL's reason {error}")

    def _fault(self, certificate: X509, depth: int) -> str | None:
        """What is wrong with a certificate that OpenSSL finds valid: it may be another host's."""
        if depth or "other host name" in self._exceptions:
            return None
        wanted: ServiceID = IPAddress_ID(self._host) if self._is_address else DNS_ID(self._host)
        try:
            verify_service_identity(extract_patterns(certificate), [wanted], [])
        except (VerificationError, CertificateError):
            return "certificate of another host"
        return None


def handshake_fault(error: SSL.Error) -> CertificateRefusal | None:
    """What an error of a TLS connection tells of its other side; None for one that may pass."""
    said = str(error.args[0][-1][-1]) if error.args and error.args[0] else _PASSING[0]
    return None if said.startswith(_PASSING) else CertificateRefusal(f"TLS handshake: {said}")
