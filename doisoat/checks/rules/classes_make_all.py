"""CK-12: the rates of classes that are everything there is (`đúng hạn`, `quá hạn`) make 100 %."""

import re
from collections.abc import Iterator
from fractions import Fraction

from doisoat.checks.check import Check, Example
from doisoat.checks.classes import CLASS_SETS, ClassSet, class_of, dimensions, may_overlap
from doisoat.checks.conclusion import Judgement, conclude, undecided
from doisoat.checks.figure import Figure
from doisoat.checks.messages import both, sum_text, undecided_message, vietnamese
from doisoat.checks.operands import amount_of, decimals_of, obstacle, role_class
from doisoat.checks.passage import Passage, shadow_offset, words_after
from doisoat.checks.reading import Reading
from doisoat.records import Finding

_FILLER = re.compile(
    r"[^\w]|\b(?:tỷ lệ|hồ sơ|thủ tục|số|giải quyết|được|đạt|chiếm|là|chỉ|còn|có|và|trả|các|kết quả|bằng|"
    r"tương ứng|xử lý|"
    r"nộp|thực hiện|hình thức|qua|tiếp nhận|phải|trong đó|dịch vụ công|văn bản)\b|\d"
)


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each complete set of class rates in a sentence."""
    for here in reading.passages:
        rates = [index for index, figure in enumerate(here.figures) if _is_result(figure)]
        if len(rates) > 1:
            yield from _complete(reading, here, rates)


def _is_result(figure: Figure) -> bool:
    return figure.mark == "P" and role_class(figure) == "fact"


def _complete(reading: Reading, here: Passage, rates: list[int]) -> Iterator[Finding]:
    labels = [_label(reading, here, index) for index in rates]
    for classes in CLASS_SETS:
        for count in (3, 2):
            for first in range(len(rates) - count + 1):
                chosen = labels[first : first + count]
                if _exhausts(classes, chosen):
                    yield _judged(reading, [here.figures[index] for index in rates[first : first + count]])
                    return
    shares = [label for label in labels if "chiếm" in label]
    figures = [here.figures[index] for index in rates]
    if len(shares) == len(labels) and (dimensions(labels) or may_overlap(labels)) and _total(figures) > 100:
        reason = "overlap_possible"
        yield conclude(reading, "CK-12", figures, undecided(reason), undecided_message(reason))


def _label(reading: Reading, here: Passage, index: int) -> str:
    """The words before a rate, from the separator before; those behind it belong to the next."""
    start = here.places[index - 1] + 1 if index else 0
    left = start + max((m.end() for m in re.finditer(r"[,;(:]", here.text[start : here.places[index]])), default=0)
    if index == 0 or here.figures[index - 1].mark == "T":
        left = start
    before = reading.shadow.key[shadow_offset(here, left) : here.figures[index].start]
    if dimensions([before]):
        return before
    behind = re.split(r"[,;:.()\n]|\bcòn\b|\bvà\b(?! (?:trước|đúng))", words_after(here, index))[0]
    return before + " " + behind


def _exhausts(classes: ClassSet, labels: list[str]) -> bool:
    """Whether the labels name each class of a closed set once, the later ones with no subject of their own."""
    named = [class_of(classes, label) for label in labels]
    if None in named or len(set(named)) < len(named) or frozenset(map(str, named)) not in classes.closed:
        return False
    return not any(_subject(classes, label) for label in labels[1:])


def _subject(classes: ClassSet, label: str) -> str:
    for _, pattern in classes.words:
        label = pattern.sub(" ", label)
    return _FILLER.sub("", label).strip()


def _judged(reading: Reading, figures: list[Figure]) -> Finding:
    if reason := next(filter(None, map(obstacle, figures)), None):
        return conclude(reading, "CK-12", figures, undecided(reason), undecided_message(reason))
    total = _total(figures)
    margin = sum((Fraction(1, 10 ** decimals_of(figure)) for figure in figures), Fraction(0)) / 2
    numbers = (sum_text([Fraction(amount_of(figure)) for figure in figures]), vietnamese(total))
    if abs(total - 100) <= margin:
        message = both("{0} = {1} %: khớp với 100 %", "{0} = {1} %: consistent with 100 %", *numbers)
        verdict = "match" if total == 100 else "match_interval"
        return conclude(reading, "CK-12", figures, Judgement(verdict=verdict, severity="ok"), message)
    message = both("{0} = {1} %, không phải 100 %", "{0} = {1} %, not 100 %", *numbers)
    return conclude(reading, "CK-12", figures, Judgement(verdict="mismatch", severity="error"), message)


def _total(figures: list[Figure]) -> Fraction:
    return sum((Fraction(amount_of(figure)) for figure in figures), Fraction(0))


CHECK = Check(
    rules=("CK-12",),
    relation="complement",
    title_vi="các tỷ lệ bù nhau không bằng 100 %",
    title_en="complementary rates that do not make 100 %",
    why_vi="Tỷ lệ của các nhóm bù nhau (đúng hạn và quá hạn, nam và nữ …) cộng lại phải bằng 100 %.",
    why_en="The rates of classes that are everything there is must add up to 100 %.",
    find=find,
    examples=(
        Example("Đúng và trước hạn 97,62%; quá hạn 2,38%.", "match", "ok"),
        Example("Đúng hạn 97,2%; trễ hạn 3,8%.", "mismatch", "error"),
        Example("Tỉnh có 91,1% hồ sơ giải quyết đúng hạn, 9,9% hồ sơ giải quyết trễ hạn.", "mismatch", "error"),
        Example("Hồ sơ trước và đúng hạn đạt 70,4%, còn 29,6% quá hạn.", "match", "ok"),
        Example("Trước hạn khoảng 63%; đúng hạn 20%; trễ hạn 17%.", "skip", "info", "hedged_operand"),
        Example("Đúng hạn gần 97%; trễ hạn 3,8%.", "skip", "info", "hedged_operand"),
        Example("Nam chiếm 60%, trẻ chiếm 55%.", "skip", "info", "overlap_possible"),
        Example("Cấp tỉnh đúng hạn 97%, cấp xã quá hạn 5%.", ""),
        Example("Đúng hạn đạt 97%; số hóa đạt 80%.", ""),
    ),
)
