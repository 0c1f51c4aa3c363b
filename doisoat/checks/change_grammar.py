"""How prose states a change together with both its ends: grammar as data, on the text of a passage (CK-09, CK-19)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from doisoat.checks.figure import Figure
from doisoat.checks.passage import Passage, index_at

_END = "[CPMURS]"
_UP = r"tăng|cao hơn|nhiều hơn|vượt|hơn"
#: `tăng 8,27% (tương đương 84 triệu đồng) so với …`, `giảm tới M`.
_ASIDE = r"(?:\s*\([^()]{0,40}\))?"
_DOWN = r"giảm|thấp hơn|ít hơn|kém"
_WORDS = r"[^CFPMUXRSL;.]"
#: `tăng 12,5 %`, and `giảm 1.154 trẻ em`, where the unit is no unit of a change.
_CHANGE = rf"(?:(?P<change>X)|\b(?P<way>{_UP}|{_DOWN})(?: thêm| được| tới| đến| đi)* (?P<amount>[CMU]))"
_SAYING = r"\s*(?:(?:tức|tương đương|tương ứng|như vậy|hay|và|đã|với|là|mức|bằng)\s)*"
#: What a change is compared with, up to its figure; a comma or `và` opens another statement, with a figure of its own.
_COMPARAND = r"(?:(?!\b(?:và|nhưng|còn|đưa|nâng|trong đó)\b)[^CFPMUXRSL;.(),–]){0,60}"
#: `so với thực hiện năm trước (năm trước được giao B)`: another base than the one compared with.
_PLANNED = r"\b(?:giao|kế hoạch|dự toán|chỉ tiêu)\b"
_NOT_OF_ANOTHER = r"(?!\s*(?:so với|kế hoạch|chỉ tiêu|dự toán|so))"
#: The first of the patterns that reads a change is heard; those that follow the last `explicit` one take more on trust.
_PATTERNS = tuple(
    (explicit, re.compile(pattern))
    for explicit, pattern in (
        (  # N …, tăng X so với cùng kỳ (B); … so với năm trước là B; … so với B của năm trước
            True,
            (
                rf"(?P<new>{_END}){_WORDS}{{0,60}}(?:\([^();]{{0,40}}\){_WORDS}{{0,20}})?"
                rf"{_CHANGE}{_ASIDE}(?: |,)*so với "
                rf"(?:[^CFPMUXRSL;.()]{{0,60}}\((?:(?!{_PLANNED})[^CFPMUXRSL;.()]){{0,30}}|"
                rf"{_COMPARAND}\b(?:là|đạt|có|xếp|mức|vị trí|hạng) |(?:mức |con số |vị trí )?)(?P<base>{_END})"
            ),
        ),
        (  # so với năm trước (B), … N …, tăng X
            True,
            (
                rf"\bso với {_WORDS}{{0,40}}\({_WORDS}{{0,20}}(?P<base>{_END}){_WORDS}{{0,20}}\),?{_WORDS}{{0,90}}"
                rf"(?P<new>{_END}){_WORDS}{{0,40}}[,(]{_SAYING}{_CHANGE}{_NOT_OF_ANOTHER}"
            ),
        ),
        (  # tăng từ B … lên N … (tăng X)
            True,
            (
                rf"\btừ (?P<base>{_END}){_WORDS}{{0,40}}\b(?:lên|xuống còn|xuống|còn|đến)(?: mức| thành| tới)? "
                rf"(?P<new>{_END}){_WORDS}{{0,40}}[,(]{_SAYING}{_CHANGE}{_NOT_OF_ANOTHER}"
            ),
        ),
        (  # N … (cùng kỳ B), tăng X
            True,
            (
                rf"(?P<new>{_END}){_WORDS}{{0,40}}\((?=[^()]*(?:T|cùng kỳ|năm trước)){_WORDS}{{0,40}}(?P<base>{_END})"
                rf"{_WORDS}{{0,15}}\),?{_SAYING}{_CHANGE}{_NOT_OF_ANOTHER}"
            ),
        ),
        (  # N …, gấp X lần năm trước (B)
            True,
            (
                rf"(?P<new>{_END}){_WORDS}{{0,40}},{_SAYING}(?P<change>X) (?:T|cùng kỳ|năm trước){_WORDS}{{0,20}}"
                rf"\({_WORDS}{{0,15}}(?P<base>{_END})"
            ),
        ),
        (  # N …, cao hơn năm trước (B) X
            True,
            (
                rf"(?P<new>{_END}){_WORDS}{{0,60}}\b(?P<way>{_UP}|{_DOWN})(?: so với)? {_WORDS}{{0,40}}"
                rf"\({_WORDS}{{0,15}}(?P<base>{_END}){_WORDS}{{0,15}}\) (?:là )?(?:(?P<change>X)|(?P<amount>[CMUP]))"
            ),
        ),
        (  # P …, cao hơn so với năm trước là D (năm trước đạt B)
            False,
            (
                rf"(?P<new>[PS])[^CFPMUXRSL;]{{0,120}}\b(?P<way>{_UP}|{_DOWN}) so với {_WORDS}{{0,40}} là "
                rf"(?P<amount>[PS]) ?\({_WORDS}{{0,40}}(?P<base>[PS])"
            ),
        ),
        (  # từ vị trí thứ B năm trước, … vươn lên thứ N năm nay, tăng X
            False,
            (
                rf"\btừ {_WORDS}{{0,20}}(?P<base>[RS]){_WORDS}{{0,60}}\b(?:lên|xuống) {_WORDS}{{0,20}}(?P<new>[RS])"
                rf"{_WORDS}{{0,20}}[,(]{_SAYING}{_CHANGE}{_NOT_OF_ANOTHER}"
            ),
        ),
        (  # năm trước có B …, năm nay có N …, tăng X
            False,
            (
                rf"T{_WORDS}{{0,60}}(?P<base>[CPMU])[^CFPMUXRSL.]{{0,60}}T{_WORDS}{{0,60}}"
                r"(?<!tăng )(?<!giảm )(?<!thêm )(?P<new>[CPMU])"
                rf"{_WORDS}{{0,40}}[,(]{_SAYING}{_CHANGE}{_NOT_OF_ANOTHER}"
            ),
        ),
    )
)
#: `tăng từ B lên N (tăng X)` where one figure holds both ends.
_BOTH_ENDS = (
    re.compile(rf"(?P<ends>X){_WORDS}{{0,30}}[,(]{_SAYING}{_CHANGE}{_NOT_OF_ANOTHER}"),
    re.compile(rf"{_CHANGE}{_WORDS}{{0,40}}[,(]{_SAYING}(?P<ends>X)"),  # tăng X (từ B lên N)
)


@dataclass(frozen=True, slots=True)
class Change:
    """`new` is said to differ from `base` by `change`, which always tells its direction; `figures` are as printed.

    `explicit`: base and change stand so close that nothing else can be meant. `at` is the index of the change.
    """

    new: Figure
    change: Figure
    base: Figure
    figures: tuple[Figure, ...]
    explicit: bool
    at: int


def changes(here: Passage) -> Iterator[Change]:
    """Every change of a passage that is stated with both its ends, once."""
    taken: set[int] = set()
    for explicit, pattern in _PATTERNS:
        for found in pattern.finditer(here.text):
            groups = found.groupdict()
            name = "change" if groups.get("change") else "amount"
            at = index_at(here, found.start(name))
            if at not in taken:
                taken.add(at)
                new, base = (here.figures[index_at(here, found.start(end))] for end in ("new", "base"))
                change = _directed(here.figures[at], groups.get("way"))
                yield Change(new, change, base, (new, here.figures[at], base), explicit, at)
    for explicit, pattern in zip((True, False), _BOTH_ENDS, strict=True):
        for found in pattern.finditer(here.text):
            at = index_at(here, found.start("change" if found["change"] else "amount"))
            ends = here.figures[index_at(here, found.start("ends"))]
            if at not in taken and (pair := both_ends(ends)) is not None and both_ends(here.figures[at]) is None:
                taken.add(at)
                change = _directed(here.figures[at], found["way"])
                yield Change(pair[1], change, pair[0], (ends, here.figures[at]), explicit, at)


def _directed(figure: Figure, way: str | None) -> Figure:
    quantity = figure.mention.quantity
    if way is None or quantity is None or quantity.direction is not None:
        return figure
    direction = "up" if re.fullmatch(_UP, way) else "down"
    return replace(figure, mention=replace(figure.mention, quantity=replace(quantity, direction=direction)))


def both_ends(figure: Figure) -> tuple[Figure, Figure] | None:
    """The two ends of a change told as `từ a lên b`, as figures of their own."""
    quantity = figure.mention.quantity
    if quantity is None or quantity.amount is None or quantity.second is None:
        return None
    rate = (quantity.unit or "").startswith("percent")
    mark, kind = ("P", "percent") if rate else ("C", "count")
    return tuple(  # type: ignore[return-value]
        replace(
            figure,
            mark=mark,
            mention=replace(
                figure.mention,
                kind=kind,
                quantity=replace(
                    quantity,
                    amount=amount,
                    second=None,
                    direction=None,
                    decimals=max(0, -int(amount.as_tuple().exponent)),
                ),
            ),
        )
        for amount in (quantity.amount, quantity.second)
    )
