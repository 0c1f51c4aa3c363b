"""Figures of a run without end from a part of it that stays small: exact while everything fits, near them then."""

from array import array
from hashlib import blake2b
from statistics import median

#: Values kept at most. Different ones are reckoned to some 3 of 100 then, and no monitor looks that closely.
MOST_KEPT = 2_048


class MiddleValue:
    """The median; of more values than are kept it is that of every second, fourth and so on."""

    def __init__(self) -> None:
        self._kept = array("L")
        self._seen = 0
        self._every = 1

    def note(self, value: int) -> None:
        """One more value."""
        if self._seen % self._every == 0:
            self._kept.append(value)
        self._seen += 1
        if self.kept > MOST_KEPT:
            self._kept = self._kept[::2]
            self._every *= 2

    @property
    def kept(self) -> int:
        """How many values are in memory."""
        return len(self._kept)

    def value(self) -> float | None:
        """The median; None where there was no value."""
        return float(median(self._kept)) if self._kept else None


class DifferentValues:
    """How many texts are different; of more than are kept only those whose hash ends in so many zero bits.

    The same text has the same hash, so that repeating it changes nothing (Wegman's adaptive sampling).
    """

    def __init__(self) -> None:
        self._kept = set[int]()
        self._seen = 0
        self._every = 1

    def note(self, text: str) -> None:
        """One more text."""
        self._seen += 1
        value = int.from_bytes(blake2b(text.encode(errors="surrogatepass"), digest_size=8).digest())
        if value % self._every == 0:
            self._kept.add(value)
        while self.kept > MOST_KEPT:
            self._every *= 2
            self._kept = {known for known in self._kept if known % self._every == 0}

    @property
    def kept(self) -> int:
        """How many hashes are in memory."""
        return len(self._kept)

    def value(self) -> int:
        """The number, never above that of all texts."""
        return min(self.kept * self._every, self._seen)
