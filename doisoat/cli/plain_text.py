"""A plain text as a whole, checked without a database."""

from datetime import date

from doisoat.checks.reading import prepare
from doisoat.checks.run import find_contradictions
from doisoat.records import Finding
from extract.parts import own_date, title_of
from extract.reader import read


def checked(text: str, published: date | None) -> tuple[Finding, ...]:
    """All findings of a text; without a day of publication the text's own counts."""
    mentions = read(text, published)
    title = title_of(text)
    reading = prepare(
        text,
        mentions,
        title_end=title.end,
        lead_end=title.end,
        published=published or own_date(text, mentions),
    )
    return find_contradictions(reading)
