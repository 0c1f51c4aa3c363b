"""Rates: `a/b … P %`, `a trên tổng số b … P %`, shares, hedged rates, and shares whose whole is said elsewhere."""

from collections.abc import Mapping
from fractions import Fraction
from random import Random

from benchmarks.mutation.figure import Figure, value
from benchmarks.mutation.kind import Kind, Setting, words_of
from benchmarks.mutation.law import Law, near_fits, rate_fits
from benchmarks.mutation.phrase import Draft
from benchmarks.mutation.writer import Writer, count, percent, some_decimals

_STROKE = (
    "{who} [đã|] {did} {a}/{b} {unit}, đạt tỷ lệ {p}",
    "{who} {did} được {a}/{b} {unit} {whole} ({p})",
    "đến nay, {a}/{b} {unit} {whole} {state}, [đạt|bằng|tương đương|tương ứng] {p}",
    "tính đến hết tháng 6/{year}, có {a}/{b} {unit} {state} (đạt {p})",
    "tỷ lệ {unit} {state} [đạt|là] {p} ({a}/{b} {unit})",
    "{who} có tỷ lệ {unit} {state} là {p} ({a}/{b})",
    "có {p} {unit} {whole} {state} ({a}/{b} {unit})",
    "riêng {who} [mới|chỉ] {did} được {a}/{b} {unit}, [mới đạt|chỉ đạt] {p}",
    "{who} đã hoàn tất việc {did} {a}/{b} {unit}, tức {p}",
    "{a}/{b} {unit} {whole} (tỷ lệ {p}) {state}",
    "{who} dẫn đầu khi {did} {a}/{b} {unit}, tỷ lệ đạt {p}",
    "{who} {did} {a} {unit}/{b} {unit}, đạt {p}",
    "qua kiểm tra, {a}/{b} {unit} {state} - đạt {p}",
    "hiện {a}/{b} {unit} {state} – tương ứng {p}",
    "{who} báo cáo đã {did} {a}/{b} {unit} {whole}, [đạt tỷ lệ|với tỷ lệ|tỷ lệ] {p}",
    "{period}, {who} {did} {a}/{b} {unit} [, tỷ lệ hoàn thành {p}|, hoàn thành {p}]",
    "kết quả {did} đạt {a}/{b} {unit} (chiếm tỷ lệ {p})",
    "số {unit} {state} của {who} là {a}/{b} {unit}, chiếm {p}",
    "trong {period}, {a}/{b} {unit} {state}, đạt tỷ lệ [khá cao|bình quân|chung] {p}",
    "{did}: {a}/{b} {unit} (đạt {p})",
    "{who}: {a}/{b} {unit} {state} ({p})",
    "về việc {did}, {who} thực hiện {a}/{b} {unit}, đạt {p}",
)
_WORDS = (
    "{who} đã {did} {a} {unit} trên tổng số {b} {unit} {whole}, đạt [tỷ lệ|] {p}",
    "{who} đã {did} {a} trong tổng số {b} {unit} {whole} (đạt tỷ lệ {p})",
    "trong tổng số {b} {unit} {whole}, có {a} {unit} {state}, đạt [tỷ lệ|] {p}",
    "trong số {b} {unit} {whole} có {a} {unit} {state}, bằng {p}",
    "có {a} {unit} {state} trên tổng số {b} {unit} {whole}, tương đương {p}",
    "tỷ lệ {unit} {state} đạt {p}, với {a} {unit} trên tổng số {b} {unit} {whole}",
    "với {a} {unit} {state} trên tổng số {b} {unit} {whole}, tỷ lệ đạt {p}",
    "trên tổng số {b} {unit} {whole}, {who} {did} {a} {unit} ({p})",
    "{a} trong số {b} {unit} {whole} {state}, tỷ lệ {p}",
    "{a} {unit} trên {b} {unit} {whole} {state}, đạt {p}",
    "trong {b} {unit} {whole}, {a} {unit} {state} (đạt {p})",
    "{who} {did} {a} {unit} trong tổng số {b} {unit}, đạt tỷ lệ {p}",
    "{period}, {who} {did} được {a} {unit}/tổng số {b} {unit} {whole}, đạt {p}",
    "số {unit} {state} là {a} trên tổng số {b} {unit}, chiếm tỷ lệ {p}",
    "[tính chung|tính đến nay], {a} {unit} {state} trong tổng số {b} {unit} {whole} (chiếm {p})",
    "{who} có {a} {unit} {state} trên tổng {b} {unit}, đạt {p}",
    "{a} {unit} {state}, đạt {p} trên tổng số {b} {unit} {whole}",
    "đã {did} {a} {unit}, đạt {p} tổng số {b} {unit} {whole}",
)
_SHARE = (
    "{a} {unit} {state}, chiếm {p} trên tổng số {b} {unit} {whole}",
    "{who} có {a} {unit} {state}, chiếm {p} tổng số {b} {unit}",
    "{unit} {class} chiếm {p} ({a}/{b} {unit})",
    "{unit} {class} chiếm {p} ({a} {unit}/{b} {unit})",
    "số {unit} {state} là {a} {unit}, chiếm tỷ lệ {p} trong tổng số {b} {unit}",
    "{unit} {class} có {a} {unit}, chiếm {p} trong {b} {unit} {whole}",
    "nhiều nhất là {unit} {class} với {a}/{b} {unit}, chiếm {p}",
    "chiếm tỷ trọng [lớn nhất|đáng kể] là {unit} {class}: {a}/{b} {unit} ({p})",
    "{a}/{b} {unit} {whole} là {unit} {class}, chiếm {p}",
    "trong tổng số {b} {unit} {whole}, {unit} {class} là {a} {unit}, chiếm {p}",
    "{unit} {rest} còn {a} {unit}, chiếm {p} tổng số {b} {unit} {whole}",
    "có {a} {unit} {rest} (chiếm {p} trong tổng số {b} {unit})",
    "{who} còn {a}/{b} {unit} {rest}, chiếm {p}",
    "trong {b} {unit} của {who}, {a} {unit} {class} chiếm {p}",
    "tỷ trọng {unit} {class} đạt {p}, tương ứng {a} trên tổng số {b} {unit}",
)
_HEDGED = (
    "{unit} {class} chiếm {hedge} {p} tổng số ({a}/{b} {unit})",
    "đã có {hedge} {p} {unit} {whole} {state} ({a}/{b} {unit})",
    "{who} {did} {a}/{b} {unit}, đạt {hedge} {p}",
    "{a}/{b} {unit} {state}, chiếm {hedge} {p}",
    "{who} đã {did} {a} {unit} trên tổng số {b} {unit}, đạt {hedge} {p}",
    "tỷ lệ {unit} {state} đạt {hedge} {p} ({a}/{b} {unit})",
)
#: The law lets a rate without an explicit base be wrong in silence (7.5 CK-03, CK-21): these are only kept true.
_ELSEWHERE = (
    "{who} có {b} {unit} {whole}. Trong đó, {a} {unit} {state}, chiếm {p}",
    "{who} {verb} {b} {unit}; đã {did} {a} {unit}, đạt {p}",
    "tổng số {unit} {whole} là {b} {unit}, số {unit} {state} là {a} {unit} ({p})",
    "{who} quản lý {b} {unit}, trong đó {a} {unit} {state} ({p})",
    "cả năm có {b} {unit} {whole}, {did} {a} {unit}, đạt {p}",
    "{unit} {class} chiếm {p}, {unit} {rest} ít hơn hẳn",
)


def _drawn(
    random: Random, writer: Writer, setting: Setting, phrasings: tuple[str, ...], law: Law | None, *, low: bool = False
) -> Draft:
    whole = int(10 ** random.uniform(1.1, 5))
    part = random.randint(max(1, whole // 50), whole // 2 if low else whole)
    words = words_of(setting) | {"class": random.choice(setting.topic.classes)}
    rate = percent(writer, Fraction(100 * part, whole), some_decimals(random))
    figures = {"a": count(writer, part), "b": count(writer, whole), "p": rate}
    return Draft(phrasing=random.choice(phrasings), words=words, figures=figures, law=law)


def _rate(figures: Mapping[str, Figure]) -> bool:
    return rate_fits(figures["a"], figures["b"], figures["p"])


def _stroke(random: Random, writer: Writer, setting: Setting) -> Draft:
    return _drawn(random, writer, setting, _STROKE, _rate)


def _words(random: Random, writer: Writer, setting: Setting) -> Draft:
    return _drawn(random, writer, setting, _WORDS, _rate)


def _share(random: Random, writer: Writer, setting: Setting) -> Draft:
    return _drawn(random, writer, setting, _SHARE, _rate, low=True)


def _elsewhere(random: Random, writer: Writer, setting: Setting) -> Draft:
    return _drawn(random, writer, setting, _ELSEWHERE, None)


def _hedged(random: Random, writer: Writer, setting: Setting) -> Draft:
    whole, stated = random.randint(60, 40000), random.randint(12, 98)
    hedge = random.choice(["gần", "hơn", "trên"])
    offset = Fraction(random.randint(1, 90), 100) * (-1 if hedge == "gần" else 1)
    part = round(whole * (stated + offset) / 100)

    def law(figures: Mapping[str, Figure]) -> bool:
        if value(figures["b"]) == 0:
            return False
        exact = 100 * value(figures["a"]) / value(figures["b"])
        return near_fits(exact, figures["p"]) if hedge == "gần" else value(figures["p"]) < exact <= 100

    words = words_of(setting) | {"class": random.choice(setting.topic.classes), "hedge": hedge}
    rate = percent(writer, Fraction(stated), 0)
    figures = {"a": count(writer, part), "b": count(writer, whole), "p": rate}
    return Draft(phrasing=random.choice(_HEDGED), words=words, figures=figures, law=law)


KINDS = (
    Kind("ratio a/b", "CK-01", _stroke),
    Kind("ratio in words", "CK-02", _words),
    Kind("share", "CK-03", _share),
    Kind("hedged rate", "CK-03 HE", _hedged),
    Kind("rate, base elsewhere", "CK-21", _elsewhere),
)
