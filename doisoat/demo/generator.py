"""Articles made from occasions and stored sentences, every percentage computed from the figures beside it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from doisoat.demo.article import Article, Planted, Relation
from doisoat.demo.draws import chosen, drawn, figures_of
from doisoat.demo.faults import wrong_percentage
from doisoat.demo.occasions import Occasion, occasions, published_at, reported_on, shared, words_of
from doisoat.demo.wording import Ratio, filled, percentage, ratios_in

#: Who carries the made articles in turn; the portal with the longest list pages gets the most of them.
_PORTALS = (
    *("hoabinh", "bacninh", "hoabinh", "baotayninh", "hoabinh", "binhdinh", "hoabinh", "bacninh"),
    *("hoabinh", "baotayninh", "hoabinh", "hoabinh", "hoabinh", "bacninh", "hoabinh", "baotayninh"),
)
#: Prime to the number of occasions, so that neighbours differ in everything.
_STEP = 2539
_FAULTY_EVERY, _FIRST_FAULTY = 9, 4


def made(number: int) -> Iterator[Article]:
    """The first `number` made articles, at most one an occasion."""
    every = occasions()
    for index in range(number):
        portal, faulty = _PORTALS[index % len(_PORTALS)], index % _FAULTY_EVERY == _FIRST_FAULTY
        yield _article(every[index * _STEP % len(every)], portal, faulty=faulty)


def _article(occasion: Occasion, portal: str, *, faulty: bool) -> Article:
    key, subject = occasion.key, occasion.subject
    figures = figures_of(key, subject["figures"])
    reported = reported_on(occasion)
    words = words_of(occasion, reported)
    plan = _plan(key, subject["paragraphs"])
    ratios = tuple(ratio for sentence in plan for ratio in ratios_in(sentence))
    spoilt = _spoilt(occasion, ratios, figures) if faulty else {}
    body = tuple(filled(sentence, figures, words, spoilt) for sentence in plan)
    caption = chosen(f"{key}/caption", shared()["captions"]) if drawn(f"{key}/photo", 0, 2) == 0 else None
    return Article(
        portal=portal,
        slug=key,
        category=subject["category"],
        published=published_at(key, reported),
        title=filled(chosen(f"{key}/title", subject["titles"]), figures, words),
        lead=filled(chosen(f"{key}/lead", subject["leads"]), figures, words),
        body=body,
        author=chosen(f"{key}/author", shared()["authors"]),
        caption=filled(caption, figures, words) if caption else None,
        relations=_relations(plan, body, figures, spoilt),
        planted=tuple(_planted(ratio, wrong, figures) for ratio, wrong in spoilt.items()),
    )


def _plan(key: str, paragraphs: Mapping[str, list[str]]) -> tuple[str, ...]:
    """The paragraphs chosen for an article, their places still open."""
    pools = {**paragraphs, "difficulty": shared()["difficulties"], "closing": shared()["closings"]}
    order = ("first", "second", "third", "difficulty", "closing")
    return tuple(chosen(f"{key}/{name}", pools[name]) for name in order)


def _relations(
    plan: tuple[str, ...], body: tuple[str, ...], figures: Mapping[str, int], spoilt: Mapping[Ratio, Decimal]
) -> tuple[Relation, ...]:
    return tuple(
        Relation(
            printed=printed,
            numerator=Decimal(figures[ratio.numerator]),
            denominator=Decimal(figures[ratio.denominator]),
            percent=spoilt.get(ratio) or percentage(figures[ratio.numerator], figures[ratio.denominator]),
            sound=ratio not in spoilt,
        )
        for sentence, printed in zip(plan, body, strict=True)
        for ratio in ratios_in(sentence)
    )


def _spoilt(occasion: Occasion, ratios: tuple[Ratio, ...], figures: Mapping[str, int]) -> dict[Ratio, Decimal]:
    """One of the ratios with a percentage that is wrong for it; the year is also a number that the text states."""
    ratio = chosen(f"{occasion.key}/fault", ratios)
    numerator, denominator = figures[ratio.numerator], figures[ratio.denominator]
    right = percentage(numerator, denominator)
    return {ratio: wrong_percentage(right, numerator, denominator, (*figures.values(), occasion.year))}


def _planted(ratio: Ratio, wrong: Decimal, figures: Mapping[str, int]) -> Planted:
    fraction = f"{figures[ratio.numerator]}/{figures[ratio.denominator]}"
    shown = format(wrong.normalize(), "f")
    return Planted(rule=ratio.rule, severity="error", evidence=(fraction, shown))
