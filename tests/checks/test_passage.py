"""Sentences as patterns see them."""

from doisoat.checks.passage import gap, index_at, shadow_offset, words_after, words_before
from doisoat.checks.reading import prepare, sentence_at
from extract.reader import read


def test_figures_become_marks_and_places_lead_back() -> None:
    text = "Cấp tỉnh giải quyết 901/1.499 thủ tục, đạt 70,8%. Cấp xã có 12 hồ sơ."
    reading = prepare(text, read(text))
    first, second = reading.passages
    assert (first.text, second.text) == ("cấp tỉnh giải quyết F, đạt P.", "cấp xã có C.")
    assert gap(first, 0, 1) == ", đạt "
    assert (words_before(first, 0), words_after(first, 1)) == ("cấp tỉnh giải quyết ", ".")
    assert index_at(first, first.text.index("P")) == 1
    assert text[shadow_offset(first, first.text.index("đạt")) :].startswith("đạt 70,8%")
    assert sentence_at(reading, text.index("Cấp xã")) == 1


def test_a_sentence_that_carries_on_joins_the_window() -> None:
    text = "Tỉnh có 62 thủ tục. Trong đó, 30 thủ tục cấp tỉnh. Sở có 5 hồ sơ."
    assert [window.text for window in prepare(text, read(text)).windows] == [
        "tỉnh có C. trong đó, C cấp tỉnh.",
        "sở có C.",
    ]


def test_the_items_of_a_list_join_the_line_that_announces_them() -> None:
    text = "Tiếp nhận 60 hồ sơ, trong đó:\n- Cấp tỉnh: 40 hồ sơ;\n- Cấp xã: 20 hồ sơ.\nSở có 5 hồ sơ."
    assert len(prepare(text, read(text)).windows) == 2


def test_a_ratio_in_words_gives_its_two_counts() -> None:
    text = "Với 1.100 dịch vụ trên tổng số 1.530 thủ tục."
    figures = prepare(text, read(text)).figures
    assert [figure.mark for figure in figures] == ["C", "C"]
    assert figures[0].enclosing is figures[1].enclosing is not None
