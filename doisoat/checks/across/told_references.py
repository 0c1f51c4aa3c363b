"""Dated references as tellings: one key for each document that is cited (domain DR-15), whatever date is given."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from doisoat.checks.across.hashing import hashed
from doisoat.checks.across.letterheads import letterhead_of
from doisoat.records import Reference
from doisoat.records.telling import ComparedText, Telling
from doisoat.text.shadow import match_key

#: The year stands in the number: another year is another number.
_YEAR_IN_NUMBER = re.compile(r"/(?:19|20)\d\d/")
_LOWER_OFFICE = re.compile(r"\b(?:huyện|quận|thị xã|thành phố|xã(?! hội)|phường|thị trấn|đặc khu)\b.*")
#: Elections, and the day of the new provinces: local bodies number from 1 again, in the middle of a year.
_NEW_BODIES = (date(2016, 5, 22), date(2021, 5, 23), date(2025, 7, 1), date(2026, 3, 15))
_PROVINCE = re.compile(r"\btỉnh (\S.*)")


def told_references(compared: ComparedText) -> Iterator[Telling]:
    """One for each full reference with a day, and one for the day that the page of a decision, or its file, states."""
    if compared.kind == "decision" and compared.number and compared.issued_on:
        place = place_of(compared.issuer, compared.province)
        yield _telling(compared.number, place, compared.issued_on, 0, compared.title_end, certain=True)
    own = letterhead_of(compared)
    if compared.kind == "attachment" and own.number and own.day:
        place = place_of(own.issuer, compared.province)
        yield _telling(own.number, place, own.day, 0, compared.title_end, certain=True)
    for mention in compared.references:
        reference = mention.reference
        if reference is None or reference.date is None or not is_full(reference):
            continue
        itself = mention.value == compared.number and mention.start > compared.title_end
        if itself or own.holds(mention):
            continue  # its own letterhead, which is held against its page (AN-05)
        is_local = "@" in (reference.key or "@")
        yield _telling(
            str(mention.value),
            place_of(reference.issuer_name, compared.province) if is_local else "",
            reference.date,
            mention.start,
            mention.end,
            certain=not is_local or bool(reference.issuer_name),
        )


def reference_parts(number: str, place: str, day: date) -> tuple[object, ...]:
    """What names a document, whatever day is given: its number, its office, and when numbers began anew."""
    year = None if _YEAR_IN_NUMBER.search(number) else day.year
    return number, place, year, bisect_right(_NEW_BODIES, day) if place else 0


def _telling(number: str, place: str, day: date, start: int, end: int, *, certain: bool) -> Telling:
    return Telling(
        scope="reference",
        key=hashed("reference", *reference_parts(number, place, day)),
        start=start,
        end=end,
        said=day.isoformat(),
        certain=certain,
    )


def is_full(reference: Reference) -> bool:
    """Whether a reference names one document: neither short nor read by guessing at a letter."""
    return reference.confidence != "low" and (not reference.partial or reference.merged_from is not None)


def place_of(issuer: str | None, province: str | None) -> str:
    """Where a local office is: its province, and its district or commune where one is named."""
    named = match_key(issuer or "")
    if lower := _LOWER_OFFICE.search(named):
        return f"{match_key(province or '')} {lower[0]}"
    other = _PROVINCE.search(named)
    return other[1] if other else match_key(province or "")
