"""Periods told from others: `cùng kỳ (năm trước)`, `cùng kỳ năm 2022`, `năm ngoái`, `năm nay` (domain DT-07).

`cùng kỳ năm Y` is resolved afterwards, when the period it refers to is known.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from doisoat.records import Mention, Moment
from extract.calendar import months
from extract.pattern import Counterexample, Example, Pattern
from extract.periods import closed
from extract.scan import Scan, found, matches

_SAME = re.compile(
    r"(?<!\w)cùng kỳ(?:\s{1,2}năm\s{1,2}(?:trước|ngoái|(?P<year>(?:19|20)\d\d)(?!\d))"
    r"|\s{1,2}(?P<bare>(?:19|20)\d\d)(?!\d))?"
)
_YEARS = re.compile(r"(?<!\w)năm (?P<which>ngoái|trước|nay)(?!\w)")


def _find(scan: Scan) -> Iterator[Mention]:
    for same in matches(_SAME, scan.key, "cùng kỳ"):
        year = same["year"] or same["bare"]
        flags = ("relative_to_host_period",)
        if year:
            of_year = closed(scan, same.span(), months(int(year), 1, 12), *flags)
            yield replace(of_year, end=same.end(), surface=scan.shadow.text[same.start() : same.end()])
        else:
            yield found(scan, "period", *same.span(), "P-1Y", flags=flags, moment=Moment())
    if scan.published is None:
        return
    for at in matches(_YEARS, scan.key, "năm "):
        year = scan.published.year - (at["which"] != "nay")
        yield closed(scan, at.span(), months(year, 1, 12), "relative")


PATTERN = Pattern(
    name="relative_period",
    find=_find,
    examples=(
        Example("giảm so với cùng kỳ năm ngoái", "period", "cùng kỳ năm ngoái", "P-1Y"),
        Example("giảm so với cùng kỳ năm 2018", "period", "cùng kỳ năm 2018", "2018-01-01/2018-12-31"),
    ),
    counterexamples=(Counterexample("vẫn như năm trước", "period", "năm trước"),),
)
