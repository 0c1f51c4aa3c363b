"""Texts cut into pieces: nothing is lost, every figure is marked once, findings stand where their figures end."""

from hypothesis import given
from hypothesis import strategies as st

from doisoat.desk.highlights import lines
from store.article import Mark


def mark(number: int, start: int, end: int) -> Mark:
    return Mark(number, "count", "", start, end, None, None, None, None)


def told(text: str, marks: list[Mark], findings: dict[int, tuple[int, ...]]) -> list[tuple]:
    (line,) = lines(text, (0, len(text)), marks, findings)
    return [(p.text, p.mark and p.mark.id, p.begins, p.findings, p.told) for p in line.pieces]


def test_figures_are_marked() -> None:
    assert told("có 12 hồ sơ", [mark(1, 3, 5)], {1: (7, 8)}) == [
        ("có ", None, (), (), False),
        ("12", 1, (1,), (7, 8), True),
        (" hồ sơ", None, (), (), False),
    ]


def test_of_figures_within_each_other_the_shorter_is_marked_and_all_have_an_anchor() -> None:
    assert told("trước 10/7", [mark(1, 0, 10), mark(2, 6, 10)], {1: (5,), 2: (5,)}) == [
        ("trước ", 1, (1,), (), True),
        ("10/7", 2, (2,), (5,), True),
    ]


def test_figures_that_cross_are_cut() -> None:
    assert [(text, number) for text, number, *_ in told("abcd", [mark(1, 0, 3), mark(2, 2, 4)], {})] == [
        ("ab", 1),
        ("c", 2),
        ("d", 2),
    ]


def test_a_page_begins_with_a_line() -> None:
    assert [line.page for line in lines("a\nb\nc\nd", (0, 7), [], {}, (0, 4))] == [1, None, 2, None]


@given(
    text=st.text("ab\n", max_size=30),
    spans=st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=8),
    cut=st.integers(0, 30),
)
def test_no_character_is_lost_and_every_figure_has_one_anchor(text: str, spans: list, cut: int) -> None:
    marks = [mark(n, a, min(a + b, len(text))) for n, (a, b) in enumerate(spans) if a < len(text)]
    cut = min(cut, len(text))
    found = [*lines(text, (0, cut), marks, {}), *lines(text, (cut, len(text)), marks, {})]
    assert "".join(piece.text for line in found for piece in line.pieces) == text.replace("\n", "")
    anchors = [number for line in found for piece in line.pieces for number in piece.begins]
    assert len(anchors) == len(set(anchors))
    assert set(anchors) == {m.id for m in marks if text[m.start] != "\n"}
