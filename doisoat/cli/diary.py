"""Every stage leaves one line in the diary of runs, however it ends."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from doisoat.records.errors import StoreError
from store.database import Store
from store.runs import finish_run, start_run


@contextmanager
def noted(db: Store, stage: str) -> Iterator[Counter[str]]:
    """Note the stage's begin and end; what it counts goes into the counter it is given."""
    counts: Counter[str] = Counter()
    run = start_run(db, stage)
    try:
        yield counts
    except BaseException as error:
        with suppress(StoreError):  # the first trouble is the one to tell
            finish_run(db, run, "failed" if isinstance(error, Exception) else "interrupted", counts)
        raise
    finish_run(db, run, "fine", counts)
