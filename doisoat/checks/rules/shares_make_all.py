"""CK-12, confirm only: shares of one enumeration, whatever their classes, that make 100 % (domain 7.5)."""

import re
from collections.abc import Iterator
from fractions import Fraction

from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, conclude
from doisoat.checks.figure import Figure
from doisoat.checks.messages import both, sum_text, vietnamese
from doisoat.checks.operands import amount_of, decimals_of, obstacle, role_class
from doisoat.checks.passage import Passage, gap, words_after, words_before
from doisoat.checks.reading import Reading
from doisoat.records import Finding

#: Says that a percentage is a part of something.
_SHARE = re.compile(r"\b(?:chiếm|tương ứng|tương đương|tỷ trọng|nắm(?: giữ)?|sở hữu|góp|thuộc về)\b")
#: A rate, a bound or a change is no share.
_OTHER = re.compile(r"\b(?:đạt|tăng|giảm|dưới|trên|hơn|vượt|so với|lãi suất|tốc độ|từ|đến)\s*$")
#: Parts two members of an enumeration.
_APART = re.compile(r"[,;()]|\b(?:và|còn|với)\b")
_SURE = 3
_WHOLE = 100


def find(reading: Reading) -> Iterator[Finding]:
    """One confirmation for each run of shares in a sentence that add up to 100 %; nothing where they do not."""
    for here in reading.passages:
        for run in _runs(here):
            figures = [here.figures[index] for index in run]
            said = [words_before(here, index) for index in run]
            if len(run) > 1 and _shares(here, run, said) and _all(figures):
                yield _finding(reading, figures)


def _runs(here: Passage) -> Iterator[list[int]]:
    """Percentages that follow each other with no rate, bound or change among them."""
    run: list[int] = []
    for index, figure in enumerate(here.figures):
        if figure.mark != "P":
            continue
        words = words_before(here, index)
        if run and not _APART.search(gap(here, run[-1], index)):
            run = []
        if obstacle(figure) or role_class(figure) == "aim" or _OTHER.search(words):
            yield run
            run = []
            continue
        run.append(index)
        if sum(amount_of(here.figures[at]) for at in run) >= _WHOLE:
            yield run
            run = []
    yield run


def _shares(here: Passage, run: list[int], said: list[str]) -> bool:
    """Whether the words call them shares, or three or more of them stand in brackets behind their classes."""
    if any(_SHARE.search(words) for words in said):
        return True
    bracketed = [
        words.endswith("(") and words_after(here, at).startswith(")") for at, words in zip(run, said, strict=True)
    ]
    return len(run) >= _SURE and all(bracketed)


def _all(figures: list[Figure]) -> bool:
    total = sum((Fraction(amount_of(figure)) for figure in figures), Fraction(0))
    margin = sum((Fraction(1, 10 ** decimals_of(figure)) for figure in figures), Fraction(0)) / 2
    return total == _WHOLE or (len(figures) >= _SURE and abs(total - _WHOLE) <= min(margin, Fraction(1, 10)))


def _finding(reading: Reading, figures: list[Figure]) -> Finding:
    total = sum((Fraction(amount_of(figure)) for figure in figures), Fraction(0))
    numbers = (sum_text([Fraction(amount_of(figure)) for figure in figures]), vietnamese(total))
    message = both("{0} = {1} %: khớp với 100 %", "{0} = {1} %: consistent with 100 %", *numbers)
    verdict = "match" if total == _WHOLE else "match_interval"
    return conclude(reading, "CK-12", figures, Judgement(verdict=verdict, severity="ok", strength="S2"), message)


CHECK = Check(
    rules=("CK-12",),
    relation="complement",
    title_vi="các tỷ trọng cộng lại đủ 100 %",
    title_en="shares that make 100 %",
    why_vi="Các tỷ trọng của một phép liệt kê cộng lại đúng 100 % thì xác nhận lẫn nhau; lệch thì không kết luận, vì "
    "có thể chưa liệt kê đủ.",
    why_en="Shares of one enumeration that add up to 100 % confirm each other; others may be incomplete.",
    find=find,
    examples=(
        Example("Đường bộ chiếm 56% và đường thủy chiếm 44%.", "match", "ok"),
        Example("Đường bộ chiếm 56% và đường thủy chiếm 43%.", ""),
        Example("Căn nhỏ có 260 căn (26%), căn vừa có 488 căn (48,8%), căn lớn có 252 căn (25,2%).", "match", "ok"),
        Example("Ông An góp 6 tỷ đồng, tương ứng 60%, bà Bình góp 4 tỷ đồng (40%).", "match", "ok"),
        Example("Ba nhóm chiếm 33,3%, 33,3% và 33,3%.", "match_interval", "ok"),
        Example("Sở Tư pháp đạt 60%, Sở Nội vụ đạt 40%.", ""),
        Example("Doanh thu tăng 60%, chi phí chiếm 40%.", ""),
        Example("Nguồn cung khó vượt tỷ trọng 20% để đáp ứng 80% nhu cầu.", ""),
    ),
)
