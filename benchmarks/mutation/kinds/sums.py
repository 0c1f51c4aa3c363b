"""Sums: remainder, partitions, open lists, complementary shares, the flow of files."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from random import Random

from benchmarks.mutation.figure import Figure
from benchmarks.mutation.kind import Kind, Setting, words_of
from benchmarks.mutation.law import Law, shares_fit, sum_fits
from benchmarks.mutation.phrase import Draft
from benchmarks.mutation.writer import Writer, count, percent

_REMAINDER = (
    "trong tổng số {t} {unit} {whole} có {a} {unit} {state}, còn lại {r} {unit} {rest}",
    "trong {t} {unit} {whole}, {a} {unit} {state}, còn lại {r} {unit}",
    "{who} có {t} {unit}, trong đó {a} {unit} {state}, còn lại {r} {unit} {rest}",
    "{who} {verb} {t} {unit} {whole}; {a} {unit} {state}, số còn lại là {r} {unit}",
    "{a}/{t} {unit} {state}, còn {r} {unit} {rest}",
    "{who} đã {did} {a}/{t} {unit}, còn lại {r} {unit}",
    "đến nay đã {did} {a}/{t} {unit} {whole}; còn {r} {unit} {rest}",
    "{who} {did} {a} trên tổng số {t} {unit}, còn {r} {unit} {rest}",
    "trong số {t} {unit} {whole} thì {a} {unit} {state}, {r} {unit} còn lại {rest}",
    "{who} [quản lý|có] {t} {unit} {whole}. Trong đó, {a} {unit} {state}, còn lại {r} {unit} {rest}",
    "ngoài {a} {unit} {state}, còn {r} {unit} {rest} trong tổng số {t} {unit}",
    "sau khi {did} {a} trong tổng số {t} {unit} {whole}, {who} còn {r} {unit} {rest}",
    "{who} có {t} {unit}, đã {did} {a} {unit}, còn lại {r} {unit}",
    "tổng số {unit} {whole} là {t}, đã {did} {a}, còn lại {r} {unit}",
    "{who} đạt {a}/{t} {unit} (còn thiếu {r} {unit})",
    "{who} mới {did} {a}/{t} {unit} theo yêu cầu (còn {r} {unit})",
)
_PARTITION = (
    "{who} có {t} {unit}, gồm {items}",
    "{who} {verb} {t} {unit}, bao gồm {items}",
    "{who} {verb} {t} {unit} {whole}, [bao gồm|gồm]: {items}",
    "danh mục có {t} {unit}, được chia thành {items}",
    "{period}, {who} {did} {t} {unit} (gồm {items})",
    "tổng số {unit} {whole} là {t} {unit}, gồm {items}",
    "{t} {unit} {whole} gồm {items}",
    "tổng cộng {t} {unit}, gồm có {items}",
    "{who} đã {did} {t} {unit}, chia ra gồm {items}",
    "đợt này {who} {did} {t} {unit}, gồm: {items}",
    "toàn vùng có {t} {unit} {whole}, bao gồm: {items}",
    "{who} đã hoàn thành việc {did} {t} {unit}, bao gồm {items}",
    "theo thống kê, có {t} {unit} {state}, gồm {items}",
    "trong {period}, có {t} {unit} {state} (bao gồm {items})",
    "{who} lập danh sách {t} {unit}; gồm {items}",
)
#: Closed class sets: what is counted, and the phrases of its classes.
_CLOSED = (
    ("hồ sơ", ("trước hạn {x1} {u}", "đúng hạn {x2} {u}", "quá hạn {x3} {u}")),
    ("hồ sơ", ("{x1} {u} trước hạn", "{x2} {u} đúng hạn", "{x3} {u} trễ hạn")),
    ("hồ sơ", ("{x1} {u} đúng và trước hạn", "{x2} {u} quá hạn")),
    ("hồ sơ", ("{x1} {u} nộp trực tuyến", "{x2} {u} nộp trực tiếp", "{x3} {u} qua bưu chính")),
    ("hồ sơ", ("tiếp nhận trực tuyến {x1} {u}", "tiếp nhận trực tiếp {x2} {u}")),
    ("thủ tục hành chính", ("{x1} thủ tục mới ban hành", "{x2} thủ tục sửa đổi, bổ sung", "{x3} thủ tục bãi bỏ")),
    ("thủ tục", ("{x1} {u} toàn trình", "{x2} {u} một phần", "{x3} {u} nộp hồ sơ giấy")),
    ("dịch vụ công trực tuyến", ("{x1} dịch vụ công trực tuyến toàn trình", "{x2} dịch vụ công trực tuyến một phần")),
    ("học viên", ("{x1} nam", "{x2} nữ")),
    ("đại biểu", ("{x1} {u} nam", "{x2} {u} nữ")),
)
_CLOSED_PHRASINGS = (
    "{who} có {t} {unit}; trong đó {items}",
    "{who} {verb} {t} {unit}, trong đó: {items}",
    "{period} có {t} {unit}, trong đó {items}",
    "trong số {t} {unit} có {items}",
    "{who} {verb} {t} {unit} ({items})",
    "{who} {verb} {t} {unit}, gồm {items}",
    "tổng số {unit} của {who} là {t}, trong đó {items}",
    "{who} {verb} {t} {unit}. Trong đó, {items}",
    "{t} {unit} thuộc {who}, cụ thể: {items}",
    "trong tổng số {t} {unit}, {items}",
)
#: Lists that say they are open: whatever they sum to, the law asks for silence (CK-06).
_OPEN = (
    "{who} {verb} {t} {unit}, trong đó có {items}",
    "{who} có {t} {unit}, chủ yếu là {items}",
    "{t} {unit} được {verb}, nổi bật là {items}",
    "{who} {verb} {t} {unit}, trong đó, đáng chú ý có {items}...",
    "{who} {verb} hơn {t} {unit}, gồm khoảng {items}",
    "{who} {did} {t} {unit}, riêng {items}",
)
_SHARES = (
    "tỷ lệ hồ sơ đúng và trước hạn của {who} [đạt|là] {p}, quá hạn {q}",
    "đúng và trước hạn {p}; quá hạn {q}",
    "hồ sơ đúng hạn chiếm {p}, trễ hạn chiếm {q}",
    "{who} có {p} hồ sơ giải quyết đúng hạn, {q} hồ sơ giải quyết trễ hạn",
    "trong tổng số hồ sơ của {who}, nộp trực tuyến chiếm {p}, nộp trực tiếp chiếm {q}",
    "tỷ lệ nộp trực tuyến là {p}; trực tiếp là {q}",
    "nam chiếm {p}, nữ chiếm {q}",
    "tỷ lệ nam đạt {p} và nữ {q}",
    "dịch vụ công toàn trình chiếm {p}, một phần chiếm {q}",
    "tỷ lệ đúng hạn của {who} đạt {p} (trễ hạn {q})",
    "hồ sơ giải quyết trước và đúng hạn đạt {p}, còn {q} quá hạn",
    "hồ sơ trả trước hạn {p}, đúng hạn {q}, quá hạn {s}",
    "kết quả của {who}: trước hạn {p}; đúng hạn {q}; trễ hạn {s}",
)
_FLOW_IN = (
    "{who} tiếp nhận mới {n} hồ sơ, kỳ trước chuyển sang {k} hồ sơ, tổng trong kỳ {t} hồ sơ",
    "tổng số hồ sơ phải giải quyết là {t} hồ sơ, gồm {n} hồ sơ tiếp nhận mới và {k} hồ sơ từ kỳ trước chuyển sang",
    "{who} có {t} hồ sơ phải giải quyết (tiếp nhận mới {n} hồ sơ, kỳ trước chuyển qua {k} hồ sơ)",
    "{period}, {who} tiếp nhận {t} hồ sơ, trong đó tiếp nhận mới {n} hồ sơ, tồn kỳ trước {k} hồ sơ",
    "cùng với {k} hồ sơ kỳ trước chuyển sang, {who} tiếp nhận mới {n} hồ sơ, nâng tổng số lên {t} hồ sơ",
    "số hồ sơ kỳ trước chuyển sang là {k}, tiếp nhận mới trong kỳ {n}, tổng cộng {t} hồ sơ",
    "tổng số hồ sơ tiếp nhận là {t} (kỳ trước chuyển sang {k}, mới tiếp nhận {n})",
    "{who}: tổng số {t} hồ sơ, tiếp nhận mới {n} hồ sơ; chuyển từ kỳ trước {k} hồ sơ",
)
_FLOW_OUT = (
    "trong kỳ {who} có {t} hồ sơ, đã giải quyết {n} hồ sơ, đang giải quyết {k} hồ sơ",
    "trong tổng số {t} hồ sơ, {who} đã giải quyết {n} hồ sơ, còn {k} hồ sơ đang giải quyết",
    "{who} tiếp nhận {t} hồ sơ, đã giải quyết {n} hồ sơ, đang xử lý {k} hồ sơ",
    "{who} đã giải quyết {n}/{t} hồ sơ, đang giải quyết {k} hồ sơ",
    "tổng số hồ sơ phải giải quyết {t} hồ sơ; đã giải quyết xong {n} hồ sơ; chưa đến hạn {k} hồ sơ",
    "{who} tiếp nhận tổng cộng {t} hồ sơ, giải quyết xong {n} hồ sơ, {k} hồ sơ đang trong hạn xử lý",
    "đã trả kết quả {n} hồ sơ, đang giải quyết {k} hồ sơ trên tổng số {t} hồ sơ tiếp nhận",
    "{who} nhận {t} hồ sơ: đã giải quyết {n}, đang giải quyết {k}",
    "trong {t} hồ sơ của {who}, đã giải quyết {n} hồ sơ, đang giải quyết {k} hồ sơ, trả lại {s} hồ sơ",
)


def _total_of(names: tuple[str, ...]) -> Law:
    return lambda figures: sum_fits([figures[name] for name in names], figures["t"])


def _parts(random: Random, number: int) -> list[int]:
    return [random.randint(2, int(10 ** random.uniform(1, 4.3))) for _ in range(number)]


def _remainder(random: Random, writer: Writer, setting: Setting) -> Draft:
    part, rest = _parts(random, 2)
    numbers = {"a": part, "r": rest, "t": part + rest}
    figures = {name: count(writer, number) for name, number in numbers.items()}
    phrasing = random.choice(_REMAINDER)
    return Draft(phrasing=phrasing, words=words_of(setting), figures=figures, law=_total_of(("a", "r")))


def _joined(items: list[str]) -> str:
    return ", ".join(items[:-1]) + " và " + items[-1]


def _summed(writer: Writer, parts: list[int], total: int) -> dict[str, Figure]:
    figures = {f"x{index}": count(writer, part) for index, part in enumerate(parts, 1)}
    return figures | {"t": count(writer, total)}


def _classes(random: Random, setting: Setting) -> list[str]:
    """The parts of a partition: each with its unit, or only the first, or the class before the number."""
    topic = setting.topic
    names = list(enumerate(topic.classes, 1))
    forms = ["{{x{0}}} {u} {1}", "{{x{0}}} {u} {1}", "{1} {{x{0}}} {u}"]
    form = random.choice([*forms, "{{x{0}}} {1}"] if topic.short else forms)
    return [form.format(index, name, u=topic.unit) for index, name in names]


def _partition(random: Random, writer: Writer, setting: Setting) -> Draft:
    items = _classes(random, setting)
    parts = _parts(random, len(items))
    figures = _summed(writer, parts, sum(parts))
    words = words_of(setting) | {"items": _joined(items)}
    law = _total_of(tuple(name for name in figures if name != "t"))
    return Draft(phrasing=random.choice(_PARTITION), words=words, figures=figures, law=law)


def _closed(random: Random, writer: Writer, setting: Setting) -> Draft:
    unit, items = random.choice(_CLOSED)
    parts = _parts(random, len(items))
    figures = _summed(writer, parts, sum(parts))
    between = random.choice([", ", ", ", "; "])
    text = random.choice([between.join(items), _joined(list(items))])
    # Files received and files resolved are two populations (7.4): deadlines part only what was resolved.
    resolved = "hạn" in items[0]
    verb = "[có|mời thêm]" if unit in {"học viên", "đại biểu"} else "[tiếp nhận|rà soát|có]"
    verb = "[giải quyết|đã giải quyết|giải quyết xong]" if resolved else verb
    words = words_of(setting) | {"items": text, "unit": unit, "u": unit, "verb": verb}
    law = _total_of(tuple(name for name in figures if name != "t"))
    return Draft(phrasing=random.choice(_CLOSED_PHRASINGS), words=words, figures=figures, law=law)


def _open(random: Random, writer: Writer, setting: Setting) -> Draft:
    items = _classes(random, setting)[:2]
    parts = _parts(random, len(items))
    figures = _summed(writer, parts, sum(parts) + random.randint(1, 900))
    words = words_of(setting) | {"items": ", ".join(items)}
    return Draft(phrasing=random.choice(_OPEN), words=words, figures=figures, law=None)


def _shares(random: Random, writer: Writer, setting: Setting) -> Draft:
    phrasing = random.choice(_SHARES)
    decimals, unit = random.choice([0, 1, 1, 2, 2]), 100
    names = [name for name in "pqs" if f"{{{name}}}" in phrasing]
    cuts = sorted(random.sample(range(1, unit * 10**decimals), len(names) - 1))
    ends = [0, *cuts, unit * 10**decimals]
    sizes = sorted((after - before for before, after in pairwise(ends)), reverse=True)
    figures = {
        name: percent(writer, Fraction(size, 10**decimals), decimals) for name, size in zip(names, sizes, strict=True)
    }

    def law(changed: Mapping[str, Figure]) -> bool:
        return shares_fit(list(changed.values()))

    return Draft(phrasing=phrasing, words=words_of(setting), figures=figures, law=law)


def _flow(random: Random, writer: Writer, setting: Setting) -> Draft:
    phrasing = random.choice(_FLOW_IN + _FLOW_OUT)
    names = tuple(name for name in "nks" if f"{{{name}}}" in phrasing)
    parts = sorted(_parts(random, len(names)), reverse=True)
    figures = {name: count(writer, part) for name, part in zip(names, parts, strict=True)}
    figures["t"] = count(writer, sum(parts))
    return Draft(phrasing=phrasing, words=words_of(setting), figures=figures, law=_total_of(names))


KINDS = (
    Kind("remainder", "CK-04", _remainder),
    Kind("partition gồm", "CK-05", _partition),
    Kind("partition, closed", "CK-05", _closed),
    Kind("open list", "CK-06", _open),
    Kind("shares of 100", "CK-12", _shares),
    Kind("flow of files", "CK-13", _flow),
)
