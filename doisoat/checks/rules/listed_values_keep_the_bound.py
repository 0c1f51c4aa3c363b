"""CK-08: `N UNIT đạt trên X %: A (v %), …` says that every v is above X."""

from collections.abc import Iterator
from fractions import Fraction

from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, Message, conclude, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.hedges import inside
from doisoat.checks.lists import NamedList, bound_of, named_lists
from doisoat.checks.messages import undecided_message, vietnamese
from doisoat.checks.operands import amount_of, decimals_of, obstacle
from doisoat.checks.passage import words_before
from doisoat.checks.reading import Reading
from doisoat.records import Finding, Interval

_BOUNDS = ("gt", "ge", "lt", "le")


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each list of values under a common bound."""
    for here in reading.windows:
        for listed in named_lists(reading, here):
            bound = bound_of(here, listed)
            if bound is not None and listed.values:
                yield from _checked(reading, listed, bound)


def _checked(reading: Reading, listed: NamedList, bound: Figure) -> Iterator[Finding]:
    values = [listed.here.figures[index] for index in listed.values]
    interval = _interval(listed, bound)
    if interval is None:
        return
    if any(figure.mark != "P" for figure in values):
        return
    if reason := next(filter(None, map(obstacle, values)), None):
        yield conclude(reading, "CK-08", (bound, *values), undecided(reason), undecided_message(reason))
        return
    outside = [figure for figure in values if not inside(Fraction(amount_of(figure)), interval)]
    said = bound.mention.surface
    if not outside:
        judgement = Judgement(verdict="match", severity="ok")
        message = Message(f"mọi giá trị liệt kê đều “{said}”", f"every listed value is “{said}”")
    else:
        judgement = Judgement(verdict="mismatch", severity="error")
        shown = "; ".join(f"{vietnamese(amount_of(f), decimals_of(f))} %" for f in outside)
        message = Message(f"văn bản ghi “{said}”, nhưng có {shown}", f"the text says “{said}”, but lists {shown}")
    yield conclude(reading, "CK-08", (bound, *values), judgement, message)


def _interval(listed: NamedList, bound: Figure) -> Interval | None:
    """What the bound allows; a `dưới` or `trên` right before it counts even where it was read as a place."""
    quantity = bound.mention.quantity
    if quantity is None or quantity.amount is None:
        return None
    if quantity.op in _BOUNDS:
        return quantity.interval
    words = words_before(listed.here, listed.here.figures.index(bound)).rstrip()
    if quantity.op != "eq" or quantity.second is not None or not words.endswith((" dưới", " trên")):
        return None
    if words.endswith("dưới"):
        return Interval(lo=None, hi=quantity.amount, lo_incl=False, hi_incl=False)
    return Interval(lo=quantity.amount, hi=None, lo_incl=False, hi_incl=False)


CHECK = Check(
    rules=("CK-08",),
    relation="bound",
    title_vi="giá trị liệt kê không thỏa ngưỡng đã nêu",
    title_en="listed values outside the stated bound",
    why_vi="Khi văn bản nêu các đơn vị đạt trên (dưới) một mức, mọi giá trị liệt kê phải trên (dưới) mức đó.",
    why_en="Where bodies are said to be above (below) a bound, every value listed for them must be.",
    find=find,
    examples=(
        Example("03 sở đạt trên 85%, gồm: Sở Tư pháp (100%), Sở Nội vụ (95,8%), Sở Ngoại vụ (88,3%).", "match", "ok"),
        Example("02 huyện dưới 50%: huyện A (48,2%), huyện B (51%).", "mismatch", "error"),
        Example("Còn 2 sở dưới 40%, gồm Sở Y tế (27,5%) và Sở Nội vụ (44,5%).", "mismatch", "error"),
        Example("Còn 2 sở dưới 40%: Sở Y tế (khoảng 27%), Sở Nội vụ (31,5%).", "skip", "info", "hedged_operand"),
        Example("02 huyện đạt 100%: huyện A (100%), huyện B (100%).", ""),
        Example("Sở Tư pháp (100%), Sở Nội vụ (95,8%) được khen.", ""),
    ),
)
