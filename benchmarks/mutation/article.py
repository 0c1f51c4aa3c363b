"""Articles: relations among neutral sentences under a title and a lead, printed with the place of each figure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from benchmarks.mutation.figure import Figure, number_text
from benchmarks.mutation.kind import Kind, Setting
from benchmarks.mutation.neutral import LEADS, SENTENCES, TITLES
from benchmarks.mutation.phrase import Draft, Piece, flattened
from benchmarks.mutation.topics import BODIES, TOPICS
from benchmarks.mutation.writer import NBSP, Writer, any_writer

#: A figure's place in an article: the relation's index and the figure's name.
Key = tuple[int, str]
Line = list[str | Key]

#: Signs between groups that are read as such only before a unit of the table (domain 3.1, rows 7 and 11).
_NEED_UNIT = {" ", NBSP, ","}
_UNITS = tuple(f" {topic.unit}" for topic in TOPICS if topic.tabled)


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation of an article."""

    kind: str
    draft: Draft


@dataclass(frozen=True, slots=True)
class Article:
    """`pieces` are literals and keys of figures in the order of the text."""

    pieces: tuple[str | Key, ...]
    figures: dict[Key, Figure]
    relations: tuple[Stated, ...]
    published: date


@dataclass(frozen=True, slots=True)
class Printed:
    """A text and where each figure's number stands in it."""

    text: str
    places: dict[Key, tuple[int, int]]


def compose(random: Random, kinds: Sequence[Kind]) -> Article:
    """A new article with one relation of each kind given, every relation true."""
    writer = any_writer(random)
    topics, bodies = random.sample(TOPICS, len(kinds)), random.sample(BODIES, len(kinds))
    year = random.randint(2023, 2025)
    stated = tuple(
        Stated(kind.name, _true(random, writer, kind, Setting(topic, body, year)))
        for kind, topic, body in zip(kinds, topics, bodies, strict=True)
    )
    lines = _lines(random, stated)
    pieces = tuple(piece for line in lines for piece in (*line, "\n"))[:-1]
    figures = {(index, name): figure for index, one in enumerate(stated) for name, figure in one.draft.figures.items()}
    return Article(pieces, _regrouped(pieces, figures), stated, date(year + 1, 1, 15))


def printed(article: Article, changed: dict[Key, Figure] | None = None) -> Printed:
    """The article's text, with some figures changed."""
    figures = article.figures | (changed or {})
    parts: list[str] = []
    places: dict[Key, tuple[int, int]] = {}
    length = 0
    for piece in article.pieces:
        part = piece
        if isinstance(piece, tuple):
            number = number_text(figures[piece])
            places[piece] = (length, length + len(number))
            part = number + figures[piece].suffix
        parts.append(str(part))
        length += len(str(part))
    return Printed("".join(parts), places)


def _true(random: Random, writer: Writer, kind: Kind, setting: Setting) -> Draft:
    while True:
        draft = kind.draw(random, writer, setting)
        if draft.law is None or draft.law(draft.figures):
            return draft


def _lines(random: Random, stated: Sequence[Stated]) -> list[Line]:
    """Title, lead, paragraphs of one to three sentences, tables last."""
    sentences: list[Line] = [[text] for text in random.sample(SENTENCES, random.randint(1, 3))]
    title: Line = [random.choice(TITLES)]
    tables: list[Line] = []
    for index, one in enumerate(stated):
        said = _keyed(index, flattened(one.draft.phrasing, one.draft.words, random))
        if one.draft.title:
            title = _keyed(index, flattened(one.draft.title, one.draft.words, random))
        if "\n" in one.draft.phrasing:
            tables.append(said)
        else:
            sentences.append([*said, "."])
    random.shuffle(sentences)
    lines: list[Line] = [title, [random.choice(LEADS)]]
    while sentences:
        number = random.randint(1, 3)
        together, sentences = sentences[:number], sentences[number:]
        paragraph: Line = [piece for sentence in together for piece in (" ", *sentence)]
        lines.append(paragraph[1:])
    return lines + tables


def _keyed(index: int, pieces: Sequence[Piece]) -> Line:
    return [text if sort == "text" else (index, text) for sort, text in pieces]


def _regrouped(pieces: Sequence[str | Key], figures: dict[Key, Figure]) -> dict[Key, Figure]:
    """Spaces and commas between groups only where a unit follows."""
    followers = dict(zip(pieces, (*pieces[1:], ""), strict=True))
    return {
        key: replace(figure, group=".")
        if figure.group in _NEED_UNIT and not str(followers.get(key, "")).startswith(_UNITS)
        else figure
        for key, figure in figures.items()
    }
