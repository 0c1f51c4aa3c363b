"""Changes: growth, differences, points, plans, ranks, before and after."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from random import Random

from benchmarks.mutation.figure import Figure, value
from benchmarks.mutation.kind import Kind, Setting, words_of
from benchmarks.mutation.law import factor_fits, growth_fits, points_fit, rate_fits, sum_fits
from benchmarks.mutation.phrase import Draft
from benchmarks.mutation.writer import Writer, count, money, percent, some_decimals

_GROWTH = (
    "{who} {did} {n} {unit}, {move} {p} so với cùng kỳ [năm trước|năm {last}|] ({b} {unit})",
    "{period}, {who} {did} {n} {unit}, {move} {p} so với năm {last} ({b} {unit})",
    "số {unit} {state} đạt {n} {unit}, {move} {p} so với {b} {unit} của [năm trước|cùng kỳ]",
    "so với cùng kỳ năm trước ({b} {unit}), số {unit} {state} là {n} {unit}, {move} {p}",
    "năm {last} có {b} {unit} {state}, năm {year} có {n} {unit}, {move} {p}",
    "số {unit} {state} {move} từ {b} {unit} {to} {n} {unit} ({move} {p})",
    "số {unit} {state} {move} từ {b} {unit} năm {last} {to} {n} {unit} năm {year}, [tức|tương đương] {move} {p}",
    "có {n} {unit} {state}, {move} {p} so với năm {last} (năm {last} là {b} {unit})",
    "{n} {unit} {state} ({move} {p} so với cùng kỳ là {b} {unit})",
    "{who} {did} {n} {unit} (cùng kỳ {b} {unit}), {move} {p}",
    "nếu như năm {last} mới có {b} {unit} {state} thì năm {year} có {n} {unit}, {move} {p}",
)
_DIFFERENCE = (
    "{who} {did} {n} {unit}, {move} {d} {unit} so với cùng kỳ năm trước ({b} {unit})",
    "có {n} {unit} {state}, {move} {d} {unit} so với năm {last} ({b} {unit})",
    "so với năm {last} ({b} {unit}), số {unit} {state} là {n} {unit}, {move} {d} {unit}",
    "số {unit} {state} {move} từ {b} {unit} {to} {n} {unit} ({move} {d} {unit})",
    "năm {year} {who} có {n} {unit} {state}, {more} năm {last} ({b} {unit}) {d} {unit}",
    "năm {last} có {b} {unit}, năm {year} có {n} {unit} {state}, {move} {d} {unit}",
)
_FACTOR = (
    "{who} {did} {n} {unit}, gấp {f} lần [cùng kỳ năm trước|năm {last}] ({b} {unit})",
    "năm {last} có {b} {unit} {state}, năm {year} có {n} {unit}, gấp {f} lần",
    "có {n} {unit} {state}, gấp {f} lần so với năm {last} ({b} {unit})",
)
_POINTS = (
    "tỷ lệ {unit} {state} đạt {p}, {move} {c} điểm phần trăm so với [năm {last}|cùng kỳ] ({b})",
    "tỷ lệ {unit} {state} đạt {p}, {more} {c}[%| điểm phần trăm| điểm %] so với năm {last} ({b})",
    "tỷ lệ {unit} {state} của {who} {move} từ {b} năm {last} {to} {p} năm {year} ({move} {c} điểm phần trăm)",
    "năm {last}, tỷ lệ {unit} {state} là {b}, năm {year} đạt {p}, {move} {c} điểm phần trăm",
    "so với năm {last} ({b}), tỷ lệ {unit} {state} đạt {p}, {move} {c} điểm phần trăm",
    "chỉ số hài lòng đối với {who} đạt {p}, {move} {c}% so với năm {last} ({b})",
    "chỉ số hài lòng của người dân với {who} là {p}, {more} năm {last} ({b}) {c} điểm phần trăm",
)
_PLAN = (
    ("{who} thu {a} tỷ đồng, vượt {p} [kế hoạch|dự toán] ({t} tỷ đồng)", "over"),
    ("giá trị sản xuất của {who} đạt {a} tỷ đồng, vượt {p} so với kế hoạch ({t} tỷ đồng)", "over"),
    ("{who} giải ngân {a} tỷ đồng, đạt {p} kế hoạch vốn ({t} tỷ đồng)", "reached"),
    ("so với kế hoạch giao ({t} tỷ đồng), {who} đã giải ngân {a} tỷ đồng, đạt {p}", "reached"),
    ("{who} đã giải ngân {a}/{t} tỷ đồng, đạt {p}", "reached"),
    ("{who} {did} {n} {unit}, vượt {p} kế hoạch ({m} {unit})", "over count"),
    ("{who} {did} {n} {unit}, đạt {p} kế hoạch năm ({m} {unit})", "reached count"),
    ("kế hoạch giao {m} {unit}, {who} {did} {n} {unit}, đạt {p} kế hoạch", "reached count"),
    ("tỷ lệ {unit} {state} đạt {h}, vượt chỉ tiêu {l}", "higher"),
    ("{who} {did} đạt {h}, vượt mục tiêu {l} đề ra", "higher"),
    ("tỷ lệ {unit} {state} mới đạt {l}, chưa đạt mục tiêu {h}", "higher"),
    ("tỷ lệ {unit} {state} chỉ đạt {l}, chưa đạt chỉ tiêu được giao ({h})", "higher"),
)
_RANK = (
    "{who} xếp thứ {r}/63, {move} {c} bậc so với năm {last} (thứ {b})",
    "chỉ số cải cách hành chính năm {year} xếp thứ {r}/63 tỉnh, thành phố, {move} {c} bậc so với năm {last} (thứ {b})",
    "tỉnh xếp hạng {r}/63, {move} {c} bậc so với năm {last} (hạng {b})",
    "năm {year} tỉnh đứng thứ {r}, {move} {c} bậc so với vị trí thứ {b} của năm {last}",
    "tỉnh xếp vị trí thứ {r}/63, {move} {c} hạng so với năm {last} (thứ {b}/63)",
    "từ vị trí thứ {b} năm {last}, tỉnh {climbed} vị trí thứ {r} năm {year}, {move} {c} bậc",
)
_BEFORE = (
    "thời gian giải quyết được rút từ {b} ngày xuống còn {n} ngày, cắt giảm {d} ngày ({p})",
    "từ {b} ngày còn {n} ngày, giảm {d} ngày, tương đương {p}",
    "trước đây phải mất {b} ngày, sau khi rà soát còn {n} ngày, tiết kiệm {d} ngày (tỷ lệ {p})",
    "chi phí trước rà soát là {b} triệu đồng/năm, sau rà soát còn {n} triệu đồng/năm, giảm {d} triệu đồng/năm ({p})",
    "số {unit} giảm từ {b} {unit} xuống còn {n} {unit}, giảm {d} {unit} ({p})",
    "trước sắp xếp có {b} {unit}, sau sắp xếp còn {n} {unit}, giảm {d} {unit}, tỷ lệ {p}",
)
_PRODUCT = (
    "chi phí tuân thủ: {x} giờ × {y} đồng/giờ × {z} lượt = {w} đồng",
    "số buổi trực: {x} điểm x {y} buổi x {z} tuần = {w} buổi",
    "tính ra {x} × {y} × {z} = {w} đồng mỗi năm",
)


def _directed(setting: Setting, sign: int) -> dict[str, str]:
    up = sign > 0
    return words_of(setting) | {
        "move": "tăng" if up else "giảm",
        "more": "cao hơn" if up else "thấp hơn",
        "to": "lên" if up else "xuống còn",
        "climbed": "vươn lên" if up else "tụt xuống",
    }


def _grown(random: Random) -> tuple[int, int, int]:
    base = int(10 ** random.uniform(1.3, 4.6))
    sign = random.choice([1, 1, -1])
    change = max(1, int(base * random.uniform(0.02, 0.7)))
    return base + sign * change, base, sign


def _growth(random: Random, writer: Writer, setting: Setting) -> Draft:
    new, base, sign = _grown(random)
    rate = percent(writer, Fraction(100 * abs(new - base), base), some_decimals(random))

    def law(figures: Mapping[str, Figure]) -> bool:
        return growth_fits(figures["n"], figures["b"], figures["p"], sign)

    figures = {"n": count(writer, new), "b": count(writer, base), "p": rate}
    return Draft(phrasing=random.choice(_GROWTH), words=_directed(setting, sign), figures=figures, law=law)


def _difference(random: Random, writer: Writer, setting: Setting) -> Draft:
    new, base, sign = _grown(random)

    def law(figures: Mapping[str, Figure]) -> bool:
        return sign * (value(figures["n"]) - value(figures["b"])) == value(figures["d"])

    figures = {name: count(writer, number) for name, number in {"n": new, "b": base, "d": abs(new - base)}.items()}
    return Draft(phrasing=random.choice(_DIFFERENCE), words=_directed(setting, sign), figures=figures, law=law)


def _factor(random: Random, writer: Writer, setting: Setting) -> Draft:
    base = random.randint(12, 4000)
    new = int(base * random.uniform(1.4, 6))
    tenths = percent(writer, Fraction(new, base), 1)
    factor = Figure(tenths.digits, 1, group=tenths.group, point=tenths.point)

    def law(figures: Mapping[str, Figure]) -> bool:
        return factor_fits(figures["n"], figures["b"], figures["f"])

    figures = {"n": count(writer, new), "b": count(writer, base), "f": factor}
    return Draft(phrasing=random.choice(_FACTOR), words=words_of(setting), figures=figures, law=law)


def _points(random: Random, writer: Writer, setting: Setting) -> Draft:
    decimals, sign = random.choice([1, 2, 2]), random.choice([1, 1, -1])
    scale = 10**decimals
    base = random.randint(40 * scale, 80 * scale)
    change = random.randint(1, 15 * scale)
    new = percent(writer, Fraction(base + sign * change, scale), decimals)
    points = percent(writer, Fraction(change, scale), decimals)

    def law(figures: Mapping[str, Figure]) -> bool:
        """A change in `%` between rates may also be meant relatively: both readings must fail."""
        names = figures["p"], figures["b"], figures["c"]
        return points_fit(*names, sign) or growth_fits(*names, sign)

    figures = {
        "p": new,
        "b": percent(writer, Fraction(base, scale), decimals),
        "c": Figure(points.digits, decimals, group=points.group, point=points.point),
    }
    return Draft(phrasing=random.choice(_POINTS), words=_directed(setting, sign), figures=figures, law=law)


def _plan(random: Random, writer: Writer, setting: Setting) -> Draft:
    phrasing, how = random.choice(_PLAN)
    if how == "higher":
        low = random.randint(20, 85)
        high = random.randint(low + 1, 99)
        figures = {"h": percent(writer, Fraction(high), 0), "l": percent(writer, Fraction(low), 0)}
        return Draft(phrasing=phrasing, words=words_of(setting), figures=figures, law=_higher)
    names = ("n", "m") if "count" in how else ("a", "t")
    plan = random.randint(60, 4000)
    done = int(plan * (random.uniform(1.02, 1.4) if "over" in how else random.uniform(0.2, 1.15)))
    rate = Fraction(100 * done, plan) - (100 if "over" in how else 0)
    made = count if "count" in how else _billions
    figures = {names[0]: made(writer, done), names[1]: made(writer, plan)}
    # Between rounded operands the law knows no truncation: such a rate is rounded as the norm wants it.
    rounding = writer.rounding if "count" in how else "half_up"
    figures["p"] = percent(replace(writer, rounding=rounding), rate, random.choice([0, 1, 1, 2]))

    def law(changed: Mapping[str, Figure]) -> bool:
        operands = changed[names[0]], changed[names[1]], changed["p"]
        if value(operands[1]) == 0:
            return False
        return growth_fits(*operands, 1) if "over" in how else rate_fits(*operands)

    return Draft(phrasing=phrasing, words=words_of(setting), figures=figures, law=law)


def _billions(_writer: Writer, tenths: int) -> Figure:
    return money(tenths * 10 + 3, 1) if tenths % 2 else money(tenths, 0)


def _higher(figures: Mapping[str, Figure]) -> bool:
    return value(figures["h"]) > value(figures["l"])


def _rank(random: Random, writer: Writer, setting: Setting) -> Draft:
    base, new = random.sample(range(1, 64), 2)
    sign = 1 if new < base else -1

    def law(figures: Mapping[str, Figure]) -> bool:
        return sign * (value(figures["b"]) - value(figures["r"])) == value(figures["c"])

    figures = {name: count(writer, number) for name, number in {"r": new, "b": base, "c": abs(new - base)}.items()}
    return Draft(phrasing=random.choice(_RANK), words=_directed(setting, sign), figures=figures, law=law)


def _before(random: Random, writer: Writer, setting: Setting) -> Draft:
    phrasing = random.choice(_BEFORE)
    base = random.randint(5, 60) if "ngày" in phrasing else random.randint(12, 900)
    gone = random.randint(1, base - 1)
    numbers = {"b": base, "n": base - gone, "d": gone}
    paid = "đồng" in phrasing
    figures = {name: money(number, 0) if paid else count(writer, number) for name, number in numbers.items()}
    rounding = "half_up" if paid else writer.rounding
    rate = Fraction(100 * gone, base)
    figures["p"] = percent(replace(writer, rounding=rounding), rate, some_decimals(random))

    def law(changed: Mapping[str, Figure]) -> bool:
        difference = sum_fits([changed["n"], changed["d"]], changed["b"])
        return difference and value(changed["b"]) > 0 and rate_fits(changed["d"], changed["b"], changed["p"])

    return Draft(phrasing=phrasing, words=words_of(setting), figures=figures, law=law)


def _product(random: Random, writer: Writer, setting: Setting) -> Draft:
    sizes = [random.randint(2, 9), random.randint(10, 90), random.randint(3, 200)]
    numbers = dict(zip("xyz", sizes, strict=True)) | {"w": sizes[0] * sizes[1] * sizes[2]}
    figures = {name: count(writer, number) for name, number in numbers.items()}

    def law(changed: Mapping[str, Figure]) -> bool:
        return value(changed["x"]) * value(changed["y"]) * value(changed["z"]) == value(changed["w"])

    return Draft(phrasing=random.choice(_PRODUCT), words=words_of(setting), figures=figures, law=law)


KINDS = (
    Kind("growth", "CK-09", _growth),
    Kind("difference", "CK-09 7.5", _difference),
    Kind("factor", "CK-09", _factor),
    Kind("points", "CK-09", _points),
    Kind("plan", "CK-10", _plan),
    Kind("rank change", "CK-19", _rank),
    Kind("before and after", "CK-24", _before),
    Kind("product", "CK-24", _product),
)
