"""What documents tell is the same whether one process works it out or several."""

from datetime import date

from doisoat.cli.told import told_by
from doisoat.records.telling import ComparedText, Printed


def text_of(row: int) -> ComparedText:
    text = f"Tin số {row}\nNăm 2023, huyện Phù Lãng tiếp nhận {row + 100} hồ sơ nộp trực tuyến tại bộ phận một cửa."
    year, files = text.index("Năm 2023"), text.index(f"{row + 100} hồ sơ")
    ends = (None, None, True, True)
    printed = (
        Printed("period", year, year + 8, "2023-01-01/2023-12-31", None, None, None, False, *ends),
        Printed("count", files, files + len(f"{row + 100} hồ sơ"), str(row + 100), "ho_so", "eq", None, False, *ends),
    )
    return ComparedText(
        document=row,
        text=text,
        title_end=text.index("\n"),
        province="Hòa Bình",
        kind="news",
        number=None,
        issued_on=None,
        issuer=None,
        published=date(2024, 1, 15),
        printed=printed,
        references=(),
    )


def test_several_processes_tell_what_one_tells():
    parts = [range(1, 4), range(4, 8), range(8, 9), *([at] for at in range(9, 20))]
    alone = list(told_by(parts, text_of))
    assert list(told_by(parts, text_of, many=1)) == alone
    assert [list(told) for told in alone] == [list(part) for part in parts]
    assert all(tellings for told in alone for tellings in told.values())
