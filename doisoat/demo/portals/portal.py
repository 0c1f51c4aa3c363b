"""What it takes to be a demonstration portal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from doisoat.demo.article import Article
from doisoat.demo.exchange import Handler


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """A portal told apart by its host name.

    `handler` makes the function that answers for given articles. `article_path` says where an article is (path, and
    query where the platform needs one); `identity` gives one and the same word for every address of one page, so that
    it does not matter which of them a crawler keeps. `latency_ms` makes it slower than the others; `validator` is the
    header by which it lets itself be asked on a condition.
    """

    name: str
    title: str
    family: str
    handler: Callable[[Sequence[Article]], Handler]
    article_path: Callable[[Article], str]
    identity: Callable[[str], str]
    latency_ms: int = 0
    validator: Literal["ETag", "Last-Modified"] | None = None

    @property
    def host(self) -> str:
        """The host name, without port."""
        return f"{self.name}.localhost"
