"""Relations beyond a sentence: a table under the text, a figure of the title said again in the body."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from random import Random

from benchmarks.mutation.figure import Figure, value
from benchmarks.mutation.kind import Kind, Setting, words_of
from benchmarks.mutation.law import near_count_fits, rate_fits, sum_fits
from benchmarks.mutation.phrase import Draft
from benchmarks.mutation.topics import BODIES
from benchmarks.mutation.writer import Writer, count, percent

_HEADS = (
    ("STT", "Đơn vị", "Tổng số hồ sơ", "Đúng hạn", "Trễ hạn"),
    ("TT", "Tên cơ quan", "Tiếp nhận", "Đã giải quyết", "Đang giải quyết"),
    ("STT", "Địa phương", "Số thủ tục", "Toàn trình", "Một phần"),
    ("TT", "Đơn vị", "Tổng số", "Trực tuyến", "Trực tiếp"),
)
_COLUMNS = (0, 1, 2)
_TOTALS = ("Tổng cộng", "Cộng", "Tổng", "TỔNG CỘNG")
_TITLES = (
    ("{who} {did} {t} {unit}", "theo báo cáo, {who} đã {did} {b} {unit} {whole}"),
    ("công bố {t} {unit} {state}", "{b} {unit} {state} vừa được công bố"),
    ("{who}: {t} {unit} {state}", "tính đến nay, {who} có {b} {unit} {state}"),
    ("thêm {t} {unit} {state}", "trong đợt này, có thêm {b} {unit} {state}"),
    ("{t} {unit} {state}", "số {unit} {state} đến nay là {b} {unit}"),
    ("{t} {unit} {state} trong năm {year}", "năm {year}, có {b} {unit} {state}"),
    ("phê duyệt danh mục {t} {unit}", "danh mục vừa phê duyệt có {b} {unit}"),
    ("{who} đạt {p} {unit} {state}", "tỷ lệ {unit} {state} của {who} đạt {q}"),
    ("tỷ lệ {unit} {state} đạt {p}", "đến nay, tỷ lệ {unit} {state} đạt {q}"),
    ("{who} {did} gần {h} {unit}", "{who} đã {did} {b} {unit}"),
    ("{who} {did} hơn {l} {unit}", "{who} đã {did} {b} {unit}"),
)


def _table(random: Random, writer: Writer, _setting: Setting) -> Draft:
    bodies = random.sample(BODIES, random.randint(3, 5))
    rows = [f"x{row}_" for row in range(len(bodies))]
    figures: dict[str, Figure] = {}
    for row in rows:
        good, bad = random.randint(20, 4000), random.randint(1, 300)
        figures |= {f"{row}{column}": count(writer, n) for column, n in enumerate((good + bad, good, bad))}
    for column in _COLUMNS:
        figures[f"t{column}"] = count(writer, sum(int(value(figures[f"{row}{column}"])) for row in rows))
    rated = random.random() < 0.6
    if rated:
        figures |= _rates(replace(writer, percent="%"), figures, [*rows, "t"], random.choice([1, 2]))

    def law(changed: Mapping[str, Figure]) -> bool:
        sums = all(sum_fits([changed[f"{row}{c}"] for row in rows], changed[f"t{c}"]) for c in _COLUMNS)
        return sums and (not rated or all(_row_rate_fits(changed, row) for row in [*rows, "t"]))

    labels = dict(zip(rows, bodies, strict=True)) | {"t": random.choice(_TOTALS)}
    lines = ["\t".join((*random.choice(_HEADS), *(["Tỷ lệ"] if rated else [])))]
    for index, (row, label) in enumerate(labels.items(), 1):
        cells = [f"{{{row}{column}}}" for column in (*_COLUMNS, *([3] if rated else []))]
        lines.append("\t".join(("" if row == "t" else str(index), label, *cells)))
    return Draft(phrasing="\n".join(lines), words={}, figures=figures, law=law)


def _rates(writer: Writer, figures: Mapping[str, Figure], rows: list[str], decimals: int) -> dict[str, Figure]:
    """The second column over the first."""
    exact = {row: 100 * value(figures[f"{row}1"]) / value(figures[f"{row}0"]) for row in rows}
    return {f"{row}3": percent(writer, rate, decimals) for row, rate in exact.items()}


def _row_rate_fits(figures: Mapping[str, Figure], prefix: str) -> bool:
    """A rate passes when some column is its base (CK-14)."""
    cells = [figures[f"{prefix}{column}"] for column in range(3)]
    return any(rate_fits(part, whole, figures[f"{prefix}3"]) for part, whole in permutations(cells, 2))


def _title(random: Random, writer: Writer, setting: Setting) -> Draft:
    title, phrasing = random.choice(_TITLES)
    number, rate = random.randint(21, 30000), Fraction(random.randint(400, 990), 10)
    near = 10 ** max(1, len(str(number)) - 2)
    below = number // near * near
    values = {
        "t": count(writer, number),
        "b": count(writer, number),
        "p": percent(writer, rate, 1),
        "q": percent(writer, rate, 1),
        "h": count(writer, below + near),
        "l": count(writer, below),
    }
    figures = {name: figure for name, figure in values.items() if f"{{{name}}}" in title + phrasing}

    def law(changed: Mapping[str, Figure]) -> bool:
        if "h" in changed:
            return near_count_fits(value(changed["b"]), changed["h"])
        if "l" in changed:
            return value(changed["l"]) < value(changed["b"])
        return len({value(figure) for figure in changed.values()}) == 1

    return Draft(phrasing=phrasing, title=title, words=words_of(setting), figures=figures, law=law)


KINDS = (Kind("table", "CK-14", _table), Kind("title and body", "CK-15 CK-18", _title))
