"""CK-09: `đạt A, thấp hơn cùng kỳ (B)` says that A < B, though not by how much."""

import re
from collections.abc import Iterator

from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, Message, conclude, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.messages import both, undecided_message, vietnamese
from doisoat.checks.operands import amount_of, decimals_of, obstacle
from doisoat.checks.passage import index_at
from doisoat.checks.reading import Reading
from doisoat.checks.units import SAME, kinship
from doisoat.records import Finding

_COMPARED = re.compile(
    r"(?P<new>[CPMS]),? (?:đã |có )?(?P<way>tăng|cao hơn|nhiều hơn|giảm|thấp hơn|ít hơn)(?: so)?(?: với)? "
    r"(?:mức |kết quả )?(?:T|cùng kỳ|năm trước|năm ngoái|kỳ trước|tháng trước|quý trước)[^CFPMUXRSL;.()]{0,30}"
    r"\((?:T|là|đạt|[^\W\d_]| ){0,30}?(?P<base>[CPMS])\)(?! (?:là )?[XP])"
)
_MORE = frozenset({"tăng", "cao hơn", "nhiều hơn"})


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each figure said to be more, or less, than another."""
    for here in reading.passages:
        for match in _COMPARED.finditer(here.text):
            new, base = (here.figures[index_at(here, match.start(name))] for name in ("new", "base"))
            if new.mark != base.mark or kinship(new, base) != SAME:
                continue
            reason = obstacle(new) or obstacle(base)
            if reason:
                yield conclude(reading, "CK-09", (new, base), undecided(reason), undecided_message(reason))
            else:
                yield conclude(reading, "CK-09", (new, base), *_judged(new, base, match["way"]))


def _judged(new: Figure, base: Figure, way: str) -> tuple[Judgement, Message]:
    more = amount_of(new) > amount_of(base)
    holds = amount_of(new) != amount_of(base) and more == (way in _MORE)
    numbers = tuple(vietnamese(amount_of(figure), decimals_of(figure)) for figure in (new, base))
    word = "more" if way in _MORE else "less"
    ending = (": khớp", ": consistent") if holds else ("", "")
    message = both(
        f"{{0}} so với {{1}}; văn bản ghi {way}{ending[0]}",
        f"{{0}} against {{1}}; the text says {word}{ending[1]}",
        *numbers,
    )
    verdict = Judgement(verdict="match", severity="ok") if holds else Judgement(verdict="mismatch", severity="warning")
    return verdict, message


CHECK = Check(
    rules=("CK-09",),
    relation="direction",
    title_vi="văn bản ghi cao hơn (thấp hơn) nhưng số liệu ngược lại",
    title_en="a figure that is not on the stated side of the one before",
    why_vi="Số ghi là cao hơn thì phải lớn hơn số được so sánh, thấp hơn thì phải nhỏ hơn.",
    why_en="A figure said to be higher than another must be greater, one said to be lower smaller.",
    find=find,
    examples=(
        Example("GRDP tăng trưởng đạt 5,1%, thấp hơn cùng kỳ (5,48%).", "match", "ok"),
        Example("Tỷ lệ đúng hạn đạt 98,1%, thấp hơn cùng kỳ (96,2%).", "mismatch", "warning"),
        Example("Tiếp nhận khoảng 1.300 hồ sơ, cao hơn năm trước (1.250 hồ sơ).", "skip", "info", "hedged_operand"),
        Example("Tỷ lệ đúng hạn đạt 98,1%, thấp hơn cùng kỳ.", ""),
    ),
)
