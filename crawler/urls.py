"""Addresses: which links lead anywhere, and one spelling for each page."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

#: Parameters that tell who came from where, or change at every visit, but never which page is meant.
_VOLATILE = frozenset(
    {"fbclid", "gclid", "gbraid", "wbraid", "msclkid", "yclid", "igshid", "zarsrc", "mc_cid", "mc_eid", "_ga", "_gl"}
    | {"p_auth", "p_p_auth", "p_p_col_count", "p_p_col_id", "p_p_col_pos", "t", "_t", "version"}
    | {"jsessionid", "phpsessid", "sid", "sessionid", "aspsessionid"}
)
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|sid)=[^/?#;]*", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical_url(url: str) -> str:
    """The one spelling of an http(s) address: no fragment, tracking, session or default port; parameters sorted.

    Raises ValueError for an address that cannot be taken apart.
    """
    parts = urlsplit(canonicalize_url(url.strip()))
    host = (parts.hostname or "").rstrip(".")
    host = f"[{host}]" if ":" in host else host
    port = parts.port
    netloc = host if port in {None, _DEFAULT_PORTS.get(parts.scheme)} else f"{host}:{port}"
    query = urlencode([pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _is_volatile(pair[0])])
    return urlunsplit((parts.scheme, netloc, _SESSION_IN_PATH.sub("", parts.path) or "/", query, ""))


def resolve_link(base: str, href: str) -> str | None:
    """The canonical address that a link on page `base` leads to, or None where it leads to no other page."""
    href = href.strip()
    if not href or href.startswith("#"):
        return None
    try:
        address = canonical_url(urljoin(base, href))
        usable = urlsplit(address).scheme in _DEFAULT_PORTS and bool(host_of(address))
    except ValueError:
        return None
    return address if usable else None


def host_of(url: str) -> str:
    """The host name in lower case, without port."""
    return urlsplit(url).hostname or ""


def is_allowed(url: str, hosts: Iterable[str]) -> bool:
    """Whether the address belongs to one of these very hosts (their sub-hosts are other hosts)."""
    return host_of(url) in hosts


def _is_volatile(name: str) -> bool:
    return name.lower() in _VOLATILE or name.lower().startswith("utm_")
