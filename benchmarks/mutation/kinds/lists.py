"""Lists: as many items as said, values that keep the bound, values given one after another."""

from collections.abc import Mapping
from fractions import Fraction
from random import Random

from benchmarks.mutation.figure import Figure, value
from benchmarks.mutation.kind import Kind, Setting, words_of
from benchmarks.mutation.law import rate_fits
from benchmarks.mutation.phrase import Draft
from benchmarks.mutation.writer import Writer, count, percent

#: The noun counted, and names that begin with it.
_NAMED = (
    ("sở", ("Sở Tư pháp", "Sở Nội vụ", "Sở Y tế", "Sở Xây dựng", "Sở Tài chính", "Sở Ngoại vụ",
            "Sở Văn hóa, Thể thao và Du lịch", "Sở Khoa học và Công nghệ", "Sở Giáo dục và Đào tạo")),
    ("huyện", ("huyện Tân Khê", "huyện Đông Lĩnh", "huyện Yên Trạch", "huyện Mường Pia", "huyện Bắc Sơn Hạ")),
    ("xã", ("xã Bình Lâm", "xã Hòa Tân", "xã Suối Cát", "xã Đại Phong", "xã Nà Lý", "xã Vĩnh Hạ")),
    ("phường", ("phường Cẩm Hà", "phường Trần Phú", "phường Ba Cầu", "phường Nam Ngạn")),
    ("đơn vị", ("Sở Tư pháp", "Thanh tra tỉnh", "Ban Dân tộc", "UBND huyện Tân Khê", "Văn phòng UBND tỉnh")),
    ("lĩnh vực", ("đất đai", "hộ tịch", "xây dựng", "giao thông", "y tế", "giáo dục")),
    ("xã", ("Bình Lâm", "Hòa Tân", "Suối Cát", "Đại Phong", "Nà Lý")),
    ("trường", ("Trường THPT Nguyễn Huệ", "Trường THPT Lê Lợi", "Trường THCS Kim Đồng", "Trường Tiểu học Hòa Tân")),
)  # fmt: skip
_COUNTED = (
    "có {n} {noun} hoàn thành sớm: {items}",
    "có {n} {noun} dẫn đầu, gồm {items}",
    "biểu dương {n} {noun} làm tốt, gồm: {items}",
    "{n} {noun} được chọn làm điểm là {items}",
    "đoàn kiểm tra làm việc tại {n} {noun}: {items}",
    "{n} {noun} ({items}) đã báo cáo đúng hạn",
    "mô hình được thí điểm tại {n} {noun}, bao gồm {items}",
    "còn {n} {noun} chưa gửi báo cáo, gồm {items}",
    "{items} là {n} {noun} đứng đầu bảng xếp hạng",
    "kế hoạch áp dụng cho {n} {noun} sau: {items}",
    "đợt một triển khai ở {n} {noun} gồm: {items}",
    "lãnh đạo tỉnh phê bình {n} {noun}: {items}",
    "tập trung vào {n} {noun} trọng tâm: {items}",
    "thành lập tổ công tác tại {n} {noun}, cụ thể: {items}",
    "{n} {noun} tham gia đợt này là: {items}",
)
_BOUNDED = (
    ("có {n} {noun} đạt trên {x}, gồm: {items}", 1),
    ("{n} {noun} đạt tỷ lệ trên {x}: {items}", 1),
    ("{n} {noun} có tỷ lệ trên {x} gồm {items}", 1),
    ("có {n} {noun} vượt {x}: {items}", 1),
    ("{n} {noun} đạt từ {x} trở lên, gồm {items}", 0),
    ("có {n} {noun} đạt tối thiểu {x}: {items}", 0),
    ("có {n} {noun} đạt dưới {x}: {items}", -1),
    ("{n} {noun} đạt tỷ lệ thấp, dưới {x}, gồm: {items}", -1),
    ("còn {n} {noun} dưới {x}, gồm {items}", -1),
    ("{n} {noun} chưa đạt {x}: {items}", -1),
)
_RESPECTIVE = (
    "{n} {noun} {names} đạt tỷ lệ lần lượt là {values}",
    "{n} {noun} dẫn đầu đạt tỷ lệ lần lượt là {values}",
    "{n} {noun} đạt kết quả lần lượt {values}",
    "{n} {noun} có tỷ lệ hoàn thành lần lượt là {values}",
    "tỷ lệ của {n} {noun} nói trên lần lượt là {values}",
)
_PAIRED = (
    "{first} và {second} giải quyết lần lượt {a}/{b} và {c}/{d} hồ sơ, đạt [tỷ lệ|] lần lượt {p} và {q}",
    "{first}, {second} xử lý đúng hạn lần lượt {a}/{b} hồ sơ và {c}/{d} hồ sơ, tương ứng {p} và {q}",
    "{first} và {second} lần lượt trả {a}/{b} và {c}/{d} hồ sơ, tương ứng {p} và {q}",
)


def _joined(items: list[str], random: Random) -> str:
    last = random.choice([" và ", ", "])
    between = "; " if any("," in item for item in items) and random.random() < 0.5 else ", "
    return between.join(items[:-1]) + (last if between == ", " else "; ") + items[-1]


def _chosen(random: Random) -> tuple[str, list[str]]:
    noun, names = random.choice(_NAMED)
    return noun, random.sample(names, random.randint(2, len(names)))


def _counted(random: Random, writer: Writer, setting: Setting) -> Draft:
    noun, names = _chosen(random)

    def law(figures: Mapping[str, Figure]) -> bool:
        return value(figures["n"]) == len(names)

    words = words_of(setting) | {"noun": noun, "items": _joined(names, random)}
    figures = {"n": count(writer, len(names))}
    return Draft(phrasing=random.choice(_COUNTED), words=words, figures=figures, law=law)


def _bounded(random: Random, writer: Writer, setting: Setting) -> Draft:
    noun, names = _chosen(random)
    phrasing, side = random.choice(_BOUNDED)
    bound, decimals = random.randint(30, 80), random.choice([1, 2])
    low, high = (bound + 1, 100) if side >= 0 else (5, bound - 1)
    rates = {
        f"x{index}": percent(writer, Fraction(random.randint(low * 100, high * 100), 100), decimals)
        for index in range(1, len(names) + 1)
    }

    def law(figures: Mapping[str, Figure]) -> bool:
        limit = value(figures["x"])
        kept = [value(figures[name]) - limit for name in rates]
        holds = all(side * gap > 0 for gap in kept) if side else all(gap >= 0 for gap in kept)
        return holds and value(figures["n"]) == len(names)

    items = [f"{name} ({{{slot}}})" for name, slot in zip(names, rates, strict=True)]
    words = words_of(setting) | {"noun": noun, "items": _joined(items, random)}
    figures = rates | {"n": count(writer, len(names)), "x": percent(writer, Fraction(bound), 0)}
    return Draft(phrasing=phrasing, words=words, figures=figures, law=law)


def _respective(random: Random, writer: Writer, setting: Setting) -> Draft:
    noun, names = _chosen(random)
    rates = {
        f"x{index}": percent(writer, Fraction(random.randint(3000, 10000), 100), 1)
        for index in range(1, len(names) + 1)
    }

    def law(figures: Mapping[str, Figure]) -> bool:
        return value(figures["n"]) == len(names)

    values = [f"{{{slot}}}" for slot in rates]
    listed = f"({', '.join(names)})"
    words = words_of(setting) | {"noun": noun, "names": listed, "values": ", ".join(values[:-1]) + " và " + values[-1]}
    figures = rates | {"n": count(writer, len(names))}
    phrasing = random.choice(_RESPECTIVE)
    return Draft(phrasing=phrasing, words=words, figures=figures, law=law, fixed=frozenset(rates))


def _paired(random: Random, writer: Writer, setting: Setting) -> Draft:
    wholes = [random.randint(30, 3000) for _ in range(2)]
    parts = [random.randint(whole // 2, whole) for whole in wholes]
    rates = [percent(writer, Fraction(100 * part, whole), 1) for part, whole in zip(parts, wholes, strict=True)]
    numbers = {"a": parts[0], "b": wholes[0], "c": parts[1], "d": wholes[1]}
    figures = {name: count(writer, number) for name, number in numbers.items()} | {"p": rates[0], "q": rates[1]}

    def law(changed: Mapping[str, Figure]) -> bool:
        return all(rate_fits(*(changed[name] for name in names)) for names in ("abp", "cdq"))

    first, second = random.sample(("Sở Tư pháp", "Sở Nội vụ", "huyện Tân Khê", "Sở Y tế", "xã Bình Lâm"), 2)
    words = words_of(setting) | {"first": first, "second": second}
    return Draft(phrasing=random.choice(_PAIRED), words=words, figures=figures, law=law)


KINDS = (
    Kind("list, count", "CK-07", _counted),
    Kind("list, values", "CK-08", _bounded),
    Kind("lần lượt, count", "CK-11", _respective),
    Kind("lần lượt, rates", "CK-11 CK-01", _paired),
)
