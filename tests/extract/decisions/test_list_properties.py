"""Lists that were made up come out row by row, however their table is laid out and broken over pages."""

from dataclasses import dataclass
from itertools import groupby

from hypothesis import given, settings
from hypothesis import strategies as st

from doisoat.records.decision import Procedure
from extract.decisions.structure import read_structure

LEVELS = {"toan_trinh": "Toàn trình", "mot_phan": "Một phần", "khac": "Còn lại"}
FIELDS = ("Đất đai", "Hộ tịch", "Xây dựng", "Du lịch")
WORDS = (
    "thẻ",
    "giấy phép",
    "xây dựng",
    "nhà ở",
    "12 tháng",
    "của",
    "tổ chức,",
    "hộ",
    "(cấp xã)",
    "năm 2024",
    "lĩnh vực",
)
FEET = ("", "2\n", "Phụ lục Quyết định số 5/QĐ-UBND 3\n")

names = st.builds(
    lambda verb, words, last: " ".join((verb, *words, last)),
    st.sampled_from(["Cấp", "Đổi", "Thu hồi", "Đăng ký", "Gia hạn", "Điều chỉnh"]),
    st.lists(st.sampled_from(WORDS), max_size=8),
    st.sampled_from(["thẻ", "giấy", "hồ sơ", "đất (cấp xã)"]),
)


@dataclass(frozen=True)
class Layout:
    """How a list is printed: its header of one or two rows, and a row under it."""

    header: str
    row: str
    width: int


LAYOUTS = (
    Layout("STT\tTên thủ tục hành chính\tMức độ\tMã TTHC\n", "{number}\t{name}\t{level}\t{code}\n", 4),
    Layout("TT\tMã số\tTên TTHC\tToàn trình\tMột phần\tCòn lại\n", "{number}\t{code}\t{name}\t{marks}\n", 6),
    Layout(
        "Số TT\tTên dịch vụ công\tMức độ cung cấp\t\t\tMã thủ tục\n\t\tToàn trình\tMột phần\tCòn lại\t\n"
        "(1)\t(2)\t(3)\t(4)\t(5)\t(6)\n",
        "{number}\t{name}\t{marks}\t{code}\n",
        6,
    ),
)


@st.composite
def sections(draw: st.DrawFn) -> list[tuple[str | None, list[tuple[str, str]]]]:
    """Sub-heads (or one list without) with names and levels of their rows."""
    row = st.tuples(names, st.sampled_from(sorted(LEVELS)))
    count = draw(st.integers(0, 4))
    if not count:
        return [(None, draw(st.lists(row, min_size=1, max_size=12)))]
    return [(field, draw(st.lists(row, min_size=1, max_size=6))) for field in FIELDS[:count]]


def sub_head(number: int, field: str, style: str, width: int) -> str:
    roman = ("I", "II", "III", "IV")[number]
    printed = {
        "cells": f"{roman}\tLĩnh vực {field}" + "\t" * (width - 2),
        "short": f"{roman}.\tLĩnh vực {field}",
        "line": f"{roman}. Lĩnh vực {field}",
        "span": f"Lĩnh vực {field}" + "\t" * (width - 1),
    }
    return printed[style] + "\n"


def printed_row(layout: Layout, number: str, name: str, level: str, code: str) -> str:
    marks = "\t".join("x" if level == one else "" for one in LEVELS)
    return layout.row.format(number=number, name=name, level=LEVELS[level], marks=marks, code=code)


@given(
    made=sections(),
    layout=st.sampled_from(LAYOUTS),
    style=st.sampled_from(["cells", "short", "line", "span"]),
    restarts=st.booleans(),
    padded=st.booleans(),
    data=st.data(),
)
@settings(max_examples=200, deadline=None)
def test_a_made_list_comes_out(made, layout, style, restarts, padded, data) -> None:
    text, expected, number, listed = "DANH MỤC THỦ TỤC HÀNH CHÍNH\n" + layout.header, [], 0, 0
    for place, (field, rows) in enumerate(made):
        text += sub_head(place, field, style, layout.width) if field else ""
        if restarts and place:
            number, listed = 0, listed + 1
        for name, level in rows:
            number += 1
            if data.draw(st.integers(0, 9)) == 0:
                text += data.draw(st.sampled_from(FEET)) + layout.header
            printed = f"{number:02}" if padded else str(number)
            code = f"1.{len(expected):06}"
            cut = data.draw(st.integers(0, 9)) == 0 and name.find(" ", 3)
            if cut and cut > 0 and name[cut + 1].islower():
                text += printed_row(layout, printed, name[:cut], level, code) + layout.header
                text += layout.row.format(number="", name=name[cut + 1 :], level="", marks="\t\t", code="")
            else:
                text += printed_row(layout, printed, name, level, code)
            expected.append((listed, printed, name, field, level, code))
    found = read_structure(text).procedures
    assert [(row.list, row.number, row.name, row.field, row.level, row.code) for row in found] == expected
    assert [row.start for row in found] == sorted(row.start for row in found)


def rows_of(text: str) -> list[Procedure]:
    return [
        Procedure(
            list=p.list, heading=p.heading, number=p.number, name=p.name, level=p.level, code=p.code, start=0, end=0
        )
        for p in read_structure(text).procedures
    ]


@given(
    names=st.lists(names, min_size=2, max_size=20),
    layout=st.sampled_from(LAYOUTS),
    places=st.sets(st.integers(0, 19), max_size=6),
)
@settings(max_examples=100, deadline=None)
def test_a_header_repeated_anywhere_changes_nothing(names: list[str], layout: Layout, places: set[int]) -> None:
    lines = [printed_row(layout, str(n), name, "mot_phan", f"1.{n:06}") for n, name in enumerate(names, start=1)]
    again = [layout.header + line if place in places else line for place, line in enumerate(lines)]
    assert rows_of(layout.header + "".join(again)) == rows_of(layout.header + "".join(lines))


def test_1100_rows_under_40_sub_heads_over_60_pages() -> None:
    layout, text = LAYOUTS[0], ""
    for number in range(1, 1101):
        if number % 28 == 1:
            text += f"{(number // 28) % 9 + 1}. Lĩnh vực số {number}\n"
        if number % 19 == 1:
            text += layout.header
        text += printed_row(layout, str(number), f"Cấp giấy phép loại {number}", "toan_trinh", f"1.{number:06}")
    found = read_structure(text).procedures
    assert [row.number for row in found] == [str(number) for number in range(1, 1101)]
    assert [row.name for row in found] == [f"Cấp giấy phép loại {number}" for number in range(1, 1101)]
    assert {row.list for row in found} == {0}
    assert len(list(groupby(found, key=lambda row: row.field))) == 40


@given(text=st.text(alphabet="STên thủtụcĐiều1234.\t\n /QĐ-UBNDSố:Căn cứx,;()I", max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_text_is_too_odd(text: str) -> None:
    for prefix in ("", "Số: 1/QĐ-UBND\n", "STT\tTên thủ tục\n", "STT Tên thủ tục\n1 A\n"):
        structure = read_structure(prefix + text)
        assert all(0 <= part.start <= part.end <= len(prefix + text) for part in structure.parts)
        assert all(0 <= row.start < row.end <= len(prefix + text) for row in structure.procedures)
