"""One way from parts to a document: text, offsets and hash belong together and are made in one place."""

from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from typing import TypedDict, Unpack
from unicodedata import normalize

from doisoat.records.document import Attachment, Document


class Origin(TypedDict, total=False):
    """What is known of a document beside its words; every entry may be missing."""

    kind: str
    author: str | None
    published_at: datetime | None
    published_source: str | None
    number: str | None
    issued_on: date | None
    issuer: str | None
    signer: str | None
    province: str | None
    attachments: tuple[Attachment, ...]
    layout: str | None
    demo: bool


def compose_document(
    *, source: str, url: str | None, title: str, lead: str = "", body: str = "", **origin: Unpack[Origin]
) -> Document:
    """A document of NFC text: title, lead and body joined by line feeds, empty parts left out.

    `title_end` and `lead_end` are where title and lead end (code points; without a lead both are the same), so the
    body begins one code point after `lead_end`. Without a URL the key is `sha256:` and the hash of the text.
    """
    title, lead, body = (normalize("NFC", part) for part in (title, lead, body))
    text = "\n".join(part for part in (title, lead, body) if part)
    title_end = len(title)
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    bare = Document(
        source=source,
        url=url or f"sha256:{digest}",
        title=title,
        lead=lead,
        body=body,
        text=text,
        title_end=title_end,
        lead_end=title_end + bool(title) + len(lead) if lead else title_end,
        sha256=digest,
    )
    return replace(bare, **origin)
