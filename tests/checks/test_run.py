"""All checks over one text: places, order, each relation once, the common cause, the messages."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doisoat.checks.reading import prepare
from doisoat.checks.run import find_contradictions
from doisoat.records import Finding
from extract.reader import read


def check(text: str) -> tuple[Finding, ...]:
    title_end = text.find("\n") if "\n" in text else len(text)
    return find_contradictions(prepare(text, read(text), title_end=title_end))


def said(text: str) -> list[tuple[str, str, str]]:
    return [(f.rule, f.verdict, f.severity) for f in check(text)]


def test_a_wrong_rate_says_what_would_make_it_right() -> None:
    (finding,) = (f for f in check("Cấp tỉnh rà soát 901/1499 thủ tục, đạt tỷ lệ 70.8%.") if f.rule == "CK-01")
    assert finding.message_vi.splitlines() == [
        "901 / 1.499 = 60,1 %; văn bản ghi 70,8 % (lệch 10,7 điểm phần trăm)",
        "70,8 % chỉ đúng với mẫu số 1.272–1.273, hoặc tử số 1.061–1.062",
    ]
    assert (
        finding.message_en.splitlines()[0] == "901 / 1,499 = 60.1 %; the text says 70.8 % (10.7 percentage points off)"
    )
    assert finding.diagnosis == ("implied_denominator=1272..1273", "implied_numerator=1061..1062")
    assert finding.surface == "901/1499 thủ tục, đạt tỷ lệ 70.8%"
    assert [m.surface for m in finding.evidence] == ["901/1499 thủ tục", "70.8%"]


def test_rates_that_miss_together_share_a_cause() -> None:
    text = "Cấp tỉnh rà soát 901/1499 thủ tục, đạt 70,8%, cấp huyện rà soát 178/331 thủ tục, đạt 62,5%."
    causes = [f for f in check(text) if "wrong_base" in f.diagnosis]
    assert [(f.severity, f.verdict) for f in causes] == [("info", "skip")]
    assert [f.severity for f in check(text) if f.rule == "CK-01"].count("error") == 2


def test_rates_that_miss_apart_share_none() -> None:
    text = "Cấp tỉnh rà soát 901/1499 thủ tục, đạt 70,8%, cấp huyện rà soát 178/331 thủ tục, đạt 42,5%."
    assert not [f for f in check(text) if "wrong_base" in f.diagnosis]


def test_a_share_is_judged_once_by_its_most_specific_check() -> None:
    found = [
        f.rule
        for f in check("Nhận 500 hồ sơ, xử lý 420 hồ sơ trên tổng số 500 hồ sơ, đạt 84%.")
        if f.verdict == "match"
    ]
    assert [rule for rule in found if rule in ("CK-01", "CK-02", "CK-03", "CK-21")] == ["CK-02"]


def test_a_sum_is_told_once() -> None:
    text = "Trong tổng số 1.855 thủ tục có 325 thủ tục không đủ điều kiện, còn lại 1.530 thủ tục."
    assert [f.rule for f in check(text) if len(f.evidence) == 3] == ["CK-04"]


def test_a_class_is_no_share_of_its_counterpart() -> None:
    found = check("Trong 500 hồ sơ tiếp nhận có 480 hồ sơ trực tuyến (96%), 20 hồ sơ trực tiếp (4%).")
    assert [f.denominator for f in found if f.rule == "CK-21"] == [500, 500]


def test_another_stated_base_that_fits_lowers_the_error() -> None:
    text = "Có 400 thủ tục đủ điều kiện. Tỉnh cung cấp 300/600 thủ tục, đạt 75%."
    assert ("CK-01", "mismatch", "warning") in said(text.replace(". Tỉnh", "; tỉnh"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Không có số liệu nào.",
        "7/9 xã có tỷ lệ tham gia đạt 100%.",
        "Có 07/10 huyện đạt tỷ lệ 100%, 3 huyện còn lại đạt trên 90%.",
        "Tại kỳ họp, 48/50 đại biểu có mặt tán thành 100% nội dung.",
        "Giải quyết 120/150 hồ sơ; mức độ hài lòng đạt 95%.",
        "Tổ chức 25 cuộc họp, 12/15 nội dung được thông qua, tỷ lệ đồng thuận 95%.",
        "Tiếp nhận 500 hồ sơ, giải quyết 480 hồ sơ, tỷ lệ hài lòng đạt 99%.",
        "Phấn đấu đạt 80% hồ sơ trực tuyến, đến nay có 300/500 hồ sơ, đạt 60%.",
        "Toàn tỉnh có 1.100 thủ tục mức độ 3, trong đó có 500 thủ tục mức độ 4.",
        "Trong tổng số 1.000 hồ sơ có 600 hồ sơ nộp trực tuyến, 950 hồ sơ đúng hạn.",
        "Đoàn có 45 đại biểu, trong đó 20 đại biểu nữ, 18 đại biểu trẻ tuổi, 15 đại biểu tái cử.",
        "Ban hành 350 văn bản, gồm 120 quyết định, 80 kế hoạch và các văn bản khác.",
    ],
)
def test_where_nothing_is_contradicted_nothing_is_said(text: str) -> None:
    assert not [f for f in check(text) if f.severity in ("error", "warning", "notice")]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Có 1.242/1.810 văn bản có ký số, đạt tỷ lệ 68,6%.", "ok"),
        ("Có 1.242/1.435 văn bản có ký số, đạt tỷ lệ 68,6%.", "error"),
        ("Có 104/128 nhà văn hóa có góc tra cứu, đạt tỷ lệ 91,3%.", "error"),
        ("Có 300/500 tài khoản đã dùng để nộp hồ sơ, đạt 60%.", "ok"),
        ("Sở A và Sở B giải quyết lần lượt 80/100 và 90/120 hồ sơ, đạt lần lượt 80% và 79%.", "error"),
    ],
)
def test_a_predicate_does_not_part_a_fraction_from_its_rate(text: str, severity: str) -> None:
    assert severity in [f.severity for f in check(text) if f.rule == "CK-01"]


def test_notation_changes_nothing() -> None:
    text = (
        "Tỉnh có 2.157 thủ tục, gồm 1.722 thủ tục cấp tỉnh, 301 thủ tục cấp huyện và 135 thủ tục cấp xã; "
        "số hóa 214/402 hồ sơ, đạt 62,5%."
    )
    plain = text.replace("2.157", "2157").replace("1.722", "1722")
    assert said(text) == said(plain) == said(unicodedata.normalize("NFD", text))


PIECES = [
    "12/15 xã",
    "1.310/1.946 thủ tục",
    "đạt tỷ lệ 67,3%",
    "chiếm gần 45%",
    "trên tổng số 1.530 hồ sơ",
    "trong đó",
    "gồm",
    "cụ thể:",
    "còn lại 3 xã",
    "(",
    ")",
    ",",
    ";",
    ".",
    "\n",
    "tăng 12% so với",
    "cùng kỳ (1.200 hồ sơ)",
    "xếp thứ 9/63",
    "lần lượt là 5%, 6%",
    "Quyết định số 15/QĐ-UBND ngày 10/01/2022",
    "0/0 hồ sơ",
    "99999999999999999999999999999999 hồ sơ",
    "%",
    "và",
    "40 thủ tục",
    "0 hồ sơ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_whatever_the_text_findings_quote_it(text: str) -> None:
    findings = check(text)
    assert [(f.start, f.end) for f in findings] == sorted((f.start, f.end) for f in findings)
    for finding in findings:
        assert text[finding.start : finding.end] == finding.surface
        assert text[finding.sentence_start : finding.sentence_start + len(finding.sentence)] == finding.sentence
        assert finding.message_vi
        assert all(text[m.start : m.end] == m.surface for m in finding.evidence)
    sets = [(f.rule, frozenset((m.start, m.end) for m in f.evidence)) for f in findings]
    assert len(set(sets)) == len(sets)
