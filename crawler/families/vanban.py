"""The government's own collection of decisions (vanban.chinhphu.vn): lists of a form, and detail pages without words.

It holds the decisions of every province, so the province is the issuer's.
"""

import re
from dataclasses import replace

from crawler import decision
from crawler.source import SourceDeclaration
from doisoat.records import Document

_COMMITTEE = re.compile(
    r"(?:Chủ tịch\s+)?(?:UBND|(?:Ủy|Uỷ) ban nhân dân)\s+(?:tỉnh|thành phố|TP\.?)\s+(?P<province>[^\W\d_][\w –-]*)",
    re.IGNORECASE,
)


def read_article(body: bytes, url: str, source: SourceDeclaration, charset: str | None = None) -> Document:
    """The decision that a detail page states, its province that of the committee that issued it."""
    document = decision.read_decision(body, url, source, charset)
    committee = _COMMITTEE.fullmatch(document.issuer or "")
    return replace(document, province=committee["province"].strip()) if committee else document
