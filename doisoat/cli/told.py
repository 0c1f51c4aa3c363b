"""What documents tell, worked out beside the database: in this process, or in others where there are many."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context

from doisoat.checks.across.mergers import Mergers
from doisoat.checks.across.tellings import tellings_of
from doisoat.records.telling import ComparedText, Telling
from extract.provinces import REORGANISED, provinces

#: With fewer documents than this, starting processes costs more than it saves.
MANY = 2_000
#: More than two would wait for the one that reads and writes the database.
_PROCESSES = 2

Told = Mapping[int, Sequence[Telling]]


def told_by(
    parts: Sequence[Sequence[int]], text_of: Callable[[int], ComparedText], *, many: int = MANY
) -> Iterator[Told]:
    """The tellings of each part's documents (by row), part after part; texts are read as they are needed."""
    if sum(map(len, parts)) < many or (os.cpu_count() or 1) < _PROCESSES:
        yield from (_told(map(text_of, part)) for part in parts)
        return
    waiting: deque[Future[Told]] = deque()
    # Not forked: the database's connection must not be shared.
    with ProcessPoolExecutor(_PROCESSES, mp_context=get_context("spawn")) as pool:
        for part in parts:
            waiting.append(pool.submit(_told, [text_of(row) for row in part]))
            if len(waiting) > 2 * _PROCESSES:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _told(texts: Iterable[ComparedText]) -> Told:
    return {text.document: tellings_of(text, mergers()) for text in texts}


@cache
def mergers() -> Mergers:
    """The provinces that were merged, of which others remained as they were."""
    old = provinces("pre")
    joined = [province.successor for province in old]
    return Mergers(REORGANISED, {p.name: p.successor for p in old if joined.count(p.successor) > 1})
