"""The ways to write a text otherwise that must not change what is said of it."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from benchmarks.metamorphic.subject import Subject
from benchmarks.mutation.neutral import SENTENCES
from benchmarks.mutation.writer import NBSP

_DASHES = "\N{EN DASH}\N{EM DASH}\N{NON-BREAKING HYPHEN}\N{MINUS SIGN}\N{HYPHEN}"
#: Without the documents of a day, which may come after the publication.
_SENTENCES = tuple(sentence for sentence in SENTENCES if "/20" not in sentence)
_HEDGES = ("khoảng", "xấp xỉ")
_GROUPED = re.compile(rf"\d{{1,3}}(?:[., {NBSP}]\d{{3}})+")
_PLAIN = re.compile(r"[1-9]\d{3,}")
#: Without a point such a number is read as a count only before a unit of the table: it may be a year.
_YEAR = re.compile(r"(?:19|20)\d\d")
#: What must not stand before a number that gets a hedge: a hedge, a sign, a rank, the bar of a fraction, a cell's edge.
_NO_HEDGE_AFTER = re.compile(
    r"(?:[^ (]|\b(?:gần|hơn|trên|dưới|khoảng|thứ|hạng|tháng|năm|quý|ngày|từ|đến|đa|thiểu|quá|số|lên|lần)\s)$"
)


@dataclass(frozen=True, slots=True)
class Rewriting:
    """`rewrite` gives the other text, None where there is none; `reasons` of verdicts it may bring about."""

    name: str
    rewrite: Callable[[Subject, Random], str | None]
    reasons: frozenset[str] = frozenset()


def _ungrouped(subject: Subject, _: Random) -> str | None:
    """`1.855` as `1855`."""
    return _rewritten(subject, _GROUPED, _digits)


def _grouped(subject: Subject, _: Random) -> str | None:
    """`1855` as `1.855`."""
    return _rewritten(subject, _PLAIN, lambda number: f"{int(number):,}".replace(",", "."))


def _decomposed(subject: Subject, _: Random) -> str:
    return unicodedata.normalize("NFD", subject.text)


def _hard_spaces(subject: Subject, _: Random) -> str:
    return subject.text.replace(" ", NBSP)


def _other_dashes(subject: Subject, random: Random) -> str | None:
    return subject.text.replace("-", random.choice(_DASHES)) if "-" in subject.text else None


def _hedged(subject: Subject, random: Random) -> str | None:
    """One number made approximate."""
    free = [start for start, _ in subject.numbers if start and not _NO_HEDGE_AFTER.search(subject.text, 0, start)]
    if not free:
        return None
    place = random.choice(free)
    return f"{subject.text[:place]}{random.choice(_HEDGES)} {subject.text[place:]}"


def _reordered(subject: Subject, random: Random) -> str | None:
    """The paragraphs in another order."""
    lines, places = subject.text.split("\n"), list(subject.paragraphs)
    if len(places) < 2:
        return None
    random.shuffle(places)
    moved = [lines[place] for place in places]
    return "\n".join([*lines[: subject.paragraphs.start], *moved, *lines[subject.paragraphs.stop :]])


def _padded(subject: Subject, random: Random) -> str | None:
    """A sentence about something else among the others."""
    sentence = random.choice([sentence for sentence in _SENTENCES if sentence not in subject.text])
    lines = subject.text.split("\n")
    if subject.paragraphs:
        lines.insert(random.choice(subject.paragraphs), sentence)
        return "\n".join(lines)
    return f"{subject.text} {sentence}" if len(lines) == 1 and subject.text.endswith(".") else None


def _rewritten(subject: Subject, form: re.Pattern[str], write: Callable[[str], str]) -> str | None:
    """The numbers of this form written otherwise, except what may be a year."""
    text = subject.text
    for start, end in sorted(subject.numbers, reverse=True):
        number = text[start:end]
        if form.fullmatch(number) and not _YEAR.fullmatch(_digits(number)):
            text = text[:start] + write(number) + text[end:]
    return None if text == subject.text else text


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


REWRITINGS = (
    Rewriting("1.855 as 1855", _ungrouped),
    Rewriting("1855 as 1.855", _grouped),
    Rewriting("NFC as NFD", _decomposed),
    Rewriting("no-break spaces", _hard_spaces),
    Rewriting("other dashes", _other_dashes),
    Rewriting("a hedge before a figure", _hedged, frozenset({"hedged_operand", "hedge_direction", "hedge_loose"})),
    Rewriting("paragraphs reordered", _reordered),
    Rewriting("a neutral sentence more", _padded),
)
