"""Canonical keys, and short forms merged into the only full form they can mean (domain DR-15)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from doisoat.records import Mention, Reference
from extract.symbols import issuers
from extract.words import word_list

#: Type and number of the full references of a text -> canonical form -> what it says.
_Full = dict[tuple[str | None, int | None], dict[str, Reference]]


def with_keys(mentions: Sequence[Mention], published: date | None) -> tuple[Mention, ...]:
    """References with their key; a short form joins the only full one of its type and number in the text."""
    full: _Full = {}
    for m in mentions:
        if m.kind == "doc_ref" and m.reference and not m.reference.partial:
            full.setdefault((m.reference.type, m.reference.number), {})[str(m.value)] = m.reference
    return tuple(_keyed(_merged(m, full), published) if m.kind == "doc_ref" else m for m in mentions)


def _merged(mention: Mention, full: "_Full") -> Mention:
    short = mention.reference
    if short is None or not short.partial or short.nickname:
        return mention
    values = full.get((short.type, short.number), {})
    if len(values) != 1:
        return mention
    value, whole = next(iter(values.items()))
    joined = replace(
        short,
        issuer=whole.issuer,
        co_issuers=whole.co_issuers,
        unit=whole.unit,
        year=whole.year,
        date=short.date or whole.date,
        merged_from="short",
    )
    return replace(mention, value=value, reference=joined)


def _keyed(mention: Mention, published: date | None) -> Mention:
    reference = mention.reference
    if reference is None or reference.issuer is None:
        return mention
    return replace(mention, reference=replace(reference, key=key_of(reference, published)))


def key_of(reference: Reference, published: date | None) -> str:
    """`ISSUER[@place]|TYPE|number|year[|n]`; the place of a local issuer stays open as `{src}` for the store."""
    place = "@{src}" if is_local(reference.issuer or "") else ""
    year = (
        reference.year or (reference.date.year if reference.date else None) or (published.year if published else None)
    )
    if reference.family == "party" and year:
        first = year - (year % 5)
        stated: int | str = f"{first}-{first + 5}"
    else:
        stated = year or "{year}"
    normative = "|n" if reference.year and reference.family in ("normative", "qh", "joint") else ""
    return f"{reference.issuer}{place}|{reference.type}|{reference.number}{reference.suffix or ''}|{stated}{normative}"


def is_local(issuer: str) -> bool:
    """Whether a code is shared by many bodies, so that the place must say which."""
    codes = word_list("issuers")["codes"]
    return (
        issuer not in {*codes["central"], *codes["ministry"], "TW", "VPTW", "BTCTW", "BTGTW", "UBKTTW"}
        or issuer not in issuers().values()
    )
