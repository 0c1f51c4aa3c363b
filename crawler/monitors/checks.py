"""What is compared with a source's history: shares that must not fall, and shares that must not rise.

A run is compared with the runs before it. A share is noticed where three things hold: it is far beyond what is usual
(`fall`, twice where it rises), beyond all that was ever seen, and chance makes it so once in a hundred thousand runs at
most. One that no run told anything of is held against what every portal should have.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from crawler.monitors.chance import at_least, at_most
from doisoat.records.measures import Measures

#: A run with fewer tells nothing of a lowest or highest share.
_FEWEST = 5
#: By chance once in so many runs. For a source that is held back already much less must be out of the usual.
RARE, DOUBTFUL = 1e-5, 1e-2


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`part` of `whole`, both counts of Measures. `field` is what a layout calls what is missing.

    `expected` is what a source without a history should have (None: that cannot be told). `rises`: what is noticed is
    a share that rises, beyond `least`, and that is never taken to be usually below `floor`. One that must not fall is
    noticed below the part `fall` of what is usual, and never taken to be usually above `ceiling`.
    """

    part: str
    whole: str
    field: str
    expected: float | None = None
    rises: bool = False
    floor: float = 0.02
    least: float = 0.3
    fall: float = 0.5
    ceiling: float = 1.0
    fewest_runs: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A break: `found` of `of` where `usual` (a share) is found otherwise."""

    check: str
    field: str
    found: int
    of: int
    usual: float


_NEWS = (("lead", None), ("body", 0.7), ("words", None), ("date", 0.7), ("author", None), ("files", None))
_DECISIONS = ("date", "issuer", "signer", "files")
_FIELDS = {"words": "body"}
SHARES = (
    Share(part="unknown_layout", whole="pages", field="body", expected=0.4, rises=True),
    Share(part="fallback", whole="pages", field="body", expected=0.4, rises=True),
    # a first list page is never empty by chance
    Share(part="empty_listings", whole="listings", field="list_links", rises=True, floor=1e-6, least=0, fewest_runs=5),
    Share(part="changed", whole="reread", field="body", expected=0.3, rises=True, floor=0.1),
    Share(part="replaced", whole="documents", field="body", expected=0.2, rises=True),
    # a portal gives the same title to a report of every month: over years a third of its titles differ
    Share(part="titles", whole="documents", field="title", expected=0.8, fall=0.25),
    # on the day of a storm most titles are "Tin bão khẩn cấp"
    Share(part="compared.same_title", whole="compared", field="title", rises=True, floor=0.2, least=0.9),
    # a ward ends some notices in the same law
    Share(part="compared.same_end", whole="compared", field="body", rises=True, floor=0.1, least=0.8),
    Share(part="beyond", whole="ends", field="body", rises=True),
    # a day and a month that change places make days of the future, or months that are over
    Share(part="added.ahead", whole="added.dated", field="date", expected=0.05, rises=True, floor=0.1),
    # a ward may put in a handful of notices at once that are long over
    Share(part="fresh.recent", whole="fresh", field="date", fall=0.4, ceiling=0.86),
    *(Share(part=f"news.{name}", whole="news", field=_FIELDS.get(name, name), expected=share) for name, share in _NEWS),
    *(Share(part=f"decision.{name}", whole="decision", field="rows") for name in _DECISIONS),
)


def compare(share: Share, now: Measures, history: Sequence[Measures], rarity: float) -> Alarm | None:
    """The alarm that a run raises in one share, if it does."""
    found, of = now[share.part], now[share.whole]
    runs = [(run[share.part], run[share.whole]) for run in history if run[share.whole]]
    usual = _usual(share, runs)
    if not of or usual is None or len(runs) < share.fewest_runs:
        return None
    seen = [part / whole for part, whole in runs if whole >= _FEWEST]
    if share.rises:
        beyond = found / of > max([share.least, 2 * usual, *seen])
        odd = beyond and at_least(found, of, max(usual, share.floor)) <= rarity
    else:
        beyond = found / of < min([usual * share.fall, *seen])
        odd = beyond and at_most(found, of, min(usual, share.ceiling)) <= rarity
    return Alarm(check=share.part, field=share.field, found=found, of=of, usual=usual) if odd else None


def _usual(share: Share, runs: Sequence[tuple[int, int]]) -> float | None:
    """The share to reckon with: of all pages together or of the middle run, whichever makes a break less sure."""
    parts, wholes = sum(part for part, _ in runs), sum(whole for _, whole in runs)
    if not wholes:
        return share.expected
    if share.rises:
        pooled = parts / wholes
        return max(pooled, median(part / whole for part, whole in runs))
    pooled = parts / (wholes + 1)
    return min(pooled, median(part / whole for part, whole in runs))
