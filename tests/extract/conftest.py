"""What the reading tests share: the sentences, and a reading as the JSON records that leave the program."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from doisoat.records.wire import mention_record
from extract.reader import read

Records = list[dict[str, Any]]


@pytest.fixture(scope="session")
def records() -> Callable[..., Records]:
    """`records(text, published=None)`: the records of `read --format jsonl`, without the document's name."""

    def made(text: str, published: date | None = None) -> Records:
        return [mention_record(mention) for mention in read(text, published)]

    return made
