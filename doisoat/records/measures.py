"""What one run measured of a source."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Counts of one source and run; what is not there is 0.

    `pages` article pages were read, of which `unknown_layout` fit no layout and `fallback` were read without one; the
    rest are `documents`, with `titles` different titles, `replaced` of them with U+FFFD. `news` and `decision` count
    them by kind, `news.date` those of a kind that have a field. Of `listings` first list pages `empty_listings` were
    without articles; the others had `links`. `added` documents were new; of `reread` known ones `changed` did.
    Of the new ones `added.dated` bear a day, `added.ahead` one that is yet to come; of those `compared` with the
    latest documents `compared.same_title` and `compared.same_end` have the title or the end of one; `fresh` are dated
    news that first list pages named since the run before, with a day that fits for `fresh.recent`. Of `ends` pages
    looked at `beyond` go on where the article that was read ends.
    `body_length` is the median number of characters of the bodies of news; `reading` names the declaration and the
    version of the program that read them. Of some 2,000 documents on `titles` and `body_length` are near, not exact.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    body_length: float | None = None
    reading: str = ""

    def __getitem__(self, name: str) -> int:
        """A count."""
        return self.counts.get(name, 0)
