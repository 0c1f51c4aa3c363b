"""Costly answers are made once, and nobody waits for the next one."""

import asyncio

import pytest

from doisoat.desk import kept
from doisoat.desk.kept import Kept


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(kept, "monotonic", lambda: now[0])
    return now


def test_whoever_asks_at_once_shares_one_answer(clock: list[float]) -> None:
    made = []

    async def make() -> int:
        await asyncio.sleep(0)
        made.append(1)
        return len(made)

    async def ask_thrice() -> list[int]:
        answers = Kept()
        return [*await asyncio.gather(*(answers.get("a", make) for _ in range(2))), await answers.get("a", make)]

    assert asyncio.run(ask_thrice()) == [1, 1, 1]


def test_an_old_answer_is_given_while_a_new_one_is_made(clock: list[float]) -> None:
    made = []

    async def make() -> int:
        made.append(1)
        clock[0] += 10.0
        return len(made)

    async def ask() -> list[int]:
        answers = Kept(lifetime=30.0)
        told = [await answers.get("a", make)]
        clock[0] += 199.0
        told.append(await answers.get("a", make))
        clock[0] += 2.0
        told.append(await answers.get("a", make))
        await asyncio.sleep(0)
        told.append(await answers.get("a", make))
        return told

    assert asyncio.run(ask()) == [1, 1, 1, 2]


def test_a_failure_is_told_and_not_kept(clock: list[float]) -> None:
    async def fail() -> None:
        raise LookupError

    async def make() -> int:
        return 1

    async def ask() -> int:
        answers = Kept()
        with pytest.raises(LookupError):
            await answers.get("a", fail)
        return await answers.get("a", make)

    assert asyncio.run(ask()) == 1
