"""Answers that cost a look through the whole file, kept for a short while: a crawl changes them with every page."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

#: For how long an answer is good enough: in seconds, or in the times that it took to make where that is longer.
LIFETIME, TIMES = 30.0, 20.0


@dataclass(slots=True)
class Kept:
    """Answers by name. While one is made, whoever asks for it waits for that one; an old answer is given meanwhile."""

    lifetime: float = LIFETIME
    _answers: dict[str, tuple[float, Any]] = field(default_factory=dict)
    _making: dict[str, "asyncio.Task[Any]"] = field(default_factory=dict)

    async def get(self, name: str, make: Callable[[], Awaitable[Any]]) -> Any:
        """The answer `make` gives, or gave lately."""
        good_until, answer = self._answers.get(name, (None, None))
        if good_until is not None and monotonic() < good_until:
            return answer
        if name not in self._making:
            self._making[name] = asyncio.create_task(self._make(name, make))
            self._making[name].add_done_callback(lambda made: made.cancelled() or made.exception())
        return await self._making[name] if good_until is None else answer

    async def _make(self, name: str, make: Callable[[], Awaitable[Any]]) -> Any:
        began = monotonic()
        try:
            answer = await make()
            now = monotonic()
            self._answers[name] = (now + max(self.lifetime, TIMES * (now - began)), answer)
            return answer
        finally:
            del self._making[name]
