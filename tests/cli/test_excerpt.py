"""Excerpts: every figure marked once, nothing of the terminal's, never across lines."""

from hypothesis import given
from hypothesis import strategies as st

from doisoat.cli.excerpt import excerpts

LONG = "một hai ba bốn năm sáu bảy tám chín mười " * 10


def plain(text: str, spans: list[tuple[int, int]], sentence: tuple[int, int] = (0, 0)) -> list[str]:
    return ["".join(piece.text for piece in line) for line in excerpts(text, spans, sentence)]


def test_figures_stand_in_brackets() -> None:
    text = "Đạt 12/15 xã, bằng 80% số xã."
    assert plain(text, [(4, 9), (19, 22)], (0, len(text))) == ["Đạt [12/15] xã, bằng [80%] số xã."]


def test_overlapping_figures_are_marked_as_one() -> None:
    assert plain("Có 1100 trên 1530 thủ tục", [(3, 17), (13, 17)]) == ["Có [1100 trên 1530] thủ tục"]


def test_what_goes_on_is_shortened_at_words() -> None:
    text = f"{LONG}80% {LONG}".strip()
    (line,) = plain(text, [(len(LONG), len(LONG) + 3)])
    assert line.startswith("… ")
    assert line.endswith(" …")
    assert set(line.strip("… ").replace("[80%]", "").split()) <= set(LONG.split())


def test_the_sentence_bounds_what_is_shown() -> None:
    text = "Câu trước nói gì. Đạt 80%. Câu sau nói gì."
    assert plain(text, [(22, 25)], (18, 26)) == ["… Đạt [80%]. …"]


def test_figures_far_apart_or_on_different_lines_get_a_line_each() -> None:
    assert len(plain(f"1100 {LONG} 1200", [(0, 4), (len(LONG) + 6, len(LONG) + 10)])) == 2
    assert plain("1100 thủ tục\n1200 thủ tục", [(0, 4), (13, 17)]) == ["[1100] thủ tục", "[1200] thủ tục"]


def test_a_terminal_is_not_steered_by_a_text() -> None:
    assert plain("Có\x1b[2J 12\u202e xã,\tđạt \x9b80%", [(7, 13)]) == ["Có[2J [12 xã], đạt 80%"]


@given(st.text(max_size=300), st.data())
def test_any_text(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    spans = [tuple(sorted(pair)) for pair in data.draw(st.lists(st.tuples(places, places), max_size=4))]
    sentence = tuple(sorted(data.draw(st.tuples(places, places))))
    for line in plain(text, spans, sentence):
        assert len(line.splitlines()) <= 1
        assert "\x1b" not in line
