"""Web and e-mail addresses: claimed first, so that no figure is read out of one (domain 0.2 step 1, NU-09)."""

import re
from collections.abc import Iterator

from doisoat.records import Mention
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import Scan, found, matches

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"'()\[\]{}\ufffc]+", re.IGNORECASE)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", re.ASCII)
_HOST = re.compile(
    r"(?<![\w.@/-])[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){0,4}"
    r"\.(?:gov\.vn|org\.vn|com\.vn|edu\.vn|vn|com|org|net)(?:/[^\s<>\"'()]*)?(?!\w)",
    re.IGNORECASE | re.ASCII,
)


_ENDINGS = (".vn", ".com", ".org", ".net")


def _find(scan: Scan) -> Iterator[Mention]:
    folded = scan.key
    for address in (
        *(_URL.finditer(scan.text) if "://" in folded or "www." in folded else ()),
        *matches(_MAIL, scan.text, "@"),
        *(_HOST.finditer(scan.text) if any(end in folded for end in _ENDINGS) else ()),
    ):
        end = address.start() + len(address[0].rstrip(".,;:!?"))
        yield found(scan, "url", address.start(), end, scan.text[address.start() : end])


PATTERN = Pattern(
    name="web_address",
    find=_find,
    examples=(
        Example("Xem https://mc.example.vn/tra-cuu?ma=12.", "url", "https://mc", "https://mc.example.vn/tra-cuu?ma=12"),
        Example("Gửi về email mc4@example.vn trước 17 giờ.", "url", "mc4@example.vn", "mc4@example.vn"),
        Example("(phulang.gov.vn) - Sáng nay", "url", "phulang.gov.vn", "phulang.gov.vn"),
    ),
    counterexamples=(Counterexample("Tỷ lệ đạt 98.5% trong kỳ.", "url", "98.5"),),
)  # fmt: skip
