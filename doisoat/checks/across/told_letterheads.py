"""Number, day and issuer of a file: as the page states them that offers it, and as its letterhead prints them."""

from collections.abc import Iterator
from typing import NamedTuple

from doisoat.checks.across.hashing import hashed
from doisoat.checks.across.letterheads import letterhead_of
from doisoat.records.telling import ComparedText, Telling

_SCOPE = "letterhead"


class Stated(NamedTuple):
    """What a telling says; `by_page` tells the page from the letterhead, `day` is ISO, what is not stated is empty."""

    by_page: bool
    number: str
    day: str
    issuer: str


def told_letterheads(compared: ComparedText) -> Iterator[Telling]:
    """Of the page of a decision one for itself and one for each file; of a decision's words one.

    A letterhead without number or day says nothing. `certain`: the page offers no other file.
    """
    if compared.kind == "decision" and compared.number and compared.issued_on:
        stated = Stated(True, compared.number, compared.issued_on.isoformat(), compared.issuer or "")  # noqa: FBT003
        for url in (compared.url, *compared.offers):
            alone = url == compared.url or len(compared.offers) == 1
            yield _telling((compared.source, url), stated, 0, compared.title_end, certain=alone)
    own = letterhead_of(compared)
    if compared.kind != "news" and own.number and own.day:
        printed = Stated(False, own.number, own.day.isoformat(), own.issuer or "")  # noqa: FBT003
        yield _telling((compared.source, compared.url), printed, own.start, own.end, certain=True)


def stated_by(telling: Telling) -> Stated:
    """What was told."""
    who, number, day, issuer = telling.said.split("\t")
    return Stated(who == "page", number, day, issuer)


def _telling(name: tuple[str, str], stated: Stated, start: int, end: int, *, certain: bool) -> Telling:
    who, *words = stated
    return Telling(
        scope=_SCOPE,
        key=hashed(_SCOPE, *name),
        start=start,
        end=end,
        said="\t".join(("page" if who else "letterhead", *map(str, words))),
        certain=certain,
    )
