"""What a fault is: what a portal does wrong, and what a crawl of it must end in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from doisoat.demo.exchange import Handler

#: State and reason of an address, as the frontier has them.
State = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A portal at the host `<name>.localhost` that does what `does` says.

    `ends`: path → state and reason of every address that is not simply read; `documents`: how many are stored.
    `told` is what is said of the source as a whole, with `{host}` and `{url}` for its own, empty where the crawl goes
    on as if nothing had happened: then the exit code is 0, else 3. `later`: documents after a second crawl.
    `letters`: whether every stored text must be, letter by letter, the one that the portal meant.
    `listings` are the paths of its first list pages, `expected_minimum` and `most_pages` as a source declares them.
    With `slow` it is only over when our own patience is.
    """

    name: str
    does: str
    portal: Callable[[], Handler]
    ends: Mapping[str, State] = field(default_factory=dict)
    documents: int = 2
    told: str = ""
    later: int | None = None
    letters: bool = True
    listings: tuple[str, ...] = ("/tin-tuc",)
    expected_minimum: int = 1
    most_pages: int = 500
    slow: bool = False

    @property
    def host(self) -> str:
        """The host name, without port."""
        return f"{self.name}.localhost"

    @property
    def exit_code(self) -> int:
        """What a crawl of this portal alone ends with."""
        return 3 if self.told else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mishap:
    """A fault that no host can show by itself: of certificates, of the machine, or of the time. `ends` in words."""

    name: str
    does: str
    ends: str
