"""What a document said before, as its page tells it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EarlierVersion:
    """A state numbered from 1, when it was seen and replaced (ISO 8601; None: it came from a file).

    `changes` are figures as they were printed then and as the next state prints them in the same words.
    """

    number: int
    seen: str | None
    replaced: str
    changes: tuple[tuple[str, str], ...]
