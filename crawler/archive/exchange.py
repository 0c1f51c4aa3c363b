"""What the archive keeps of one request and its answer."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Why we asked: `source`, frontier `key` and `kind`, and `since` (a day) where a limit was set.

    `form` is what was sent by POST; then the key tells this answer from the others of one address. `tls` as in `Page`.
    `origin` and `demo` stand for a source that was not asked at its own address. Records of one `batch` were pointed at
    by one transaction, whose predecessor ended with the record `after` (`segment:offset`, empty for none).
    """

    source: str
    key: str
    kind: str
    form: str = ""
    tls: str = ""
    since: str = ""
    origin: str = ""
    demo: bool = False
    batch: str = ""
    after: str = ""

    def stated(self) -> dict[str, Any]:
        """As it stands in a record: what is empty is left out."""
        return {name: value for name, value in asdict(self).items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """An answer as received: header names and values and the body as bytes, transfer codings aside.

    `fetched_at` is aware (UTC); an archive of another crawler states no `errand`.
    """

    url: str
    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    fetched_at: datetime
    protocol: str = "HTTP/1.1"
    errand: Errand | None = None


def errand_from(stated: object) -> Errand | None:
    """The errand that a record states, or None where it states none; what a later version adds is passed over."""
    if not isinstance(stated, Mapping) or not {"source", "key", "kind"} <= stated.keys():
        return None
    known = {name: stated[name] for name in Errand.__dataclass_fields__ if name in stated}
    if not all(isinstance(value, bool if name == "demo" else str) for name, value in known.items()):
        return None
    errand = Errand(**known)
    return errand if _is_sound(errand) else None


def _is_sound(errand: Errand) -> bool:
    """Whether its addresses and its day are such."""
    try:
        hosts = [urlsplit(url).hostname for url in (errand.key, errand.origin) if url]
        aware = not errand.since or datetime.fromisoformat(errand.since).tzinfo is not None
    except ValueError:
        return False
    return all(hosts) and aware and errand.kind in {"listing", "article", "attachment"}
