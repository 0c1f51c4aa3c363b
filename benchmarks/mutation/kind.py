"""A kind of relation: a row of the table."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from benchmarks.mutation.phrase import Draft
from benchmarks.mutation.topics import Topic
from benchmarks.mutation.writer import Writer


@dataclass(frozen=True, slots=True)
class Setting:
    """What a relation is about: no two relations of an article share a topic or a body."""

    topic: Topic
    body: str
    year: int


@dataclass(frozen=True, slots=True)
class Kind:
    """`draw` makes a relation (true or not: whoever calls it keeps the true ones)."""

    name: str
    rules: str
    draw: Callable[[Random, Writer, Setting], Draft]


def words_of(setting: Setting) -> dict[str, str]:
    """The words that phrasings of every kind may use."""
    topic, year = setting.topic, setting.year
    return {
        "who": setting.body,
        "unit": topic.unit,
        "whole": topic.whole,
        "did": topic.did,
        "state": topic.state,
        "rest": topic.rest,
        "year": str(setting.year),
        "last": str(setting.year - 1),
        "period": f"[năm {year}|6 tháng đầu năm {year}|quý I/{year}|9 tháng năm {year}]",
        "verb": "[tiếp nhận|ghi nhận|thống kê được|rà soát]",
    }
