"""Whatever a consistent decision looks like, it is silent; one planted fault is found by exactly the right rule."""

from dataclasses import dataclass

from decision_texts import HEAD, LEVELS, decision
from hypothesis import given, settings
from hypothesis import strategies as st

from doisoat.checks.annex.run import find_in_decision
from doisoat.checks.reading import prepare
from extract.decisions.structure import read_structure
from extract.reader import read

_ARTICLE = (
    "Công bố kèm theo Quyết định này danh mục {} thủ tục hành chính, trong đó có {} thủ tục cung cấp dịch vụ "
    "công trực tuyến toàn trình và {} thủ tục cung cấp dịch vụ công trực tuyến một phần."
)


@dataclass(frozen=True)
class Made:
    """A decision with one list: the numbers and levels of its rows, what it states of them."""

    numbers: tuple[int, ...]
    levels: str
    stated: int
    whole: int
    part: int

    @property
    def text(self) -> str:
        rows = "\n".join(
            f"{number}\tThủ tục loại {at}\tĐất đai\t{LEVELS[level]}\t"
            for at, (number, level) in enumerate(zip(self.numbers, self.levels, strict=True))
        )
        article = _ARTICLE.format(self.stated, self.whole, self.part)
        return decision(f"công bố {self.stated} thủ tục hành chính", article, "DANH MỤC", f"{HEAD}\n{rows}")


@st.composite
def consistent(draw: st.DrawFn) -> Made:
    levels = "".join(draw(st.lists(st.sampled_from("TM"), min_size=6, max_size=40)))
    count = len(levels)
    return Made(tuple(range(1, count + 1)), levels, count, levels.count("T"), levels.count("M"))


def accusing(made: Made) -> set[str]:
    found = find_in_decision(
        prepare(made.text, read(made.text), title_end=made.text.find("\n")), read_structure(made.text)
    )
    return {f.rule for f in found if f.severity in ("error", "warning", "notice")}


@given(made=consistent())
@settings(max_examples=25, deadline=None)
def test_a_consistent_decision_is_silent(made: Made) -> None:
    assert accusing(made) == set()


@given(made=consistent(), data=st.data())
@settings(max_examples=25, deadline=None)
def test_a_row_dropped_is_a_gap(made: Made, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(made.numbers) - 2))
    without = made.numbers[:at] + made.numbers[at + 1 :]
    fault = Made(without, made.levels[:at] + made.levels[at + 1 :], made.stated, made.whole, made.part)
    assert accusing(fault) == {"AN-03"}


@given(made=consistent(), data=st.data())
@settings(max_examples=25, deadline=None)
def test_a_row_dropped_and_numbered_over_is_a_wrong_count(made: Made, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(made.numbers) - 1))
    levels = made.levels[:at] + made.levels[at + 1 :]
    assert accusing(Made(made.numbers[:-1], levels, made.stated, made.whole, made.part)) == {"AN-01"}


@given(made=consistent(), data=st.data())
@settings(max_examples=25, deadline=None)
def test_a_number_repeated_is_told(made: Made, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(made.numbers) - 1))
    numbers = (*made.numbers[:at], made.numbers[at - 1], *made.numbers[at + 1 :])
    assert accusing(Made(numbers, made.levels, made.stated, made.whole, made.part)) == {"AN-03"}


@given(made=consistent(), data=st.data())
@settings(max_examples=25, deadline=None)
def test_a_level_changed_is_a_wrong_level(made: Made, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(made.levels) - 1))
    changed = "M" if made.levels[at] == "T" else "T"
    levels = made.levels[:at] + changed + made.levels[at + 1 :]
    assert accusing(Made(made.numbers, levels, made.stated, made.whole, made.part)) == {"AN-04"}


@given(made=consistent(), by=st.sampled_from((-1, 1)))
@settings(max_examples=25, deadline=None)
def test_a_total_changed_by_one_is_a_wrong_count(made: Made, by: int) -> None:
    fault = Made(made.numbers, made.levels, made.stated + by, made.whole, made.part)
    assert accusing(fault) == {"AN-01"}
