"""What holds for any text: offsets, typography that changes no value, numbers of any size."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.reader import read

PIECES = [
    "1.946 thủ tục", "gần 45%", "901/1499", "ngày 31/6/2021", "Quyết định số 28/2020/QĐ-UBND", "tháng 9",
    "từ 10 đến", "20 hồ sơ", "hai mươi mốt xã", "tăng", "giảm", "đến năm 2025", "mức độ 3,4", "(", ")", ",",
    ";", ".", "\n", "\t", "**",
    "số", "trên tổng số", "%", "tỷ đồng", "từ 5 lên 9 phòng", "250 học sinh", "\u00ad", "\u200b", "\u0301",
    "và", "/", "-",
]  # fmt: skip
SENTENCES = [
    "Tỉnh uỷ giao 12 sở hoà giải 1.250 hồ sơ, đạt 98,5% trong quý II/2022.",
    "Theo Quyết định số 903/QĐ-UBND ngày 05/4/2023 của UBND tỉnh, tối thiểu 50% xã khoẻ mạnh.",
    "Số hoá từ 120 hồ sơ lên 150 hồ sơ; tăng 12% so với cùng kỳ năm 2021, thu 4,8 tỷ đồng.",
    "Đại hội lần thứ XII thông qua Nghị quyết số 18-NQ/TW; xếp thứ 12/63, PAPI đạt 42,15/80 điểm.",
]
MOVED = {"oà": "òa", "oá": "óa", "oẻ": "ỏe", "uỷ": "ủy", "oạ": "ọa"}


def values(text: str) -> list[tuple[str, object]]:
    return [(m.kind, m.value) for m in read(text)]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=25).map(" ".join) | st.text(max_size=200))
def test_no_text_raises_and_offsets_give_the_surface_back(text):
    for mention in read(text):
        assert text[mention.start : mention.end] == mention.surface
        assert mention.surface


@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_read(raw):
    text = raw.decode("utf-8", errors="replace")
    assert all(text[m.start : m.end] == m.surface for m in read(text))


@pytest.mark.parametrize("text", SENTENCES)
def test_composition_changes_no_value(text):
    assert values(unicodedata.normalize("NFD", text)) == values(text)


@pytest.mark.parametrize("text", SENTENCES)
def test_no_break_spaces_change_no_value(text):
    assert values(text.replace(" ", "\u00a0")) == values(text)


@pytest.mark.parametrize("text", SENTENCES)
def test_tone_placement_changes_no_value(text):
    moved = text
    for new, old in MOVED.items():
        moved = moved.replace(new, old)
    assert values(moved) == values(text)


@given(st.sampled_from(SENTENCES), st.integers(min_value=1), st.sampled_from("\u00ad\u200b\u2060\ufeff"))
def test_invisible_marks_inside_words_change_no_value(text, place, mark):
    inside = [at for at in range(1, len(text)) if text[at - 1].islower() and text[at].islower()]
    at = inside[place % len(inside)]
    assert values(text[:at] + mark + text[at:]) == values(text)


@pytest.mark.parametrize("printed", ["1100", "1.100", "1 100", "1\u00a0100", "1,100"])
def test_writers_of_one_number_agree(printed):
    assert values(f"Có {printed} hồ sơ.") == [("count", "1100")]


@given(st.integers(min_value=1, max_value=10**24), st.sampled_from(["", ".", " ", "\u00a0"]))
def test_a_number_of_any_size_reads_back(number, separator):
    printed = f"{number:,}".replace(",", separator)
    (mention,) = read(f"Tiếp nhận {printed} hồ sơ mới.")
    assert (mention.kind, mention.value) == ("count", str(number))


@given(st.integers(min_value=0, max_value=999), st.integers(min_value=0, max_value=99))
def test_a_percentage_reads_back(whole, hundredths):
    (mention,) = read(f"Tỷ lệ là {whole},{hundredths:02}%.")
    assert mention.quantity is not None
    assert mention.quantity.amount is not None
    assert mention.quantity.amount * 100 == whole * 100 + hundredths


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2060, 12, 31)))
def test_a_day_reads_back_however_it_is_printed(day):
    long = f"ngày {day.day:02} tháng {day.month} năm {day.year}"
    for printed in (f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}", f"{day.day}-{day.month}-{day.year}", long):
        assert ("date", day.isoformat()) in values(f"Họp tại xã, {printed}, ở hội trường.")
