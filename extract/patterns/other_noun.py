"""Counts of what the unit table does not name: `250 học sinh`, `14 trạm y tế`; unit `other` (domain 0.1).

The noun is the word that stands directly behind the number, as the tokenizer cuts it. Measures, ages, scores, labels
(`tổ 3`, `tầng 2`) and years are no counts.
"""

import re
from collections.abc import Iterator

from doisoat.records import Mention, Quantity
from doisoat.records.wire import plain
from extract.amounts import Amount, amounts
from extract.labels import is_labelled
from extract.nouns import noun_at
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import Scan, found
from extract.units import unit_at

_BEHIND = re.compile(r" {1,2}\n?(?=[^\W\d])|\n(?=[^\W\d])")
#: `12/3 đường Lê Lợi` is a house number.
_SECOND = re.compile(r"\d/$")
_YEAR = re.compile(r"(?:19|20)\d\d")


def _find(scan: Scan) -> Iterator[Mention]:
    for amount in amounts(scan.key):
        space = _BEHIND.match(scan.key, amount.end)
        if space is None or amount.worded or not _may_count(scan, amount, space.end()):
            continue
        noun = noun_at(scan, space.end())
        if noun is None:
            continue
        quantity = Quantity(
            amount=amount.value,
            decimals=amount.decimals,
            ulp=amount.ulp,
            unit=noun.code,
            unit_text=noun.text,
            alt=amount.alt,
        )
        yield found(scan, "count", amount.start, noun.end, plain(amount.value), flags=amount.flags, quantity=quantity)


def _may_count(scan: Scan, amount: Amount, noun: int) -> bool:
    """Cheap reasons against a count, before the words are cut: years, labels, decimals, names."""
    if _YEAR.fullmatch(scan.key[amount.start : amount.end]) or (amount.decimals and amount.value % 1):
        return False
    if unit_at(scan.key, noun) is not None:
        return False
    if _SECOND.search(scan.key, max(0, amount.start - 2), amount.start):
        return False
    return not is_labelled(scan.key, amount.start, "before")


PATTERN = Pattern(
    name="other_noun",
    find=_find,
    examples=(
        Example("Trường có 250 học sinh và 14 giáo viên.", "count", "250 học sinh", "250"),
        Example("lắp 1.200 máy tính cho các xã", "count", "1.200 máy tính", "1200"),
        Example("Kiểm tra 58 công ty và 30 đầu mối.", "count", "58 công ty", "58"),
        Example("Trao huy hiệu cho 21 đồng chí.", "count", "21 đồng chí", "21"),
    ),
    counterexamples=(
        Counterexample("làm 12 km đường", "count", "12 km"),
        Counterexample("trong 6 đầu năm nay", "count", "6 đầu năm"),
        Counterexample("làm 20 công lao động", "count", "20 công"),
        Counterexample("họp tại tổ 3 phường Phù Lãng", "count", "3"),
        Counterexample("tại tầng 2 trụ sở", "count", "2 trụ sở"),
        Counterexample("tại số 12/3 đường Lê Lợi", "count", "3 đường"),
        Counterexample("cháu bé 6 tuổi", "count", "6 tuổi"),
        Counterexample("phương châm 4 tại chỗ", "count", "4 tại chỗ"),
        Counterexample("18 nêu rõ yêu cầu", "count", "18"),
    ),
)
